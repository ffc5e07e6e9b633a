"""How the weights are made, from base weights and corpora given by path."""

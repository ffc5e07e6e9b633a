"""Knowledge: data files with their sources and licences, and the functions that load them."""

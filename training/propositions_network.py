"""The network that lays clauses by what they answer: a MiniLM-L6 trunk whose mean vector is taken (Reimers and Gurevych
2019, "Sentence-BERT"), without the tagging heads and features of the reader of attributions."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from training.network import Network, load_base


class Meaning(nn.Module):
    """Wordpieces of a clause to one vector of length 1."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        trunk = Network().trunk
        self.words, self.positions, self.norm, self.drop = trunk.words, trunk.positions, trunk.norm, trunk.drop
        self.layers = nn.ModuleList(list(trunk.layers)[:layers])

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """ids: [batch, length]; mask: [batch, length], false at padding, None without it. Vectors [batch, hidden]."""
        places = self.positions(torch.arange(ids.shape[1], device=ids.device))
        x = self.drop(self.norm(self.words(ids) + places))
        seen = None if mask is None else mask[:, None, None]
        for layer in self.layers:
            x = layer(x, seen)
        mean = x.mean(1) if mask is None else (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return nn.functional.normalize(mean, dim=-1)


def base_meaning(base: Path, layers: int) -> Meaning:
    """The network as the base weights are, of its first layers. Raises ValueError where they are not those pinned."""
    network = Network()
    load_base(network, base)
    meaning = Meaning(layers)
    trunk = network.trunk
    meaning.words, meaning.positions, meaning.norm = trunk.words, trunk.positions, trunk.norm
    meaning.layers = nn.ModuleList(list(trunk.layers)[:layers])
    return meaning

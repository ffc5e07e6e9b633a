"""The network: a MiniLM-L6 trunk (Wang et al. 2020) with heads on its wordpieces.

Tagging heads say what each wordpiece is (cue; hedge, negation and their scopes). The pairing head says for one cue and
each wordpiece whether it is that cue's source, its content or neither, so that contents may be broken up and may hold
other attributions, at one reading of the text: as in semantic role labelling by predicate and word (He et al. 2017),
with convolutions over the words in place of a second reading.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from rashomon.encoder.features import DISTANCES, FEATURES
from rashomon.statements.proposals import STANCES

#: The weights that the trunk begins with: all-MiniLM-L6-v2, Apache-2.0.
BASE_SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
#: Width of the pairing head.
PAIRED = 128
#: Tags of the cue head and of the pairing head.
CUE_TAGS = ("outside", "begins", "goes on")
ROLE_TAGS = ("neither", "source", "content")
#: The yes-or-no tags, each beside the one it bears on.
FLAGS = ("hedge", "hedged", "negation", "negated")


class Layer(nn.Module):
    """One layer of BERT (post-norm)."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.wide, self.narrow = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm_attention, self.norm_out = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x: [batch, length, hidden]; mask: [batch, 1, 1, length], false at padding, None without it."""
        batch, length, _ = x.shape
        q, k, v = (
            part(x).view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        read = nn.functional.scaled_dot_product_attention(q, k, v, mask).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm_attention(x + self.out(read))
        return self.norm_out(x + self.drop(self.narrow(nn.functional.gelu(self.wide(x)))))


class Trunk(nn.Module):
    """Wordpieces and their features to vectors, and the tagging heads on them."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(30522, HIDDEN), nn.Embedding(512, HIDDEN)
        self.words.weight.requires_grad = False  # rare words keep the place among the others that they came with
        self.features = nn.Linear(len(FEATURES), HIDDEN, bias=False)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        self.cues = nn.Linear(HIDDEN, len(CUE_TAGS))
        self.flags = nn.Linear(HIDDEN, len(FLAGS))
        nn.init.zeros_(self.features.weight)  # the trunk begins as it was

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """ids: [batch, length]; features: [batch, length, FEATURES]. Vectors, cue logits and flag logits."""
        places = self.positions(torch.arange(ids.shape[1], device=ids.device))
        x = self.drop(self.norm(self.words(ids) + places + self.features(features)))
        for layer in self.layers:
            x = layer(x, mask)
        return x, self.cues(self.drop(x)), self.flags(self.drop(x))


class Pairing(nn.Module):
    """Which wordpieces are the source and the content of a cue, and what stance the source takes."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.cue = nn.Linear(HIDDEN, PAIRED), nn.Linear(HIDDEN, PAIRED, bias=False)
        self.distance = nn.Embedding(2 * DISTANCES + 1, PAIRED)
        self.read = nn.Linear(2, PAIRED, bias=False)
        self.around = nn.ModuleList(nn.Conv1d(PAIRED, PAIRED, 3, padding=d, dilation=d) for d in (1, 2, 4))
        self.norms = nn.ModuleList(nn.LayerNorm(PAIRED) for _ in range(3))
        self.roles = nn.Linear(PAIRED, len(ROLE_TAGS))
        self.stances = nn.Linear(HIDDEN, len(STANCES))
        self.drop = nn.Dropout(0.1)

    def forward(self, words: Tensor, spans: Tensor, steps: Tensor, read: Tensor) -> tuple[Tensor, Tensor]:
        """words: [length, hidden] of one window; spans: [cues, length], each row the weights of a cue's wordpieces
        (sum 1); steps: [cues, length] from `distance_steps`; read: [cues, length, 2], what the rules read as source and
        content of that cue. Logits [cues, length, ROLE_TAGS] and [cues, STANCES]."""
        cues = spans @ words
        x = self.word(words).unsqueeze(0) + self.cue(cues).unsqueeze(1) + self.distance(steps) + self.read(read)
        x = nn.functional.gelu(x)
        for around, norm in zip(self.around, self.norms, strict=True):
            x = norm(x + self.drop(nn.functional.gelu(around(x.transpose(1, 2)).transpose(1, 2))))
        return self.roles(x), self.stances(cues)


class Network(nn.Module):
    """Trunk and pairing head together."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk, self.pairing = Trunk(), Pairing()


def load_base(network: Network, path: Path) -> None:
    """Give the trunk its base weights, from a folder. Raises ValueError where a file is not the pinned one."""
    for name, wanted in BASE_SHA256.items():
        found = sha256((path / name).read_bytes()).hexdigest()
        if found != wanted:
            raise ValueError(f"{path / name}: not the pinned file (sha256 {found}, {wanted} wanted)")
    base = load_file(path / "model.safetensors")
    trunk = network.trunk
    with torch.no_grad():
        trunk.words.weight.copy_(base["embeddings.word_embeddings.weight"])
        trunk.words.weight += base["embeddings.token_type_embeddings.weight"][0]
        trunk.positions.weight.copy_(base["embeddings.position_embeddings.weight"])
        _copy(trunk.norm, base, "embeddings.LayerNorm")
        for number, layer in enumerate(trunk.layers):
            names = {
                "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
                "out": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
                "wide": "intermediate.dense", "narrow": "output.dense", "norm_out": "output.LayerNorm",
            }  # fmt: skip
            for ours, theirs in names.items():
                _copy(getattr(layer, ours), base, f"encoder.layer.{number}.{theirs}")


def _copy(part: nn.Linear | nn.LayerNorm, base: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(base[f"{name}.weight"])
    part.bias.copy_(base[f"{name}.bias"])

"""Make the network that lays clauses by what they answer: `python -m training.propositions --base BASE [--out OUT]`.

BASE holds `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2, as for `training.make`. The network learns from
`composed_propositions/*.txt` alone, and is measured as exported on the files there that are set aside.
`weights/card_meaning.md` holds the figures of the one shipped.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from rashomon.encoder.meaning import LONGEST
from rashomon.encoder.meaning import Meaning as Shipped
from rashomon.encoder.trunk import WEIGHTS
from rashomon.encoder.windows import load_tokenizer
from training.network import LAYERS
from training.propositions_export import export_meaning
from training.propositions_measure import PRECISIONS, Likeness, group_of, measure
from training.propositions_network import Meaning, base_meaning
from training.propositions_text import learnt_and_held
from training.propositions_training import batch, train

_HEAD = (
    "network",
    "pairs",
    "of one question, %",
    "AUC",
    "AP",
    *(f"recall at precision {each:.1f}" for each in PRECISIONS),
)
#: Texts that are read at once.
_AT_ONCE = 32


def likeness_of(network: Meaning, tokenizer: Any) -> Likeness:
    """The likeness of clauses by a network that is not exported."""

    def likeness(texts: Sequence[str]) -> npt.NDArray[np.float64]:
        network.eval()
        with torch.no_grad():
            parts = [network(*batch(texts[n : n + _AT_ONCE], tokenizer)) for n in range(0, len(texts), _AT_ONCE)]
        vectors = torch.cat(parts).double().numpy()
        return np.asarray(vectors @ vectors.T)

    return likeness


def likeness_of_shipped(folder: Path) -> Likeness:
    """The likeness of clauses by the network of a folder of weights."""
    network = Shipped(folder)

    def likeness(texts: Sequence[str]) -> npt.NDArray[np.float64]:
        vectors = np.stack([network.vector(text) for text in texts]).astype(np.float64)
        return np.asarray(vectors @ vectors.T)

    return likeness


def table(base: Path, folder: Path, tokenizer: Any) -> list[list[str]]:
    """The figures of the base weights and of those in the folder on the affairs that are set aside."""
    groups = [group_of(affair) for affair in learnt_and_held()[1]]
    ways = {"base": likeness_of(base_meaning(base, LAYERS), tokenizer), "taught": likeness_of_shipped(folder)}
    return [list(_HEAD), *([name, *measure(groups, way).cells] for name, way in ways.items())]


def main() -> None:
    """Learn and export, or print the figures on the affairs that are set aside."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--figures", action="store_true", help="only measure what OUT holds")
    arguments = parser.parse_args()
    tokenizer = load_tokenizer(str(arguments.base / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST)
    if not arguments.figures:
        network = base_meaning(arguments.base, LAYERS)
        train(network, learnt_and_held()[0], tokenizer, after=lambda part: print(f"{part:.0%}", flush=True))
        export_meaning(network, arguments.out)
    print("\n".join("\t".join(row) for row in table(arguments.base, arguments.out, tokenizer)))


if __name__ == "__main__":
    main()

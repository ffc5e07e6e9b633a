"""Whether two quotes answer one question: `python -m benchmarks.questions tests/gold/accounts [--base BASE]`.

The quotes of the composed storylines, in pairs of two reports of one storyline; a pair is right where both are evidence
for one proposition (quotes that answer with silence are left out). By the shipped network, by shared words, and with
BASE (the folder of all-MiniLM-L6-v2, as for `training.propositions`; needs torch) by the network untaught. The shipped
network learnt from none of the storylines.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from benchmarks.results import publish
from rashomon.encoder.meaning import clause_vectors
from training.propositions_measure import PRECISIONS, Group, Likeness, measure

if TYPE_CHECKING:
    from gold.accounts_reports import Storyline

#: Letters by which inflected words are taken as one.
_STEM = 6


def by_network(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """The likeness of quotes by the shipped network."""
    vectors = clause_vectors(texts).astype(np.float64)
    return np.asarray(vectors @ vectors.T)


def by_words(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Words of four letters or more and numbers that two quotes share, as a part of the quote that has fewer."""
    words = [{each[:_STEM] for each in re.findall(r"[a-z]{4,}|\d+", text.lower())} for text in texts]
    return np.array([[len(a & b) / max(1, min(len(a), len(b))) for b in words] for a in words])


def group_of(storyline: Storyline) -> Group:
    """The quotes of a storyline, each with the rows that it is evidence for."""
    asked: dict[tuple[str, str], set[int]] = {}
    for number, row in enumerate(storyline.rows):
        for cell in row.cells:
            if "silent" not in cell.stances:
                for quote in cell.quotes:
                    asked.setdefault((quote.report, storyline.words(quote)), set()).add(number)
    texts, reports = tuple(words for _, words in asked), tuple(report for report, _ in asked)
    return Group(texts, reports, tuple(frozenset(each) for each in asked.values()))


def rows(folder: Path, base: Path | None) -> list[list[str]]:
    """The table; of the part set aside only these totals are read."""
    sys.path.insert(0, str(folder.parent.parent))
    from gold.accounts_reports import storylines  # beside the data, since the tests use it too

    ways: dict[str, Likeness] = {"shipped network": by_network, "shared words": by_words}
    if base:
        ways["network untaught"] = _untaught(base)
    table = [["part", "by", "pairs", "of one question, %", "AUC", "AP"]]
    table[0] += [f"recall at precision {each:.1f} (threshold)" for each in PRECISIONS]
    for part in ("tuned", "held"):
        groups = [group_of(each) for each in storylines(folder) if each.part == part]
        table += [[part, name, *measure(groups, way).cells] for name, way in ways.items()]
    return table


def _untaught(base: Path) -> Likeness:
    from rashomon.encoder.windows import load_tokenizer
    from training.network import LAYERS
    from training.propositions import likeness_of
    from training.propositions_network import base_meaning

    return likeness_of(base_meaning(base, LAYERS), load_tokenizer(str(base / "tokenizer.json")))


def main() -> None:
    """Print and publish the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", type=Path)
    arguments = parser.parse_args()
    command = "python -m benchmarks.questions tests/gold/accounts --base BASE"
    publish("Clauses by what they answer", command, rows(arguments.folder, arguments.base))


if __name__ == "__main__":
    main()

"""Refits the chance that two clauses answer one question: `python -m training.answers tests/gold/accounts`.

Reads the tuned composed storylines, takes the pairs of clauses of two reports of each, right where quotes of one
proposition lie in both, and fits a logistic regression (Cox 1958; Newton's steps, a small ridge) on what the
clauses share (`rashomon.accounts.answers.shared`). Prints the shipped weights beside the fitted ones, and how often
pairs of each tenth of the fitted chance are right. Changes nothing: the weights are copied by hand.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from rashomon.accounts import answers, meeting
from rashomon.accounts.answers import Clause, Rarity
from rashomon.accounts.rows import Told
from rashomon.model import Reading, Span
from rashomon.pipeline import read_page_alone, relate

if TYPE_CHECKING:
    from gold.accounts_reports import Storyline

Floats = npt.NDArray[np.float64]
#: The ridge on the weights, which keeps a feature that seldom occurs from running away.
_RIDGE = 1.0
_STEPS = 30


def main() -> None:
    """Prints the weights and the calibration."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    path = parser.parse_args().path
    sys.path.insert(0, str(path.parents[1]))
    from gold.accounts_reports import storylines

    pairs = [pair for storyline in storylines(path, "tuned") for pair in pairs_of(storyline)]
    given = np.array([[1.0, *shared.values()] for shared, _ in pairs])
    right = np.array([is_right for _, is_right in pairs], np.float64)
    weights = fitted(given, right)
    shipped = [answers._START, *answers._ODDS.values()]
    print(f"{len(pairs)} pairs, {right.mean():.0%} of them right\n\n| weight | shipped | fitted |\n|---|---|---|")
    for name, old, new in zip(("start", *answers._ODDS), shipped, weights, strict=True):
        print(f"| {name} | {old} | {new:.2f} |")
    print("\n| chance, shipped weights | pairs | right |\n|---|---|---|")
    chances = 1 / (1 + np.exp(-given @ np.array(shipped)))
    for tenth in range(10):
        own = right[(chances * 10).astype(int).clip(0, 9) == tenth]
        print(f"| {tenth / 10:.1f} to {(tenth + 1) / 10:.1f} | {len(own)} | {own.mean() if len(own) else 0:.2f} |")


def pairs_of(storyline: Storyline) -> Iterator[tuple[dict[str, float], bool]]:
    """What each two clauses of two reports of a storyline share that gold quotes lie in, and whether they answer one
    question."""
    reckoned: list[dict[Span, Clause]] = []

    def kept(readings: Sequence[Reading], told: Iterable[Told]) -> dict[Span, Clause]:
        reckoned.append(answers.clauses(readings, told))
        return reckoned[-1]

    readings = [read_page_alone(page) for page in storyline.pages]
    with patch.object(meeting, "clauses", kept):
        relate(readings)
    key_of = {report.page.path: report.key for report in storyline.reports}
    keys = {reading.document.id: key_of[reading.document.path] for reading in readings}
    found = list(reckoned[-1].values())
    rarity = Rarity(found)
    asked = [_asked(storyline, clause.evidence, keys) for clause in found]
    for (a, own), (b, theirs) in combinations(zip(found, asked, strict=True), 2):
        if own and theirs and a.evidence.document != b.evidence.document:
            yield answers.shared(a, b, rarity), not own.isdisjoint(theirs)


def _asked(storyline: Storyline, clause: Span, keys: Mapping[str, str]) -> frozenset[int]:
    """The propositions of which a quote and a clause lie one in the other."""
    return frozenset(
        number
        for number, row in enumerate(storyline.rows)
        for cell in row.cells
        if "silent" not in cell.stances
        for quote in cell.quotes
        if quote.report == keys[clause.document] and quote.start < clause.end and clause.start < quote.end
    )


def fitted(given: Floats, right: Floats) -> Floats:
    """The weights of a logistic regression [features], the first of them the start."""
    weights = np.zeros(given.shape[1])
    ridge = np.diag([0.0] + [_RIDGE] * (given.shape[1] - 1))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (right - chance) - ridge @ weights
        weights = weights + np.linalg.solve((given.T * (chance * (1 - chance))) @ given + ridge, slope)
    return weights


if __name__ == "__main__":
    main()

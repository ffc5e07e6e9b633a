"""How well a likeness tells pairs of clauses that answer one question from pairs of one affair that do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from training.propositions_text import Affair

#: Precisions at which recall is asked for.
PRECISIONS = (0.7, 0.8, 0.9)
#: Fewer pairs than these above a threshold say nothing of its precision.
FEWEST = 20

#: The likeness of all pairs of some clauses [clauses, clauses].
Likeness = Callable[[Sequence[str]], npt.NDArray[np.float64]]


@dataclass(frozen=True)
class Group:
    """Clauses that may be taken for one another: their words, the report each stands in (pairs of one report are not
    asked for; `None` where each has one of its own), and the questions each answers."""

    texts: tuple[str, ...]
    reports: tuple[str | None, ...]
    questions: tuple[frozenset[int], ...]


@dataclass(frozen=True)
class Figures:
    """Areas under the curves of recall over false alarms (`auc`) and of precision over recall (`ap`), and for each of
    PRECISIONS the recall at it with the threshold that gives it (None where none does)."""

    pairs: int
    share: float
    auc: float
    ap: float
    recalls: tuple[tuple[float, float | None], ...]

    @property
    def cells(self) -> list[str]:
        """As cells of a table, in percent."""
        shown = [f"{100 * recall:.1f}" + ("" if at is None else f" ({at:.3f})") for recall, at in self.recalls]
        return [str(self.pairs), f"{100 * self.share:.1f}", f"{100 * self.auc:.1f}", f"{100 * self.ap:.1f}", *shown]


def group_of(affair: Affair) -> Group:
    """An affair's clauses, each taken to stand in a report of its own."""
    told = [(text, frozenset((n,))) for n, each in enumerate(affair.questions) for _, text in each.clauses]
    return Group(tuple(text for text, _ in told), (None,) * len(told), tuple(asked for _, asked in told))


def measure(groups: Iterable[Group], likeness: Likeness) -> Figures:
    """The figures over all pairs of all groups, at one threshold for all."""
    right: list[bool] = []
    scores: list[float] = []
    for group in groups:
        found = likeness(group.texts)
        for a, b in combinations(range(len(group.texts)), 2):
            if group.reports[a] is None or group.reports[a] != group.reports[b]:
                right.append(bool(group.questions[a] & group.questions[b]))
                scores.append(float(found[a, b]))
    return figures(np.array(right), np.array(scores))


def figures(right: npt.NDArray[np.bool_], scores: npt.NDArray[np.float64]) -> Figures:
    """The figures of pairs: whether each is of one question, and its likeness."""
    order = np.argsort(-scores, kind="stable")
    hits, scores = right[order], scores[order]
    last = np.flatnonzero(np.append(scores[1:] < scores[:-1], True))  # equal scores stand or fall together
    found, read = np.cumsum(hits)[last], last + 1
    total, precision, recall = int(hits.sum()), found / read, found / max(1, hits.sum())
    gained = np.diff(np.append(0, recall))
    false = np.diff(np.append(0, (read - found) / max(1, len(hits) - total)))
    auc = float((false * (recall - gained / 2)).sum())
    recalls = []
    for wanted in PRECISIONS:
        enough = np.flatnonzero((precision >= wanted) & (read >= FEWEST))
        at = enough[-1] if len(enough) else None
        recalls.append((0.0, None) if at is None else (float(recall[at]), float(scores[last[at]])))
    return Figures(len(hits), total / max(1, len(hits)), auc, float((gained * precision).sum()), tuple(recalls))

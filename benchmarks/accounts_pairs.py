"""Comparisons of the composed storylines: which are right, wrong, missed.

As `score_pairs` of `score_seeds.py` has it: both quotes of a comparison must be alike those of a pair, in either order;
one comparison for one pair, the closest first. A second one for the same pair counts only if its verdict is wrong.

Kinder: a clash that fits no pair is neutral where one row backs it (`opposed`); `score_pairs` counts it as false. Of a
clash either word is taken, "deny" or "contradict"; the seeds' gold says of each pair which it takes. As there: what is
accepted for an optional pair, or a second time for the same pair, is neutral; and a clash whose quotes are those of a
firm pair with another verdict is false, whatever rows say. Nothing is stricter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from benchmarks.accounts_output import ALIKE, Output, ShownComparison, Words, called, likeness, words_of

if TYPE_CHECKING:
    from gold.accounts_reports import Cell, Pair, Storyline

CLASHES = frozenset({"deny", "contradict"})
#: What is found of comparisons, by the verdict of the gold; the two clashes count together, as everywhere.
GROUPS: Mapping[str, frozenset[str]] = {
    "clashes": CLASHES,
    **{verdict: frozenset({verdict}) for verdict in ("agree", "omit", "aspect", "different_event")},
}
#: Words of a nuance that a comparison must have too.
NUANCES = ("change of position", "updated number")


@dataclass(frozen=True, slots=True)
class Laid:
    """The pairs of a storyline laid beside the comparisons of an output. `fits` are numbers of pairs and comparisons
    with both quotes alike, the nearest first; `pair_of` the one pair of a comparison."""

    pairs: tuple[Pair, ...]
    shown: tuple[ShownComparison, ...]
    fits: tuple[tuple[int, int], ...]
    pair_of: Mapping[int, int]

    def fitting(self, k: int) -> list[Pair]:
        """All pairs whose quotes are alike those of a comparison."""
        return [self.pairs[i] for i, j in self.fits if j == k]

    def is_right(self, k: int) -> bool:
        """Whether a comparison has an accepted verdict on its own pair, and that is not optional."""
        own = self.pairs[self.pair_of[k]] if k in self.pair_of else None
        return own is not None and not own.optional and accepts(own, self.shown[k].verdict)

    def is_accepted(self, k: int) -> bool:
        """Whether a comparison is right, or would be for another pair or an optional one that it fits."""
        return any(accepts(pair, self.shown[k].verdict) for pair in self.fitting(k))

    def is_wrong(self, k: int) -> bool:
        """Whether a comparison has a verdict on a firm pair that is not accepted."""
        own = self.pairs[self.pair_of[k]] if k in self.pair_of else None
        if own is not None and not own.optional:
            return not accepts(own, self.shown[k].verdict)
        return own is None and not self.is_accepted(k) and any(not pair.optional for pair in self.fitting(k))

    def found(self, i: int) -> ShownComparison | None:
        """The comparison that a pair has."""
        return next((self.shown[k] for k, own in self.pair_of.items() if own == i), None)


def lay(storyline: Storyline, output: Output) -> Laid:
    """One comparison for one pair, the closest quotes first, as `score_pairs` lays them."""
    pairs = (*storyline.clashes, *storyline.others)
    near: list[tuple[float, bool, int, int]] = []
    for i, pair in enumerate(pairs):
        a, b = ([words_of(storyline, quote) for quote in side] for side in (pair.a, pair.b))
        for k, each in enumerate(output.comparisons):
            ways = [(_nearest(x, a), _nearest(y, b)) for x, y in _both_ways(each)]
            close = max((sum(way) for way in ways if min(way) >= ALIKE), default=None)
            if close is not None:
                near.append((-close, pair.optional, i, k))
    fits = tuple((i, k) for _, _, i, k in sorted(near))
    pair_of: dict[int, int] = {}
    for i, k in fits:
        if k not in pair_of and i not in pair_of.values():
            pair_of[k] = i
    return Laid(pairs, output.comparisons, fits, pair_of)


def _nearest(words: Words, quotes: Iterable[Words]) -> float:
    return max(likeness(words, quote) for quote in quotes)


def unfound(storyline: Storyline, output: Output) -> list[tuple[str | None, Pair]]:
    """Firm pairs that have no comparison with an accepted verdict, with the verdict of the one they have."""
    laid = lay(storyline, output)
    each = [(laid.found(i), pair) for i, pair in enumerate(laid.pairs) if not pair.optional]
    missed = [(shown, pair) for shown, pair in each if shown is None or not accepts(pair, shown.verdict)]
    return [(None if shown is None else shown.verdict, pair) for shown, pair in missed]


def unbacked(storyline: Storyline, output: Output) -> list[ShownComparison]:
    """Comparisons that are wrong on a pair, and clashes that no pair and no row of the gold backs."""
    laid = lay(storyline, output)
    sorts = [(each, laid.is_wrong(k), _sort(storyline, laid, k)) for k, each in enumerate(laid.shown)]
    return [each for each, is_wrong, sort in sorts if is_wrong or sort == "clashes false"]


def _sort(storyline: Storyline, laid: Laid, k: int) -> str | None:
    """What a shown clash counts as; None for a comparison that is none."""
    if laid.shown[k].verdict not in CLASHES:
        return None
    if laid.is_right(k):
        return "clashes right"
    if laid.is_accepted(k):
        return "clashes neutral"
    is_told_otherwise = any(not pair.optional for pair in laid.fitting(k))
    by_rows = not is_told_otherwise and opposed(storyline, laid.shown[k])
    return "clashes backed by rows" if by_rows else "clashes false"


def pair_counts(storyline: Storyline, output: Output) -> Counter[str]:
    """What is right, false, neutral, wrong and found of an output's comparisons."""
    laid = lay(storyline, output)
    counts: Counter[str] = Counter()
    for k in range(len(laid.shown)):
        counts["wrong verdicts"] += laid.is_wrong(k)
        counts.update([sort] if (sort := _sort(storyline, laid, k)) else [])
    for i, pair in enumerate(laid.pairs):
        if pair.optional:
            continue
        shown = laid.found(i)
        hit = shown is not None and accepts(pair, shown.verdict)
        group = next(name for name, verdicts in GROUPS.items() if pair.verdicts[0] in verdicts)
        counts[f"{group} wanted"] += 1
        counts[f"{group} found"] += hit
        for nuance in NUANCES:
            if nuance in (pair.nuance or ""):
                counts[f"{nuance} wanted"] += 1
                counts[f"{nuance} found"] += hit and shown is not None and nuance in (shown.nuance or "")
    return counts


def accepts(pair: Pair, verdict: str) -> bool:
    """Whether the gold takes a verdict on a pair; of a clash it takes both words for one, as the seeds' gold does."""
    return verdict in pair.verdicts or bool(CLASHES & {verdict} and CLASHES & set(pair.verdicts))


def opposed(storyline: Storyline, shown: ShownComparison) -> bool:
    """Whether two sides are those of cells of one row that stand against each other, although nobody listed these two
    quotes: one voice asserts what another denies, or other quotes of both cells are a listed clash."""
    for a, b in (pair for row in storyline.rows for pair in permutations(row.cells, 2)):
        if any(_close(storyline, a, x) and _close(storyline, b, y) for x, y in _both_ways(shown)):
            denied = a.stances[0] == "asserts" and _denies(b) and not called(a.voices, b.voices)
            if denied or any(_of_cells(clash, a, b) for clash in storyline.clashes):
                return True
    return False


def _denies(cell: Cell) -> bool:
    return "denies" in cell.stances and set(cell.stances) <= {"denies", "differs"}


def _of_cells(clash: Pair, a: Cell, b: Cell) -> bool:
    sides = set(clash.a), set(clash.b)
    return any(set(a.quotes) & x and set(b.quotes) & y for x, y in (sides, sides[::-1]))


def _close(storyline: Storyline, cell: Cell, words: Words) -> bool:
    return any(likeness(words_of(storyline, quote), words) >= ALIKE for quote in cell.quotes)


def _both_ways(shown: ShownComparison) -> tuple[tuple[Words, Words], ...]:
    return (shown.a, shown.b), (shown.b, shown.a)

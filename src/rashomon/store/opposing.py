"""Whether a word on which mentions are one says anything, and nothing against what was said before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model import Correction, Span
from rashomon.store.errors import CorrectionError


def check_linking(correction: Correction, others: Iterable[Correction], homes: Mapping[Span, str]) -> None:
    """Raise CorrectionError for a `same` or `apart` that says nothing new, or the opposite of one of the others, which
    were not taken back. `homes` are the events of mentions."""
    a, b = set(correction.a), set(correction.b)
    if not (a and b):
        raise CorrectionError("a correction of which mentions are one needs two sides")
    if a & b:
        raise CorrectionError("a mention is named twice")
    if correction.kind == "same" and _homes(a, homes) == _homes(b, homes) and len(_homes(a, homes)) == 1:
        raise CorrectionError("they are one event already")
    for other in others:
        if other.kind == correction.kind and {other.a, other.b} == {correction.a, correction.b}:
            raise CorrectionError(f"correction {other.number} says so already")
        if other.kind != correction.kind and _oppose(*sorted((correction, other), key=lambda c: c.kind == "apart")):
            words = f"correction {other.number} says the opposite ({other.kind}); take it back first"
            raise CorrectionError(words, against=other.number)


def _oppose(same: Correction, apart: Correction) -> bool:
    """Whether what is said to be one is, for the most part, what is said to be apart."""
    sides = [_side(mentions, apart) for mentions in (same.a, same.b)]
    return None not in sides and sides[0] != sides[1]


def _side(mentions: Sequence[Span], apart: Correction) -> int | None:
    """On which side of a correction most of these mentions stand, of equal numbers the first of them."""
    counts = Counter(n for span in mentions for n, side in enumerate((apart.a, apart.b)) if span in side)
    return counts.most_common(1)[0][0] if counts else None


def _homes(mentions: Iterable[Span], homes: Mapping[Span, str]) -> set[str]:
    return {homes[span] for span in mentions if span in homes}

"""Likeness of openings: two clauses may tell of one thing in words of which few are shared.

"Stole the jewels" and "burst into the store" do. So the clauses are read without the value in which they differ, as
vectors (`rashomon.encoder.meaning`), where shared words alone do not say enough. Likeness finds what to lay beside each
other, of days and names only; that the values exclude each other is decided as ever (see `parallels`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rashomon.accounts.details_shared import alike, times
from rashomon.encoder.meaning import clause_vectors
from rashomon.knowledge.files import read_yaml
from rashomon.model import Detail, DetailSort, Reading

#: What two clauses without their values must reach to tell of one thing in whatever words: points of likeness, half of
#: those of shared words, and so much for each word that both frames have, for so many at most. Each bar lies above the
#: 236 pairs of unchanged reports of one story of the train part of ECB+, but for names of two pairs. Places found no
#: more conflicts so, and showed a false one.
LIKE: Mapping[DetailSort, float] = {"date": 72.0, "name": 86.0}
_LIKENESS, _LIKE_SHARED, _LIKE_FRAME, _MOST_LIKE_FRAME = 100.0, 0.5, 8.0, 3
#: Clauses of sentences that share neither a word of the frame nor so many points of words are not read.
_LEAST_SHARED = 25.0
#: A name by which two clauses alike differ is told so often in its own report at least: who matters is named again.
_NAMED_AGAIN = 2


def is_like(x: Detail, y: Detail, a: Reading, b: Reading, frames: int, words: float) -> bool:
    """Whether two clauses tell of one thing but for the values, by all their words."""
    if x.sort not in LIKE or not (frames or words >= _LEAST_SHARED):
        return False
    if x.sort == "date" and x.value[0].isdigit():
        return False  # what is told by the calendar is told of other years too
    if x.sort == "name":
        saying = x.of in _telling_verbs() or y.of in _telling_verbs()  # many speak of one thing
        otherwise = bool(x.of and y.of) and not alike(x.of, y.of)  # "nominated", "congratulated": two deeds
        if saying or otherwise or min(times(a, x.value), times(b, y.value)) < _NAMED_AGAIN:
            return False
    mine, theirs = clause_vectors([_without_value(a, x), _without_value(b, y)])
    like = _LIKENESS * float(mine @ theirs)
    return like + _LIKE_SHARED * words + _LIKE_FRAME * min(frames, _MOST_LIKE_FRAME) >= LIKE[x.sort]


def _without_value(reading: Reading, detail: Detail) -> str:
    """The words of a detail's clause with a word of no value in the place of its own."""
    text, clause, value = reading.document.text, detail.clause, detail.span
    whole = f"{text[clause.start : value.start]}{_instead()[detail.sort]}{text[value.end : clause.end]}"
    return " ".join(whole.split())


_DETAILS = "happenings/details.yaml"


@cache
def _instead() -> Mapping[DetailSort, str]:
    found: Mapping[DetailSort, str] = read_yaml(_DETAILS)["instead"]
    return found


@cache
def _telling_verbs() -> frozenset[str]:
    return frozenset(read_yaml(_DETAILS)["telling"])

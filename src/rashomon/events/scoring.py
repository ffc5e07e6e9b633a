"""How far two mentions look like the same event: a sum of named weights over their facts.

The weights were set by hand so that no single likeness but the kind with one more reason reaches the threshold; a
learned pair scorer may take this function's place.
"""

from __future__ import annotations

from datetime import date

from rashomon.edtf import intersect, length
from rashomon.events.facts import Facts
from rashomon.events.vetoes import fits_general, veto
from rashomon.knowledge.predicates import say_the_same

#: Mentions in one cluster must reach this on average: the kind and one more reason.
SAME = 2.5
#: Across documents, clusters that reach this but not `SAME` are shown as possibly the same.
POSSIBLY_SAME = 1.5
#: A pair that a veto keeps apart; low enough that no average reaches a threshold with it.
NEVER = float("-inf")

_SAME_KIND = 2.0
_GENERAL_KIND = 1.5
_ALL_PARTIES = 1.5
_SOME_PARTIES = 0.5
_SAME_PERSONS = 0.5
_CLOSE_IN_TIME = 1.5
_TIMES_OVERLAP = 0.5
_SAME_TOWN = 1.5
_POINTS_BACK = 1.0
_SAME_WORD = 0.25
_SAME_THINGS = 0.75
#: Two verbs of one kind of speech act between the same parties are as a rule two acts: what is asked differs.
_TWO_ACTS = -2.0
_SPEECH_ROOTS = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT"})
#: Two reports rarely tell of one event by chance: across documents more is asked.
_OTHER_DOCUMENT = -1.5
#: Times that overlap within this many days count as close.
_CLOSE_DAYS = 7
#: Undated tellings of reports that appear within this many days of each other may be of one event.
_CLOSE_REPORTS = 3


def score(a: Facts, b: Facts) -> float:
    """The likeness of two mentions; `NEVER` where a veto holds. Across documents, a time, a place or a name must tie
    them together: kind and parties alone make them only possibly the same."""
    if veto(a, b) is not None:
        return NEVER
    total = _SAME_KIND if a.kind.name == b.kind.name else _GENERAL_KIND if _general(a, b) else 0.0
    total += _party_likeness(a, b) + _time_likeness(a, b) + _place_likeness(a, b)
    total += _SAME_THINGS * min(2, len(a.things & b.things)) + (_TWO_ACTS if _are_two_acts(a, b) else 0.0)
    if a.document == b.document:
        return total + _pointing_back(a, b)
    return total + _OTHER_DOCUMENT if _are_tied(a, b) else min(total + _OTHER_DOCUMENT, POSSIBLY_SAME)


def _are_tied(a: Facts, b: Facts) -> bool:
    """Whether more than kind and parties speaks for one event: a common town or name, a time that one of the two gives,
    or, for the same parties, reports of the same days."""
    if _place_likeness(a, b) > 0 or (a.name and a.name == b.name):
        return True
    return _time_likeness(a, b) > 0 and (a.timed or b.timed or bool(a.parties & b.parties))


def _general(a: Facts, b: Facts) -> bool:
    return fits_general(a, b) or fits_general(b, a)


def _are_two_acts(a: Facts, b: Facts) -> bool:
    if a.root not in _SPEECH_ROOTS or a.mention.nominal or b.mention.nominal:
        return False
    dated_alike = a.timed and b.timed and a.window == b.window
    return a.document == b.document or not (a.things & b.things or dated_alike)


def _pointing_back(a: Facts, b: Facts) -> float:
    """What it counts that the later of two mentions is a definite noun that may point back to the earlier, more so with
    the same word; or that the earlier is one, where neither has a time of its own that would set it apart."""
    earlier, later = sorted((a, b), key=lambda facts: facts.order)
    back = later.mention.definite and not later.plural
    forth = earlier.mention.definite and not (earlier.plural or a.timed or b.timed)
    if not (back or forth):
        return 0.0
    same = say_the_same(a.mention.lemma.split()[-1], b.mention.lemma.split()[-1])
    return _POINTS_BACK + (_SAME_WORD if same else 0.0)


def _party_likeness(a: Facts, b: Facts) -> float:
    if not a.parties or not b.parties:
        return 0.0
    shared = a.parties & b.parties
    whole = len(shared) == min(len(a.parties), len(b.parties)) and len(shared) > 1
    same = _ALL_PARTIES if whole or a.parties == b.parties else _SOME_PARTIES if shared else 0.0
    return same + (_SAME_PERSONS if a.persons and a.persons == b.persons else 0.0)


def _time_likeness(a: Facts, b: Facts) -> float:
    common = intersect(a.window, b.window)
    if common is None or not (a.window.known and b.window.known):
        return 0.0
    if a.document == b.document and not (a.timed and b.timed):
        return 0.0
    if not (a.timed or b.timed):
        return _TIMES_OVERLAP if _days_between(a.window.latest, b.window.latest) <= _CLOSE_REPORTS else 0.0
    spread = max(length(a.window) or 10**6, length(b.window) or 10**6)
    return _CLOSE_IN_TIME if spread <= _CLOSE_DAYS else _TIMES_OVERLAP


def _days_between(a: str | None, b: str | None) -> float:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) if a and b else float("inf")


def _place_likeness(a: Facts, b: Facts) -> float:
    x, y = a.mention.place, b.mention.place
    if x is None or y is None:
        return 0.0
    return _SAME_TOWN if x.geonameid is not None and x.geonameid == y.geonameid and x.feature != "country" else 0.0

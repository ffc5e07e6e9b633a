"""How far two mentions look like the same event: a sum of named weights over their columns.

The weights were set by hand so that no single likeness but the kind with one more reason reaches the threshold; a
learned pair scorer may take this function's place.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from rashomon.events.columns import LATEST, Columns
from rashomon.events.sets import NOTHING, Mask, Rows, common, key_of
from rashomon.events.vetoes import either_general, forbidden, same_kind, say_the_same

Likeness = NDArray[np.float64]

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
_SPEECH_ROOTS = np.array([key_of(root) for root in ("REQUEST", "THREATEN", "ACCUSE", "REJECT")])
#: Two reports rarely tell of one event by chance: across documents more is asked.
_OTHER_DOCUMENT = -1.5
#: Times that overlap within this many days count as close.
_CLOSE_DAYS = 7
#: Undated tellings of reports that appear within this many days of each other may be of one event.
_CLOSE_REPORTS = 3


def score(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """The likeness of each pair of rows (i[n], j[n]); `NEVER` where a veto holds."""
    found = np.full(len(i), NEVER)
    free = np.flatnonzero(~forbidden(columns, i, j))
    found[free] = likeness(columns, i[free], j[free])
    return found


def likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """The likeness of pairs that no veto keeps apart. Across documents, a time, a place or a name must tie them
    together: kind and parties alone make them only possibly the same."""
    found = parts(columns, i, j)
    total = np.zeros(len(i))
    for part in found.values():
        total += part
    within = columns.document[i] == columns.document[j]
    return np.where(within | tied(columns, i, j, found), total, np.minimum(total, POSSIBLY_SAME))


def parts(columns: Columns, i: Rows, j: Rows) -> dict[str, Likeness]:
    """What speaks for one event, and against it, by name: the summands of the likeness."""
    shared = common(columns.parties, i, columns.parties, j)
    things = common(columns.things, i, columns.things, j)
    within = columns.document[i] == columns.document[j]
    back = np.zeros(len(i))
    back[within] = _pointing_back(columns, i[within], j[within])
    return {
        "kind": _kind_likeness(columns, i, j),
        "parties": _party_likeness(columns, i, j, shared),
        "persons": _person_likeness(columns, i, j),
        "time": _time_likeness(columns, i, j),
        "place": _place_likeness(columns, i, j),
        "things": _SAME_THINGS * np.minimum(2, things),
        "pointing back": back,
        "two acts": np.where(_are_two_acts(columns, i, j, things), _TWO_ACTS, 0.0),
        "other document": np.where(within, 0.0, _OTHER_DOCUMENT),
    }


def tied(columns: Columns, i: Rows, j: Rows, found: Mapping[str, Likeness]) -> Mask:
    """Whether more than kind and parties speaks for one event: a common town or name, a time that one of the two gives,
    or, for common parties, reports of the same days."""
    placed = (found["place"] > 0) | _same_name(columns, i, j)
    return placed | ((found["time"] > 0) & (columns.timed[i] | columns.timed[j] | (found["parties"] > 0)))


def _kind_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    found = np.full(len(i), _SAME_KIND)
    others = np.flatnonzero(~same_kind(columns, i, j))
    found[others] = np.where(either_general(columns, i[others], j[others]), _GENERAL_KIND, 0.0)
    return found


def _same_name(columns: Columns, i: Rows, j: Rows) -> Mask:
    return (columns.name[i] != NOTHING) & (columns.name[i] == columns.name[j])


def _are_two_acts(columns: Columns, i: Rows, j: Rows, things: NDArray[np.int32]) -> Mask:
    speech = np.isin(columns.root[i], _SPEECH_ROOTS) | np.isin(columns.root[j], _SPEECH_ROOTS)
    verbs = speech & ~(columns.nominal[i] | columns.nominal[j])
    dated_alike = columns.timed[i] & columns.timed[j] & (columns.window[i] == columns.window[j])
    return verbs & ((columns.document[i] == columns.document[j]) | ~((things > 0) | dated_alike))


def _pointing_back(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """What it counts that the later of two mentions is a definite noun that may point back to the earlier, more so with
    the same word; or that the earlier is one, where neither has a time of its own that would set it apart."""
    forth = columns.order[i] <= columns.order[j]
    earlier, later = np.where(forth, i, j), np.where(forth, j, i)
    points = columns.definite & ~columns.plural
    found = points[later] | (points[earlier] & ~(columns.timed[i] | columns.timed[j]))
    return np.where(found, _POINTS_BACK + np.where(say_the_same(columns, i, j), _SAME_WORD, 0.0), 0.0)


def _party_likeness(columns: Columns, i: Rows, j: Rows, shared: NDArray[np.int32]) -> Likeness:
    a, b = columns.parties.sizes(i), columns.parties.sizes(j)
    whole = ((shared == np.minimum(a, b)) & (shared > 1)) | ((shared == a) & (shared == b))
    same = np.where(whole, _ALL_PARTIES, _SOME_PARTIES)
    return np.where(shared > 0, same, 0.0)


def _person_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """Of the same people, where both say who takes part."""
    people = common(columns.persons, i, columns.persons, j)
    one_cast = (people > 0) & (people == columns.persons.sizes(i)) & (people == columns.persons.sizes(j))
    named = (columns.parties.sizes(i) > 0) & (columns.parties.sizes(j) > 0)
    return np.where(one_cast & named, _SAME_PERSONS, 0.0)


def _time_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    overlap = np.maximum(columns.earliest[i], columns.earliest[j]) <= np.minimum(columns.latest[i], columns.latest[j])
    comparable = overlap & columns.dated(i) & columns.dated(j)
    both, one = columns.timed[i] & columns.timed[j], columns.timed[i] | columns.timed[j]
    comparable &= both | (columns.document[i] != columns.document[j])
    spread = np.maximum(columns.length(i), columns.length(j))
    dated = np.where(spread <= _CLOSE_DAYS, _CLOSE_IN_TIME, _TIMES_OVERLAP)
    a, b = columns.latest[i], columns.latest[j]
    known = (a != LATEST) & (b != LATEST)
    reported = np.where(known & (np.abs(a - b) <= _CLOSE_REPORTS), _TIMES_OVERLAP, 0.0)
    return np.where(comparable, np.where(one, dated, reported), 0.0)


def _place_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    same = (columns.place[i] != NOTHING) & (columns.place[i] == columns.place[j]) & ~columns.broad[i]
    return np.where(same, _SAME_TOWN, 0.0)

"""How far two mentions look like the same event: a sum of named weights over their columns.

The weights were set by hand so that no single likeness but the kind with one more reason reaches the threshold, and
then on the tuned part of the composed look-alikes (`benchmarks/lookalikes.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from rashomon.events.columns import LATEST, MODALITIES, Columns
from rashomon.events.pairs import either_general, same_kind, say_the_same
from rashomon.events.sets import NOTHING, Mask, Rows, common, key_of
from rashomon.events.vetoes import forbidden

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
_OTHER_PERSONS = -1.5
#: One names nobody, and the report it stands in is about those whom the other names.
_AMONG_CAST = 1.0
_CLOSE_IN_TIME = 1.5
_SAME_MONTH = 1.0
_TIMES_OVERLAP = 0.5
#: One has a day, the other stands without one in a report that came out within so many days after it.
_TOLD_SOON = {3: 1.25, 10: 1.0, 20: 0.75}
_SAME_TOWN = 1.5
_SAME_NAME = 1.0
_NEAR_TOWN = 0.75
_OTHER_TOWN = -0.75
#: The same count of the same: two tolls rarely agree by chance, small ones do.
_SAME_NUMBER = 1.0
#: Each telling word that both sentences have, up to so many.
_SAME_TELLING = 0.25
_MOST_TELLING = 4
#: Two of them tie two reports of the same days together.
_TELLING = 2 * _SAME_TELLING
_POINTS_BACK = 1.0
#: "The arrests": as a rule what a verb just told of, which takes several at once.
_SEVERAL_POINT_BACK = 0.5
_SAME_WORD = 0.25
#: Two tellings of one deed in other words, a sentence or less apart ("rammed the gate and stormed the lobby"): with the
#: kind just enough. On the tuned look-alikes two nouns so close, or one word twice, are as often two.
_TOLD_TOGETHER = 0.5
_CLOSE_CHARACTERS = 160
_SAME_THINGS = 0.75
#: Two verbs of one kind of speech act between the same parties are as a rule two acts: what is asked differs.
_TWO_ACTS = -2.0
_SPEECH_ROOTS = np.array([key_of(root) for root in ("REQUEST", "THREATEN", "ACCUSE", "REJECT")])
#: Two reports rarely tell of one event by chance: across documents more is asked.
_OTHER_DOCUMENT = -0.75
#: Two reports that share so many names of their stories, and so large a part of those of the one with fewer, tell one
#: story: chosen on the tuned look-alikes, where 0.75 to 1.25 give the same splits within one point.
_STORY_NAMES = 2
_STORY_SHARE = 0.5
_SAME_STORY = 1.0
#: Times that overlap within this many days count as close; within a month the month says something.
_CLOSE_DAYS = 7
_MONTH_DAYS = 31
#: Undated tellings of reports that appear within this many days of each other may be of one event.
_CLOSE_REPORTS = 3


def score(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """The likeness of each pair of rows (i[n], j[n]); `NEVER` where a veto holds."""
    found = np.full(len(i), NEVER)
    free = np.flatnonzero(~forbidden(columns, i, j))
    found[free] = likeness(columns, i[free], j[free])
    return found


def likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """The likeness of pairs that no veto keeps apart. Two documents must be tied together by more than kind and days,
    or kind and parties, which make them only possibly the same."""
    found = parts(columns, i, j)
    total = np.zeros(len(i))
    for part in found.values():
        total += part
    within = columns.document[i] == columns.document[j]
    return np.where(within | tied(columns, i, j, found), total, np.minimum(total, POSSIBLY_SAME))


def parts(columns: Columns, i: Rows, j: Rows) -> dict[str, Likeness]:
    """What speaks for one event, and against it, by name: the summands of the likeness. What a report says around a
    mention, and when it was written, counts only across documents; what points back, only within one."""
    shared = common(columns.parties, i, columns.parties, j)
    within = columns.document[i] == columns.document[j]
    things = _where(within, columns, i, j, _shared_things) + _where(~within, columns, i, j, _shared_telling)
    telling = _where(~within, columns, i, j, _telling_likeness)
    parties = _party_likeness(columns, i, j, shared)
    cast = _where(~within, columns, i, j, _cast_likeness)
    time = _both_timed_likeness(columns, i, j)
    back = _where(within, columns, i, j, _pointing_back)
    return {
        "kind": _kind_likeness(columns, i, j),
        "parties": parties,
        "persons": _person_likeness(columns, i, j),
        "cast": np.where(parties > 0, 0.0, cast),
        "time": np.maximum(time, _where(~within, columns, i, j, _told_soon_likeness)),
        "place": _place_likeness(columns, i, j) + _where(~within, columns, i, j, _scene_likeness),
        "number": _where(~within, columns, i, j, _number_likeness),
        "things": _SAME_THINGS * np.minimum(2, things),
        "telling": telling,
        "story": _where(~within, columns, i, j, _story_likeness),
        "pointing back": back,
        "told together": np.where(back > 0, 0.0, _where(within, columns, i, j, _told_close_by)),
        "two acts": np.where(_are_two_acts(columns, i, j, things + (telling >= _TELLING)), _TWO_ACTS, 0.0),
        "other document": np.where(within, 0.0, _OTHER_DOCUMENT),
    }


def tied(columns: Columns, i: Rows, j: Rows, found: Mapping[str, Likeness]) -> Mask:
    """Whether more than kind and parties speaks for one event: a number or a name; a time with a town, a party, a thing
    or telling words; one day with a telling word; and, but for what the same parties do time and again, the same person
    or a town with one of these."""
    parties = (found["parties"] > 0) | (found["cast"] > 0)
    topic = parties | (found["story"] > 0) | (found["things"] > 0) | (found["telling"] >= _TELLING)
    placed = found["place"] > 0
    one_day = columns.timed[i] & columns.timed[j] & (np.maximum(columns.length(i), columns.length(j)) == 1)
    one_person = (common(columns.persons, i, columns.persons, j) > 0) & (found["parties"] >= _ALL_PARTIES)
    one_person &= ~(columns.plural[i] | columns.plural[j])  # "his proposals" are many
    ties = (found["number"] > 0) | _same_name(columns, i, j)
    ties |= (found["time"] > 0) & (placed | topic | (one_day & (found["telling"] > 0)))
    return ties | (~columns.mutual[i] & ((placed & topic) | one_person))


def deserves_a_look(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Whether a person may be asked if two look-alikes are one: they share a town or a narrow time; a month, with the
    word or with those whom a report names; a time or report of the same days, with all parties or telling words; or all
    parties, where they are several or telling words agree as well. Two acts of speech do not."""
    found = parts(columns, i, j)
    parties = found["parties"] >= _ALL_PARTIES
    telling = (found["telling"] >= _TELLING) | (found["things"] > 0)
    dated = columns.timed[i] & columns.timed[j]
    named = (found["cast"] > 0) | say_the_same(columns, i, j)
    timely = (found["time"] >= _CLOSE_IN_TIME) | (dated & (found["time"] >= _SAME_MONTH) & named)
    several = parties & (common(columns.parties, i, columns.parties, j) > 1)
    shown = (
        timely
        | several
        | (found["place"] >= _SAME_TOWN)
        | ((found["time"] > 0) & (parties | telling))
        | (parties & telling)
    )
    return shown & (found["two acts"] == 0) & (found["place"] + found["persons"] >= 0)


def _where(mask: Mask, columns: Columns, i: Rows, j: Rows, part: Callable[[Columns, Rows, Rows], Likeness]) -> Likeness:
    """A part of the likeness where the mask holds, 0 elsewhere."""
    if mask.all():
        return part(columns, i, j)
    left = np.flatnonzero(mask)
    found = np.zeros(len(i))
    if len(left):
        found[left] = part(columns, i[left], j[left])
    return found


def _shared_things(columns: Columns, i: Rows, j: Rows) -> Likeness:
    return common(columns.things, i, columns.things, j).astype(np.float64)


def _shared_telling(columns: Columns, i: Rows, j: Rows) -> Likeness:
    return common(columns.telling, i, columns.telling, j).astype(np.float64)


def _kind_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    found = np.full(len(i), _SAME_KIND)
    others = np.flatnonzero(~same_kind(columns, i, j))
    found[others] = np.where(either_general(columns, i[others], j[others]), _GENERAL_KIND, 0.0)
    return found


def _number_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    return np.where(common(columns.numbers, i, columns.numbers, j) > 0, _SAME_NUMBER, 0.0)


def _telling_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    return _SAME_TELLING * np.minimum(_MOST_TELLING, common(columns.near, i, columns.near, j))


def _story_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """That two reports are about the same people and places, though neither mention names any."""
    shared = common(columns.story, i, columns.story, j)
    fewer = np.minimum(columns.story.sizes(i), columns.story.sizes(j))
    one = (shared >= _STORY_NAMES) & (shared >= _STORY_SHARE * fewer)
    return np.where(one, _SAME_STORY, 0.0)


def _same_name(columns: Columns, i: Rows, j: Rows) -> Mask:
    return (columns.name[i] != NOTHING) & (columns.name[i] == columns.name[j])


def _are_two_acts(columns: Columns, i: Rows, j: Rows, things: Likeness) -> Mask:
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
    several = columns.definite[later] & columns.plural[later] & ~columns.timed[later] & ~columns.nominal[earlier]
    back = np.where(found, _POINTS_BACK, np.where(several, _SEVERAL_POINT_BACK, 0.0))
    return np.where(back > 0, back + np.where(say_the_same(columns, i, j), _SAME_WORD, 0.0), 0.0)


def _told_close_by(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """What it counts that a deed, which somebody does to somebody, is told as a verb and close by in another word, as
    having been or not alike."""
    close = np.abs(columns.start[i] - columns.start[j]) <= _CLOSE_CHARACTERS
    deeds = same_kind(columns, i, j) & ~(columns.mutual[i] | columns.mutual[j] | columns.plural[i] | columns.plural[j])
    told = ~(columns.nominal[i] & columns.nominal[j]) & (columns.modality[i] == columns.modality[j])
    return np.where(close & deeds & told & ~say_the_same(columns, i, j), _TOLD_TOGETHER, 0.0)


def _party_likeness(columns: Columns, i: Rows, j: Rows, shared: NDArray[np.int32]) -> Likeness:
    a, b = columns.parties.sizes(i), columns.parties.sizes(j)
    whole = ((shared == np.minimum(a, b)) & (shared > 1)) | ((shared == a) & (shared == b))
    same = np.where(whole, _ALL_PARTIES, _SOME_PARTIES)
    return np.where(shared > 0, same, 0.0)


def _person_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """Of the same people, where both say who takes part."""
    people = common(columns.persons, i, columns.persons, j)
    one_cast = (people > 0) & (people == columns.persons.sizes(i)) & (people == columns.persons.sizes(j))
    # of one party each names somebody, and not the same
    others = common(columns.represented, i, columns.represented, j) > people
    named = (columns.parties.sizes(i) > 0) & (columns.parties.sizes(j) > 0)
    found = np.where(one_cast, _SAME_PERSONS, 0.0) + np.where(others, _OTHER_PERSONS, 0.0)
    return np.where(named, found, 0.0)


_POSSIBLE = MODALITIES.index("possible")


def _cast_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """One names nobody, but all whom the other names take part in something in its report."""
    a, b = columns.parties.sizes(i), columns.parties.sizes(j)
    return _where((a == 0) != (b == 0), columns, i, j, _among_cast)


def _among_cast(columns: Columns, i: Rows, j: Rows) -> Likeness:
    silent = columns.parties.sizes(i) == 0
    nobody, somebody = np.where(silent, i, j), np.where(silent, j, i)
    told = common(columns.cast, nobody, columns.parties, somebody) == columns.parties.sizes(somebody)
    # what somebody may do and what somebody else may do are two thoughts
    thought = (columns.modality[i] == _POSSIBLE) | (columns.modality[j] == _POSSIBLE)
    return np.where(told & ~thought, _AMONG_CAST, 0.0)


def _both_timed_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    return _where(columns.timed[i] & columns.timed[j], columns, i, j, _same_days_likeness)


def _same_days_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    spread = np.maximum(columns.length(i), columns.length(j))
    fine = np.where(spread <= _CLOSE_DAYS, _CLOSE_IN_TIME, np.where(spread <= _MONTH_DAYS, _SAME_MONTH, _TIMES_OVERLAP))
    return np.where(_overlap(columns, i, j), fine, 0.0)


def _told_soon_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """What it counts that reports without a day for the event came out soon after the day that the other gives, or
    both within a few days."""
    a, b = columns.timed[i], columns.timed[j]
    return _where(~(a | b), columns, i, j, _told_together) + _where(a != b, columns, i, j, _told_after)


def _overlap(columns: Columns, i: Rows, j: Rows) -> Mask:
    first = np.maximum(columns.earliest[i], columns.earliest[j])
    return first <= np.minimum(columns.latest[i], columns.latest[j])


def _told_together(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """Two undated, in reports of the same days."""
    a, b = columns.latest[i], columns.latest[j]
    close = (a != LATEST) & (b != LATEST) & (np.abs(a - b) <= _CLOSE_REPORTS) & _overlap(columns, i, j)
    seasons = (columns.season[i] > 0) | (columns.season[j] > 0)
    written = (columns.written[i] > 0) & (columns.written[j] > 0)
    close |= seasons & written & (np.abs(columns.written[i] - columns.written[j]) <= _CLOSE_REPORTS)
    return np.where(close, _TIMES_OVERLAP, 0.0)


def _told_after(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """One of the two gives a time, the other stands in a report that came out after it."""
    dated, undated = np.where(columns.timed[i], i, j), np.where(columns.timed[i], j, i)
    a, b = columns.latest[undated], columns.latest[dated]
    overlap = _overlap(columns, i, j)
    known = overlap & (a != LATEST) & (b != LATEST) & (columns.length(dated) <= _MONTH_DAYS)
    days = np.where(known, a - b, -1)
    days = np.where(days >= 0, days, columns.days_until_told(undated, dated))
    found = np.where(overlap & columns.dated(i) & columns.dated(j), _TIMES_OVERLAP, 0.0)
    soon = np.zeros(len(i))
    for limit, value in sorted(_TOLD_SOON.items(), reverse=True):
        soon = np.where((days >= 0) & (days <= limit), value, soon)
    return np.maximum(found, soon)


def _scene_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    """What the towns named close by count where one of the two has none of its own."""
    own = (columns.place != NOTHING) & columns.point
    told = (columns.scene.sizes(i) > 0) & (columns.scene.sizes(j) > 0)
    return _where(told & ~(own[i] & own[j]), columns, i, j, _near_likeness)


def _near_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    other = np.where(_story_likeness(columns, i, j) > 0, 0.0, _OTHER_TOWN)  # one story has many towns
    return np.where(common(columns.scene, i, columns.scene, j) > 0, _NEAR_TOWN, other)


def _place_likeness(columns: Columns, i: Rows, j: Rows) -> Likeness:
    known = (columns.called[i] != NOTHING) & ~columns.broad[i] & ~columns.broad[j]
    named_alike = np.where(known & (columns.called[i] == columns.called[j]), _SAME_NAME, 0.0)
    same = (columns.place[i] != NOTHING) & (columns.place[i] == columns.place[j]) & ~columns.broad[i]
    return np.where(same, _SAME_TOWN, named_alike)

"""Parallels: what the openings of two reports of one story say of the same thing otherwise.

Many happenings have no frame, so that no event of both reports holds what they say. Their headlines and leads can be
laid beside each other all the same: two sentences that tell of one thing in shared words, of which the one has another
number of the same noun, another weekday, another place of the same kind, another name for the subject of the same verb,
or a "not". Each value must be missing from the whole of the other report: who has both tells two things apart.

Two clauses may also tell of one thing in words of which few are shared: `details_alike` says which do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.accounts.apart import tell_of_two
from rashomon.accounts.details_alike import is_like
from rashomon.accounts.details_shared import alike, frames_shared, shared, times
from rashomon.accounts.said import REPORT_DAYS
from rashomon.accounts.tied import ONE_STORY
from rashomon.events.stories import reports_of_one_story
from rashomon.knowledge.places.folding import fold
from rashomon.knowledge.predicates import predicates, stem
from rashomon.model import Detail, DetailSort, Reading

#: Sentences from the top in which a detail must stand.
OPENING = 6
#: What each word counts that two frames share, for so many at most, and what the chance of one story counts, beside the
#: words of the sentences (a rare word counts 10).
_FRAME, _MOST_FRAME, _STORY = 12.0, 4, 20.0
#: Words for a part of a place, without the ending of an adjective.
_PARTS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central"})
#: Two numbers of one thing are seldom further apart: what is, was given in another unit.
_MOST_TIMES = 10.0


@dataclass(frozen=True, slots=True)
class Bar:
    """What two details must share: words of the frame, and points."""

    frame: int
    points: float


#: Chosen on the train part of `benchmarks/planted.py`, for hardly any alarm between its unchanged reports.
BARS: Mapping[DetailSort, Bar] = {
    "number": Bar(1, 45.0),
    "date": Bar(1, 50.0),
    "place": Bar(1, 50.0),
    "name": Bar(1, 45.0),
    "polarity": Bar(0, 40.0),
}


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two details, of two reports, that cannot both be so."""

    a: Reading
    x: Detail
    b: Reading
    y: Detail


def parallels(readings: Sequence[Reading]) -> list[Parallel]:
    """All parallels of the readings, in their order."""
    having = [reading for reading in readings if reading.details]
    found: list[Parallel] = []
    for i, j, chance in reports_of_one_story([reading.document for reading in having], ONE_STORY):
        if _of_one_time(having[i], having[j]):
            found += _in_one_thing(list(_between(having[i], having[j], chance)))
    return [each for each in found if not tell_of_two(each.a, each.x.clause, each.b, each.y.clause, each.x.sort)]


def _in_one_thing(several: Sequence[Parallel]) -> Iterator[Parallel]:
    """Those that differ in one thing alone: sentences of which both the day and those who acted differ tell of two
    happenings."""
    for each in several:
        others = {p.x.sort for p in several if p.x.words == each.x.words and p.y.words == each.y.words}
        if len(others) == 1 and (each.x.sort == "name" or not _other_subjects(each)):
            yield each


def _other_subjects(each: Parallel) -> bool:
    """Whether two sentences name others as the subjects of like verbs ("Chad expelled", "Niger expelled")."""
    mine, theirs = (
        [d for d in r.details if d.sort == "name" and d.sentence == own.sentence and d.of]
        for r, own in ((each.a, each.x), (each.b, each.y))
    )
    acting = [(x.value, y.value) for x in mine for y in theirs if alike(x.of, y.of)]
    return bool(acting) and all(x != y for x, y in acting)


def _of_one_time(a: Reading, b: Reading) -> bool:
    """Whether nothing says that two reports appeared far apart."""
    first, second = (r.document.published.date for r in (a, b))
    if first.earliest is None or second.earliest is None or first.latest is None or second.latest is None:
        return True
    gap = max(
        (date.fromisoformat(first.earliest) - date.fromisoformat(second.latest)).days,
        (date.fromisoformat(second.earliest) - date.fromisoformat(first.latest)).days,
    )
    return gap <= REPORT_DAYS


def _between(a: Reading, b: Reading, chance: float) -> Iterator[Parallel]:
    """The parallels of two reports: of each sort each detail with the one that shares most with it."""
    for sort, bar in BARS.items():
        mine, theirs = ([d for d in r.details if d.sort == sort and d.sentence < OPENING] for r in (a, b))
        scored = []
        for n, x in enumerate(mine):
            for m, y in enumerate(theirs):
                if x.value != y.value and _of_one_thing(x, y) and _exclude(x, y, a, b):
                    common = frames_shared(x, y)
                    words = shared(x, y)
                    points = words + _FRAME * min(len(common), _MOST_FRAME) + _STORY * chance
                    near = len(common) >= bar.frame and points >= bar.points and _hang_alike(x, y, a, b)
                    plain = sort != "place" or any(not _is_name(word, a, x) for word in common)
                    if (near and plain) or is_like(x, y, a, b, len(common), words):
                        scored.append((points, n, m))
        taken: tuple[set[int], set[int]] = (set(), set())
        for _, n, m in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
            if n not in taken[0] and m not in taken[1]:
                taken[0].add(n)
                taken[1].add(m)
                yield Parallel(a, mine[n], b, theirs[m])


# ---------------------------------------------------------------- how two details differ
def _of_one_thing(x: Detail, y: Detail) -> bool:
    """Whether two details of one sort are of one thing, by what they are of."""
    match x.sort:
        case "polarity":
            return x.of not in predicates().empty and alike(x.of, y.of)
        case "number":
            return stem(x.of) == stem(y.of)
        case "date":
            return x.value[0].isdigit() == y.value[0].isdigit()  # two weekdays, or two days of the calendar
        case "place":
            return (x.of == y.of or "" in (x.of, y.of)) and _proper(x.value).isdisjoint(_proper(y.value))
        case _:
            return True


def _is_name(word: str, reading: Reading, detail: Detail) -> bool:
    """Whether a word stands with a capital in a clause: that both tell of one person says nothing of where."""
    return re.search(rf"\b{re.escape(word.title())}\b", reading.document.quote(detail.clause)) is not None


def _proper(name: str) -> set[str]:
    """The words of a place's name but for its part: southern Iran lies in Iran, and not where southern Chad lies."""
    return {word.removesuffix("ern") for word in fold(name).split()} - _PARTS


def _exclude(x: Detail, y: Detail, a: Reading, b: Reading) -> bool:
    """Whether two values cannot both be so, and neither report has the other's."""
    match x.sort:
        case "polarity":
            return True
        case "number":
            return _done_alike(x, y) and _cannot_both_be(x, y) and not (_counts(b, x) or _counts(a, y))
        case "date":
            return of_one_day(a, b) and not (_has(b, x, a) or _has(a, y, b))
        case _:
            return not (_has(b, x, a) or _has(a, y, b))


def _hang_alike(x: Detail, y: Detail, a: Reading, b: Reading) -> bool:
    """Whether two days hang on one deed, and two names are subjects of one verb."""
    match x.sort:
        case "date":
            return _done_alike(x, y) or _say_the_same(x, y) or _nearly_the_same(x, y)
        case "name":
            main = x.value == _main_name(a) and y.value == _main_name(b)
            return bool(x.of and y.of) and alike(x.of, y.of) and (main or shared(x, y) >= _ACTING)
        case _:
            return True


def of_one_day(a: Reading, b: Reading) -> bool:
    """Whether two reports may tell of one day by the days they appeared on: what each told of on a day of its own is as
    a rule two happenings."""
    first, second = (r.document.published.date for r in (a, b))
    known = all(day.earliest is not None and day.earliest == day.latest for day in (first, second))
    return first == second or not known


#: Sentences that share so many points of words tell the same, whatever verb a date stands by.
_THE_SAME = 50.0


def _say_the_same(x: Detail, y: Detail) -> bool:
    return len(frames_shared(x, y)) > 0 and shared(x, y) >= _THE_SAME


#: Sentences in which two names are subjects of one verb must share so many points of words.
_ACTING = 30.0

#: What sentences of which only one date hangs on what the other tells must share besides: words of the frame, points.
_NEARLY = (2, 25.0)


def _nearly_the_same(x: Detail, y: Detail) -> bool:
    told = _done_there(x, y) or _done_there(y, x)
    return told and len(frames_shared(x, y)) >= _NEARLY[0] and shared(x, y) >= _NEARLY[1]


def _done_alike(x: Detail, y: Detail) -> bool:
    """Whether two details hang on one thing: not "killed 10" and "injured 5"."""
    return _done_there(x, y) and _done_there(y, x)


def _done_there(x: Detail, y: Detail) -> bool:
    """Whether what the one hangs on stands, or something like it, among the words that the other hangs on."""
    return not x.frame or any(alike(x.frame[0], word) for word in y.frame)


def _cannot_both_be(x: Detail, y: Detail) -> bool:
    if "about" in (x.bound, y.bound):
        return False
    low, high = sorted((float(x.value), float(y.value)))
    if low <= 0 or high > _MOST_TIMES * low:
        return False
    if x.bound == y.bound:
        return x.bound == "exact"
    exact, bound = (x, y) if x.bound == "exact" else (y, x)
    if exact.bound != "exact":
        return False
    below = float(exact.value) < float(bound.value)
    return below if bound.bound == "at_least" else not below


def _counts(reading: Reading, detail: Detail) -> bool:
    """Whether a report gives the same number of the same thing in its opening."""
    return any(
        d.sort == "number" and d.value == detail.value and stem(d.of) == stem(detail.of) for d in reading.details
    )


def _has(reading: Reading, detail: Detail, home: Reading) -> bool:
    """Whether a report has a value anywhere, as it stands in its own report or in the form in which it is compared."""
    return any(times(reading, words) for words in {detail.value, home.document.quote(detail.span)})


def _main_name(reading: Reading) -> str | None:
    """The name of somebody that a report has more often than any other of its opening; None where there is no such."""
    named = {d.value: times(reading, d.value) for d in reading.details if d.sort == "name"}
    first, second = (*sorted(named.values(), reverse=True), 0, 0)[:2]
    return max(named, key=lambda name: named[name]) if first > max(1, second) else None

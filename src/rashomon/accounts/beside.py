"""Rows for what two reports of one story tell otherwise (see `parallels`), each with the two tellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.accounts.changes import same_voice
from rashomon.accounts.parallels import Parallel, of_one_day, parallels
from rashomon.accounts.rows import BESIDE, Row, Scene, Told
from rashomon.accounts.said import DENIALS
from rashomon.accounts.tellers import tellers
from rashomon.accounts.tellings import responsible
from rashomon.model import Attribution, Detail, DetailSort, Dimension, Reading, Span, Telling

#: What one voice does not count anew from day to day.
_TOLD_ONCE: frozenset[DetailSort] = frozenset({"date", "place", "name"})

_DIMENSIONS: Mapping[DetailSort, Dimension] = {
    "number": "number",
    "date": "date",
    "place": "place",
    "name": "participants",
    "polarity": "occurrence",
}


def beside(scene: Scene) -> list[Told]:
    """Both tellings of every parallel, as rows of the event told of in or nearest to their words; none where no event
    is told of, or one voice speaks in both."""
    found = parallels(scene.readings)
    sorts: dict[tuple[str, str], set[str]] = {}
    for each in found:
        sorts.setdefault((each.a.document.id, each.b.document.id), set()).add(each.x.sort)
    backed = Counter(key for reading in scene.readings for key in {(d.sort, d.value) for d in reading.details})
    # what differs in its number and its day as well, or has several reports for either value, is two happenings of a
    # kind and not one that is told otherwise
    single = [p for p in found if len(sorts[p.a.document.id, p.b.document.id]) == 1 and _is_alone(p, backed)]
    return [told for parallel in single for told in _both(scene, parallel)]


def _is_alone(parallel: Parallel, backed: Mapping[tuple[DetailSort, str], int]) -> bool:
    """Whether one of the two values stands in no other report; what is told or not told is no such value."""
    x, y = parallel.x, parallel.y
    return x.sort == "polarity" or min(backed[x.sort, x.value], backed[y.sort, y.value]) <= 1


def _both(scene: Scene, parallel: Parallel) -> Sequence[Told]:
    event = _event_of(scene, parallel)
    if event is None or _is_denial(parallel) or _is_cut(parallel):
        return ()
    words = " ".join(parallel.a.document.quote(parallel.x.clause).split())
    row = Row(event, _DIMENSIONS[parallel.x.sort], f"{BESIDE}:{parallel.x.span.start}:{words}")
    ours = _told(scene, row, parallel.a, parallel.x)
    theirs = _told(scene, row, parallel.b, parallel.y)
    if any(same_voice(x.teller, y.teller) for x in ours for y in theirs):
        # a voice may correct its count; where and when it was and who, one of the two reports has from it wrongly
        ours, theirs = ([_of_the_report(scene, each) for each in side[:1]] for side in (ours, theirs))
        one_day = parallel.x.sort in _TOLD_ONCE and of_one_day(parallel.a, parallel.b)
        if not one_day or any(same_voice(x.teller, y.teller) for x in ours for y in theirs):
            return ()
    return (*ours, *theirs)


def _of_the_report(scene: Scene, told: Told) -> Told:
    """A telling as the word of the report it stands in, which has it from somebody."""
    document = next(r.document for r in scene.readings if r.document.id == told.document)
    ((teller, chain), *_) = tellers(document, None, scene.actors)
    return replace(told, teller=teller, chain=chain, attribution=None)


def _is_denial(parallel: Parallel) -> bool:
    """Whether the one clause is what somebody denies: that answers a claim, and is no telling of the report's own."""
    known = {a.id: a.stance for r in (parallel.a, parallel.b) for a in r.attributions}
    return parallel.x.sort == "polarity" and any(
        known.get(detail.attribution or "") in ("denies", "disputes") for detail in (parallel.x, parallel.y)
    )


def _is_cut(parallel: Parallel) -> bool:
    """Whether the one clause begins with its "not": whose deed it is stands elsewhere, and so does what is denied."""
    sides = ((parallel.a, parallel.x), (parallel.b, parallel.y))
    return parallel.x.sort == "polarity" and any(
        reading.document.quote(detail.clause).casefold().startswith("not ") for reading, detail in sides
    )


def _told(scene: Scene, row: Row, reading: Reading, detail: Detail) -> list[Told]:
    known: dict[str, Attribution] = {a.id: a for a in reading.attributions}
    attribution = responsible(scene, known.get(detail.attribution or ""), known)
    telling: Telling = "denies" if detail.sort == "polarity" and detail.value == "-" else "asserts"
    value = None if detail.sort == "polarity" else reading.document.quote(detail.span)
    return [
        Told(row, teller, chain, detail.attribution, telling, detail.clause, reading.document.id, value)
        for teller, chain in tellers(reading.document, attribution, scene.actors)
    ]


def _event_of(scene: Scene, parallel: Parallel) -> str | None:
    """The event that both reports tell of nearest to the two passages, else one of them; one told of in the words
    themselves before all. It is only whose table the row stands in: many happenings have no frame of their own."""
    sides = ((parallel.a, parallel.x.clause), (parallel.b, parallel.y.clause))
    far = [_distances(scene, reading, clause) for reading, clause in sides]
    both = {event: far[0][event] + far[1][event] for event in far[0].keys() & far[1].keys()}
    for found in (both, *far):
        if found:
            return scene.table_of(min(found, key=lambda event: (found[event], event)))
    return None


def _distances(scene: Scene, reading: Reading, clause: Span) -> dict[str, int]:
    """How far from a passage a report tells of each of its events, 0 within it; that somebody denies is none."""
    denying = [c for a in reading.attributions if a.stance in DENIALS for c in a.cue]
    found: dict[str, int] = {}
    for mention in reading.event_mentions:
        if mention.id in scene.home and not any(mention.span.overlaps(c) for c in denying):
            event = scene.home[mention.id]
            far = max(clause.start - mention.span.end, mention.span.start - clause.end, 0)
            found[event] = min(far, found.get(event, far))
    return found

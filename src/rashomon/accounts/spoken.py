"""When a voice spoke: the date the text gives its saying ("said on Friday"), else the day its report came out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rashomon.accounts.changes import When
from rashomon.accounts.tellings import Scene, Told, responsible
from rashomon.edtf import interval
from rashomon.knowledge.changes import changes
from rashomon.model import NO_DATE, Attribution, Date, Document, Reading, Span, TimeMention

#: A time may stand this many characters from the source or cue that it dates ("told the channel in an interview on").
_NEAR = 40
#: What may stand between a time that opens a sentence and the source behind it.
_ONLY_COMMA = re.compile(r"[\s,]*")
#: The beginning of a sentence with at most two words ("Late on Monday").
_OPENING = re.compile(r"(?:\A|\n|[.!?][”\"’)]*\s)\s*(?:\w+\s+){0,2}\Z")
#: What stands between a saying and a time that dates something else: "who led it from 1995", "the 2014 bill".
_ELSEWHERE = re.compile(r"\b(?:who|which|whose|that)\b|\b(?:the|an?)\s*\Z")
#: Where a sentence ends, as far as that shows without a parse.
_STOP = re.compile(r"[.!?][”\"’)]*\s|\n")


def spoken(scene: Scene) -> Mapping[str, Date]:
    """When each document speaks and when each attribution was said, by id. A document speaks when it is published; a
    voice in it by then, which is the date it has where the text gives none of its own; what is told as said before
    ("had until now insisted") on some day until then."""
    found: dict[str, Date] = {}
    for reading in scene.readings:
        published = reading.document.published.date
        found[reading.document.id] = published
        known = {a.id: a for a in reading.attributions}
        for attribution in reading.attributions:
            told = responsible(scene, attribution, known)  # what was said in an exchange is told by its relayer
            own = said_at(reading, told) if told is not None else None
            found[attribution.id] = own or (_by(published) if is_former(reading, attribution) else published)
    return found


def _by(published: Date) -> Date:
    """Some day until a report came out, for what is told as said before; the day itself where it is not known."""
    return interval(None, published.latest) if published.latest is not None else published


def is_former(reading: Reading, attribution: Attribution) -> bool:
    """Whether a saying is told as one that came before what the report tells ("had until now insisted")."""
    if not attribution.cue:
        return False
    cue = attribution.cue[0]
    before = reading.document.text[max(0, cue.start - _NEAR) : cue.start]
    return (
        _formerly().search(f"{before}{reading.document.quote(cue)}".casefold(), max(0, len(before) - _LONGEST))
        is not None
    )


#: Characters that a word for what came before takes, with the blank behind it.
_LONGEST = 20


@cache
def _formerly() -> re.Pattern[str]:
    """A word for what came before, right before a verb at the end."""
    return re.compile(rf"\b(?:{'|'.join(changes().formerly)}),?\s+[\w’'-]+\Z")


def when_told(dates: Mapping[str, Date]) -> When:
    """The day of a telling, by the dates of attributions and documents that `spoken` gives."""

    def when(told: Told) -> Date:
        return dates.get(told.attribution or "") or dates.get(told.document, NO_DATE)

    return when


def denied_in_time(scene: Scene, told: Iterable[Told], when: When) -> list[Told]:
    """The tellings without denials that were said before the first day of what happened: who "had still received no
    apology" in May denies none of June."""

    def is_early(each: Told) -> bool:
        event, said = scene.events[each.row.event], when(each).latest
        first = event.time.date.earliest if event.status == "occurred" else None
        return each.telling == "denies" and first is not None and said is not None and said < first

    return [each for each in told if not is_early(each)]


def said_at(reading: Reading, attribution: Attribution) -> Date | None:
    """The date that the text itself gives for a saying; None where it gives none or several."""
    latest = reading.document.published.date.latest
    dates = {
        time.date
        for time in _beside(reading, attribution)
        if latest is None or (time.date.earliest is not None and time.date.earliest <= latest)
    }
    return dates.pop() if len(dates) == 1 else None


def _beside(reading: Reading, attribution: Attribution) -> Iterator[TimeMention]:
    """The dates set beside source or cue that date nothing else: bound to the cue by the parse, between source, cue and
    content, or opening the sentence right before the source."""
    document, own = reading.document, (*attribution.source, *attribution.cue)
    if not attribution.cue or document.role_at(attribution.cue[0].start) != "body":
        return
    bound = {t for m in reading.event_mentions if any(m.span.overlaps(c) for c in attribution.cue) for t in m.times}
    others = {
        t for m in reading.event_mentions if not any(m.span.overlaps(c) for c in attribution.cue) for t in m.times
    }
    inside = [c for a in reading.attributions for c in a.content if not all(c.contains(s) for s in own)]
    for time in reading.times:
        if (
            time.kind != "date"
            or time.date.earliest is None
            or time.span in others
            or any(s.overlaps(time.span) for s in own)
        ):
            continue
        here = document.role_at(time.span.start) == "body" and not any(c.overlaps(time.span) for c in inside)
        if time.span in bound or (here and _stands_by(document, attribution, own, time.span)):
            yield time


def _stands_by(document: Document, attribution: Attribution, own: tuple[Span, ...], time: Span) -> bool:
    text, first, last = document.text, min(own), max(own, key=lambda s: s.end)
    if time.end <= first.start:
        opens = _OPENING.search(text[max(0, time.start - _NEAR) : time.start]) is not None
        return opens and _ONLY_COMMA.fullmatch(text[time.end : first.start]) is not None
    before = max((s for s in own if s.end <= time.start), key=lambda s: s.end, default=last)
    between = text[before.end : time.start]
    near = before.end <= time.start and len(between) <= _NEAR
    apart = _STOP.search(between) is not None or _ELSEWHERE.search(between) is not None
    return near and not apart and not any(before.end <= c.start < time.start for c in attribution.content)

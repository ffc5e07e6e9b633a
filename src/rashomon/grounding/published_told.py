"""Dates with their year, as the text tells them: what is past, what is planned, what a photograph shows, which
anniversary is kept, and relative times whose dates the text itself settles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.edtf import interval
from rashomon.encoder.parse import Parse
from rashomon.encoder.shadow import shadow
from rashomon.expressions.times import find_in_block
from rashomon.expressions.times_patterns import match_times
from rashomon.grounding.published_days import Evidence, between, days_of
from rashomon.grounding.published_tense import side_of
from rashomon.grounding.times_context import days_said
from rashomon.grounding.times_explicit import explicit_date
from rashomon.knowledge.times import ahead, words
from rashomon.model import Date, Document, Span, TimeMention

_SENTENCE_END = re.compile(r"[.!?][\"')]?\s|\n")
_PAST_CUE = re.compile(r"\b(?:was|were|had|did|since|ago|after|[a-z]{2,}ed)\b")
#: What was to come when it was said, and may be so still.
_STILL_TO_COME = "would"
_SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
#: Anniversaries that newspapers keep of what the tables name; higher numbers are jokes or slips.
LAST_KEPT = 150
#: Months around the year of an anniversary in which it is spoken of.
_KEPT_FROM = "-07-01"


def settled_times(document: Document, times: tuple[TimeMention, ...]) -> Iterator[Evidence]:
    """Relative times that the text itself resolves.

    Numbers of two years are compared in one breath ("from 400 in 2008 to 60 this year"), so a bare year counts only
    beside a month that the text resolves too.
    """
    settled = [
        (time, wording, said)
        for time in times
        if time.status == "resolved" and time.kind == "date"
        for wording in (shadow(document.quote(time.span)),)
        if (said := _days_said(wording, time.date)).known
    ]
    if all(len(time.date.edtf or "") <= len("2016") for time, _, _ in settled):
        return
    for time, wording, said in settled:
        reason = f'what is dated {time.date.edtf} is called "{wording}": written in {said.edtf}'
        yield Evidence(days_of([said]), "settled", reason)


def _days_said(wording: str, meant: Date) -> Date:
    """The days on which relative words mean a date; unknown for words that are not counted from the day of writing."""
    for found in match_times(wording)[:1]:
        value = dict(each.split("=", 1) for each in found.value)
        if "relation" in value and "of" not in value:
            return days_said(found.rule, value, meant)
    return Date()


def dates_told(document: Document, parse: Parse, text: str, times: tuple[TimeMention, ...]) -> Iterator[Evidence]:
    """The latest date told as past, which the text is not older than, and the earliest that is still ahead."""
    # a range may run on into what is planned ("delayed from 2018 to 2020")
    explicit = [t for t in times if t.status == "explicit" and "/" not in (t.date.edtf or "")]
    past = [t for t in explicit if t.date.earliest and _told_as_past(parse, text, t.span, t.date)]
    planned = [t for t in explicit if t.date.latest and side_of(parse.at(t.span.start), t.span) == "future"]
    past = [t for t in past if t not in planned]
    if past:
        latest = max(past, key=lambda t: (t.date.earliest or "", -t.span.start))
        reason = f'"{document.quote(latest.span)}" is told as past: not written before it'
        yield Evidence(between(latest.date.earliest, None), "past", reason)
    if planned:
        first = min(planned, key=lambda t: (t.date.latest or "", t.span.start))
        reason = f'"{document.quote(first.span)}" is still ahead: not written after it'
        yield Evidence(between(None, first.date.latest), "plan", reason)


def _told_as_past(parse: Parse, text: str, span: Span, date: Date) -> bool:
    """A past tense in its sentence and no word that looks ahead; a bare year, often a goal, only after "since" or right
    under a verb in the past."""
    sentence = _sentence_around(text, span)
    looks_ahead = (*ahead().phrases, *ahead().leads, _STILL_TO_COME)
    if any(re.search(rf"\b{re.escape(phrase)}\b", sentence, re.IGNORECASE) for phrase in looks_ahead):
        return False
    bare_year = date.edtf is not None and len(date.edtf.rstrip("~")) == len("2016")
    if bare_year:
        return bool(_SINCE.search(text[: span.start])) or side_of(parse.at(span.start), span) == "past"
    return bool(_PAST_CUE.search(sentence))


def _sentence_around(text: str, span: Span) -> str:
    starts = [m.end() for m in _SENTENCE_END.finditer(text, 0, span.start)]
    end = _SENTENCE_END.search(text, span.end)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def dates_photographed(document: Document, text: str) -> Iterator[Evidence]:
    """Days in captions: a photograph was taken before the report, perhaps years before."""
    dates = [
        (date, span)
        for block in document.blocks
        if block.role == "caption"
        for found, span in find_in_block(document, block, text)
        if found.rule == "day" and (date := explicit_date(found.rule, dict(v.split("=", 1) for v in found.value))).known
    ]
    if dates:
        date, span = max(dates, key=lambda each: (each[0].earliest or "", -each[1].start))
        reason = f'a caption is dated "{document.quote(span)}": not written before it'
        yield Evidence(days_of([interval(date.earliest, None)]), "past", reason)


def anniversaries_told(document: Document, text: str) -> Iterator[Evidence]:
    """ "the tenth anniversary of the 2001 attacks": not written before the year ahead of it.

    A text may tell of one that was kept long ago, so it says nothing of the other end.
    """
    for found in _anniversary().finditer(text):
        if document.role_at(found.start()) not in ("headline", "body"):
            continue
        number = _number(found["nth"])
        year = int(found["year"]) if found["year"] else int(_named()[found["named"].casefold()][:4])
        if 0 < number <= LAST_KEPT:
            kept = year + number
            days = between(f"{kept - 1}{_KEPT_FROM}", None)
            yield Evidence(days, "settled", f'"{" ".join(found[0].split())}" is kept in {kept}')


def _anniversary() -> re.Pattern[str]:
    ordinals = "|".join(sorted((w for names in words()["ordinals"].values() for w in names), key=len, reverse=True))
    named = "|".join(re.escape(name) for name in sorted(_named(), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{ordinals}) anniversary of (?:the |its |his |her |their )?"
        rf"(?:[\w-]+ ){{0,3}}?(?:(?P<year>(?:19|20)\d\d)\b|(?P<named>{named})(?!\w))",
        re.IGNORECASE,
    )


def _number(nth: str) -> int:
    if nth[0].isdigit():
        return int(re.sub(r"\D", "", nth))
    return next((int(n) for n, names in words()["ordinals"].items() if nth.casefold() in names), 0)


def _named() -> dict[str, str]:
    """Days known by a name of their own."""
    return {name.casefold(): day for day, names in words()["nameds"].items() for name in names}

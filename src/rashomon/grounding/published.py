"""The publication date of a document that states none, as far as its text allows: an interval, never a guessed day.

Three kinds of evidence, each with its reason: relative times whose dates the text settles ("last year" said of 2015),
dates told as past (not before them), and people called by an office (while they held it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rashomon.edtf import intersect, interval, make_date
from rashomon.encoder.shadow import shadow
from rashomon.expressions.times import find_in_block
from rashomon.expressions.times_patterns import match_times
from rashomon.grounding.times_context import days_said
from rashomon.grounding.times_explicit import explicit_date
from rashomon.knowledge.actors.offices import Holder, terms_of_people
from rashomon.knowledge.times import ahead
from rashomon.model import ActorMention, Date, Document, Published, Span, TimeMention

_SENTENCE_END = re.compile(r"[.!?][\"')]?\s|\n")
_PAST_CUE = re.compile(r"\b(?:was|were|had|did|since|ago|after|[a-z]{2,}ed)\b")
#: What was to come when it was said, and may be so still.
_STILL_TO_COME = "would"
_SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
_NOT_THE_HOLDER = re.compile(
    r"\b(?:former|ex|late|then|future|incoming|outgoing|elect|vice|deputy|acting)\b[\s-]*(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_ELECT = re.compile(r"[\s-]*elect\b", re.IGNORECASE)
#: A title is looked for in so many characters before a name ("Russian President Vladimir Putin").
TITLE_REACH = 40
_OPEN = "9999-12-31"
_TITLES = {
    "president": re.compile(r"\bPresident\s+$"),
    "prime-minister": re.compile(r"\b(?:Prime Minister|Premier)\s+$"),
    "chancellor": re.compile(r"\bChancellor\s+$"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Days on which the text may have been written, and why."""

    days: Date
    reason: str


def infer_published(
    document: Document, times: tuple[TimeMention, ...], mentions: tuple[ActorMention, ...]
) -> Published:
    """The document's own publication date where it has one; otherwise what the text allows, with basis "inferred".

    Evidence that contradicts what came before it is left out, the surest kind coming first. Without any the document's
    unknown date is given back.
    """
    if document.published.date.known or document.published.basis in ("given", "metadata"):
        return document.published
    days, reasons = Date(), list[str]()
    for evidence in _evidence(document, times, mentions):
        narrowed = _overlap(days, evidence.days)
        if narrowed is not None and (narrowed.earliest, narrowed.latest) != (days.earliest, days.latest):
            days = interval(narrowed.earliest, narrowed.latest)
            reasons.append(evidence.reason)
    return Published(days, "inferred", tuple(reasons)) if days.known else document.published


def _overlap(one: Date, other: Date) -> Date | None:
    """The days two intervals share; None where they share none, or only touch.

    A term that ends on the day another begins is a handover: no text is dated to a day by that.
    """
    shared = intersect(one, other)
    if shared is None or (_is_one_day(shared) and not _is_one_day(one) and not _is_one_day(other)):
        return None
    return shared


def _is_one_day(days: Date) -> bool:
    return days.earliest is not None and days.earliest == days.latest


def _evidence(
    document: Document, times: tuple[TimeMention, ...], mentions: tuple[ActorMention, ...]
) -> Iterator[Evidence]:
    text = shadow(document.text)
    yield from _settled(document, times)
    yield from _told(document, text, times)
    yield from _photographed(document, text)
    yield from _in_office(document, text, mentions)


def _settled(document: Document, times: tuple[TimeMention, ...]) -> Iterator[Evidence]:
    """Relative times that the text itself resolves."""
    for time in times:
        words = shadow(document.quote(time.span))
        if time.status != "resolved" or time.kind != "date":
            continue
        for found in match_times(words)[:1]:
            value = dict(each.split("=", 1) for each in found.value)
            said = days_said(found.rule, value, time.date) if "relation" in value else Date()
            if said.known:
                yield Evidence(said, f'what is dated {time.date.edtf} is called "{words}": written in {said.edtf}')


def _told(document: Document, text: str, times: tuple[TimeMention, ...]) -> Iterator[Evidence]:
    """Dates with their year, told as past: the text is not older."""
    past = [t for t in times if t.status == "explicit" and t.date.earliest and _told_as_past(text, t.span, t.date)]
    if past:
        latest = max(past, key=lambda t: (t.date.earliest or "", -t.span.start))
        reason = f'"{document.quote(latest.span)}" is told as past: not written before it'
        yield Evidence(interval(latest.date.earliest, None), reason)


def _told_as_past(text: str, span: Span, date: Date) -> bool:
    """A past tense in its sentence and no word that looks ahead; a bare year, often a goal, only after "since"."""
    sentence = _sentence_around(text, span)
    looks_ahead = (*ahead().phrases, *ahead().leads, _STILL_TO_COME)
    if any(re.search(rf"\b{re.escape(phrase)}\b", sentence, re.IGNORECASE) for phrase in looks_ahead):
        return False
    bare_year = date.edtf is not None and len(date.edtf.rstrip("~")) == len("2016")
    return bool(_SINCE.search(text[: span.start]) if bare_year else _PAST_CUE.search(sentence))


def _sentence_around(text: str, span: Span) -> str:
    starts = [m.end() for m in _SENTENCE_END.finditer(text, 0, span.start)]
    end = _SENTENCE_END.search(text, span.end)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _photographed(document: Document, text: str) -> Iterator[Evidence]:
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
        yield Evidence(
            interval(date.earliest, None), f'a caption is dated "{document.quote(span)}": not written before it'
        )


def _in_office(document: Document, text: str, mentions: tuple[ActorMention, ...]) -> Iterator[Evidence]:
    """People called by their office: written while they held it, the narrowest term first.

    Where two of them never held office together ("President" said of two presidents of one state) somebody is called by
    an office of old, and nothing tells who is not: all the text says is that the last of them had taken office.
    """
    terms: dict[str, Evidence] = {}
    for mention in mentions:
        if mention.reading != "name" or mention.actor not in terms_of_people() or mention.actor in terms:
            continue
        held = _held(mention.actor, _office_before(text, mention.span))
        if held:
            name = document.quote(mention.span)
            reason = f"{name} is called by an office held {_years(held)}"
            terms[mention.actor] = Evidence(held, reason)
    held_together = all(_overlap(one.days, other.days) for one, other in combinations(terms.values(), 2))
    evidence = terms.values() if held_together else [_not_before_the_last(terms.values())]
    yield from sorted(evidence, key=lambda e: (e.days.latest or _OPEN, e.days.earliest or "", e.reason))


def _not_before_the_last(terms: Iterable[Evidence]) -> Evidence:
    last = max(terms, key=lambda e: (e.days.earliest or "", e.reason))
    return Evidence(interval(last.days.earliest, None), f"{last.reason}: not written before it")


def _office_before(text: str, span: Span) -> str | None:
    """The office named right before a person, unless it is a former, a coming or a lesser one ("Vice President")."""
    before = text[max(0, span.start - TITLE_REACH) : span.start]
    office = next((office for office, title in _TITLES.items() if title.search(before)), None)
    if office is None or _ELECT.match(text, span.end):
        return None
    title = _TITLES[office].search(before)
    return None if title and _NOT_THE_HOLDER.search(before[: title.start()]) else office


def _held(person: str, office: str | None) -> Date | None:
    """From the first to the last day of all a person's terms in an office; None where none is on record."""
    if office is None:
        return None
    terms = [t for t in terms_of_people()[person] if t.office.endswith(f"/{office}")]
    if not terms:
        return None
    since = min(_first(t) for t in terms)
    until = None if any(t.until is None for t in terms) else max(_last(t) for t in terms)
    return interval(since, until)


def _first(term: Holder) -> str:
    return make_date(term.since).earliest or term.since


def _last(term: Holder) -> str:
    return make_date(term.until).latest or _OPEN


def _years(days: Date) -> str:
    return f"from {days.earliest} to {days.latest}" if days.latest else f"since {days.earliest}"

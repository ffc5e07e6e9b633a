"""Which dates the time expressions give.

A date comes, in this order, from the words (they name a year), from the day of writing ("Sunday", "last week"), or from
the text (one happening dated twice, "that day"). What none of them settles stays unresolved; no date is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.edtf import cover, intersect
from rashomon.encoder.parse import Parse
from rashomon.grounding.times_context import Dated, days_said, noun_before, settled_by_text, spoken_of, things_dated
from rashomon.grounding.times_direction import Direction, direction_of
from rashomon.grounding.times_explicit import Value, explicit_date
from rashomon.grounding.times_relative import relative_date
from rashomon.model import NO_DATE, Date, Document, Span, TimeExpression, TimeMention, TimeStatus

#: Rules whose dates are weeks, months or more away at the least: a day of writing known only as an interval may still
#: settle them ("last year" said some time in 2016). Days are never resolved from an inferred interval.
_COARSE = frozenset({"month", "calendar", "season", "quarter", "half"})
_RELATED = frozenset({"calendar", "month", "day", "season"})


@dataclass(frozen=True, slots=True)
class _Found:
    date: Date
    status: TimeStatus
    reason: str


_UNRESOLVED = _Found(NO_DATE, "unresolved", "counted from a day that the text does not give")


def resolve_times(document: Document, parse: Parse, expressions: tuple[TimeExpression, ...]) -> tuple[TimeMention, ...]:
    """One mention for each expression, in their order, with its date, status and reason.

    Durations, repeated times and times of day keep their kind and have no date. `anchor` is the word that the
    expression dates. Relative times count from the document's publication date; without one they are unresolved
    unless the text itself settles them.
    """
    things = things_dated(parse, (e.span for e in expressions))
    named = [
        (e.span, things[e.span], d)
        for e in expressions
        if e.span in things and (d := explicit_date(e.rule, parts(e))).known
    ]
    written = document.published.date
    settled: dict[Span, Date] = {}
    if not written.known:
        settled = _settled(parse, expressions, things, named)
        written = written_between(expressions, settled)
    mentions: list[TimeMention] = []
    for each in expressions:
        before = [m.date for m in mentions]
        found = _resolve(document, parse, each, written, settled.get(each.span, NO_DATE), before)
        thing = things.get(each.span)
        mentions.append(
            TimeMention(each.span, found.date, found.status, each.kind, thing.word if thing else None, found.reason)
        )
    return tuple(mentions)


def parts(expression: TimeExpression) -> Value:
    """The "name=value" strings of an expression as a mapping."""
    return dict(each.split("=", 1) for each in expression.value)


def written_between(expressions: tuple[TimeExpression, ...], settled: dict[Span, Date]) -> Date:
    """When the text was written, as far as relative times tell whose dates the text settles."""
    written = NO_DATE
    for each in expressions:
        if each.span in settled:
            written = intersect(written, days_said(each.rule, parts(each), settled[each.span])) or NO_DATE
    return written


def _settled(
    parse: Parse,
    expressions: tuple[TimeExpression, ...],
    things: dict[Span, Dated],
    named: list[tuple[Span, Dated, Date]],
) -> dict[Span, Date]:
    found = {}
    for e in expressions:
        if e.rule in _RELATED and "relation" in parts(e):
            sentence = parse.at(e.span.start)
            said = (things.get(e.span), noun_before(sentence, e.span))
            # a sentence that gives two times of one thing tells its two ends ("from 2012 until this year")
            elsewhere = [(thing, date_) for span, thing, date_ in named if parse.at(span.start) is not sentence]
            found[e.span] = settled_by_text(e.rule, parts(e), said, elsewhere)
    return {span: date_ for span, date_ in found.items() if date_.known}


def _resolve(
    document: Document, parse: Parse, each: TimeExpression, written: Date, settled: Date, before: list[Date]
) -> _Found:
    value = parts(each)
    if each.kind != "date":
        return _Found(NO_DATE, "unresolved", _NO_DATE_KINDS[each.kind])
    named = explicit_date(each.rule, value)
    if named.known:
        return _Found(named, "explicit", "the words name it")
    if settled.known:
        return _Found(settled, "resolved", "the text dates the same happening with its year")
    if each.rule == "same":
        spoken = spoken_of(value, before)
        return _Found(spoken, "resolved", "the date that was spoken of before") if spoken.known else _UNRESOLVED
    if each.rule == "after":
        return _Found(NO_DATE, "unresolved", "counted from a happening whose date is not given")
    direction = direction_of(parse.at(each.span.start), each.span)
    if document.published.date.known:
        return _from_published(document, each, direction)
    return _from_interval(each, written, direction)


_NO_DATE_KINDS = {
    "duration": "a length of time, no date",
    "set": "a repeated time, no single date",
    "time": "a time of day without its date",
}


def _from_published(document: Document, each: TimeExpression, direction: Direction) -> _Found:
    """Counted from the publication date; where that is an interval, whatever its first and its last day give."""
    published = document.published.date
    ends = [d for d in (published.earliest, published.latest) if d]
    dates = [relative_date(each.rule, parts(each), date.fromisoformat(end), direction) for end in ends]
    if len(ends) < 2 or not all(d.known for d in dates):
        return _UNRESOLVED
    date_ = cover(dates)
    side = {"past": ", in the past", "future": ", still ahead", "open": ""}[direction]
    reason = f"counted from the publication date {published.edtf}{side}"
    sure = dates[0] == dates[1] and date_.earliest is not None and date_.latest is not None
    return _Found(date_, "resolved" if sure and not _several(date_) else "interval", reason)


def _several(date_: Date) -> bool:
    """Whether a date is written as an interval or only approximately."""
    return "/" in (date_.edtf or "") or (date_.edtf or "").endswith("~")


def _from_interval(each: TimeExpression, written: Date, direction: Direction) -> _Found:
    """Counted from the days on which the text may have been written, where all of them agree."""
    if each.rule not in _COARSE or written.earliest is None or written.latest is None:
        return _UNRESOLVED
    first, last = (
        relative_date(each.rule, parts(each), date.fromisoformat(d), direction)
        for d in (written.earliest, written.latest)
    )
    if first != last or not first.known:
        return _UNRESOLVED
    return _Found(first, "resolved", f"the text shows that it was written in {written.edtf}")

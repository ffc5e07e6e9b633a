"""Which dates the time expressions give.

A date comes, in this order, from the words (they name a year), from the day of writing ("Sunday", "last week"), or from
the text (one happening dated twice, "that day"). What none of them settles stays unresolved; no date is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rashomon.edtf import cover, intersect
from rashomon.encoder.parse import Parse
from rashomon.encoder.shadow import shadow
from rashomon.grounding.times_clues import direction_in
from rashomon.grounding.times_context import Dated, days_said, noun_before, settled_by_text, things_dated
from rashomon.grounding.times_direction import Direction
from rashomon.grounding.times_explicit import Value, explicit_date, year_of
from rashomon.grounding.times_joined import Said, named_twice, sharing_a_year
from rashomon.grounding.times_linked import Given, beside, linked
from rashomon.grounding.times_namesakes import among_namesakes
from rashomon.grounding.times_relative import clashes, relative_date
from rashomon.model import NO_DATE, Date, Document, Span, TimeExpression, TimeMention

#: Rules whose dates are weeks, months or more away at the least: a day of writing known only as an interval may still
#: settle them ("last year" said some time in 2016). Days are never resolved from an inferred interval.
_COARSE = frozenset({"month", "calendar", "season", "quarter", "half"})
#: Rules whose times are counted from something else that the text tells.
_LINKED = frozenset({"after", "same"})
_RELATED = frozenset({"calendar", "month", "day", "season"})


_UNRESOLVED = Given(NO_DATE, "unresolved", "counted from a day that the text does not give")


def resolve_times(
    document: Document, parse: Parse | None, expressions: tuple[TimeExpression, ...]
) -> tuple[TimeMention, ...]:
    """One mention for each expression, in their order, with its date, status and reason.

    Durations, repeated times and times of day keep their kind and have no date. `anchor` is the word that the
    expression dates. Relative times count from the document's publication date; without one they are unresolved
    unless the text itself settles them. Without a parse the words around a time tell which way it lies, and nothing is
    said of what it dates.
    """
    parse = parse or Parse(document.id, ())
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
    text = shadow(document.text)
    found: dict[Span, Given] = {
        each.span: _resolve(document, text, parse, each, written, settled.get(each.span, NO_DATE))
        for each in expressions
        if each.rule not in _LINKED
    }
    told = [Said(each.span, each.rule, parts(each)) for each in expressions]
    found |= dict(sharing_a_year(text, told))
    found |= dict(_among_namesakes(expressions, found, document.published.date))
    known = {span: one.date for span, one in found.items() if one.date.known}
    for each in expressions:
        if each.rule in _LINKED:
            found[each.span] = linked(text, each.span, parts(each), known)
            if found[each.span].date.known:
                known[each.span] = found[each.span].date
    found |= dict(named_twice(text, told, found))
    if not document.published.date.known:
        found |= dict(_beside_others(text, expressions, found))
    return tuple(_mention(each, found[each.span], things.get(each.span)) for each in expressions)


def _among_namesakes(
    expressions: tuple[TimeExpression, ...], found: dict[Span, Given], written: Date
) -> Iterator[tuple[Span, Given]]:
    """The days without a year that the text also gives in another year, by what they then mean."""
    bare = [e.span for e in expressions if e.rule == "day" and parts(e).keys() == {"day", "month"}]
    famous = [found[e.span].date for e in expressions if e.rule == "named"]
    return among_namesakes(bare, found, famous, written)


def _beside_others(
    text: str, expressions: tuple[TimeExpression, ...], found: dict[Span, Given]
) -> Iterator[tuple[Span, Given]]:
    """The undated weekdays with how they lie to others of their sentence in the reason."""
    days = {
        e.span: int(parts(e)["weekday"])
        for e in expressions
        if e.rule == "weekday" and not {"relation", "clock"} & parts(e).keys() and not found[e.span].date.known
    }
    for span, weekday in days.items():
        if lies := beside(text, span, weekday, {other: n for other, n in days.items() if other != span}):
            yield span, replace(found[span], reason=f"{found[span].reason}; {lies}")


def _mention(each: TimeExpression, found: Given, thing: Dated | None) -> TimeMention:
    return TimeMention(each.span, found.date, found.status, each.kind, thing.word if thing else None, found.reason)


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


def _resolve(document: Document, text: str, parse: Parse, each: TimeExpression, written: Date, settled: Date) -> Given:
    value = parts(each)
    if each.kind != "date":
        return Given(NO_DATE, "unresolved", _NO_DATE_KINDS[each.kind])
    named = explicit_date(each.rule, value)
    if named.known:
        clash = clashes(value, named)
        return Given(named, "explicit", "the words name it, under another weekday" if clash else "the words name it")
    if year_of(value) is not None:
        return _no_such_day(each.rule, value)
    if settled.known:
        return Given(settled, "resolved", "the text dates the same happening with its year")
    direction = direction_in(text, parse.at(each.span.start), each.span)
    if document.published.date.known:
        return _from_published(document, each, direction)
    return _from_interval(each, written, direction)


_NO_DATE_KINDS = {
    "duration": "a length of time, no date",
    "set": "a repeated time, no single date",
    "time": "a time of day without its date",
}


def _from_published(document: Document, each: TimeExpression, direction: Direction) -> Given:
    """Counted from the publication date; where that is an interval, whatever its first and its last day give."""
    published = document.published.date
    ends = [d for d in (published.earliest, published.latest) if d]
    dates = [relative_date(each.rule, parts(each), date.fromisoformat(end), direction) for end in ends]
    if len(ends) < 2 or not all(d.known for d in dates):
        return _no_such_day(each.rule, parts(each))
    date_ = cover(dates)
    side = {"past": ", in the past", "future": ", still ahead", "open": ""}[direction]
    reason = f"counted from the publication date {published.edtf}{side}"
    sure = dates[0] == dates[1] and date_.earliest is not None and date_.latest is not None
    return Given(date_, "resolved" if sure and not _several(date_) else "interval", reason)


def _no_such_day(rule: str, value: Value) -> Given:
    """What gives no date although it names a day, or could be counted from the day of writing."""
    if rule not in ("day", "days"):
        return _UNRESOLVED if year_of(value) is None else replace(_UNRESOLVED, reason="no day of this name is known")
    clash = "weekday" in value and year_of(value) is None
    return replace(
        _UNRESOLVED, reason="in no year near does the day fall on this weekday" if clash else "there is no such day"
    )


def _several(date_: Date) -> bool:
    """Whether a date is written as an interval or only approximately."""
    return "/" in (date_.edtf or "") or (date_.edtf or "").endswith("~")


def _from_interval(each: TimeExpression, written: Date, direction: Direction) -> Given:
    """Counted from the days on which the text may have been written, where all of them agree."""
    if each.rule not in _COARSE or written.earliest is None or written.latest is None:
        return _UNRESOLVED
    first, last = (
        relative_date(each.rule, parts(each), date.fromisoformat(d), direction)
        for d in (written.earliest, written.latest)
    )
    if first != last or not first.known:
        return _UNRESOLVED
    return Given(first, "resolved", f"the text shows that it was written in {written.edtf}")

"""What an evidence bundle shows of a chronology: events with what each voice says, its words and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.accounts.corroboration import event_corroboration
from rashomon.formats.contents import Contents, natural
from rashomon.formats.shown import Compared, Evidence, Line, Linked, Quote, Row, Shown, Source, counted
from rashomon.model import (
    Account,
    Chronology,
    ComparedSide,
    Comparison,
    Correction,
    Document,
    Event,
    Link,
    Proposition,
    Reading,
    Span,
    Verdict,
)
from rashomon.presenting.corrections import briefly, by_persons
from rashomon.presenting.links import because, relation_words
from rashomon.presenting.rows import arranged, in_time, row_told_by, row_words, told_by, told_over_time
from rashomon.presenting.sources import Sources
from rashomon.presenting.stances import day, stance
from rashomon.presenting.voices import Column, cell, columns_of, explained, heading
from rashomon.presenting.words import BY_LIKENESS, accused, exact_words, in_quotes, kind_of, via, voices_of, where, who

#: The verdicts in the order in which they are shown, and those that set nobody against anybody.
_VERDICTS: tuple[Verdict, ...] = ("deny", "contradict", "omit", "aspect", "different_event", "agree")
_UNDISPUTED: frozenset[Verdict] = frozenset({"different_event", "agree"})
#: Sorts behind every ISO day.
_UNDATED = "9999"


def evidence_of(chronology: Chronology, known: Contents) -> Evidence:
    """What the bundle of a chronology shows. Documents are numbered as they were published, events as they happened."""
    ordered = sorted(known.documents.values(), key=lambda d: (d.published.date.earliest or _UNDATED, d.id))
    sources = Sources(known.documents, {d.id: number for number, d in enumerate(ordered, 1)}, known.names)
    numbers = {event.id: number for number, event in enumerate(known.events, 1)}
    compared: dict[str | None, list[Comparison]] = defaultdict(list)
    for comparison in sorted(chronology.comparisons, key=lambda each: natural(each.id)):
        compared[comparison.event].append(comparison)
    links: dict[str, list[Link]] = defaultdict(list)
    for link in sorted(chronology.links, key=lambda each: (each.a, each.kind, each.b)):
        links[link.a].append(link)
        links[link.b].append(link)
    events = {event.id: event for event in known.events}
    shown = tuple(
        _shown(
            event,
            numbers,
            _in_order(known.rows.get(event.id, ())),
            compared[event.id],
            links[event.id],
            events,
            known,
            sources,
        )
        for event in known.events
    )
    title = f"Evidence: {shown[0].label}" if len(shown) == 1 else f"Evidence on {counted(len(shown), 'event')}"
    return Evidence(
        title,
        shown,
        tuple(_source(document, known, sources) for document in ordered),
        tuple(_compared(each, sources) for each in compared[None]),
        tuple(_correction(each, chronology.readings) for each in chronology.corrections),
    )


def text_path(document: str) -> str:
    """Where a document's text stands in the bundle."""
    return f"texts/{document}.txt"


def _shown(
    event: Event,
    numbers: Mapping[str, int],
    propositions: Sequence[Proposition],
    comparisons: Sequence[Comparison],
    links: Iterable[Link],
    events: Mapping[str, Event],
    known: Contents,
    sources: Sources,
) -> Shown:
    rows = arranged(propositions, comparisons)
    columns = columns_of(propositions)
    note = explained(columns, sources.names)
    date = event.time.date
    quoted = [span for p in propositions for account in p.accounts for span in account.evidence]
    clauses = [known.mentions[m].extent for m in event.mentions if m in known.mentions]
    facts = (
        ("When", f"{day(date)} ({event.time.reason})" if event.time.reason else day(date)),
        ("Who", who(event, sources.names)),
        ("Accused of it", accused(event, sources.names)),
        ("Where", where(event.place)),
        ("Type", kind_of(event)),
        ("Status", event.status),
        ("Told by", told_by(event_corroboration(propositions)).removeprefix("told by ")),
        ("In dispute", ", ".join(event.disputed)),
        *by_persons(event),
    )
    return Shown(
        numbers[event.id],
        event.id,
        event.label,
        day(date) if date.known or not event.told.known else f"no date, told {day(event.told)}",
        (date.earliest or date.latest or "")[:4] or "Without a date",
        event.status,
        event.disputed,
        tuple((part.text, quotes(sources, part.evidence)) for part in event.summary.parts),
        tuple((name, words) for name, words in facts if words),
        tuple(_row(each, event, columns, sources, contested=each in rows.contested) for each in rows.open),
        tuple(_row(each, event, columns, sources, contested=False) for each in rows.folded),
        tuple(_compared(each, sources) for each in sorted(comparisons, key=lambda c: _VERDICTS.index(c.verdict))),
        tuple(_linked(each, event, events, numbers, sources) for each in links),
        quotes(sources, [c for c in clauses if not any(span.overlaps(c) for span in quoted)]),
        f" {note[0].upper()}{note[1:]}." if note else "",
    )


def _in_order(propositions: Iterable[Proposition]) -> list[Proposition]:
    """The propositions with their accounts in the order of their ids."""
    return [replace(p, accounts=tuple(sorted(p.accounts, key=lambda each: natural(each.id)))) for p in propositions]


def quotes(sources: Sources, spans: Iterable[Span]) -> tuple[Quote, ...]:
    """The words of passages, each once, in the order of the documents and of their texts."""
    return tuple(
        Quote(
            in_quotes(exact_words(sources.documents[span.document], [span])),
            sources.numbers[span.document],
            span.document,
            span.start,
            span.end,
        )
        for span in dict.fromkeys(sources.known(spans))
    )


def _row(
    proposition: Proposition, event: Event, columns: Iterable[Column], sources: Sources, *, contested: bool
) -> Row:
    lines = tuple(line for column in columns for line in _lines(proposition, column, sources))
    return Row(row_words(proposition, event), row_told_by(proposition), contested, lines)


def _lines(proposition: Proposition, column: Column, sources: Sources) -> Iterator[Line]:
    told = in_time(cell(proposition, column))
    dated = told_over_time(told)
    for account in told:
        yield _line(account, column, sources, dated=dated)


def _line(account: Account, column: Column, sources: Sources, *, dated: bool) -> Line:
    silent = account.stance == "silent"
    return Line(
        heading(column, sources.names),
        account.voice,
        "" if silent else via(account.chain),
        stance(account),
        day(account.said_at) if dated and account.said_at.known else "",
        BY_LIKENESS if account.likened else "",
        silent,
        quotes(sources, account.evidence),
    )


def _compared(comparison: Comparison, sources: Sources) -> Compared:
    sides = tuple(_side(side, sources) for side in (comparison.a, comparison.b))
    words = comparison.verdict.replace("_", " ")
    return Compared(words, comparison.why, comparison.nuance or "", sides, comparison.verdict in _UNDISPUTED)


def _side(side: ComparedSide, sources: Sources) -> tuple[str, str, tuple[Quote, ...]]:
    speaker = voices_of(side.chain[-1]) if side.chain else "the report"
    return speaker, via(side.chain), quotes(sources, side.evidence)


def _linked(
    link: Link, event: Event, events: Mapping[str, Event], numbers: Mapping[str, int], sources: Sources
) -> Linked:
    here = link.a == event.id
    other = link.b if here else link.a
    label = events[other].label if other in events else other
    relation = relation_words(link, here=here)
    return Linked(relation, label, numbers.get(other), because(link), quotes(sources, link.evidence))


def _source(document: Document, known: Contents, sources: Sources) -> Source:
    original = document.carrier_of
    carriers = [known.publisher(each) for each in known.carriers.get(document.id, ())]
    reasons = ", ".join(document.published.reasons)
    notes = (
        f"date: {reasons}" if reasons else "",
        f"a reprint of [{sources.numbers[original]}]" if original is not None and original in sources.numbers else "",
        f"also carried by {', '.join(carriers)}" if carriers else "",
        f"not read: {document.unread}" if document.unread else "",
    )
    return Source(
        sources.numbers[document.id],
        document.id,
        document.title or document.path.rsplit("/", 1)[-1],
        known.publisher(document.id),
        day(document.published.date),
        document.kind,
        document.sha256,
        text_path(document.id),
        tuple(note for note in notes if note),
    )


def _correction(correction: Correction, readings: Iterable[Reading]) -> str:
    clauses = {m.span: " ".join(r.document.quote(m.extent).split()) for r in readings for m in r.event_mentions}

    def quoted(mentions: Iterable[Span]) -> str:
        return next((f"“{clauses[span]}”" for span in mentions if span in clauses), "words that are not in this bundle")

    return f"{briefly(correction, quoted)}."

"""What the evidence bundle shows, as values: events with what each voice says, its words and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.accounts.corroboration import event_corroboration
from rashomon.formats.contents import Contents
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
    Span,
)
from rashomon.presenting.links import because, relation_words
from rashomon.presenting.rows import arranged, in_time, row_told_by, row_words, told_by, told_over_time
from rashomon.presenting.sources import Sources
from rashomon.presenting.stances import day, stance
from rashomon.presenting.voices import Column, cell, columns_of, heading
from rashomon.presenting.words import BY_LIKENESS, accused, exact_words, in_quotes, kind_of, via, voices_of, where, who

#: Sorts behind every ISO day.
_UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words, the number of their document in the bundle, its id, and the characters where they stand."""

    words: str
    source: int
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One account: side, voice and whom it comes through, what it does, when it said so, the words; `note` where
    likeness alone lays it there. `silent`: the words are its account of the event, which leaves the matter out."""

    side: str
    voice: str
    via: str
    does: str
    day: str
    note: str
    silent: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A proposition with the accounts of it, side by side; `contested` ones are in dispute."""

    words: str
    told_by: str
    contested: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two accounts side by side with the verdict on them and why; each side is who, through whom, and the words."""

    verdict: str
    why: str
    nuance: str
    sides: tuple[tuple[str, str, tuple[Quote, ...]], ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Another event this one hangs on: how, which (its number where the bundle holds it), and what says so."""

    relation: str
    label: str
    number: int | None
    reason: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An event as the bundle shows it. `facts` are names and words; `told` the clauses that tell of it and are quoted
    in no row; `folded` the rows that nobody disputes."""

    number: int
    id: str
    label: str
    day: str
    year: str
    status: str
    disputed: tuple[str, ...]
    summary: tuple[tuple[str, tuple[Quote, ...]], ...]
    facts: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    folded: tuple[Row, ...]
    compared: tuple[Compared, ...]
    linked: tuple[Linked, ...]
    told: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the bundle; `text` is the path of its text there, `notes` what one should know of it."""

    number: int
    id: str
    title: str
    publisher: str
    day: str
    kind: str
    sha256: str
    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a bundle shows; `alike` are comparisons of events that look alike and are two, `corrections` what people
    decided, in sentences."""

    title: str
    events: tuple[Shown, ...]
    sources: tuple[Source, ...]
    alike: tuple[Compared, ...]
    corrections: tuple[str, ...]

    @property
    def disputed(self) -> tuple[Shown, ...]:
        """The events on which voices differ."""
        return tuple(event for event in self.events if event.disputed or any(row.contested for row in event.rows))

    def by_year(self) -> list[tuple[str, list[Shown]]]:
        """The events under the years they fall in, in their order."""
        found: dict[str, list[Shown]] = defaultdict(list)
        for event in self.events:
            found[event.year].append(event)
        return list(found.items())


def evidence_of(chronology: Chronology, known: Contents) -> Evidence:
    """What the bundle of a chronology shows. Documents are numbered as they were published, events as they happened."""
    ordered = sorted(known.documents.values(), key=lambda d: (d.published.date.earliest or _UNDATED, d.id))
    sources = Sources(known.documents, {d.id: number for number, d in enumerate(ordered, 1)}, known.names)
    numbers = {event.id: number for number, event in enumerate(known.events, 1)}
    compared: dict[str | None, list[Comparison]] = defaultdict(list)
    for comparison in chronology.comparisons:
        compared[comparison.event].append(comparison)
    links: dict[str, list[Link]] = defaultdict(list)
    for link in chronology.links:
        links[link.a].append(link)
        links[link.b].append(link)
    events = {event.id: event for event in known.events}
    shown = tuple(
        _shown(
            event, numbers, known.rows.get(event.id, ()), compared[event.id], links[event.id], events, known, sources
        )
        for event in known.events
    )
    title = f"Evidence: {shown[0].label}" if len(shown) == 1 else f"Evidence on {counted(len(shown), 'event')}"
    return Evidence(
        title,
        shown,
        tuple(_source(document, known, sources) for document in ordered),
        tuple(_compared(each, sources) for each in compared[None]),
        tuple(_correction(each) for each in chronology.corrections),
    )


def counted(number: int, noun: str) -> str:
    """A number with its noun ("1 event", "2 events")."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


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
        tuple(_compared(each, sources) for each in comparisons),
        tuple(_linked(each, event, events, numbers, sources) for each in links),
        quotes(sources, [c for c in clauses if not any(span.overlaps(c) for span in quoted)]),
    )


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
    return Compared(comparison.verdict.replace("_", " "), comparison.why, comparison.nuance or "", sides)


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


def _correction(correction: Correction) -> str:
    decided = "one event" if correction.kind == "same" else "two events"
    note = f": {correction.note}" if correction.note else ""
    return f"{correction.by or 'Somebody'} decided on {correction.at} that the clauses {correction.a} and " + (
        f"{correction.b} tell of {decided}{note}."
    )

"""The account table of an event: rows are propositions, columns are voices grouped by side, cells hold exact words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import Account, Comparison, Event, Proposition, Span
from rashomon.presenting.rows import arranged, in_time, row_told_by, row_words, told_over_time
from rashomon.presenting.sources import Sources
from rashomon.presenting.voices import Column, by_side, cell, columns_of, explained, heading
from rashomon.presenting.words import BY_LIKENESS, exact_words, in_quotes, via
from rashomon.web.words import day, stance


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document and the address where they stand in it."""

    words: str
    address: str
    source: int  # its number in the event's list of sources


@dataclass(frozen=True, slots=True)
class Cell:
    """One account: its stance (as the model and as people say it), whom it comes through, its words, the day on which
    it was said where the voice says more than one thing of the row, and a note where likeness alone lays it there."""

    stance: str
    label: str
    via: str
    quotes: tuple[Quote, ...]
    day: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A proposition with what each voice of the table says on it, nothing for a voice that does not speak to it.

    `words` say what it is about, `told_by` how many independent voices say it; `contested` ones are in dispute.
    """

    proposition: Proposition
    words: str
    told_by: str
    contested: bool
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The heading of some neighbouring columns: a party's name or what they are, with its voices; `known`: a party."""

    name: str
    known: bool
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountTable:
    """Sides from left to right, and rows whose cells follow the sides' voices; `note` explains the headings that name
    no party."""

    sides: tuple[Side, ...]
    rows: tuple[Row, ...]
    note: str = ""


def quotes(sources: Sources, spans: Iterable[Span]) -> tuple[Quote, ...]:
    """The words of spans that stand in the sources, in the order of these and of their texts."""
    return tuple(
        Quote(in_quotes(exact_words(sources.documents[s.document], [s])), address(s), sources.numbers[s.document])
        for s in sources.known(spans)
    )


def address(span: Span) -> str:
    """Where a passage is shown in its document."""
    return f"/documents/{span.document}?start={span.start}&end={span.end}#evidence"


def account_tables(
    event: Event, propositions: Sequence[Proposition], comparisons: Iterable[Comparison], sources: Sources
) -> tuple[AccountTable, AccountTable]:
    """The table of the rows that are shown, those in dispute first, and that of the rows that nobody disputes."""
    rows = arranged(propositions, comparisons)
    return _table(event, rows.open, rows.contested, sources), _table(event, rows.folded, (), sources)


def _table(
    event: Event, propositions: Sequence[Proposition], contested: Sequence[Proposition], sources: Sources
) -> AccountTable:
    columns = columns_of(propositions)
    sides = tuple(_side(voices, sources) for voices in by_side(columns))
    rows = tuple(
        Row(
            each,
            row_words(each, event),
            row_told_by(each),
            each in contested,
            tuple(_cells(each, column, sources) for column in columns),
        )
        for each in propositions
    )
    return AccountTable(sides, rows, explained(columns, sources.names))


def _side(voices: Sequence[Column], sources: Sources) -> Side:
    first = voices[0]
    return Side(heading(first, sources.names), first.side is not None, tuple(column.voice for column in voices))


def _cells(proposition: Proposition, column: Column, sources: Sources) -> tuple[Cell, ...]:
    told = in_time(cell(proposition, column))
    return tuple(_cell(account, sources, dated=told_over_time(told)) for account in told)


def _cell(account: Account, sources: Sources, *, dated: bool) -> Cell:
    """An account; the words of a silent one are its account of the event, which leaves the proposition out."""
    through = "" if account.stance == "silent" else via(account.chain)
    when = day(account.said_at) if dated and account.said_at.known else ""
    note = BY_LIKENESS if account.likened else ""
    return Cell(account.stance, stance(account), through, quotes(sources, account.evidence), when, note)

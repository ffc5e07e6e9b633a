"""The account table of an event: rows are propositions, columns are voices grouped by side, cells hold exact words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import Account, Proposition, Span
from rashomon.presenting.sources import Sources
from rashomon.presenting.voices import Column, by_side, cell, columns_of
from rashomon.presenting.words import exact_words, in_quotes, via
from rashomon.web.words import stance


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document and the address where they stand in it."""

    words: str
    address: str
    source: int  # its number in the event's list of sources


@dataclass(frozen=True, slots=True)
class Cell:
    """One account: its stance (as the model and as people say it), whom it comes through, and its words."""

    stance: str
    label: str
    via: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A proposition with what each voice of the table says on it, nothing for a voice that does not speak to it."""

    proposition: Proposition
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The heading of some neighbouring columns: a party's name (None: not known), with its voices."""

    name: str | None
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountTable:
    """Sides from left to right, and rows whose cells follow the sides' voices."""

    sides: tuple[Side, ...]
    rows: tuple[Row, ...]


def quotes(sources: Sources, spans: Iterable[Span]) -> tuple[Quote, ...]:
    """The words of spans that stand in the sources, in the order of these and of their texts."""
    return tuple(
        Quote(in_quotes(exact_words(sources.documents[s.document], [s])), address(s), sources.numbers[s.document])
        for s in sources.known(spans)
    )


def address(span: Span) -> str:
    """Where a passage is shown in its document."""
    return f"/documents/{span.document}?start={span.start}&end={span.end}#evidence"


def account_table(propositions: Sequence[Proposition], sources: Sources) -> AccountTable:
    """The table of all accounts on these propositions."""
    columns = columns_of(propositions)
    sides = tuple(_side(voices, sources) for voices in by_side(columns))
    rows = tuple(Row(each, tuple(_cells(each, column, sources) for column in columns)) for each in propositions)
    return AccountTable(sides, rows)


def _side(voices: Sequence[Column], sources: Sources) -> Side:
    side = voices[0].side
    return Side(sources.names.get(side, side) if side else None, tuple(column.voice for column in voices))


def _cells(proposition: Proposition, column: Column, sources: Sources) -> tuple[Cell, ...]:
    return tuple(_cell(account, sources) for account in cell(proposition, column))


def _cell(account: Account, sources: Sources) -> Cell:
    """An account; the words of a silent one are its account of the event, which leaves the proposition out."""
    through = "" if account.stance == "silent" else via(account.chain)
    return Cell(account.stance, stance(account), through, quotes(sources, account.evidence))

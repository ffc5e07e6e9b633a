"""The account table of an event: rows are propositions, columns are voices grouped by side, cells hold exact words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.model import Account, Document, Proposition, Span
from rashomon.web.words import quoted, stance, via


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


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents that an event's page quotes, numbered from 1 in the order given."""

    documents: Mapping[str, Document]
    numbers: Mapping[str, int]

    def quote(self, span: Span) -> Quote | None:
        """The words of a span, None where its document is not among the sources."""
        document = self.documents.get(span.document)
        if document is None:
            return None
        return Quote(quoted(document, span), address(span), self.numbers[span.document])

    def quotes(self, spans: Iterable[Span]) -> tuple[Quote, ...]:
        """The words of several spans, in the order of the texts."""
        found = (self.quote(span) for span in sorted(spans, key=lambda s: (self.numbers.get(s.document, 0), s.start)))
        return tuple(each for each in found if each is not None)


def address(span: Span) -> str:
    """Where a passage is shown in its document."""
    return f"/documents/{span.document}?start={span.start}&end={span.end}#evidence"


def number_sources(documents: Sequence[Document]) -> Sources:
    """The sources of a page, in this order."""
    return Sources({d.id: d for d in documents}, {d.id: n for n, d in enumerate(documents, start=1)})


def account_table(propositions: Sequence[Proposition], names: Mapping[str, str], sources: Sources) -> AccountTable:
    """The table of all accounts on these propositions; `names` are actors' names by id."""
    columns = _columns(propositions)
    sides = tuple(
        Side(names.get(side, side) if side else None, tuple(voice for _, voice in several))
        for side, several in groupby(columns, key=lambda column: column[0])
    )
    rows = tuple(Row(each, tuple(_cells(each, column, sources) for column in columns)) for each in propositions)
    return AccountTable(sides, rows)


def _columns(propositions: Iterable[Proposition]) -> list[tuple[str | None, str]]:
    """Side and voice of each column: sides and voices as they appear, voices without a side last."""
    seen = list(dict.fromkeys((a.side, a.voice) for p in propositions for a in p.accounts))
    sides = list(dict.fromkeys(side for side, _ in seen if side is not None))
    return sorted(seen, key=lambda column: sides.index(column[0]) if column[0] is not None else len(sides))


def _cells(proposition: Proposition, column: tuple[str | None, str], sources: Sources) -> tuple[Cell, ...]:
    return tuple(_cell(a, sources) for a in proposition.accounts if (a.side, a.voice) == column)


def _cell(account: Account, sources: Sources) -> Cell:
    """An account; the words of a silent one are its account of the event, which leaves the proposition out."""
    through = "" if account.stance == "silent" else via(account.chain)
    return Cell(account.stance, stance(account), through, sources.quotes(account.evidence))

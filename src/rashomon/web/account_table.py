"""The account table of an event: rows are propositions, columns are voices grouped by side, cells hold exact words.

Of many voices each side has one column, in which they stand under one another by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Account, Comparison, Event, Proposition, Telling
from rashomon.presenting.rows import arranged, in_time, row_told_by, row_words, told_over_time
from rashomon.presenting.sources import Sources
from rashomon.presenting.voices import Column, by_side, called, cells, columns_of, explained, heading
from rashomon.presenting.words import BY_LIKENESS, via
from rashomon.web.addresses import actor_address, source_address
from rashomon.web.evidence import Quote, quotes
from rashomon.web.words import day, stance

#: With more voices than this a table has a column for each side: seven columns of readable width fill a wide screen.
MOST_VOICES = 6
#: So many rows are shown at once, of the open ones and of the folded ones, unless all are asked for.
MOST_ROWS = 40
#: So many accounts of a cell are shown, the others folded; and so many there are at most, unless all are asked for.
#: Nobody reads on after some screens of one cell.
MOST_IN_CELL, MOST_OF_CELL = 4, 24
#: What gives way first where a cell has too many accounts: never one that tells a thing otherwise before one that
#: tells it as most do.
_GIVES_WAY: Mapping[Telling, int] = {"silent": 2, "asserts": 1}


@dataclass(frozen=True, slots=True)
class Cell:
    """One account: its id and voice, its stance (as the model and as people say it), whom it comes through, its words,
    the day on which it was said where the voice says more than one thing of the row, a note where likeness alone lays
    it there, and the page of the voice, "" where it has none."""

    id: str
    voice: str
    stance: str
    label: str
    via: str
    quotes: tuple[Quote, ...]
    day: str = ""
    note: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A proposition with what each column of the table says on it, nothing for one that does not speak to it.

    `words` say what it is about, `told_by` how many independent voices say it; `contested` ones are in dispute. `left`
    is how many further accounts each cell has.
    """

    proposition: Proposition
    words: str
    told_by: str
    contested: bool
    cells: tuple[tuple[Cell, ...], ...]
    left: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """The heading of some neighbouring columns: a party's name or what they are, with its voices; `known`: a party.
    `page` and `pages` are those of the party and of each voice, "" where there is none."""

    name: str
    known: bool
    voices: tuple[str, ...]
    page: str = ""
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountTable:
    """Sides from left to right, and rows whose cells follow the sides' voices, or the sides (`of_sides`); `note`
    explains the headings that name no party, `left` is how many further rows there are."""

    sides: tuple[Side, ...]
    rows: tuple[Row, ...]
    note: str = ""
    of_sides: bool = False
    left: int = 0

    @property
    def sides_of(self) -> tuple[str, ...]:
        """The party of each column, "" where its heading names none."""
        named = ((side.name if side.known else "", 1 if self.of_sides else len(side.voices)) for side in self.sides)
        return tuple(name for name, columns in named for _ in range(columns))


def account_tables(
    event: Event,
    propositions: Sequence[Proposition],
    comparisons: Iterable[Comparison],
    sources: Sources,
    *,
    of_sides: bool | None = None,
    whole: bool = False,
) -> tuple[AccountTable, AccountTable]:
    """The table of the rows that are shown, those in dispute first, and that of the rows that nobody disputes.

    `of_sides` settles whether columns are sides; None leaves it to the number of voices. With `whole` no row and no
    account is left out, however many there are.
    """
    rows = arranged(propositions, comparisons)
    sided = len(columns_of(propositions)) > MOST_VOICES if of_sides is None else of_sides
    return (
        _table(event, rows.open, rows.contested, sources, sided, whole),
        _table(event, rows.folded, (), sources, sided, whole),
    )


def _table(
    event: Event,
    propositions: Sequence[Proposition],
    contested: Sequence[Proposition],
    sources: Sources,
    of_sides: bool,
    whole: bool,
) -> AccountTable:
    columns = columns_of(propositions)
    sides = by_side(columns)
    groups = sides if of_sides else [(column,) for column in columns]
    shown = propositions if whole else propositions[:MOST_ROWS]
    disputed = {each.id for each in contested}
    rows = []
    for each in shown:
        told = cells(each)
        filled = [_cells(told, group, sources, None if whole else MOST_OF_CELL) for group in groups]
        known = (row_words(each, event), row_told_by(each), each.id in disputed)
        rows.append(Row(each, *known, tuple(cell for cell, _ in filled), tuple(left for _, left in filled)))
    accounts = {column: several[0] for each in propositions for column, several in cells(each).items()}
    names = called(columns, sources.numbers)
    headed = tuple(_side(voices, names, accounts, sources) for voices in sides)
    return AccountTable(
        headed, tuple(rows), explained(columns, sources.names), of_sides, len(propositions) - len(shown)
    )


def _side(
    voices: Sequence[Column], names: Mapping[Column, str], accounts: Mapping[Column, Account], sources: Sources
) -> Side:
    first = voices[0]
    return Side(
        heading(first, sources.names),
        first.side is not None,
        tuple(names[column] for column in voices),
        actor_address(first.side) if first.side is not None else "",
        tuple(_page(column, accounts[column], sources) for column in voices),
    )


def _page(column: Column, account: Account, sources: Sources) -> str:
    """The page of a voice: its actor's, the source's for a report's own, "" where neither is known."""
    if column.key in sources.names:
        return actor_address(column.key)
    document = sources.documents.get(account.evidence[0].document) if account.evidence and column.reports else None
    publisher = (document.outlet or document.publisher) if document is not None else None
    return source_address(publisher) if publisher else ""


def _cells(
    told: Mapping[Column, Sequence[Account]], group: Iterable[Column], sources: Sources, most: int | None
) -> tuple[tuple[Cell, ...], int]:
    """What some voices tell of a row, and how many accounts beyond `most` are left out; those of a side that say
    something before those that leave it out."""
    found = []
    for column in group:
        said = in_time(told.get(column, ()))
        found += [(account, column, told_over_time(said)) for account in said]
    found.sort(key=lambda each: each[0].stance == "silent")
    kept = found
    if most is not None and len(found) > most:
        order = sorted(range(len(found)), key=lambda n: _GIVES_WAY.get(found[n][0].stance, 0))
        kept = [found[n] for n in sorted(order[:most])]
    return tuple(_cell(account, column, sources, dated=dated) for account, column, dated in kept), len(found) - len(
        kept
    )


def _cell(account: Account, column: Column, sources: Sources, *, dated: bool) -> Cell:
    """An account; the words of a silent one are its account of the event, which leaves the proposition out."""
    return Cell(
        account.id,
        column.voice,
        account.stance,
        stance(account),
        "" if account.stance == "silent" else via(account.chain),
        quotes(sources, account.evidence),
        day(account.said_at) if dated and account.said_at.known else "",
        BY_LIKENESS if account.likened else "",
        _page(column, account, sources),
    )

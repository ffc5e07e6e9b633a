"""The accounts of an event: a table where the voices or the sides fit side by side, else a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.model import Account, Proposition, Span
from rashomon.presenting.sources import Sources, sources_of
from rashomon.presenting.voices import Column, by_side, cell, columns_of
from rashomon.presenting.words import SILENCE, via
from rashomon.store.queries import EventView
from rashomon.terminal.words import quoted, stance

_VOICE_WIDTH = 25  # characters a voice's column needs for its quotations to be read at ease (four to five words a line)
_PROPOSITION_WIDTH = 24
_STANCE_WIDTH = 13  # "  more weakly"


def heading_of(column: Column, sources: Sources) -> str:
    """The heading of a side."""
    return "no side known" if column.side is None else sources.names.get(column.side, column.side)


def bracketed(evidence: Iterable[Span], sources: Sources) -> str:
    """The numbers of the documents that words stand in, in brackets."""
    numbers = sorted({sources.numbers[span.document] for span in sources.known(evidence)})
    return "".join(f"[{number}]" for number in numbers)


def accounts(view: EventView, width: int) -> RenderableType:
    """What every voice says of an event: a column a voice where that fits, else a column a side, else a list."""
    voices, sources = columns_of(view.propositions), sources_of(view)
    if not voices:
        return Text("No accounts to compare: one voice alone tells of this event.", "dim")
    for columns in ([(voice,) for voice in voices], by_side(voices)):
        if _PROPOSITION_WIDTH + _VOICE_WIDTH * len(columns) <= width:
            return _table(view.propositions, columns, sources)
    return _list(view.propositions, voices, sources)


def _table(propositions: Sequence[Proposition], columns: Sequence[tuple[Column, ...]], sources: Sources) -> Table:
    """Each column holds one voice, or the voices of one side, which then name themselves in the cells."""
    table = Table(box=box.SQUARE, show_lines=True, padding=(0, 1), border_style="dim", header_style="")
    table.add_column(Text("proposition", "dim"), min_width=_PROPOSITION_WIDTH - 3, ratio=1)
    last: str | None = None
    for voices in columns:
        side = heading_of(voices[0], sources)
        heading = Text(side, "bold cyan") if side != last else Text("·", "dim")
        named = Text(voices[0].voice, "bold") if len(voices) == 1 else Text(f"{len(voices)} voices", "dim")
        table.add_column(Text.assemble(heading, "\n", named), ratio=1)
        last = side
    for proposition in propositions:
        row = [_cell(proposition, voices, sources) for voices in columns]
        table.add_row(Text.assemble(proposition.text, "\n", (proposition.dimension, "dim")), *row)
    return table


def _cell(proposition: Proposition, voices: Sequence[Column], sources: Sources) -> Text:
    said = [(voice, account) for voice in voices for account in cell(proposition, voice)]
    if not said:
        return Text("–", "dim", justify="center")
    several = len(voices) > 1
    heads = (Text.assemble((voice.voice, "bold"), " ") if several else Text() for voice, _ in said)
    lines = (head + _account(account, sources) for head, (_, account) in zip(heads, said, strict=True))
    return Text("\n\n" if several else "\n").join(lines)


def _account(account: Account, sources: Sources) -> Text:
    """Stance, document and words of an account; a silent one has no words of its own."""
    return Text.assemble(stance(account), _value(account), _whence(account, sources), "\n", _words(account, sources))


def _words(account: Account, sources: Sources) -> Text:
    if account.stance == "silent":
        return Text(SILENCE, "dim")
    return Text(quoted(account.evidence, sources))


def _value(account: Account) -> str:
    """The other value, where an account gives one."""
    return f" = {account.value}" if account.value and account.stance == "differs" else ""


def _whence(account: Account, sources: Sources) -> Text:
    """Through whom a voice speaks, and in which of the sources."""
    through = f" via {via(account.chain)}" if via(account.chain) else ""
    return Text(f"{through} {bracketed(account.evidence, sources)}", "dim")


def _list(propositions: Sequence[Proposition], columns: Sequence[Column], sources: Sources) -> Group:
    parts: list[RenderableType] = []
    for number, proposition in enumerate(propositions):
        heading = Text.assemble((proposition.text, "bold"), (f"  {proposition.dimension}", "dim"))
        parts.extend([Text("")] if number else [])
        parts.extend([heading, Padding(_lines(proposition, columns, sources), (0, 0, 0, 2))])
    return Group(*parts)


def _lines(proposition: Proposition, columns: Sequence[Column], sources: Sources) -> Table:
    """Under each side its voices, each with its stance and words."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, width=_STANCE_WIDTH)
    grid.add_column(overflow="fold")
    for side, account in _with_sides(proposition, columns, sources):
        if side is not None:
            grid.add_row(Text(side, "bold cyan"), "")
        grid.add_row(Text.assemble("  ", stance(account)), _voice_line(account, sources))
    return grid


def _with_sides(
    proposition: Proposition, columns: Sequence[Column], sources: Sources
) -> Iterator[tuple[str | None, Account]]:
    """Each account, with the heading of its side before the first of that side."""
    last: str | None = None
    for column in columns:
        for account in cell(proposition, column):
            side = heading_of(column, sources)
            yield (side if side != last else None), account
            last = side


def _voice_line(account: Account, sources: Sources) -> Text:
    head = Text.assemble((account.voice, "bold"), _value(account), _whence(account, sources))
    return Text.assemble(head, "\n", _words(account, sources))

"""The accounts of an event: a table where the voices or the sides fit side by side, else a list; what nobody disputes
and one voice says stands under it in few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.model import Account, Event, Proposition, Span
from rashomon.presenting.rows import (
    Arranged,
    arranged,
    in_time,
    is_only_by_the_way,
    row_told_by,
    row_words,
    saying,
    told_over_time,
)
from rashomon.presenting.sources import Sources, sources_of
from rashomon.presenting.voices import Column, by_side, called, cell, columns_of, explained, heading
from rashomon.presenting.words import BY_LIKENESS, SILENCE, via
from rashomon.store.views import EventView
from rashomon.terminal.words import day, quoted, stance

_VOICE_WIDTH = 25  # characters a voice's column needs for its quotations to be read at ease (four to five words a line)
_PROPOSITION_WIDTH = 24
_STANCE_WIDTH = 13  # "  more weakly"
#: So many folded rows are listed; of more the number of the others.
_MOST_FOLDED = 12


def bracketed(evidence: Iterable[Span], sources: Sources) -> str:
    """The numbers of the documents that words stand in, in brackets."""
    numbers = sorted({sources.numbers[span.document] for span in sources.known(evidence)})
    return "".join(f"[{number}]" for number in numbers)


def accounts(view: EventView, width: int, *, whole: bool = False) -> RenderableType:
    """What every voice says of an event: a column a voice where that fits, else a column a side, else a list. With
    `whole` no row is folded."""
    rows, sources = arranged(view.propositions, view.comparisons), sources_of(view)
    if whole:
        rows = Arranged(rows.contested, (*rows.others, *rows.folded), ())
    voices = columns_of(rows.open)
    if not view.propositions:
        return Text("No accounts to compare: one voice alone tells of this event.", "dim")
    parts: list[RenderableType] = [_shown(view.event, rows, voices, width, sources)] if voices else []
    note = explained(voices, sources.names)
    parts += [Text(note[:1].upper() + note[1:] + ".", "dim")] if note else []
    return Group(*parts, *_folded(view.event, rows.folded, sources))


def _shown(event: Event, rows: Arranged, voices: Sequence[Column], width: int, sources: Sources) -> RenderableType:
    for columns in ([(voice,) for voice in voices], by_side(voices)):
        if _PROPOSITION_WIDTH + _VOICE_WIDTH * len(columns) <= width:
            return _table(event, rows, columns, sources)
    return _list(event, rows, voices, sources)


def _table(event: Event, rows: Arranged, columns: Sequence[tuple[Column, ...]], sources: Sources) -> Table:
    """Each column holds one voice, or the voices of one side, which then name themselves in the cells."""
    table = Table(box=box.SQUARE, show_lines=True, padding=(0, 1), border_style="dim", header_style="")
    table.add_column(Text("it is said that …", "dim"), min_width=_PROPOSITION_WIDTH - 3, ratio=1)
    names = called([voice for voices in columns for voice in voices], sources.numbers)
    last: str | None = None
    for voices in columns:
        side = heading(voices[0], sources.names)
        top = Text(side, "bold cyan") if side != last else Text("·", "dim")
        named = Text(names[voices[0]], "bold") if len(voices) == 1 else Text(f"{len(voices)} voices", "dim")
        table.add_column(Text.assemble(top, "\n", named), ratio=1)
        last = side
    for proposition in rows.open:
        cells = [_cell(proposition, voices, sources) for voices in columns]
        table.add_row(_row_heading(event, proposition, rows, "\n"), *cells)
    return table


def _row_heading(event: Event, proposition: Proposition, rows: Arranged, joint: str) -> Text:
    """What a row is about, whether it is in dispute, and how many independent voices say it."""
    lines = [Text(row_words(proposition, event), "bold" if proposition in rows.contested else "")]
    lines += [Text("in dispute", "magenta")] if proposition in rows.contested else []
    told = row_told_by(proposition)
    lines += [Text(told, "dim")] if told else []
    return Text(joint).join(lines)


def _cell(proposition: Proposition, voices: Sequence[Column], sources: Sources) -> Text:
    """What the voices of a column say; those that leave it out together at the end."""
    told = [(voice, account) for voice in voices for account in in_time(cell(proposition, voice))]
    if not told:
        return Text("–", "dim", justify="center")
    several = len(voices) > 1
    said = [(voice, account) for voice, account in told if account.stance != "silent"]
    lines = []
    for voice, account in said:
        head = Text.assemble((voice.voice, "bold"), " ") if several else Text()
        dated = told_over_time(other for by, other in said if by == voice)
        lines.append(head + _account(account, sources, dated=dated))
    silent = [voice.voice for voice, account in told if account.stance == "silent"]
    if silent:
        named = f"{', '.join(dict.fromkeys(silent))}: " if several else ""
        lines.append(
            Text.assemble((named, "dim"), ("silent\n" if not several else "silent, ", "dim"), (SILENCE, "dim"))
        )
    return Text("\n\n" if several else "\n").join(lines)


def _account(account: Account, sources: Sources, *, dated: bool) -> Text:
    """Stance, value, document and words of an account; with its day where the voice said more than one thing."""
    words = Text(quoted(account.evidence, sources))
    return Text.assemble(stance(account), _value(account), _whence(account, sources, dated), "\n", words)


def _value(account: Account) -> str:
    """The value that an account gives, where the row has values."""
    return f" = {account.value}" if account.value else ""


def _whence(account: Account, sources: Sources, dated: bool) -> Text:
    """Through whom a voice speaks, when, in which of the sources, and whether likeness alone lays it here."""
    through = f" via {via(account.chain)}" if via(account.chain) else ""
    when = f", {day(account.said_at)}" if dated and account.said_at.known else ""
    alike = f", {BY_LIKENESS}" if account.likened else ""
    return Text(f"{through}{when}{alike} {bracketed(account.evidence, sources)}", "dim")


# ---------------------------------------------------------------- where no table fits
def _list(event: Event, rows: Arranged, columns: Sequence[Column], sources: Sources) -> Group:
    parts: list[RenderableType] = []
    for number, proposition in enumerate(rows.open):
        parts.extend([Text("")] if number else [])
        parts.append(_row_heading(event, proposition, rows, "  "))
        parts.append(Padding(_lines(proposition, columns, sources), (0, 0, 0, 2)))
    return Group(*parts)


def _lines(proposition: Proposition, columns: Sequence[Column], sources: Sources) -> Table:
    """Under each side its voices, each with its stance and words; those that leave it out together at the end."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, width=_STANCE_WIDTH)
    grid.add_column(overflow="fold")
    for side, account, dated in _with_sides(proposition, columns, sources):
        if side is not None:
            grid.add_row(Text(side, "bold cyan"), "")
        grid.add_row(Text.assemble("  ", stance(account)), _voice_line(account, sources, dated=dated))
    silent = [account for account in proposition.accounts if account.stance == "silent"]
    if silent:
        named = ", ".join(dict.fromkeys(account.voice for account in silent))
        numbers = bracketed((span for account in silent for span in account.evidence), sources)
        grid.add_row(Text("  silent", "dim"), Text(f"{named} {numbers}: {SILENCE}", "dim"))
    return grid


def _with_sides(
    proposition: Proposition, columns: Sequence[Column], sources: Sources
) -> Iterator[tuple[str | None, Account, bool]]:
    """Each account that says something, with the heading of its side before the first of that side, and whether its
    voice said something at another time too."""
    last: str | None = None
    for column in columns:
        said = in_time([a for a in cell(proposition, column) if a.stance != "silent"])
        for account in said:
            side = heading(column, sources.names)
            yield (side if side != last else None), account, told_over_time(said)
            last = side


def _voice_line(account: Account, sources: Sources, *, dated: bool) -> Text:
    head = Text.assemble((account.voice, "bold"), _value(account), _whence(account, sources, dated))
    return Text.assemble(head, "\n", Text(quoted(account.evidence, sources)))


# ---------------------------------------------------------------- what is folded
def _folded(event: Event, rows: Sequence[Proposition], sources: Sources) -> Iterator[RenderableType]:
    """The folded rows in a line each: what nobody disputes, with the values or words and who gives them. Values
    that one voice alone gives by the way are only counted."""
    if not rows:
        return
    count = f"{len(rows)} more row{'s' if len(rows) > 1 else ''} that nobody disputes (--all shows who says what)"
    yield Group(Text(""), Text(count, "dim"))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", ratio=2)
    grid.add_column(ratio=3)
    listed = [row for row in rows if not is_only_by_the_way(row)][:_MOST_FOLDED]
    for proposition in listed:
        grid.add_row(f"  {row_words(proposition, event)}", _answers(proposition, sources))
    if listed:
        yield grid
    if len(rows) > len(listed) > 0:
        yield Text(f"  … and {len(rows) - len(listed)} more", "dim")


def _answers(proposition: Proposition, sources: Sources) -> Text:
    """Each value of a row, or else the words, with the voices that give it."""
    told = sorted(saying(proposition), key=lambda account: account.value or "")
    pieces = []
    for value, several in groupby(told, key=lambda account: account.value or ""):
        group = list(several)
        words = value or quoted(group[0].evidence, sources)
        who = ", ".join(dict.fromkeys(account.voice for account in group))
        pieces.append(Text.assemble(words, (f" ({who})", "dim")))
    return Text("; ").join(pieces) if pieces else Text(SILENCE, "dim")

"""A document on the terminal: its text with attributions and events marked, and what the marks stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.model import Attribution, Document, Event, Reading
from rashomon.presenting.expressions import Meant, when_in, where_in, who_in, wordings
from rashomon.presenting.sources import attributions_in_order
from rashomon.presenting.words import exact_words, file_name, hedge_words, names_of, published_by, voices_of
from rashomon.terminal.marking import Mark, marked
from rashomon.terminal.words import day, source_line

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def document_page(reading: Reading, events: Sequence[Event]) -> Group:
    """All that `rashomon document ID` shows; `events` are those that the document tells of."""
    document = reading.document
    said = attributions_in_order(reading)
    parts: list[RenderableType] = [_summary(document, names_of(reading.actors))]
    marks = [*_attribution_marks(said), *_event_marks(reading, events)]
    for block in document.blocks:
        parts += [Text(f"\n{block.role}", "dim"), marked(document.text, block.start, block.end, marks)]
    for heading, lines in (
        ("Who says it", [_attribution(number, a, document) for number, a in enumerate(said, start=1)]),
        ("Events", [_event(number, event) for number, event in enumerate(events)]),
        ("Who", [_meant(each) for each in who_in(reading, names_of(reading.actors))]),
        ("When", [_meant(each) for each in when_in(reading, day)]),
        ("Where", [_meant(each) for each in where_in(reading)]),
    ):
        if lines:
            parts += [Text(f"\n{heading}", "bold underline"), *lines]
    return Group(*parts)


def letter(number: int) -> str:
    """a to z, then aa, ab and so on: the sign of an event in the text."""
    return (letter(number // 26 - 1) if number >= 26 else "") + _LETTERS[number % 26]


def _summary(document: Document, names: Mapping[str, str]) -> Group:
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    reasons = "; ".join(document.published.reasons)
    for name, value in (
        ("file", document.path),
        (
            "published",
            f"{day(document.published.date)}, {document.published.basis}" + (f" ({reasons})" if reasons else ""),
        ),
        ("kind", document.kind),
        ("reprint of", document.carrier_of or ""),
        ("not read", document.unread or ""),
    ):
        if value:
            facts.add_row(name, Text(value))
    return Group(Text(source_line(document, names), "bold"), facts)


def _attribution_marks(said: Sequence[Attribution]) -> Iterator[Mark]:
    for number, attribution in enumerate(said, start=1):
        for span in attribution.content:
            yield Mark(span.start, span.end, f"{{{number} ", f" {number}}}", "cyan" if number % 2 else "green")
        for span in attribution.source:
            yield Mark(span.start, span.end, style="underline")
        for span in attribution.cue:
            yield Mark(span.start, span.end, style="italic")


def _event_marks(reading: Reading, events: Sequence[Event]) -> Iterator[Mark]:
    signs = {mention: letter(number) for number, event in enumerate(events) for mention in event.mentions}
    for mention in reading.event_mentions:
        sign = signs.get(mention.id)
        if sign is not None:
            yield Mark(mention.span.start, mention.span.end, "*", f"*({sign})", "bold")


def _attribution(number: int, attribution: Attribution, document: Document) -> Text:
    """The chain from the innermost voice outward, the stance, and the words that show both."""
    chain = " < ".join(voices_of(level) for level in reversed(attribution.chain))
    cue = exact_words(document, attribution.cue)
    hedges = ", ".join(hedge_words(document, hedge) for hedge in attribution.hedges)
    return Text.assemble(
        (f"{number:>3} ", "dim"),
        (chain or "unnamed", "bold"),
        f"  {attribution.stance}",
        (f"  cue: {cue}" if cue else "", "dim"),
        (f"  hedged: {hedges}" if hedges else "", "yellow"),
    )


def _event(number: int, event: Event) -> Text:
    sign = (f"{letter(number):>3} ", "dim")
    return Text.assemble(
        sign, f"{day(event.time.date)}  ", (event.label, "bold"), f"  {event.status}", (f"  {event.id}", "dim")
    )


def _meant(meant: Meant) -> RenderableType:
    """What words were read as, the words, and why."""
    line = Text.assemble((meant.meaning, "bold"), f"  {wordings(meant)}", (f"  {meant.why}", "dim"))
    return Padding(line, (0, 0, 0, 4))


def documents_table(rows: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> Table:
    """The table of all documents, from the store's columns; `names` are actors' names by id."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("id", "published", "outlet", "title", "file", "note"):
        table.add_column(name, no_wrap=name in ("id", "published"))
    for row in rows:
        note = row["unread"] or (f"reprint of {row['carrier_of'][:8]}" if row["carrier_of"] else "")
        file = file_name(row["path"])
        name = published_by(row["outlet"], row["publisher"], "", names)
        table.add_row(*(Text(str(v or "")) for v in (row["id"][:8], row["published"], name, row["title"], file, note)))
    return table

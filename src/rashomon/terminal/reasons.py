"""Why an event's mentions are one and its look-alikes are not, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from rashomon.events.reasons import Why
from rashomon.model import Event, Reading
from rashomon.store.history import Entry


def reasons_page(event: Event, why: Why, journal: Sequence[Entry], readings: Sequence[Reading]) -> Group:
    """All that `rashomon event ID --why` shows; mentions with their ids, for a correction needs these."""
    words = {m.id: reading.document.quote(m.extent) for reading in readings for m in reading.event_mentions}
    lines: list[RenderableType] = [Text.assemble((event.label, "bold"), (f"  {event.id}", "dim"))]
    lines += _section("Why these are one")
    for tie in why.joined:
        lines.append(_mention(tie.mention, words))
        lines.append(Text.assemble((f"  like {tie.to}: " if tie.to else "  ", "dim"), tie.reason))
    if why.apart:
        lines += _section("Kept apart from")
        for apart in why.apart:
            lines.append(_mention(apart.other, words))
            lines.append(Text.assemble((f"  from {apart.mention}: ", "dim"), apart.reason))
    if journal:
        lines += _section("How it came about")
        lines += [Text(f"{e.at}  {', '.join(e.old)} {e.change}: {', '.join(e.new)} ({e.reason})") for e in journal]
    return Group(*lines)


def _section(heading: str) -> list[RenderableType]:
    return [Text(""), Text(heading, "bold underline")]


def _mention(mention: str, words: dict[str, str]) -> Text:
    return Text.assemble(" ".join(words.get(mention, "").split()), (f"  {mention}", "dim"))

"""A chronology as a table: one line an event, in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from rashomon.model import Actor, Event
from rashomon.terminal.words import STATUS_STYLES, day, names_of, who

_SHORTEST_ID = 4  # digits of an id that are shown at least


def chronology_table(events: Sequence[Event], actors: Iterable[Actor]) -> Table:
    """The table of `rashomon events`, in the order given."""
    names, short = names_of(actors), short_ids(event.id for event in events)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, padding=(0, 1))
    table.add_column("id", no_wrap=True, style="dim")
    table.add_column("date", min_width=10, max_width=12)
    table.add_column("event", ratio=3, min_width=16)
    table.add_column("who", ratio=2, min_width=12)
    table.add_column("status", no_wrap=True)
    table.add_column("docs", justify="right", no_wrap=True)
    table.add_column("disputed", max_width=12)
    for event in events:
        table.add_row(*_cells(event, names, short))
    return table


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """For each id the shortest beginning that no other of them has, whole words of short ids kept whole."""
    ordered = sorted(set(ids))
    found = {}
    for before, each, after in zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False):
        length = max(_SHORTEST_ID, _shared(before, each) + 1, _shared(each, after) + 1)
        found[each] = each if len(each) <= 2 * _SHORTEST_ID else each[:length]
    return found


def _shared(one: str, other: str) -> int:
    """How many characters two ids begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _cells(event: Event, names: Mapping[str, str], short: Mapping[str, str]) -> list[Text]:
    return [
        Text(short[event.id]),
        Text(day(event.time.date)),
        Text(event.label),
        Text(who(event, names)),
        Text(event.status, STATUS_STYLES.get(event.status, "")),
        Text(str(len(event.documents))),
        Text(", ".join(event.disputed)),
    ]

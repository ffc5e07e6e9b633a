"""A chronology as a table: one line an event, in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from rashomon.model import Actor, Event
from rashomon.presenting.words import names_of, who
from rashomon.terminal.words import STATUS_STYLES, day

_SHORTEST_ID = 4  # digits of an id that are shown at least
_WIDE = 110  # columns from which seven columns can be read without words broken


def chronology_table(events: Sequence[Event], actors: Iterable[Actor], ids: Iterable[str], width: int) -> Table:
    """The table of `rashomon events`, in the order given; where it is narrow, who and disputed have no own columns.

    `ids` are those of all events of the store: an id is shown as short as it can be among them.
    """
    names, short = names_of(actors), short_ids(ids)
    wide = width >= _WIDE
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1))
    table.add_column("id", no_wrap=True, style="dim")
    table.add_column("date", no_wrap=wide, width=None if wide else 12)
    for name in ("event", "who") if wide else ("event / who",):
        table.add_column(name, ratio=1)
    table.add_column("status", no_wrap=wide, max_width=None if wide else 11)
    table.add_column("docs", justify="right", no_wrap=True)
    if wide:
        table.add_column("disputed")
    for event in events:
        table.add_row(*(_wide_cells if wide else _narrow_cells)(event, names, short))
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


def _wide_cells(event: Event, names: Mapping[str, str], short: Mapping[str, str]) -> list[Text]:
    return [
        Text(short[event.id]),
        _date(event),
        Text(event.label),
        Text(who(event, names)),
        _status(event),
        Text(str(len(event.documents))),
        Text(", ".join(event.disputed), "magenta"),
    ]


def _narrow_cells(event: Event, names: Mapping[str, str], short: Mapping[str, str]) -> list[Text]:
    disputed = ("\ndisputed " + ", ".join(event.disputed), "magenta") if event.disputed else ""
    return [
        Text(short[event.id]),
        _date(event),
        Text.assemble(event.label, (f"\n{who(event, names)}", "dim") if event.participants else ""),
        Text.assemble(_status(event), disputed),
        Text(str(len(event.documents))),
    ]


def _date(event: Event) -> Text:
    if event.time.date.known or not event.told.known:
        return Text(day(event.time.date), "" if event.time.date.known else "dim")
    return Text(f"undated, told {day(event.told)}", "dim")


def _status(event: Event) -> Text:
    return Text(event.status, STATUS_STYLES.get(event.status, ""))

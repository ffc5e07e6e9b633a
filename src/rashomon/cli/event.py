"""`rashomon event ID`: one event and every account of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.cli.options import DEFAULT_STORE, AsJson, StoreFile, warn_if_stale, write_json
from rashomon.model import Chronology

if TYPE_CHECKING:
    from rashomon.store.queries import EventView

EventId = Annotated[str, typer.Argument(metavar="ID", help="The event's id, or how it begins.")]


def event(asked: EventId, store: StoreFile = DEFAULT_STORE, as_json: AsJson = False) -> None:
    """Show what every voice says of one event.

    Rows are propositions, columns voices grouped by side, each cell a stance and the exact words.
    """
    from rashomon.store import open_store

    with open_store(store) as opened:
        warn_if_stale(opened.stale)
        view = opened.event(asked)
    write_json(event_record(view)) if as_json else show_event(view)


def show_event(view: EventView) -> None:
    """Write an event's page to the terminal."""
    from rashomon.terminal.event import event_page
    from rashomon.terminal.words import console

    screen = console()
    screen.print(event_page(view, screen.width))


def event_record(view: EventView) -> dict[str, Any]:
    """The event as an export of its own: its documents whole, and everything else that is of this event."""
    from rashomon.formats.json import to_record

    return to_record(
        Chronology(view.readings, view.actors, (view.event,), view.propositions, view.comparisons, view.links)
    )

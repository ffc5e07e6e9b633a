"""`rashomon event ID`: one event and every account of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.cli.options import DEFAULT_STORE, AsJson, StoreFile, warn_if_stale, write_json
from rashomon.model import Chronology

if TYPE_CHECKING:
    from rashomon.store.queries import Store
    from rashomon.store.views import EventView

Reasons = Annotated[bool, typer.Option("--why", help="Why its mentions were joined and its look-alikes were not.")]
Whole = Annotated[bool, typer.Option("--all", help="Show every row of the account table, dull agreements too.")]
EventId = Annotated[str, typer.Argument(metavar="ID", help="The event's id, or how it begins.")]


def event(
    asked: EventId,
    store: StoreFile = DEFAULT_STORE,
    why: Reasons = False,
    whole: Whole = False,
    as_json: AsJson = False,
) -> None:
    """Show what every voice says of one event.

    Rows are propositions, those in dispute first, columns voices grouped by side, each cell a stance and the exact
    words; rows that nobody disputes stand under the table in few words, or with --all whole. With --why: what
    joins its mentions, what keeps its look-alikes apart, and how it came about.
    """
    from rashomon.store import open_store

    with open_store(store) as opened:
        warn_if_stale(opened.stale)
        view = opened.event(asked)
        if view.former is not None:
            typer.echo(f"Note: {view.former} is {view.event.id} now.", err=True)
        if why:
            show_reasons(opened, view, as_json)
            return
    write_json(event_record(view)) if as_json else show_event(view, whole=whole)


def show_reasons(store: Store, view: EventView, as_json: bool) -> None:
    """Write why an event's mentions are one and its look-alikes are not."""
    from rashomon.pipeline import explain
    from rashomon.store import NotFoundError

    readings = store.readings()
    reasons = explain(readings, view.event.id, store.corrections())
    if reasons is None:  # the events are older than the documents
        raise NotFoundError("event", view.event.id)
    journal = store.journal(view.event.id)
    if as_json:
        write_json({"event": view.event.id, **asdict(reasons), "journal": [asdict(entry) for entry in journal]})
        return
    from rashomon.terminal.reasons import reasons_page
    from rashomon.terminal.words import console

    console().print(reasons_page(view.event, reasons, journal, readings))


def show_event(view: EventView, *, whole: bool = False) -> None:
    """Write an event's page to the terminal."""
    from rashomon.terminal.event import event_page
    from rashomon.terminal.words import console

    screen = console()
    screen.print(event_page(view, screen.width, whole=whole))


def event_record(view: EventView) -> dict[str, Any]:
    """The event as an export of its own: its documents whole, and everything else that is of this event."""
    from rashomon.formats.json import to_record

    return to_record(
        Chronology(
            view.readings,
            view.actors,
            (view.event,),
            view.propositions,
            view.comparisons,
            view.links,
            view.corrections,
            view.suggestions,
        )
    )

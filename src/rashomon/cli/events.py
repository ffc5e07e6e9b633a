"""`rashomon events`: the chronology, filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from rashomon.cli.filtering import (
    ActorName,
    Disputed,
    Dyad,
    PlaceName,
    Root,
    Since,
    SourceName,
    Until,
    Words,
    wanted_events,
)
from rashomon.cli.options import DEFAULT_STORE, AsJson, StoreFile, counted, warn_if_stale, write_json
from rashomon.model import Actor, Chronology, Event

if TYPE_CHECKING:
    from rashomon.store.filters import EventFilter
    from rashomon.store.queries import Store


def events(
    actor: ActorName = None,
    dyad: Dyad = None,
    root: Root = None,
    since: Since = None,
    until: Until = None,
    place: PlaceName = None,
    text: Words = None,
    source: SourceName = None,
    disputed: Disputed = False,
    store: StoreFile = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """List events in order of time, undated ones last. With --from or --to, undated ones are left out."""
    from rashomon.store import open_store

    wanted = wanted_events(actor, dyad, root, since, until, place, text, source, disputed)
    with open_store(store) as opened:
        warn_if_stale(opened.stale)
        if as_json:
            _write(opened.events(wanted), opened.actors())
        else:
            _show(opened, wanted)


def _write(found: tuple[Event, ...], actors: tuple[Actor, ...]) -> None:
    from rashomon.formats.json import to_record

    taking_part = {p.actor for event in found for p in event.participants}
    known = tuple(actor for actor in actors if actor.id in taking_part)
    record = to_record(Chronology(actors=known, events=found))
    write_json({"events": record["events"], "actors": record["actors"]})


def _show(store: Store, wanted: EventFilter) -> None:
    from rashomon.store import EventFilter
    from rashomon.terminal.chronology import chronology_table
    from rashomon.terminal.words import console

    found = store.events(wanted)
    if not found:
        typer.echo("No events." if wanted == EventFilter() else "No events like that; try fewer filters.")
        return
    screen = console()
    screen.print(chronology_table(found, store.actors(), store.event_ids(), screen.width))
    typer.echo(f"{counted(len(found), 'event')}. See one with `rashomon event ID`.")

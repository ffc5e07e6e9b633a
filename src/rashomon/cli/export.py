"""`rashomon export`: the chronology, or what a filter finds of it, in a format that other tools open."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.cli.failures import SOME_FAILED
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

if TYPE_CHECKING:
    from rashomon.cli.placing import Placed
    from rashomon.formats.exporting import Format
    from rashomon.model import Chronology
    from rashomon.store.filters import EventFilter
    from rashomon.store.queries import Store

FormatName = Annotated[str | None, typer.Option("--format", metavar="NAME", help="The format; --list names them all.")]
Into = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="PATH", help="A file, a folder, or an archive (PATH.zip) to write."),
]
ListThem = Annotated[bool, typer.Option("--list", help="List the formats.")]


def export(
    format_name: FormatName = None,
    output: Into = None,
    actor: ActorName = None,
    dyad: Dyad = None,
    root: Root = None,
    since: Since = None,
    until: Until = None,
    place: PlaceName = None,
    text: Words = None,
    source: SourceName = None,
    disputed: Disputed = False,
    list_them: ListThem = False,
    store: StoreFile = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Write the chronology, or what a filter finds of it, for other tools.

    Several files go into a folder, or into an archive where PATH ends in .zip. All of it is written, or nothing.
    """
    from rashomon.formats.registry import format_named, format_names

    if list_them:
        _list(as_json)
        return
    if format_name is None:
        raise typer.BadParameter(f"name one of {', '.join(format_names())}", param_hint="--format")
    chosen = format_named(format_name)
    wanted = wanted_events(actor, dyad, root, since, until, place, text, source, disputed)

    from rashomon.store import open_store

    with open_store(store) as opened, opened.reading():
        warn_if_stale(opened.stale)
        chronology = _found(opened, wanted)
    if chronology is None:
        typer.echo("No events like that; nothing was written.", err=True)
        raise typer.Exit(SOME_FAILED)
    _write(chosen, chronology, output, as_json)


def _found(store: Store, wanted: EventFilter) -> Chronology | None:
    """All that is stored, or what belongs to the events that a filter finds; None where it finds none."""
    from rashomon.formats.narrowing import narrowed
    from rashomon.store import EventFilter
    from rashomon.terminal.progress import waiting

    with waiting("Reading the store"):
        if wanted == EventFilter():
            return store.chronology()
        events = [event.id for event in store.events(wanted)]
        return narrowed(store.chronology(), events) if events else None


def _write(chosen: Format, chronology: Chronology, output: Path | None, as_json: bool) -> None:
    from rashomon.cli.placing import place
    from rashomon.terminal.progress import waiting

    with waiting(f"Writing {chosen.title}"):
        placed = place(chosen.name, chosen.files(chronology), output)
    if as_json:
        write_json(_as_record(chosen, chronology, placed))
        return
    told = f"{counted(len(chronology.events), 'event')} in {counted(len(chronology.readings), 'document')}"
    names = ", ".join(file.name for file in placed.files)
    inside = "" if [placed.path.name] == [file.name for file in placed.files] else f" ({names})"
    typer.echo(f"{chosen.title}: {told}, written to {placed.path}{inside}.")


def _as_record(chosen: Format, chronology: Chronology, placed: Placed) -> dict[str, Any]:
    files = [
        {"name": file.name, "bytes": len(file.content), "sha256": sha256(file.content).hexdigest()}
        for file in placed.files
    ]
    return {
        "format": chosen.name,
        "events": len(chronology.events),
        "documents": len(chronology.readings),
        "path": str(placed.path),
        "files": files,
    }


def _list(as_json: bool) -> None:
    from rashomon.formats.registry import FORMATS, absent_library

    if as_json:
        rows = [{"name": f.name, "title": f.title, "line": f.line, "needs": absent_library(f)} for f in FORMATS]
        write_json({"formats": rows})
        return
    width = max(len(listed.name) for listed in FORMATS)
    for listed in FORMATS:
        needs = " (needs `pip install 'rashomon[formats]'`)" if absent_library(listed) else ""
        typer.echo(f"{listed.name:<{width}}  {listed.line}{needs}")

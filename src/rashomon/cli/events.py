"""`rashomon events`: the chronology, filtered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import DEFAULT_STORE, AsJson, StoreFile, warn_if_stale, write_json
from rashomon.model import Actor, Chronology, Event

if TYPE_CHECKING:
    from rashomon.store.filters import EventFilter

ActorName = Annotated[str | None, typer.Option(help="Someone who takes part; a state stands for its people too.")]
Dyad = Annotated[str | None, typer.Option(metavar="A B", help="Two who take part, as A B or A,B.")]
Second = Annotated[str | None, typer.Argument(hidden=True)]
Root = Annotated[str | None, typer.Option("--type", metavar="ROOT", help="PLOVER root: CONSULT, ASSAULT, ACCUSE ...")]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="On or after this day, month or year.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="On or before this day, month or year.")]
PlaceName = Annotated[str | None, typer.Option(help="A place or country by name or alpha-3 code.")]
Words = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Words of the event or of the clauses that tell of it.")
]


def events(
    second: Second = None,
    actor: ActorName = None,
    dyad: Dyad = None,
    root: Root = None,
    since: Since = None,
    until: Until = None,
    place: PlaceName = None,
    text: Words = None,
    store: StoreFile = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """List events in order of time, undated ones last. With --from or --to, undated ones are left out."""
    from rashomon.store import EventFilter, open_store

    wanted = EventFilter(actor, _two(dyad, second), root, _date(since, "--from"), _date(until, "--to"), place, text)
    with open_store(store) as opened:
        warn_if_stale(opened.stale)
        if as_json:
            _write(opened.events(wanted), opened.actors())
        else:
            _show(opened.events(wanted), opened.actors(), wanted)


def _two(dyad: str | None, second: str | None) -> tuple[str, str] | None:
    """The two of `--dyad A B` or `--dyad A,B`; click gives an option one value, so the second comes as an argument."""
    if dyad is None:
        if second is not None:
            raise typer.BadParameter(f"nothing goes with {second!r}; filters begin with --", param_hint="events")
        return None
    parts = [part.strip() for part in (*dyad.split(","), *([second] if second else [])) if part.strip()]
    if len(parts) != 2:
        raise typer.BadParameter("name two, as in --dyad Russia,Turkey", param_hint="--dyad")
    return parts[0], parts[1]


def _date(text: str | None, option: str) -> str | None:
    from rashomon.store.filters import first_day, last_day

    edge: Callable[[str], str] = first_day if option == "--from" else last_day
    try:
        return edge(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write 2016-06-29, 2016-06 or 2016", param_hint=option) from None


def _write(found: tuple[Event, ...], actors: tuple[Actor, ...]) -> None:
    from rashomon.formats.json import to_record

    taking_part = {p.actor for event in found for p in event.participants}
    known = tuple(actor for actor in actors if actor.id in taking_part)
    record = to_record(Chronology(actors=known, events=found))
    write_json({"events": record["events"], "actors": record["actors"]})


def _show(found: tuple[Event, ...], actors: tuple[Actor, ...], wanted: EventFilter) -> None:
    from rashomon.store import EventFilter
    from rashomon.terminal.chronology import chronology_table
    from rashomon.terminal.words import console

    if not found:
        typer.echo("No events." if wanted == EventFilter() else "No events like that; try fewer filters.")
        return
    console().print(chronology_table(found, actors))
    typer.echo(f"{len(found)} events. See one with `rashomon event ID`.")

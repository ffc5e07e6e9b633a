"""`rashomon events`: the chronology, filtered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from rashomon.cli.options import DEFAULT_STORE, AsJson, StoreFile, counted, warn_if_stale, write_json
from rashomon.model import Actor, Chronology, Event

if TYPE_CHECKING:
    from rashomon.store.filters import EventFilter
    from rashomon.store.queries import Store

ActorName = Annotated[
    str | None, typer.Option(metavar="NAME", help="Someone who takes part; a state stands for its people too.")
]
Dyad = Annotated[str | None, typer.Option(metavar="A B", help="Two who take part, as A B or A,B.")]
Root = Annotated[str | None, typer.Option("--type", metavar="ROOT", help="PLOVER root: CONSULT, ASSAULT, ACCUSE ...")]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="On or after this day, month or year.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="On or before this day, month or year.")]
PlaceName = Annotated[str | None, typer.Option(metavar="NAME", help="A place or country by name or alpha-3 code.")]
Words = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Words of the event or of the clauses that tell of it.")
]


def events(
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

    wanted = EventFilter(actor, _two(dyad), root, _date(since, "--from"), _date(until, "--to"), place, text)
    with open_store(store) as opened:
        warn_if_stale(opened.stale)
        if as_json:
            _write(opened.events(wanted), opened.actors())
        else:
            _show(opened, wanted)


def joined_dyad(args: list[str]) -> list[str]:
    """The words of a command line with `--dyad A B` written as `--dyad A,B`, for an option takes one value."""
    for at in (i for i, word in enumerate(args) if word == "--dyad"):
        two = args[at + 1 : at + 3]
        if len(two) == 2 and "," not in two[0] and not two[1].startswith("-"):
            return [*args[: at + 1], ",".join(two), *args[at + 3 :]]
    return args


class DyadCommand(TyperCommand):
    """A command that takes both ways of writing a dyad."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words of the command line."""
        return super().parse_args(ctx, joined_dyad(args))


def _two(dyad: str | None) -> tuple[str, str] | None:
    parts = [part.strip() for part in (dyad or "").split(",") if part.strip()]
    if dyad is not None and len(parts) != 2:
        raise typer.BadParameter("name two, as in --dyad Russia,Turkey", param_hint="--dyad")
    return (parts[0], parts[1]) if parts else None


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

"""The filters of events that several commands share, and what their values mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

if TYPE_CHECKING:
    from rashomon.store.filters import EventFilter

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
SourceName = Annotated[
    str | None, typer.Option(metavar="NAME", help="An outlet or publisher, of which a document tells of it.")
]
Disputed = Annotated[bool, typer.Option("--disputed", help="Only events that the accounts differ on.")]


def wanted_events(
    actor: str | None,
    dyad: str | None,
    root: str | None,
    since: str | None,
    until: str | None,
    place: str | None,
    text: str | None,
    source: str | None,
    disputed: bool,
) -> EventFilter:
    """What a person asks for. Raises `typer.BadParameter` for a dyad that is none and a date that is none."""
    from rashomon.store.filters import EventFilter

    days = _day(since, "--from"), _day(until, "--to")
    return EventFilter(actor, _two(dyad), root, *days, place, text, source=source, disputed=disputed)


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


def _day(text: str | None, option: str) -> str | None:
    from rashomon.store.filters import first_day, last_day

    edge: Callable[[str], str] = first_day if option == "--from" else last_day
    try:
        return edge(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write 2016-06-29, 2016-06 or 2016", param_hint=option) from None

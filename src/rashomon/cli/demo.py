"""`rashomon demo`: the composed reports in the package, read before one's eyes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import AsJson, write_json

if TYPE_CHECKING:
    from rashomon.model import Chronology, Event, Proposition

Into = Annotated[Path | None, typer.Option("--store", metavar="FILE", help="Keep what is read here (else nowhere).")]


def demo(store: Into = None, as_json: AsJson = False) -> None:
    """Read the composed reports in the package, and show what they give."""
    from rashomon.cli.metadata import Given
    from rashomon.cli.read import chronology_of, read_into
    from rashomon.demo import demo_metadata, demo_paths
    from rashomon.store.writer import open_writer

    with open_writer(store) as writer:
        run = read_into(writer, demo_paths(), Given(demo_metadata()))
        chronology = chronology_of(writer, run)
        if as_json:
            _write(chronology)
            return
        _show_events(chronology, writer.events())
        richest = most_disputed(chronology)
        if richest is not None:
            from rashomon.cli.event import show_event

            show_event(writer.event(richest))
    typer.echo("\nThese reports were composed for the demonstration from public facts; their outlets do not exist.")


def most_disputed(chronology: Chronology) -> str | None:
    """The id of the event that shows most: first by voices set against one another, then by sides, then by voices.

    None where no event has an account.
    """
    by_event: dict[str, list[Proposition]] = {}
    for proposition in chronology.propositions:
        by_event.setdefault(proposition.event, []).append(proposition)
    return max(sorted(by_event), key=lambda event: _richness(by_event[event]), default=None)


def _richness(propositions: list[Proposition]) -> tuple[int, int, int]:
    accounts = [account for proposition in propositions for account in proposition.accounts]
    sides, voices = {a.side for a in accounts if a.side}, {a.voice for a in accounts}
    return sum(_opposed(proposition) for proposition in propositions), len(sides), len(voices)


def _opposed(proposition: Proposition) -> bool:
    """Whether one voice denies what another asserts."""
    stances = {account.stance for account in proposition.accounts}
    return "denies" in stances and bool(stances & {"asserts", "weaker"})


def _write(chronology: Chronology) -> None:
    from rashomon.formats.json import to_record

    write_json(to_record(chronology))


def _show_events(chronology: Chronology, events: tuple[Event, ...]) -> None:
    from rashomon.terminal.chronology import chronology_table
    from rashomon.terminal.words import console

    screen = console()
    screen.print(chronology_table(events, chronology.actors, screen.width))
    typer.echo(f"{len(events)} events in {len(chronology.readings)} documents.\n")

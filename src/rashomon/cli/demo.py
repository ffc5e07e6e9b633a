"""`rashomon demo`: the composed reports in the package, read before one's eyes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import AsJson, write_json

if TYPE_CHECKING:
    from rashomon.model import Chronology, Event

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
    """The id of the event that shows most: first by denials, then by voices; None where there is no account."""
    denials: dict[str, int] = {}
    voices: dict[str, set[str]] = {}
    for proposition in chronology.propositions:
        denied = sum(account.stance == "denies" for account in proposition.accounts)
        denials[proposition.event] = denials.get(proposition.event, 0) + denied
        voices.setdefault(proposition.event, set()).update(account.voice for account in proposition.accounts)
    return max(sorted(voices), key=lambda event: (denials[event], len(voices[event])), default=None)


def _write(chronology: Chronology) -> None:
    from rashomon.formats.json import to_record

    write_json(to_record(chronology))


def _show_events(chronology: Chronology, events: tuple[Event, ...]) -> None:
    from rashomon.terminal.chronology import chronology_table
    from rashomon.terminal.words import console

    console().print(chronology_table(events, chronology.actors))
    typer.echo(f"{len(events)} events in {len(chronology.readings)} documents.\n")

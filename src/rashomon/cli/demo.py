"""`rashomon demo`: the composed reports in the package, read before one's eyes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import AsJson, ModelLabel, ModelPath, conflict_model, counted, write_json

if TYPE_CHECKING:
    from rashomon.model import Chronology, Event, Proposition

Into = Annotated[Path | None, typer.Option("--store", metavar="FILE", help="Keep what is read here (else nowhere).")]

#: How many events the demonstration lists: what fits two screens.
SHOWN = 30


def demo(store: Into = None, model: ModelPath = None, label: ModelLabel = None, as_json: AsJson = False) -> None:
    """Read the composed reports in the package, and show what they give."""
    from rashomon.cli.read import chronology_of, read_into
    from rashomon.demo import NOTICE, demo_metadata, demo_paths
    from rashomon.documents.given import Given
    from rashomon.store.writer import open_writer

    own_model = conflict_model(model, label)
    with open_writer(store) as writer:
        run = read_into(writer, demo_paths(), Given(demo_metadata()))
        chronology = chronology_of(writer, run, own_model)
        if as_json:
            _write(chronology)
            return
        ranked = richest_first(chronology)
        _show_events(chronology, [event for event in writer.events() if event.id in ranked[:SHOWN]])
        if ranked:
            from rashomon.cli.event import show_event

            show_event(writer.event(ranked[0]))
    typer.echo(f"\n{NOTICE}")
    if store is None:
        typer.echo("To look around in them: `rashomon demo --store demo.db`, then `rashomon events --store demo.db`.")


def richest_first(chronology: Chronology) -> list[str]:
    """The ids of all events, in order of how much they show: opposed voices or none, voices, sides, documents."""
    by_event: dict[str, list[Proposition]] = {}
    for proposition in chronology.propositions:
        by_event.setdefault(proposition.event, []).append(proposition)
    richness = {e.id: (*_richness(by_event.get(e.id, [])), len(e.documents)) for e in chronology.events}
    return sorted(richness, key=lambda event: ([-n for n in richness[event]], event))


def _richness(propositions: list[Proposition]) -> tuple[bool, int, int]:
    accounts = [account for proposition in propositions for account in proposition.accounts]
    sides, voices = {a.side for a in accounts if a.side}, {a.voice for a in accounts}
    return any(_opposed(proposition) for proposition in propositions), len(voices), len(sides)


def _opposed(proposition: Proposition) -> bool:
    """Whether one voice denies what another asserts."""
    stances = {account.stance for account in proposition.accounts}
    return "denies" in stances and bool(stances & {"asserts", "weaker"})


def _write(chronology: Chronology) -> None:
    from rashomon.formats.json import to_record

    write_json(to_record(chronology))


def _show_events(chronology: Chronology, shown: list[Event]) -> None:
    from rashomon.terminal.chronology import chronology_table
    from rashomon.terminal.words import console

    screen = console()
    screen.print(chronology_table(shown, chronology.actors, (event.id for event in chronology.events), screen.width))
    events, documents = counted(len(chronology.events), "event"), counted(len(chronology.readings), "document")
    which = "" if len(shown) == len(chronology.events) else f"; above, the {len(shown)} that most is said of"
    typer.echo(f"{events} in {documents}{which}. The one with the most voices against one another:\n")

"""What persons set on an event, said of it and rejected in it, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from rashomon.model import Event
from rashomon.presenting.corrections import by, read_as, when
from rashomon.presenting.sources import Sources
from rashomon.store.views import EventView
from rashomon.terminal.accounts import bracketed
from rashomon.terminal.words import quoted, stance


def set_by_persons(event: Event) -> list[tuple[str, str]]:
    """What was set of an event, with who set it and what was read, as named facts."""
    facts = []
    for fixed in event.fixed:
        why = f": {fixed.note}" if fixed.note else ""
        who = f"{fixed.what} set {when(fixed.at)}{by(fixed.by)}{why}"
        facts.append(("corrected", f"{who}; {read_as(fixed)} (correction {fixed.correction})"))
    return facts


def notes(event: Event) -> Iterator[RenderableType]:
    """Persons' words on an event."""
    for each in event.remarks:
        about = f"  {when(each.at)}{by(each.by)} (correction {each.correction})"
        yield Text.assemble(each.words, (about, "dim"))


def linking(view: EventView) -> Iterator[RenderableType]:
    """Persons' words on which mentions are of this event."""
    for each in view.corrections:
        said = "joined to another event" if each.kind == "same" else "kept apart from others"
        why = f": {each.note}" if each.note else ""
        yield Text(f"{said} {when(each.at)}{by(each.by)}{why} (correction {each.number})")


def rejected(event: Event, sources: Sources) -> Iterator[RenderableType]:
    """The accounts that persons found wrong, with their words."""
    for each in event.rejected:
        account = each.account
        words = f"{quoted(account.evidence, sources)} {bracketed(account.evidence, sources)}"
        why = f": {each.note}" if each.note else ""
        yield Text.assemble((account.voice, "strike"), " ", stance(account), f"  {each.text}  {words}")
        yield Text(f"  rejected {when(each.at)}{by(each.by)}{why} (correction {each.correction})", "dim")

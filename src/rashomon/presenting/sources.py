"""The documents that a screen quotes, numbered, and what of a document or an event is shown in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model import Attribution, Document, Event, Link, Reading, Span
from rashomon.presenting.words import names_of
from rashomon.store.views import EventView


@dataclass(frozen=True, slots=True)
class Sources:
    """What the cells of a table look up: documents by id, their number from 1 on, and names of actors."""

    documents: Mapping[str, Document]
    numbers: Mapping[str, int]
    names: Mapping[str, str]

    def known(self, spans: Iterable[Span]) -> list[Span]:
        """The spans of these documents, in the order of their numbers and texts."""
        return sorted((s for s in spans if s.document in self.documents), key=lambda s: (self.numbers[s.document], s))


def sources_of(view: EventView) -> Sources:
    """The sources of an event, numbered in the order in which `EventView.readings` has them."""
    documents = {reading.document.id: reading.document for reading in view.readings}
    return Sources(documents, {document: n for n, document in enumerate(documents, start=1)}, names_of(view.actors))


def attributions_in_order(reading: Reading) -> tuple[Attribution, ...]:
    """The attributions in the order in which they are numbered: by where they begin, outer ones first."""
    return tuple(sorted(reading.attributions, key=_beginning))


def _beginning(attribution: Attribution) -> tuple[int, int, str]:
    spans = attribution.content or attribution.cue or attribution.source
    return min(s.start for s in spans), -max(s.end for s in spans), attribution.id


def linked_event(link: Link, view: EventView) -> tuple[str, Event | None, bool]:
    """The event at the other end of a link: its id, itself where it is at hand, whether the link starts from here."""
    here = link.a == view.event.id
    other = link.b if here else link.a
    return other, next((event for event in view.linked if event.id == other), None), here

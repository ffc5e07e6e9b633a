"""Where an event was, and where else it is said to have been: each place once, with the words that name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.knowledge.places.extents import extents
from rashomon.model import Place, Span
from rashomon.store.views import EventView

#: What a place names that is one point on a map; all else reaches around the point that stands for it.
_POINTS = frozenset({"city", "airport"})


@dataclass(frozen=True, slots=True)
class Whereabout:
    """A place of an event: the words that name it, and whether it is one of several in dispute (`told`)."""

    place: Place
    told: bool
    spans: tuple[Span, ...]

    @property
    def rough(self) -> bool:
        """Whether its position is a middle of something larger."""
        return self.place.derived or self.place.feature not in _POINTS

    @property
    def reach(self) -> int | None:
        """How far it reaches around its position, in km; None for a point, and where it is not known."""
        return extents().get(self.place.geonameid) if self.rough and self.place.geonameid is not None else None


def whereabouts(view: EventView) -> tuple[Whereabout, ...]:
    """The event's own place, then, where the place is in dispute, the others that its accounts give."""
    disputed = "place" in view.event.disputed
    found: dict[str, tuple[Place, list[Span]]] = {}
    if view.event.place is not None:
        found[_key(view.event.place)] = (view.event.place, [])
    for place, span in _told(view, disputed=disputed):
        if disputed or _key(place) in found:
            found.setdefault(_key(place), (place, []))[1].append(span)
    return tuple(
        Whereabout(place, disputed and bool(spans), tuple(sorted(set(spans)))) for place, spans in found.values()
    )


def _key(place: Place) -> str:
    return f"id:{place.geonameid}" if place.geonameid is not None else f"name:{place.name}"


def _told(view: EventView, *, disputed: bool) -> Iterator[tuple[Place, Span]]:
    """The places of the event's mentions, and in a dispute those of its accounts, with the words that name them."""
    for reading in view.readings:
        clauses = [m.extent for m in reading.event_mentions if m.id in view.event.mentions]
        if disputed:
            rows = (p for p in view.propositions if p.dimension == "place")
            told = [a for p in rows for a in p.accounts if a.stance != "silent"]
            clauses += [span for account in told for span in account.evidence]
        meant = {_key(m.place) for m in reading.event_mentions if m.id in view.event.mentions and m.place is not None}
        values = {a.value for p in view.propositions if p.dimension == "place" for a in p.accounts if a.value}
        for mention in reading.places:
            named = _key(mention.place) in meant or (disputed and mention.place.name in values)
            if named and any(clause.overlaps(mention.span) for clause in clauses):
                yield mention.place, mention.span

"""Participants of event mentions: the actors that the filling words stand for."""

from __future__ import annotations

from rashomon.model import ActorMention, EventMention, Participant, ParticipantRole, PlaceMention, RoleFiller, Span

#: Events that befall a country when they befall a place in it.
_BEFALLING = frozenset(("ASSAULT",))
#: Modes whose recipient is the country that a place names ("a trip to Peru").
_REACHING = frozenset(("visit",))
_STATE_LIKE = ("state:", "government:")


def resolve_participants(
    mention: EventMention, actors: tuple[ActorMention, ...], places: tuple[PlaceMention, ...]
) -> tuple[Participant, ...]:
    """Each actor once, in the role of the first filler that names it, in the order of the fillers.

    A place gives its state as recipient only where nobody else is one and the event befalls places (an attack) or
    leads to one (a visit), and only a state that the document's actors know. A border is on neither state's side of it.
    """
    found: dict[str, Participant] = {}
    for filler in mention.fillers:
        for actor in _actors_of(filler.span, actors):
            found.setdefault(actor.actor, Participant(filler.role, actor.actor, actor.span))
    if not any(p.role == "recipient" for p in found.values()):
        for state, span in _states(mention, actors, places):
            if not _same_state(state, found):
                found.setdefault(state, Participant("recipient", state, span))
    return tuple(found.values())


def _actors_of(span: Span, actors: tuple[ActorMention, ...]) -> list[ActorMention]:
    """The mentions of exactly these words, or else those that overlap them."""
    exact = [a for a in actors if a.span == span]
    return exact or [a for a in actors if a.span.overlaps(span)]


def _states(
    mention: EventMention, actors: tuple[ActorMention, ...], places: tuple[PlaceMention, ...]
) -> list[tuple[str, Span]]:
    root = mention.plover.root if mention.plover else ""
    mode = mention.plover.mode if mention.plover else ""
    recipients = _spans_of(mention.fillers, "recipient")
    if root in _BEFALLING:
        spans = (*recipients, *mention.places)
    elif mode in _REACHING:
        spans = recipients
    else:
        return []
    known = {a.actor for a in actors}
    inside = (p for p in places if p.place.country and p.place.feature != "border")
    touched = [p for p in inside if any(p.span.overlaps(s) for s in spans)]
    states = [(f"state:{p.place.country}", p.span) for p in touched]
    return [(state, span) for state, span in states[:1] if state in known]


def _spans_of(fillers: tuple[RoleFiller, ...], role: ParticipantRole) -> tuple[Span, ...]:
    return tuple(f.span for f in fillers if f.role == role)


def _same_state(state: str, found: dict[str, Participant]) -> bool:
    """Whether the state is there already, itself or as its government: no country attacks itself by default."""
    return any(p.startswith(_STATE_LIKE) and p.split(":")[1][:3] == state.split(":")[1] for p in found)

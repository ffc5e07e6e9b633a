"""Whether a person's correction can be kept: it names two mentions that are there, and no other says the opposite."""

from __future__ import annotations

from rashomon.events.identity import id_of
from rashomon.model import Correction
from rashomon.store.errors import CorrectionError
from rashomon.store.queries import Store
from rashomon.store.views import EventView


def mention_of(view: EventView) -> str:
    """The mention that stands for an event."""
    own = set(view.event.mentions)
    known = [mention for reading in view.readings for mention in reading.event_mentions if mention.id in own]
    fitting = (m.id for m in known if id_of(m.span.document, m.span.start) == view.event.id)
    return next(fitting, view.event.mentions[0])


def check(store: Store, correction: Correction) -> None:
    """Raise CorrectionError for a correction that says nothing, or the opposite of one that is kept."""
    pair = {correction.a, correction.b}
    if len(pair) == 1:
        raise CorrectionError(f"{correction.a} is named twice")
    if correction.kind == "same" and store.event_of(correction.a) == store.event_of(correction.b):
        raise CorrectionError(f"{correction.a} and {correction.b} are of one event already")
    between = {store.event_of(mention) for mention in pair}
    for number, other in store.corrections():
        if {other.a, other.b} == pair and other.kind == correction.kind:
            raise CorrectionError(f"correction {number} says so already")
        homes = {store.event_of(other.a), store.event_of(other.b)}
        if other.kind != correction.kind and ({other.a, other.b} == pair or homes == between != {None}):
            mend = f"take it back first with `rashomon corrections --remove {number}`"
            raise CorrectionError(f"correction {number} says the opposite ({other.kind}); {mend}")

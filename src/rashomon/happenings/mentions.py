"""Event mentions as written."""

from __future__ import annotations

from rashomon.encoder.parse import Parse
from rashomon.model import (
    ActorExpression,
    Attribution,
    Document,
    EventMention,
    PlaceExpression,
    TimeExpression,
)


def find_event_mentions(
    document: Document,
    parse: Parse,
    actors: tuple[ActorExpression, ...],
    times: tuple[TimeExpression, ...],
    places: tuple[PlaceExpression, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    return ()

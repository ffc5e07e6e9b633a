"""Place expressions as written."""

from __future__ import annotations

from rashomon.encoder.parse import Parse
from rashomon.model import ActorExpression, Document, PlaceExpression


def find_places(document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> tuple[PlaceExpression, ...]:
    return ()

"""Time expressions as written."""

from __future__ import annotations

from rashomon.encoder.parse import Parse
from rashomon.model import ActorExpression, Document, TimeExpression


def find_times(document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> tuple[TimeExpression, ...]:
    return ()

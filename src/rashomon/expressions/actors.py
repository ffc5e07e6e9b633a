"""Actor expressions as written."""

from __future__ import annotations

from rashomon.encoder.parse import Parse
from rashomon.model import ActorExpression, Document


def find_actors(document: Document, parse: Parse) -> tuple[ActorExpression, ...]:
    return ()

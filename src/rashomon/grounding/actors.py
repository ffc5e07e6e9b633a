"""Who the actor expressions stand for."""

from __future__ import annotations

from rashomon.encoder.parse import Parse
from rashomon.model import Actor, ActorExpression, ActorMention, Attribution, Document


def resolve_actors(
    document: Document,
    parse: Parse,
    expressions: tuple[ActorExpression, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    return (), ()

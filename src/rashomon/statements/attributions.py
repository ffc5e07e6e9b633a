"""Attributions as written: sources, cues, contents, stances and hedges."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from rashomon.encoder.parse import Parse
from rashomon.encoder.trunk import trunk
from rashomon.model import ActorExpression, Attribution, Document
from rashomon.statements.learned import LearnedReader
from rashomon.statements.rules import RuleReader


class AttributionReader(Protocol):
    """Anything that reads attributions off a parsed document: rules, or network and rules together."""

    def read(self, document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> tuple[Attribution, ...]:
        """All attributions of a document in text order, nested, without chains."""
        ...


@lru_cache(maxsize=1)
def readers() -> Mapping[str, AttributionReader]:
    """The readers by name, the one that is used first."""
    return {"learned": LearnedReader(trunk()), "rules": RuleReader()}


def find_attributions(document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> tuple[Attribution, ...]:
    """Who says what in a document, as written: attributions in text order, nested by `parent`, chains still empty."""
    return next(iter(readers().values())).read(document, parse, actors)

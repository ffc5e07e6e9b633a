"""Attributions as written: sources, cues, contents, stances and hedges."""

from __future__ import annotations

from typing import Protocol

from rashomon.encoder.parse import Parse
from rashomon.model import ActorExpression, Attribution, Document
from rashomon.statements.rules import RuleReader


class AttributionReader(Protocol):
    """Anything that reads attributions off a parsed document: the rules here, a learned reader beside them."""

    def read(self, document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> tuple[Attribution, ...]:
        """All attributions of a document in text order, nested, without chains."""
        ...


_READER: AttributionReader = RuleReader()


def find_attributions(document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> tuple[Attribution, ...]:
    """Who says what in a document, as written: attributions in text order, nested by `parent`, chains still empty."""
    return _READER.read(document, parse, actors)

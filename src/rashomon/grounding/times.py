"""Which dates the time expressions give."""

from __future__ import annotations

from rashomon.encoder.parse import Parse
from rashomon.model import Document, TimeExpression, TimeMention


def resolve_times(document: Document, parse: Parse, expressions: tuple[TimeExpression, ...]) -> tuple[TimeMention, ...]:
    return ()

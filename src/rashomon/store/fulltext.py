"""Full text: what a person types, as a query of SQLite's FTS5, and hits back as exact spans."""

from __future__ import annotations

import re

from rashomon.model import Span

#: Unicode sets these code points aside for a program's inner use, so no text holds them (Unicode 15, section 23.7).
OPENED, CLOSED = "\ufdd0", "\ufdd1"

_PIECE = re.compile(r'"([^"]+)"|(\S+)')


def fts_query(words: str) -> str | None:
    """All words must occur, in any order; "words in quotes" in that order. None where nothing can be searched for."""
    phrases = [quoted or word for quoted, word in _PIECE.findall(words)]
    searched = [phrase.replace('"', " ").strip() for phrase in phrases if any(c.isalnum() for c in phrase)]
    return " ".join(f'"{phrase}"' for phrase in searched) or None


def spans_of(document: str, highlighted: str) -> tuple[Span, ...]:
    """The spans between the marks that FTS5's `highlight` has put into a document's text."""
    spans: list[Span] = []
    offset = begun = 0
    for char in highlighted:
        if char == OPENED:
            begun = offset
        elif char == CLOSED:
            spans.append(Span(document, begun, offset))
        else:
            offset += 1
    return tuple(spans)

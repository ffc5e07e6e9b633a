"""Full text: what a person types, as a query of SQLite's FTS5, and hits back as exact spans."""

from __future__ import annotations

import re
from string import punctuation

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

from rashomon.model import Span

#: Unicode sets these code points aside for a program's inner use, so no text holds them (Unicode 15, section 23.7).
OPENED, CLOSED = "\ufdd0", "\ufdd1"

_PIECE = re.compile(r'"([^"]+)"|(\S+)')


def fts_query(words: str) -> str | None:
    """All words must occur, in any order; "words in quotes" in that order. None where nothing can be searched for. A
    word that is given twice is looked for once: each is searched through all texts and marked in those found."""
    phrases = [quoted or word for quoted, word in _PIECE.findall(words)]
    searched = [phrase.replace('"', " ").strip() for phrase in phrases if any(c.isalnum() for c in phrase)]
    distinct = {phrase.strip(punctuation).lower(): phrase for phrase in searched}
    return " ".join(f'"{phrase}"' for phrase in distinct.values()) or None


def rows_of(connection: Connection, table: str, query: str) -> NDArray[np.uint32]:
    """The numbers of the rows of a full-text table in which a query finds something, lowest first."""
    statement = text(f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH :query")
    return numbers_in(connection.scalar(statement, {"query": query}))


def numbers_in(joined: str | None) -> NDArray[np.uint32]:
    """The numbers of a list that SQLite has joined by commas: one text is read ten times as fast as a row for each."""
    return np.fromstring(joined or "", np.uint32, sep=",")


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

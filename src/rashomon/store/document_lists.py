"""Stretches of the list of documents, which grows while it is read: an index gives their order, another who published
them, full text where words stand, and only the lines that are shown are read."""

from __future__ import annotations

from itertools import islice

import numpy as np
from sqlalchemy import ColumnElement, Connection, and_, func, literal_column, or_, select

from rashomon.store import schema
from rashomon.store import statistics_tables as tables
from rashomon.store.fulltext import fts_query, numbers_in, rows_of
from rashomon.store.lists import bounded
from rashomon.store.postings import Positions
from rashomon.store.views import DocumentsPage

#: What a list says of a document: its columns without its text.
LISTED = tuple(c for c in schema.documents.c if c.name not in ("text", "record", "given", "number"))

#: One by one so many numbers are read in the time that all 100,000 take as one text (measured).
_READ_AHEAD = 8000

_documents = schema.documents.c
#: In order of publication, those without a date last; an index on both columns gives it as it is.
_PUBLISHED = (_documents.earliest.nulls_last(), _documents.id)


def documents_page(
    connection: Connection, words: str | None, source: str | None, kind: str | None, start: int, limit: int
) -> DocumentsPage:
    """A stretch of the documents in which all words occur, which a source (its name, or its id among the counted)
    published and which are of a kind; None lets all pass."""
    condition = and_(*_conditions(connection, source, kind))
    start, limit = max(start, 0), bounded(limit)
    if words is None:
        ordered = select(_documents.number).where(condition).order_by(*_PUBLISHED).limit(limit).offset(start)
        shown = list(connection.scalars(ordered))
        total = connection.scalar(select(func.count()).select_from(schema.documents).where(condition)) or 0
    else:
        hits = _worded(connection, words, condition if source is not None or kind is not None else None)
        shown, total = _stretch(connection, hits, start, limit), len(hits)
    rows = connection.execute(select(*LISTED).where(_documents.number.in_(shown)).order_by(*_PUBLISHED)).mappings()
    return DocumentsPage(tuple(rows), start, total)


def _conditions(connection: Connection, source: str | None, kind: str | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [literal_column("1") == 1]
    if source is not None:
        counted = tables.source_documents.c
        own = select(counted.document).where(counted.source == source)
        asked = (_documents.outlet == source, _documents.publisher == source, _documents.id.in_(own))
        naming = [each for each in asked if _is_any(connection, each)]
        found.append(or_(*naming) if naming else _documents.outlet == source)
    if kind is not None:
        found.append(_documents.kind == kind)
    return found


def _is_any(connection: Connection, condition: ColumnElement[bool]) -> bool:
    return connection.scalar(select(_documents.number).where(condition).limit(1)) is not None


def _worded(connection: Connection, words: str, condition: ColumnElement[bool] | None) -> Positions:
    """The numbers of the documents in which all words occur."""
    query = fts_query(words)
    hits = rows_of(connection, "document_text", query) if query else np.zeros(0, np.uint32)
    return hits if condition is None else np.intersect1d(hits, _numbers(connection, condition), assume_unique=True)


def _stretch(connection: Connection, hits: Positions, start: int, limit: int) -> list[int]:
    """A stretch of some documents (numbers) in order of publication. Where they are many, the first of them come early
    in that order, and it is read only as far as the stretch goes."""
    if start >= len(hits):
        return []
    ordered = select(_documents.number).order_by(*_PUBLISHED)
    every = connection.scalar(select(func.max(_documents.number))) or 0
    passing = np.zeros(int(max(every, hits.max())) + 1, np.bool_)
    passing[hits] = True
    if (start + limit) * every < len(hits) * _READ_AHEAD:
        return list(islice((n for n in connection.scalars(ordered) if passing[n]), start, start + limit))
    order = _numbers(connection, None)
    found: list[int] = order[passing[order]][start : start + limit].tolist()
    return found


def _numbers(connection: Connection, condition: ColumnElement[bool] | None) -> Positions:
    """The numbers of documents in order of publication: one text, for a row each would take ten times as long."""
    ordered = select(_documents.number).order_by(*_PUBLISHED)
    inner = (ordered if condition is None else ordered.where(condition)).subquery()
    joined = connection.scalar(select(func.group_concat(inner.c.number)))
    return numbers_in(joined)

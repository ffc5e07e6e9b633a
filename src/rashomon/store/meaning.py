"""Whom and what a name that somebody types may mean, among the names that are stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from sqlalchemy import Connection, func, select, text

from rashomon.store import schema
from rashomon.store import statistics_tables as tables
from rashomon.store.errors import MOST_CLOSE, NotFoundError
from rashomon.store.filters import beginning_of, folded
from rashomon.store.fulltext import fts_query
from rashomon.store.postings import ACTOR, PLACE, SOURCE

#: A wrong name is laid beside so many of the best known that begin alike; more would take longer than a page may.
_LAID_BESIDE = 300
#: So many letters of a word are taken to be right.
_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Meant:
    """Actors by id, and all who belong to some countries (alpha-3); none of the actors belongs to one of them."""

    actors: frozenset[str]
    countries: frozenset[str]


def actors_meant(connection: Connection, asked: str) -> Meant:
    """Those a person means by an id, an alpha-3 code or words of a name, each from the start of a word; a state or its
    government brings in all who belong to it. Raises NotFoundError where nobody goes by that."""
    actor = schema.actors.c
    ids = [asked, *names_like(connection, ACTOR, asked)]
    direct = connection.execute(select(actor.id, actor.kind, actor.country).where(actor.id.in_(ids))).all()
    countries = {row.country for row in direct if row.kind in ("state", "government") and row.country}
    if len(asked) == 3:
        code = asked.upper()
        known = connection.scalar(select(actor.id).where(actor.country == code).limit(1))
        countries |= {code} if known is not None else set()
    if not direct and not countries:
        raise NotFoundError("actor", asked, _near_actors(connection, asked))
    return Meant(frozenset(row.id for row in direct if row.country not in countries), frozenset(countries))


def members(connection: Connection, meant: Meant) -> frozenset[str]:
    """The ids of all who are meant."""
    actor = schema.actors.c
    belonging = connection.scalars(select(actor.id).where(actor.country.in_(sorted(meant.countries))))
    return meant.actors.union(belonging)


def places_meant(connection: Connection, asked: str) -> list[str]:
    """The names of places in which these words stand, each from the start of a word."""
    return names_like(connection, PLACE, asked)


def sources_meant(connection: Connection, asked: str) -> tuple[str, ...]:
    """The outlet or the publisher of this name or id, or what the documents of a counted source go by. Raises
    NotFoundError where no document comes from it."""
    document, of = schema.documents.c, tables.source_documents.c
    for column in (document.outlet, document.publisher):
        if connection.scalar(select(document.id).where(column == asked).limit(1)) is not None:
            return (asked,)
    own = select(func.coalesce(document.outlet, document.publisher)).join(
        tables.source_documents, of.document == document.id
    )
    if names := tuple(connection.scalars(own.where(of.source == asked).distinct())):
        return names
    posting = schema.postings.c
    known = connection.scalars(select(posting.name).where(posting.kind == SOURCE))
    raise NotFoundError("source", asked, _close(asked, known))


def names_like(connection: Connection, kind: str, asked: str, limit: int = -1) -> list[str]:
    """The ids of actors, or names of places, in whose names these words stand; those of most events first."""
    query = fts_query(f'"{folded(asked)}"')
    if query is None:
        return []
    statement = (
        "SELECT name, id FROM name_text WHERE name_text MATCH :query AND kind = :kind ORDER BY rowid LIMIT :limit"
    )
    rows = connection.execute(text(statement), {"query": f"{query} *", "kind": kind, "limit": limit}).all()
    beginning = beginning_of(asked)
    return [each for name, each in rows if beginning.search(name)]


def _near_actors(connection: Connection, asked: str) -> list[str]:
    """Names that a person may have meant, out of the best known ones in which a word begins alike."""
    actor = schema.actors.c
    beginnings = {word[:_ALIKE] for word in folded(asked).split()}
    ids = [i for each in sorted(beginnings) for i in names_like(connection, ACTOR, each, _LAID_BESIDE)]
    return _close(asked, connection.scalars(select(actor.name).where(actor.id.in_(ids))))


def _close(asked: str, names: Iterable[str]) -> list[str]:
    return get_close_matches(asked, sorted(set(names)), n=MOST_CLOSE)

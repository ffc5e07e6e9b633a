"""Which event, mention or document a person names, in full or by the beginning of its id."""

from __future__ import annotations

from sqlalchemy import Column, ColumnElement, Connection, Table, or_, select

from rashomon.store import schema
from rashomon.store.errors import MOST_CLOSE, NotFoundError

#: Comes after every letter.
_LAST = chr(0x10FFFF)


def event_named(connection: Connection, asked: str) -> tuple[str, str | None]:
    """The id of the event that a person means, and the former id it was asked for by. Raises NotFoundError."""
    try:
        return id_named(connection, schema.events, "event", asked), None
    except NotFoundError as error:
        table = schema.redirects
        led = connection.execute(select(table).where(*_beginning(table.c.old, asked)).limit(2)).all()
        if error.several or len(led) != 1 or not asked:
            raise
        return led[0].new, led[0].old


def id_named(connection: Connection, table: Table, noun: str, asked: str) -> str:
    """The id that a person means. Raises NotFoundError for none or several."""
    if connection.scalar(select(table.c.id).where(table.c.id == asked)) is not None:
        return asked
    several = select(table.c.id).order_by(table.c.id).limit(MOST_CLOSE)
    begin = list(connection.scalars(several.where(*_beginning(table.c.id, asked)))) if asked else []
    if not begin and table is schema.documents:
        begin = list(connection.scalars(several.where(or_(table.c.path == asked, table.c.file == asked))))
    if len(begin) != 1:
        raise NotFoundError(noun, asked, begin, several=len(begin) > 1)
    return str(begin[0])


def _beginning(column: Column[str], asked: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """That a text begins so, as a range that an index knows."""
    return column >= asked, column < asked + _LAST

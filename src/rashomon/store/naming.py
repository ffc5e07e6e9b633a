"""Which event, mention or document a person names, in full or by the beginning of its id."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Table, select

from rashomon.store import schema
from rashomon.store.errors import MOST_CLOSE, NotFoundError


def event_named(connection: Connection, asked: str) -> tuple[str, str | None]:
    """The id of the event that a person means, and the former id it was asked for by. Raises NotFoundError."""
    try:
        return id_named(connection, schema.events, "event", asked), None
    except NotFoundError as error:
        table = schema.redirects
        led = connection.execute(select(table).where(table.c.old.startswith(asked, autoescape=True))).all()
        if error.several or len(led) != 1 or not asked:
            raise
        return led[0].new, led[0].old


def id_named(connection: Connection, table: Table, noun: str, asked: str) -> str:
    """The id that a person means. Raises NotFoundError for none or several."""
    if connection.scalar(select(table.c.id).where(table.c.id == asked)) is not None:
        return asked
    begin = [i for i in connection.scalars(select(table.c.id).order_by(table.c.id)) if asked and i.startswith(asked)]
    if not begin and table is schema.documents:
        paths = connection.execute(select(table.c.id, table.c.path).order_by(table.c.id)).all()
        begin = [i for i, path in paths if asked in (path, Path(path).name)]
    if len(begin) != 1:
        raise NotFoundError(noun, asked, begin[:MOST_CLOSE], several=len(begin) > 1)
    return str(begin[0])

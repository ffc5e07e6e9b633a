"""The mark of a store: a random word that every change replaces, so that equal marks tell of equal content.

It stands in the store itself: it goes with the file where that is copied or put back, and no two stores share one.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, event

#: In `state`.
MARK = "mark"

_PUT = "INSERT OR REPLACE INTO state (name, value) VALUES (?, lower(hex(randomblob(16))))"
_GET = "SELECT value FROM state WHERE name = ?"


def mark_changes(engine: Engine) -> None:
    """From now on put a new mark into the store with every transaction of an engine that changes any row."""

    @event.listens_for(engine, "begin")
    def _remember(connection: Connection) -> None:
        connection.info[MARK] = _driver(connection).total_changes

    @event.listens_for(engine, "commit")
    def _replace(connection: Connection) -> None:
        if _driver(connection).total_changes != connection.info[MARK]:
            _driver(connection).execute(_PUT, (MARK,))


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


class Watch:
    """Tells the mark of a store file in some microseconds: it keeps a connection open for nothing else. Any thread may
    ask."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._lock = Lock()

    def mark(self) -> str | None:
        """The mark as it stands now; None for a store that has not been written since marks were kept."""
        with self._lock:
            row = self._connection.execute(_GET, (MARK,)).fetchone()
        return None if row is None else str(row[0])

    def close(self) -> None:
        """Give back the file."""
        with self._lock:
            self._connection.close()

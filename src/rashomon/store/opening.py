"""Opening a store file: is it one, is it ours, is it of a version we know; making and migrating it.

Alembic is imported only when there is something to migrate, so that opening a current store is quick.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from rashomon.store.errors import BusyError, StoreError
from rashomon.store.marks import mark_changes
from rashomon.store.postings import make_postings

DEFAULT_STORE = Path("rashomon.db")
MIGRATIONS = Path(__file__).parent / "migrations"
#: The revisions this version knows, oldest first; a test holds that they are Alembic's.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
#: "Rasm": marks a SQLite file as ours (https://www.sqlite.org/fileformat.html, application id).
APPLICATION_ID = 0x5261736D
#: So many bytes of the file are mapped into memory, which all readers share, in place of a copy of a page for each; a
#: store of 100,000 documents has 5 GB.
_MAPPED = 16 << 30
#: So many threads of one process read at once; the others wait their turn. The web answers with 40 threads at most.
_AT_ONCE = 40
_BUSY_SECONDS = 10.0  # how long a reader waits for a commit; the longest replaces the whole chronology


def open_engine(path: Path | None, *, write: bool) -> Engine:
    """An engine on a checked store of the current version; None is a store in memory, made anew.

    With `write` a missing or empty file becomes a store. The caller of `write` holds the writer's lock.
    Raises StoreError where the file is missing, is no store, or was written by a newer version.
    """
    if path is not None:
        _check_file(path, write=write)
    engine = _engine(path, write=write)
    try:
        _check_and_migrate(engine, path, write=write)
    except DatabaseError as error:
        engine.dispose()
        raise StoreError(
            str(path), f"is no Rashomon store, or a broken one ({error.orig})", "choose another file with --store"
        ) from error
    except StoreError:
        engine.dispose()
        raise
    return engine


@contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Hold the right to write a store. Raises StoreError at once where another process holds it.

    The lock is an exclusive SQLite transaction on a file beside the store: it works on every platform and ends with
    the process, however that ends.
    """
    with closing(_exclusive(path)):
        yield


def _exclusive(path: Path) -> sqlite3.Connection:
    try:
        lock = sqlite3.connect(f"{path}-lock", timeout=0, isolation_level=None)
    except sqlite3.OperationalError as error:
        mend = "check that its folder exists and may be written"
        raise StoreError(str(path), f"cannot be written ({error})", mend) from None
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        mend = "wait until that ends, or choose another file with --store"
        raise BusyError(str(path), "another process is writing it", mend) from None
    return lock


def _check_file(path: Path, *, write: bool) -> None:
    if path.is_dir():
        raise StoreError(str(path), "is a folder, not a store", "name a file with --store")
    if not write and not path.exists():
        raise StoreError(
            str(path), "there is no such store", "run `rashomon read PATH...` first, or name another with --store"
        )


def _engine(path: Path | None, *, write: bool) -> Engine:
    url = "sqlite://" if path is None else f"sqlite:///{path.absolute()}"
    pool = {} if path is None else {"pool_size": _AT_ONCE, "max_overflow": 0}
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, **pool)

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin below, where they hold table changes too
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        connection.execute("PRAGMA temp_store = MEMORY")
        if not write:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    if write:
        mark_changes(engine)
    return engine


def _check_and_migrate(engine: Engine, path: Path | None, *, write: bool) -> None:
    with engine.connect() as connection:
        revision = _revision(connection, str(path))
    if revision == REVISIONS[-1]:
        return
    if revision is None and not write:
        raise StoreError(str(path), "is empty", "run `rashomon read PATH...` first, or name another with --store")
    if write:
        _migrate(engine)
    else:
        assert path is not None
        with writer_lock(path):
            open_engine(path, write=True).dispose()


def _revision(connection: Connection, path: str) -> str | None:
    """The store's revision, None for an empty file. Raises StoreError for a file that is not ours, or newer."""
    tables = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    ours = connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
    if not ours or "alembic_version" not in tables:
        raise StoreError(path, "is a SQLite file but no Rashomon store", "choose another file with --store")
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision not in REVISIONS:
        raise StoreError(
            path,
            f"was written by a newer version of Rashomon (tables {revision}, this version knows {REVISIONS[-1]})",
            "update Rashomon, or choose another file with --store",
        )
    return str(revision)


def _migrate(engine: Engine) -> None:
    """Bring the tables to the newest revision, and count what was not counted, in one transaction: all or nothing."""
    from alembic import command
    from alembic.config import Config

    from rashomon.store.statistics_filling import count_former

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA journal_mode = WAL")  # type: ignore[union-attr]
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        make_postings(connection)
        count_former(connection)

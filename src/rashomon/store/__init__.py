"""The store: all documents as read, and the chronology that they give together, in one SQLite file.

>>> from rashomon.store import open_store
>>> with open_store() as store:  # doctest: +SKIP
...     store.events()
"""

from __future__ import annotations

from pathlib import Path

from rashomon.store.errors import NotFoundError, StoreError
from rashomon.store.filters import EventFilter
from rashomon.store.opening import DEFAULT_STORE, open_engine
from rashomon.store.queries import Store
from rashomon.store.views import DocumentsPage, DocumentView, EventsPage, EventView, Hit, Period, Source
from rashomon.store.writer import Writer, open_writer

__all__ = [
    "DEFAULT_STORE",
    "DocumentView",
    "DocumentsPage",
    "EventFilter",
    "EventView",
    "EventsPage",
    "Hit",
    "NotFoundError",
    "Period",
    "Source",
    "Store",
    "StoreError",
    "Writer",
    "open_store",
    "open_writer",
]


def open_store(path: Path = DEFAULT_STORE) -> Store:
    """A store open for reading. Raises StoreError where there is none, or it is no store or a newer one."""
    return Store(open_engine(path, write=False), path)

"""`rashomon document ID`: one document with its attributions and events marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.cli.options import DEFAULT_STORE, AsJson, StoreFile, warn_if_stale, write_json
from rashomon.model import Chronology, Event, Reading

if TYPE_CHECKING:
    from rashomon.store.queries import Store

DocumentId = Annotated[
    str | None, typer.Argument(metavar="[ID]", help="The document's id, how it begins, or its file name.")
]


def document(asked: DocumentId = None, store: StoreFile = DEFAULT_STORE, as_json: AsJson = False) -> None:
    """Show a document with its attributions and events marked.

    Without an id, list the documents. In the text, {1 ... 1} is what the first source says and *word*(a) tells of the
    first event; both are explained below the text.
    """
    from rashomon.store import open_store

    with open_store(store) as opened:
        if asked is None:
            _list(opened, as_json)
            return
        warn_if_stale(opened.stale)
        reading = opened.document(asked)
        told = opened.events_of(reading.document.id)
    write_json(_record(reading, told)) if as_json else _show(reading, told)


def _record(reading: Reading, told: tuple[Event, ...]) -> dict[str, Any]:
    from rashomon.formats.json import to_record

    return to_record(Chronology((reading,), reading.actors, told))


def _show(reading: Reading, told: tuple[Event, ...]) -> None:
    from rashomon.terminal.document import document_page
    from rashomon.terminal.words import console

    console().print(document_page(reading, told))


def _list(store: Store, as_json: bool) -> None:
    from rashomon.presenting.words import names_of
    from rashomon.terminal.document import documents_table
    from rashomon.terminal.words import console

    rows = [dict(row) for row in store.documents()]
    if as_json:
        write_json({"documents": rows})
    else:
        console().print(documents_table(rows, names_of(store.actors())))

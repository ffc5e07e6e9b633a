"""Pages into a store: what is new is read, what was told later is filled in, what is known adds nothing.

After every run all stored readings are related anew; of linking only what a new document changes is worked out again.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sqlalchemy.exc import DatabaseError

from rashomon.documents.making import make_document
from rashomon.encoder.conflict import ConflictModel
from rashomon.encoder.trunk import WeightsError
from rashomon.model import Chronology, Document, Page, PageMetadata
from rashomon.pages.errors import PageError
from rashomon.pipeline import read_document, relate_again
from rashomon.store.identity import Stored, date_stays, filled_in, free_id, same_document, this_reader
from rashomon.store.writer import Writer

#: Why a date that is given for all files of a run is passed over.
_STAYS = "the date stays that was given for it alone; to change it, read the file by itself or date it in a table"

Outcome = Literal["new", "updated", "known"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a page: the document it is, whether that is new, updated or known, and a note where one is due."""

    document: Document
    outcome: Outcome
    note: str | None = None


def take_in(writer: Writer, page: Page) -> Taken:
    """Read a page into the store, if there is anything new in it.

    Raises `rashomon.pages.errors.PageError` where the page gives no document; the store is then as it was.
    """
    document = make_document(page)
    stored = writer.stored(page.sha256)
    same = same_document(document, page.given, stored)
    if not same:
        taken = [each.id for each in stored]
        return _keep(writer, replace(document, id=free_id(document.id, page.given.publisher, taken)), page.given, "new")
    told = filled_in(same[0].given, page.given)
    if len(same) > 1:
        note = (
            "several outlets carry this text: name the outlet to say which is meant" if told != same[0].given else None
        )
        return Taken(_stands(document, same[0]), "known", note)
    passed_over = page.given.shared and date_stays(same[0].given, page.given)
    note = _STAYS if passed_over and told.published != page.given.published else None
    if told == same[0].given and same[0].read_by == this_reader():
        return Taken(_stands(document, same[0]), "known", note)
    return _keep(writer, _stands(make_document(replace(page, given=told)), same[0]), told, "updated", note)


def take_or_say(writer: Writer, page: Page) -> Taken:
    """The same, where a fault of ours in one page must not cost the others: it is raised as a PageError too."""
    try:
        return take_in(writer, page)
    except (PageError, DatabaseError, WeightsError):
        raise
    except Exception as error:
        what = f"could not be read, through a fault of Rashomon ({type(error).__name__}: {error}, {_where(error)})"
        raise PageError(page.path, what, "please report it with the file") from error


def _where(error: Exception) -> str:
    """The line of code at which something went wrong."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name} line {frame.lineno}"


def relate_all(writer: Writer, conflict_model: ConflictModel | None = None) -> Chronology:
    """Find the events and accounts of all that is stored, and put them in place of the former ones; with a model of the
    reader's own also what it suggests."""
    corrections = writer.corrections()
    chronology, memory = relate_again(writer.readings(), corrections, writer.memory(), conflict_model)
    writer.replace_chronology(chronology)
    writer.remember(memory)
    return chronology


def _stands(document: Document, stored: Stored) -> Document:
    """The document under the id and path by which the store knows it."""
    return replace(document, id=stored.id, path=stored.path)


def _keep(writer: Writer, document: Document, given: PageMetadata, outcome: Outcome, note: str | None = None) -> Taken:
    reading = read_document(document)
    writer.put(reading, given)
    return Taken(reading.document, outcome, note)

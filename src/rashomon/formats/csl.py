"""CSL-JSON: the documents as references for Zotero, pandoc and other users of the Citation Style Language.

Fields and types are those of CSL 1.0.2 (citation-style-language/schema, schemas/input/csl-data.json).
"""

from __future__ import annotations

import json
from typing import Any

from rashomon.formats.contents import Contents, address_of
from rashomon.model import Date, Document

Record = dict[str, Any]

#: Reports and wire copy stand in a newspaper; of a statement CSL knows no more than that it is a document.
_TYPES = {"report": "article-newspaper", "wire": "article-newspaper", "statement": "document", "unknown": "document"}
#: How many parts of a date (year, month, day) its first and last day share, finest first, with their length as text.
_PARTS = ((3, 10), (2, 7), (1, 4))


def references(known: Contents) -> str:
    """The documents of a chronology as CSL-JSON, in the order of their ids."""
    items = [_item(document, known) for document in known.documents.values()]
    return json.dumps(items, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _item(document: Document, known: Contents) -> Record:
    """One reference. What is not known is left out; the id and digest by which the text is found stand in the note."""
    publisher = known.names.get(document.publisher or "")
    fields = {
        "id": document.id,
        "type": _TYPES[document.kind],
        "title": document.title,
        "container-title": document.outlet,
        "author": [{"literal": publisher}] if publisher and document.kind == "statement" else None,
        "publisher": publisher if document.kind != "statement" else None,
        "issued": _issued(document),
        "language": document.language,
        "URL": address_of(document),
        "note": f"Rashomon document {document.id}; SHA-256 of the source: {document.sha256}",
    }
    return {key: value for key, value in fields.items() if value is not None}


def _issued(document: Document) -> Record | None:
    """When it was published, as fine as it is known; "circa" where we found the date ourselves."""
    parts = _date_parts(document.published.date)
    if parts is None:
        return None
    return {"date-parts": parts} | ({"circa": True} if document.published.basis == "inferred" else {})


def _date_parts(date: Date) -> list[list[int]] | None:
    """A day, a month or a year where the date is just that, else its first and last day; None for an open end."""
    if date.earliest is None or date.latest is None:
        return None
    if date.edtf is not None and "/" not in date.edtf:
        for count, length in _PARTS:
            if date.earliest[:length] == date.latest[:length]:
                return [[int(part) for part in date.earliest.split("-")[:count]]]
    return [[int(part) for part in day.split("-")] for day in (date.earliest, date.latest)]

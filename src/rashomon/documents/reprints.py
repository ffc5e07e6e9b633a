"""Reprints: documents with the same text as another are carriers of one account, not further accounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rashomon.model import Document


def mark_carriers(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents, in their order, each reprint naming its original: the one published first, then of least id.

    Only equal text (white space aside) is taken for a reprint here.
    """
    listed = tuple(documents)
    originals: dict[str, Document] = {}
    for document in sorted(listed, key=lambda d: (d.published.date.earliest or "9999", d.id)):
        originals.setdefault(_wording(document), document)
    return tuple(_marked(document, originals[_wording(document)]) for document in listed)


def _wording(document: Document) -> str:
    return " ".join(document.text.split())


def _marked(document: Document, original: Document) -> Document:
    return replace(document, carrier_of=None if original.id == document.id else original.id)

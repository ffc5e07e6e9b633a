"""How to cite a document so that anybody can find the very words: publisher, title, date, file, digest, offsets."""

from __future__ import annotations

from rashomon.edtf import written
from rashomon.model import Document, Span
from rashomon.presenting.words import exact_words, file_name, in_quotes

#: So many letters of a passage are quoted in a citation; its offsets name the rest.
_QUOTED = 200


def cited(document: Document, publisher: str | None, passage: Span | None = None) -> str:
    """A document in one line; with a passage also its offsets (code points of the text, from 0, the end exclusive) and
    its words. The digest is that of the page's bytes as they came."""
    parts = [
        publisher or "publisher not known",
        in_quotes(document.title) if document.title else "no title",
        written(document.published.date) or "no date",
        file_name(document.path),
        f"SHA-256 {document.sha256}",
    ]
    if passage is not None:
        words = exact_words(document, [passage])
        quoted = words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "…"
        parts.append(f"characters {passage.start} to {passage.end}: {in_quotes(quoted)}")
    return ", ".join(parts)

"""What the exports that quote share: a passage as selectors of the Web Annotation Data Model, and who speaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from rashomon.grounding.voices import NARRATOR
from rashomon.model import Document, Level, Span

#: Code points before and after a quotation, as annotation clients commonly keep them (Hypothesis: 32); doubled until
#: the passage stands once in its document, for a selector that matches several passages selects all of them.
AROUND = 32


def selected(span: Span, documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    """The position selector and the quote selector of a span of one of the documents."""
    text = documents[span.document].text
    prefix, suffix = _around(text, span)
    quote = {"type": "TextQuoteSelector", "exact": text[span.start : span.end], "prefix": prefix, "suffix": suffix}
    return [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, quote]


def chain_names(chain: Iterable[Level], publisher: str) -> list[str]:
    """The voices of each level by name, from the outermost to the innermost; a report's own voice by its publisher."""
    return [" and ".join(publisher if v == NARRATOR else v.name for v in level.voices) for level in chain]


def _around(text: str, span: Span) -> tuple[str, str]:
    """The words before and after, as many as tell the passage from others with the same words."""
    width = AROUND
    while True:
        start, end = _whole(text, max(0, span.start - width)), _whole(text, min(len(text), span.end + width))
        everything = start == 0 and end == len(text)
        if everything or text.find(text[start:end], text.find(text[start:end]) + 1) < 0:
            return text[start : span.start], text[span.end : end]
        width *= 2


def _whole(text: str, offset: int) -> int:
    """The offset, or the next before which no mark belongs to a letter cut off from it."""
    while offset < len(text) and unicodedata.combining(text[offset]):
        offset += 1
    return offset

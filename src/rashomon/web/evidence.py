"""Evidence as a page shows it: the words, the sentence around them, who published it when, and where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rashomon.documents.sentence_ends import sentence_ends
from rashomon.model import Document, Span
from rashomon.presenting.sources import Sources
from rashomon.presenting.words import exact_words, file_name, in_quotes, published_by
from rashomon.web.words import day

#: A cell shows so many words of a passage, and no more letters than this; the whole stands beside it on hover and in
#: print. Nine of ten passages of the demonstration corpus are shorter.
SHORT_WORDS, SHORT_LETTERS = 20, 160
#: So many letters of a sentence are shown before and behind the passage.
AROUND_LETTERS = 320


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of a document: its `words` in short, itself whole (`exact`) with the sentences it stands in before and
    behind it, its document by number and title, who published that when, the address that shows it there, and its
    place in words ("document 3, characters 120-164")."""

    words: str
    address: str
    source: int
    before: str
    exact: str
    after: str
    title: str
    outlet: str
    day: str
    place: str


def quotes(sources: Sources, spans: Iterable[Span]) -> tuple[Quote, ...]:
    """Passages of the sources, in the order of these and of their texts."""
    return tuple(_quote(sources, span) for span in sources.known(spans))


def address(span: Span) -> str:
    """Where a passage is shown in its document."""
    return f"/documents/{span.document}?start={span.start}&end={span.end}#evidence"


def _quote(sources: Sources, span: Span) -> Quote:
    document, number = sources.documents[span.document], sources.numbers[span.document]
    exact = exact_words(document, [span])
    start, end = around(document, span)
    before = _folded(document.text[start : span.start])
    after = _folded(document.text[span.end : end])
    return Quote(
        words=in_quotes(shortened(exact)),
        address=address(span),
        source=number,
        before="…" + before[-AROUND_LETTERS:] if len(before) > AROUND_LETTERS else before,
        exact=exact,
        after=after[:AROUND_LETTERS] + "…" if len(after) > AROUND_LETTERS else after,
        title=document.title or file_name(document.path),
        outlet=published_by(document.outlet, document.publisher, document.path, sources.names),
        day=day(document.published.date),
        place=f"document {number}, characters {span.start}–{span.end}",
    )


def shortened(words: str) -> str:
    """A passage in few words, "…" for the rest."""
    few = " ".join(words.split(" ")[:SHORT_WORDS])[:SHORT_LETTERS]
    return words if few == words else few.rstrip(" ,;:") + " …"


def around(document: Document, span: Span) -> tuple[int, int]:
    """The stretch from the first to the last sentence of a passage, within the blocks that it stands in."""
    edges = _edges(document)
    before, behind = bisect_right(edges, span.start) - 1, bisect_left(edges, span.end)
    return (edges[before] if before >= 0 else 0), (edges[behind] if behind < len(edges) else len(document.text))


@lru_cache(maxsize=256)
def _edges(document: Document) -> list[int]:
    """Where sentences and blocks of a document end."""
    text = document.text
    found = {end for block in document.blocks for end in (block.start, block.end)}
    for block in document.blocks:
        found.update(sentence_ends(text, block.start, block.end))
    return sorted(found)


def _folded(text: str) -> str:
    """Text with line breaks folded; a blank at its edge, which parts it from its neighbour, stays."""
    return (" " if text[:1].isspace() else "") + " ".join(text.split()) + (" " if text[-1:].isspace() else "")

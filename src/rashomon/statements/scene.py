"""What the rules look at: the document, its parse and its quotations, with the windows that contents keep to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.model import ActorExpression, Document, Span
from rashomon.statements.drafts import clipped, merged, trim, without
from rashomon.statements.quotes import Quote, find_quotes


@dataclass(frozen=True)
class Scene:
    """A document with its parse and quotations."""

    document: Document
    parse: Parse
    quotes: tuple[Quote, ...]
    actors: tuple[ActorExpression, ...] = ()

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation that an offset stands in, marks left out."""
        return next((q for q in self.quotes if q.inner.start <= offset < q.inner.end), None)

    @cached_property
    def outlets(self) -> tuple[Span, ...]:
        """The words that name news outlets."""
        return tuple(a.span for a in self.actors if any(i.startswith("outlet:") for i in a.actors))

    def of_outlet(self, spans: Iterable[Span]) -> bool:
        """Whether the words name a news outlet."""
        return any(outlet.overlaps(span) for span in spans for outlet in self.outlets)

    def window(self, offset: int) -> Span:
        """Where the content of a cue may lie: inside its own quotation, else in its line."""
        quote = self.quote_at(offset)
        if quote is not None:
            return quote.inner
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return Span(self.document.id, start, len(self.text) if end < 0 else end)

    def content(self, pieces: Iterable[Span], holes: Iterable[Span], cue: Token) -> tuple[Span, ...]:
        """Pieces of content kept inside the window, whole quotations taken in, cue and source cut out, ends trimmed."""
        window = self.window(cue.start)
        kept = [piece for each in pieces if (piece := clipped(each, window)) is not None]
        holes = sorted(holes)
        inside = self.quote_at(cue.start) is not None
        if not inside:
            kept = [
                *kept,
                *(
                    q.span
                    for q in self.quotes
                    if any(q.span.overlaps(k) for k in kept) and not any(q.span.contains(h) for h in holes)
                ),
            ]
        parts = [part for each in merged(kept) for part in without(each, holes)]
        return tuple(
            t
            for part in parts
            if (t := trim(self.text, _unfinished(self.text, part))) is not None and _wordy(self.text, t)
        )

    def sentence_start(self, sentence: Sentence, offset: int) -> int:
        """Where the sentence of an offset begins inside its window; a semicolon parts statements."""
        before = [t.end for t in sentence.tokens if t.text == ";" and t.end <= offset and self._parts(t, offset)]
        return max(sentence.start, self.window(offset).start, *before[-1:])

    def sentence_end(self, sentence: Sentence, offset: int) -> int:
        """Where the sentence of an offset ends inside its window, or before the semicolon behind it."""
        after = [t.start for t in sentence.tokens if t.text == ";" and t.start >= offset and self._parts(t, offset)]
        return min(sentence.end, self.window(offset).end, *after[:1])

    def _parts(self, semicolon: Token, offset: int) -> bool:
        """Whether a semicolon stands in the same quotation as an offset, or both in none."""
        return self.quote_at(semicolon.start) == self.quote_at(offset)


def make_scene(document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> Scene:
    """The scene of a document."""
    return Scene(document, parse, find_quotes(document), actors)


def _unfinished(text: str, span: Span) -> Span:
    """A piece without a full stop that ends an unquoted sentence."""
    end = span.end
    while (
        end > span.start + 1 and text[end - 1] in ". " and not text[span.start : end].endswith(("U.S.", "U.N.", "U.K."))
    ):
        end -= 1
    return Span(span.document, span.start, end)


def _wordy(text: str, span: Span) -> bool:
    return any(c.isalnum() for c in text[span.start : span.end])

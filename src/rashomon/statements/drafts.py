"""Drafts of attributions, before nesting and ids, and the small span work that the rules share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span, Stance

_EDGE = " \t\n\u00a0,;:-–—"


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution as a rule found it. `verb` is the dictionary form of the cue; `rule` names the rule."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    verb: str
    rule: str
    negated: bool = False
    outer: Span | None = None  # cue of the attribution that this one is known to stand in

    @property
    def start_of_cue(self) -> int:
        """Where its speaker or cue begins, whichever is first."""
        return min(span.start for span in (*self.source, *self.cue))

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))


def runs(sentence: Sentence, tokens: Iterable[Token]) -> list[Span]:
    """Spans of the unbroken runs of tokens."""
    spans: list[list[int]] = []
    for index in sorted({t.index for t in tokens}):
        if spans and spans[-1][1] == index:
            spans[-1][1] = index + 1
        else:
            spans.append([index, index + 1])
    return [sentence.span(first, past) for first, past in spans]


def stretch(sentence: Sentence, first: int, past: int) -> tuple[Span, ...]:
    """The span of tokens [first, past), none when they are in the wrong order (a crossed parse)."""
    return (sentence.span(first, past),) if first < past else ()


def trim(text: str, span: Span) -> Span | None:
    """The span without white space, commas and dashes at its ends; None when nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(span.document, start, end) if start < end else None


def without(span: Span, holes: Iterable[Span]) -> list[Span]:
    """What is left of a span when others are cut out of it."""
    left = [span]
    for hole in holes:
        left = [piece for each in left for piece in _cut(each, hole)]
    return left


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or touch joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(span.document, joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def clipped(span: Span, window: Span) -> Span | None:
    """The part of a span inside a window, or None."""
    start, end = max(span.start, window.start), min(span.end, window.end)
    return Span(span.document, start, end) if start < end else None


def holds(outer: Draft, inner: Draft) -> bool:
    """Whether the cue of one draft stands in the content of another."""
    return bool(inner.cue) and all(any(c.contains(cue) for c in outer.content) for cue in inner.cue)


def _cut(span: Span, hole: Span) -> list[Span]:
    if not span.overlaps(hole):
        return [span]
    pieces = []
    if span.start < hole.start:
        pieces.append(Span(span.document, span.start, hole.start))
    if hole.end < span.end:
        pieces.append(Span(span.document, hole.end, span.end))
    return pieces

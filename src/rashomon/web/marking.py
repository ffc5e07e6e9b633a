"""A document's text cut into pieces, each marked alike: said by whom, telling of what, and the evidence asked for.

Marks may cross one another; pieces cannot, so each becomes an element of its own and nothing has to nest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Block, Event, Reading, Span
from rashomon.presenting.sources import attributions_in_order

#: How many depths of attribution have a shade of their own; deeper ones share the last.
SHADES = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with its marks.

    `opens` are the numbers of the attributions whose content begins here, or goes on here from an earlier block;
    `depth` how many hold it (at most `SHADES`); `part` whether it is a source or cue; `event` the id and label of the
    event it names; `evidence` whether it was asked for, `first_evidence` whether it is the first such piece.
    """

    text: str
    opens: tuple[int, ...] = ()
    depth: int = 0
    part: str = ""
    event: tuple[str, str] | None = None
    evidence: bool = False
    first_evidence: bool = False


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the document with its pieces."""

    role: str
    pieces: tuple[Piece, ...]


def marked_blocks(reading: Reading, events: Iterable[Event], evidence: Span | None) -> tuple[MarkedBlock, ...]:
    """Every block of a document with the marks on its text."""
    marks = _Marks(reading, events, evidence)
    return tuple(MarkedBlock(block.role, tuple(marks.pieces(block))) for block in reading.document.blocks)


class _Marks:
    """All marks of one document."""

    def __init__(self, reading: Reading, events: Iterable[Event], evidence: Span | None) -> None:
        self._text = reading.document.text
        self._said = attributions_in_order(reading)
        self._told = _told(reading, events)
        self._evidence = evidence
        starts = [max(evidence.start, b.start) for b in reading.document.blocks if evidence and evidence.start < b.end]
        self._asked_at = min(starts, default=None)

    def pieces(self, block: Block) -> Sequence[Piece]:
        """The pieces of a block, together its whole text."""
        edges = self._edges(block)
        return [self._piece(start, end, block.start) for start, end in pairwise(edges)]

    def _edges(self, block: Block) -> list[int]:
        spans = [span for a in self._said for span in (*a.content, *a.source, *a.cue)]
        spans += [*self._told, *([self._evidence] if self._evidence else [])]
        inside = (edge for span in spans for edge in (span.start, span.end) if block.start < edge < block.end)
        return sorted({block.start, block.end, *inside})

    def _piece(self, start: int, end: int, block_start: int) -> Piece:
        holding = [n for n, a in enumerate(self._said, start=1) if _covers(a.content, start)]
        asked = self._evidence is not None and _covers((self._evidence,), start)
        return Piece(
            text=self._text[start:end],
            opens=tuple(n for n in holding if start == _opening(self._said[n - 1].content, block_start)),
            depth=min(len(holding), SHADES),
            part=self._part(start),
            event=next((event for span, event in self._told.items() if _covers((span,), start)), None),
            evidence=asked,
            first_evidence=asked and start == self._asked_at,
        )

    def _part(self, start: int) -> str:
        if any(_covers(a.source, start) for a in self._said):
            return "source"
        return "cue" if any(_covers(a.cue, start) for a in self._said) else ""


def _opening(content: Iterable[Span], block_start: int) -> int:
    """Where the content of an attribution begins in the block that starts here: once, though the cue may part it."""
    return min(max(span.start, block_start) for span in content if span.end > block_start)


def _told(reading: Reading, events: Iterable[Event]) -> Mapping[Span, tuple[str, str]]:
    """The words that name an event, with its id and label."""
    homes = {mention: (event.id, event.label) for event in events for mention in event.mentions}
    return {m.span: homes[m.id] for m in reading.event_mentions if m.id in homes}


def _covers(spans: Iterable[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)

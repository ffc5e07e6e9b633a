"""A document's text cut into pieces, each marked alike: said by whom, telling of what, and the evidence asked for.

Marks may cross one another; pieces cannot, so each becomes an element of its own and nothing has to nest. The text is
swept once from its beginning to its end, so that the work grows with the marks and not with marks times pieces.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal, get_args

from rashomon.model import Document

#: How many depths of attribution have a shade of their own; deeper ones share the last. So many voices are named, too,
#: where a text goes on in a new block inside them.
SHADES = 4

MarkKind = Literal["voice", "source", "cue", "event", "time", "place", "actor", "copied", "evidence"]
#: In the order in which what they stand for is told.
KINDS: tuple[MarkKind, ...] = get_args(MarkKind)
#: Kinds that a label names where they begin.
NAMED: tuple[MarkKind, ...] = ("voice", "copied")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that something was read off: the `number` of the voice (or of what was copied) among its like, `says`
    what it stands for, and `address` where that leads."""

    kind: MarkKind
    start: int
    end: int
    number: int = 0
    says: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with its marks.

    `opens` are the numbers of the voices whose words begin here, or go on here from an earlier block, and `copies`
    those of the stretches copied from other documents; `depth` how many voices hold it (at most `SHADES`); `kinds` the
    other marks it has; `says` what they all stand for, innermost voice first; `address` where it leads; `evidence`
    whether it was asked for, `first_evidence` whether it is the first such piece.
    """

    text: str
    opens: tuple[int, ...] = ()
    copies: tuple[int, ...] = ()
    depth: int = 0
    kinds: tuple[MarkKind, ...] = ()
    says: tuple[str, ...] = ()
    address: str = ""
    evidence: bool = False
    first_evidence: bool = False


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the document with its pieces; `why` it is no evidence, "" where it is; `gap`: an empty line stands
    above it in the text."""

    role: str
    pieces: tuple[Piece, ...]
    why: str = ""
    gap: bool = False


def marked_blocks(document: Document, marks: Sequence[Mark]) -> tuple[MarkedBlock, ...]:
    """Every block of a document with the marks on its text."""
    sweep = _Sweep(document.text, marks)
    ends = [0, *(block.end for block in document.blocks)]
    return tuple(
        MarkedBlock(
            block.role,
            tuple(sweep.pieces(block.start, block.end)),
            block.why or "",
            _empty_line(document.text[before : block.start]),
        )
        for before, block in zip(ends, document.blocks, strict=False)
    )


class _Sweep:
    """All marks of one document, taken up and laid down as the text goes on; blocks are asked for in its order."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        self._opening = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.number), reverse=True)
        self._closing = sorted(marks, key=lambda mark: mark.end, reverse=True)
        self._edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
        # What holds the text here, by kind, in the order in which it was taken up: inner marks last.
        self._held: dict[MarkKind, dict[Mark, None]] = defaultdict(dict)
        self._asked = False

    def pieces(self, start: int, end: int) -> Iterable[Piece]:
        """The pieces of a block, together its whole text."""
        inside = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        named: set[tuple[MarkKind, int]] = set()
        for here, there in pairwise([start, *inside, end]):
            fresh = self._advance(here)
            new = self._innermost() if here == start else fresh
            told = {(mark.kind, mark.number) for mark in new} - named
            named |= told
            yield self._piece(here, there, told)

    def _advance(self, offset: int) -> list[Mark]:
        """Take up the marks that hold an offset and lay down those that ended before it; those taken up."""
        fresh = []
        while self._opening and self._opening[-1].start <= offset:
            fresh.append(self._opening.pop())
        for mark in fresh:
            self._held[mark.kind][mark] = None
        while self._closing and self._closing[-1].end <= offset:
            ended = self._closing.pop()
            self._held[ended.kind].pop(ended, None)
        return [mark for mark in fresh if mark in self._held[mark.kind]]

    def _innermost(self) -> list[Mark]:
        """The innermost marks of the kinds that are named where they begin."""
        return [mark for kind in NAMED for mark in islice(reversed(self._held.get(kind, {})), SHADES)]

    def _piece(self, start: int, end: int, told: Iterable[tuple[MarkKind, int]]) -> Piece:
        innermost = {kind: next(reversed(self._held[kind])) for kind in KINDS if self._held.get(kind)}
        asked = innermost.pop("evidence", None) is not None
        first, self._asked = asked and not self._asked, asked or self._asked
        event = innermost.get("event")
        return Piece(
            text=self._text[start:end],
            opens=tuple(sorted(number for kind, number in told if kind == "voice")),
            copies=tuple(sorted(number for kind, number in told if kind == "copied")),
            depth=min(len(self._held.get("voice", ())), SHADES),
            kinds=tuple(kind for kind in innermost if kind != "voice"),
            says=tuple(dict.fromkeys(mark.says for mark in innermost.values() if mark.says)),
            address=event.address if event else "",
            evidence=asked,
            first_evidence=first,
        )


def _empty_line(between: str) -> bool:
    """Whether what stands between two blocks holds an empty line."""
    return between.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1

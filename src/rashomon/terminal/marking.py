"""Text with marks in it that nest, as they stand in the text: brackets that colours only underline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text, what is put before and after it, and how it is coloured."""

    start: int
    end: int
    opening: str = ""
    closing: str = ""
    style: str = ""


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Text:
    """`text[start:end]` with its marks, longer ones outside shorter ones; one that crosses an edge is cut there."""
    inside = [m for m in (_cut(mark, start, end) for mark in marks) if m is not None]
    edges = sorted({start, end, *(m.start for m in inside), *(m.end for m in inside)})
    result = Text()
    for edge, following in zip(edges, [*edges[1:], end], strict=True):
        for mark in sorted((m for m in inside if m.end == edge), key=lambda m: (-m.start, m.opening)):
            result.append(mark.closing, "dim")
        for mark in sorted((m for m in inside if m.start == edge), key=lambda m: (-m.end, m.opening)):
            result.append(mark.opening, "dim")
        result.append(text[edge:following], _style(inside, edge))
    return result


def _cut(mark: Mark, start: int, end: int) -> Mark | None:
    begun, ended = max(mark.start, start), min(mark.end, end)
    return Mark(begun, ended, mark.opening, mark.closing, mark.style) if begun < ended else None


def _style(marks: Sequence[Mark], offset: int) -> str:
    return " ".join(dict.fromkeys(m.style for m in marks if m.style and m.start <= offset < m.end))

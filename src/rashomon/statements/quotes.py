"""Quotations: the stretches between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model import EVIDENCE_ROLES, Document, Span

#: Double marks of any style; two single straight marks stand for one in some wire copy.
_DOUBLE = re.compile(r"[\"“”„«»]|''")
_ONLY_OPENS, _ONLY_CLOSES = "“„«", "”»"
#: A single mark opens before a word, after white space or an opening bracket ...
_SINGLE_OPENS = re.compile(r"(?:(?<=[\s(\[—–-])|^)['‘](?=[^\W_])")
#: ... and closes after a word or mark, before white space, a mark or the end.
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?…])['’](?=[\s.,;:!?)\]—–]|$)")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks (`span`) and without (`inner`); `closed` is false when it runs to its line's end."""

    span: Span
    inner: Span
    closed: bool = True


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """The outermost quotations of all lines that may be evidence, in text order."""
    found: list[Quote] = []
    for block in document.blocks:
        if block.role in EVIDENCE_ROLES:
            for line in re.finditer(r"[^\n]+", document.text[block.start : block.end]):
                found.extend(_in_line(document, block.start + line.start(), block.start + line.end()))
    return tuple(found)


def _in_line(document: Document, start: int, end: int) -> list[Quote]:
    line = document.text[start:end].rstrip()
    doubles = _pairs(line)
    quotes = [_quote(document, start, a, b, width) for a, b, width in doubles]
    taken = [(a, b) for a, b, _ in doubles]
    quotes.extend(_quote(document, start, a, b, 1) for a, b in _single_pairs(line, taken))
    return sorted((q for q in quotes if q is not None), key=lambda q: q.span)


def _pairs(line: str) -> list[tuple[int, int, int]]:
    """Start, end and width of the mark of each double-quoted stretch; the last may stay open."""
    pairs, opened, width = [], None, 1
    for mark in _DOUBLE.finditer(line):
        text = mark.group()
        if opened is None:
            if text not in _ONLY_CLOSES:
                opened, width = mark.start(), len(text)
        elif text not in _ONLY_OPENS or _ends_speech(line, mark.start()):
            pairs.append((opened, mark.end(), width))
            opened = None
    if opened is not None:
        pairs.append((opened, len(line), width))
    return pairs


def _ends_speech(line: str, offset: int) -> bool:
    """Whether an opening mark stands where only a closing one can (a slip of the keyboard)."""
    return line[offset - 1 : offset] in ",.?!" and line[offset + 1 : offset + 2] in " "


def _single_pairs(line: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for mark in _SINGLE_OPENS.finditer(line):
        close = _SINGLE_CLOSES.search(line, mark.end())
        free = not any(a <= mark.start() < b for a, b in [*taken, *pairs])
        if close and free and not any(mark.start() < a < close.start() for a, _ in taken):
            pairs.append((mark.start(), close.end()))
    return pairs


def _quote(document: Document, offset: int, start: int, end: int, width: int) -> Quote | None:
    a, b = offset + start, offset + end
    closed = document.text[b - width : b] in ("'", "’", '"', "”", "»", "“", "''") and b - a > 2 * width
    inner_end = b - width if closed else b
    if inner_end <= a + width:
        return None
    return Quote(Span(document.id, a, b), Span(document.id, a + width, inner_end), closed)

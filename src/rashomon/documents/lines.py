"""The non-empty lines of a text, with what their look says of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"\w[\w’'.-]*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•·▪‣◦●○■□►▶➤✓✔*]|[-–—](?=\s))\s*")

#: A line with a sentence's ending and this many words is a sentence of the report unless something speaks against it.
SENTENCE_WORDS = 8

#: No headline of the PolNeAR development part has more words (its longest: 20); lead paragraphs mostly have.
HEADLINE_WORDS = 30

#: Headlines of American papers capitalise all but the short words (in PolNeAR nine in ten of those of four letters and
#: more); names alone do not bring a sentence of a report near that.
_TITLE_CASE_SHARE = 0.8


@dataclass(frozen=True)
class Line:
    """One non-empty line without the blanks around it.

    `gap_before` and `gap_after` tell whether an empty line (or the text's edge) stands there; `copies` how often the
    same line stands in the text.
    """

    start: int
    end: int
    text: str
    gap_before: bool
    gap_after: bool
    copies: int
    words: int

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as a sentence: long enough and ended as one."""
        return self.words >= SENTENCE_WORDS and self.ends_sentence

    @property
    def bullet(self) -> str | None:
        """The text after a bullet, None for a line without one."""
        found = _BULLET.match(self.text)
        return self.text[found.end() :] if found else None

    @property
    def quotes(self) -> bool:
        """Whether it holds words in quotation marks."""
        return any(mark in self.text for mark in '“”"«»„')

    @property
    def is_title_case(self) -> bool:
        """Whether nearly all its longer words begin with a capital."""
        words = [word for word in self.text.split() if len(word) > 3 and word[0].isalpha()]
        return bool(words) and sum(word[0].isupper() for word in words) >= _TITLE_CASE_SHARE * len(words)


def lines_of(text: str) -> tuple[Line, ...]:
    """The non-empty lines of a text, in order; `text[line.start:line.end] == line.text`."""
    found = [(m.start(), m.group()) for m in _LINE.finditer(text) if m.group().strip()]
    copies = Counter(raw.strip() for _, raw in found)
    lines: list[Line] = []
    for number, (start, raw) in enumerate(found):
        bare = raw.strip()
        begin = start + len(raw) - len(raw.lstrip())
        following = found[number + 1][0] if number + 1 < len(found) else len(text)
        lines.append(
            Line(
                start=begin,
                end=begin + len(bare),
                text=bare,
                gap_before=lines[-1].gap_after if lines else True,
                gap_after=number + 1 == len(found) or _gap(text[start + len(raw) : following]),
                copies=copies[bare],
                words=len(_WORD.findall(bare)),
            )
        )
    return tuple(lines)


def _gap(between: str) -> bool:
    """Whether what stands between two lines holds an empty line."""
    return between.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1

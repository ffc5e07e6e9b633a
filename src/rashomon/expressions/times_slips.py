"""Typing slips: a stray blank inside a word of time ("Septem ber") is taken out, with a map back to the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.expressions.times_fragments import vocabulary

_PAIR = re.compile(r"(?<![\w'])([A-Za-z]+) (?=([A-Za-z]+)(?![\w']))")

#: A shorter word of time is too easily made of two others ("a go", "ma y").
SHORTEST_MENDED = 4


def mend(text: str) -> tuple[str, Sequence[int]]:
    """The text without blanks that split a word of time, and for each of its characters the offset in the text.

    Two pieces are joined only when neither is a word of time itself and the whole is one.
    """
    known = vocabulary()
    dropped = {
        match.end(1)
        for match in _PAIR.finditer(text)
        if len(match[1] + match[2]) >= SHORTEST_MENDED
        and (match[1] + match[2]).lower() in known
        and not {match[1].lower(), match[2].lower()} & known
    }
    if not dropped:
        return text, range(len(text))
    offsets = [n for n in range(len(text)) if n not in dropped]
    return "".join(text[n] for n in offsets), offsets

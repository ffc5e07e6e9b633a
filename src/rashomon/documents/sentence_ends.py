"""Where the sentences of a stretch of text end, by its marks alone: for text that no parser has before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rashomon.knowledge.files import read_yaml

_END = re.compile(r"(?<=[.!?])([\"”’)\]]*)\s+(?=[\"“‘(\[]*[A-Z0-9])")
#: No short form that ends in a full stop is longer.
_LONGEST_SHORT_FORM = 8


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets between `start` and `end` behind the closing marks of a sentence, without those of the last."""
    return (m.end(1) for m in _END.finditer(text, start, end) if not _is_short(text, m.start()))


def _is_short(text: str, end: int) -> bool:
    """Whether the full stop before this offset belongs to a short form or an initial."""
    found = re.search(r"(\w+)\.\Z", text[max(0, end - _LONGEST_SHORT_FORM) : end])
    return found is not None and (len(found[1]) == 1 or found[1].casefold() in _short_forms())


@lru_cache(maxsize=1)
def _short_forms() -> frozenset[str]:
    return frozenset(read_yaml("documents/reprints.yaml")["short"])

"""What two details have in common: words of their clauses and of what they hang on, and how often a report has one."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from rashomon.events.pair_wording import rarity
from rashomon.knowledge.alike import keys_alike
from rashomon.knowledge.places.folding import fold
from rashomon.knowledge.predicates import stem
from rashomon.model import Detail, Reading

#: Words that are commoner than this tell nothing (as in `events/pair_wording.py`).
_TELLS = math.log(160)


def alike(a: str, b: str) -> bool:
    """Whether two words are of one family."""
    return not keys_alike(a).isdisjoint(keys_alike(b))


def frames_shared(x: Detail, y: Detail) -> list[str]:
    """The words of the first frame that the second has too, or one like it."""
    theirs = [keys_alike(word) for word in y.frame]
    return [word for word in x.frame if any(not keys_alike(word).isdisjoint(keys) for keys in theirs)]


def shared(x: Detail, y: Detail) -> float:
    """How much the words tell that both sentences have, but for what is counted."""
    mine, theirs = _telling(x.words), _telling(y.words)
    own = {x.value, y.value, stem(x.of), stem(y.of)} if x.sort == "number" else {x.value, y.value}
    return sum(weight for word, weight in mine.items() if word in theirs and word not in own)


@lru_cache(maxsize=4096)
def _telling(words: tuple[str, ...]) -> dict[str, float]:
    weighed = {stem(word): rarity(word) for word in words}
    return {word: weight for word, weight in weighed.items() if weight >= _TELLS}


def times(reading: Reading, words: str) -> int:
    """How often a report has these words, whatever their accents."""
    return len(re.findall(rf"\b{re.escape(fold(words))}\b", _folded(reading.document.text)))


@lru_cache(maxsize=512)
def _folded(text: str) -> str:
    return fold(text)

"""The words that hand truth on to what they govern, from `knowledge/happenings/modality.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from rashomon.knowledge.files import read_yaml
from rashomon.model import Modality

Implicative = Literal["same", "caused", "undone", "enabling", "tried", "striven"]
Content = Literal["raising", "factive", "open"]
ContentNoun = Literal["evidence", "said", "open"]
Truth = Literal["true", "false", "open"]


_SETS = (
    "reacting", "bringing", "wanting", "looming", "intended", "rejecting", "ending", "negated_adverbs", "measuring",
    "anyone", "whichever", "within",
    "coming", "addressing", "with_main", "until",
)  # fmt: skip


@dataclass(frozen=True)
class Truths:
    """The tables of `modality.yaml`, each word to its class (an implicative may be of several)."""

    implicatives: Mapping[Implicative, frozenset[str]]
    implicative_nouns: frozenset[str]
    contents: Mapping[str, Content]
    content_nouns: Mapping[str, ContentNoun]
    reacting: frozenset[str]
    bringing: frozenset[str]
    wanting: frozenset[str]
    looming: frozenset[str]
    intended: frozenset[str]
    rejecting: frozenset[str]
    ending: frozenset[str]
    predicates: Mapping[str, Truth]
    adverbs: Mapping[str, Modality]
    negated_adverbs: frozenset[str]
    measuring: frozenset[str]
    anyone: frozenset[str]
    whichever: frozenset[str]
    within: frozenset[str]
    coming: frozenset[str]
    addressing: frozenset[str]
    with_main: frozenset[str]
    until: frozenset[str]

    def is_implicative(self, kind: Implicative, lemma: str) -> bool:
        """Whether a verb or adjective hands truth on in this way."""
        return lemma in self.implicatives[kind]


@lru_cache(maxsize=1)
def truths() -> Truths:
    """The tables, read once."""
    data = read_yaml("happenings/modality.yaml")
    sets = {name: frozenset(data[name]) for name in _SETS}
    return Truths(
        implicatives={kind: frozenset(words) for kind, words in data["implicatives"].items()},
        implicative_nouns=frozenset(data["implicative_nouns"]),
        contents=_by_word(data["contents"]),
        content_nouns=_by_word(data["content_nouns"]),
        predicates=_by_word(data["predicates"]),
        adverbs=_by_word(data["adverbs"]),
        **sets,
    )


def _by_word(groups: Mapping[str, list[str]]) -> dict[str, Any]:
    """Each word to the name of its group; of several groups the first named wins."""
    found: dict[str, Any] = {}
    for name, words in groups.items():
        for word in words:
            found.setdefault(word, name)
    return found

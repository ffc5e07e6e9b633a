"""How a mention and its report are worded: the telling words of its sentence, of who fills its roles, of its report.

A word tells the more the rarer it is. How rare is read off the order of the learned reader's vocabulary, which lists
whole words by how often they occur (Zipf's law makes the logarithm of that place the negative logarithm of the
frequency), so that no weight depends on what else has been read. Words meet without their endings, names as they are.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rashomon.encoder.trunk import WEIGHTS
from rashomon.encoder.windows import load_tokenizer
from rashomon.knowledge.predicates import stem
from rashomon.model import EVIDENCE_ROLES, Block, Document, EventMention, Span

#: Words with how much each tells, the most telling first.
Weighted = tuple[tuple[str, float], ...]

#: The vocabulary's place of its first whole word; the 160 commonest words tell nothing.
_FIRST_WORD, _COMMONEST = 1990, 160
#: What a number tells: between a common and a rare word.
_NUMBER = 7.0
#: The most telling names and other words of a report, words of its opening and numbers that are kept.
REPORT_NAMES, REPORT_WORDS, OPENING_WORDS, REPORT_NUMBERS = 48, 64, 40, 16
#: Sentences that open a report: the headline and the lead.
_OPENING = 5
#: The most telling words of a sentence and of a role that are kept.
SENTENCE_WORDS, CLAUSE_WORDS, ROLE_WORDS, NEAR_WORDS, TRIGGER_WORDS = 16, 10, 6, 6, 4

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z][A-Za-z'\u2019-]*[A-Za-z]|[A-Za-z]")
_OWNER = re.compile(r"['\u2019]s$")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"\u201d']?\s|\n")


@dataclass(frozen=True, slots=True)
class Background:
    """What a report is about: its most telling names and other words, the words of its opening, its numbers."""

    names: Weighted = ()
    words: Weighted = ()
    opening: Weighted = ()
    numbers: Weighted = ()


NO_BACKGROUND = Background()


@dataclass(frozen=True, slots=True)
class Wording:
    """How a mention is worded: the dictionary form of its `head`, its `trigger`, the other telling words of its
    `sentence` and `clause`, who acts (`doer`) and who is acted on (`target`), and what stands `near` the trigger
    (`EventMention.words`)."""

    head: str = ""
    trigger: Weighted = ()
    sentence: Weighted = ()
    clause: Weighted = ()
    doer: Weighted = ()
    target: Weighted = ()
    near: Weighted = ()
    background: Background = NO_BACKGROUND


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    key: str
    weight: float
    name: bool
    number: bool


class Report:
    """A document's words, split once for all of its mentions."""

    def __init__(self, document: Document) -> None:
        self._sentences = [words for words in _sentences(document) if words]
        self._starts = [words[0].start for words in self._sentences]
        self.background = _background(self._sentences)

    def wording(self, mention: EventMention) -> Wording:
        """How a mention of the document is worded."""
        words = self._sentence_at(mention.span)
        trigger = [w for w in words if _inside(w, mention.span)]
        own = {w.key for w in trigger} | {stem(head_of(mention))}
        told = [w for w in words if w.key not in own and _tells(w)]
        return Wording(
            head=head_of(mention),
            trigger=_weighted(trigger, TRIGGER_WORDS),
            sentence=_weighted(told, SENTENCE_WORDS),
            clause=_weighted((w for w in told if _inside(w, mention.extent)), CLAUSE_WORDS),
            doer=_weighted(self._filling(mention, "actor"), ROLE_WORDS),
            target=_weighted(self._filling(mention, "recipient"), ROLE_WORDS),
            near=_most({key: rarity(w) for w in mention.words if (key := stem(w.lower())) not in own}, NEAR_WORDS),
            background=self.background,
        )

    def _sentence_at(self, span: Span) -> Sequence[_Word]:
        place = bisect_right(self._starts, span.start) - 1
        return self._sentences[place] if place >= 0 else ()

    def _filling(self, mention: EventMention, role: str) -> Iterator[_Word]:
        for filler in mention.fillers:
            if filler.role == role:
                yield from (w for w in self._sentence_at(filler.span) if _inside(w, filler.span) and _tells(w))


def head_of(mention: EventMention) -> str:
    """The dictionary form of the word at the head of a mention's predicate."""
    return mention.lemma.split()[-1].lower()


def rarity(word: str) -> float:
    """How much a word tells: the logarithm of its place among the words of the vocabulary, commonest first."""
    place = _vocabulary().get(word.lower())
    if place is None:
        return math.log(len(_vocabulary()))
    return math.log(max(1, place - _FIRST_WORD))


@cache
def _vocabulary() -> dict[str, int]:
    found: dict[str, int] = load_tokenizer(str(WEIGHTS / "tokenizer.json")).get_vocab()
    return found


def _sentences(document: Document) -> Iterator[list[_Word]]:
    raw = [
        piece for block in document.blocks if block.role in EVIDENCE_ROLES for piece in _pieces(document.text, block)
    ]
    plain = {w for piece in raw for _, w, _ in piece if not w[0].isupper()}
    names = {w.lower() for piece in raw for _, w, first in piece if w[0].isupper() and not first} - plain
    for piece in raw:
        yield [_word(start, w, w[0].isupper() and w.lower() in names) for start, w, _ in piece]


def _pieces(text: str, block: Block) -> Iterator[list[tuple[int, str, bool]]]:
    """The words of each sentence of a block: where each begins, without an owner's ending, and whether it is the
    first."""
    cuts = [block.start, *(m.end() for m in _SENTENCE_END.finditer(text, block.start, block.end)), block.end]
    for a, b in pairwise(cuts):
        found = list(_WORD.finditer(text, a, b))
        yield [(m.start(), _OWNER.sub("", m[0]), n == 0) for n, m in enumerate(found)]


def _word(start: int, word: str, name: bool) -> _Word:
    number = word[0].isdigit()
    key = word.lower() if name or number else stem(word.lower())
    return _Word(start, key, _NUMBER if number else rarity(word), name, number)


def _tells(word: _Word) -> bool:
    return word.weight >= math.log(_COMMONEST) and len(word.key) > 1


def _inside(word: _Word, span: Span) -> bool:
    return span.start <= word.start < span.end


def _background(sentences: Sequence[Sequence[_Word]]) -> Background:
    words = [w for sentence in sentences for w in sentence if _tells(w)]
    times = Counter(w.key for w in words)
    opening = [w for sentence in sentences[:_OPENING] for w in sentence if _tells(w)]
    told = {w.key: w.weight * (1 + math.log(times[w.key])) for w in words}
    named = {w.key for w in words if w.name}
    return Background(
        names=_most({key: weight for key, weight in told.items() if key in named}, REPORT_NAMES),
        words=_most({key: weight for key, weight in told.items() if key not in named}, REPORT_WORDS),
        opening=_weighted(opening, OPENING_WORDS),
        numbers=_most({w.key: float(times[w.key]) for w in words if w.number}, REPORT_NUMBERS),
    )


def _weighted(words: Iterable[_Word], most: int) -> Weighted:
    return _most({w.key: w.weight for w in words}, most)


def _most(weights: dict[str, float], most: int) -> Weighted:
    """The words that tell most; of two as telling the first in the alphabet."""
    return tuple(sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:most])

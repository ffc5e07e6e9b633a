"""What the learned head of event types looks at to tell what one party did to another.

The words on the dependency path between the two, the verb there with its objects and complements, the words between
and around them, and the frames that match on the way: the features of relation extraction with kernels and paths
(Bunescu and Mooney 2005; Zhou et al. 2005). Names are never looked at, only that there is one; words count also by
their vectors, so that a verb that was never learnt is read like its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.uses_signs import Signs
from rashomon.happenings.matching import Match
from rashomon.happenings.phrases import lemma_of

#: Where words are looked at by their vectors.
SLOTS = (
    "source", "target", "in target", "above target", "path", "verb", "above", "object", "complement", "after",
    "last object", "last complement", "last after", "below object", "between", "sentence",
)  # fmt: skip
_VERBS = frozenset({"VERB", "AUX"})
_CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
_EMPTY = frozenset({"PUNCT", "DET", "SPACE"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "nsubjpass"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl"})
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt", "mark"})
_BELOW = frozenset({"dobj", "attr", "amod", "compound", "prep", "pobj", "neg", "aux"})
#: Governors of the verb that are looked at.
_ABOVE = 2
#: Steps of the path that are looked at as a whole.
_STEPS = 8

Slot = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Pair:
    """Two parties in a sentence: their head words, the words on the way between them (their own left out), and the
    first and the last verb of it."""

    sentence: Sentence
    own: frozenset[int]
    source: Token | None
    target: Token | None
    up: tuple[Token, ...]
    down: tuple[Token, ...]
    way: tuple[Token, ...]
    verb: Token
    last: Token

    def strange(self, tokens: Iterable[Token]) -> list[Token]:
        """The words that belong to neither party."""
        return [t for t in tokens if t.index not in self.own]

    @property
    def between(self) -> list[Token]:
        """The words from the first party's first to the second's last, their own left out."""
        return self.strange(self.sentence.tokens[min(self.own, default=0) : max(self.own, default=-2) + 1 or None])


def signs_of(sentence: Sentence, source: frozenset[int], target: frozenset[int], matches: Iterable[Match]) -> Signs:
    """The signs of the pair at two sets of word indices (one may be empty), given the sentence's frames."""
    pair = _pair(sentence, source, target)
    named = {*_of_path(pair), *_of_verbs(pair), *_of_words(pair), *_of_frames(pair, matches)}
    return Signs(tuple(sorted(named)), tuple(_words(pair)))


def path_between(sentence: Sentence, source: frozenset[int], target: frozenset[int]) -> frozenset[int]:
    """The indices of the words on the dependency path between two sets of words, their heads among them."""
    pair = _pair(sentence, source, target)
    return frozenset(t.index for t in (*pair.up, *pair.down))


def word_of(token: Token) -> str:
    """A word as the head sees it: its dictionary form; names and numbers only as such."""
    return {"PROPN": "[name]", "NUM": "[number]"}.get(token.pos, token.lemma.lower())


def _pair(sentence: Sentence, source: frozenset[int], target: frozenset[int]) -> _Pair:
    own = source | target
    first, second = _top(sentence, source), _top(sentence, target)
    up, down = _way(sentence, first), _way(sentence, second)
    if first is not None and second is not None:
        met = {t.index for t in down}
        up = up[: next((n for n, t in enumerate(up) if t.index in met), len(up)) + 1]
        down = down[: next((n for n, t in enumerate(down) if t.index == up[-1].index), len(down))]
    way = tuple(t for t in (*up, *reversed(down)) if t.index not in own)
    verbs = [t for t in way if t.pos in _VERBS]
    above = next((t for t in (*up, *down, *_way(sentence, first or second)) if t.pos in _VERBS), sentence.root)
    verb = verbs[0] if verbs else above
    return _Pair(sentence, own, first, second, tuple(up), tuple(down), way, verb, verbs[-1] if verbs else verb)


def _top(sentence: Sentence, members: frozenset[int]) -> Token | None:
    """The head of a party's words: of those with their governor outside the one nearest the root."""
    inside = [t for t in sentence.tokens if t.index in members and t.pos not in ("PUNCT", "SPACE")]
    tops = [t for t in inside if t.head == t.index or t.head not in members]
    return min(tops, key=lambda t: len(sentence.ancestors(t)), default=None)


def _way(sentence: Sentence, token: Token | None) -> list[Token]:
    return [] if token is None else [token, *sentence.ancestors(token)]


def _of_path(pair: _Pair) -> Iterator[str]:
    yield from (f"path {word_of(t)}" for t in pair.way if t.pos not in _EMPTY)
    steps = [t.dep for t in pair.up[:-1]], [t.dep for t in reversed(pair.down)]
    if len(steps[0]) + len(steps[1]) <= _STEPS:
        yield f"steps {'<'.join(steps[0])}|{'>'.join(steps[1])}"
    for name, party in (("source", pair.source), ("target", pair.target)):
        if party is not None:
            yield from (f"{name} as {party.dep}", f"{name} {word_of(party)}")
    if pair.target is not None:
        governor = pair.sentence.head(pair.target)
        if governor is not None and governor.pos == "ADP":
            yield f"target after {governor.lemma.lower()}"
            governor = pair.sentence.head(governor)
        if governor is not None:
            yield f"target below {word_of(governor)}"
    if pair.source is not None and pair.target is not None:
        yield "source first" if pair.source.index < pair.target.index else "target first"


def _of_verbs(pair: _Pair) -> Iterator[str]:
    sentence = pair.sentence
    yield from (f"verb {word_of(pair.verb)}", f"verb as {pair.verb.tag}")
    yield from (f"above {word_of(t)}" for t in sentence.ancestors(pair.verb)[:_ABOVE])
    for name, verb in (("verb", pair.verb), ("last", pair.last)):
        for kid in sentence.children(verb):
            if kid.dep in _HELPERS:
                yield f"{name} {kid.dep} {word_of(kid)}"
            elif kid.dep in _OBJECTS | _COMPLEMENTS and kid.index not in pair.own:
                yield from (f"{name} {kid.dep} {word_of(kid)}", f"{word_of(verb)} {kid.dep} {word_of(kid)}")
                below = (t for t in pair.strange(sentence.children(kid)) if t.dep in _BELOW)
                yield from (f"{name} {kid.dep} {t.dep} {word_of(t)}" for t in below)
            elif kid.dep in ("prep", "agent"):
                yield f"{name} prep {word_of(kid)}"
                yield from (f"prep {word_of(kid)} {word_of(t)}" for t in pair.strange(sentence.children(kid, "pobj")))


def _of_words(pair: _Pair) -> Iterator[str]:
    between = [word_of(t) for t in pair.between]
    yield from (f"between {word}" for word in between)
    yield from (f"between {a} {b}" for a, b in pairwise(between))
    yield from (f"any {word_of(t)}" for t in pair.strange(pair.sentence.tokens) if t.pos not in _EMPTY)


def _of_frames(pair: _Pair, matches: Iterable[Match]) -> Iterator[str]:
    path = {t.index for t in (*pair.up, *pair.down)}
    for match in matches:
        root = match.frame.root
        if root is None:
            continue
        yield f"frame {root}"
        if path & {t.index for t in match.words}:
            yield from (f"frame on path {root}", f"frame on path {root} {match.frame.mode}")
        for name, verb in (("verb", pair.verb), ("last", pair.last)):
            if match.head.index == verb.index:
                yield f"frame of {name} {root}"


def _words(pair: _Pair) -> Iterator[Slot]:
    """The words of each slot, in dictionary form; a slot without any is left out."""
    sentence, strange = pair.sentence, pair.strange
    found: dict[str, list[Token]] = {slot: [] for slot in SLOTS}
    found["path"] = [t for t in pair.way if t.pos not in _EMPTY]
    found["verb"], found["above"] = [pair.verb], sentence.ancestors(pair.verb)[:_ABOVE]
    found["source"] = [pair.source] if pair.source is not None else []
    if pair.target is not None:
        governor = sentence.head(pair.target)
        above = sentence.head(governor) if governor is not None and governor.pos == "ADP" else governor
        found["target"], found["above target"] = [pair.target], [above] if above is not None else []
        found["in target"] = [t for t in sentence.subtree(pair.target) if t.pos in _CONTENT]
    for prefix, verb in (("", pair.verb), ("last ", pair.last)):
        kids = strange(sentence.children(verb))
        found[f"{prefix}object"] = [t for t in kids if t.dep in _OBJECTS]
        found[f"{prefix}complement"] = [t for t in kids if t.dep in _COMPLEMENTS]
        led = [t for kid in kids if kid.dep in ("prep", "agent") for t in sentence.children(kid, "pobj")]
        found[f"{prefix}after"] = strange(led)
        held = [t for kid in kids if kid.dep in _OBJECTS | _COMPLEMENTS for t in sentence.children(kid)]
        found["below object"] += [t for t in strange(held) if t.dep in _BELOW]
    found["between"] = [t for t in pair.between if t.pos in _CONTENT | {"ADV", "ADP"}]
    found["sentence"] = [t for t in strange(sentence.tokens) if t.pos in _CONTENT]
    for slot, tokens in found.items():
        if words := tuple(lemma_of(t) for t in tokens if t.pos not in ("PROPN", "NUM")):
            yield slot, words

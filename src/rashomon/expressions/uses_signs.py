"""What the learned head looks at to tell whether a name stands for a place or for those who act there.

The name itself is never looked at, only what sort of place it names: what holds of "Ankara" holds of every capital.
Dependency, governor and neighbours of the name are the features of Nissim and Markert (2003) and of PreWin (Gritta et
al. 2017); the words are looked at by their vectors, so that a verb that was never learnt is read like its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.encoder.parse import Sentence, Token
from rashomon.knowledge.actors.wordings import wordings
from rashomon.knowledge.places import capital_ids, places_named, words

#: Word lists of `actors/wordings.yaml` whose members beside a name are signs; all lists of `places/words.yaml` are.
_ACTORS_LISTS = (
    "visit_verbs", "city_modifier_nouns", "communication_nouns", "locative_prepositions", "place_nouns",
    "motion_nouns", "relation_nouns", "motion_verbs", "shipped_nouns", "taking_verbs", "city_object_verbs",
)  # fmt: skip
_ROLES = {
    "nsubj": "subject", "nsubjpass": "passive", "dobj": "object", "dative": "object", "pobj": "after", "poss": "owner",
    "compound": "before noun", "nmod": "before noun", "amod": "before noun",
}  # fmt: skip
#: Prepositions whose governing words are looked at each by itself.
_LED = frozenset({"of", "to", "from", "for", "by", "with", "against", "in"})
_ROLE_NAMES = (*dict.fromkeys(_ROLES.values()), "other")
#: Where words are looked at by their vectors.
SLOTS = (
    "before", "behind", "object", "under object", "sentence", "above",
    *(f"governor of {role}" for role in _ROLE_NAMES),
    *(f"above {preposition}" for preposition in (*sorted(_LED), "other")),
)  # fmt: skip
#: What a subject's verb is looked at for besides: its first object or complement.
_COMPLEMENTS = ("dobj", "attr", "acomp", "xcomp", "ccomp", "prep", "agent")
_CONTENT = frozenset({"NOUN", "VERB", "ADJ"})


@dataclass(frozen=True, slots=True)
class Signs:
    """What stands around a name: named signs, and words by slot; the words of one slot count by their mean."""

    named: tuple[str, ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Around:
    head: Token
    first: Token  # the first of a list of names, else the head
    governor: Token | None
    above: Token | None
    before: Token | None
    behind: Token | None

    @property
    def role(self) -> str:
        return _ROLES.get(self.first.dep, "other")


def signs_of(sentence: Sentence, first: int, past: int) -> Signs:
    """The signs of the name at tokens [first, past)."""
    around, sort = _around(sentence, first, past), sort_of(sentence, first, past)
    return Signs(
        tuple(sorted(set(_named(sentence, around, sort, first, past)))), tuple(_words(sentence, around, first, past))
    )


def sort_of(sentence: Sentence, first: int, past: int) -> str:
    """What a name names by the gazetteer: country, region, capital, city or unknown."""
    start, end = sentence.tokens[first].start - sentence.start, sentence.tokens[past - 1].end - sentence.start
    known = places_named(sentence.text[start:end].removeprefix("the ").removeprefix("The "))
    if not known:
        return "unknown"
    return "capital" if known[0].id in capital_ids() else known[0].feature


def _around(sentence: Sentence, first: int, past: int) -> _Around:
    tokens = sentence.tokens
    inside = range(first, past)
    head = next((t for t in tokens[first:past] if t.head not in inside or t.head == t.index), tokens[past - 1])
    top = head
    while top.dep in ("conj", "appos") and top.head != top.index and tokens[top.head].pos == "PROPN":
        top = tokens[top.head]
    governor = sentence.head(top)
    above = sentence.head(governor) if governor is not None else None
    before = tokens[first - 1] if first else None
    return _Around(head, top, governor, above, before, tokens[past] if past < len(tokens) else None)


def _named(sentence: Sentence, around: _Around, sort: str, first: int, past: int) -> Iterator[str]:
    role, governor = around.first.dep, around.governor
    yield from (f"sort {sort}", f"entity {around.head.entity}", f"role {around.head.dep}", f"role of first {role}")
    yield f"{sort} as {role}"
    if around.first is not around.head:
        yield "listed"
    beside = (("governor", governor), ("above", around.above), ("before", around.before), ("behind", around.behind))
    for place, token in beside:
        yield from (f"{place} {kind}" for kind in _kinds(token))
    if governor is not None:
        yield from (f"{role} of {kind}" for kind in _kinds(governor))
        yield f"{role} of {governor.dep}"
        if governor.pos == "ADP":
            preposition = governor.lemma.lower()
            yield from (f"after {preposition}", f"{sort} after {preposition}")
            yield from (f"after {preposition} with {kind}" for kind in _kinds(around.above))
        if around.role in ("subject", "passive"):
            for below in sentence.children(governor, *_COMPLEMENTS):
                yield from (f"subject with {below.dep} {kind}" for kind in _kinds(below))
    yield from (f"has {child.dep}" for child in sentence.children(around.head))
    if first == 0:
        yield "opens"
    if "the" in (sentence.tokens[first].text.lower(), around.before.text.lower() if around.before else ""):
        yield "with the"


def _kinds(token: Token | None) -> list[str]:
    """Part of speech and word lists of a word; the word itself where it is a preposition."""
    if token is None:
        return ["nothing"]
    lemma = token.lemma.lower()
    own = [lemma] if token.pos == "ADP" else []
    return [token.pos, *own, *(name for name, members in _lists() if lemma in members)]


@cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        *((f"[places {name}]", members) for name, members in sorted(words().items())),
        *((f"[actors {name}]", wordings()[name]) for name in _ACTORS_LISTS),
    )


def _words(sentence: Sentence, around: _Around, first: int, past: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    governor = around.governor
    yield from _slot("before", around.before)
    yield from _slot("behind", around.behind)
    yield from _slot(f"governor of {around.role}", governor)
    yield from _slot("above", around.above)
    if around.role == "after" and governor is not None:
        preposition = governor.lemma.lower()
        yield from _slot(f"above {preposition if preposition in _LED else 'other'}", around.above)
    if around.role in ("subject", "passive") and governor is not None:
        below = sentence.child(governor, *_COMPLEMENTS)
        yield from _slot("object", below)
        if below is not None and below.dep == "prep":
            yield from _slot("under object", sentence.child(below, "pobj"))
    content = (t.lemma.lower() for t in sentence.tokens if t.pos in _CONTENT and not first <= t.index < past)
    if found := tuple(content):
        yield "sentence", found


def _slot(name: str, token: Token | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    if token is not None:
        yield name, (token.lemma.lower(),)

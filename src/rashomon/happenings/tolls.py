"""Tolls: how many an event has cost so far, where a noun for the count is what the clause is about ("the number of
people killed in the raid rose to 41", "put the death toll at 12")."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import numerals
from rashomon.happenings.matching import Match
from rashomon.happenings.phrases import lemma_of

_LEADS_TO = frozenset({"to", "at", "as", "past", "above", "near", "of"})


def tolls(match: Match, events: Collection[int]) -> list[tuple[Token, str]]:
    """The numerals, or the nouns with one ("23 dead"), that give the toll of an event, with what they count; `events`
    are the head words of all events of the sentence."""
    s = match.sentence
    found: list[tuple[Token, str]] = []
    for count in s.tokens:
        role = _counted(s, count)
        if role is not None and _owner(s, count, events) == match.head.index:
            found += [(noun, numerals().roles.get(lemma_of(noun), role)) for noun in _figures(s, count)]
    return found


def _counted(sentence: Sentence, count: Token) -> str | None:
    """What a noun counts by itself ("toll"), or by what follows it ("the number of dead")."""
    known, lemma = numerals(), lemma_of(count)
    if count.pos != "NOUN" or count.dep == "compound":
        return None
    if lemma in known.counts:
        of = [t for p in sentence.children(count, "prep") if p.text == "of" for t in sentence.children(p, "pobj")]
        words = [lemma_of(w) for t in of for w in (t, *sentence.children(t, "acl", "amod", "relcl"))]
        return next((known.roles[w] for w in words if w in known.roles), None)
    if lemma not in known.tolls:
        return None
    named = [known.roles.get(lemma_of(t)) for t in sentence.children(count, "compound", "amod")]
    return next((role for role in named if role is not None), known.tolls[lemma])


def _owner(sentence: Sentence, count: Token, events: Collection[int]) -> int | None:
    """The head word of the event whose toll it is: what befell those counted, else the event named in the phrase, else
    the noun for the toll itself, else the event that the clause adds to, else the only one beside the count."""
    inside = [t for t in sentence.subtree(count) if t.index in events and t.index != count.index]
    befell = [t for t in inside if t.dep in ("acl", "relcl")]
    if befell or inside:
        return (befell or inside)[0].index
    if count.index in events:
        return count.index
    above = next((t.index for t in sentence.ancestors(count) if t.index in events), None)
    verb = sentence.head(count)
    beside = [t.index for t in sentence.subtree(verb) if t.index in events] if verb is not None else []
    return above if above is not None or len(beside) != 1 else beside[0]


def _figures(sentence: Sentence, count: Token) -> Iterator[Token]:
    known, verb = numerals(), sentence.head(count)
    if verb is not None and lemma_of(verb) in (known.moving if count.dep in ("nsubj", "nsubjpass") else known.setting):
        yield from _given(sentence, verb)
        if count.dep in ("nsubj", "nsubjpass"):
            yield from (t for t in sentence.children(verb, "dobj", "attr") if t is not count)
    yield from _given(sentence, count)


def _given(sentence: Sentence, governor: Token) -> Iterator[Token]:
    """What "to", "at" or "as" governs, with what is joined to it ("at 12 dead and 40 wounded")."""
    for preposition in sentence.children(governor, "prep"):
        if preposition.text.lower() in _LEADS_TO:
            for noun in sentence.children(preposition, "pobj", "pcomp"):
                yield from (noun, *sentence.children(noun, "conj"))

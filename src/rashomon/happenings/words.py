"""What surrounds a trigger: the content words that tell one instance or object of an event from another, and the clause
that makes the claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rashomon.encoder.clauses import clause_head, clause_span
from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.model import EventMention, Span

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
#: What stands directly beside a trigger: its modifiers, and its subject's and object's own heads.
_BESIDE = frozenset({"amod", "compound", "nmod", "advmod", "dobj", "nsubj", "nsubjpass", "prt", "nummod"})
#: Roots of deeds, of which a report may tell several of one kind.
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
#: Prepositions of place: an event told apart by its place need not be one told of before.
_WHERE = frozenset({"in", "at", "outside", "near", "inside", "across"})
#: Names of states and people are participants, not things.
_NAMES = frozenset({"GPE", "PERSON", "NORP", "DATE", "TIME"})


def with_words(parse: Parse, mentions: Iterable[EventMention]) -> tuple[EventMention, ...]:
    """The mentions with `words` filled in (dictionary forms, in text order, no names of people and states) and with
    the trigger's clause as `extent`."""
    return tuple(_with_words(parse.at(m.span.start), m) for m in mentions)


def _with_words(sentence: Sentence | None, mention: EventMention) -> EventMention:
    if sentence is None:
        return mention
    trigger = sentence.within(mention.span)
    top = sentence.top(mention.span)
    near = {t.index: t for t in trigger}
    for token in ([top] if top else []) + trigger:
        near |= {t.index: t for t in _beside(sentence, token)}
    kept = [near[i] for i in sorted(near) if near[i].pos in _CONTENT and near[i].entity not in _NAMES]
    words = dict.fromkeys(t.lemma.lower() for t in kept)
    if top is not None:
        words |= dict.fromkeys(t.lemma.lower() for t in sentence.children(top, "aux") if t.tag == "MD")
    extent = clause_span(sentence, clause_head(sentence, top or trigger[0]))
    covering = Span(extent.document, min(extent.start, mention.span.start), max(extent.end, mention.span.end))
    deed = mention.plover is not None and mention.plover.root in _DEEDS
    apart = deed and top is not None and _is_told_apart(sentence, top)
    definite = mention.definite and not apart
    return replace(mention, words=tuple(words), extent=covering, definite=definite)


def _is_told_apart(sentence: Sentence, noun: Token) -> bool:
    """Whether a definite noun says itself which one it means ("the bombing outside the stadium") and so need not point
    back to one told of before."""
    where = [p for p in sentence.children(noun, "prep") if p.lemma in _WHERE]
    return any(t.entity not in ("DATE", "TIME") for p in where for t in sentence.children(p, "pobj"))


def _beside(sentence: Sentence, token: Token) -> list[Token]:
    """The modifiers and arguments of a word, the thing an "of" leads to, and the verb that carries it on ("continued to
    cross")."""
    found = [t for t in sentence.children(token) if t.dep in _BESIDE]
    for preposition in sentence.children(token, "prep"):
        if preposition.lemma == "of":
            objects = sentence.children(preposition, "pobj")
            found += objects + [m for o in objects for m in sentence.children(o, "amod", "compound")]
    governor = sentence.head(token)
    if governor is not None and token.dep in ("xcomp", "dobj") and governor.pos == "VERB":
        found.append(governor)
    return found

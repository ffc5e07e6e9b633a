"""Relations to what was told just before: "Kenya responded by ...", "In retaliation, ...", "hours later"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.encoder.parse import Token
from rashomon.happenings.phrases import lemma_of, phrase_of
from rashomon.happenings.relations_ends import Told
from rashomon.happenings.relations_stated import Stated, by_cue, cues_in, outside, span_of
from rashomon.knowledge.event_relations import relation_words
from rashomon.model import EventMention


def answers(told: Told, earlier: Told | None) -> Iterator[Stated]:
    """What a verb of answering relates: the deed after "by" or "with", or the verb itself, to what stands after "to" or
    "for", else to the main event of the sentence before (`earlier`)."""
    s, words = told.sentence, relation_words()
    for verb in (t for t in s.tokens if t.pos == "VERB"):
        if {lemma_of(verb), phrase_of(s, verb)}.isdisjoint(words.answering):
            continue
        own, deeds = told.at(verb), _after(told, verb, words.deed)
        answered = _after(told, verb, words.answered)
        if not answered and deeds and verb.dep == "ROOT":
            main = earlier.main() if earlier is not None else None
            answered = [main] if main is not None and _may_answer(deeds[0], main) else []
        for first in deeds or ([own] if own is not None else []):
            for second in answered:
                yield Stated(first, "responds_to", second, s.span(verb.index, verb.index + 1))


def _after(told: Told, verb: Token, prepositions: frozenset[str]) -> list[EventMention]:
    s = told.sentence
    found = [p for p in s.children(verb, "prep", "agent") if p.text.lower() in prepositions]
    return [m for p in found for t in s.children(p, "pobj", "pcomp") for m in told.below(t)]


def put_after(told: Told, earlier: Told | None) -> Iterator[Stated]:
    """What an adverbial puts after the clause before ("In response, ...", "hours later")."""
    s, table = told.sentence, relation_words()
    cues = tuple(sorted((*table.back, *table.prepositions), key=lambda c: -len(c.words)))
    for cue, words in cues_in(s, cues):
        governor = outside(s, words)
        if cue not in table.back or governor is None:
            continue
        first = told.above(governor, words[0], loose=True)
        second = _told_before(told, first, earlier) if first is not None else None
        if first is not None and second is not None and (cue.kind == "follows" or _may_answer(first, second)):
            yield by_cue(cue, first, second, span_of(s, words))


def _told_before(told: Told, mention: EventMention, earlier: Told | None) -> EventMention | None:
    """The event of the clause before: the one that this is joined to in the sentence, else the main one of the
    sentence before, where this is the main clause."""
    s, top = told.sentence, told.top(mention)
    verb = next((t for t in (top, *s.ancestors(top)) if t.pos in ("VERB", "AUX")), None) if top is not None else None
    head = s.head(verb) if verb is not None else None
    if verb is None:
        return None
    if head is not None and verb.dep in ("conj", "parataxis") and head.index < verb.index:
        return told.above(head, verb, loose=False)
    # two clauses with a semicolon between them are a complement to the parser
    first = next((told.at(t) for t in s.children(verb, "ccomp") if t.index < verb.index), None)
    if first is not None:
        return first
    stands_first = verb.dep == "ROOT" or (verb.dep == "ccomp" and head is not None and verb.index < head.index)
    return earlier.main() if earlier is not None and stands_first else None


def _may_answer(answer: EventMention, answered: EventMention) -> bool:
    """Somebody's deed is answered by others, as far as these are known; a meeting is nothing to answer."""
    if answered.plover is not None and answered.plover.root in relation_words().unanswered:
        return False
    doers = [{p.actor for p in m.participants if p.role == "actor"} for m in (answer, answered)]
    return bool(doers[1]) and doers[0].isdisjoint(doers[1])

"""Relations stated by a word between two events: "recalled its envoy after the raid", "the raid followed a blast"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.kinds import is_exchange
from rashomon.happenings.phrases import is_passive, lemma_of
from rashomon.happenings.relations_ends import Told
from rashomon.happenings.relations_stated import Stated, by_cue, cues_in, outside, span_of
from rashomon.knowledge.event_relations import RelationCue, relation_words
from rashomon.model import EventMention


def related_by_cues(told: Told) -> Iterator[Stated]:
    """What prepositions and conjunctions relate: the event they hang on to the one they govern."""
    for cue, words in cues_in(told.sentence, relation_words().prepositions):
        if _is_alternative(told.sentence, words):
            continue
        last, clause = words[-1], _marked(told.sentence, words)
        if clause is not None:
            if not cue.clause or (cue.gerund and clause.tag != "VBG"):
                continue
            governor, objects = told.sentence.head(clause), [clause]
        else:
            governor = outside(told.sentence, words)
            objects = told.sentence.children(last, "pobj", "pcomp", "dobj")
        if governor is None:
            continue
        loose = cue.kind in ("follows", "during", "within")
        first = told.above(governor, words[0], loose=loose)
        if first is None:
            continue
        for second in (m for t in objects for m in told.below(t)):
            if _fits(cue, first, second):
                yield by_cue(cue, first, second, span_of(told.sentence, words))


def _is_alternative(sentence: Sentence, words: tuple[Token, ...]) -> bool:
    """Whether the text leaves open which of two cues holds ("before or during the summit")."""
    beside = [t for t in sentence.tokens if t.index in (words[0].index - 1, words[-1].index + 1)]
    return any(t.text.lower() == "or" for t in beside)


def _fits(cue: RelationCue, first: EventMention, second: EventMention) -> bool:
    roots = [m.plover.root if m.plover else "" for m in (first, second)]
    if (cue.first and roots[0] not in cue.first) or (cue.second and roots[1] not in cue.second):
        return False
    return not cue.exchange or (second.nominal and is_exchange(second))


def _marked(sentence: Sentence, words: tuple[Token, ...]) -> Token | None:
    """The verb of the clause that a single word marks."""
    word = words[0]
    head = sentence.head(word)
    marks = len(words) == 1 and word.dep in ("mark", "advmod") and head is not None and head.index > word.index
    return head if marks and head is not None and head.dep == "advcl" else None


def related_by_verbs(told: Told) -> Iterator[Stated]:
    """What verbs relate: their subject, or what they are added to ("..., prompting"), to their object."""
    s = told.sentence
    for verb in (t for t in s.tokens if t.pos == "VERB"):
        cue, preposition = _between(s, verb)
        if cue is None:
            continue
        if is_passive(s, verb) or verb.tag == "VBN":
            firsts = [m for a in s.children(verb, "agent") for t in s.children(a, "pobj") for m in told.below(t)]
            seconds = _named(told, s.children(verb, "nsubjpass")) or _added_to(told, verb)
        else:
            firsts = _named(told, _own(told, verb)) or _added_to(told, verb)
            seconds = _named(told, s.children(preposition or verb, "pobj", "pcomp", "dobj", "xcomp", "ccomp"))
        for first in firsts[:1]:
            for second in seconds:
                yield by_cue(cue, first, second, s.span(verb.index, verb.index + 1))


def _named(told: Told, words: list[Token]) -> list[EventMention]:
    return [m for t in words for m in told.below(t)]


def _between(sentence: Sentence, verb: Token) -> tuple[RelationCue | None, Token | None]:
    """The entry of a verb that relates two events, with the preposition that belongs to it."""
    known = relation_words().between
    if lemma_of(verb) in known:
        return known[lemma_of(verb)], None
    for preposition in sentence.children(verb, "prep"):
        cue = known.get(f"{lemma_of(verb)} {preposition.text.lower()}")
        if cue is not None:
            return cue, preposition
    return None, None


def _own(told: Told, verb: Token) -> list[Token]:
    """A verb's own subject, or the noun that its relative clause describes."""
    s = told.sentence
    subjects, head = s.children(verb, "nsubj"), s.head(verb)
    if verb.dep == "relcl" and head is not None and all(t.tag in ("WDT", "WP") for t in subjects):
        return [head]
    return subjects


def _added_to(told: Told, verb: Token) -> list[EventMention]:
    """What a participle adds to ("..., prompting Kenya to ...", "talks followed by a visit")."""
    head = told.sentence.head(verb)
    if head is None or verb.dep not in ("advcl", "acl") or verb.tag not in ("VBG", "VBN"):
        return []
    found = told.above(head, verb, loose=verb.tag == "VBG")
    return [found] if found is not None else []

"""Relations that lie in what an event is: acts about another, promises of what is to come, what a letter says."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.kinds import is_exchange
from rashomon.happenings.phrases import is_passive, lemma_of
from rashomon.happenings.relations_ends import Told
from rashomon.happenings.relations_stated import Stated, name_of_act, span_of, within
from rashomon.knowledge.event_relations import relation_words
from rashomon.model import EventMention


def acts_about(told: Told) -> Iterator[Stated]:
    """Acts that answer another event by what they are: "condemned the raid", "regret over the delay"."""
    s, known = told.sentence, relation_words().acts
    for mention in told.mentions:
        for act in known.get(name_of_act(mention), ()):
            for token in s.within(mention.span):
                for target in _targets(s, token, act.by):
                    for second in told.below(target):
                        yield Stated(mention, "responds_to", second, mention.span)


def _targets(sentence: Sentence, token: Token, by: frozenset[str]) -> list[Token]:
    """What an act is about: an object, or what stands after a preposition, also one that the parser hangs on the verb
    of its noun."""
    found = [p for p in sentence.children(token, "prep") if p.text.lower() in by]
    head = sentence.head(token)
    if head is not None and token.dep == "dobj":
        found += [p for p in sentence.children(head, "prep") if p.text.lower() in by and p.index > token.index]
    objects = [t for p in found for t in sentence.children(p, "pobj", "pcomp")]
    if "object" in by:
        objects += sentence.children(token, "nsubjpass" if is_passive(sentence, token) else "dobj")
    return objects


def announced(told: Told) -> Iterator[Stated]:
    """Agreements and promises, and what they say is to come: "agreed to meet", "agreed on a handover"."""
    s, table = told.sentence, relation_words()
    for mention in told.mentions:
        root = mention.plover.root if mention.plover else None
        names = {mention.lemma, *mention.lemma.split(), *(() if mention.nominal else mention.words)}
        if root not in table.announcing_roots and names.isdisjoint(table.announcing_words):
            continue
        for token in (t for t in s.within(mention.span) if t.pos != "ADJ"):  # who is ready has promised nothing
            preposed = [t for p in s.children(token, "prep") for t in s.children(p, "pobj", "pcomp")]
            for target in (*s.children(token, "xcomp", "ccomp", "acl", "pobj"), *preposed):
                for second in told.below(target):
                    if second.modality == "future" and target.index > token.index:
                        yield Stated(mention, "announces", second, mention.span)


def said_within(told: Told) -> Iterator[Stated]:
    """What was said in a call, letter or meeting: "telephoned to offer", "a letter in which he apologised"."""
    s = told.sentence
    for mention in (m for m in told.mentions if is_exchange(m)):
        for token in s.within(mention.span):
            for verb, words in _clauses_of(told, token):
                for part in _told_by(told, verb):
                    if within(part, mention) == "part_of":
                        yield Stated(part, "part_of", mention, span_of(s, words))


def _told_by(told: Told, verb: Token) -> list[EventMention]:
    """The events that a clause tells of, without those of clauses joined to it that have subjects of their own."""
    own = told.at(verb)
    return [own] if own is not None else told.below(verb)


def _clauses_of(told: Told, token: Token) -> Iterator[tuple[Token, list[Token]]]:
    """The clauses that say what an exchange held, from a word of its trigger, with the words that tie them to it."""
    sentence = told.sentence
    noun, head = token.pos in ("NOUN", "PROPN"), sentence.head(token)
    for verb in sentence.children(token, "xcomp", "advcl", "acl", "relcl"):
        marks = _in_which(sentence, verb) if noun else _infinitive(sentence, verb)
        if noun and verb.dep == "acl" and verb.tag == "VBG":
            marks = [token]  # "a letter urging him to ..."
        if marks:
            yield verb, [*marks, verb]
    if noun and token.dep == "nsubj" and head is not None and head.pos == "VERB":
        holds = lemma_of(head) in relation_words().holding
        for verb in sentence.children(head, "dobj") if holds else [head] if told.at(head) else []:
            yield verb, [token, head]  # "the letter urged him to ...", "the letter held an apology"


def _infinitive(sentence: Sentence, verb: Token) -> list[Token]:
    return [t for t in sentence.children(verb, "aux") if t.tag == "TO"]


def _in_which(sentence: Sentence, verb: Token) -> list[Token]:
    for preposition in sentence.children(verb, "prep") if verb.dep == "relcl" else []:
        which = sentence.child(preposition, "pobj", "pcomp")
        if which is not None and which.tag in ("WDT", "WP") and preposition.text.lower() == "in":
            return [preposition, which]
    return []

"""Relations between the events of one document, where its words state them.

A cue relates what it governs to what it hangs on ("recalled its envoy after the raid"); a verb its subject to its
object ("the raid followed a blast"); an act the event that it bears on ("condemned the raid"); an agreement what is
agreed. The cues are data (`knowledge/events/relations.yaml`). Neither the order of sentences nor that of dates relates
anything. After the temporal signals of TimeML and the connectives of the Penn Discourse Treebank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.happenings.kinds import is_exchange
from rashomon.happenings.modality import SPOKEN
from rashomon.happenings.phrases import is_passive, lemma_of, phrase_of
from rashomon.happenings.relations_ends import Told
from rashomon.knowledge.event_relations import RelationCue, relation_words
from rashomon.model import EventMention, LinkKind, MentionRelation, Modality, Span

_TOLD: frozenset[Modality] = frozenset({"actual", "reported", "future"})
_FACTS: frozenset[Modality] = frozenset({"actual", "reported"})
#: What can be said or done in words within a call, letter or meeting.
_IN_WORDS = SPOKEN | {"COOPERATE"}


@dataclass(frozen=True)
class _Stated:
    """That one mention has a relation to another, and the words that say so."""

    first: EventMention
    kind: LinkKind
    second: EventMention
    cue: Span


def relate_event_mentions(parse: Parse, mentions: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    """The mentions, resolved before, with the relations that the text states between them, in the same order."""
    told = [
        Told(s, tuple(m for m in mentions if s.start <= m.span.start < s.end))
        for s in parse.sentences
        if s.role in ("body", "headline")
    ]
    found: dict[str, list[_Stated]] = {}
    for number, each in enumerate(told):
        if each.mentions:
            earlier = told[number - 1] if number and told[number - 1].sentence.role == each.sentence.role else None
            for stated in _in_sentence(each, earlier):
                found.setdefault(stated.first.id, []).append(stated)
    return tuple(replace(m, relations=_relations(parse, found[m.id])) if m.id in found else m for m in mentions)


def _in_sentence(told: Told, earlier: Told | None) -> Iterator[_Stated]:
    read = (
        *_by_cues(told),
        *_by_verbs(told),
        *_answers(told, earlier),
        *_back(told, earlier),
        *_acts(told),
        *_announced(told),
        *_within_exchanges(told),
    )
    return (stated for stated in read if _holds(stated))


def _holds(stated: _Stated) -> bool:
    """Whether both ends are told of as having been or as sure to come; nothing answers what has not happened, but an
    offer or a demand may be refused."""
    first, second = stated.first, stated.second
    if first.id == second.id or first.modality not in _TOLD:
        return False
    if stated.kind == "responds_to" and second.modality not in _FACTS:
        return bool(_open_to(first) & {second.plover.root if second.plover else ""})
    return second.modality in _TOLD


def _open_to(mention: EventMention) -> frozenset[str]:
    """The roots of what a mention's act may be about although it is no fact."""
    return frozenset(r for act in relation_words().acts.get(_name(mention), ()) for r in act.to)


def _relations(parse: Parse, stated: Iterable[_Stated]) -> tuple[MentionRelation, ...]:
    """Each once, in text order, with the passages that hold both events and the cue."""
    once = {(s.kind, s.second.id): s for s in sorted(stated, key=lambda s: (s.cue, s.kind), reverse=True)}
    found = [MentionRelation(s.kind, s.second.id, s.cue, _evidence(parse, s)) for s in once.values()]
    return tuple(sorted(found, key=lambda r: (r.cue, r.kind, r.other)))


def _evidence(parse: Parse, stated: _Stated) -> tuple[Span, ...]:
    spans: dict[int, Span] = {}
    for span in (stated.first.span, stated.second.span, stated.cue):
        sentence = parse.at(span.start)
        key = sentence.start if sentence is not None else span.start
        known = spans.get(key, span)
        spans[key] = Span(span.document, min(span.start, known.start), max(span.end, known.end))
    return tuple(spans[key] for key in sorted(spans))


def _name(mention: EventMention) -> str:
    """The word of a mention's frame that says what is done: the noun of a light verb, else the predicate."""
    known = relation_words().acts
    words = (mention.lemma, *reversed(mention.lemma.split()), *(reversed(mention.words) if not mention.nominal else ()))
    return next((w for w in words if w in known), mention.lemma)


# ---------------------------------------------------------------- X after Y
def _by_cues(told: Told) -> Iterator[_Stated]:
    for cue, words in _cues_in(told.sentence, relation_words().prepositions):
        last, clause = words[-1], _marked(told.sentence, words)
        if clause is not None:
            if not cue.clause or (cue.gerund and clause.tag != "VBG"):
                continue
            governor, objects = told.sentence.head(clause), [clause]
        else:
            governor = _outside(told.sentence, words)
            objects = told.sentence.children(last, "pobj", "pcomp", "dobj")
        if governor is None:
            continue
        loose = cue.kind in ("follows", "during", "within")
        first = told.above(governor, words[0], loose=loose)
        if first is None:
            continue
        for second in (m for t in objects for m in told.below(t)):
            if _fits(cue, first, second):
                yield _stated(cue, first, second, _span(told.sentence, words))


def _fits(cue: RelationCue, first: EventMention, second: EventMention) -> bool:
    roots = [m.plover.root if m.plover else "" for m in (first, second)]
    if (cue.first and roots[0] not in cue.first) or (cue.second and roots[1] not in cue.second):
        return False
    return not cue.exchange or (second.nominal and is_exchange(second))


def _stated(cue: RelationCue, first: EventMention, second: EventMention, span: Span) -> _Stated:
    if cue.reversed:
        first, second = second, first
    return _Stated(first, _within(first, second) if cue.kind == "within" else cue.kind, second, span)


def _within(first: EventMention, second: EventMention) -> LinkKind:
    """What is said or agreed in a call or meeting is a part of it; what else happens then is not."""
    in_words = first.plover is not None and first.plover.root in _IN_WORDS
    return "part_of" if in_words and is_exchange(second) else "during"


def _cues_in(sentence: Sentence, cues: tuple[RelationCue, ...]) -> Iterator[tuple[RelationCue, tuple[Token, ...]]]:
    """The cues of a sentence with their words, none inside another."""
    forms, used = [t.text.lower() for t in sentence.tokens], set[int]()
    for cue in cues:
        size = len(cue.words)
        for start in range(len(forms) - size + 1):
            here = set(range(start, start + size))
            if tuple(forms[start : start + size]) == cue.words and not here & used:
                used |= here
                yield cue, sentence.tokens[start : start + size]


def _marked(sentence: Sentence, words: tuple[Token, ...]) -> Token | None:
    """The verb of the clause that a single word marks."""
    word = words[0]
    head = sentence.head(word)
    marks = len(words) == 1 and word.dep in ("mark", "advmod") and head is not None and head.index > word.index
    return head if marks and head is not None and head.dep == "advcl" else None


def _outside(sentence: Sentence, words: tuple[Token, ...]) -> Token | None:
    """What a cue hangs on: the governor of the first of its words that is governed from outside."""
    inside = {t.index for t in words}
    return next((sentence.tokens[t.head] for t in words if t.head not in inside), None)


def _span(sentence: Sentence, words: Iterable[Token]) -> Span:
    indices = sorted(t.index for t in words)
    return sentence.span(indices[0], indices[-1] + 1)


# ---------------------------------------------------------------- X follows Y
def _by_verbs(told: Told) -> Iterator[_Stated]:
    s = told.sentence
    for verb in (t for t in s.tokens if t.pos == "VERB"):
        cue, preposition = _between(s, verb)
        if cue is None:
            continue
        own = _own(told, verb)
        other = (
            [*s.children(preposition, "pobj", "pcomp")] if preposition else s.children(verb, "dobj", "xcomp", "ccomp")
        )
        if is_passive(s, verb) or verb.tag == "VBN":
            own, other = [p for a in s.children(verb, "agent") for p in s.children(a, "pobj")], []
            behind = s.children(verb, "nsubjpass")
            seconds = [m for t in behind for m in told.below(t)] or _above_participle(told, verb)
            firsts = [m for t in own for m in told.below(t)]
        else:
            firsts = [m for t in own for m in told.below(t)] or _above_participle(told, verb)
            seconds = [m for t in other for m in told.below(t)]
        for first in firsts[:1]:
            for second in seconds:
                yield _stated(cue, first, second, s.span(verb.index, verb.index + 1))


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


def _above_participle(told: Told, verb: Token) -> list[EventMention]:
    """What a participle adds to ("..., prompting Kenya to ...", "talks followed by a visit")."""
    head = told.sentence.head(verb)
    if head is None or verb.dep not in ("advcl", "acl") or verb.tag not in ("VBG", "VBN"):
        return []
    found = told.above(head, verb, loose=verb.tag == "VBG")
    return [found] if found is not None else []


# ---------------------------------------------------------------- X in answer to what was told before
def _answers(told: Told, earlier: Told | None) -> Iterator[_Stated]:
    s, words = told.sentence, relation_words()
    for verb in (t for t in s.tokens if t.pos == "VERB"):
        if {lemma_of(verb), phrase_of(s, verb)}.isdisjoint(words.answering):
            continue
        deeds = _after(told, verb, words.deed)
        answered = _after(told, verb, words.answered)
        own = told.at(verb)
        if not answered and earlier is not None and verb.dep == "ROOT":
            main = earlier.main()
            answered = [main] if main is not None and deeds and _by_others(deeds[0], main) else []
        for first in deeds or ([own] if own is not None else []):
            for second in answered:
                yield _Stated(first, "responds_to", second, s.span(verb.index, verb.index + 1))


def _after(told: Told, verb: Token, prepositions: frozenset[str]) -> list[EventMention]:
    s = told.sentence
    found = [p for p in s.children(verb, "prep", "agent") if p.text.lower() in prepositions]
    return [m for p in found for t in s.children(p, "pobj", "pcomp") for m in told.below(t)]


def _back(told: Told, earlier: Told | None) -> Iterator[_Stated]:
    """What an adverbial puts after the clause before ("In response, ...", "hours later")."""
    s, table = told.sentence, relation_words()
    cues = tuple(sorted((*table.back, *table.prepositions), key=lambda c: -len(c.words)))
    for cue, words in _cues_in(s, cues):
        governor = _outside(s, words)
        if cue not in table.back or governor is None:
            continue
        first = told.above(governor, words[0], loose=True)
        second = _told_before(told, first, earlier) if first is not None else None
        if first is not None and second is not None and (cue.kind != "responds_to" or _by_others(first, second)):
            yield _Stated(first, "responds_to" if cue.kind == "responds_to" else "follows", second, _span(s, words))


def _told_before(told: Told, mention: EventMention, earlier: Told | None) -> EventMention | None:
    """The event of the clause before: the one that this is joined to in the sentence, else the main one of the
    sentence before, where this is the main clause."""
    top = told.top(mention)
    verb = next((t for t in (top, *told.sentence.ancestors(top)) if t.pos in ("VERB", "AUX")), None) if top else None
    if verb is None:
        return None
    head = told.sentence.head(verb)
    if head is not None and verb.dep in ("conj", "ccomp", "parataxis"):
        before = verb.dep == "conj" and head.index < verb.index
        after = verb.dep in ("ccomp", "parataxis") and verb.index < head.index
        if before or (verb.dep == "parataxis" and head.index < verb.index):
            return told.above(head, verb, loose=False)
        if not after and verb.dep != "ccomp":
            return None
    first = next(
        (t for t in told.sentence.tokens if t.pos in ("VERB",) and t.dep == "ccomp" and t.index < verb.index), None
    )
    if verb.dep == "ROOT" and first is not None and told.at(first) is not None:
        return told.at(first)  # two clauses with a semicolon between them, which the parser takes for a complement
    return earlier.main() if earlier is not None and verb.dep in ("ROOT", "ccomp") else None


def _by_others(answer: EventMention, answered: EventMention) -> bool:
    """Whether nobody answers himself: those who act, where both are known, are not the same."""
    doers = [{p.actor for p in m.participants if p.role == "actor"} for m in (answer, answered)]
    return not doers[0] or not doers[1] or doers[0].isdisjoint(doers[1])


# ---------------------------------------------------------------- acts about an event, and what is to come
def _acts(told: Told) -> Iterator[_Stated]:
    s, known = told.sentence, relation_words().acts
    for mention in told.mentions:
        for act in known.get(_name(mention), ()):
            for token in s.within(mention.span):
                for target in _targets(s, token, act.by):
                    for second in told.below(target):
                        yield _Stated(mention, "responds_to", second, mention.span)


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


def _announced(told: Told) -> Iterator[_Stated]:
    s, table = told.sentence, relation_words()
    for mention in told.mentions:
        root = mention.plover.root if mention.plover else None
        names = {mention.lemma, *mention.lemma.split(), *(() if mention.nominal else mention.words)}
        if root not in table.announcing_roots and names.isdisjoint(table.announcing_words):
            continue
        for token in s.within(mention.span):
            for clause in s.children(token, "xcomp", "ccomp", "acl"):
                for second in told.below(clause):
                    if second.modality == "future" and clause.index > token.index:
                        yield _Stated(mention, "announces", second, mention.span)


# ---------------------------------------------------------------- said within a call, letter or meeting
def _within_exchanges(told: Told) -> Iterator[_Stated]:
    """ "telephoned to offer", "a letter in which he apologised"."""
    s = told.sentence
    for mention in (m for m in told.mentions if is_exchange(m)):
        for token in s.within(mention.span):
            for verb, words in _clauses_of(s, token):
                for part in told.below(verb):
                    if _within(part, mention) == "part_of":
                        yield _Stated(part, "part_of", mention, _span(s, words))


def _clauses_of(sentence: Sentence, token: Token) -> Iterator[tuple[Token, list[Token]]]:
    """The clauses that say what an exchange held, from a word of its trigger, with the words that tie them to it."""
    noun, head = token.pos in ("NOUN", "PROPN"), sentence.head(token)
    for verb in sentence.children(token, "xcomp", "advcl", "acl", "relcl"):
        marks = _in_which(sentence, verb) if noun else _infinitive(sentence, verb)
        if noun and verb.dep == "acl" and verb.tag == "VBG":
            marks = [token]  # "a letter urging him to ..."
        if marks:
            yield verb, [*marks, verb]
    if noun and token.dep == "nsubj" and head is not None and head.pos == "VERB":
        holds = lemma_of(head) in relation_words().holding
        for verb in sentence.children(head, "dobj") if holds else [head]:
            yield verb, [token, head]  # "the letter urged him to ...", "the letter held an apology"


def _infinitive(sentence: Sentence, verb: Token) -> list[Token]:
    return [t for t in sentence.children(verb, "aux") if t.tag == "TO"]


def _in_which(sentence: Sentence, verb: Token) -> list[Token]:
    for preposition in sentence.children(verb, "prep"):
        which = sentence.child(preposition, "pobj", "pcomp")
        if (
            verb.dep == "relcl"
            and which is not None
            and which.tag in ("WDT", "WP")
            and preposition.text.lower() == "in"
        ):
            return [preposition, which]
    return []

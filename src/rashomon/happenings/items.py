"""Items: the single things that are said of calls, letters, meetings and statements, clause by clause.

An item is what two accounts can be laid beside each other on: a topic ("an apology"), an event ("renewed the invite"),
or, inside an attribution, a clause with its subject, predicate and the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.encoder.clauses import clause_head, clause_span, clause_tokens, finite_head, heads_clause
from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.happenings.exchanges import exchange_of
from rashomon.happenings.kinds import is_exchange
from rashomon.knowledge.happening_kinds import light_verbs
from rashomon.knowledge.predicates import predicates
from rashomon.knowledge.topics import topics, topics_of
from rashomon.model import Attribution, Document, EventMention, Item, Span

_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "without", "neither", "nor"})
_NOBODY = frozenset({"none", "nobody", "nothing", "no-one", "noone"})
_MODALS = frozenset({"could", "may", "might", "would"})
#: Auxiliaries of what ought to be.
_DUTIES = frozenset({"should", "must", "ought", "shall", "need"})
#: Adverbs that set a clause against what somebody else claims.
_CORRECTIONS = frozenset({"actually", "instead", "rather"})
#: What hangs on the thing said by these is still what is said; other prepositions lead to its background.
_SAME_THING = frozenset({"of", "to", "for"})
#: What hangs on the verb by one of these is what is said ("spoke about", "agreed on"); "in" and the like set the scene.
_ABOUT = frozenset({"about", "on", "over", "of", "for", "to", "with", "into", "regarding", "concerning", "as"})


@dataclass(frozen=True)
class _Scene:
    """One document's mentions and attributions, for looking up."""

    document: Document
    parse: Parse
    attributions: tuple[Attribution, ...]
    mentions: tuple[EventMention, ...]

    @cached_property
    def exchanges(self) -> list[EventMention]:
        """Mentions of calls, letters, meetings and statements, in text order."""
        return sorted((m for m in self.mentions if is_exchange(m)), key=lambda m: m.span)

    def attribution_at(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds a span."""
        holding = [a for a in self.attributions if any(c.contains(span) for c in a.content)]
        return min(holding, key=lambda a: (sum(map(len, a.content)), a.id), default=None)


@dataclass(frozen=True)
class _Clause:
    """A clause, or the part of one that stands inside one attribution."""

    sentence: Sentence
    head: Token
    own: tuple[Token, ...]
    attribution: Attribution | None

    @cached_property
    def words(self) -> tuple[str, ...]:
        return _content_words(self.own)

    def holds(self, span: Span) -> bool:
        """Whether a span shares a word with the clause's own words."""
        return any(t.start < span.end and span.start < t.end for t in self.own)


def find_items(
    document: Document, parse: Parse, attributions: tuple[Attribution, ...], mentions: tuple[EventMention, ...]
) -> tuple[Item, ...]:
    """The items of a document, in text order, from its resolved attributions and event mentions."""
    scene = _Scene(document, parse, attributions, mentions)
    found: list[Item] = []
    for clause in (c for sentence in parse.sentences for c in _clauses(scene, sentence)):
        found += _items(scene, clause, len(found))
    return tuple(found)


def _clauses(scene: _Scene, sentence: Sentence) -> Iterable[_Clause]:
    """Each clause of a sentence, cut where an attribution's content begins or ends."""
    for head in (t for t in sentence.tokens if heads_clause(t) or t is sentence.root):
        own = [t for t in clause_tokens(sentence, head) if clause_head(sentence, t).index == head.index]
        groups: dict[str, tuple[Attribution | None, list[Token]]] = {}
        for token in own:
            attribution = scene.attribution_at(sentence.span(token.index, token.index + 1))
            groups.setdefault(attribution.id if attribution else "", (attribution, []))[1].append(token)
        for attribution, tokens in groups.values():
            yield _Clause(sentence, head, tuple(tokens), attribution)


def _items(scene: _Scene, clause: _Clause, number: int) -> list[Item]:
    about = exchange_of(clause.sentence, clause.head, clause.attribution, scene.exchanges, scene.document)
    if _is_vow(clause):
        about = None  # "would never apologise" tells of no letter or call, whichever was spoken of before
    return [
        Item(
            id=f"{scene.document.id}-i{number + n}",
            span=_claim_span(clause),
            attribution=clause.attribution.id if clause.attribution else None,
            about=about.id if about else None,
            mention=mention,
            topic=topic,
            subject=_subject(clause),
            predicate=_predicate(clause),
            objects=_objects(clause),
            words=_content_words(clause_tokens(clause.sentence, clause.head)),
            negated=_negated(clause),
            hedged=_hedged(clause),
            corrects=any(t.lemma in _CORRECTIONS for t in clause.own) or _in_fact(clause),
            restates=_restates(scene, clause),
            main=_is_main(clause, where, about),
            asserted=_is_asserted(clause, where, topic),
        )
        for n, (topic, mention, where) in enumerate(_named(scene, clause, about))
    ]


def _claim_span(clause: _Clause) -> Span:
    """The words of the claim: the clause, or the finite one that an infinitive hangs on, within what is said."""
    contents = clause.attribution.content if clause.attribution else ()
    inside = any(c.start <= clause.head.start < c.end for c in contents)
    if clause.attribution is not None and not inside:
        return clause_span(clause.sentence, clause.head)  # "did not discuss a meeting": the cue makes the claim
    finite = finite_head(clause.sentence, clause.head)
    span = clause_span(clause.sentence, finite)
    if not any(c.start <= finite.start < c.end for c in contents):
        return span
    first, last = min(c.start for c in contents), max(c.end for c in contents)
    return Span(span.document, max(span.start, first), min(span.end, last))


def _named(scene: _Scene, clause: _Clause, about: EventMention | None) -> list[tuple[str | None, str | None, Token]]:
    """What a clause names: each topic (with the mention that states it), each other event mention, and, for a whole
    clause that a voice says and that names them by the way at most, the clause itself; with the word that names it."""
    told = [m for m in scene.mentions if clause.holds(m.span)]
    named: list[tuple[str | None, str | None, Token]] = []
    tells = about is not None or clause.attribution is not None
    for topic in topics_of(clause.words) if tells else ():
        carrier = next((m for m in told if topic in topics_of({m.lemma, *m.lemma.split(), *m.words})), None)
        where = next(t for t in clause.own if t.lemma.lower() in topics()[topic].words)
        itself = about is not None and about.span.start <= where.start < about.span.end
        if not itself and _is_main(clause, where, about):
            named.append((topic, carrier.id if carrier else None, where))
    carried = {mention for _, mention, _ in named}
    for m in told:
        if m.id not in carried and (about is None or m.id != about.id):
            named.append((None, m.id, clause.sentence.top(m.span) or clause.head))
    whole = clause.attribution is not None and clause.head in clause.own
    told_of = any(_is_main(clause, where, about) for _, _, where in named)
    if not told_of and whole and (_subject(clause) or _is_top(clause)):
        named.append((None, None, clause.head))  # "it was behind the assault" says more than that there was one
    return named


def _is_top(clause: _Clause) -> bool:
    """Whether a clause is all that is said, though it has no subject ("denied locking the radar")."""
    governor = clause.sentence.head(clause.head)
    contents = clause.attribution.content if clause.attribution else ()
    return governor is None or not any(c.start <= governor.start < c.end for c in contents)


def _is_main(clause: _Clause, where: Token, about: EventMention | None) -> bool:
    """Whether a word names the thing said itself: it is the head of the clause that is said, or hangs on what is said
    by nothing but "of"; a clause that says what is in a letter ("in which he apologised") is one too."""
    near = [t for t in (clause.head, clause.sentence.head(clause.head)) if t is not None]
    if about is not None and any(about.span.start <= t.start < about.span.end for t in near):
        return not _leads_to_background(clause, where)
    if clause.attribution is None:
        return clause.head.dep != "relcl" and not _leads_to_background(clause, where)
    contents = clause.attribution.content
    if clause.head in clause.own:
        above = [t for t in clause.sentence.ancestors(clause.head) if heads_clause(t)]
        inside = any(c.start <= t.start < c.end for t in above for c in contents)
        if inside and _is_background(clause):
            return False
    return not _leads_to_background(clause, where)


def _is_asserted(clause: _Clause, where: Token, topic: str | None) -> bool:
    """Whether the clause states what a word names, so that denying the clause denies it: it is no part of another one
    that is said, and the word is its verb, the object of a verb that says little, or a topic."""
    contents = clause.attribution.content if clause.attribution else ()
    inside = any(c.start <= clause.head.start < c.end for c in contents)
    governor = next((t for t in clause.sentence.ancestors(clause.head) if heads_clause(t)), None)
    governed = governor is not None and any(c.start <= governor.start < c.end for c in contents)
    if (governed and clause.head.dep not in ("conj", "ccomp", "parataxis")) or not _is_statement(clause):
        return False
    if topic is not None or where.index == clause.head.index or not inside:
        return True
    happening = _happening(clause)
    if happening is not None and where.index == happening.index:
        return True  # "there has been no contact"
    return clause.head.lemma in light_verbs() and where.dep in ("dobj", "nsubjpass")


def _is_statement(clause: _Clause) -> bool:
    """Whether a clause says that something is or is not so: no command ("do not shoot") and no duty ("should meet")."""
    sentence, head = clause.sentence, clause.head
    if any(t.lemma.lower() in _DUTIES for t in sentence.children(head, "aux")):
        return False
    auxiliaries = sentence.children(head, "aux")
    if any(t.tag == "TO" for t in auxiliaries) and _has_negation(sentence, head):
        return False  # "pleaded with them not to shoot"
    command = head.tag == "VB" and any(t.lemma.lower() == "do" for t in auxiliaries)
    return not (command and sentence.child(head, "nsubj", "nsubjpass") is None)


def _is_background(clause: _Clause) -> bool:
    """Whether a clause only describes what is spoken of, or its circumstances ("who was killed when ...")."""
    finite = clause.sentence.child(clause.head, "nsubj", "nsubjpass") is not None
    return clause.head.dep == "relcl" or (clause.head.dep == "advcl" and finite)


def _leads_to_background(clause: _Clause, where: Token) -> bool:
    """Whether a preposition other than "of" stands between a word and the verb, or the noun, that is said."""
    for token in (where, *clause.sentence.ancestors(where)):
        if token.index == clause.head.index or token.index not in {t.index for t in clause.own}:
            return False
        direct = token.head == clause.head.index and token.lemma in _ABOUT
        if token.dep == "prep" and not direct and token.lemma not in _SAME_THING:
            return True
    return False


def _restates(scene: _Scene, clause: _Clause) -> bool:
    """Whether a clause says of a thing something else than the claim told of in its subject ("the ship that X says was
    carrying arms was carrying rice")."""
    subject = clause.sentence.child(clause.head, "nsubj", "nsubjpass")
    if subject is None or subject.index > clause.head.index:
        return False
    relative = [t for t in clause.sentence.subtree(subject) if t.dep in ("relcl", "acl")]
    saying = [c for a in scene.attributions if a.stance in ("asserts", "accuses") for c in a.cue]
    itself = any(c.start <= clause.head.start < c.end for a in scene.attributions for c in a.cue)
    return not itself and any(c.start <= t.start < c.end for c in saying for t in relative)


def _in_fact(clause: _Clause) -> bool:
    return any(t.lemma == "fact" and t.dep == "pobj" for t in clause.own)


def _is_vow(clause: _Clause) -> bool:
    """Whether a clause says what will not be done, or stands in one that does."""
    sentence = clause.sentence
    heads = [t for t in (clause.head, *sentence.ancestors(clause.head)) if heads_clause(t)]
    return any(
        any(t.lemma.lower() in ("will", "would") for t in sentence.children(head, "aux"))
        and any(t.dep == "neg" or t.lemma.lower() in _NEGATIONS for t in sentence.children(head))
        for head in heads
    )


def _content_words(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.lemma.lower() for t in tokens if t.pos in _CONTENT_WORDS))


def _subject(clause: _Clause) -> tuple[str, ...]:
    subject = clause.sentence.child(clause.head, "nsubj", "nsubjpass") or _happening(clause)
    return (_content_words(clause.sentence.subtree(subject)) or (subject.lemma.lower(),)) if subject else ()


def _predicate(clause: _Clause) -> str:
    """What is said of the subject: the verb, the verb it leads to ("began to fill"), or the happening that the clause
    is about ("the filling was under way", "no call had been received", "there had been no battle")."""
    led_to = clause.sentence.child(clause.head, "xcomp")
    if clause.head.lemma in predicates().aspect and led_to is not None:
        return led_to.lemma
    happening = _happening(clause)
    return happening.lemma if happening is not None else clause.head.lemma


def _happening(clause: _Clause) -> Token | None:
    """The noun of which a clause says no more than that it took place, or did not."""
    sentence, head = clause.sentence, clause.head
    if head.lemma == "be" and sentence.child(head, "expl") is not None:
        noun = sentence.child(head, "attr", "nsubj")
        compared = noun is not None and any(t.tag in ("JJR", "RBR") for t in sentence.children(noun, "amod", "advmod"))
        return None if compared else noun  # "there is no bigger threat" denies none
    subject = sentence.child(head, "nsubj", "nsubjpass")
    if subject is None or subject.pos != "NOUN":
        return None
    if head.lemma in predicates().happens and (head.lemma != "be" or _is_under_way(sentence, head)):
        needed = predicates().with_words.get(head.lemma)
        beside = {t.lemma.lower() for t in sentence.children(head)}
        return subject if needed is None or needed & beside else None
    return subject if subject.dep == "nsubjpass" and head.lemma in light_verbs() else None


def _is_under_way(sentence: Sentence, be: Token) -> bool:
    """Whether "be" says that something goes on ("was under way", "is in progress")."""
    places = [t for p in sentence.children(be, "prep") for t in sentence.children(p, "pobj")]
    return any(t.lemma in ("way", "progress", "course") for t in places)


def _objects(clause: _Clause) -> tuple[str, ...]:
    """The content words of what the verb, or the verb it leads to, is done to, with what "of" adds to them."""
    sentence, head = clause.sentence, clause.head
    verbs = [head, *sentence.children(head, "xcomp", "ccomp")]
    found: list[Token] = []
    for thing in (t for verb in verbs for t in sentence.children(verb, "dobj", "attr", "nsubjpass")):
        of = [t for p in sentence.children(thing, "prep") if p.lemma == "of" for t in sentence.children(p, "pobj")]
        near = [thing, *sentence.children(thing, "amod", "compound", "conj"), *of]
        found += near
    return _content_words(found)


def _negated(clause: _Clause) -> bool:
    sentence, head = clause.sentence, clause.head
    verbs = [head]
    while verbs[-1].dep == "xcomp":  # "had not begun to fill": what the negated verb leads to is negated with it
        verbs.append(sentence.tokens[verbs[-1].head])
    return any(_has_negation(sentence, verb) for verb in verbs)


def _has_negation(sentence: Sentence, verb: Token) -> bool:
    led_to = [t for p in sentence.children(verb, "prep") if p.lemma == "to" for t in sentence.children(p, "pobj")]
    objects: Sequence[Token] = [*sentence.children(verb, "dobj", "attr", "nsubj", "nsubjpass"), *led_to]
    determiners = [d for o in objects for d in sentence.children(o, "det", "neg")]
    none = any(o.lemma.lower() in _NOBODY for o in objects)  # "none of its troops", "signed nothing"
    return none or any(
        t.dep == "neg" or t.lemma.lower() in _NEGATIONS for t in (*sentence.children(verb), *determiners)
    )


def _hedged(clause: _Clause) -> bool:
    if any(t.lemma.lower() in _MODALS for t in clause.sentence.children(clause.head, "aux")):
        return True
    span = clause_span(clause.sentence, clause.head)
    return clause.attribution is not None and any(h.span.overlaps(span) for h in clause.attribution.hedges)

"""Details: how many, when, where, who and whether, as the opening of a report says it, with the words they hang on.

News puts what matters first (van Dijk, News as Discourse, 1988): headline and lead tell what happened, and what follows
is background, reactions and other happenings. So two reports of one happening can be laid beside each other by their
openings, whatever the happening is, also where no frame knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from rashomon.encoder.clauses import clause_head, clause_span, finite_head, heads_clause
from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.happenings.numbers import counted_by, number_at
from rashomon.knowledge.files import read_yaml
from rashomon.knowledge.predicates import predicates
from rashomon.model import (
    EVIDENCE_ROLES,
    ActorMention,
    Attribution,
    Bound,
    Detail,
    DetailSort,
    Document,
    PlaceMention,
    Span,
    TimeMention,
)

#: Sentences of the opening: headline and lead. Six of ten planted conflicts stand among the first six sentences of both
#: reports, hardly any more among the next (`benchmarks/planted.py`, train part); false ones grow with every sentence.
OPENING = 8

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_VERBAL = frozenset({"VERB", "AUX"})
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd", "acomp")
_SUBJECTS = ("nsubj", "nsubjpass")
_WHICH = frozenset({"poss", "compound", "nmod", "amod"})
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_PEOPLE = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PLACES = frozenset({"GPE", "LOC"})
#: What stands behind a surname is no name.
_BEHIND = frozenset({"jr", "sr", "ii", "iii"})
_NO_COUNTS = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT"})
_MONEY = frozenset("$€£¥")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_yaml("happenings/details.yaml")[name])


def find_details(
    document: Document,
    parse: Parse,
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    actors: Sequence[ActorMention],
    attributions: Sequence[Attribution],
) -> tuple[Detail, ...]:
    """The details of the opening of a document, sentence by sentence, from what was resolved in it."""
    told = [s for s in parse.sentences if s.role in EVIDENCE_ROLES and any(t.pos in _CONTENT for t in s.tokens)]
    found: list[Detail] = []
    for number, sentence in enumerate(told[:OPENING]):
        here = _Opening(document, sentence, number, attributions)
        within = [t for t in times if sentence.start <= t.span.start < sentence.end and t.kind == "date"]
        by_day = any(_WEEKDAY.search(document.quote(t.span)) for t in within)
        if (any(_is_long(t) for t in within) and not by_day) or _tells_of_another(sentence):
            continue  # "in January 2016 thirty people were killed": told as background
        found += here.numbers([t.span for t in within])
        found += here.dates(within)
        found += here.places(_named_places(sentence, places, actors))
        found += here.names()
        found += here.polarities()
    return tuple(found)


def _tells_of_another(sentence: Sentence) -> bool:
    """Whether the subject or the object of a sentence is one more of its kind ("a second blast")."""
    marks = [t for t in sentence.tokens if t.lemma.lower() in _words("another") and t.dep in ("amod", "det", "advmod")]
    heads = [sentence.head(t) for t in marks]
    return any(h is not None and (h.pos in _VERBAL or h.dep in _ARGUMENTS) for h in heads)


def _is_long(time: TimeMention) -> bool:
    """Whether a time is a month or longer: of the news itself the day is told."""
    return time.date.edtf is not None and len(time.date.edtf) <= len("2016-11")


@dataclass(frozen=True, slots=True)
class _Named:
    """The name of a place in a sentence: its words, the name it is known by (None for no known place), its feature."""

    span: Span
    name: str | None
    feature: str


def _named_places(sentence: Sentence, places: Sequence[PlaceMention], actors: Sequence[ActorMention]) -> list[_Named]:
    """The names of places of a sentence: those meant as places, and states named by their names, of which it often does
    not matter which is meant ("riots in Chad", "riots overtook Chad")."""
    found = [
        _Named(p.span, p.place.name, p.place.feature) for p in places if sentence.start <= p.span.start < sentence.end
    ]
    for actor in actors:
        head = sentence.top(actor.span) if sentence.start <= actor.span.start < sentence.end else None
        by_name = head is not None and head.tag == "NNP" and actor.reading in ("name", "metonym")
        by_name = by_name and head is not None and head.dep not in _SUBJECTS  # who acts is no place
        if actor.actor.startswith("state:") and by_name and not any(f.span.overlaps(actor.span) for f in found):
            found.append(_Named(actor.span, None, "country"))
    for token in sentence.tokens:
        governor = sentence.head(token)
        led_to = token.dep == "pobj" and governor is not None and governor.text.lower() in _words("where")
        span = sentence.span(token.index, token.index + 1)
        named = token.tag == "NNP" and token.entity in _PLACES and led_to
        if named and not any(f.span.overlaps(span) for f in found):
            found.append(_Named(span, None, ""))
    return sorted(found, key=lambda f: f.span)


@dataclass(frozen=True)
class _Opening:
    """One sentence of the opening, its number, and all attributions of its document."""

    document: Document
    sentence: Sentence
    number: int
    attributions: Sequence[Attribution]

    # ------------------------------------------------------------ by sort
    def numbers(self, times: Sequence[Span]) -> Iterator[Detail]:
        """What is counted, by the noun that counts it."""
        for token in self.sentence.tokens:
            inside = any(t.start <= token.start < t.end for t in times)
            if token.tag != "CD" or token.entity in _NO_COUNTS or inside or self._is_compounded(token):
                continue
            following = self.sentence.tokens[token.index + 1 : token.index + 2]
            if self._is_background(token) or any(t.text.lower() in _words("more") for t in following):
                continue
            noun = counted_by(self.sentence, token)
            number = number_at(self.sentence, token, noun) if noun is not None else None
            if noun is not None and number is not None:
                money = self.sentence.tokens[max(0, token.index - 1)].text in _MONEY or noun.text in _MONEY
                of = "money" if money else number.unit or noun.lemma.lower()
                yield self._detail("number", f"{number.value:g}", of, noun, (noun, token), number.span, number.bound)

    def _is_compounded(self, token: Token) -> bool:
        """Whether a number is a part of a longer word or of a score ("20-13", "5.6-magnitude", "7/10")."""
        around = (
            self.document.text[max(0, token.start - 1) : token.start],
            self.document.text[token.end : token.end + 1],
        )
        return any(mark in ("-", "–", "/") for mark in around)

    def dates(self, times: Sequence[TimeMention]) -> Iterator[Detail]:
        """Days of the week as they are named, and days of the calendar, by the verb of their clause."""
        for time in times:
            head = self.sentence.top(time.span)
            day = _WEEKDAY.search(self.document.quote(time.span))
            if head is None or self.sentence.head(head) is None or self._is_background(head):
                continue
            if head.dep in _WHICH:
                continue  # "Tuesday's debate": which one it was
            own, verb = self.sentence.within(time.span), clause_head(self.sentence, head)
            of = verb.lemma.lower() if verb.pos in _VERBAL else ""
            if of in _words("telling"):
                continue  # the day of saying so
            if day:
                yield self._detail("date", day[0].lower(), of, head, own, time.span)
            elif time.date.earliest is not None and time.date.earliest == time.date.latest:
                yield self._detail("date", time.date.earliest, of, head, own, time.span)

    def places(self, named: Sequence[_Named]) -> Iterator[Detail]:
        """Places by the names they are known by."""
        for each in named:
            head = self.sentence.top(each.span)
            if head is not None and self._is_where(head):
                value = " ".join((each.name or self.document.quote(each.span)).lower().split())
                yield self._detail("place", value, each.feature, head, self.sentence.within(each.span), each.span)

    def _is_background(self, token: Token) -> bool:
        """Whether a word only describes what a clause mentions as having gone before ("following the attack in Kano",
        "condolences over Saturday's attack")."""
        for above in self.sentence.ancestors(token):
            if above.text.lower() in _words("background"):
                return True
            if above.pos in _VERBAL:
                return False
        return False

    def _is_where(self, name: Token) -> bool:
        """Whether something was at a place, not on its way to it or from it; one of a list tells less."""
        if name.dep == "conj" or self.sentence.child(name, "conj") is not None or self._is_background(name):
            return False
        above = self.sentence.head(name)
        return above is None or name.dep != "pobj" or above.text.lower() in _words("where")

    def names(self) -> Iterator[Detail]:
        """Who is called by a name, by its last word, with the verb where that is its subject."""
        for token in self.sentence.tokens:
            if token.tag not in ("NNP", "NNPS") or token.dep == "compound" or token.entity not in _PEOPLE:
                continue
            whole = [*self.sentence.children(token, "compound"), token]
            last = next((t for t in reversed(whole) if t.text.lower().rstrip(".") not in _BEHIND), token)
            verb = self.sentence.head(token)
            acts = token.dep in _SUBJECTS and verb is not None and verb.pos == "VERB"
            of = self._done(verb) if acts and verb is not None else ""
            if token.entity != "PERSON" and not of:
                continue  # "according to AFP", "0300 GMT"
            span = self.sentence.span(whole[0].index, last.index + 1)
            yield self._detail("name", last.text.lower(), of, token, whole, span)

    def polarities(self) -> Iterator[Detail]:
        """Verbs that say that something is so, or is not; what may or should be so is neither."""
        for verb in self.sentence.tokens:
            if verb.pos != "VERB" or verb.dep in ("amod", "compound") or self._is_unsure(verb):
                continue
            denial = self._denial_of(verb)
            negated = (self.sentence.child(verb, "neg") is not None) != (denial is not None)
            span = self.sentence.span(verb.index, verb.index + 1)
            detail = self._detail("polarity", "-" if negated else "+", self._done(verb), verb, (verb,), span)
            yield detail if denial is None else _with_clause(detail, denial)

    def _done(self, verb: Token) -> str:
        """What a verb says is done: of one that says little its object ("made an offer")."""
        thing = self.sentence.child(verb, "dobj") if verb.lemma.lower() in predicates().empty else None
        return (thing or verb).lemma.lower()

    def _is_unsure(self, verb: Token) -> bool:
        helpers = self.sentence.children(verb, "aux")
        return any(t.tag == "TO" or t.text.lower() in _words("unsure") for t in helpers)

    def _denial_of(self, verb: Token) -> Span | None:
        """The words by which somebody denies what a verb says, if somebody does."""
        for attribution in self.attributions:
            held = any(c.start <= verb.start < c.end for c in attribution.content)
            if attribution.stance == "denies" and held and heads_clause(verb):
                words = (*attribution.source, *attribution.cue, *attribution.content)
                return Span(self.document.id, min(w.start for w in words), max(w.end for w in words))
        return None

    # ------------------------------------------------------------ parts of a detail
    def _detail(
        self,
        sort: DetailSort,
        value: str,
        of: str,
        head: Token,
        own: Sequence[Token],
        span: Span,
        bound: Bound = "exact",
    ) -> Detail:
        clause = self._clause(head)
        return Detail(
            sort=sort,
            value=value,
            of=of,
            span=span,
            clause=clause if clause.contains(span) else self._whole,
            attribution=self._attribution_at(span),
            sentence=self.number,
            frame=_frame(self.sentence, head, {t.index for t in own}),
            words=self._content,
            bound=bound,
        )

    @cached_property
    def _whole(self) -> Span:
        return self.sentence.span(0, len(self.sentence.tokens))

    @cached_property
    def _content(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_form(t) for t in self.sentence.tokens if t.pos in _CONTENT))

    def _clause(self, token: Token) -> Span:
        return clause_span(self.sentence, finite_head(self.sentence, clause_head(self.sentence, token)))

    def _attribution_at(self, span: Span) -> str | None:
        holding = [a for a in self.attributions if any(c.contains(span) for c in a.content)]
        inner = min(holding, key=lambda a: (sum(map(len, a.content)), a.id), default=None)
        return inner.id if inner is not None else None


def _with_clause(detail: Detail, clause: Span) -> Detail:
    return Detail(
        detail.sort,
        detail.value,
        detail.of,
        detail.span,
        clause,
        detail.attribution,
        detail.sentence,
        detail.frame,
        detail.words,
    )


def _form(token: Token) -> str:
    """A word as it is compared: a name as it stands, others by their dictionary form."""
    return token.text.lower() if token.pos == "PROPN" else token.lemma.lower()


def _frame(sentence: Sentence, head: Token, own: set[int]) -> tuple[str, ...]:
    """The words that a word hangs on, up to its verb and the nearest first, with what that verb and the nouns between
    govern. Verbs that say little, or only that somebody says so, are left out."""
    found: dict[int, Token] = {}
    path: list[Token] = []
    for token in (head, *sentence.ancestors(head)):
        path.append(token)
        found |= {t.index: t for t in _arguments(sentence, token)}
        if token.pos in _VERBAL and heads_clause(token):
            above = sentence.head(token)
            if above is not None and token.dep in ("relcl", "acl", "xcomp", "advcl", "conj"):
                found[above.index] = above
                if above.pos in _VERBAL:
                    found |= {t.index: t for t in sentence.children(above, *_ARGUMENTS)}
            break
    empty = predicates().empty | _words("telling")
    ordered = [*path, *(t for _, t in sorted(found.items()))]
    kept = [t for t in ordered if t.index not in own and t.pos in _CONTENT]
    return tuple(dict.fromkeys(_form(t) for t in kept if not (t.pos == "VERB" and t.lemma.lower() in empty)))


def _arguments(sentence: Sentence, token: Token) -> Iterator[Token]:
    """What a verb or a noun governs: subjects, objects, what prepositions lead to, and the verbs it leads to."""
    if token.pos not in ("VERB", "AUX", "NOUN", "PROPN"):
        return
    for kid in sentence.children(token):
        if kid.dep in _ARGUMENTS:
            yield from (kid, *sentence.children(kid, "conj", "appos", "compound"))
        elif kid.dep in ("prep", "agent"):
            for thing in sentence.children(kid, "pobj"):
                yield from (thing, *sentence.children(thing, "compound"))
        elif kid.dep in ("xcomp", "conj", "advcl") and kid.pos == "VERB":
            yield from (kid, *sentence.children(kid, "dobj"))
        elif token.pos not in _VERBAL and kid.dep in ("compound", "amod", "poss"):
            yield kid

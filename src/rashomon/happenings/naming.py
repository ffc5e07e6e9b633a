"""Who the words of a noun phrase name: the actor expression at its head, before it, its owner, or after "of"."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import nouns, numerals
from rashomon.happenings.phrases import is_somebody, lemma_of
from rashomon.model import ActorExpression, PlaceExpression, Span

#: Prepositions after a noun that say whose it is.
_OWNING = frozenset(("of", "from", "by"))


@dataclass(frozen=True)
class Names:
    """The expressions of one sentence, asked by word."""

    sentence: Sentence
    actors: tuple[ActorExpression, ...]
    places: tuple[PlaceExpression, ...]

    def names_somebody(self, token: Token) -> bool:
        """Whether a noun phrase names or describes somebody who can act."""
        return (
            is_somebody(token)
            or token.pos == "NUM"
            or self._counts_somebody(token)
            or any(is_somebody(t) for t in self.sentence.children(token, "conj", "appos"))
            or self.expression_of(token) is not None
        )

    def _counts_somebody(self, token: Token) -> bool:
        """ "Thousands of people", "a group of miners", "thousands" alone."""
        if token.text.lower() in numerals().vague and not self.sentence.children(token, "prep"):
            return token.tag == "NNS"
        counting = lemma_of(token) in nouns().containers or token.text.lower() in numerals().vague
        of = [p for p in self.sentence.children(token, "prep") if p.text == "of"] if counting else []
        held = [t for p in of for t in self.sentence.children(p, "pobj")]
        if not of and token.text.lower() in numerals().vague:
            return True  # "thousands rallied"
        return any(is_somebody(t) or self._counts_somebody(t) for t in held)

    def is_place(self, token: Token) -> bool:
        """Whether a place expression stands in a noun phrase."""
        stretch = self.sentence.tree_span(token)
        return any(stretch.overlaps(e.span) for e in self.places)

    def is_place_name(self, token: Token) -> bool:
        """Whether a word belongs to a place expression itself."""
        return any(e.span.start <= token.start < e.span.end for e in self.places)

    def is_owned(self, noun: Token) -> bool:
        """Whether the noun of a light verb says whose it is ("violated Chadian airspace", "rejected their offer")."""
        expression = self.expression_of(noun)
        return expression is not None and expression.reading != "pronoun"

    def expression_of(self, token: Token) -> ActorExpression | None:
        """The actor expression that says who a noun phrase is: at its head, before it, its owner, or after "of"."""
        if (named := self._set_beside(token)) is not None:
            return named
        own = self.expression_at(token)
        if own is not None and _telling(own):
            return own
        s = self.sentence
        inner = [t for kid in self.describing(token) for t in s.subtree(kid)]
        beside = [t for t in s.children(token, "appos") for t in [t, *s.children(t, "compound", "amod")]]
        owning = [t for of in s.children(token, "prep") if of.text in _OWNING for t in s.children(of, "pobj")]
        # what stands beside several is mostly a torn list ("envoys of Chad, Niger and Mali")
        inner += owning + beside if token.tag in ("NNS", "NNPS") else beside + owning
        around = [e for t in inner if (e := self.expression_at(t)) is not None and _telling(e)]
        return around[0] if around else own

    def _set_beside(self, token: Token) -> ActorExpression | None:
        """The person whose post a phrase names ("the Cuban envoy, Rosa Diaz")."""
        if token.pos != "NOUN" or token.tag == "NNS":
            return None
        beside = (self.expression_at(t) for t in self.sentence.children(token, "appos") if t.pos == "PROPN")
        return next((e for e in beside if e is not None and any(a.startswith("person:") for a in e.actors)), None)

    def doer_of(self, event: Token) -> ActorExpression | None:
        """Who did what an event noun names: its owner, a name before it, or after "by"; never the victim after "of"."""
        s = self.sentence
        inner = [t for kid in self.describing(event) for t in s.subtree(kid)]
        inner += [t for by in s.children(event, "prep") if by.text == "by" for t in s.children(by, "pobj")]
        return next((e for t in inner if (e := self.expression_at(t)) is not None and _telling(e)), None)

    def expression_at(self, token: Token) -> ActorExpression | None:
        """The expression that covers a word; of several the one that says who, then the shortest."""
        here = [e for e in self.actors if e.span.start <= token.start < e.span.end]
        return min(here, key=lambda e: (not _telling(e), len(e.span), e.span)) if here else None

    def describing(self, token: Token) -> list[Token]:
        """The words before a noun that say whose it is: not "UN-backed", but "Saudi-led"."""
        before = self.sentence.children(token, "amod", "compound", "nmod", "poss")
        return [t for t in before if t.tag != "VBN" or t.lemma == "lead" or not self.sentence.children(t)]

    def phrase(self, token: Token, own: frozenset[int]) -> Span:
        """The base noun phrase of a word, cut where words of the trigger (`own`) stand in it."""
        first, past = next(((a, b) for a, b in self.sentence.chunks if a <= token.index < b), (token.index,) * 2)
        past = max(past, token.index + 1)
        while first < token.index and any(i in own for i in range(first, token.index)):
            first += 1
        return self.sentence.span(first, self._with_whereabouts(token, past, own))

    def _with_whereabouts(self, token: Token, past: int, own: frozenset[int]) -> int:
        """The end of a phrase with whom a count is of and where people are ("one of the guards", "girls in Mopti")."""
        s = self.sentence
        link = next((t for t in s.children(token, "prep") if t.index == past), None)
        noun = s.child(link, "pobj") if link is not None else None
        if link is None or noun is None:
            return past
        counts = link.text == "of" and (token.pos in ("NUM", "DET", "PRON") or lemma_of(token) in nouns().containers)
        lives = link.text in ("in", "from", "of") and is_somebody(token) and self.is_place_name(noun)
        end = next((b for a, b in s.chunks if a <= noun.index < b), noun.index + 1)
        return end if (counts or lives) and not any(i in own for i in range(past, end)) else past


def _telling(expression: ActorExpression) -> bool:
    """Whether an expression says who it is, or leaves it to its surroundings ("officials")."""
    return bool(expression.actors or expression.office or expression.country) or expression.reading == "pronoun"

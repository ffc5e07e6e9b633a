"""Who stands in the roles of a matched frame: the words of each participant, as narrow as they name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.clauses import (
    antecedent,
    coordinated,
    grammatical_subjects,
    indirect_objects,
    is_somebody,
    lemma_of,
    logical_objects,
    logical_subjects,
    prepositional,
)
from rashomon.happenings.lexicon import governors, nouns
from rashomon.happenings.matching import Match
from rashomon.knowledge.frames import Slot
from rashomon.model import ActorExpression, ParticipantRole, PlaceExpression, RoleFiller, Span

_ROLES: tuple[ParticipantRole, ...] = ("actor", "recipient", "third")
#: Prepositions by which a clause's subject takes part in a meeting named by a noun ("on a visit", "met for talks").
_TAKING_PART = frozenset(("on", "for", "in", "into", "at", "during"))
#: Prepositions that lead to whom something is done, in the order they are tried.
_TOWARDS = ("to", "with", "against", "on", "for", "from", "in")
#: Prepositions after a noun that say whose it is.
_OWNING = frozenset(("of", "from", "by"))
#: Slots whose words fill a role whatever they are; behind a preposition it must be somebody, or a place.
_CORE = frozenset(("subject", "object", "indirect", "poss", "modifier", "by"))


@dataclass(frozen=True)
class Fillers:
    """Finds the words that fill the roles of frames in one sentence."""

    sentence: Sentence
    actors: tuple[ActorExpression, ...]
    places: tuple[PlaceExpression, ...]
    events: Mapping[int, str | None]  # the roots of the events in the sentence, by their head words

    def find(self, match: Match) -> tuple[RoleFiller, ...]:
        """The fillers of all roles; nobody fills two of them."""
        taken: list[Span] = []
        found: list[RoleFiller] = []
        for role, tokens in self._by_role(match).items():
            for span in self._spans(tokens, match):
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    found.append(RoleFiller(role, span))
        return tuple(found)

    def _by_role(self, match: Match) -> dict[ParticipantRole, list[Token]]:
        frame, carrier = match.frame, self.carrier(match)
        slots: dict[ParticipantRole, tuple[Slot, ...]] = dict(
            zip(_ROLES, (frame.actor, frame.recipient, frame.third), strict=True)
        )
        found = {role: self._first_filled(match, slots[role]) for role in _ROLES}
        if match.nominal and "of" in frame.actor and "of" in frame.recipient and found["recipient"]:
            # "the shelling of the port": with a noun that may take both, "of" names whom it befell
            of = {t.index for t in self._prepositional(match.words, "of")}
            if {t.index for t in found["recipient"]} <= of:
                found["actor"] = self._first_filled(match, (slot for slot in frame.actor if slot != "of"))
        known = {t.index for each in found.values() for t in each}
        if carrier and match.nominal:
            role, tokens = carrier
            if not found[role] and (new := [t for t in tokens if t.index not in known]):
                found[role] = new
        if not match.nominal and not found["recipient"]:
            found["recipient"] = [t for t in self._beyond(match) if t.index not in known]
        return found

    def _beyond(self, match: Match) -> list[Token]:
        """Whom a verb of words is directed at when that stands in what it says: whoever is to do it ("demanded that
        they leave"), or has it done to them ("offered to send troops to Niger", "lifted the embargo on Iraq")."""
        s, tops = self.sentence, [match.head]
        clause = s.child(match.head, "xcomp", "ccomp")
        if clause is not None:
            if match.frame.root == "REQUEST" and clause.dep == "ccomp":
                return [t for t in logical_subjects(s, clause) if self._told(t)]
            tops = [clause]
        objects = [t for top in tops for t in (*logical_objects(s, top), *indirect_objects(s, top))]
        if clause is not None and (found := [t for t in objects if self._told(t)]):
            return found
        nouns_and_verbs = [t for t in (*objects, *tops) if clause is not None or t in objects]
        if match.frame.root == "ACCUSE":
            return []
        return next((f for p in _TOWARDS for t in nouns_and_verbs if (f := self._toward(t, p))), [])

    def _toward(self, token: Token, preposition: str) -> list[Token]:
        return [t for t in prepositional(self.sentence, token, preposition) if self._told(t)]

    def _told(self, token: Token) -> bool:
        """Whether it is said by name who this is."""
        expression = self.expression_of(token)
        return expression is not None and token.index not in self.events

    def actor_tokens(self, match: Match) -> list[Token]:
        """The words that fill the actor's slots."""
        return self._by_role(match)["actor"]

    def names_somebody(self, token: Token) -> bool:
        """Whether a noun phrase names or describes somebody who can act."""
        return (
            is_somebody(token)
            or any(is_somebody(t) for t in self.sentence.children(token, "conj", "appos"))
            or self.expression_of(token) is not None
        )

    def _is_place(self, token: Token) -> bool:
        stretch = self.sentence.tree_span(token)
        return any(stretch.overlaps(e.span) for e in self.places)

    def _owned(self, noun: Token) -> bool:
        """Whether the noun of a light verb says whose it is ("violated Chadian airspace", "rejected their offer")."""
        expression = self.expression_of(noun)
        return expression is not None and expression.reading != "pronoun"

    # ------------------------------------------------------------ slots
    def _first_filled(self, match: Match, slots: Iterable[Slot]) -> list[Token]:
        own = {t.index for t in match.words}
        for slot in slots:
            found = [t for t in self._slot(match, slot) if t.index not in own or t == match.noun]
            if found := [t for t in found if slot in _CORE or self.names_somebody(t) or self._is_place(t)]:
                return found
        return []

    def _slot(self, match: Match, slot: Slot) -> list[Token]:
        s, head = self.sentence, match.head
        if match.frame.pos == "verb":
            if slot == "subject":
                return self._agents(match)
            if slot == "object":
                objects = [t for t in logical_objects(s, head) if t != match.noun]
                return objects or [match.noun] if match.noun is not None and self._owned(match.noun) else objects
            if slot == "indirect":
                return indirect_objects(s, head)
            return self._prepositional(match.words, slot)
        if match.frame.pos == "adjective":
            return self._subjects_of_adjective(head) if slot == "subject" else self._prepositional(match.words, slot)
        return self._noun_slot(match, slot)

    def _agents(self, match: Match) -> list[Token]:
        found = logical_subjects(self.sentence, match.head)
        if not found and match.noun is not None and match.noun != match.head:
            return self._possessors(match.noun)
        return found

    def _noun_slot(self, match: Match, slot: Slot) -> list[Token]:
        noun = match.head
        if slot == "poss":
            return self._possessors(noun)
        if slot == "modifier":
            return [t for w in match.words for t in self._modifiers(w) if t not in match.words]
        if slot in ("subject", "object", "indirect"):
            carrier = self.carrier(match)
            return carrier[1] if carrier and slot == "subject" else []
        found = self._prepositional(match.words, slot)
        if found:
            return found
        verb = self._carrying_verb(noun)
        return self._prepositional((verb,), slot) if verb and slot not in ("in", "by", "of", "at") else []

    def _prepositional(self, words: Iterable[Token], preposition: str) -> list[Token]:
        return [t for word in words for t in prepositional(self.sentence, word, preposition)]

    def _possessors(self, noun: Token) -> list[Token]:
        return [each for t in self.sentence.children(noun, "poss") for each in coordinated(self.sentence, t)]

    def _modifiers(self, noun: Token) -> list[Token]:
        """Names and demonyms before a noun, those of "Sudanese-Egyptian" both."""
        return [
            each
            for kid in self._describing(noun)
            for each in self.sentence.subtree(kid)
            if kid.dep != "poss" and self._expression_at(each) is not None
        ]

    def _subjects_of_adjective(self, adjective: Token) -> list[Token]:
        s = self.sentence
        head = s.head(adjective)
        if head is None:
            return []
        if adjective.dep in ("acomp", "attr", "oprd"):
            subjects = grammatical_subjects(s, head)
            return [each for t in subjects for each in self._through_quantifier(t)]
        return [head] if adjective.dep == "amod" else []

    def _through_quantifier(self, token: Token) -> list[Token]:
        """ "both of whom" stands for what the relative clause hangs on."""
        inner = [t for of in self.sentence.children(token, "prep") for t in self.sentence.children(of, "pobj")]
        resolved = [antecedent(self.sentence, t) for t in inner if token.pos in ("PRON", "DET", "NUM")]
        return [each for t in resolved or [token] for each in coordinated(self.sentence, t)]

    # ------------------------------------------------------------ carriers
    def carrier(self, match: Match) -> tuple[ParticipantRole, list[Token]] | None:
        """What the verb that carries an event noun says of its own subject: its role, and its words."""
        noun, s = match.head, self.sentence
        verb = self._carrying_verb(noun)
        if verb is not None:
            role = governors().carriers.get(self._with_particle(verb)) or governors().carriers[lemma_of(verb)]
            return role, logical_subjects(s, verb)
        preposition = s.head(noun)
        if match.frame.root == "CONSULT" and noun.dep == "pobj" and preposition is not None:
            above = s.head(preposition)
            if above and above.pos in ("VERB", "AUX") and preposition.text.lower() in _TAKING_PART:
                role = governors().carriers.get(f"{lemma_of(above)} {preposition.text.lower()}", "actor")
                return role, grammatical_subjects(s, above)
        return None

    def _carrying_verb(self, noun: Token) -> Token | None:
        """The light verb whose object the noun is, also where the noun is relativised or passive."""
        s = self.sentence
        top = noun
        head = s.head(noun)
        if noun.dep == "pobj" and head and (container := s.head(head)) and lemma_of(container) in nouns().containers:
            top, head = container, s.head(container)
        relative = next((t for t in s.children(top, "relcl", "acl") if s.child(t, "nsubj") or t.tag == "VBN"), None)
        candidates = [head] if head and top.dep in ("dobj", "nsubjpass", "attr") else []
        candidates += [relative] if relative else []
        known = governors().carriers
        return next((v for v in candidates if lemma_of(v) in known or self._with_particle(v) in known), None)

    def _with_particle(self, verb: Token) -> str:
        particle = self.sentence.child(verb, "prt")
        return f"{lemma_of(verb)} {particle.text.lower()}" if particle else lemma_of(verb)

    # ------------------------------------------------------------ words
    def _spans(self, tokens: list[Token], match: Match) -> list[Span]:
        found = []
        for token in tokens:
            expression = self.expression_of(token)
            if expression is not None:
                found.append(expression.span)
            elif token.index not in self.events:
                found.append(self._phrase(token, match))
        return sorted(dict.fromkeys(found))

    def expression_of(self, token: Token) -> ActorExpression | None:
        """The actor expression that says who a noun phrase is: at its head, before it, its owner, or after "of"."""
        own = self._expression_at(token)
        if own is not None and _telling(own):
            return own
        s = self.sentence
        inner = [t for kid in self._describing(token) for t in s.subtree(kid)]
        inner += [t for t in s.children(token, "appos") for t in [t, *s.children(t, "compound", "amod")]]
        inner += [t for of in s.children(token, "prep") if of.text in _OWNING for t in s.children(of, "pobj")]
        around = [e for t in inner if (e := self._expression_at(t)) is not None and _telling(e)]
        return around[0] if around else own

    def _describing(self, token: Token) -> list[Token]:
        """The words before a noun that say whose it is: not "UN-backed", but "Saudi-led"."""
        before = self.sentence.children(token, "amod", "compound", "nmod", "poss")
        return [t for t in before if t.tag != "VBN" or t.lemma == "lead" or not self.sentence.children(t)]

    def _expression_at(self, token: Token) -> ActorExpression | None:
        here = [e for e in self.actors if e.span.start <= token.start < e.span.end]
        return min(here, key=lambda e: (not _telling(e), len(e.span), e.span)) if here else None

    def _phrase(self, token: Token, match: Match) -> Span:
        """The base noun phrase of a word, cut where the trigger stands in it."""
        first, past = next(((a, b) for a, b in self.sentence.chunks if a <= token.index < b), (token.index,) * 2)
        past = max(past, token.index + 1)
        own = {t.index for t in match.words}
        while first < token.index and any(i in own for i in range(first, token.index)):
            first += 1
        return self.sentence.span(first, past)


def _telling(expression: ActorExpression) -> bool:
    """Whether an expression says who it is, or leaves it to its surroundings ("officials")."""
    return bool(expression.actors or expression.office or expression.country) or expression.reading == "pronoun"

"""Who stands in the roles of a matched frame: the words of each participant, as narrow as they name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.carriers import carrier, carrying_verb
from rashomon.happenings.clauses import grammatical_subjects, indirect_objects, logical_objects, logical_subjects
from rashomon.happenings.matching import Match
from rashomon.happenings.naming import Names
from rashomon.happenings.phrases import antecedent, coordinated, prepositional
from rashomon.knowledge.frames import Slot
from rashomon.model import ParticipantRole, RoleFiller, Span

_ROLES: tuple[ParticipantRole, ...] = ("actor", "recipient", "third")
#: Prepositions that lead to whom something is done, in the order they are tried.
_TOWARDS = ("to", "with", "against", "on", "for", "from", "in")
#: Slots whose words fill a role whatever they are; behind other prepositions it must be somebody, or a place.
_OPEN = frozenset(("subject", "object", "indirect", "poss", "modifier", "by", "against", "into"))


@dataclass(frozen=True)
class Fillers:
    """Finds the words that fill the roles of frames in one sentence."""

    sentence: Sentence
    names: Names
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
        frame, carried = match.frame, carrier(match)
        slots: dict[ParticipantRole, tuple[Slot, ...]] = dict(
            zip(_ROLES, (frame.actor, frame.recipient, frame.third), strict=True)
        )
        found = {role: self._first_filled(match, slots[role]) for role in _ROLES}
        if match.nominal and "of" in frame.actor and self._befell(match, found["recipient"]):
            found["actor"] = self._first_filled(match, (slot for slot in frame.actor if slot != "of"))
        known = {t.index for each in found.values() for t in each}
        if carried and match.nominal:
            role, tokens = carried
            if not found[role] and (new := [t for t in tokens if t.index not in known]):
                found[role] = new
        if not match.nominal and not found["recipient"]:
            found["recipient"] = [t for t in self._beyond(match) if t.index not in known]
        return found

    def _befell(self, match: Match, recipients: list[Token]) -> bool:
        """Whether "of" names whom it befell ("the shelling of the port"), with a noun that may take either."""
        of = {t.index for t in self._prepositional(match.words, "of")}
        return bool(recipients) and {t.index for t in recipients} <= of

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
        if found := [t for t in objects if self._told(t) and (clause is not None or self.names.is_owned(t))]:
            return found
        nouns_and_verbs = [t for t in (*objects, *tops) if clause is not None or t in objects]
        if match.frame.root == "ACCUSE":
            return []
        return next((f for p in _TOWARDS for t in nouns_and_verbs if (f := self._toward(t, p))), [])

    def _toward(self, token: Token, preposition: str) -> list[Token]:
        found = prepositional(self.sentence, token, preposition)
        return [t for t in found if self._told(t) or self.names.is_place(t)]

    def _told(self, token: Token) -> bool:
        """Whether it is said by name who this is."""
        expression = self.names.expression_of(token)
        return expression is not None and token.index not in self.events

    def actor_tokens(self, match: Match) -> list[Token]:
        """The words that fill the actor's slots."""
        return self._by_role(match)["actor"]

    # ------------------------------------------------------------ slots
    def _first_filled(self, match: Match, slots: Iterable[Slot]) -> list[Token]:
        own = {t.index for t in match.words}
        for slot in slots:
            found = [t for t in self._slot(match, slot) if t.index not in own or t == match.noun]
            if found := [t for t in found if slot in _OPEN or self.names.names_somebody(t) or self.names.is_place(t)]:
                return found
        return []

    def _slot(self, match: Match, slot: Slot) -> list[Token]:
        s, head = self.sentence, match.head
        if match.frame.pos == "verb":
            if slot == "subject":
                return self._agents(match)
            if slot == "object":
                objects = [t for t in logical_objects(s, head) if t != match.noun]
                return (
                    objects or [match.noun] if match.noun is not None and self.names.is_owned(match.noun) else objects
                )
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
            carried = carrier(match)
            return carried[1] if carried and slot == "subject" else []
        found = self._prepositional(match.words, slot)
        if found:
            return found
        verb = carrying_verb(self.sentence, noun)
        return self._prepositional((verb,), slot) if verb and slot not in ("in", "by", "of", "at") else []

    def _prepositional(self, words: Iterable[Token], preposition: str) -> list[Token]:
        return [t for word in words for t in prepositional(self.sentence, word, preposition)]

    def _possessors(self, noun: Token) -> list[Token]:
        owning = [t for t in self.sentence.children(noun, "poss") if t.entity not in ("DATE", "TIME")]
        return [each for t in owning for each in coordinated(self.sentence, t)]

    def _modifiers(self, noun: Token) -> list[Token]:
        """Names and demonyms before a noun, those of "Sudanese-Egyptian" both."""
        return [
            each
            for kid in self.names.describing(noun)
            for each in self.sentence.subtree(kid)
            if kid.dep != "poss" and self.names.expression_at(each) is not None
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

    def _spans(self, tokens: list[Token], match: Match) -> list[Span]:
        found = []
        for token in tokens:
            event = token.index in self.events
            expression = self.names.doer_of(token) if event else self.names.expression_of(token)
            if expression is not None:
                found.append(expression.span)
            elif not event or not match.nominal:
                found.append(self.names.phrase(token, frozenset(t.index for t in match.words)))
        return sorted(dict.fromkeys(found))

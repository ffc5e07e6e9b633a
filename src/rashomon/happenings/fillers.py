"""Who stands in the roles of a matched frame: the words of each participant, as narrow as they name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.carriers import carrier, carrying_verb
from rashomon.happenings.clauses import grammatical_subjects, indirect_objects, logical_objects, logical_subjects
from rashomon.happenings.lexicon import nouns
from rashomon.happenings.matching import Match
from rashomon.happenings.naming import Names
from rashomon.happenings.phrases import antecedent, coordinated, is_somebody, lemma_of, prepositional
from rashomon.happenings.reaching import Reach
from rashomon.knowledge.frames import Slot
from rashomon.model import ParticipantRole, RoleFiller, Span

_ROLES: tuple[ParticipantRole, ...] = ("actor", "recipient", "third")
#: Prepositions that name the sides of an event also behind the verb that tells it.
_BOTH_SIDES = frozenset(("between", "with", "against", "among"))
#: Roots of deeds to places and bodies.
_STRIKING = frozenset(("ASSAULT", "COERCE", "PROTEST"))
#: Roots of deeds that are done to somebody, and what they leave of whom they are done to: a verb with such a word does
#: not go without an object ("shot dead"), one alone may ("attacked again").
_HARMING = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_OUTCOMES = frozenset(("dead", "down"))
#: How many events deep the recipient of one is looked for ("agreed to ask them to leave").
_CHAIN = 3
#: Slots whose words fill a role whatever they are; behind other prepositions it must be somebody, or a place.
_OPEN = frozenset(("subject", "object", "indirect", "poss", "modifier", "by", "against", "into"))


@dataclass(frozen=True)
class Fillers:
    """Finds the words that fill the roles of frames in one sentence."""

    sentence: Sentence
    names: Names
    matches: Mapping[int, Match]  # the events in the sentence, by their head words
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

    def _by_role(self, match: Match, chain: int = _CHAIN) -> dict[ParticipantRole, list[Token]]:
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
        joint = frame.reciprocal and not frame.complement and len(found["actor"]) > 1
        if joint and not found["recipient"]:
            # what two sides do together each does with the other: coded once, from the side named first
            found["actor"], found["recipient"] = found["actor"][:1], found["actor"][1:]
        elif not match.nominal and not joint and chain:
            found["recipient"] = self._reached(match, found["recipient"], known, chain)
        return found

    def _reached(self, match: Match, recipients: list[Token], known: set[int], chain: int) -> list[Token]:
        """The recipients of a verb; where its slots name nobody, those that lie beyond or behind what they name."""
        reach = Reach(self.sentence, self.names, self.matches, partial(self._by_role, chain=chain - 1))
        if not recipients:
            return self._struck(match) or reach.beyond(match, frozenset(known)) or self._turned_down(match)
        found = []
        for thing in recipients:
            somebody = thing.index not in self.matches and self.names.names_somebody(thing)
            behind = [] if somebody else reach.behind(match, thing)
            found += [t for t in behind if t.index not in known] or [thing]
        return found

    def _struck(self, match: Match) -> list[Token]:
        """The place or body that a frame names as the object of a deed ("torched a village")."""
        noun = match.noun
        place = noun is not None and lemma_of(noun) in nouns().locations | nouns().bodies
        return [noun] if noun is not None and place and match.frame.root in _STRIKING and noun != match.head else []

    def _turned_down(self, match: Match) -> list[Token]:
        """What is rejected, where nobody is said to be behind it ("rejected the results")."""
        noun = match.noun
        return [noun] if noun is not None and match.frame.root == "REJECT" and noun != match.head else []

    def _befell(self, match: Match, recipients: list[Token]) -> bool:
        """Whether "of" names whom it befell ("the shelling of the port"), with a noun that may take either."""
        of = {t.index for t in self._prepositional(match.words, "of")}
        return bool(recipients) and {t.index for t in recipients} <= of

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
                return prepositional(s, head, "by") if self._is_short_passive(match) else self._agents(match)
            if slot == "object":
                noun = match.noun
                undergoing = grammatical_subjects if self._is_short_passive(match) else logical_objects
                objects = [t for t in undergoing(s, head) if t != noun]
                named = noun is not None and (self.names.is_owned(noun) or is_somebody(noun))
                return objects or ([noun] if noun is not None and named else [])
            if slot == "indirect":
                return indirect_objects(s, head)
            return self._prepositional(match.words, slot)
        if match.frame.pos == "adjective":
            return self._subjects_of_adjective(head) if slot == "subject" else self._prepositional(match.words, slot)
        return self._noun_slot(match, slot)

    def _is_short_passive(self, match: Match) -> bool:
        """Whether a headline tells in few words what was done to its subject ("Envoy shot dead in Goma"): it tells of
        deeds in the present tense, and a past form without an object, with an outcome or "by", is a participle."""
        frame, head = match.frame, match.head
        done_to = frame.root in _HARMING and "object" in frame.recipient and not frame.reciprocal
        bare = self.sentence.child(head, "dobj", "aux", "ccomp", "xcomp", "dative") is None
        short = done_to and self.sentence.role == "headline" and head.tag == "VBD" and bare and match.noun is None
        ends = any(t.text.lower() in _OUTCOMES for t in match.words)
        return short and (ends or bool(prepositional(self.sentence, head, "by")))

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
            return carried[1] if carried and slot == "subject" and carried[0] == "actor" else []
        found = self._prepositional(match.words, slot)
        if found:
            return found
        verb = carrying_verb(self.sentence, noun)
        if verb is None and slot in _BOTH_SIDES and noun.dep in ("nsubj", "nsubjpass"):
            verb = self.sentence.head(noun)  # "clashes broke out between", "a deal was reached with"
        return self._prepositional((verb,), slot) if verb and slot not in ("in", "by", "of", "at") else []

    def _prepositional(self, words: Iterable[Token], preposition: str) -> list[Token]:
        return [t for word in words for t in prepositional(self.sentence, word, preposition)]

    def _possessors(self, noun: Token) -> list[Token]:
        owning = [t for t in self.sentence.children(noun, "poss") if t.entity not in ("DATE", "TIME")]
        found = [each for t in owning for each in coordinated(self.sentence, t)]
        if len(found) == 1 and found[0].tag == "PRP$":
            return self._bound_by_subject(noun, found[0]) or found
        return found

    def _bound_by_subject(self, noun: Token, pronoun: Token) -> list[Token]:
        """Whom the owner of an object stands for: the subject of its own clause ("the army renewed its attacks")."""
        verb = next((t for t in self.sentence.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
        subjects = logical_subjects(self.sentence, verb) if verb is not None and noun.dep != "nsubj" else []
        if not subjects or any(t.pos not in ("NOUN", "PROPN") or t.index > pronoun.index for t in subjects):
            return []
        plural = len(subjects) > 1 or subjects[0].tag in ("NNS", "NNPS")
        agrees = {"their": plural, "its": not plural or subjects[0].pos == "PROPN"}
        return subjects if agrees.get(pronoun.text.lower(), False) else []

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

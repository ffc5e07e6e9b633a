"""Whom a deed reaches when its own slots name nobody: the side of what is agreed, asked or refused, and the somebody
inside a thing ("condemned a protest by farmers", "agreed to lift the embargo on Iraq")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.clauses import indirect_objects, logical_objects, logical_subjects
from rashomon.happenings.lexicon import nouns
from rashomon.happenings.matching import Match
from rashomon.happenings.naming import Names
from rashomon.happenings.phrases import coordinated, lemma_of, prepositional
from rashomon.model import ParticipantRole

Roles = Mapping[ParticipantRole, list[Token]]

#: Prepositions that lead to whom something is done, in the order they are tried.
_TOWARDS = ("to", "with", "against", "on", "upon", "for", "from", "into", "toward", "towards", "at", "in", "over")
#: Prepositions inside a noun phrase that lead to whose it is or whom it concerns.
_INSIDE = ("by", "of", "from", "against", "on", "to", "with", "for", "between", "among", "into", "at", "in")
#: Roots that answer what others do: of an act named by their object, its doer is the other side.
_ANSWERS = frozenset(("ACCUSE", "REJECT", "SUPPORT", "CONCEDE"))
#: Roots of words: where they are spoken is not to whom.
_NOWHERE = frozenset(("ACCUSE", "CONSULT", None))
_SIDES = ("to", "with", "against")
#: Roots whose content says what somebody else is to do.
_ASKS = frozenset(("REQUEST",))
#: Labels of names that can be somebody, and of figures that cannot.
_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"))
_FIGURES = frozenset(("DATE", "TIME", "MONEY", "PERCENT"))
#: How many nouns deep somebody is looked for; deeper ones belong to another matter.
_DEPTH = 3


@dataclass(frozen=True)
class Reach:
    """Looks beyond the slots of a frame; `roles` gives the fillers of another event's slots."""

    sentence: Sentence
    names: Names
    matches: Mapping[int, Match]
    roles: Callable[[Match], Roles]

    def beyond(self, match: Match, taken: frozenset[int]) -> list[Token]:
        """The recipients of a verb that names none itself; none of them is in `taken`."""
        for top in self._governed(match):
            other = self._is_other(match, top)
            if other:
                found = self._side_of(match, top, taken)
            else:
                found = self._own_noun(top) if top == match.noun else self._near(match, top)
            if found := [t for t in found if t.index not in taken]:
                return found
        return []

    def behind(self, match: Match, thing: Token) -> list[Token]:
        """Whose a thing is to which words are directed ("dismissed a proposal by the rebels"), empty where nobody's."""
        if self.sentence.child(thing, "poss") is not None:
            return []
        if self._is_other(match, thing):
            return self.roles(self.matches[thing.index])["actor"]
        return self._within(thing)

    # ------------------------------------------------------------ where to look
    def _governed(self, match: Match) -> Iterator[Token]:
        s, head = self.sentence, match.head
        clauses, objects = s.children(head, "xcomp", "ccomp"), logical_objects(s, head)
        yield from (*objects, *clauses) if match.frame.root in _ANSWERS else (*clauses, *objects)
        yield from indirect_objects(s, head)
        if match.noun is not None and match.noun not in objects:
            yield match.noun
        yield head

    def _own_noun(self, noun: Token) -> list[Token]:
        """Whose the noun of a light verb is, or somebody inside its phrase: never the thing that is sent or given."""
        expression = self.names.expression_of(noun)
        owned = expression is not None and expression.reading != "pronoun" and not self._is_own(noun)
        return [noun] if owned else self._inside(noun)

    def _is_other(self, match: Match, token: Token) -> bool:
        return token.index in self.matches and token not in match.words

    def _side_of(self, match: Match, top: Token, taken: frozenset[int]) -> list[Token]:
        """The other side of an act that is asked for, promised, refused or answered."""
        roles, root = self.roles(self.matches[top.index]), match.frame.root
        clause = top.pos in ("VERB", "AUX")
        doer_first = root in _ASKS or (root in _ANSWERS and not clause)
        order: tuple[ParticipantRole, ...] = ("actor", "recipient") if doer_first else ("recipient", "third")
        for role in order:
            if found := [t for t in roles[role] if t.index not in taken and not self._is_own(t)]:
                return found
        return self._near(match, top)

    def _near(self, match: Match, top: Token) -> list[Token]:
        """Somebody among the arguments of a verb, or inside a noun phrase."""
        s = self.sentence
        if match.frame.root in _ASKS and top.dep == "ccomp" and (asked := logical_subjects(s, top)):
            return asked
        if top.pos not in ("VERB", "AUX"):
            return self._within(top)
        own = top is match.head
        objects = [*logical_objects(s, top), *indirect_objects(s, top)]
        persons = [t for t in objects if not self._is_thing(t)]
        if not own and (found := self._told(persons)):
            return found
        toward = [t for p in _TOWARDS for t in prepositional(s, top, p)]
        if own and match.frame.root in _NOWHERE:
            toward = [t for p in _SIDES for t in prepositional(s, top, p)]
        if found := self._told(toward[:1]) or self._told(toward):
            return found
        inside = [*objects, *toward] if not own else toward
        for thing in inside:
            if found := self._within(thing):
                return found
        if own and match.frame.root != "AID":
            return []
        purpose = [t for t in s.children(top, "xcomp", "ccomp", "advcl") if t.tag == "VB" and t.index > top.index]
        found = next((found for t in purpose if (found := self._near(match, t))), [])
        return found if found or own else self._told(objects)

    def _within(self, noun: Token, depth: int = _DEPTH) -> list[Token]:
        """Somebody in a noun phrase: who it is, whose it is, whom it is by, of, for or against."""
        return [noun] if self._is_told(noun) else self._inside(noun, depth)

    def _inside(self, noun: Token, depth: int = _DEPTH) -> list[Token]:
        """The same without the head of the phrase itself."""
        s = self.sentence
        if depth == 0:
            return []
        for preposition in _INSIDE:
            things = prepositional(s, noun, preposition)
            if found := self._told(things):
                return found
            for thing in things:
                if thing.index not in self.matches and (found := self._within(thing, depth - 1)):
                    return found
        for clause in s.children(noun, "acl", "relcl"):
            told = [*logical_subjects(s, clause), *logical_objects(s, clause)] if clause.dep == "acl" else []
            told += [t for p in _TOWARDS for t in prepositional(s, clause, p)]
            if found := self._told(told, but=noun):
                return found
        return []

    # ------------------------------------------------------------ what counts
    def _told(self, tokens: list[Token], but: Token | None = None) -> list[Token]:
        first = next((t for t in tokens if t != but and self._is_told(t)), None)
        return [t for t in coordinated(self.sentence, first) if self._is_told(t)] if first is not None else []

    def _is_told(self, token: Token) -> bool:
        """Whether a noun is somebody, or a place by name; pronouns are left to what they point back to."""
        if token.index in self.matches or token.entity in _FIGURES or self._is_own(token):
            return False
        if token.pos == "PRON":
            return False
        expression, lemma = self.names.expression_of(token), lemma_of(token)
        if expression is not None and expression.reading != "pronoun":
            return True
        if token.pos == "PROPN" and token.entity in _NAMED:
            return True
        if lemma in nouns().people | nouns().bodies or any(t.entity == "NORP" for t in self.names.describing(token)):
            return True
        return (lemma in nouns().locations and self.names.is_place(token)) or self.names.is_place_name(token)

    def _is_thing(self, token: Token) -> bool:
        """Whether a noun for a body may well be a thing that is set up or sent ("two field hospitals")."""
        return token.pos == "NOUN" and lemma_of(token) in nouns().bodies and self.names.expression_of(token) is None

    def _is_own(self, token: Token) -> bool:
        """Whether it is, or belongs to, somebody already spoken of ("their weapons")."""
        return token.tag == "PRP$" or any(t.tag == "PRP$" for t in self.sentence.children(token, "poss"))

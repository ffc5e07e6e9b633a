"""Whether a clause says that its event took place, will, may, did not, or is only said to have.

The signs are read off the word itself (auxiliaries, negation, determiner, adjectives) and then off what governs it, up
to the first clause boundary beyond which the event stands on its own feet ("after the attack", "the jet that ...").
The classes of governors are data (`governors.yaml`, `modality.yaml`), after Karttunen's implicatives and Sauri and
Pustejovsky's factuality signatures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import governors
from rashomon.happenings.matching import Match
from rashomon.happenings.modality_clauses import Clauses
from rashomon.happenings.modality_nouns import Nouns
from rashomon.happenings.phrases import phrase_of
from rashomon.happenings.signs import Signs, furthest
from rashomon.model import Modality


@dataclass(frozen=True)
class Outlook:
    """Judges the modality of words in one sentence; `roots` are the kinds of event found at its words, by index."""

    sentence: Sentence
    roots: Mapping[int, str | None]

    def modality(self, token: Token) -> Modality:
        """What the sentence makes of the event that a word names; any word may be asked for."""
        return self._status(token, frozenset())

    def of_match(self, match: Match) -> Modality:
        """The modality of a matched event; a light verb's noun may add to it ("held possible talks")."""
        told = self.modality(match.head)
        if match.noun is None or phrase_of(self.sentence, match.head) in governors().verbs:
            return told
        # "hit a convoy and not a market": a second object has signs of its own, which are not the verb's
        return told if match.noun.dep == "conj" else furthest(told, self._signs.own(match.noun))

    @cached_property
    def _signs(self) -> Signs:
        return Signs(self.sentence)

    @cached_property
    def _clauses(self) -> Clauses:
        return Clauses(self.sentence, self.roots, self._signs, self._status, self._from_above)

    @cached_property
    def _nouns(self) -> Nouns:
        return Nouns(self.sentence, self.roots, self._signs, self._status)

    def _status(self, token: Token, seen: frozenset[int]) -> Modality:
        own = self._signs.own(token)
        head = self.sentence.head(token)
        if head is None or token.index in seen:
            return own
        return furthest(own, self._from_above(token, head, seen | {token.index}))

    def _from_above(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        above = {
            "conj": self._clauses.coordinated,
            "xcomp": self._clauses.complement,
            "ccomp": self._clauses.complement,
            "advcl": self._clauses.adverbial,
            "acl": self._clauses.of_noun,
            "relcl": self._clauses.of_noun,
            "pcomp": self._nouns.after_preposition,
            "pobj": self._nouns.after_preposition,
            "dobj": self._nouns.as_object,
            "nsubjpass": self._nouns.as_subject,
            "nsubj": self._nouns.as_subject,
            "compound": self._nouns.as_modifier,
            "nmod": self._nouns.as_modifier,
            "attr": self._nouns.as_attribute,
            "advmod": self._clauses.qualified,
        }.get(token.dep)
        return above(token, head, seen) if above else "actual"

"""Whether a clause says that its event took place, will, may, did not, or is only said to have.

The signs are read off the word itself (auxiliaries, negation, determiner, adjectives) and then off what governs it, up
to the first clause boundary beyond which the event stands on its own feet ("after the attack", "the jet that ...").
The classes of governors are data (`governors.yaml`), after Karttunen's implicatives and Sauri and Pustejovsky's
factuality signatures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import Effect, governors, nouns
from rashomon.happenings.matching import Match
from rashomon.happenings.phrases import is_passive, lemma_of, phrase_of
from rashomon.happenings.signs import Signs, furthest, is_definite_noun
from rashomon.model import Modality

#: Roots whose events are words: an infinitive of purpose after a meeting or call tells what was said there.
SPOKEN: frozenset[str] = frozenset(
    ["CONSULT", "SUPPORT", "CONCEDE", "ACCUSE", "REJECT", "THREATEN", "REQUEST", "AGREE"]
)
#: Prepositions that carry an event noun with the fate of its verb ("will go on a trip", "met for talks").
_CARRYING = frozenset(("on", "for", "in", "into", "to"))


@dataclass(frozen=True)
class Outlook:
    """Judges the modality of words in one sentence; `roots` are the kinds of event found at its words, by index."""

    sentence: Sentence
    roots: Mapping[int, str | None]

    @property
    def _signs(self) -> Signs:
        return Signs(self.sentence)

    def modality(self, token: Token) -> Modality:
        """What the sentence makes of the event that a word names."""
        return self._status(token, frozenset())

    def of_match(self, match: Match) -> Modality:
        """The modality of a matched event; a light verb's noun may add to it ("held possible talks")."""
        told = self.modality(match.head)
        light = match.noun is not None and phrase_of(self.sentence, match.head) not in governors().verbs
        return furthest(told, self._signs.own(match.noun)) if light and match.noun is not None else told

    # ------------------------------------------------------------ what governs it
    def _status(self, token: Token, seen: frozenset[int]) -> Modality:
        own = self._signs.own(token)
        head = self.sentence.head(token)
        if head is None or token.index in seen:
            return own
        return furthest(own, self._from_above(token, head, seen | {token.index}))

    def _from_above(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        above = {
            "conj": self._coordinated,
            "xcomp": self._complement,
            "ccomp": self._complement,
            "advcl": self._adverbial,
            "acl": self._of_noun,
            "relcl": self._of_noun,
            "pcomp": self._after_preposition,
            "pobj": self._after_preposition,
            "dobj": self._object,
            "nsubjpass": self._subject,
            "nsubj": self._subject,
            "compound": self._modifier,
            "nmod": self._modifier,
            "attr": self._attribute,
            "amod": self._coordinated,
        }.get(token.dep)
        return above(token, head, seen) if above else "actual"

    def _coordinated(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """A second conjunct shares the auxiliaries of the first when it is a bare form, and always its governor."""
        s = self.sentence
        if token.dep == "amod":
            return "actual"
        bare = token.tag == head.tag and not s.child(token, "nsubj", "nsubjpass", "aux", "auxpass")
        if token.pos in ("NOUN", "PROPN") or (bare and token.tag in ("VB", "VBG", "VBN")):
            return self._status(head, seen)
        if self._is_neither(token, head):
            return "negated"
        above = s.head(head)
        return self._from_above(head, above, seen) if above and head.dep != "conj" else "actual"

    def _is_neither(self, token: Token, head: Token) -> bool:
        """ "Did not confess or name anyone": what "or" adds to a negated verb is negated with it."""
        s = self.sentence
        joined = any(t.text.lower() in ("or", "nor") for t in s.children(head, "cc"))
        return joined and not s.child(token, "nsubj", "nsubjpass") and self._signs.own(head) == "negated"

    def _under(self, governor: Token, effect: Effect, seen: frozenset[int]) -> Modality:
        """What a governor of this class makes of its complement, its own fate counted in."""
        fate = self._status(governor, seen)
        if effect == "negated":
            return "possible" if fate == "negated" else "negated"
        if effect == "future":
            return furthest("future", "actual" if fate == "reported" else fate)
        if effect == "topic":
            return "possible"
        if fate == "negated":
            return "possible"
        return furthest(effect, "actual" if fate == "reported" else fate)

    def _complement(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        s = self.sentence
        if token.dep == "ccomp" and head.index > token.index and not s.child(token, "mark"):
            return "actual"  # "they met, officials said": a content, judged by its attribution
        effect = self._signs.effect(head)
        if effect and effect != "topic" and not self._plain_report(token, head, effect):
            return self._under(head, effect, seen)
        if token.dep == "ccomp" or (token.tag == "VBG" and lemma_of(head) in governors().presupposing):
            return "actual"
        if self._is_purpose(token, head):
            return self._purpose(token, head, seen)
        if head.lemma == "be" or (head.lemma == "go" and head.tag == "VBG"):
            return furthest("future", self._status(head, seen))
        return self._status(head, seen)

    def _plain_report(self, token: Token, head: Token, effect: Effect) -> bool:
        """A finite clause after a verb that plans only with an infinitive ("was determined that he had left")."""
        helped = any(t.tag in ("VBD", "VBZ", "VBP") for t in self.sentence.children(token, "aux", "auxpass"))
        finite = token.dep == "ccomp" and (token.tag in ("VBD", "VBZ", "VBP", "VBN") or helped)
        return finite and effect in ("future", "possible") and lemma_of(head) not in ("fear", "hope", "suspect", "wish")

    def _is_purpose(self, token: Token, head: Token) -> bool:
        """An infinitive that says what for."""
        to = any(t.text.lower() == "to" for t in self.sentence.children(token, "aux"))
        return to and self.roots.get(head.index) is not None

    def _purpose(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        fate = self._status(head, seen)
        spoken = self.roots.get(head.index) == "CONSULT" and self.roots.get(token.index) in SPOKEN
        return fate if spoken else furthest(fate, "possible")

    def _adverbial(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        s = self.sentence
        if s.child(token, "nsubj", "nsubjpass") or s.child(token, "mark"):
            to_infinitive = any(t.text.lower() == "to" for t in s.children(token, "aux"))
            return self._after_for(head, seen) if to_infinitive else "actual"
        if token.tag == "VB":
            if (effect := self._signs.effect(head)) and effect != "topic":
                return self._under(head, effect, seen)
            return self._purpose(token, head, seen)
        fate = self._status(head, seen)
        return fate if fate in ("future", "possible") else "actual"

    def _after_for(self, head: Token, seen: frozenset[int]) -> Modality:
        """ "... for them to meet": wished or planned, unless the governor says otherwise."""
        effect = self._signs.effect(head)
        return self._under(head, effect, seen) if effect else "possible"

    def _of_noun(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        s = self.sentence
        if token.tag == "VB" and any(t.text.lower() == "to" for t in s.children(token, "aux")):
            effect = self._signs.effect(head)
            if effect is None and s.role == "headline":
                return "actual"  # "Leaders to Meet": the infinitive itself says that it is to come
            return self._under(head, effect, seen) if effect else "possible"
        return "actual"

    def _after_preposition(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        word = head.text.lower()
        governor = self.sentence.head(head)
        if word in governors().negative_prepositions:
            return "negated"
        if governor is None or head.dep not in ("prep", "agent", "dative", "prt", "pcomp"):
            return "actual"
        effect = self._signs.effect(governor, word) or (self._signs.effect(governor) if token.dep == "pcomp" else None)
        if effect:
            return self._object_under(token, governor, effect, seen)
        if token.dep == "pcomp" and word in ("by", "in", "with"):
            fate = self._status(governor, seen)
            return fate if fate in ("future", "possible") else "actual"
        if word == "of" and lemma_of(governor) in nouns().wordings and governor.index not in self.roots:
            return self._status(governor, seen)
        if word in _CARRYING and governor.pos in ("VERB", "AUX") and self._carried_by_preposition(token):
            return self._status(governor, seen)
        return "actual"

    def _carried_by_preposition(self, token: Token) -> bool:
        return self.roots.get(token.index) == "CONSULT" and not is_definite_noun(self.sentence, token)

    def _object_under(self, token: Token, governor: Token, effect: Effect, seen: frozenset[int]) -> Modality:
        """An event as object: a definite one is a fact that is talked about, unless it is planned or called off."""
        if effect == "topic":
            return "actual" if is_definite_noun(self.sentence, token) or token.tag == "NNS" else "possible"
        spoken = self.roots.get(token.index) in ("ACCUSE", "REQUEST", "THREATEN", "REJECT", "AGREE")
        if effect == "negated" and token.pos in ("NOUN", "PROPN") and (spoken or self._passed_off(governor)):
            return "actual"  # "denied the accusation", "condemned ..."
        if effect in ("possible", "reported") and token.dep == "dobj" and is_definite_noun(self.sentence, token):
            return "actual"
        return self._under(governor, effect, seen)

    def _passed_off(self, governor: Token) -> bool:
        return lemma_of(governor) in ("dispute", "reject", "boycott", "skip", "shun", "fail", "avoid")

    def _object(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        if effect := self._signs.effect(head):
            return self._object_under(token, head, effect, seen)
        if lemma_of(head) in governors().holders:
            return self._status(head, seen)
        if lemma_of(head) in governors().carriers:
            return self._carried(token, head, seen)
        return "actual"

    def _carried(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """An event that a light verb carries shares its fate; a definite one was there before ("end the war")."""
        fate = self._status(head, seen)
        if not is_definite_noun(self.sentence, token):
            return fate
        before = phrase_of(self.sentence, head) in governors().presupposing
        return "actual" if fate == "negated" or before else fate

    def _subject(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        if token.dep == "nsubjpass" or is_passive(self.sentence, head):
            return self._object(token, head, seen)
        if lemma_of(head) == "be":
            return self._predicated(head, seen)
        happens = phrase_of(self.sentence, head) in governors().occurrence
        contains = head.lemma == "hold" and self.sentence.child(head, "dobj") is not None  # "held an apology"
        return self._status(head, seen) if happens and not contains else "actual"

    def _predicated(self, be: Token, seen: frozenset[int]) -> Modality:
        """ "The meeting is likely", "the talks are due on Monday"."""
        quality = self.sentence.child(be, "acomp", "attr", "oprd")
        effect = self._signs.effect(quality) if quality else None
        subject = self.sentence.child(be, "nsubj")
        if effect == "possible" and be.tag == "VBD" and subject and is_definite_noun(self.sentence, subject):
            return "actual"  # "the raid was necessary"
        return self._under(be, effect, seen) if effect and effect != "topic" else "actual"

    def _modifier(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """An event noun before a noun ("a ceasefire proposal", "the bomb threat")."""
        if head.pos not in ("NOUN", "PROPN") or self.roots.get(head.index):
            return "actual"
        effect = self._signs.effect(head)
        return self._under(head, effect, seen) if effect and effect != "topic" else "actual"

    def _attribute(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        return self._status(head, seen) if lemma_of(head) == "be" else "actual"

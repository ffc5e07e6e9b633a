"""The modality that a noun gets from what it hangs on: as object, as subject, after a preposition, before a noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import Effect, governors, nouns
from rashomon.happenings.modality_effects import Status, under
from rashomon.happenings.modality_lexicon import truths
from rashomon.happenings.phrases import is_passive, lemma_of, phrase_of
from rashomon.happenings.signs import Signs, furthest, is_definite_noun
from rashomon.model import Modality

#: Prepositions that carry an event noun with the fate of its verb ("will go on a trip", "met for talks").
_CARRYING = frozenset(("on", "for", "in", "into", "to"))
#: Prepositions that lead from a verb to what its class bears on ("prevented them from").
_LEADING = frozenset(("from", "of", "for", "to", "on", "against", "about", "with", "into", "at"))
#: Prepositions by which a gerund says how its verb's deed is done.
_MEANS = frozenset(("by", "in", "with"))
#: Prepositions that lead from a noun of intention to what it is for.
_INTENT = frozenset(("of", "for"))
#: Prepositions that lead from a report or proof to what it tells of.
_ABOUT = frozenset(("of", "about", "on"))
_ARTICLES = frozenset(("a", "an", "any"))


@dataclass(frozen=True)
class Nouns:
    """Reads nouns (and gerunds behind prepositions) of one sentence. `status` judges a word, `roots` are the kinds of
    event found at words, by index."""

    sentence: Sentence
    roots: Mapping[int, str | None]
    signs: Signs
    status: Status

    # ------------------------------------------------------------ after a preposition
    def after_preposition(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """What the preposition, or the word it hangs on, makes of a noun or gerund."""
        word = head.text.lower()
        governor = self.sentence.head(head)
        before = self.sentence.tokens[head.index - 1].text.lower() if head.index else ""
        if not governors().negative_prepositions.isdisjoint((word, f"{before} {word}")):
            return "negated"
        if governor is None or head.dep not in ("prep", "agent", "dative", "prt", "pcomp"):
            return "actual"
        if f"{lemma_of(governor)} {word}" in truths().bringing:
            return self.status(governor, seen)
        effect = self.signs.effect(governor, word) or self._effect_alone(token, governor, word)
        if effect:
            return self._under_object(token, governor, effect, seen)
        if governor.pos == "NOUN" and lemma_of(governor) in truths().content_nouns and word in _ABOUT:
            return "possible" if self.signs.own(governor) == "negated" else "actual"  # "no reports of casualties"
        if token.dep == "pcomp" and (word in _MEANS or word in _LEADING):
            fate = self.status(governor, seen)
            unsettled = fate == "negated" and word in _LEADING  # "was not worried about being attacked"
            return "possible" if unsettled else fate if fate in ("future", "possible") else "actual"
        if word == "of" and lemma_of(governor) in nouns().wordings and governor.index not in self.roots:
            return self.status(governor, seen)
        if word in _CARRYING and governor.pos in ("VERB", "AUX") and self._is_carried_by_preposition(token):
            return self.status(governor, seen)
        if governor.lemma == "be" and word == "at" and not self.sentence.child(token, "det", "poss"):
            return self.status(governor, seen)  # "were not at war"
        return "actual"

    def _effect_alone(self, token: Token, governor: Token, word: str) -> Effect | None:
        """The class of a governor that needs no preposition of its own: a verb's before a gerund, a plan's "for"."""
        if token.dep == "pcomp" and word in _LEADING:
            return self.signs.effect(governor)
        intended = governor.pos == "NOUN" and lemma_of(governor) in truths().intended and word in _INTENT
        return self.signs.effect(governor) if intended else None

    def _is_carried_by_preposition(self, token: Token) -> bool:
        return self.roots.get(token.index) == "CONSULT" and not is_definite_noun(self.sentence, token)

    # ------------------------------------------------------------ as object
    def as_object(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """What a verb makes of the event that is its object."""
        lemma = lemma_of(head)
        if lemma in truths().addressing and token.dep == "dobj":
            return "actual"
        if effect := self.signs.effect(head):
            return self._under_object(token, head, effect, seen)
        if lemma in governors().holders or phrase_of(self.sentence, head) in truths().bringing:
            return self.status(head, seen)
        if lemma in governors().carriers:
            return self._carried(token, head, seen)
        return self._loose(token, head, seen)

    def _under_object(self, token: Token, governor: Token, effect: Effect, seen: frozenset[int]) -> Modality:
        """An event as object: a definite one is a fact that is talked about, unless it is planned or called off."""
        definite = is_definite_noun(self.sentence, token)
        wanted = lemma_of(governor) in truths().wanting
        if effect == "topic" and not wanted:
            return "actual" if definite or token.tag == "NNS" else "possible"
        spoken = self.roots.get(token.index) in ("ACCUSE", "REQUEST", "THREATEN", "REJECT", "AGREE")
        noun = token.pos in ("NOUN", "PROPN")
        if effect == "negated" and noun and (spoken or self._is_passed_off(governor, definite=definite)):
            return "actual"  # "denied the accusation", "condemned ..."
        if effect in ("possible", "reported") and token.dep in ("dobj", "nsubjpass") and definite and not wanted:
            return "actual"
        return under(governor, effect, self.status(governor, seen))

    def _is_passed_off(self, governor: Token, *, definite: bool) -> bool:
        """Whether the event took place without somebody, or he only spoke against it."""
        lemma = lemma_of(governor)
        return lemma in ("dispute", "reject", "boycott", "skip", "shun", "fail") or (lemma == "avoid" and definite)

    def _carried(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """An event that a light verb carries shares its fate; a definite one was there before ("end the war")."""
        fate = self.status(head, seen)
        if not is_definite_noun(self.sentence, token):
            return fate
        before = phrase_of(self.sentence, head) in governors().presupposing
        return "actual" if fate == "negated" or before else fate

    def _loose(self, token: Token, verb: Token, seen: frozenset[int]) -> Modality:
        """What a clause only introduces as object or subject ("would mean a strike") is no more real than it."""
        if not self._is_introduced(token):
            return "actual"
        fate = self.status(verb, seen)
        return fate if fate in ("possible", "future", "negated") else "actual"

    def _is_introduced(self, noun: Token) -> bool:
        return any(t.text.lower() in _ARTICLES for t in self.sentence.children(noun, "det"))

    # ------------------------------------------------------------ as subject
    def as_subject(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """What a verb says of the event that is its subject."""
        if token.dep == "nsubjpass" or is_passive(self.sentence, head):
            return self.as_object(token, head, seen)
        if lemma_of(head) == "be" and self._is_set(head):
            return self.status(head, seen)
        if lemma_of(head) == "be":
            return furthest(self._predicated(head, seen), self._loose(token, head, seen))
        if lemma_of(head) in truths().looming:
            return "future"
        happens = phrase_of(self.sentence, head) in governors().occurrence
        contains = head.lemma == "hold" and self.sentence.child(head, "dobj") is not None  # "held an apology"
        if happens and not contains:
            return self.status(head, seen)
        fate = self._loose(token, head, seen)
        return fate if fate == "possible" else "actual"

    def _is_set(self, be: Token) -> bool:
        """Whether "be" only says when or where ("the vote will be in Suva on Monday")."""
        said = self.sentence.child(be, "acomp", "attr", "oprd", "xcomp", "ccomp")
        return said is None and self.sentence.child(be, "prep", "npadvmod") is not None

    def _predicated(self, be: Token, seen: frozenset[int]) -> Modality:
        """ "The meeting is likely", "the talks are due on Monday"."""
        quality = self.sentence.child(be, "acomp", "attr", "oprd")
        effect = self.signs.effect(quality) if quality else None
        subject = self.sentence.child(be, "nsubj")
        if effect == "possible" and be.tag == "VBD" and subject and is_definite_noun(self.sentence, subject):
            return "actual"  # "the raid was necessary"
        return under(be, effect, self.status(be, seen)) if effect and effect != "topic" else "actual"

    # ------------------------------------------------------------ before a noun, after "be"
    def as_modifier(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """An event noun before a noun ("a ceasefire proposal", "the bomb threat")."""
        if head.pos not in ("NOUN", "PROPN") or self.roots.get(head.index):
            return "actual"
        effect = self.signs.effect(head)
        return under(head, effect, self.status(head, seen)) if effect and effect != "topic" else "actual"

    def as_attribute(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """ "It would be an attack", "there was no raid"."""
        return self.status(head, seen) if lemma_of(head) == "be" else "actual"

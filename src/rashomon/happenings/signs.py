"""What a word's own clause or noun phrase says of whether its event happened: auxiliaries, negation, adjectives."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import Effect, governors
from rashomon.happenings.modality_lexicon import truths
from rashomon.happenings.phrases import lemma_of
from rashomon.happenings.signs_clauses import form_of, is_denied_in_front
from rashomon.model import Modality

#: The further right, the less it happened; of two signs the further one wins.
_ORDER: tuple[Modality, ...] = ("actual", "reported", "future", "possible", "negated")
_WOULD = frozenset(("would", "'d"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))


def furthest(*signs: Modality) -> Modality:
    """The strongest of several signs against a plain fact."""
    return max(signs, key=_ORDER.index)


def is_definite_noun(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun has an article or pronoun that points back, or an owner."""
    return any(t.dep == "poss" or t.text.lower() in _DEFINITE for t in sentence.children(noun, "det", "poss"))


@dataclass(frozen=True)
class Signs:
    """Reads the signs in one sentence."""

    sentence: Sentence

    def own(self, token: Token) -> Modality:
        """What the word's own clause or noun phrase says."""
        noun = token.pos in ("NOUN", "PROPN", "ADJ") and token.dep != "acomp"
        if noun and token.dep != "ROOT":
            return self._own_noun(token)
        known, s = governors(), self.sentence
        clause = (s.head(token) if token.dep in ("acomp", "attr") else None) or token
        signs: list[Modality] = [form_of(s, clause), self._own_noun(token) if noun else "actual"]
        for kid in s.children(clause):
            word = kid.text.lower()
            if self._negates(kid, clause):
                signs.append("negated")
            elif kid.dep == "aux" and word in known.modals:
                signs.append("future" if word in _WOULD and self._is_told(token) else known.modals[word])
            elif kid.dep in ("mark", "advmod") and word in known.conditionals:
                signs.append("possible")
            elif kid.dep == "advmod" and kid.index < clause.index + 2:
                signs.append(truths().adverbs.get(word, "actual"))
            elif kid.dep in ("nsubj", "nsubjpass", "dobj") and self._is_none(kid):
                signs.append("negated")
        signs += self._before(clause)
        if is_denied_in_front(s, clause):
            signs.append("negated")
        if self._announced_infinitive(token):
            signs.append("future")
        return furthest(*signs)

    def _before(self, verb: Token) -> list[Modality]:
        """The signs among the auxiliaries and adverbs right before a verb that the parser hung elsewhere."""
        found: list[Modality] = []
        for word in reversed(self.sentence.tokens[: verb.index] if verb.pos == "VERB" else ()):
            if word.pos not in ("AUX", "ADV", "PART") or word.text.lower() == "to":
                break
            if word.head != verb.index and word.text.lower() in governors().negations:
                found.append("negated" if self._negates(word, verb) else "actual")
        return found

    def _negates(self, kid: Token, verb: Token) -> bool:
        """Whether a word below a verb negates it: "not" may belong to a phrase ("not the fort but the town"), only
        measure ("not only", "no later than") or stand with an adverb ("no longer", "not yet")."""
        word, known = kid.text.lower(), governors()
        after = self.sentence.tokens[kid.index + 1].text.lower() if kid.index + 1 < len(self.sentence.tokens) else ""
        if kid.dep == "neg" or (kid.dep in ("advmod", "preconj", "cc") and word in known.negations):
            of_phrase = word == "not" and kid.index > verb.index and verb.pos != "AUX"
            return after not in truths().measuring and not of_phrase
        denied = kid.dep == "advmod" and word in truths().negated_adverbs
        return denied and any(t.dep == "neg" or t.text.lower() == "no" for t in self.sentence.children(kid))

    def _is_told(self, verb: Token) -> bool:
        """Whether a clause is what somebody said in the past, where "would" stands for "will"."""
        head = self.sentence.head(verb)
        return verb.dep == "ccomp" and head is not None and head.tag in ("VBD", "VBN", "VBG", "VBZ")

    def _is_none(self, noun: Token) -> bool:
        """Whether a noun phrase is empty ("no agreement", "not a single shell", "nobody", "none of them")."""
        if noun.text.lower() in ("nobody", "none", "nothing"):
            return True
        empty = [
            t
            for t in self.sentence.children(noun, "neg", "det")
            if t.dep == "neg" or t.text.lower() in governors().negative_determiners
        ]
        return any(not self._measures(t) and not self._is_set_apart(t, noun) for t in empty)

    def _measures(self, negation: Token) -> bool:
        """ "No fewer than forty soldiers": there were some."""
        after = self.sentence.tokens[negation.index + 1 : negation.index + 2]
        return any(t.text.lower() in truths().measuring for t in after)

    def _is_set_apart(self, negation: Token, noun: Token) -> bool:
        """ "Kenya, not Uganda, attacked", "the fort, not the town": the negation bears on what is named beside."""
        s = self.sentence
        contrast = any(t.text.lower() == "but" for t in s.children(noun, "cc"))
        return negation.text.lower() == "not" and (negation.index > noun.index or contrast)

    def _announced_infinitive(self, token: Token) -> bool:
        """A headline's future: "Leaders to Meet", "Pact to Be Signed"."""
        s = self.sentence
        if token.tag not in ("VB", "VBN") or not any(t.text.lower() == "to" for t in s.children(token, "aux")):
            return False
        return token.dep == "ROOT" or (token.dep in ("relcl", "acl") and s.role == "headline")

    def _own_noun(self, noun: Token) -> Modality:
        signs: list[Modality] = ["negated" if self._is_none(noun) else "actual"]
        for kid in self.sentence.children(noun, "amod", "compound", "advmod", "nmod"):
            sign = governors().adjectives.get(kid.text.lower()) or governors().adjectives.get(lemma_of(kid))
            if sign:
                signs.append(sign)
        if any(self._is_to_come(kid) for kid in self.sentence.children(noun, "poss", "amod", "nmod")):
            signs.append("future")
        if any(t.text.lower() == "any" for t in self.sentence.children(noun, "det")):
            signs.append("possible")
        for kid in self.sentence.children(noun, "acl", "relcl"):
            effect = self.effect(kid) if kid.tag == "VBN" else None
            if effect == "future" or (effect == "negated" and lemma_of(kid) != "fail"):
                signs.append(effect)  # "talks scheduled for May", "the visit called off by ..."
        return furthest(*signs)

    def _is_to_come(self, modifier: Token) -> bool:
        """ "Next week's summit", "tomorrow's vote"."""
        words = [modifier, *self.sentence.children(modifier, "amod")]
        return (modifier.dep != "poss" or modifier.pos in ("NOUN", "PROPN")) and any(
            t.text.lower() in truths().coming for t in words
        )

    def effect(self, governor: Token, preposition: str | None = None) -> Effect | None:
        """The class of a governor, with its particle or with the preposition that leads from it."""
        known = governors()
        effects = {"NOUN": known.nouns, "PROPN": known.nouns, "ADJ": known.predicates}.get(governor.pos, known.verbs)
        particle = None if preposition else self.sentence.child(governor, "prt")
        added = preposition or (particle.text.lower() if particle else "")
        return effects.get(f"{lemma_of(governor)} {added}".rstrip())

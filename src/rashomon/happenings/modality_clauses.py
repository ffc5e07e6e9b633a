"""The modality that a clause gets from what it hangs on: complements, clauses of time or of a noun, conjuncts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import Effect, governors
from rashomon.happenings.modality_effects import Status, implied, is_content_clause, under
from rashomon.happenings.modality_lexicon import truths
from rashomon.happenings.phrases import lemma_of
from rashomon.happenings.signs import Signs, furthest
from rashomon.model import Modality

#: Roots whose events are words: an infinitive of purpose after a meeting or call tells what was said there.
SPOKEN: frozenset[str] = frozenset(
    ["CONSULT", "SUPPORT", "CONCEDE", "ACCUSE", "REJECT", "THREATEN", "REQUEST", "AGREE"]
)
_HAPPENED = frozenset(("actual", "reported"))


@dataclass(frozen=True)
class Clauses:
    """Reads clauses of one sentence. `status` and `above` judge a word with and without its own signs; `roots` are the
    kinds of event found at words, by index."""

    sentence: Sentence
    roots: Mapping[int, str | None]
    signs: Signs
    status: Status
    above: Callable[[Token, Token, frozenset[int]], Modality]

    # ------------------------------------------------------------ conjuncts
    def coordinated(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """A second conjunct shares the auxiliaries of the first when it is a bare form, and always its governor."""
        s = self.sentence
        finite = [t for t in s.children(token, "aux", "auxpass") if t.tag not in ("VB", "VBN", "VBG")]
        bare = token.tag in (head.tag, "VBG") and not s.child(token, "nsubj", "nsubjpass") and not finite
        if token.pos in ("NOUN", "PROPN") or (bare and token.tag in ("VB", "VBG", "VBN")):
            return self.status(head, seen)
        if self._is_neither(token, head):
            return "negated"
        condition: Modality = "possible" if self._is_conditional(head) else "actual"
        above = s.head(head)
        handed = self.above(head, above, seen) if above and head.dep != "conj" else "actual"
        return furthest(condition, handed)

    def qualified(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """An adverb that an infinitive hangs on ("would not go far enough to") has the fate of its verb."""
        return self.status(head, seen) if head.pos in ("VERB", "AUX", "ADV") else "actual"

    def _is_neither(self, token: Token, head: Token) -> bool:
        """ "Did not confess or name anyone": what "or" adds to a negated verb is negated with it."""
        s = self.sentence
        joined = any(t.text.lower() in ("or", "nor") for t in s.children(head, "cc"))
        return joined and not s.child(token, "nsubj", "nsubjpass") and self.signs.own(head) == "negated"

    def _is_conditional(self, verb: Token) -> bool:
        """Whether a clause is a condition, whose conjuncts are conditions too ("if he comes and finds him")."""
        marks = self.sentence.children(verb, "mark", "advmod")
        return any(t.text.lower() in governors().conditionals for t in marks if t.index < verb.index)

    # ------------------------------------------------------------ complements
    def complement(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """What a verb, an adjective or "is to" makes of its infinitive, gerund or finite clause."""
        s = self.sentence
        if token.dep == "ccomp" and head.index > token.index and not s.child(token, "mark"):
            return "actual"  # "they met, officials said": a content, judged by its attribution
        bare = token.tag == "VB" and s.child(token, "aux", "mark") is None  # "made him leave"
        infinitive = bare or self._has_to(token)
        if infinitive and (self._is_too_much(head) or self._is_yet_to(head)):
            return "negated"
        if infinitive and self._is_enough(head):
            return furthest("possible", self.status(head, seen))
        effect = self.signs.effect(head)
        if effect and effect != "topic" and not self._plain_report(token, head, effect):
            return self._ability(head, seen) or under(head, effect, self.status(head, seen))
        if token.dep == "ccomp" and not infinitive:
            return self._content(token, head, seen)
        if token.tag == "VBG" and lemma_of(head) in governors().presupposing:
            return "actual"
        if (handed := implied(head, self.status(head, seen))) is not None:
            return handed
        if self._is_purpose(token, head):
            return self._purpose(token, head, seen)
        if head.lemma == "be" or (head.lemma == "go" and head.tag == "VBG"):
            missed = any(t.text.lower() == "have" for t in s.children(token, "aux"))  # "was to have met"
            return furthest("possible" if missed else "future", self.status(head, seen))
        return self.status(head, seen)

    def _has_to(self, token: Token) -> bool:
        return any(t.text.lower() == "to" for t in self.sentence.children(token, "aux"))

    def _is_too_much(self, adjective: Token) -> bool:
        """ "Too weak to attack"."""
        return any(t.text.lower() == "too" for t in self.sentence.children(adjective, "advmod"))

    def _is_enough(self, word: Token) -> bool:
        """ "Strong enough to attack", "went far enough to"."""
        return any(t.text.lower() == "enough" for t in (word, *self.sentence.children(word, "advmod")))

    def _is_yet_to(self, verb: Token) -> bool:
        """ "Has yet to sign"."""
        yet = any(t.text.lower() == "yet" for t in self.sentence.children(verb, "advmod"))
        return yet and verb.lemma in ("have", "be")

    def _ability(self, head: Token, seen: frozenset[int]) -> Modality | None:
        """ "Was able to free them" tells that it was done; None for other words and times."""
        be = self.sentence.head(head)
        if lemma_of(head) != "able" or be is None or be.tag != "VBD":
            return None
        return "actual" if self.status(be, seen) in _HAPPENED else None

    def _plain_report(self, token: Token, head: Token, effect: Effect) -> bool:
        """A finite clause after a verb that plans only with an infinitive ("was determined that he had left")."""
        helped = any(t.tag in ("VBD", "VBZ", "VBP") for t in self.sentence.children(token, "aux", "auxpass"))
        marked = token.tag == "VBN" and self.sentence.child(token, "mark") is not None
        finite = token.dep == "ccomp" and (token.tag in ("VBD", "VBZ", "VBP") or helped or marked)
        return finite and effect in ("future", "possible") and truths().contents.get(lemma_of(head)) != "open"

    def _content(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """A finite clause that is said, thought or known: true by itself, unless what governs it says otherwise."""
        predicate = self.sentence.child(head, "acomp", "attr", "oprd") if head.lemma == "be" else None
        if head.pos == "ADJ":
            predicate, head = head, self.sentence.head(head) or head
        if predicate is not None:
            return self._predicated(predicate, head, seen)
        kind = truths().contents.get(lemma_of(head))
        if kind == "open":
            return "possible"
        if self.status(head, seen) != "negated" or kind == "factive" or self._asks_how(token):
            return "actual"
        return "negated" if kind == "raising" else "possible"

    def _asks_how(self, verb: Token) -> bool:
        """ "Did not say why it had attacked" takes the attack for granted."""
        before = [t for t in self.sentence.subtree(verb) if t.index < verb.index]
        return any(t.tag in ("WRB", "WP") for t in before)

    def _predicated(self, predicate: Token, be: Token, seen: frozenset[int]) -> Modality:
        """ "It is possible that", "it is not true that"."""
        truth = truths().predicates.get(lemma_of(predicate))
        if truth is None:
            return "actual"
        denied = self.status(be, seen) == "negated"
        if truth == "open":
            return "possible"
        if truth == "true":
            return ("negated" if lemma_of(predicate) == "true" else "possible") if denied else "actual"
        return "possible" if denied else "negated"

    def _is_purpose(self, token: Token, head: Token) -> bool:
        """An infinitive that says what for."""
        return self._has_to(token) and self.roots.get(head.index) is not None

    def _purpose(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        fate = self.status(head, seen)
        spoken = self.roots.get(head.index) == "CONSULT" and self.roots.get(token.index) in SPOKEN
        return fate if spoken else furthest(fate, "possible")

    # ------------------------------------------------------------ adverbial clauses
    def adverbial(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """A clause beside another: a purpose, a time that is still to come, a gerund that shares the verb's fate."""
        s = self.sentence
        if s.child(token, "nsubj", "nsubjpass") or s.child(token, "mark"):
            return self._after_for(head, seen) if self._has_to(token) else self._beside(token, head, seen)
        if token.tag == "VB":
            if (effect := self.signs.effect(head)) and effect != "topic":
                return self._ability(head, seen) or under(head, effect, self.status(head, seen))
            handed = implied(head, self.status(head, seen))
            return handed if handed is not None else self._purpose(token, head, seen)
        if token.tag == "VBG" and token.index == head.index + 2 and (effect := self.signs.effect(head)):
            return under(head, effect, self.status(head, seen))  # "ruled out sending": the particle between them
        fate = self.status(head, seen)
        return fate if fate in ("future", "possible") else "actual"

    def _beside(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """A finite clause of time: in the present it waits for the main clause ("will meet after they sign")."""
        mark = self.sentence.child(token, "mark", "advmod")
        word = mark.text.lower() if mark is not None and mark.index < token.index else ""
        present = token.tag in ("VBZ", "VBP") and not self.sentence.child(token, "aux", "auxpass")
        if word in truths().until:
            return "possible" if present else "actual"
        if word == "in" and any(t.text.lower() == "case" for t in self.sentence.children(token)):
            return "possible"
        if word in truths().with_main and present and self.status(head, seen) in ("future", "possible"):
            return "future"
        before = word == "before" and any(t.text.lower() == "could" for t in self.sentence.children(token, "aux"))
        return "negated" if before else "actual"

    def _after_for(self, head: Token, seen: frozenset[int]) -> Modality:
        """ "... for them to meet": wished or planned, unless the governor says otherwise."""
        effect = self.signs.effect(head)
        return under(head, effect, self.status(head, seen)) if effect else "possible"

    # ------------------------------------------------------------ clauses of a noun
    def of_noun(self, token: Token, head: Token, seen: frozenset[int]) -> Modality:
        """A noun's infinitive ("the decision to"), its content ("reports that"), or a relative clause."""
        s = self.sentence
        if token.tag == "VB" and self._has_to(token):
            if lemma_of(head) in truths().implicative_nouns:
                above = s.head(head)
                return self.status(above, seen) if above is not None else "actual"
            effect = self.signs.effect(head)
            if effect is None and s.role == "headline":
                return "actual"  # "Leaders to Meet": the infinitive itself says that it is to come
            return self._if_ended(head, seen) or (
                under(head, effect, self.status(head, seen)) if effect else "possible"
            )
        kind = truths().content_nouns.get(lemma_of(head))
        if kind is not None and (is_content_clause(s, token) or (kind == "evidence" and token.tag == "VBG")):
            return self._content_of_noun(head, seen)
        present = token.tag in ("VBZ", "VBP") and s.child(token, "aux", "auxpass") is None
        words = [head.text.lower(), *(t.text.lower() for t in s.children(head, "det") if t.text.lower() != "those")]
        thought_of = present and not truths().anyone.isdisjoint(words)  # "those countries which use it" are known
        return "possible" if thought_of else "actual"

    def _if_ended(self, noun: Token, seen: frozenset[int]) -> Modality | None:
        """What ends an intention ends what it was for ("halted a plan to"); None where nothing ends it."""
        above = self.sentence.head(noun)
        if above is None or noun.dep not in ("dobj", "nsubjpass") or lemma_of(noun) not in truths().intended:
            return None
        if lemma_of(above) not in truths().ending:
            return None
        return "possible" if self.status(above, seen) == "negated" else "negated"

    def _content_of_noun(self, noun: Token, seen: frozenset[int]) -> Modality:
        """What "reports that", "no evidence that" or "fears that" make of their clause."""
        s, kind, above = self.sentence, truths().content_nouns.get(lemma_of(noun)), self.sentence.head(noun)
        if kind == "open":
            return "possible"
        rejected = above is not None and noun.dep in ("dobj", "nsubjpass") and lemma_of(above) in truths().rejecting
        predicate = (
            s.child(above, "acomp") if above is not None and noun.dep == "nsubj" and above.lemma == "be" else None
        )
        false = predicate is not None and truths().predicates.get(lemma_of(predicate)) == "false"
        if kind == "said":
            fate = self.status(above, seen) if above is not None and (rejected or false) else "actual"
            return ("possible" if fate == "negated" else "negated") if rejected or false else "reported"
        missing = self.signs.own(noun) == "negated" or (above is not None and self.status(above, seen) == "negated")
        return "negated" if missing else "actual"

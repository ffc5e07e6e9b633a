"""From words beside a cue to the event mentions they tell of: down from what it governs, up to what it hangs on.

Nothing is found where the words beside a cue name no event: the nearest mention is not taken in its stead.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import governors, nouns
from rashomon.happenings.phrases import is_passive, lemma_of, phrase_of
from rashomon.knowledge.event_relations import relation_words
from rashomon.model import EventMention

#: How deep lists, containers and carrying verbs are followed.
_DEPTH = 4


@dataclass(frozen=True)
class Told:
    """A sentence and the event mentions that stand in it."""

    sentence: Sentence
    mentions: tuple[EventMention, ...]

    @cached_property
    def _by_word(self) -> dict[int, EventMention]:
        found: dict[int, EventMention] = {}
        for mention in self.mentions:
            for token in self.sentence.within(mention.span):
                found.setdefault(token.index, mention)
        return found | {token.index: mention for mention, token in self._tops}

    @cached_property
    def _tops(self) -> list[tuple[EventMention, Token]]:
        tops = ((mention, self.sentence.top(mention.span)) for mention in self.mentions)
        return [(mention, top) for mention, top in tops if top is not None]

    def at(self, token: Token) -> EventMention | None:
        """The mention whose trigger holds a word, first the one that it heads."""
        return self._by_word.get(token.index)

    def top(self, mention: EventMention) -> Token | None:
        """The syntactic head of a mention's trigger."""
        return self.sentence.top(mention.span)

    def below(self, token: Token, depth: int = _DEPTH) -> list[EventMention]:
        """The events that a word tells of, or that those it lists, contains or carries do ("a series of raids",
        "carried out an attack", "fighting broke out")."""
        if depth == 0:
            return []
        here = self.at(token)
        parts = [] if here is not None else self._carried(token)
        parts += [kid for kid in self.sentence.children(token, "conj") if kid.pos == token.pos]
        found = [here] if here is not None else []
        return list(dict.fromkeys([*found, *(m for part in parts for m in self.below(part, depth - 1))]))

    def _carried(self, token: Token) -> list[Token]:
        s, known = self.sentence, governors()
        if token.pos not in ("VERB", "AUX"):
            if lemma_of(token) not in nouns().containers:
                return []
            return [t for p in s.children(token, "prep") if p.text.lower() == "of" for t in s.children(p, "pobj")]
        names = {lemma_of(token), phrase_of(s, token)}
        carries, occurs = not names.isdisjoint(known.carriers), not names.isdisjoint(known.occurrence)
        found = s.children(token, "dobj") if carries and not is_passive(s, token) else []
        found += s.children(token, "xcomp") if carries or occurs else []
        if not found and (occurs or (carries and is_passive(s, token))):
            found = s.children(token, "nsubj", "nsubjpass")
        return found

    def above(self, token: Token, cue: Token, *, loose: bool) -> EventMention | None:
        """The event that words hang on, from their governor upwards as far as the next verb.

        A verb that names no event gives what it carries, or its complement told before the cue ("closed the border
        after the raid, officials said"). `loose` cues ("after", "during") set the scene of the clause: what the parser
        hangs on a noun that points back ("condemned the attack after ...") belongs to the verb.
        """
        s, node = self.sentence, token
        while True:
            here = self.at(node)
            if node.pos in ("VERB", "AUX"):
                return here or self._by_verb(node, cue)
            if here is not None:
                return self._verb_of(node) or here if loose and here.nominal and self._points_back(here) else here
            head = s.head(node)
            if head is None:
                return None
            node = head

    def _points_back(self, mention: EventMention) -> bool:
        return mention.definite or mention.modality == "reported"

    def _verb_of(self, noun: Token) -> EventMention | None:
        verb = next((t for t in self.sentence.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
        return self.at(verb) if verb is not None else None

    def _by_verb(self, verb: Token, cue: Token) -> EventMention | None:
        s = self.sentence
        if not {lemma_of(verb), phrase_of(s, verb)}.isdisjoint(relation_words().stands_for_subject):
            tokens = s.children(verb, "nsubj", "nsubjpass")
        else:
            tokens = self._carried(verb) or [t for t in s.children(verb, "ccomp") if t.index < cue.index]
        found = [m for t in tokens for m in self.below(t)]
        return found[0] if found else None

    def main(self) -> EventMention | None:
        """The event that the sentence tells of in its main clause, or in what its main verb says."""
        root = self.sentence.root
        tokens = [root] if self.below(root) else self.sentence.children(root, "ccomp")
        return next((m for t in tokens for m in self.below(t)), None)

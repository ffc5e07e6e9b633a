"""Which earlier event of the text an event is put after, or beside, and by which words.

Four wordings say so: "after the ambush" (a preposition or conjunction), "..., triggering protests" (a result), "Chad
responded by ..." (an answer to what was told before), and "Meanwhile, ..." (beside it).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.model import EventMention, Span

_AFTER = frozenset(("after", "following", "since"))
_ANSWERS = frozenset(("respond", "reply", "retaliate", "react", "counter", "answer"))
_BESIDE = frozenset(("meanwhile", "meantime"))
_WHILE = frozenset(("while", "as"))


@dataclass(frozen=True)
class Before:
    """An earlier event, and the words that put another after it or beside it."""

    event: EventMention
    said: str
    word: Token | None = None


@dataclass(frozen=True)
class Order:
    """Reads the order of the events of one document."""

    parse: Parse
    mentions: tuple[EventMention, ...]

    def before(self, mention: EventMention) -> Iterator[Before]:
        """The events that this one is put after or beside, the firmest wording first."""
        sentence = self.parse.at(mention.span.start)
        head = sentence.top(mention.span) if sentence else None
        if sentence is None or head is None:
            return
        yield from self._after(mention, sentence, head)
        yield from self._result(mention, sentence, head)
        yield from self._beside(mention, sentence, head)
        yield from self._answer(sentence, head)

    def _within(self, sentence: Sentence) -> list[EventMention]:
        return [m for m in self.mentions if sentence.start <= m.span.start < sentence.end]

    # ------------------------------------------------------------ after
    def _after(self, mention: EventMention, sentence: Sentence, head: Token) -> Iterator[Before]:
        for other in self._within(sentence):
            if other.id != mention.id:
                for word in self._after_words(sentence, other.span):
                    if self._governs(sentence, word, head):
                        yield Before(other, word.text.lower(), word)

    def _after_words(self, sentence: Sentence, span: Span) -> list[Token]:
        """The "after" directly above an event, as its preposition or the mark of its clause."""
        top = sentence.top(span)
        if top is None:
            return []
        above = sentence.head(top)
        words = [t for t in sentence.children(top, "mark", "prep") if t.index < top.index]
        words += [above] if above is not None and top.dep in ("pobj", "pcomp", "dobj") else []
        return [t for t in words if t.text.lower() in _AFTER]

    def _governs(self, sentence: Sentence, word: Token, head: Token) -> bool:
        """Whether the clause that holds the "after" is this event's, or the verb above it ("continued to")."""
        clause = sentence.head(word)
        if clause is not None and word.dep == "mark":
            clause = sentence.head(clause)
        chain = [head, *(t for t in sentence.ancestors(head)[:1] if head.dep == "xcomp")]
        return clause is not None and any(clause.index == t.index for t in chain)

    # ------------------------------------------------------------ a result
    def _result(self, mention: EventMention, sentence: Sentence, head: Token) -> Iterator[Before]:
        """What a participle adds came no earlier than what the main clause tells."""
        verb = next((t for t in [head, *sentence.ancestors(head)] if t.pos == "VERB"), None)
        if verb is None or verb.dep != "advcl" or verb.tag != "VBG" or head.dep not in ("dobj", "advcl"):
            return
        main = sentence.head(verb)
        carried = [t for t in (main, *(sentence.children(main, "xcomp", "dobj") if main else ())) if t is not None]
        for other in self._within(sentence):
            top = sentence.top(other.span)
            if top is not None and other.id != mention.id and top.index in {t.index for t in carried}:
                yield Before(other, "told as a result of")

    # ------------------------------------------------------------ beside and in answer
    def _beside(self, mention: EventMention, sentence: Sentence, head: Token) -> Iterator[Before]:
        main = sentence.root.index in {t.index for t in (head, *sentence.ancestors(head)[:1])}
        opening = {t.text.lower() for t in sentence.children(sentence.root, "advmod")}
        if main and opening & _BESIDE:
            yield from (Before(m, "told beside") for m in self._told_before(sentence))
        mark = sentence.child(head, "mark") if head.dep == "advcl" else None
        if mark is not None and mark.text.lower() in _WHILE:
            main_clause = sentence.ancestors(head)[0]
            for other in self._within(sentence):
                tops = [sentence.top(other.span)]
                near = [t for t in tops if t is not None and main_clause.index in self._two_up(sentence, t)]
                if other.id != mention.id and near and near[0].index < mark.index:
                    yield Before(other, "told beside")

    def _two_up(self, sentence: Sentence, token: Token) -> set[int]:
        return {t.index for t in (token, *sentence.ancestors(token)[:2])}

    def _answer(self, sentence: Sentence, head: Token) -> Iterator[Before]:
        verbs = [t for t in (head, *sentence.ancestors(head)[:2]) if t.lemma.lower() in _ANSWERS]
        if verbs and head.dep in ("pcomp", "advcl", "ROOT", "xcomp", "conj"):
            yield from (Before(m, "told as an answer to") for m in self._told_before(sentence))

    def _told_before(self, sentence: Sentence) -> list[EventMention]:
        """The events of the main clause of the sentence before."""
        number = self.parse.sentences.index(sentence)
        if number == 0:
            return []
        previous = self.parse.sentences[number - 1]
        root = previous.root.index
        found = []
        for mention in self._within(previous):
            top = previous.top(mention.span)
            if top is not None and root in {t.index for t in (top, *previous.ancestors(top)[:1])}:
                found.append(mention)
        return found

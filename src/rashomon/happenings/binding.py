"""Which time and place expressions belong to which event: those that hang on its words, then those of its clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import governors, nouns
from rashomon.happenings.parting import told_apart
from rashomon.happenings.phrases import lemma_of, phrase_of
from rashomon.model import Span

_WHERE = frozenset(
    (
        "across",
        "along",
        "around",
        "at",
        "beside",
        "between",
        "by",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "off",
        "on",
        "outside",
        "over",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "via",
        "within",
    )
)
#: Prepositions that make a place of the event's own clause, but not of another noun on the way.
_AT = frozenset(
    (
        "across",
        "along",
        "around",
        "at",
        "in",
        "inside",
        "near",
        "off",
        "on",
        "outside",
        "over",
        "throughout",
        "within",
    )
)


@dataclass(frozen=True)
class Binder:
    """Binds expressions to events in one sentence; `owners` gives for each word of an event the event's number."""

    sentence: Sentence
    owners: Mapping[int, int]
    past: frozenset[Span] = frozenset()  # time expressions that count back ("last week")

    # ------------------------------------------------------------ times
    def times(self, spans: Sequence[Span]) -> dict[int, list[Span]]:
        """Time expressions by event."""
        found: dict[int, list[Span]] = {}
        for span in spans:
            for event in self._events_of_time(span):
                found.setdefault(event, []).append(span)
        return self._shared(told_apart(self.sentence, self.owners, found))

    def _events_of_time(self, span: Span) -> list[int]:
        top = self.sentence.top(span)
        if top is None:
            return []
        if (near := self._noun_before(span, top)) is not None:
            return [near]
        found = self._climb_time(self._past_reference(span, top), back=span in self.past) or self._adjacent(span)
        return [*found, *(e for e in self._when_clause(top) if e not in found)]

    def _noun_before(self, span: Span, top: Token) -> int | None:
        """A bare time right behind an event noun that is not the verb's object ("over the raid last year")."""
        words = self.sentence.within(span)
        before = self.sentence.tokens[words[0].index - 1] if words and words[0].index else None
        if top.dep != "npadvmod" or before is None or before.dep != "pobj" or words[0].tag == "NNP":
            return None
        return self.owners.get(before.index)

    def _past_reference(self, span: Span, top: Token) -> Token:
        """Where a time hangs that counts from another clause ("hours after rebels stormed it"): above that clause."""
        words = self.sentence.within(span)
        after = self.sentence.tokens[words[-1].index : words[-1].index + 2]
        clause = self.sentence.head(top)
        relative = next((t for t in after if t.text.lower() in governors().relative and t.dep == "mark"), None)
        above = self.sentence.head(clause) if clause is not None and relative is not None else None
        return above if above is not None and relative is not None and relative.head == top.head else top

    def _adjacent(self, span: Span) -> list[int]:
        """The event noun whose phrase ends where the time begins, when its verb tells of none."""
        words = self.sentence.within(span)
        first = words[0].index - 1 if words[0].index and self.sentence.tokens[words[0].index - 1].pos == "ADP" else None
        start = first if first is not None else words[0].index
        if first is not None and self.sentence.tokens[first].text.lower() in governors().bounds:
            return []
        for index in sorted(self.owners, reverse=True):
            noun = self.sentence.tokens[index]
            if index < start and noun.pos in ("NOUN", "PROPN") and self.sentence.edges(noun)[1] == start:
                return [self.owners[index]]
        return []

    def _climb_time(self, top: Token, *, back: bool = False) -> list[int]:
        token: Token | None = top
        if self._is_of_other_noun(top):
            return []
        while token is not None:
            if token.index in self.owners and not (back and self._is_to_come(token)):
                return [self.owners[token.index]]
            if token.pos in ("VERB", "AUX") and token.index not in self.owners:
                return self._of_clause(token)
            if token.dep in ("nsubj", "dobj", "nsubjpass") and token is not top:
                return []  # a time inside another noun phrase ("last year's budget was discussed")
            token = self.sentence.head(token)
        return []

    def _is_of_other_noun(self, top: Token) -> bool:
        """Whether a time only says which thing is meant that is no event ("the 2016 plotters", "Friday's vote")."""
        noun = self.sentence.head(top)
        if noun is None or top.dep not in ("poss", "compound", "nummod", "nmod", "amod"):
            return False
        if noun.pos not in ("NOUN", "PROPN") or noun.index in self.owners or lemma_of(noun) in nouns().containers:
            return False
        return not any(t.index in self.owners for t in self.sentence.ancestors(noun)[:1] if t.pos in ("NOUN", "PROPN"))

    def _is_to_come(self, token: Token) -> bool:
        """Whether a verb is an infinitive, which "last week" cannot date ("invited them to meet last week")."""
        return token.tag == "VB" and any(t.text.lower() == "to" for t in self.sentence.children(token, "aux"))

    def _of_clause(self, verb: Token) -> list[int]:
        """Events that a verb which names none brings about: the subject of "took place", the object of "launched"."""
        known = governors()
        arguments = self.sentence.children(verb, "nsubj", "nsubjpass", "dobj", "attr")
        phrase = phrase_of(self.sentence, verb)
        if phrase not in known.occurrence and phrase not in known.carriers:
            return self._of_complement(verb) or self._of_company(verb)
        found = [self.owners[t.index] for t in arguments if t.index in self.owners]
        return found or self._of_complement(verb) or self._of_antecedent(verb)

    def _of_company(self, verb: Token) -> list[int]:
        """The event that a participle goes with ("speaking in Oslo on Friday, the minister denounced ...")."""
        head = self.sentence.head(verb)
        if verb.tag != "VBG" or head is None or verb.dep not in ("acl", "advcl"):
            return []
        above = self.sentence.head(head) if head.dep == "nsubj" else head
        return [self.owners[above.index]] if above is not None and above.index in self.owners else []

    def _of_antecedent(self, verb: Token) -> list[int]:
        """ "a summit that takes place in May", "talks scheduled to begin on Monday"."""
        head = self.sentence.head(verb)
        while head is not None and verb.dep == "xcomp":
            verb, head = head, self.sentence.head(head)
        owned = head is not None and verb.dep in ("acl", "relcl") and head.index in self.owners
        return [self.owners[head.index]] if owned and head is not None else []

    def _of_complement(self, verb: Token) -> list[int]:
        """ "continued on Monday to shell", "is due to meet on Monday"."""
        complement = self.sentence.child(verb, "xcomp")
        return [self.owners[complement.index]] if complement and complement.index in self.owners else []

    def _when_clause(self, top: Token) -> list[int]:
        """ "on Monday, when ships shelled the port": the clause tells what happened then."""
        s = self.sentence
        later = [t for t in s.tokens[top.index + 1 : top.index + 4] if t.text.lower() == "when"]
        return [self.owners[w.head] for w in later if w.dep == "advmod" and w.head in self.owners]

    def _shared(self, found: dict[int, list[Span]]) -> dict[int, list[Span]]:
        """Events of one moment share their times ("killed ten in a raid on Monday", "extended it while on a trip")."""
        for inner, outer in self._simultaneous():
            for a, b in ((inner, outer), (outer, inner)):
                if a not in found and b in found:
                    found[a] = list(found[b])
        return found

    def _simultaneous(self) -> list[tuple[int, int]]:
        pairs = []
        for index, event in sorted(self.owners.items()):
            outer = self._meanwhile_of(self.sentence.tokens[index])
            if outer is not None and outer != event:
                pairs.append((event, outer))
        return pairs

    def _meanwhile_of(self, token: Token) -> int | None:
        """The event in whose time this one stands: the verb that "during", "in" or "while" connects it to."""
        s, words = self.sentence, governors().meanwhile
        head = s.head(token)
        if token.dep == "pobj" and head is not None and head.text.lower() in words:
            return self.owners.get(head.head)
        if token.dep == "advcl" and self._is_simultaneous(token):
            return self.owners.get(token.head)
        if token.dep in ("xcomp", "advcl") and token.tag == "VB" and head is not None:
            return self.owners.get(head.index)  # purpose: "called to offer", said in the call itself
        return None

    def _is_simultaneous(self, verb: Token) -> bool:
        """A clause with "while", "as" or "when", or a bare participle ("..., killing six")."""
        marks = [t.text.lower() for t in self.sentence.children(verb, "mark", "advmod")]
        return any(m in ("while", "as", "when") for m in marks) or (verb.tag == "VBG" and not marks)

    # ------------------------------------------------------------ places
    def places(self, spans: Sequence[Span]) -> dict[int, list[Span]]:
        """Place expressions by event."""
        found: dict[int, list[Span]] = {}
        for span in spans:
            event = self._event_of_place(span)
            if event is not None:
                found.setdefault(event, []).append(span)
        return self._shared(found)

    def _event_of_place(self, span: Span) -> int | None:
        token = self.sentence.top(span)
        preposition = ""
        while token is not None:
            if token.index in self.owners:
                return self.owners[token.index]
            head = self.sentence.head(token)
            if head is None:
                return None
            if token.dep == "prep":
                preposition = token.text.lower()
            elif token.dep == "pobj" and head.text.lower() not in _WHERE and head.text.lower() != "of":
                return None
            if head.pos in ("VERB", "AUX") and head.index not in self.owners:
                return self._place_of_clause(head) if token.dep == "prep" and preposition in _AT else None
            if not self._may_pass(token, head):
                return None
            token = head
        return None

    def _may_pass(self, token: Token, head: Token) -> bool:
        """Whether a place reaches beyond a word: through prepositions, and nouns of places that hold its name."""
        if head.index in self.owners or head.dep in ("prep", "pcomp"):
            return True
        if head.pos in ("NOUN", "PROPN") and token.dep in ("compound", "poss", "amod", "nmod", "prep", "appos", "conj"):
            met_there = token.dep == "prep" and token.text.lower() in _AT and self._is_person(head)
            return met_there or lemma_of(head) in nouns().locations or token.dep in ("appos", "conj")
        return token.dep in ("pobj", "pcomp") or (token.dep == "dobj" and self._is_person(token))

    def _is_person(self, noun: Token) -> bool:
        """Whether where a noun's people are is where the event of which they are the object takes place."""
        return noun.entity == "PERSON" or lemma_of(noun) in nouns().people

    def _place_of_clause(self, verb: Token) -> int | None:
        found = self._of_clause(verb)
        return found[0] if found else None

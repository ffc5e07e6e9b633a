"""When event mentions took place: by the time expressions bound to them, and by what the text puts them after.

Three steps, from firm to wide; each value says in `reason` what it rests on, and a publication date is never made the
event's own:

1. the time expressions bound to the mention, as they were resolved;
2. the dated event that a clause says it followed ("after the ambush"): open interval from that event's first day;
3. the main clause of a dated report's first sentence, told as past: open interval up to the day of publication.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.grounding.edtf import intersect, interval
from rashomon.model import Date, Document, EventMention, EventTime, Span, TimeMention

#: Prepositions and conjunctions after which the later event's starting point stands.
_AFTER = frozenset(("after", "following", "since"))
#: Nouns that name no kind of happening and point to the one told last.
_POINTERS = frozenset(("incident", "event", "tragedy", "accident", "episode"))
#: A pointer reaches back over this many sentences; further back something else is usually in between.
_REACH = 12


@dataclass(frozen=True)
class EventTimes:
    """Finds the time of each event mention of one document."""

    document: Document
    parse: Parse
    mentions: tuple[EventMention, ...]
    times: tuple[TimeMention, ...]
    _found: dict[str, EventTime] = field(default_factory=dict, compare=False, repr=False)

    def time(self, mention: EventMention) -> EventTime:
        """The time of one mention."""
        if mention.id not in self._found:
            self._found[mention.id] = EventTime()  # ends circles of events that date each other
            self._found[mention.id] = self._time(mention)
        return self._found[mention.id]

    def _time(self, mention: EventMention) -> EventTime:
        own = self._of_words(mention)
        if own is not None and own.date.known:
            return own
        sentence = self.parse.at(mention.span.start)
        head = sentence.top(mention.span) if sentence else None
        if sentence is None or head is None or mention.modality not in ("actual", "reported"):
            return own or EventTime()
        return self._after(mention, sentence, head) or own or self._of_lead(mention, sentence, head) or EventTime()

    # ------------------------------------------------------------ its own words
    def _of_words(self, mention: EventMention) -> EventTime | None:
        bound = [t for t in self.times if t.kind in ("date", "time") and any(t.span.overlaps(s) for s in mention.times)]
        known = [t for t in bound if t.date.known]
        if not known:
            return EventTime(reason=self._quoted(bound[0])) if bound else None
        date, first = known[0].date, known[0]
        for other in known[1:]:
            date = intersect(date, other.date) or date
        return EventTime(date, first.status, self._quoted(first))

    def _quoted(self, time: TimeMention) -> str:
        return f"“{self.document.quote(time.span)}”: {time.reason}"

    # ------------------------------------------------------------ after another event
    def _after(self, mention: EventMention, sentence: Sentence, head: Token) -> EventTime | None:
        for word, earlier in self._earlier(mention, sentence, head):
            start = self._date_of(earlier).earliest
            if start is not None:
                date = self._open_from(start)
                said = f"{word.lower()} “{self.document.quote(earlier.span)}”, which is dated {start} at the earliest"
                return EventTime(date, "interval", said)
        return self._with_cause(mention, sentence, head)

    def _earlier(self, mention: EventMention, sentence: Sentence, head: Token) -> list[tuple[str, EventMention]]:
        """The events of the sentence that this one is said to come after."""
        return [
            (word.text, other)
            for other in self.mentions
            if other.id != mention.id and sentence.start <= other.span.start < sentence.end
            for word in self._after_words(sentence, other.span)
            if self._governs(sentence, word, head)
        ]

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

    def _date_of(self, mention: EventMention) -> Date:
        """The date of an event; a noun that only points back has that of the last dated event it can mean."""
        own = self.time(mention).date
        if own.known or not (mention.definite and mention.lemma in _POINTERS):
            return own
        here = self._number(mention.span)
        for other in reversed(self.mentions):
            pointed = other.span.start < mention.span.start and here - self._number(other.span) <= _REACH
            if pointed and self._may_be_meant(mention, other) and self.time(other).date.known:
                return self.time(other).date
        return own

    def _may_be_meant(self, mention: EventMention, other: EventMention) -> bool:
        """An incident is something violent or unnamed, told as fact."""
        violent = other.plover is None or other.plover.root == "ASSAULT"
        return violent and other.modality in ("actual", "reported")

    def _number(self, span: Span) -> int:
        return next((n for n, s in enumerate(self.parse.sentences) if s.start <= span.start < s.end), 0)

    def _with_cause(self, mention: EventMention, sentence: Sentence, head: Token) -> EventTime | None:
        """What a participle adds as a result ("..., triggering protests") came no earlier than what caused it."""
        result = next((t for t in [head, *sentence.ancestors(head)] if t.pos == "VERB"), None)
        if result is None or result.dep != "advcl" or result.tag != "VBG" or head.dep not in ("dobj", "advcl"):
            return None
        cause = sentence.head(result)
        chain = [cause, sentence.child(cause, "xcomp")] if cause is not None else []
        for other in self.mentions:
            top = sentence.top(other.span) if sentence.start <= other.span.start < sentence.end else None
            if top is None or top.index >= result.index or not any(t and t.index == top.index for t in chain):
                continue
            start = self.time(other).date.earliest
            if start is not None and self.time(other).status == "interval":
                said = f"a result of “{self.document.quote(other.span)}”, which is dated {start} at the earliest"
                return EventTime(self._open_from(start), "interval", said)
        return None

    def _open_from(self, start: str) -> Date:
        """From a day up to the report, if that is dated; else open."""
        latest = self.document.published.date.latest
        if latest is None or latest < start or self.document.published.basis not in ("given", "metadata"):
            return interval(start, None)
        return interval(start, latest)

    # ------------------------------------------------------------ the lead
    def _of_lead(self, mention: EventMention, sentence: Sentence, head: Token) -> EventTime | None:
        """A report's first sentence tells in its main clause what happened up to the day it was published."""
        published = self.document.published
        first = next((s for s in self.parse.sentences if s.role == "body"), None)
        told = mention.modality == "actual" and head.tag == "VBD" and head.index == sentence.root.index
        if first is not sentence or not told or published.basis not in ("given", "metadata"):
            return None
        if self.document.kind == "statement" or published.date.latest is None:
            return None
        until = published.date.latest
        return EventTime(interval(None, until), "interval", f"told as past in the lead of a report published {until}")

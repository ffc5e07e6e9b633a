"""When event mentions took place: by the time expressions bound to them, and by what the text puts them after.

Four steps, from firm to wide; each value says in `reason` what it rests on, and a publication date is never made the
event's own:

1. the time expressions bound to the mention, as they were resolved, or to the verb whose event it names once more;
2. the dated event that the text puts it after or beside ("after the ambush"): from that event's first day on, as long
   as the words allow ("in the days following"), else up to the report or open;
3. the talk in whose course something was said ("called to offer help"): that talk's time;
4. the main clause of a dated report's first sentence, told as past: open interval up to the day of publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from rashomon.edtf import intersect, interval, last_day
from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.grounding.happenings_order import Before, Order
from rashomon.model import NO_DATE, Date, Document, EventMention, EventTime, Span, TimeMention

#: Nouns that name no kind of happening and point to the one told last.
_POINTERS = frozenset(("incident", "event", "tragedy", "accident", "episode"))
#: A pointer reaches back over this many sentences; further back something else is usually in between.
_REACH = 12
_UNIT = re.compile(r"\b(hour|day|week|month)s?\b", re.IGNORECASE)
#: The most days that "in the days (weeks, months) following" spans: beyond, a newspaper takes the next unit.
_SPANS = {"hour": 1, "day": 14, "week": 60, "month": 365}
#: "The heaviest since 1953" is not of 1953.
_SINCE = re.compile(r"\bsince\s+(?:the\s+|early\s+|late\s+|mid-)?$", re.IGNORECASE)
_LONGEST_SINCE = 20
_BARRED = frozenset(("future", "possible", "negated"))


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

    @cached_property
    def _order(self) -> Order:
        return Order(self.parse, self.mentions)

    def _time(self, mention: EventMention) -> EventTime:
        own = self._of_words(mention)
        sentence = self.parse.at(mention.span.start)
        head = sentence.top(mention.span) if sentence else None
        if (own is not None and own.date.known) or sentence is None or head is None or mention.modality in _BARRED:
            return own or EventTime()
        return (
            self._of_what_it_names(mention, sentence, head)
            or self._after(mention)
            or self._of_talk(sentence, head)
            or own
            or self._of_lead(mention, sentence, head)
            or EventTime()
        )

    # ------------------------------------------------------------ its own words
    def _of_words(self, mention: EventMention) -> EventTime | None:
        bound = [
            t
            for t in self.times
            if t.kind in ("date", "time")
            and any(t.span.overlaps(s) for s in mention.times)
            and not _SINCE.search(self.document.text[: t.span.start][-_LONGEST_SINCE:])
        ]
        known = [t for t in bound if t.date.known]
        if not known:
            return EventTime(reason=self._quoted(bound[0])) if bound else None
        day, first = known[0].date, known[0]
        for other in known[1:]:
            day = intersect(day, other.date) or day
        return EventTime(day, first.status, self._quoted(first))

    def _quoted(self, time: TimeMention) -> str:
        return f"“{self.document.quote(time.span)}”: {time.reason}"

    # ------------------------------------------------------------ what it names once more
    def _of_what_it_names(self, mention: EventMention, sentence: Sentence, noun: Token) -> EventTime | None:
        """ "Received him on Tuesday, their first meeting since the raid": the noun behind the comma names the event of
        the clause, and has its time."""
        verb, first = sentence.head(noun), sentence.edges(noun)[0]
        if verb is None or not mention.nominal or first == 0 or sentence.tokens[first - 1].text != ",":
            return None
        same = [
            m
            for m in self.mentions
            if not m.nominal
            and m.span.start <= verb.start < m.span.end
            and m.plover is not None
            and mention.plover is not None
            and m.plover.root == mention.plover.root
        ]
        time = self.time(same[0]) if same else EventTime()
        return time if time.date.known else None

    # ------------------------------------------------------------ after another event
    def _after(self, mention: EventMention) -> EventTime | None:
        for before in self._order.before(mention):
            reference = self._date_of(before.event)
            firm = before.word is not None or self.time(before.event).status == "interval"
            if reference.earliest is None or not firm:
                continue  # beside or in answer to something of one day: that day is not this event's bound
            said = f"{before.said} “{self.document.quote(before.event.span)}”, not before {reference.earliest}"
            return EventTime(self._from(reference, before), "interval", said)
        return None

    def _date_of(self, mention: EventMention) -> Date:
        """The date of an event; a noun that only points back has that of the last dated event it can mean."""
        own = self.time(mention).date
        if own.known or not (mention.definite and mention.lemma in _POINTERS):
            return own
        here = self._number(mention.span)
        for other in reversed(self.mentions):
            near = other.span.start < mention.span.start and here - self._number(other.span) <= _REACH
            if near and self._may_be_meant(other) and self.time(other).date.known:
                return self.time(other).date
        return NO_DATE

    def _may_be_meant(self, other: EventMention) -> bool:
        """An incident is something violent or unnamed, told as fact."""
        violent = other.plover is None or other.plover.root == "ASSAULT"
        return violent and other.modality not in _BARRED

    def _number(self, span: Span) -> int:
        return next((n for n, s in enumerate(self.parse.sentences) if s.start <= span.start < s.end), 0)

    def _from(self, reference: Date, before: Before) -> Date:
        """From a day on: for as long as the words before "after" say, else up to the report if it is dated."""
        start, published = reference.earliest or "", self.document.published
        ends = [self._end_of_stretch(reference, before)]
        if published.basis in ("given", "metadata"):
            ends.append(published.date.latest)
        return interval(start, min((e for e in ends if e is not None and e >= start), default=None))

    def _end_of_stretch(self, reference: Date, before: Before) -> str | None:
        """The last day of "in the days following", in whole months where the event itself is dated by month."""
        if before.word is None or reference.latest is None:
            return None
        word = before.word
        near = [t for t in self.times if t.span.start < word.end and word.start - t.span.end <= 1]
        unit = (
            _UNIT.search(self.document.quote(near[-1].span)) if near and near[-1].span.end >= word.start - 1 else None
        )
        if unit is None:
            return None
        end = date.fromisoformat(reference.latest) + timedelta(_SPANS[unit[1].lower()])
        by_month = reference.edtf is not None and len(reference.edtf) <= len("2015-11")
        return last_day(end.year, end.month) if by_month else end.isoformat()

    # ------------------------------------------------------------ in a talk, in the lead
    def _of_talk(self, sentence: Sentence, head: Token) -> EventTime | None:
        """What an infinitive says was done in a talk took place with it."""
        above = sentence.head(head) if head.dep in ("xcomp", "advcl") and head.tag == "VB" else None
        for other in self.mentions:
            talk = other.plover is not None and other.plover.root == "CONSULT" and not other.nominal
            if above is not None and talk and other.span.start <= above.start < other.span.end:
                found = self.time(other)
                return found if found.date.known else None
        return None

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

"""Corrections as they hold now: the places they hang on found again in the documents as these are read today.

A document's text never changes, but how it is read may: a newer reader gives another trigger for the same words, and a
document may turn out to be a reprint to the letter, whose words are then told by its original.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Correction, Event, Reading, Span

#: Words before and behind a passage by which it is found again in the text that it was reprinted from. So many in a row
#: stand twice in hardly any report; reprints are found by five (`documents.reprints`).
_AROUND = 6


def located(
    corrections: Iterable[Correction], readings: Iterable[Reading], telling: Iterable[Reading]
) -> tuple[Correction, ...]:
    """The corrections that were not taken back, numbered, held by the mentions that are there now. `readings` are all
    documents, `telling` those that tell of events. A place that is gone is left out; a correction may keep none."""
    return _placed([each for each in corrections if each.active], readings, telling)


def parted_again(
    corrections: Iterable[Correction], readings: Iterable[Reading], telling: Iterable[Reading]
) -> tuple[Correction, ...]:
    """What was said to be one event and was taken back, held by the mentions that are there now."""
    undone = [each for each in corrections if each.kind == "same" and not each.active]
    return _placed(undone, readings, telling)


def _placed(
    corrections: Sequence[Correction], readings: Iterable[Reading], telling: Iterable[Reading]
) -> tuple[Correction, ...]:
    if not corrections:
        return ()
    places = _Places({r.document.id: r for r in readings}, {r.document.id for r in telling})
    ordered = sorted(corrections, key=lambda each: each.number)
    return tuple(
        replace(
            each,
            number=each.number or number,
            a=places.mentions(each.a),
            b=places.mentions(each.b),
            account=each.account and replace(each.account, evidence=places.passages(each.account.evidence)),
        )
        for number, each in enumerate(ordered, 1)
    )


def homes(
    corrections: Iterable[Correction], readings: Iterable[Reading], events: Iterable[Event]
) -> Mapping[Span, str]:
    """The event of each mention, by its trigger, in the documents that located corrections name."""
    named = {span.document for each in corrections for span in (*each.a, *each.b)}
    home = {mention: event.id for event in events for mention in event.mentions} if named else {}
    return {
        mention.span: home[mention.id]
        for reading in readings
        if reading.document.id in named
        for mention in reading.event_mentions
        if mention.id in home
    }


def home_of(mentions: Sequence[Span], home: Mapping[Span, str]) -> str | None:
    """The event that holds most of these mentions, of equal ones the one that holds the first; None where all are
    gone."""
    counts = Counter(home[span] for span in mentions if span in home)
    return counts.most_common(1)[0][0] if counts else None


@dataclass(frozen=True)
class _Places:
    """Passages as they stand now, in the documents that tell of events."""

    readings: Mapping[str, Reading]
    telling: set[str]

    def mentions(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The triggers at these places: the same, else the one that shares most with it."""
        found = []
        for span in self.passages(spans):
            triggers = [m.span for m in self.readings[span.document].event_mentions if m.span.overlaps(span)]
            if triggers:
                found.append(min(triggers, key=lambda t: (t != span, -_shared(t, span), t)))
        return tuple(dict.fromkeys(found))

    def passages(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The passages in the documents that tell them now; what a reprint copied to the letter in its original."""
        found = (self._told(span) for span in spans)
        return tuple(span for span in found if span is not None)

    def _told(self, span: Span) -> Span | None:
        seen: set[str] = set()
        here: Span | None = span
        while here is not None and here.document not in self.telling:
            reading = self.readings.get(here.document)
            original = self.readings.get(reading.document.carrier_of or "") if reading is not None else None
            if reading is None or original is None or original.document.id in seen:
                return None
            seen.add(here.document)
            here = _same_words(here, reading, original)
        return here


def _same_words(span: Span, reading: Reading, original: Reading) -> Span | None:
    """Where the words of a passage stand in the document that it was reprinted from."""
    text = reading.document.text
    before = re.findall(r"\w+", text[: span.start])[-_AROUND:]
    behind = re.findall(r"\w+", text[span.end :])[:_AROUND]
    for left, right in ((before, behind), (before, []), ([], behind)):
        inside = re.findall(r"\w+", text[span.start : span.end])
        words = [*left, *inside, *right]
        if not inside or not (left or right):
            continue
        pattern = r"\W+".join(f"({re.escape(word)})" for word in words)
        if (found := re.search(pattern, original.document.text)) is not None:
            return Span(original.document.id, found.start(len(left) + 1), found.end(len(left) + len(inside)))
    return None


def _shared(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)

"""Belonging: which of the events that a report tells of some words of it are about, where they name none.

A report tells of one affair and of much around it. The event that most reports of the set tell of is what voices
mostly speak about; of events that as many tell of, the nearest is meant, what was told before rather than after.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.accounts.nearby import DEEDS, is_far
from rashomon.accounts.rows import Scene
from rashomon.model import EventMention, Reading, Span

#: What the logarithm of the number of reports that tell of an event weighs, what nearness does, and what it does that
#: an event is the deed told of last. Fitted on the composed storylines' tuned part, where a clause belongs with the
#: voices' other words on the same thing: right 73 -> 104 of 125 clauses there, 48 -> 57 of 70 of the held part; half or
#: twice each weight changes three at most. Words shared with an event's mentions were tried and tell nothing more.
_TOLD_BY_MANY = 2.0
_NEAR = 1.5
_LAST_DEED = 0.5
#: Characters over which nearness falls to a third; what is told of only later is this much further away.
_FADES = 600
_LATER = 200


@dataclass(frozen=True)
class Belonging:
    """The number of documents that tell of each event of a scene."""

    scene: Scene
    documents: Mapping[str, int]

    @classmethod
    def of(cls, scene: Scene) -> Belonging:
        """Counted over all readings of a scene."""
        documents: dict[str, set[str]] = defaultdict(set)
        for reading in scene.readings:
            for mention in reading.event_mentions:
                if mention.id in scene.home:
                    documents[scene.table_of(scene.home[mention.id])].add(reading.document.id)
        return cls(scene, {event: len(found) for event, found in documents.items()})

    def event(self, reading: Reading, words: Span) -> str | None:
        """The event, as the table it stands in, that some words of a reading are about; None where it tells of none."""
        every = [
            m
            for m in reading.event_mentions
            if m.id in self.scene.home and self.scene.home[m.id] not in self.scene.only_casualties
        ]
        told = [m for m in every if not is_far(m)] or every
        deeds = [m for m in told if _root(m) in DEEDS and m.span.end <= words.start]
        last = max(deeds, key=lambda m: m.span, default=None)
        scores: dict[str, float] = defaultdict(float)
        for mention in told:
            event = self.scene.table_of(self.scene.home[mention.id])
            score = _NEAR * math.exp(-_distance(mention.span, words) / _FADES) + _LAST_DEED * (mention is last)
            scores[event] = max(scores[event], score)
        return min(
            scores, key=lambda e: (-scores[e] - _TOLD_BY_MANY * math.log(1 + self.documents[e]), e), default=None
        )


def _root(mention: EventMention) -> str | None:
    return mention.plover.root if mention.plover else None


def _distance(mention: Span, words: Span) -> int:
    if mention.end <= words.start:
        return words.start - mention.end
    return 0 if words.overlaps(mention) else mention.start - words.end + _LATER

"""Words that tell something of an event without naming it: whose they are, in which clause, and of which event."""

from __future__ import annotations

import re

from rashomon.accounts.rows import Scene
from rashomon.model import EVIDENCE_ROLES, Attribution, EventMention, Reading, Span

#: What happens to people and things; who only speaks of it does so in events of other roots.
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})
#: A clause longer than this is no clause but a passage; its sentence is shown instead. In characters.
_LONGEST_CLAUSE = 300
_SENTENCE_END = re.compile(r"[.!?]['”’\"]?\s|\n")


def attribution_at(reading: Reading, words: Span) -> Attribution | None:
    """The innermost attribution that holds some words, in its content or between its cue and its content."""
    holding = [a for a in reading.attributions if any(c.contains(words) for c in a.content)]
    return min(holding, key=lambda a: (sum(map(len, a.content)), a.id), default=None)


def clause_at(reading: Reading, words: Span) -> Span:
    """The clause in which some words stand: the shortest item or mention that holds them, else the words of the
    attribution, else their sentence."""
    clauses = [i.span for i in reading.items] + [m.extent for m in reading.event_mentions]
    holding = [c for c in clauses if c.contains(words)]
    attribution = attribution_at(reading, words)
    if holding:
        return min(holding, key=lambda c: (len(c), c))
    if attribution is not None:
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        whole = Span(words.document, min(s.start for s in spans), max(s.end for s in spans))
        if len(whole) <= _LONGEST_CLAUSE:
            return whole
    return sentence_at(reading, words)


def sentence_at(reading: Reading, words: Span) -> Span:
    """The sentence in which some words stand, without its full stop."""
    text = reading.document.text
    block = next((b for b in reading.document.blocks if b.start <= words.start < b.end), None)
    first, last = (block.start, block.end) if block else (0, len(text))
    ends = [m.end() for m in _SENTENCE_END.finditer(text, first, words.start)]
    after = _SENTENCE_END.search(text, words.end, last)
    start = ends[-1] if ends else first
    end = after.start() + 1 if after else last
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return Span(words.document, start, max(words.end, start + len(text[start:end].rstrip(" .\n"))))


def is_evidence(reading: Reading, words: Span) -> bool:
    """Whether some words stand in a block whose text counts."""
    return reading.document.role_at(words.start) in EVIDENCE_ROLES


def event_near(scene: Scene, reading: Reading, words: Span, roots: frozenset[str] = DEEDS) -> str | None:
    """The event of one of these roots that is told of nearest before some words, else nearest after them."""
    told = [
        m
        for m in reading.event_mentions
        if m.id in scene.home and _root(m) in roots and not is_far(m) and scene.home[m.id] not in scene.only_casualties
    ]
    inside = [m for m in told if words.contains(m.span)]
    before = [m for m in told if m.span.end <= words.start]
    nearest = inside[:1] or before[-1:] or sorted(told, key=lambda m: m.span)[:1]
    return scene.home[nearest[0].id] if nearest else None


def _root(mention: EventMention) -> str | None:
    return mention.plover.root if mention.plover else None


def is_far(mention: EventMention) -> bool:
    """Whether a mention tells of what is long past or still to come: nothing else is told of by the way with it."""
    return mention.auxiliary == "historical" or mention.modality in ("future", "possible")

"""Parts: which events were said or done within a call, letter, meeting or statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.model import Event, Reading


def find_parents(readings: Sequence[Reading], events: Sequence[Event]) -> dict[str, str]:
    """For each event that is a part of an exchange, the exchange: the one that most of its items are about.

    An event whose items point to nothing else, or to itself, has no parent. Loops are cut at the later event.
    """
    home = {mention: event.id for event in events for mention in event.mentions}
    votes: dict[str, Counter[str]] = {}
    for reading in readings:
        for item in reading.items:
            part, whole = home.get(item.mention or ""), home.get(item.about or "")
            if part and whole and part != whole:
                votes.setdefault(part, Counter())[whole] += 1
    chosen = {part: min(counts, key=lambda whole: (-counts[whole], whole)) for part, counts in votes.items()}
    kept: dict[str, str] = {}
    for event in events:
        whole = chosen.get(event.id)
        if whole is not None and not _reaches(whole, event.id, kept):
            kept[event.id] = whole
    return kept


def _reaches(start: str, goal: str, parents: Mapping[str, str]) -> bool:
    while start in parents:
        start = parents[start]
        if start == goal:
            return True
    return start == goal

"""What became of events when they were found anew: which joined, which split, and where an old id leads now.

None of it is part of an export: it depends on the order in which documents were read, the events do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Change = Literal["joined", "split", "renamed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal: when, what became of which ids, the mentions that they share, and what led to it."""

    at: str
    change: Change
    old: tuple[str, ...]
    new: tuple[str, ...]
    mentions: tuple[str, ...]
    reason: str


def redirects(
    before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]], known: Mapping[str, str]
) -> dict[str, str]:
    """Where every id that is no event any more leads: to the event that holds most of its mentions, of equal ones the
    first by id. `before` and `after` map ids to mentions, `known` are the redirects so far. An id whose mentions are
    all gone leads nowhere."""
    home = _homes(after)
    found = {}
    for old, mentions in before.items():
        homes = Counter(home[m] for m in mentions if m in home)
        if old not in after and homes:
            found[old] = min(homes, key=lambda new: (-homes[new], new))
    for old, new in known.items():
        last = new if new in after else found.get(new)
        if old not in after and last is not None:
            found.setdefault(old, last)
    return found


def entries(
    before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]], at: str, reason: str
) -> list[Entry]:
    """The joins, splits and changes of id between two states of the store, in order of the new ids."""
    was, now = _homes(before), _homes(after)
    found = []
    for new, mentions in sorted(after.items()):
        old = tuple(dict.fromkeys(was[m] for m in mentions if m in was))
        shared = tuple(m for m in mentions if m in was)
        if len(old) > 1:
            found.append(Entry(at, "joined", tuple(sorted(old)), (new,), shared, reason))
        elif len(old) == 1 and old[0] != new and old[0] not in after:
            found.append(Entry(at, "renamed", old, (new,), shared, reason))
    for former, mentions in sorted(before.items()):
        parts = tuple(dict.fromkeys(now[m] for m in mentions if m in now))
        if len(parts) > 1:
            shared = tuple(m for m in mentions if m in now)
            found.append(Entry(at, "split", (former,), tuple(sorted(parts)), shared, reason))
    return found


def _homes(events: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {mention: event for event, mentions in events.items() for mention in mentions}

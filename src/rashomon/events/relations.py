"""Relations between events: those that texts state between their mentions, lifted to the events.

A wrong relation is worse than none: none joins an event to itself, goes against the dates of the two, or closes a
circle; of several between the same two events the most telling is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.events.relations_plans import moved_plans
from rashomon.model import Event, Link, LinkKind, MentionRelation, Reading, Span

#: The most telling relation first: who answers also follows, and what is part of a call also happens during it.
_TELLING: tuple[LinkKind, ...] = ("part_of", "responds_to", "announces", "during", "follows")
#: Relations of the same order in time or in size: none of them may close a circle.
_ORDERS: tuple[frozenset[LinkKind], ...] = (frozenset({"follows", "responds_to"}), frozenset({"during", "part_of"}))

#: What a cue governs is quoted with it where it ends within this many characters, about a phrase.
_CLOSE_BEHIND = 50


@dataclass(frozen=True)
class _Witness:
    """A relation as one text states it."""

    kind: LinkKind
    relation: MentionRelation
    reading: Reading


def find_relations(readings: Sequence[Reading], events: Sequence[Event]) -> tuple[Link, ...]:
    """The links between events that the texts state, and those from plans to what was held instead, with their reasons
    and passages, in the order of the events."""
    known = {event.id: event for event in events}
    stated = _stated(readings, events)
    found: list[Link] = []
    taken: set[tuple[str, str]] = set()
    order = {event.id: number for number, event in enumerate(events)}
    for (a, b), witnesses in sorted(stated.items(), key=lambda s: (_strength(s[1]), order[s[0][0]], order[s[0][1]])):
        kind = min((w.kind for w in witnesses), key=_TELLING.index)
        saying = [w for w in witnesses if w.kind == kind]
        if (b, a) in taken or not _times_allow(kind, known[a], known[b]) or _closes_circle(kind, a, b, found):
            continue
        taken.add((a, b))
        found.append(Link(a, b, kind, _reason(saying), _passages(saying)))
    found += [link for link in moved_plans(readings, events) if (link.a, link.b) not in taken]
    return tuple(sorted(found, key=lambda link: (order[link.a], order[link.b])))


def _stated(readings: Iterable[Reading], events: Iterable[Event]) -> dict[tuple[str, str], list[_Witness]]:
    """What the texts state of each two events, text by text."""
    home = {mention: event.id for event in events for mention in event.mentions}
    found: dict[tuple[str, str], list[_Witness]] = {}
    for reading in readings:
        for mention in reading.event_mentions:
            for relation in mention.relations:
                a, b = home.get(mention.id), home.get(relation.other)
                if a is not None and b is not None and a != b:
                    found.setdefault((a, b), []).append(_Witness(relation.kind, relation, reading))
    return found


def _strength(witnesses: Sequence[_Witness]) -> tuple[int, int]:
    """What more texts state, and what is more telling, comes first and so wins where two cannot both hold."""
    return -len({w.reading.document.id for w in witnesses}), min(_TELLING.index(w.kind) for w in witnesses)


def _times_allow(kind: LinkKind, a: Event, b: Event) -> bool:
    """Whether the dates of two events leave room for the relation; what is not known forbids nothing."""
    x, y = a.time.date, b.time.date
    a_before = x.latest is not None and y.earliest is not None and x.latest < y.earliest
    b_before = y.latest is not None and x.earliest is not None and y.latest < x.earliest
    if kind in ("follows", "responds_to"):
        return not a_before
    return not (a_before or b_before) if kind in ("during", "part_of") else not b_before


def _closes_circle(kind: LinkKind, a: str, b: str, found: Iterable[Link]) -> bool:
    """Whether b already stands, over however many steps, in a relation of the same order to a."""
    kinds = next((order for order in _ORDERS if kind in order), frozenset())
    above: dict[str, list[str]] = {}
    for link in found:
        if link.kind in kinds:
            above.setdefault(link.a, []).append(link.b)
    seen, queue = {b}, [b]
    while queue:
        for other in above.get(queue.pop(), ()):
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return a in seen and bool(kinds)


def _passages(witnesses: Iterable[_Witness]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for w in witnesses for span in w.relation.evidence))


def _reason(witnesses: Sequence[_Witness]) -> str:
    """Who says so, in which words."""
    first = witnesses[0]
    others = len({w.reading.document.id for w in witnesses}) - 1
    more = f", and {others} more report{'s' if others > 1 else ''} say{'' if others > 1 else 's'} so" if others else ""
    return f"{_voice(first)} “{_words(first)}”{more}"


def _words(witness: _Witness) -> str:
    """The cue, with what it governs where that stands close behind it ("after the raid")."""
    cue, document = witness.relation.cue, witness.reading.document
    other = next(m.span for m in witness.reading.event_mentions if m.id == witness.relation.other)
    end = other.end if cue.end <= other.end <= cue.end + _CLOSE_BEHIND else cue.end
    return " ".join(document.text[cue.start : end].split())


def _voice(witness: _Witness) -> str:
    """The text itself, or the voice inside whose words the relation is stated."""
    cue = witness.relation.cue
    holding = [a for a in witness.reading.attributions if any(c.contains(cue) for c in a.content)]
    innermost = min(holding, key=lambda a: (sum(map(len, a.content)), a.id), default=None)
    if innermost is None or innermost.innermost is None or len(innermost.chain) < 2:
        return "the text says"
    voices = [voice.name for voice in innermost.innermost.voices]
    return f"{' and '.join(voices)} {'tells' if len(voices) == 1 else 'tell'} it so:"

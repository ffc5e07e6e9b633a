"""From event mentions to events: compare the pairs worth comparing, cluster, describe each cluster.

Mentions of one document are clustered first; then what each document tells as one event is laid, as a whole, beside
what the others tell: one dates it, another names the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rashomon.events.columns import Columns, make_columns
from rashomon.events.correcting import apart_rows, corrected
from rashomon.events.describing import (
    accused,
    disputes,
    event_place,
    event_time,
    kind_type,
    label,
    participants,
    status,
)
from rashomon.events.facts import Facts, gather
from rashomon.events.grouping import Groups, group_again, look_alikes
from rashomon.events.identity import identify
from rashomon.events.memory import Memory, no_memory
from rashomon.events.merging import merged
from rashomon.events.reasons import Why, why_alike, why_apart, why_joined
from rashomon.events.sets import keys_of_all
from rashomon.events.unheard import Unheard, heard
from rashomon.events.within import within_documents
from rashomon.model import Actor, Correction, Dimension, Document, Event, Link, Reading

#: Dimensions on which mentions themselves can differ.
_DISPUTED: tuple[Dimension, ...] = ("occurrence", "date", "place")


@dataclass(frozen=True, slots=True)
class Linked:
    """What each document tells (its mentions, and the facts of the whole), and the groups of tellings of one event."""

    documents: Mapping[str, Document]
    tellings: Sequence[Sequence[Facts]]
    wholes: Sequence[Facts]
    columns: Columns
    groups: Groups

    def clusters(self) -> dict[int, list[int]]:
        """The rows of each group, by its first row."""
        found: dict[int, list[int]] = {}
        for row, home in enumerate(self.groups.home.tolist()):
            found.setdefault(home, []).append(row)
        return found

    def mentions(self, rows: Sequence[int]) -> list[Facts]:
        """The mentions of these tellings."""
        return [mention for row in rows for mention in self.tellings[row]]


def find_events(
    readings: Sequence[Reading], corrections: Sequence[Correction] = ()
) -> tuple[tuple[Event, ...], tuple[Link, ...]]:
    """The events that the mentions of all readings tell of, in order of time, and the links between look-alikes that
    were left apart but may be the same. The order of the readings does not matter; what corrections set apart stays
    apart, and of two that join the later yields where not both can hold."""
    return events_of(link(readings, corrections)[0], readings)


def events_of(
    linked: Linked, readings: Sequence[Reading], left: Unheard | None = None
) -> tuple[tuple[Event, ...], tuple[Link, ...]]:
    """The events that groups of tellings are, and the links between look-alikes. `left` is what no mention is heard on,
    since a person rejected its account."""
    actors = {actor.id: actor for reading in _in_order(readings) for actor in reading.actors}
    found: dict[int, Event] = {}
    taken: set[str] = set()
    for home, rows in linked.clusters().items():
        event = _event(linked.mentions(rows), actors, linked.documents, left or {})
        while event.id in taken:  # two events for which mentions of the very same word stand
            event = replace(event, id=f"{event.id}b")
        taken.add(event.id)
        found[home] = event
    links = []
    for i, j in look_alikes(linked.columns, linked.groups):
        a, b = sorted(found[int(linked.groups.home[row])].id for row in (i, j))
        links.append(Link(a, b, "possibly_same", why_alike(linked.wholes[i], linked.wholes[j])))
    return in_time(found.values()), tuple(sorted(links, key=lambda each: (each.a, each.b)))


def link(
    readings: Sequence[Reading], corrections: Sequence[Correction] = (), memory: Memory | None = None
) -> tuple[Linked, Memory]:
    """The mentions of all readings, in groups that tell of one event each, and what the next linking need not do again.
    The groups are the same whatever a memory knows."""
    ordered = _in_order(readings)
    documents = {reading.document.id: reading.document for reading in ordered}
    tellings = tell(ordered, corrections)
    wholes = [merged(members) for members in tellings]
    columns = make_columns(wholes)
    row = {mention.mention.span: n for n, members in enumerate(tellings) for mention in members}
    labels = keys_of_all(_label(members[0], documents) for members in tellings)
    groups, remembered = group_again(columns, labels, memory or no_memory(), apart_rows(corrections, row))
    return Linked(documents, tellings, wholes, columns, corrected(groups, corrections, row)), remembered


def why(linked: Linked, event: str) -> Why | None:
    """Why the mentions of the event with this id were joined, and its look-alikes were not; None where there is none
    with the id."""
    for rows in linked.clusters().values():
        if identify(linked.mentions(rows), linked.documents) == event:
            joined = why_joined([linked.tellings[row] for row in rows], [linked.wholes[row] for row in rows])
            return Why(tuple(joined), tuple(why_apart(rows, linked.wholes, linked.groups.home.tolist())))
    return None


def _in_order(readings: Sequence[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda reading: reading.document.id)


def tell(readings: Sequence[Reading], corrections: Sequence[Correction] = ()) -> list[list[Facts]]:
    """The mentions of each document, clustered into what each document tells as one event."""
    by_document = groupby(gather(readings), key=lambda each: each.document)
    documents = [list(mentions) for _, mentions in by_document]
    places = ({f.mention.span: place for place, f in enumerate(mentions)} for mentions in documents)
    return within_documents(documents, [apart_rows(corrections, each) for each in places])


def _label(first: Facts, documents: Mapping[str, Document]) -> str:
    """What a telling is, whatever else is there: its document's content and name, and its first mention."""
    return f"{documents[first.document].sha256} {first.document} {first.mention.id}"


def in_time(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events in order of time, undated ones last, by the day on which they were first told of."""
    return tuple(sorted(events, key=_when))


def _event(
    members: list[Facts], actors: Mapping[str, Actor], documents: Mapping[str, Document], left: Unheard
) -> Event:
    text = {m.document: documents[m.document].text for m in members}
    plover, cameo = kind_type(members)
    return Event(
        id=identify(members, documents),
        label=label(members, actors, text),
        plover=plover,
        cameo=cameo,
        participants=participants(heard(members, "participants", left)),
        time=event_time(heard(members, "date", left))[0],
        place=event_place(heard(members, "place", left))[0],
        status=status(heard(members, "occurrence", left)),
        disputed=tuple(d for d in _DISPUTED if d in disputes(heard(members, d, left))),
        mentions=tuple(m.mention.id for m in members),
        documents=tuple(sorted({m.document for m in members})),
        told=min(
            (documents[m.document].published.date for m in members), key=lambda d: (d.earliest or "9999", d.edtf or "")
        ),
        accused=accused(heard(members, "participants", left)),
    )


def _when(event: Event) -> tuple[bool, str, str, str]:
    date = event.time.date
    return (not date.known, date.earliest or date.latest or event.told.earliest or "9999", date.latest or "", event.id)

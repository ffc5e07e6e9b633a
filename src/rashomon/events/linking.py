"""From event mentions to events: compare the pairs worth comparing, cluster, describe each cluster.

Mentions of one document are clustered first; then what each document tells as one event is laid, as a whole, beside
what the others tell: one dates it, another names the place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import groupby

import numpy as np

from rashomon.events.blocking import candidate_pairs
from rashomon.events.clustering import cluster
from rashomon.events.columns import Columns, make_columns
from rashomon.events.describing import disputes, event_place, event_time, kind_type, label, participants, status
from rashomon.events.facts import Facts, gather
from rashomon.events.merging import merged
from rashomon.events.scoring import NEVER, POSSIBLY_SAME, SAME, score
from rashomon.events.within import within_document
from rashomon.model import Actor, Date, Event, Link, Reading

Likeness = Mapping[tuple[int, int], float]


def find_events(readings: Sequence[Reading]) -> tuple[tuple[Event, ...], tuple[Link, ...]]:
    """The events that the mentions of all readings tell of, in order of time, and the links between look-alikes that
    were left apart but may be the same. The order of the readings does not matter as long as it is one order."""
    tellings = _within_documents(gather(readings))
    wholes = [merged(members) for members in tellings]
    likeness = _likeness(make_columns(wholes), list(candidate_pairs(wholes)))
    clusters = cluster(len(wholes), likeness, SAME)
    actors = {actor.id: actor for reading in readings for actor in reading.actors}
    told = {reading.document.id: reading.document.published.date for reading in readings}
    text = {reading.document.id: reading.document.text for reading in readings}
    found = [_event([m for i in each for m in tellings[i]], actors, text, told) for each in clusters]
    links = _possibly_same(found, clusters, likeness)
    return tuple(sorted(found, key=_in_time)), links


def _likeness(columns: Columns, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """The likeness of pairs of tellings; what one document tells as two events stays two."""
    if not pairs:
        return {}
    i, j = np.array(pairs).T
    found = np.where(columns.document[i] == columns.document[j], NEVER, score(columns, i, j))
    return dict(zip(pairs, found.tolist(), strict=True))


def _within_documents(facts: Sequence[Facts]) -> list[list[Facts]]:
    """The mentions of each document, clustered into what each document tells as one event."""
    groups = groupby(facts, key=lambda each: each.document)
    return [telling for _, mentions in groups for telling in within_document(list(mentions))]


def _event(
    members: list[Facts], actors: Mapping[str, Actor], text: Mapping[str, str], told: Mapping[str, Date]
) -> Event:
    plover, cameo = kind_type(members)
    return Event(
        id=_identify(members),
        label=label(members, actors, text),
        plover=plover,
        cameo=cameo,
        participants=participants(members),
        time=event_time(members)[0],
        place=event_place(members)[0],
        status=status(members),
        disputed=disputes(members),
        mentions=tuple(m.mention.id for m in members),
        documents=tuple(sorted({m.document for m in members})),
        told=min((told[m.document] for m in members), key=lambda d: (d.earliest or "9999", d.edtf or "")),
    )


def _identify(members: Sequence[Facts]) -> str:
    """An id that stays while the first mention stays: made from where that mention stands."""
    first = min(members, key=lambda m: (m.document, m.mention.span))
    return "e-" + sha256(f"{first.document}:{first.mention.span.start}".encode()).hexdigest()[:10]


def _in_time(event: Event) -> tuple[bool, str, str, str]:
    date = event.time.date
    return (not date.known, date.earliest or date.latest or event.told.earliest or "9999", date.latest or "", event.id)


def _possibly_same(events: Sequence[Event], clusters: Sequence[Sequence[int]], likeness: Likeness) -> tuple[Link, ...]:
    """Links between clusters of different documents that are alike, but not enough to be one."""
    home = {i: n for n, members in enumerate(clusters) for i in members}
    sums: dict[tuple[int, int], float] = {}
    for (i, j), value in likeness.items():
        a, b = sorted((home[i], home[j]))
        if a != b and set(events[a].documents).isdisjoint(events[b].documents):
            sums[a, b] = sums.get((a, b), 0.0) + value
    return tuple(
        Link(events[a].id, events[b].id, "possibly_same", "alike in kind and parties; nothing ties them to one time")
        for (a, b), total in sorted(sums.items())
        if POSSIBLY_SAME <= total / (len(clusters[a]) * len(clusters[b])) < SAME
    )

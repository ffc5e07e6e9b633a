"""From event mentions to events: compare the pairs worth comparing, cluster, describe each cluster.

Mentions of one document are clustered first; then what each document tells as one event is laid, as a whole, beside
what the others tell: one dates it, another names the place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from rashomon.events.columns import make_columns
from rashomon.events.describing import disputes, event_place, event_time, kind_type, label, participants, status
from rashomon.events.facts import Facts, gather
from rashomon.events.grouping import group, look_alikes
from rashomon.events.identity import identify
from rashomon.events.merging import merged
from rashomon.events.sets import keys_of_all
from rashomon.events.within import within_document
from rashomon.model import Actor, Document, Event, Link, Reading

_ALIKE = "alike in kind and parties; nothing ties them to one time"


def find_events(readings: Sequence[Reading]) -> tuple[tuple[Event, ...], tuple[Link, ...]]:
    """The events that the mentions of all readings tell of, in order of time, and the links between look-alikes that
    were left apart but may be the same. The order of the readings does not matter."""
    ordered = sorted(readings, key=lambda reading: reading.document.id)
    documents = {reading.document.id: reading.document for reading in ordered}
    tellings = tell(ordered)
    wholes = [merged(members) for members in tellings]
    columns = make_columns(wholes)
    groups = group(columns, keys_of_all(_label(whole, documents) for whole in wholes))
    actors = {actor.id: actor for reading in ordered for actor in reading.actors}
    clusters: dict[int, list[Facts]] = {}
    for telling, home in zip(tellings, groups.home.tolist(), strict=True):
        clusters.setdefault(home, []).extend(telling)
    found = {home: _event(members, actors, documents) for home, members in clusters.items()}
    links = tuple(
        Link(min(a, b), max(a, b), "possibly_same", _ALIKE)
        for a, b in ((found[x].id, found[y].id) for x, y in look_alikes(columns, groups))
    )
    return tuple(sorted(found.values(), key=_in_time)), tuple(sorted(links, key=lambda link: (link.a, link.b)))


def tell(readings: Sequence[Reading]) -> list[list[Facts]]:
    """The mentions of each document, clustered into what each document tells as one event."""
    groups = groupby(gather(readings), key=lambda each: each.document)
    return [telling for _, mentions in groups for telling in within_document(list(mentions))]


def _label(telling: Facts, documents: Mapping[str, Document]) -> str:
    """What a telling is, whatever else is there: its document's content and name, and its mention."""
    return f"{documents[telling.document].sha256} {telling.document} {telling.mention.id}"


def _event(members: list[Facts], actors: Mapping[str, Actor], documents: Mapping[str, Document]) -> Event:
    text = {m.document: documents[m.document].text for m in members}
    plover, cameo = kind_type(members)
    return Event(
        id=identify(members, documents),
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
        told=min(
            (documents[m.document].published.date for m in members), key=lambda d: (d.earliest or "9999", d.edtf or "")
        ),
    )


def _in_time(event: Event) -> tuple[bool, str, str, str]:
    date = event.time.date
    return (not date.known, date.earliest or date.latest or event.told.earliest or "9999", date.latest or "", event.id)

"""Clauses that tell of events in the shape of POLECAT (Halterman and others 2023; files at doi:10.7910/DVN/AJGVIT): 40
columns, tab-separated, with a line of names. Our own columns stand behind them.

A row is one clause of one document, as POLECAT's is one event of one story; `event_cluster_id` says which tell of one
event. Several values in a cell are joined by `;`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon import __version__
from rashomon.formats.cells import Row, tab_separated
from rashomon.formats.coded import account_of, own_of_account, words_for
from rashomon.formats.contents import Contents, clause_type, contents, quad_of, scale_of, the_day
from rashomon.formats.exporting import ExportFile
from rashomon.knowledge.exports import Column, columns, country_codes, polecat_quad, sectors
from rashomon.model import (
    Actor,
    ActorKind,
    Chronology,
    Event,
    EventMention,
    ParticipantRole,
    Place,
    PlaceFeature,
    Reading,
)

COLUMNS: tuple[Column, ...] = (*columns("polecat", "events"), *columns("own", "account"))

#: Between several values in one cell.
_AND = ";"
#: What POLECAT counts among the organisations of a story; states and their governments are none.
_BODIES: frozenset[ActorKind] = frozenset({"organisation", "armed-group", "outlet"})


def files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """The clauses as one file."""
    whole = contents(chronology)
    return (ExportFile("polecat.tsv", tab_separated(COLUMNS, _rows(whole), heading=True)),)


def _rows(whole: Contents) -> Iterator[Row]:
    for event in whole.events:
        for identity in event.mentions:
            if identity in whole.mentions:
                yield _row(whole, event, whole.mentions[identity])


def _row(whole: Contents, event: Event, clause: EventMention) -> Row:
    document = whole.documents[clause.span.document]
    plover, cameo = clause_type(event, clause)
    quad = quad_of(plover)
    return {
        "Event ID": clause.id,
        "Event Date": the_day(event.time.date),
        "Event Type": plover.root if plover else None,
        "Event Mode": _joined((plover.mode if plover else None, clause.auxiliary)),
        "Intensity": scale_of(plover, cameo),
        "Quad Code": polecat_quad(quad) if quad else None,
        "Contexts": plover.context if plover else None,
        **_party("Actor", whole, event, clause, "actor"),
        **_party("Recipient", whole, event, clause, "recipient"),
        **_place(event.place),
        "Raw Placename": _joined(document.quote(span) for span in clause.places),
        "Source": whole.publisher(document.id),
        "Publication Date": the_day(document.published.date),
        **_story(whole, whole.readings[document.id]),
        "Language": document.language,
        "Version": f"rashomon {__version__}",
        **own_of_account(whole, event, clause, account_of(whole, event, clause)),
    }


def _party(name: str, whole: Contents, event: Event, clause: EventMention, role: ParticipantRole) -> Row:
    """The columns of those who act, or of those it is done to."""
    those = whole.participants(event, role)
    coded = [each for actor in those for each in sectors(actor.cameo)]
    raw = words_for(clause, frozenset(actor.id for actor in those), role)
    return {
        f"{name} Name": _joined(actor.name for actor in those),
        f"{name} Country": _joined(actor.country for actor in those),
        f"{name} COW": _joined(country_codes(actor.country).cow for actor in those),
        f"Primary {name} Sector": coded[0] if coded else None,
        f"{name} Sectors": _joined(coded),
        f"{name} Title": _joined(actor.role for actor in those),
        f"{name} Name Raw": _joined(whole.documents[span.document].quote(span) for span in raw),
        f"Wikipedia {name} ID": None,
    }


def _place(place: Place | None) -> Row:
    def where(feature: PlaceFeature) -> str | None:
        return place.name if place is not None and place.feature == feature else None

    return {
        "Placename": place.name if place else None,
        "City": where("city"),
        "District": where("county"),
        "Province": where("region"),
        "Country": place.country if place else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "GeoNames ID": place.geonameid if place else None,
        "Feature Type": place.feature if place else None,
    }


def _story(whole: Contents, reading: Reading) -> Row:
    """Whom and which places the whole document names, in alphabetical order."""
    named: list[Actor] = [whole.actor(each) for each in sorted({mention.actor for mention in reading.actor_mentions})]
    return {
        "Story People": _joined(sorted({actor.name for actor in named if actor.kind == "person"})),
        "Story Organizations": _joined(sorted({actor.name for actor in named if actor.kind in _BODIES})),
        "Story Locations": _joined(sorted({m.place.name for m in reading.places if m.place.name})),
    }


def _joined(values: Iterable[str | None]) -> str:
    """Values each once, those that are not known left out."""
    return _AND.join(dict.fromkeys(value for value in values if value))

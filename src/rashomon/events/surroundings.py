"""What a report says around a mention: the towns it names close by, who the report is about, and the day of the year on
which it was written where its dateline leaves out the year.

None of this is a fact of the event: a town named beside an attack need not be where it was. It never keeps two mentions
apart by itself; it only counts where the mention's own words leave a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rashomon.grounding.published_lines import dateline_day
from rashomon.model import EventMention, PlaceMention, Reading

#: Towns named within this many characters of a trigger are close by: about the length of a sentence of news.
_CLOSE_BY = 160
#: What is exact enough to tell where something was.
_TOWNS = frozenset({"city", "airport"})
#: A leap year, so that each day of any year has its number.
LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What one report says around its mentions: where towns are named, all whom it tells of as taking part in anything,
    and its day of the year (1 to 366; 0 where it gives a year, or no day)."""

    document: str
    towns: tuple[PlaceMention, ...]
    cast: frozenset[str]
    season: int

    def scene(self, mention: EventMention) -> frozenset[str]:
        """The town of a mention, else those named close by, else those of the headline and dateline."""
        own = mention.place
        if own is not None and own.feature in _TOWNS and own.geonameid is not None:
            return frozenset({str(own.geonameid)})
        near = [p for p in self.towns if _distance(p, mention) <= _CLOSE_BY]
        return frozenset(str(p.place.geonameid) for p in near or self.towns[:1])


def surroundings(reading: Reading, parties: Mapping[str, str]) -> Surroundings:
    """The surroundings of a reading's mentions; `parties` gives the party of each actor."""
    towns = [p for p in reading.places if p.place.feature in _TOWNS and p.place.geonameid is not None]
    return Surroundings(
        reading.document.id,
        tuple(sorted(towns, key=lambda p: p.span)),
        frozenset(parties[a] for a in _taking_part(reading.event_mentions) if a in parties),
        _season(reading),
    )


def _taking_part(mentions: Iterable[EventMention]) -> Iterable[str]:
    return (p.actor for m in mentions for p in m.participants if p.role != "third")


def _season(reading: Reading) -> int:
    if reading.document.published.date.known and reading.document.published.date.latest is not None:
        return 0
    found = dateline_day(reading.document)
    return date(LEAP_YEAR, *found).timetuple().tm_yday if found is not None else 0


def _distance(place: PlaceMention, mention: EventMention) -> int:
    return max(place.span.start - mention.span.end, mention.span.start - place.span.end, 0)

"""What a report says around a mention: the towns it names close by, who the report is about, and the day of the year on
which it was written where its dateline leaves out the year.

None of this is a fact of the event: a town named beside an attack need not be where it was. It never keeps two mentions
apart by itself; it only counts where the mention's own words leave a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from rashomon.documents.furniture import furniture
from rashomon.grounding.published import is_about_a_day
from rashomon.grounding.published_lines import dateline_day
from rashomon.knowledge.happening_kinds import common_words, kinds, light_verbs
from rashomon.model import EventMention, PlaceMention, Published, Reading

#: Towns named within this many characters of a trigger are close by: about the length of a sentence of news.
_CLOSE_BY = 160
#: What is exact enough to tell where something was.
_TOWNS = frozenset({"city", "airport"})
#: A leap year, so that each day of any year has its number.
LEAP_YEAR = 2000


#: Words shorter than this are hardly ever names of things, and longer ones no words.
_SHORTEST = 4
_LONGEST = 30
_WORD = re.compile(rf"\b[^\W\d_]{{{_SHORTEST},{_LONGEST}}}\b")
_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘'A-Z])|\n")
#: A sentence of news is hardly ever longer, in characters.
_LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What one report says around its mentions: where towns are named, all whom it tells of as taking part in anything,
    where it names parties, its day of the year (1 to 366): `written`, and `season` where its dateline leaves out the
    year; 0 for none; and the names by which its `story` can be told from others."""

    text: str
    named: tuple[tuple[int, int], ...]
    towns: tuple[PlaceMention, ...]
    taking_part: frozenset[str]
    parties: tuple[tuple[int, str], ...]
    season: int
    written: int
    story: frozenset[str]

    def words(self, mention: EventMention) -> frozenset[str]:
        """The telling words of a mention's sentence: neither common in news nor parts of a state's or town's name."""
        start, end = self._sentence(mention.span.start)
        return frozenset(
            word
            for match in _WORD.finditer(self.text, start, end)
            if (word := _plain(match[0])) not in _untelling() and not any(s <= match.start() < e for s, e in self.named)
        )

    def _sentence(self, at: int) -> tuple[int, int]:
        """From the last end of a sentence before a place to the next one after it, by the text alone."""
        start = max((m.end() for m in _END.finditer(self.text, max(0, at - _LONGEST_SENTENCE), at)), default=0)
        after = _END.search(self.text, at, at + _LONGEST_SENTENCE)
        return start, after.start() if after else min(len(self.text), at + _LONGEST_SENTENCE)

    def cast(self, mention: EventMention) -> frozenset[str]:
        """Those of whom the report tells as taking part in anything, and those whom the mention's sentence names."""
        start, end = self._sentence(mention.span.start)
        return self.taking_part | {party for at, party in self.parties if start <= at < end}

    def scene(self, mention: EventMention) -> frozenset[str]:
        """The town of a mention, else those named close by, else those of the headline and dateline."""
        own = mention.place
        if own is not None and own.feature in _TOWNS and own.geonameid is not None:
            return frozenset({str(own.geonameid)})
        near = [p for p in self.towns if _distance(p, mention) <= _CLOSE_BY]
        return frozenset(str(p.place.geonameid) for p in near)


def surroundings(reading: Reading, parties: Mapping[str, str]) -> Surroundings:
    """The surroundings of a reading's mentions; `parties` gives the party of each actor."""
    towns = [p for p in reading.places if p.place.feature in _TOWNS and p.place.geonameid is not None]
    return Surroundings(
        reading.document.text,
        (*((p.span.start, p.span.end) for p in reading.places), *_states(reading)),
        tuple(sorted(towns, key=lambda p: p.span)),
        frozenset(parties[a] for a in _cast(reading) if a in parties),
        tuple((m.span.start, parties[m.actor]) for m in reading.actor_mentions if m.actor in parties),
        _season(reading),
        _season(reading) or day_of_year(_day_written(reading.document.published)),
        _story(reading, parties),
    )


#: A word with a capital that does not begin a sentence, a quotation or a line: a name, as a rule.
_NAMED = re.compile(rf"(?<=[\w,;)’'] )[A-Z][^\W\d_]{{2,{_LONGEST}}}\b")


def _story(reading: Reading, parties: Mapping[str, str]) -> frozenset[str]:
    """By what a report's story can be told from others: proper names in its running text, wherever else they stand, and
    the states whose people, places or governments it names; not the words of the outlet's own name."""
    document = reading.document
    body = [b for b in document.blocks if b.role == "body"]
    states = list(_states(reading))
    names = {
        _plain(m[0])
        for b in body
        for m in _NAMED.finditer(document.text, b.start, b.end)
        if not any(s <= m.start() < e for s, e in states)
    }
    names -= _untelling() | telling_words(document.outlet or "")
    told = {parties[m.actor] for m in reading.actor_mentions if m.actor in parties}
    places = {p.place.country for p in reading.places if p.place.country}
    return frozenset(names | {x for x in told | places if len(x) == 3 and x.isupper()})


def _states(reading: Reading) -> Iterable[tuple[int, int]]:
    """Where states stand, by name or by the name of their people: parties are compared by themselves."""
    states = {actor.id for actor in reading.actors if actor.kind in ("state", "government")}
    return ((m.span.start, m.span.end) for m in reading.actor_mentions if m.actor in states)


def telling_words(text: str) -> frozenset[str]:
    """The words of a passage in the form in which words around mentions are compared."""
    return frozenset(_plain(match[0]) for match in _WORD.finditer(text))


def _plain(word: str) -> str:
    """A word in the form in which it is compared: in lower case, a plural without its s."""
    word = word.lower()
    return word[:-1] if len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss") else word


@cache
def _untelling() -> frozenset[str]:
    """Words that tell nothing of one happening: function words, common ones, and those that name kinds."""
    kinds_named = (word for phrase in kinds() for word in phrase.split())
    return frozenset(
        _plain(w) for w in (*common_words(), *map(str, furniture().function_words), *kinds_named, *light_verbs())
    )


def _cast(reading: Reading) -> Iterable[str]:
    """All whom a report tells of as taking part in something."""
    return (p.actor for m in reading.event_mentions for p in m.participants if p.role != "third")


def _day_written(published: Published) -> str | None:
    return published.date.latest if is_about_a_day(published) else None


def _season(reading: Reading) -> int:
    if is_about_a_day(reading.document.published):
        return 0
    found = dateline_day(reading.document)
    return day_of_year(date(LEAP_YEAR, *found).isoformat()) if found is not None else 0


def day_of_year(iso: str | None) -> int:
    """The number of a day in a leap year, whatever its year; 0 for None."""
    return date.fromisoformat(f"{LEAP_YEAR}{iso[4:]}").timetuple().tm_yday if iso is not None else 0


def _distance(place: PlaceMention, mention: EventMention) -> int:
    return max(place.span.start - mention.span.end, mention.span.start - place.span.end, 0)

"""Which place of a name is meant: a log-linear score of size, of what the text tells and of its other places.

Method: population is the base line of toponym resolution; containment and nearness to the document's other places after
Leidner (2007); the neighbourhood of local news after Lieberman et al. (2010), who infer the readers' region from the
document's own small places. All names of a document are weighed together, in rounds of relaxation: each name's shares
of belief among its candidates support candidates of other names that lie near, in the same division or country.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

from rashomon.knowledge.places import Known, capital_ids, fold, known_in_news

#: Weights, in powers of ten of population; chosen by hand on the tuned parts of LGL, GeoVirus and the composed reports,
#: where halving or doubling a weight moves no benchmark's figure by more than 1.2 points.
COUNTRY, SEA, LISTED_REGION, REGION, COUNTY, AIRPORT = 8.0, 8.0, 8.0, -0.5, -2.0, 6.0
#: A region that holds a city of its name; a spelling like the place's first name ("Lvov"), and one unlike it, often out
#: of use ("Salisbury" for Harare); a seat of government; a name that the news knows the place by.
NAMESAKE_INSIDE, RESPELLED, RENAMED, SEAT, IN_NEWS = -1.5, -0.7, -2.0, 1.0, 1.5
#: Spellings are alike from this share of letters on: "kharkov" and "kharkiv" share .86, "bombay" and "mumbai" .5.
ALIKE = 0.7
#: An area told beside the name; one that may be a city in a list; areas that the text names anywhere.
TOLD_REGION, TOLD_COUNTRY, TOLD_LOOSELY, SPOKEN_COUNTRY, SPOKEN_REGION = 8.0, 6.0, 1.5, 1.2, 1.2
#: Support by other names: that lie near, in the same division, in the same country (share of all).
NEAR, SAME_REGION, SAME_COUNTRY = 1.0, 1.2, 2.0
#: Rounds of relaxation, and how sharply belief follows the score.
ROUNDS, SHARPNESS = 2, 2.0
#: Candidates that are weighed: the most prominent ones, and all in areas that the text names.
MOST_PROMINENT = 30
#: Places without a known population weigh as much as one of this size.
_SMALLEST = 1000

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one name that mean one place: candidates, most prominent first, and what is told beside the name."""

    name: str
    candidates: tuple[Known, ...]
    told_countries: frozenset[str] = frozenset()
    told_regions: frozenset[int] = frozenset()
    firm: bool = True


def choose(groups: Sequence[Group], countries: Counter[str], spoken_regions: frozenset[int]) -> list[Known | None]:
    """The place of each group, None for one without candidates. `countries` counts how often the text names each."""
    weighed = [_pruned(group, countries, spoken_regions) for group in groups]
    base = [
        [_alone(k, group, weighed[i], countries, spoken_regions) for k in weighed[i]] for i, group in enumerate(groups)
    ]
    beliefs = [_shares(scores) for scores in base]
    scores = base
    for _ in range(ROUNDS):
        scores = _supported(weighed, base, beliefs)
        beliefs = [_shares(each) for each in scores]
    return [
        max(zip(each, own, strict=True), key=lambda pair: (pair[0], -pair[1].id))[1] if own else None
        for each, own in zip(scores, weighed, strict=True)
    ]


def _pruned(group: Group, countries: Counter[str], regions: frozenset[int]) -> tuple[Known, ...]:
    kept = group.candidates[:MOST_PROMINENT]
    rest = group.candidates[MOST_PROMINENT:]
    spoken = regions | group.told_regions
    return (*kept, *(k for k in rest if k.region in spoken or k.country in group.told_countries))


def _alone(
    known: Known, group: Group, all_of_name: Sequence[Known], countries: Counter[str], regions: frozenset[int]
) -> float:
    """The score of a candidate by itself and by what the text tells."""
    score = prior(known, group.name, all_of_name)
    listed = any(k.feature == "country" for k in all_of_name)  # "China, Japan" is a list
    if known.feature != "country":
        if group.told_regions and known.region in group.told_regions:
            score += TOLD_REGION if group.firm else TOLD_LOOSELY
        elif known.country in group.told_countries and not listed:
            score += TOLD_COUNTRY if group.firm else TOLD_LOOSELY
        if known.region in regions:
            score += SPOKEN_REGION
    if known.country and countries[known.country]:
        score += SPOKEN_COUNTRY
    return score


def prior(known: Known, name: str, all_of_name: Sequence[Known]) -> float:
    """The score of a candidate by itself: its people in powers of ten, less for what is seldom meant by the name."""
    if known.feature == "country":
        return COUNTRY
    if known.feature in ("sea", "border"):
        return SEA
    if known.feature == "airport":
        return AIRPORT
    if known.id < 0:
        return LISTED_REGION
    score = math.log10(known.population + _SMALLEST)
    if known.feature == "region":
        inside = any(k.feature == "city" and k.region == known.id for k in all_of_name)
        return score + REGION + (NAMESAKE_INSIDE if inside else 0.0)
    if known.feature == "county":
        return score + COUNTY
    if known_in_news(known, name):
        return score + IN_NEWS
    spelling = _spelling(known.name, name)
    if spelling and any(k.feature == "country" for k in all_of_name):
        spelling = RENAMED  # "Mexico" is the country
    seat = known.id in capital_ids() and spelling > RENAMED
    return score + spelling + (SEAT if seat else 0.0)


@lru_cache(maxsize=65_536)
def _spelling(listed: str, name: str) -> float:
    """What a name that is not the listed one takes from a place's score."""
    first = fold(listed)
    if name in first.split(" / "):
        return 0.0
    if first.startswith((f"{name} ", f"{name}-")):
        return RESPELLED  # "Rostov" for Rostov-on-Don
    return RESPELLED if SequenceMatcher(None, first, name).ratio() >= ALIKE else RENAMED


def _shares(scores: list[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    raised = [math.exp(SHARPNESS * (score - top)) for score in scores]
    total = sum(raised)
    return [each / total for each in raised]


Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Spread:
    """Where belief lies: by cell of the globe, by first-order division, by country."""

    cells: dict[Cell, float]
    regions: dict[int, float]
    countries: dict[str, float]


def _supported(
    weighed: list[tuple[Known, ...]], base: list[list[float]], beliefs: list[list[float]]
) -> list[list[float]]:
    """The scores with the support of the other names added."""
    own = [_spread(candidates, shares) for candidates, shares in zip(weighed, beliefs, strict=True)]
    everything = _Spread({}, {}, {})
    for mine in own:
        _add(everything.cells, mine.cells)
        _add(everything.regions, mine.regions)
        _add(everything.countries, mine.countries)
    others = max(1, len(weighed) - 1)
    return [
        [score + _support(known, mine, everything, others) for known, score in zip(candidates, alone, strict=True)]
        for candidates, alone, mine in zip(weighed, base, own, strict=True)
    ]


def _support(known: Known, mine: _Spread, everything: _Spread, others: int) -> float:
    """What the other names add to one candidate."""
    score = 0.0
    if known.feature in ("city", "county") or (known.feature == "region" and known.id > 0):
        around = sum(everything.cells.get(c, 0.0) - mine.cells.get(c, 0.0) for c in _cells(known))
        score += NEAR * math.log1p(max(0.0, around))
        if inside := _division(known):
            share = everything.regions.get(inside, 0.0) - mine.regions.get(inside, 0.0)
            score += SAME_REGION * math.log1p(max(0.0, share))
    if known.country:
        share = everything.countries.get(known.country, 0.0) - mine.countries.get(known.country, 0.0)
        score += SAME_COUNTRY * share / others
    return score


def _spread(candidates: Sequence[Known], shares: Sequence[float]) -> _Spread:
    """Where the belief in one name's candidates lies."""
    cells: dict[Cell, float] = defaultdict(float)
    regions: dict[int, float] = defaultdict(float)
    countries: dict[str, float] = defaultdict(float)
    for known, share in zip(candidates, shares, strict=True):
        if known.feature in ("city", "county", "airport") and known.lat is not None and known.lon is not None:
            cells[(round(known.lat), round(known.lon))] += share
        if inside := _division(known):
            regions[inside] += share
        if known.country:
            countries[known.country] += share
    return _Spread(cells, regions, countries)


def _add(total: dict[Key, float], part: Mapping[Key, float]) -> None:
    for key, share in part.items():
        total[key] = total.get(key, 0.0) + share


def _division(known: Known) -> int:
    return known.id if known.feature == "region" else known.region


def _cells(known: Known) -> list[Cell]:
    """The cells around a place, a degree wide and high each: "near" is within one to two degrees."""
    if known.lat is None or known.lon is None:
        return []
    lat, lon = round(known.lat), round(known.lon)
    return [(lat + a, lon + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]

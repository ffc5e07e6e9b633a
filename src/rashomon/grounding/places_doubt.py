"""Whether a chosen place may stand: a namesake in a country that the text does not touch is left open.

Among places of one name some candidate is always the best one, also where the place that is meant is in no gazetteer.
Such a candidate betrays itself: nothing else in the text lies in its country. Only names that the world knows by
themselves are taken without that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from rashomon.grounding.places_context import Area
from rashomon.grounding.places_ranking import Group, prior
from rashomon.knowledge.places import NOTED_FROM, Known

#: From this score by itself on (powers of ten of people, less for by-names) a name needs nothing beside it. Chosen on
#: the tuned parts of LGL, GeoVirus and the composed reports.
KNOWN_ALONE = 4.6
#: Such a name must also weigh so much more than its namesakes in other countries: twice as many people.
AHEAD = 0.3

#: In a text that touches no country otherwise, as local news, a town may be of any size: only by-names count less.
LOCAL = 3.0

#: Names of a text by the country that they touch: countries, their adjectives, divisions, places that were chosen.
Touched = Mapping[str, Collection[str]]


def settle(groups: Sequence[Group], chosen: Sequence[Known | None], areas: Sequence[Area]) -> list[Known | None]:
    """The chosen place of each group, None where nothing else in the text speaks for it."""
    touched = _touched(groups, chosen, areas)
    return [_settled(g, k, touched) if k is not None else None for g, k in zip(groups, chosen, strict=True)]


def told_wrongly(candidates: Sequence[Known]) -> bool:
    """Whether a name that has no place where it is told to lie is a well-known city's, elsewhere."""
    return any(k.feature == "city" and k.population >= NOTED_FROM for k in candidates)


def _touched(groups: Sequence[Group], chosen: Sequence[Known | None], areas: Sequence[Area]) -> Touched:
    found: dict[str, set[str]] = defaultdict(set)
    for name, known in [(a.name, k) for a in areas for k in a.known]:
        if known.country:
            found[known.country].add(name)
    for group, place in zip(groups, chosen, strict=True):
        if place is not None and place.country:
            found[place.country].add(group.name)
    return found


def _settled(group: Group, chosen: Known, touched: Touched) -> Known | None:
    tied = [k for k in group.candidates if k.only_with]
    if tied:
        free = next((k for k in group.candidates if not k.only_with), None)
        return _by_company(group, tied, touched) or (free if free and _stands(group, free, touched) else None)
    return chosen if _stands(group, chosen, touched) else None


def _by_company(group: Group, tied: Sequence[Known], touched: Touched) -> Known | None:
    """Of the places that are only meant beside certain countries the one with most of them around, None if several."""
    around = [sum(len(_others(group, touched, code)) for code in k.only_with) for k in tied]
    best = max(around)
    return tied[around.index(best)] if best and around.count(best) == 1 else None


def _stands(group: Group, known: Known, touched: Touched) -> bool:
    if known.country is None or known.country in group.told_countries or known.region in group.told_regions:
        return True
    if _others(group, touched, known.country):
        return True
    own = prior(known, group.name, group.candidates)
    rivals = [prior(k, group.name, group.candidates) for k in group.candidates if k.country != known.country]
    least = KNOWN_ALONE if any(names - {group.name} for names in map(set, touched.values())) else LOCAL
    return own >= max(least, max(rivals, default=0.0) + AHEAD)


def _others(group: Group, touched: Touched, code: str) -> set[str]:
    return set(touched.get(code, ())) - {group.name}

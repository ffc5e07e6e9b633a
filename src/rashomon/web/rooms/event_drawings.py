"""The drawings of an event's page, each with the same in words: who agrees with whom, and where it was."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import quote

from rashomon.drawings.map import Marked, circle_words, map_of, position
from rashomon.drawings.matrix import counted, matrix_of
from rashomon.drawings.svg import render
from rashomon.model import Proposition
from rashomon.presenting.agreement import agreement
from rashomon.presenting.sources import Sources
from rashomon.presenting.whereabouts import Whereabout
from rashomon.presenting.words import where
from rashomon.web.rooms.lines import Values, numbered

#: A map has room for so many places; a list of more goes on without points.
MOST_PLACES = 30


def matrix_values(propositions: Sequence[Proposition], sources: Sources, shown: Collection[str]) -> Values | None:
    """The square of voices and the table that says the same; None where no two voices meet. `shown` are the
    propositions (ids) whose rows stand on the page: others are found where all rows do."""
    found = agreement(propositions, sources.names, sources.numbers)
    if len(found.names) < 2:
        return None

    def address(proposition: str) -> str:
        return ("" if proposition in shown else "?rows=all") + f"#row-{quote(proposition)}"

    rows = [
        (
            name,
            [
                counted(found.tallies[pair]) if (pair := _pair(high, low)) in found.tallies else ""
                for low in range(len(found.names))
            ],
        )
        for high, name in enumerate(found.names)
    ]
    return {
        "drawing": render(matrix_of(found, address, "matrix")),
        "names": found.names,
        "rows": rows,
        "of_sides": found.of_sides,
        "left": found.left,
    }


def _pair(one: int, other: int) -> tuple[int, int]:
    return max(one, other), min(one, other)


def map_values(places: Sequence[Whereabout], sources: Sources) -> Values | None:
    """The map of an event's places and the list that says the same; None where no position is known."""
    located = [each for each in places if each.place.lat is not None and each.place.lon is not None][:MOST_PLACES]
    if not located:
        return None
    marked = [_marked(each, number) for number, each in enumerate(located, start=1)]
    return {
        "drawing": render(map_of(marked, "map")),
        "places": [
            {
                "name": where(each.place),
                "told": each.told,
                "position": position(mark),
                "circle": circle_words(mark),
                **numbered(sources, each.spans),
            }
            for each, mark in zip(located, marked, strict=True)
        ],
        "geonames": any(each.place.geonameid is not None for each in located),
    }


def _marked(whereabout: Whereabout, number: int) -> Marked:
    place = whereabout.place
    assert place.lat is not None
    assert place.lon is not None
    return Marked(
        where(place) or "a place without a name",
        place.lat,
        place.lon,
        f"#place-{number}",
        whereabout.rough,
        whereabout.reach,
        whereabout.told,
    )

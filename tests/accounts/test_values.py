"""How two values of one proposition meet: the same, finer, compatible, opposed, or not both true."""

from __future__ import annotations

import pytest

from rashomon.accounts.values import Ground, Judged, Meeting, Parties, Rung, Value, meet, parties_of
from rashomon.edtf import make_date
from rashomon.knowledge.places import country_places, places_named
from rashomon.model import Actor, Bound, Number, Place, Span

TURNED: dict[Meeting, Meeting] = {"finer": "coarser", "coarser": "finer"}
ACTORS = {
    a.id: a
    for a in (
        Actor("person:paul-biya", "Paul Biya", "person", "CMR", side="state:CMR"),
        Actor("state:CMR", "Cameroon", "state", "CMR"),
        Actor("government:CMR", "Cameroon", "government", "CMR"),
        Actor("state:TCD", "Chad", "state", "TCD"),
        Actor("organisation:boko-haram", "Boko Haram", "armed-group"),
    )
}


def number(value: float, bound: Bound = "exact", unit: str = "person") -> Number:
    """A count of people."""
    return Number(value, bound, unit, "killed", Span("d", 0, 1))


def town(name: str) -> Place:
    """The best known place of a name."""
    known = places_named(name)[0]
    return Place(known.name, known.country, known.id, known.lat, known.lon, known.feature)


def country(code: str) -> Place:
    """A country as a place."""
    known = country_places()[code]
    return Place(known.name, code, known.id, feature="country")


def who(*ids: str, words: str = "") -> Parties:
    """The parties of some actors."""
    return parties_of(frozenset(ids), frozenset(words.split()), ACTORS)


CASES: list[tuple[Value | None, Value | None, Meeting]] = [
    (number(12), number(12), "same"),
    (number(12), number(14), "clash"),
    (number(14), number(12, "at_least"), "finer"),
    (number(10), number(12, "at_least"), "clash"),
    (number(20, "at_least"), number(12, "at_least"), "finer"),
    (number(20), number(30, "at_most"), "finer"),
    (number(90), number(100, "about"), "finer"),
    (number(40), number(100, "about"), "clash"),
    (number(12), number(3, unit="vehicle"), "compatible"),
    (make_date("2014-03-04"), make_date("2014-03"), "finer"),
    (make_date("2014-03-04"), make_date("2014-03-05"), "clash"),
    (make_date("2014-03-04/2014-03-06"), make_date("2014-03-06/2014-03-09"), "compatible"),
    (make_date("2014-03-04"), make_date(None), "compatible"),
    (town("Maroua"), country("CMR"), "finer"),
    (town("Maroua"), country("TCD"), "clash"),
    (town("Maroua"), town("Douala"), "clash"),
    (town("Maroua"), Place("the border", "CMR", feature="border"), "compatible"),
    (town("Maroua"), Place("Ngouma", "CMR", feature="other"), "compatible"),
    (who("state:CMR"), who("government:CMR"), "same"),
    (who("person:paul-biya"), who("state:CMR"), "finer"),
    (who("state:CMR"), who("state:TCD"), "clash"),
    (who("state:CMR", "state:TCD"), who("state:TCD"), "finer"),
    (who("organisation:boko-haram"), who(words="gunman"), "finer"),
    (who("organisation:boko-haram"), who("state:CMR"), "clash"),
    (Ground("LAO"), Ground("LAO"), "same"),
    (Ground("LAO"), Ground("THA"), "clash"),
    (Ground("LAO"), Ground(None), "clash"),
    (Rung("agreed", 4), Rung("explored", 1), "finer"),
    (Judged("fruitful", 1), Judged("fruitless", -1), "opposed"),
    (Judged("fruitful", 1), Judged("frank", 0), "compatible"),
    (number(12), make_date("2014"), "compatible"),
    (None, number(12), "compatible"),
]


@pytest.mark.parametrize(("a", "b", "expected"), CASES)
def test_how_two_values_meet_either_way_round(a: Value | None, b: Value | None, expected: Meeting) -> None:
    assert meet(a, b) == expected
    assert meet(b, a) == TURNED.get(expected, expected)

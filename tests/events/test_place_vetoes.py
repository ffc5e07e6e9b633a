"""Places as a veto: two towns keep events apart, a town and the region that may hold it do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rashomon.events.linking import find_events
from rashomon.model import EventMention, Place, Reading

Mention = Callable[..., EventMention]
ReadingOf = Callable[..., Reading]

GARISSA = Place("Garissa", "KEN", 1, feature="city")


def events_at(a: Place, b: Place, mention: Mention, reading_of: ReadingOf) -> int:
    """How many events two tellings of an attack at two places are."""
    told: dict[str, Any] = {"target": "KEN", "root": "ASSAULT", "when": "2019-06-02"}
    one = replace(mention("a", 0, "attack", **told), place=a)
    other = replace(mention("b", 0, "attack", **told), place=b)
    return len(find_events([reading_of(one), reading_of(other)])[0])


def test_two_towns_of_one_country_are_two_places(mention: Mention, reading_of: ReadingOf) -> None:
    assert events_at(GARISSA, Place("Mandera", "KEN", 2, feature="city"), mention, reading_of) == 2


def test_a_region_may_hold_the_town(mention: Mention, reading_of: ReadingOf) -> None:
    assert events_at(GARISSA, Place("Garissa", "KEN", 3, feature="region"), mention, reading_of) == 1
    assert events_at(GARISSA, Place("Kenya", "KEN", 4, feature="country"), mention, reading_of) == 1
    assert events_at(GARISSA, Place("Gedo", "SOM", 5, feature="region"), mention, reading_of) == 2

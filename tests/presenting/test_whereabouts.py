"""Where an event was: its own place, and in a dispute the others, each with the words that name it."""

from __future__ import annotations

from dataclasses import replace

import composed
from rashomon.model import Event, Place, Proposition
from rashomon.presenting.whereabouts import Whereabout, whereabouts
from rashomon.store import EventView

KAMPALA = composed.span(composed.POST_DOCUMENT, "Kampala")


def view(event: Event, *rows: Proposition) -> EventView:
    return EventView(event, composed.ACTORS, rows, (), (), (), composed.READINGS)


def test_the_place_of_an_event_with_the_words_that_name_it() -> None:
    (found,) = whereabouts(view(composed.MEETING))
    assert found.place.name == "Kampala"
    assert found.spans == (KAMPALA,)
    assert not found.told


def test_an_event_without_a_place_has_none() -> None:
    assert whereabouts(view(composed.LETTER)) == ()


def test_what_accounts_give_in_a_dispute_stands_beside_it() -> None:
    account = replace(
        composed.PROMISE.accounts[0],
        value="Kampala",
        evidence=(composed.span(composed.POST_DOCUMENT, "The two may meet in Kampala"),),
    )
    row = replace(composed.PROMISE, dimension="place", accounts=(account,))
    here = Place("Nairobi", "KEN", 184745, -1.28, 36.82)
    quiet = replace(composed.MEETING, place=here, mentions=())
    assert [each.place.name for each in whereabouts(view(quiet, row))] == ["Nairobi"]
    nairobi, kampala = whereabouts(view(replace(quiet, disputed=("place",)), row))
    assert (nairobi.told, kampala.told) == (False, True)
    assert kampala.spans == (KAMPALA,)


def test_a_city_is_a_point_and_an_area_reaches() -> None:
    city = Whereabout(Place("Kampala", "UGA", 232422, 0.32, 32.58, "city"), False, ())
    country = Whereabout(Place("Turkey", "TUR", 298795, 39.0, 35.0, "country"), False, ())
    sea = Whereabout(Place("Black Sea", None, None, 43.4, 34.0, "sea", derived=True), False, ())
    assert (city.rough, city.reach) == (False, None)
    assert country.rough
    assert country.reach is not None
    assert 300 < country.reach < 1500
    assert (sea.rough, sea.reach) == (True, None)

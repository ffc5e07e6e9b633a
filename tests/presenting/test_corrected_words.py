"""When a person corrected something, as people read it; and places with the names of their countries."""

from __future__ import annotations

from rashomon.model import Place
from rashomon.presenting.corrections import when
from rashomon.presenting.words import country_name, where


def test_a_moment_is_a_date_in_words() -> None:
    assert when("2026-05-03T10:00:21+00:00") == "on 3 May 2026 at 10:00 UTC"
    assert when("2026-05-03") == "on 3 May 2026"
    assert when(None) == "at a time that was not written down"


def test_a_place_has_its_country_by_name() -> None:
    assert where(Place("Mombasa", "KEN", feature="city")) == "Mombasa, Kenya"
    assert where(Place("Kenya", "KEN", feature="country")) == "Kenya"
    assert where(Place("Rhino Bank", None, feature="other")) == "Rhino Bank"
    assert where(None) == ""


def test_a_code_of_no_country_we_know_stays() -> None:
    assert (country_name("XXA"), country_name(None)) == ("XXA", "")

"""What the opening of a report says, detail by detail."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Detail, Reading

Read = Callable[..., Reading]


def details(reading: Reading, sort: str) -> list[Detail]:
    """The details of one sort."""
    return [d for d in reading.details if d.sort == sort]


def test_a_number_with_what_it_counts_and_hangs_on(reading: Read) -> None:
    (number,) = details(reading("A landslide near Quito killed at least 12 villagers on Sunday."), "number")
    assert (number.value, number.of, number.bound) == ("12", "person", "at_least")
    assert number.frame[0] == "kill"
    assert "landslide" in number.frame


def test_scores_clock_times_and_parts_of_words_are_no_numbers(reading: Read) -> None:
    told = reading("A 5.6-magnitude quake struck at 10:15. The home side won 20-13.")
    assert not details(told, "number")


def test_days_by_the_verb_of_their_clause_but_not_the_day_of_saying_so(reading: Read) -> None:
    told = reading("The dam at Karun burst on Friday, officials said on Saturday.")
    assert [(d.value, d.of) for d in details(told, "date")] == [("friday", "burst")]


def test_where_something_was_and_not_where_it_went(reading: Read) -> None:
    told = reading("The train derailed in Nagpur on its way to Pune.")
    assert [d.value for d in details(told, "place")] == ["nagpur"]


def test_a_place_of_what_went_before_is_no_detail(reading: Read) -> None:
    told = reading("The presidents talked for an hour following the attack in Nairobi.")
    assert not details(told, "place")


def test_one_more_of_its_kind_is_left_out(reading: Read) -> None:
    assert not reading("A second blast killed three people in Kano on Monday.").details


def test_what_is_denied_is_negated_with_the_denial_as_evidence(reading: Read) -> None:
    told = reading("The ministry denied that the jets bombed the town.")
    bombed = next(d for d in details(told, "polarity") if d.of == "bomb")
    assert bombed.value == "-"
    assert told.document.quote(bombed.clause).startswith("The ministry denied")


def test_what_may_be_is_neither_so_nor_not_so(reading: Read) -> None:
    told = reading("The court would not release the miners.")
    assert not [d for d in details(told, "polarity") if d.of == "release"]


def test_only_the_opening_has_details(reading: Read) -> None:
    told = reading(" ".join(["The harbour was quiet."] * 9) + " Rebels shelled the port on Monday.")
    assert not [d for d in told.details if d.value == "monday"]

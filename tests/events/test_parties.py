"""Whom an actor belongs to, and who acts on whom in an event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counted_events import ACTORS, event
from rashomon.events.parties import day_of, in_list_order, in_time, pairs_of, party_of
from rashomon.model import Actor


@pytest.mark.parametrize(
    ("actor", "party"),
    [
        ("government:UGA", "state:UGA"),
        ("office:RWA/president", "state:RWA"),  # an office is its state's, whether or not a text says so
        ("person:amina-okello", "state:UGA"),  # a text shows her to speak for it
        ("person:jean-uwase", "person:jean-uwase"),  # a passport is no party
        ("organisation:lake-front", "organisation:lake-front"),
        ("outlet:river-radio", "outlet:river-radio"),
        ("person:nobody-known", "person:nobody-known"),
    ],
)
def test_an_actor_belongs_to_the_party_it_is_known_to_speak_for(actor: str, party: str) -> None:
    assert party_of(actor, ACTORS) == party


@pytest.mark.parametrize(
    ("doers", "targets", "pairs"),
    [
        (["government:UGA"], ["office:RWA/president"], [("state:RWA", "state:UGA", "back")]),
        (["office:RWA/president"], ["state:UGA"], [("state:RWA", "state:UGA", "forth")]),
        (["state:UGA", "state:RWA"], [], [("state:RWA", "state:UGA", "both")]),
        (["state:UGA", "state:RWA"], ["state:UGA"], [("state:RWA", "state:UGA", "both")]),
        (["person:amina-okello", "government:UGA"], ["state:UGA"], []),  # one party is no pair
        ([], ["state:UGA", "state:RWA"], []),  # nobody is said to have done it
        (
            ["state:BDI", "state:UGA"],
            ["state:RWA"],
            [
                ("state:BDI", "state:RWA", "forth"),
                ("state:BDI", "state:UGA", "both"),
                ("state:RWA", "state:UGA", "back"),
            ],
        ),
        (["group:ugandan-troops", "state:UGA"], ["state:RWA"], [("state:RWA", "state:UGA", "back")]),
        (["group:ugandan-troops"], ["state:RWA"], [("group:ugandan-troops", "state:RWA", "forth")]),
    ],
)
def test_an_event_is_between_pairs_of_parties_each_once(
    doers: list[str], targets: list[str], pairs: list[tuple[str, str, str]]
) -> None:
    assert list(pairs_of(event("river", None, doers, targets), ACTORS)) == pairs


def test_one_group_under_two_ids_is_no_pair() -> None:
    words = "Ugandan and Rwandan scouts"
    scouts = [Actor(f"group:{each}-scouts", words, "group") for each in ("rwandan", "ugandan")]
    band = Actor("organisation:scouts", words, "armed-group")
    known = {**ACTORS, **{actor.id: actor for actor in (*scouts, band)}}
    patrol = event("patrol", None, [actor.id for actor in scouts])
    assert pairs_of(patrol, known) == ()
    assert len(pairs_of(event("patrol", None, [scouts[0].id, band.id]), known)) == 1  # a body is more than its words


def test_events_of_one_time_stand_in_the_order_of_their_text() -> None:
    told = [replace(event(name, None, [], told="2021-06-01"), mentions=(place,)) for name, place in _TOLD.items()]
    assert [each.id for each in sorted(told, key=in_list_order)] == ["e-z", "e-b", "e-a", "e-c"]


#: Events of two documents, by the place of their first mention.
_TOLD = {"a": "d1/m10", "b": "d1/m9", "c": "d2/m0", "z": "d1/m2"}


def test_events_stand_in_order_of_time_the_undated_last() -> None:
    june, may, undated = event("june", "2021-06", []), event("may", "2021-05-30", []), event("a", None, [])
    assert [each.id for each in sorted((undated, june, may), key=in_time)] == ["e-may", "e-june", "e-a"]


@pytest.mark.parametrize(
    ("when", "told", "found"),
    [
        ("2021-03-10", "2021-03-12", "2021-03-10"),
        ("2021-03", "2021-04-12", "2021-03-16"),  # the middle of a month
        ("2021", "2021-04-12", "2021-04-12"),  # a year is too wide to stand anywhere in it
        (None, "2021-04-12", "2021-04-12"),
        (None, None, None),
    ],
)
def test_an_event_is_laid_beside_others_by_its_day_else_by_the_day_it_was_told(
    when: str | None, told: str | None, found: str | None
) -> None:
    assert day_of(event("river", when, [], told=told), widest=62) == found

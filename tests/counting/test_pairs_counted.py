"""What counts for a pair, on the composed chronology counted by hand and on events of every kind of date."""

from __future__ import annotations

import pytest

import composed
from counted_events import ACTORS, event
from rashomon.counting.pairs import PairEvent, goldstein_of, pair_events, period_of, quad_of
from rashomon.edtf import make_date


def test_the_letter_and_the_meeting_count_for_kenya_and_somalia() -> None:
    actors = {actor.id: actor for actor in composed.ACTORS}
    letter, meeting = pair_events(enumerate(composed.CHRONOLOGY.events), actors)
    assert letter == PairEvent("state:KEN", "state:SOM", 0, "e-letter", "forth", "2023-05", 1, "occurred", True, 3.4)
    assert (meeting.direction, meeting.period, meeting.quad, meeting.status) == ("both", "undated", 1, "possible")
    assert not meeting.disputed


@pytest.mark.parametrize(
    ("edtf", "period"),
    [
        ("2021-05-16", "2021-05"),
        ("2021-05-01/2021-05-31", "2021-05"),
        ("2021-05-30/2021-06-02", "2021"),
        ("2021", "2021"),
        ("2020-12-30/2021-01-02", "wide"),
        ("../2021-05-16", "wide"),
        ("", "undated"),
    ],
)
def test_the_period_of_a_date_is_the_shortest_that_holds_it(edtf: str, period: str) -> None:
    assert period_of(make_date(edtf)) == period


@pytest.mark.parametrize(
    ("root", "cameo", "quad", "value"),
    [
        ("ASSAULT", "190", 4, -10.0),
        ("ACCUSE", "112", 3, -2.0),
        ("AID", None, 2, 7.0),  # the widest code of the type stands for it
        (None, None, 0, None),
    ],
)
def test_an_event_has_the_class_and_value_of_its_type(
    root: str | None, cameo: str | None, quad: int, value: float | None
) -> None:
    deed = event("deed", None, ["state:UGA"], ["state:RWA"], root=root, cameo=cameo)
    assert (quad_of(deed), goldstein_of(deed)) == (quad, value)


def test_an_event_among_three_counts_once_for_each_pair() -> None:
    summit = event("summit", "2021-05", ["state:UGA", "state:RWA", "state:BDI"])
    counted = list(pair_events([(0, summit)], ACTORS))
    assert [(each.a, each.b) for each in counted] == [
        ("state:BDI", "state:RWA"),
        ("state:BDI", "state:UGA"),
        ("state:RWA", "state:UGA"),
    ]

"""Tolls: a noun for the count is what the clause is about, and the number is the event's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "value", "role"),
    [
        ("The number of people killed in the raid on Gao rose to 41 on Wednesday.", 41, "killed"),
        ("The death toll from the bombing in Gao climbed to 57, officials said.", 57, "killed"),
        ("Mali put the number of dead in the shelling at 12.", 12, "killed"),
        ("Mali raised the toll of the raid to 23 dead.", 23, "killed"),
        ("The blast's death toll has reached at least nine.", 9, "killed"),
        ("The number of wounded in the clash stood at 30.", 30, "injured"),
        ("Forty-four people are now known to have died in the assault on Gao.", 44, "killed"),
    ],
)
def test_the_toll_is_the_number_of_the_event(reading: Read, sentence: str, value: float, role: str) -> None:
    found = reading(f"Mali counts its dead\n\n{sentence}")
    assert [(n.value, n.role) for m in found.event_mentions for n in m.numbers] == [(value, role)]


def test_who_is_added_to_a_toll_is_not_the_toll(reading: Read) -> None:
    text = "Mali counts its dead\n\nOne more soldier has died after the attack, bringing the number of dead to 18."
    assert [n.value for m in reading(text).event_mentions for n in m.numbers] == [18]


def test_a_toll_without_its_figure_is_no_event(reading: Read) -> None:
    text = "Mali counts its dead\n\nThe drought took a heavy toll on herders in the north."
    assert not reading(text).event_mentions


@pytest.mark.parametrize(
    ("sentence", "value", "role"),
    [
        ("Three Thai soldiers died in the clash near Mae Sai.", 3, "killed"),
        ("Officials said three Thai soldiers died in the clash near Mae Sai.", 3, "killed"),
        ("Thirteen Kyrgyz citizens have been killed in the shelling of Batken.", 13, "killed"),
        ("Two dozen Tamil fishermen were wounded when the navy opened fire.", 24, "injured"),
    ],
)
def test_a_number_before_the_name_of_a_people_counts_its_people(
    reading: Read, sentence: str, value: float, role: str
) -> None:
    found = reading(f"Casualties at the border\n\n{sentence}")
    numbers = [n for m in found.event_mentions for n in m.numbers]
    assert [(n.value, n.role) for n in numbers] == [(value, role)]

"""Plans that were moved: the planned event and the held one stay two and are linked."""

from __future__ import annotations

import pytest

from rashomon.edtf import make_date
from rashomon.model import Block, Chronology, Document, Published
from rashomon.pipeline import read_document, relate

PLAN = ("2021-05-03", "Kenya and Somalia will hold talks in Djibouti on 10 May, the Kenyan foreign ministry said.")


def told(*reports: tuple[str, str]) -> Chronology:
    """Reports, each with its day, as they are read together."""
    readings = []
    for number, (day, text) in enumerate(reports):
        published = Published(make_date(day), "given")
        blocks = (Block(0, len(text), "body"),)
        name = f"report{number}"
        readings.append(read_document(Document(name, name, name, text, blocks, language="en", published=published)))
    return relate(readings)


def test_a_plan_that_was_kept_is_one_event_that_occurred() -> None:
    chronology = told(PLAN, ("2021-05-11", "Kenya and Somalia held talks in Djibouti on Monday."))
    assert [e.status for e in chronology.events] == ["occurred"]
    assert chronology.links == ()


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        (
            ("2021-05-13", "Kenya and Somalia held talks in Djibouti on 12 May."),
            "it was planned for 2021-05-10 and one like it held on 2021-05-12",
        ),
        (
            ("2021-05-11", "Kenya and Somalia held talks in Asmara on Monday."),
            "it was planned to be in Djibouti and one like it held in Asmara",
        ),
    ],
)
def test_a_moved_plan_points_to_what_was_held(held: tuple[str, str], reason: str) -> None:
    chronology = told(PLAN, held)
    status = {e.id: e.status for e in chronology.events}
    (link,) = chronology.links
    assert (status[link.a], link.kind, status[link.b]) == ("planned", "announces", "occurred")
    assert link.reason == reason
    assert [s.document for s in link.evidence] == ["report0", "report1"]


@pytest.mark.parametrize(
    "held",
    [
        ("2021-08-13", "Kenya and Somalia held talks in Djibouti on 12 August."),  # another round
        ("2021-05-13", "Kenya and Uganda held talks in Djibouti on 12 May."),  # other parties
    ],
)
def test_what_is_too_far_off_came_of_no_plan(held: tuple[str, str]) -> None:
    assert [link for link in told(PLAN, held).links if link.kind == "announces"] == []

"""The title of a storyline: who, what most often, when."""

from __future__ import annotations

import pytest

from rashomon.edtf import make_date
from rashomon.events.storylines import Storyline
from rashomon.presenting.storylines import parties_in_words, title_of


@pytest.mark.parametrize(
    ("names", "roots", "edtf", "title"),
    [
        (
            ("Rwanda", "Uganda"),
            ("ASSAULT", "CONSULT"),
            "2021-03-01/2021-04-09",
            "Rwanda and Uganda: assault, consult, 1 March to 9 April 2021",
        ),
        (("Rwanda",), (), "2021-03", "Rwanda, March 2021"),
        (("Gambia", "African Union"), ("AID",), "2021", "The Gambia and the African Union: aid, 2021"),
        (("Burundi", "Rwanda", "Uganda"), ("AID",), "", "Burundi, Rwanda and Uganda: aid"),
        ((), ("AID",), "", "Events that texts link: aid"),
    ],
)
def test_a_storyline_is_named_by_parties_types_and_days(
    names: tuple[str, ...], roots: tuple[str, ...], edtf: str, title: str
) -> None:
    assert title_of(Storyline("s-1", names, roots, make_date(edtf), ()), names) == title


def test_parties_stand_one_after_the_other() -> None:
    assert parties_in_words(()) == ""
    assert parties_in_words(("Rwanda",)) == "Rwanda"

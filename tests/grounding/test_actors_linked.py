"""People across documents: one by full name, country and side; spellings joined; never by a family name alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Chronology, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]


def people(reading: Reading) -> set[str]:
    return {a.id.removeprefix("person:") for a in reading.actors if a.kind == "person"}


def related(reading: Read, *texts: str, day: str = "2013-03-05") -> Chronology:
    return relate([reading(text, day, f"report-{number}") for number, text in enumerate(texts)])


def ids(chronology: Chronology, document: str) -> set[str]:
    found = next(r for r in chronology.readings if r.document.id == document)
    return people(found)


@pytest.mark.parametrize(
    ("one", "other", "day", "person"),
    [
        ("Recep Tayyip Erdogan spoke.", "Recep Tayyip Erdoğan spoke.", "2015-03-05", "recep-tayyip-erdogan"),
        ("Volodymyr Zelensky spoke.", "Volodymyr Zelenskyy spoke.", "2022-03-05", "volodymyr-zelensky"),
        ("Muammar Gaddafi spoke.", "Muammar Qaddafi spoke.", "2009-03-05", "muammar-gaddafi"),
        ("Moammar Kadhafi spoke.", "The Libyan leader spoke.", "2009-03-05", "muammar-gaddafi"),
        ("Xi Jinping spoke.", "Chinese President Xi spoke.", "2015-03-05", "xi-jinping"),
        ("Sergei Lavrov spoke.", "Sergey Lavrov spoke.", "2010-03-05", "sergei-lavrov"),
        ("Sergei Lavrov spoke.", "Russian Foreign Minister Lavrov spoke.", "2010-03-05", "sergei-lavrov"),
        ("Slobodan Milosevic spoke.", "The Yugoslav president spoke.", "1999-03-05", "slobodan-milosevic"),
        ("Mevlüt Çavuşoğlu spoke.", "The Turkish foreign minister spoke.", "2018-03-05", "mevlut-cavusoglu"),
        ("Kenyan Trade Minister Peter Omollo spoke.", "Peter Omollo spoke in Nairobi.", "2013-03-05", "peter-omollo"),
    ],
)
def test_one_person_in_two_reports(reading: Read, one: str, other: str, day: str, person: str) -> None:
    assert people(reading(one, day)) == people(reading(other, day)) == {person}


def test_a_title_and_family_name_alone_make_no_stranger_known(reading: Read) -> None:
    assert people(reading("Minister Omollo spoke. Omollo left.", "2013-03-05")) == set()


def test_one_family_name_is_two_people(reading: Read) -> None:
    chronology = related(
        reading, "Kenyan Trade Minister Peter Omollo spoke.", "Kenyan Trade Minister John Omollo spoke."
    )
    assert ids(chronology, "report-0") | ids(chronology, "report-1") == {"peter-omollo", "john-omollo"}


def test_one_full_name_of_two_countries_is_two_people(reading: Read) -> None:
    chronology = related(
        reading,
        "Kenyan Trade Minister Ali Hassan spoke.",
        "Ali Hassan, a spokesman for the Egyptian army, spoke. Hassan left.",
        "Ali Hassan spoke.",
    )
    found = [ids(chronology, f"report-{n}") for n in range(3)]
    assert found == [{"ali-hassan-ken"}, {"ali-hassan-egy"}, {"ali-hassan"}]
    assert {a.id for a in chronology.actors if "ali-hassan" in a.id} == {
        "person:ali-hassan", "person:ali-hassan-egy", "person:ali-hassan-ken",
    }  # fmt: skip


def test_a_minister_and_a_rebel_of_one_name_are_two_people(reading: Read) -> None:
    chronology = related(
        reading, "Colombian Interior Minister Luis Rojas spoke.", "Luis Rojas, a commander of the FARC, spoke."
    )
    assert ids(chronology, "report-0") | ids(chronology, "report-1") == {"luis-rojas-col", "luis-rojas-farc"}


def test_one_full_name_of_one_country_is_one_person(reading: Read) -> None:
    chronology = related(
        reading, "Kenyan Trade Minister Ali Hassan spoke.", "Ali Hassan, the Kenyan finance minister, spoke."
    )
    assert ids(chronology, "report-0") == ids(chronology, "report-1") == {"ali-hassan"}

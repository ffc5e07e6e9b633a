"""Rows of values: who, how many, where, when, how firmly, and how it was judged, each voice with its own."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Account, Chronology, Dimension, Reading, Telling
from rashomon.pipeline import relate

Read = Callable[..., Reading]

BORDER = """Soldiers held at the border

Chad's army said its troops had detained 14 Libyan soldiers on Tuesday two kilometres inside Chadian territory.

The Libyan Foreign Ministry said the men had been on Libyan soil."""

SHELLING = """Shells hit Sirba

Shells hit a clinic in Sirba on Monday. The health ministry put the death toll at 17. Rebels said that 31 people had \
been killed in the shelling, and doctors spoke of 40 wounded."""

QUIET = """Patrol attacked

Gunmen attacked a patrol near Bardai on Monday, killing three soldiers, the governor said. The army said that nobody \
had been killed in the attack."""

RAIDED = """Raid on Moussoro

Rebels raided a market in Moussoro on Monday. A nurse said that nine traders were dead. The mayor gave the number of \
dead as 12. The raid cost 14 lives, a priest said. The Red Cross raised its count of the dead from four to 11."""

STORMED = """Camp near Diffa stormed

Five men stormed a camp of Niger's army near Diffa before dawn on Sunday and killed nine soldiers, the army said. All \
five attackers were shot after a fight of two hours."""

JUDGED = """Envoys part in Tunis

Envoys of Mali and Niger met in Tunis on Monday. The talks were very constructive, the Malian foreign minister said. \
The foreign minister of Niger said the talks had been fruitless."""

SUMMIT = """Leaders to meet

Namibia's president spoke by telephone with the president of Angola on Friday. The Namibian presidency said that the \
two had agreed to hold a summit in Windhoek. The Angolan presidency said a summit \
had been discussed in the call."""

TOO_MUCH = """Barracks raided

Rebels killed 12 soldiers and wounded dozens in a raid on a barracks at Menaka on Sunday, the army said. A rebel \
spokesman said the raid had killed 20 soldiers."""


def accounts(read: Read, text: str, dimension: Dimension, start: str) -> list[Account]:
    """The accounts of the rows of a dimension whose text starts so, of one report."""
    found: Chronology = relate([read(text, "2019-05-08", "report")])
    rows = [p for p in found.propositions if p.dimension == dimension and p.text.startswith(start)]
    return [account for row in rows for account in row.accounts]


def told(found: list[Account]) -> dict[str, tuple[Telling, str | None]]:
    """Stance and value by voice."""
    return {account.voice: (account.stance, account.value) for account in found}


def test_whose_ground_it_was_differs(reading: Read) -> None:
    found = {a.value: a.stance for a in accounts(reading, BORDER, "place", "On whose ground it was")}
    assert found == {"Chad": "asserts", "Libya": "differs"}


def test_a_number_counts_its_own_people(reading: Read) -> None:
    assert told(accounts(reading, BORDER, "number", "How many soldiers of Libya"))["Chad's army"][1] == "14"


def test_a_toll_given_as_such_stands_beside_those_told_with_a_verb(reading: Read) -> None:
    found = told(accounts(reading, SHELLING, "number", "How many were killed"))
    assert {name: value for name, (_, value) in found.items()} == {"The health ministry": "17", "Rebels": "31"}
    assert sorted(stance for stance, _ in found.values()) == ["asserts", "differs"]


def test_a_toll_is_the_word_of_whoever_gives_it(reading: Read) -> None:
    found = told(accounts(reading, RAIDED, "number", "How many were killed"))
    values = {name: value for name, (_, value) in found.items()}
    assert values == {"A nurse": "9", "The mayor": "12", "a priest": "14", "The Red Cross": "11"}


def test_those_killed_belong_to_the_attack_that_the_same_voice_tells_of(reading: Read) -> None:
    (row,) = (
        p
        for p in relate([reading(STORMED, "2019-05-08")]).propositions
        if any(a.value == "9" for a in p.accounts) and p.dimension == "number"
    )
    found = relate([reading(STORMED, "2019-05-08")])
    (event,) = (e for e in found.events if e.id == row.event)
    assert "stormed" in event.label


def test_the_wounded_are_another_number_than_the_dead(reading: Read) -> None:
    assert [a.value for a in accounts(reading, SHELLING, "number", "How many were wounded")] == ["40"]


def test_who_says_that_nobody_was_killed_denies_the_number_and_not_the_attack(reading: Read) -> None:
    assert "denies" not in {a.stance for a in accounts(reading, QUIET, "occurrence", "It happened")}
    assert {a.value: a.stance for a in accounts(reading, QUIET, "number", "How many soldiers were killed")} == {
        "3": "asserts",
        "0": "denies",
    }


def test_opposite_judgements_differ(reading: Read) -> None:
    found = accounts(reading, JUDGED, "evaluation", "How it was judged")
    assert {a.value: a.stance for a in found} == {"constructive": "asserts", "fruitless": "differs"}


def test_who_tells_only_of_talk_about_it_is_weaker(reading: Read) -> None:
    found = accounts(reading, SUMMIT, "modality", "How firm it was")
    assert {a.value: a.stance for a in found}["discussed"] == "weaker"


def test_a_larger_toll_differs(reading: Read) -> None:
    found = accounts(reading, TOO_MUCH, "number", "How many soldiers were killed")
    assert {a.value: a.stance for a in found} == {"12": "asserts", "20": "differs"}


DOUBTED = """Jets over the gulf

Two Russian fighters appear to have crossed into Finnish airspace near Kotka on Thursday, the Finnish Defence Ministry \
said. A fisherman was apparently shot at near Hamina, a police officer said."""


def test_who_only_thinks_that_it_happened_says_it_more_weakly_and_is_no_unnamed_voice(reading: Read) -> None:
    found = accounts(reading, DOUBTED, "occurrence", "It happened")
    assert ("the Finnish Defence Ministry", "weaker") in {(a.voice, a.stance) for a in found}
    assert ("a police officer", "weaker") in {(a.voice, a.stance) for a in found}


BLAMED = """Market shelled

Shells hit a market in Kuito on Monday, killing nine. The government blamed UNITA for the shelling. A UNITA spokesman \
blamed government troops. The army rejected blame for the attack."""


def test_whom_a_voice_blames_is_who_did_it_in_its_account(reading: Read) -> None:
    found = {a.voice: a.stance for a in accounts(reading, BLAMED, "participants", "Who did it")}
    assert found["The government"] == "asserts"
    assert found["A UNITA spokesman"] == "differs"
    assert found["The army"] == "denies"

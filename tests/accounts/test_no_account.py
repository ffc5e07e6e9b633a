"""What is no account: what nobody knows, what is only wanted, what stands beside a "not", what others relay."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

APART = """Planes hit rebels

Chad's army said that its planes had hit a column of rebels and not a market near Bardai on Monday."""
WANTED = """Market bombed

Libyan planes bombed a market near Bardai on Monday. Chad said it would ask the Security Council to condemn the \
attack."""
UNKNOWN = """Patrol fired on

Gunmen fired at a patrol near Bardai on Monday, Chad said. The African Union said it could not establish who fired \
first. The monitors could not confirm that a soldier had been killed. A diplomat said it was not clear whether shells \
had been used."""
RELAYED = """Presidents speak

The presidents of Chad and Libya spoke by telephone on Monday. The Chadian presidency said that the two had spoken \
about troops. "Mr. Doumro demanded that Chadian troops leave first," said his aide Kellou."""
WOUNDED = """Town bombed

Officials reported 34 wounded when Libyan aircraft bombed Bardai on Monday."""
SOLDIERS = """Soldiers wounded

The army said three Chadian soldiers were wounded near Bardai on Monday. Libya said five Chadian soldiers were wounded \
near Bardai on Monday."""
AGREED = """Truce agreed

Chad and Libya agreed on a ceasefire on Monday, the government in Tripoli said."""
CITED = """Treaty signed

Chad signed a treaty with Libya on Monday. The agency quoted a foreign ministry spokesman as saying that Chad had \
signed a treaty."""


def cells(reading: Read, text: str) -> list[tuple[str, str, str, str]]:
    """Dimension, first part of the key, voice and stance of every cell."""
    found = relate([reading(text, "2019-05-08")]).propositions
    return [(row.dimension, row.key.partition(":")[0], a.voice, a.stance) for row in found for a in row.accounts]


def test_not_before_a_second_object_denies_no_deed(reading: Read) -> None:
    assert "denies" not in {stance for *_, stance in cells(reading, APART)}


def test_who_wants_an_attack_condemned_does_not_tell_of_it(reading: Read) -> None:
    found = relate([reading(WANTED, "2019-05-08")]).propositions
    bombed = next(r for r in found if r.dimension == "occurrence" and any(a.voice == "the report" for a in r.accounts))
    assert [a.voice for a in bombed.accounts] == ["the report"]


def test_not_knowing_is_neither_silence_nor_denial(reading: Read) -> None:
    found = cells(reading, UNKNOWN)
    assert {stance for *_, stance in found} == {"asserts"}
    assert "unsaid" not in {key for _, key, *_ in found}
    assert ("content", "said", "The African Union", "asserts") in found


def test_nobody_is_silent_in_words_that_tell_it(reading: Read) -> None:
    found = relate([reading(RELAYED, "2019-05-08")]).propositions
    silent = [a.voice for row in found for a in row.accounts if a.stance == "silent"]
    assert not [voice for voice in silent if "Doumro" in voice]


def test_those_behind_a_conjunction_are_not_counted(reading: Read) -> None:
    found = relate([reading(WOUNDED, "2019-05-08")]).propositions
    assert [row.key.split(":")[1:] for row in found if row.dimension == "number"] == [["injured", ""]]


def test_each_voice_has_its_own_words_for_a_group(reading: Read) -> None:
    found = relate([reading(SOLDIERS, "2019-05-08")]).propositions
    whom = next(row for row in found if row.key.startswith("recipient:"))
    assert {a.value for a in whom.accounts} == {"three Chadian soldiers", "five Chadian soldiers"}


def test_who_agrees_in_a_report_is_no_voice_of_it(reading: Read) -> None:
    voices = {voice for *_, voice, _ in cells(reading, AGREED)}
    assert "the government in Tripoli" in voices
    assert voices.isdisjoint({"Chad", "Libya"})


def test_a_citing_verb_is_no_saying(reading: Read) -> None:
    assert "said" not in {key for _, key, *_ in cells(reading, CITED)}

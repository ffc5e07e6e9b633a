"""One voice that tells a thing otherwise at another time, and when each voice spoke."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.accounts.changes import same_voice
from rashomon.accounts.recounts import replaces_another
from rashomon.accounts.tellers import Teller
from rashomon.model import Chronology, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

STRIKE_DENIED = """Ministry: jets stayed on the ground

The Ethiopian foreign ministry denied on Monday that Ethiopian jets had bombed the Eritrean town of Senafe."""

STRIKE_ADMITTED = """Senafe struck after all

Ethiopian jets bombed the Eritrean town of Senafe on Sunday, the Ethiopian foreign ministry said on Friday."""

STRIKE_RECALLED = """The week in the Horn

On Monday the Ethiopian foreign ministry denied that Ethiopian jets had bombed the Eritrean town of Senafe. Ethiopian \
jets bombed the Eritrean town of Senafe, the Ethiopian foreign ministry said on Friday."""

TOLL = """Bomb at the market

The Nigerian army said on {day} that {number} people were killed when a bomb exploded at a market in Maiduguri."""


def said(found: Chronology, dimension: str) -> list[tuple[str, str | None, str | None]]:
    """Stance, value and date of every account of a dimension that is no silence and no report's own."""
    return [
        (a.stance, a.value, a.said_at.edtf)
        for p in found.propositions
        if p.dimension == dimension
        for a in p.accounts
        if a.stance != "silent" and a.chain[-1].voices[0].kind != "narrator"
    ]


def nuances(found: Chronology) -> list[tuple[str, str | None]]:
    """Verdict and nuance of every comparison that is a change."""
    return [(c.verdict, c.nuance) for c in found.comparisons if c.nuance in ("change of position", "updated number")]


def test_a_denial_and_a_later_admission_both_stay(reading: Read) -> None:
    denied = reading(STRIKE_DENIED, "1999-02-08", "a")
    admitted = reading(STRIKE_ADMITTED, "1999-02-13", "b")
    found = relate([admitted, denied])
    assert said(found, "occurrence") == [("denies", None, "1999-02-08"), ("asserts", None, "1999-02-12")]
    assert ("aspect", "change of position") in nuances(found)
    assert not [c for c in found.comparisons if c.verdict in ("deny", "contradict") and c.dimension != "date"]
    why = next(c.why for c in found.comparisons if c.nuance == "change of position")
    assert "1999-02-08" in why
    assert "1999-02-12" in why


def test_one_report_may_tell_of_both(reading: Read) -> None:
    found = relate([reading(STRIKE_RECALLED, "1999-02-14", "a")])
    assert said(found, "occurrence") == [("denies", None, "1999-02-08"), ("asserts", None, "1999-02-12")]


def test_a_toll_that_one_voice_raises_is_updated(reading: Read) -> None:
    first = reading(TOLL.format(day="Monday", number="17"), "2014-07-02", "a")
    later = reading(TOLL.format(day="Wednesday", number="23"), "2014-07-02", "b")
    found = relate([later, first])
    assert sorted(said(found, "number"), key=str) == [
        ("asserts", "17", "2014-06-30"),
        ("differs", "23", "2014-07-02"),
    ]
    assert nuances(found) == [("aspect", "updated number")]


def test_the_same_telling_at_two_times_is_one_account(reading: Read) -> None:
    found = relate([reading(STRIKE_DENIED, "1999-02-08", "a"), reading(STRIKE_DENIED + " ", "1999-02-09", "b")])
    assert said(found, "occurrence") == [("denies", None, "1999-02-08")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("the Kenyan army", "state:KEN"), ("an army spokesman", "state:KEN"), True),
        (("the Defence Ministry", "state:KEN"), ("the ministry", "state:KEN"), True),
        (("the Defence Ministry", "state:KEN"), ("the Foreign Ministry", "state:KEN"), False),
        (("the Kenyan army", "state:KEN"), ("the Ugandan army", "state:UGA"), False),
        (("a Kenyan official", "state:KEN"), ("a Kenyan official", "state:KEN"), False),
        (("the army", None), ("the army", None), False),
    ],
)
def test_which_tellers_are_one_voice(
    first: tuple[str, str | None], second: tuple[str, str | None], expected: bool
) -> None:
    a, b = (Teller(f"{n}:{name}", name, None, side) for n, (name, side) in enumerate((first, second)))
    assert same_voice(a, b) is expected


def test_a_count_that_only_grows_is_updated_too(reading: Read) -> None:
    first = reading(TOLL.format(day="Monday", number="at least 17"), "2014-07-01", "a")
    later = reading(TOLL.format(day="Wednesday", number="23"), "2014-07-02", "b")
    found = relate([first, later])
    assert [value for _, value, _ in said(found, "number")] == ["at least 17", "23"]
    assert nuances(found) == [("aspect", "updated number")]


SIGNED_NOTHING = """Front has signed no text

The Polisario Front had not signed the ceasefire text in Tindouf, the Polisario Front said on Monday. Algerian envoys \
met Moroccan envoys in Tindouf on Sunday."""

SIGNED = """Front says it has signed

The Polisario Front signed the ceasefire text in Tindouf, the Polisario Front said on Friday. Algerian envoys had met \
Moroccan envoys in Tindouf on Sunday."""


def test_a_voice_that_takes_back_a_denial_changes_its_position(reading: Read) -> None:
    found = relate([reading(SIGNED, "1991-09-07", "b"), reading(SIGNED_NOTHING, "1991-09-03", "a")])
    assert ("aspect", "change of position") in nuances(found)
    assert not [c for c in found.comparisons if c.verdict in ("deny", "contradict") and c.dimension != "date"]


HARBOUR = """Shells fall on Latakia

Shells killed three dockers in the port of Latakia on Monday, the harbour office said on Tuesday."""

HARBOUR_RECOUNTED = """More dead in Latakia

The number of dockers killed by the shells in the port of Latakia has risen to seven, the harbour office said on \
Thursday."""

BARRACKS_RECOUNTED = """Barracks attacked near Homs

The number of dockers killed by a bomb at a barracks near Homs has risen to nine, the army said on Thursday."""


def numbers(found: Chronology) -> list[list[str | None]]:
    """The values of each row of numbers."""
    return [[a.value for a in p.accounts] for p in found.propositions if p.dimension == "number"]


def test_a_count_that_has_risen_stands_beside_the_one_it_replaces(reading: Read) -> None:
    first, later = reading(HARBOUR, "2012-06-05", "a"), reading(HARBOUR_RECOUNTED, "2012-06-07", "b")
    found = relate([later, first])
    assert ["3", "7"] in numbers(found)
    assert ("aspect", "updated number") in nuances(found)


def test_the_count_of_another_affair_is_none_that_has_risen(reading: Read) -> None:
    first, other = reading(HARBOUR, "2012-06-05", "a"), reading(BARRACKS_RECOUNTED, "2012-06-07", "b")
    assert not nuances(relate([first, other]))


RAID_DENIED = """Jordan denies raid

The Jordanian army did not cross the border at Ruwaished, a Jordanian army spokesman said on Monday. Syrian officials \
had spoken of a raid at Ruwaished on Sunday."""

RAID_ADMITTED = """Jordan admits raid

The Jordanian army, which had earlier denied any raid, now says that its men crossed into Syria near Ruwaished on \
Sunday. Syrian officials had spoken of a raid at Ruwaished."""


def test_a_report_that_says_that_a_voice_turned_names_what_it_said_before(reading: Read) -> None:
    found = relate([reading(RAID_ADMITTED, "1996-05-10", "b"), reading(RAID_DENIED, "1996-05-07", "a")])
    changed = [c for c in found.comparisons if c.nuance == "change of position"]
    assert [c.why.partition(" (")[0] for c in changed if c.verdict == "aspect"] == ["First denied, then said"]
    assert not [c for c in found.comparisons if c.verdict in ("deny", "contradict")]


ADVISERS = """Troops did cross

Chadian troops crossed into Sudan near Adre in June, a Chadian official acknowledged on Friday. Chad had until now \
insisted that no soldier had crossed into Sudan. Sudan had accused Chad of an attack on Geneina."""


def test_one_report_may_say_what_a_side_had_insisted_on(reading: Read) -> None:
    found = relate([reading(ADVISERS, "2002-08-10", "a")])
    assert ("aspect", "change of position") in nuances(found)
    assert not [c for c in found.comparisons if c.verdict in ("deny", "contradict")]


SHELLED = """Shells near Myawaddy

The Thai army said on Monday that its troops had shelled a rebel camp near Myawaddy on Sunday."""

LEFT = """The camp after the shells

{said} its troops {did} the rebel camp near Myawaddy. The camp was shelled on Sunday."""


@pytest.mark.parametrize(
    "said",
    [
        "The Thai army now says that",
        "Two days after the shelling, the Thai army said that",
        "The Thai army accepted the reversal of the court's order and said that",
        "The Thai army corrected a spelling in the earlier statement and said that",
    ],
)
def test_what_a_voice_says_next_is_no_turn(reading: Read, said: str) -> None:
    later = LEFT.format(said=said, did="have left")
    found = relate([reading(SHELLED, "2001-03-06", "a"), reading(later, "2001-03-08", "b")])
    assert not nuances(found)


@pytest.mark.parametrize(
    "said", ["The Thai army now says that", "Two days after it claimed to, the Thai army said that"]
)
def test_the_opposite_of_what_a_voice_said_is_a_turn(reading: Read, said: str) -> None:
    later = LEFT.format(said=said, did="never shelled")
    found = relate([reading(SHELLED, "2001-03-06", "a"), reading(later, "2001-03-08", "b")])
    assert ("aspect", "change of position") in nuances(found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the number of dockers killed has risen to #", True),
        ("the office raised its count of the dead from four to #", True),
        ("the toll was raised to #", True),
        ("# were killed, up from four", True),
        ("the raid took ten rebels to # villages", False),
        ("the council raised taxes to # percent", False),
        ("# men, the ministry said, citing an earlier report", False),
    ],
)
def test_which_sentences_say_that_a_count_replaces_another(sentence: str, expected: bool) -> None:
    assert replaces_another(sentence) is expected

"""How two accounts of one proposition stand to each other."""

from __future__ import annotations

from typing import Any

import pytest

from rashomon.accounts.differing import clash
from rashomon.accounts.propositions import Cell
from rashomon.accounts.tellers import Teller
from rashomon.accounts.tellings import Row, Told
from rashomon.accounts.verdicts import TRUSTING, judge
from rashomon.edtf import make_date
from rashomon.model import Account, Number, Span

ROW = Row("e-1", "content", "topic:apology")


def cell(voice: str, stance: str, side: str | None = None, said: str | None = None, **facts: Any) -> Cell:
    """A cell of one voice; `number` as (bound, value)."""
    span = Span("d", 0, 9)
    bound = facts.pop("number", None)
    number = Number(bound[1], bound[0], "person", "killed", span) if bound else None
    told = Told(ROW, Teller(voice, voice, None, side), (), None, stance, span, "d", None, number, **facts)  # type: ignore[arg-type]
    account = Account(voice, voice, None, side, (), None, told.telling, None, make_date(said), (span,))
    return Cell(account, told)


def verdict(a: Cell, b: Cell) -> str | None:
    """The verdict's name."""
    found = judge(a, b)
    return found.verdict if found else None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("asserts", "asserts", "agree"),
        ("asserts", "weaker", "agree"),
        ("asserts", "silent", "omit"),
        ("asserts", "denies", "deny"),
        ("denies", "denies", "agree"),
        ("silent", "silent", None),
        ("denies", "silent", None),
    ],
)
def test_stances_of_two_parties(first: str, second: str, expected: str | None) -> None:
    a, b = cell("Nairobi", first, "state:KEN"), cell("Mogadishu", second, "state:SOM")
    assert verdict(a, b) == verdict(b, a) == expected


def test_two_channels_of_one_side_do_not_contradict_each_other() -> None:
    ministry, spokesman = cell("the ministry", "asserts", "state:KEN"), cell("a spokesman", "denies", "state:KEN")
    assert verdict(ministry, spokesman) == "aspect"


def test_weaker_wording_is_not_what_is_denied() -> None:
    sorrow = cell("a newspaper", "weaker", derived=True)
    assert verdict(sorrow, cell("a source", "denies", "state:SOM")) == "aspect"


def test_a_correction_contradicts() -> None:
    claim = cell("the army", "asserts", "state:KEN", corrects=True)
    assert verdict(claim, cell("the miners", "denies", corrects=True)) == "contradict"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("exact", 12), ("exact", 14), True),
        (("exact", 12), ("exact", 12), False),
        (("at_least", 12), ("exact", 14), False),
        (("at_least", 20), ("exact", 14), True),
        (("about", 12), ("exact", 14), False),
        (("at_least", 12), ("at_least", 20), False),
    ],
)
def test_which_numbers_cannot_both_be_true(a: tuple[str, int], b: tuple[str, int], expected: bool) -> None:
    assert clash(cell("x", "asserts", number=a).told, cell("y", "asserts", number=b).told) is expected


def test_a_toll_that_a_later_report_raises_is_updated() -> None:
    first = cell("police", "asserts", None, "2019-04-21", number=("exact", 12))
    later = cell("the ministry", "differs", None, "2019-04-22", number=("exact", 40))
    found = judge(first, later)
    assert found is not None
    assert (found.verdict, found.nuance) == ("aspect", "updated number")


def test_tolls_of_one_day_that_differ_contradict() -> None:
    police = cell("police", "asserts", None, "2019-04-21", number=("exact", 12))
    rebels = cell("the rebels", "differs", None, "2019-04-21", number=("exact", 3))
    assert verdict(police, rebels) == "contradict"


def test_a_toll_that_another_side_lowers_later_contradicts() -> None:
    governor = cell("the governor", "asserts", "state:AGO", "1993-08-16", number=("at_least", 21))
    rebels = cell("the rebels", "differs", "group:unita", "1993-08-17", number=("exact", 9))
    assert verdict(governor, rebels) == "contradict"


def test_tolls_without_days_contradict_only_where_both_are_exact() -> None:
    police = cell("police", "asserts", "state:KEN", number=("at_least", 12))
    assert verdict(police, cell("the rebels", "differs", "group:x", number=("exact", 3))) == "aspect"
    police = cell("police", "asserts", "state:KEN", number=("exact", 12))
    assert verdict(police, cell("the rebels", "differs", "group:x", number=("exact", 3))) == "contradict"


def test_a_bound_and_a_number_above_it_agree_more_exactly() -> None:
    found = judge(
        cell("police", "asserts", number=("at_least", 12)), cell("a hospital", "asserts", number=("exact", 14))
    )
    assert found is not None
    assert (found.verdict, found.nuance) == ("agree", "granularity")
    assert "a hospital" in found.reason


def test_a_voice_of_no_known_side_is_not_said_to_leave_out() -> None:
    said = cell("Nairobi", "asserts", "state:KEN")
    assert verdict(said, cell("somebody", "silent", unremarked=True)) is None
    assert verdict(said, cell("Mogadishu", "silent", "state:SOM", unremarked=True)) == "omit"


def test_a_higher_count_of_the_other_side_is_no_update() -> None:
    first = cell("Nairobi", "asserts", "state:KEN", "2019-05-06", number=("exact", 5))
    second = cell("Mogadishu", "asserts", "state:SOM", "2019-05-07", number=("exact", 9))
    assert judge(first, second) != judge(first, cell("a hospital", "asserts", None, "2019-05-07", number=("exact", 9)))
    assert verdict(first, second) == "contradict"


class Passing:
    """A ground on which nobody's words tell of the event itself."""

    def __getattr__(self, name: str) -> Any:
        return getattr(TRUSTING, name)

    def is_account(self, told: Told) -> bool:
        return False


def test_who_recalls_a_thing_agrees_with_who_recalls_it_and_not_with_who_tells_it() -> None:
    recalls, names = cell("Nairobi", "asserts", background=True), cell("Mogadishu", "asserts", passing=True)
    found = judge(recalls, names, Passing())
    assert found is not None
    assert found.verdict == "agree"
    assert judge(recalls, cell("Juba", "asserts"), Passing()) is None

"""The numbers in the line of an event: how each value stands to those before it."""

from __future__ import annotations

from rashomon.accounts.summary_numbers import numbers
from rashomon.accounts.summary_pieces import make_known
from rashomon.edtf import make_date
from rashomon.model import Account, ComparedSide, Comparison, Level, Proposition, Span, Verdict, Voice


def account(voice: str, value: str, day: str) -> Account:
    """What one voice counts on a day."""
    chain = (Level((Voice(voice, "institution", None),)),)
    return Account(voice, voice, None, None, chain, None, "differs", value, make_date(day), (Span(voice, 0, 9),))


def compared(a: Account, b: Account, verdict: Verdict, nuance: str | None = None) -> Comparison:
    """The verdict on two counts."""
    left, right = (ComparedSide(x.id, x.evidence, x.chain) for x in (a, b))
    return Comparison(f"c-{a.id}-{b.id}", "e", "e-p0", "number", left, right, verdict, nuance, "")


def test_each_value_is_joined_by_the_verdict_on_it() -> None:
    first, then, last = (
        account("Lima", "3", "2014-06-01"),
        account("Quito", "4", "2014-06-02"),
        account("Bogotá", "5", "2014-06-03"),
    )
    row = Proposition("e-p0", "e", "How many were killed", "number", (first, then, last), "e:killed:")
    known = make_known([], [], [compared(first, then, "aspect", "updated number"), compared(then, last, "contradict")])
    assert numbers(known, row).text == "; 3 killed (Lima), later 4 (Quito) against 5 (Bogotá)"

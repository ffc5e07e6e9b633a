"""Who differs: the accounts of one row whose values cannot be true beside the first that was told, and those that
tell of no more than talk."""

from __future__ import annotations

from dataclasses import replace

from rashomon.accounts.changes import When
from rashomon.accounts.rows import Told
from rashomon.accounts.values import Rung, meet
from rashomon.knowledge.account_words import is_firm
from rashomon.model import Span


def clash(a: Told, b: Told) -> bool:
    """Whether the values of two tellings cannot both be true."""
    return meet(a.slot, b.slot) == "clash"


def mark(found: list[Told], when: When) -> list[Told]:
    """The tellings of one row, those that give another value than the first marked as differing, and those that tell
    only of talk, by which nobody is bound, as weaker. `when` says when a telling was told; parties come before the
    reports that relay them."""
    return _less_firm(_differing(found, when))


def _differing(found: list[Told], when: When) -> list[Told]:
    def order(told: Told) -> tuple[str, bool, Span]:
        return when(told).earliest or "~", told.teller.narrates, told.evidence

    valued = [t for t in found if t.slot is not None and t.telling in ("asserts", "weaker")]
    if not valued:
        return found
    first = min(valued, key=order)
    return [replace(t, telling="differs") if t in valued and _differs(first, t) else t for t in found]


def _differs(first: Told, told: Told) -> bool:
    return meet(first.slot, told.slot) in ("clash", "opposed")


def _less_firm(found: list[Told]) -> list[Told]:
    return [replace(t, telling="weaker") if t.telling == "asserts" and _is_loose(t) else t for t in found]


def _is_loose(told: Told) -> bool:
    return isinstance(told.slot, Rung) and not is_firm(told.slot.height)

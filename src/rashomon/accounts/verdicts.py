"""The verdict on two accounts of one proposition, slot by slot. Precision first: two channels of one side never
contradict each other, and a number that a later report raises is an update."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.accounts.changes import same_voice
from rashomon.accounts.differing import clash
from rashomon.accounts.opposing import Opposing
from rashomon.accounts.propositions import Cell
from rashomon.accounts.values import Rung, meet
from rashomon.edtf import disjoint
from rashomon.model import Telling, Verdict

_SAYS: frozenset[Telling] = frozenset({"asserts", "weaker", "differs"})

#: Roles in which a number counts people to whom something was done once, so that two exact counts exclude each other.
_COUNTED = frozenset(
    {"killed", "dead", "injured", "wounded", "arrested", "detained", "captured", "missing", "abducted", "released"}
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its nuance and, where there is one, a reason for the explaining sentence."""

    verdict: Verdict
    nuance: str | None = None
    reason: str = ""


def judge(a: Cell, b: Cell, opposing: Opposing | None = None) -> Judgement | None:
    """How two voices' accounts of one proposition stand to each other; None where nothing can be said. `opposing` knows
    whether a denial denies what the other says; without it every denial on the row does."""
    stances = {a.account.stance, b.account.stance}
    if stances == {"silent"}:
        return None
    same_side = a.account.side is not None and a.account.side == b.account.side
    if "silent" in stances:
        return _silence(a, b, same_side)
    if a.told.row.is_beside:
        return _otherwise(a, b, same_side)
    if "denies" in stances and stances & _SAYS:
        says, denies = (a, b) if b.account.stance == "denies" else (b, a)
        if opposing is not None and not opposing.can_oppose(says.told, denies.told):
            return None
        return _denial(says, denies, same_side)
    if "denies" in stances:
        return Judgement("agree", "both deny it")
    if a.told.number is not None and clash(a.told, b.told):
        return _numbers(a, b, same_side)
    met = meet(a.told.slot, b.told.slot)
    if met in ("clash", "opposed"):
        return Judgement("aspect", "the accounts differ")
    if a.told.row.tells_value and not (isinstance(a.told.slot, Rung) and met != "same"):
        return None  # the words that agree stand in the row of what happened as well
    return Judgement("agree", _firmness(a, b))


def _silence(a: Cell, b: Cell, same_side: bool) -> Judgement | None:
    if not stances_meet(a, b):
        return None
    return Judgement("omit", "same side through another channel" if same_side else None)


def stances_meet(a: Cell, b: Cell) -> bool:
    """Whether one of the two says something, so that silence of the other is a silence on it."""
    return bool({a.account.stance, b.account.stance} & _SAYS)


def _denial(says: Cell, denies: Cell, same_side: bool) -> Judgement:
    if says.told.teller.narrates and denies.told.teller.narrates:
        return Judgement("aspect", "the reports tell it differently")
    if same_voice(says.told.teller, denies.told.teller) and disjoint(says.account.said_at, denies.account.said_at):
        return Judgement("aspect", "change of position", _then(says, denies))
    if same_side:
        return Judgement("aspect", "same side through another channel")
    if says.told.derived:
        return Judgement("aspect", "compatible: the weaker wording is not what is denied")
    if denies.told.corrects:
        return Judgement("contradict", "denied by a third party" if denies.told.teller.side is None else None)
    return Judgement("deny", "the claim is hedged" if says.account.stance == "weaker" else None)


def _otherwise(a: Cell, b: Cell, same_side: bool) -> Judgement:
    """What two reports tell otherwise of one thing: a count of two days was brought up to date."""
    if same_side:
        return Judgement("aspect", "same side through another channel")
    if a.told.row.dimension == "number" and disjoint(a.account.said_at, b.account.said_at):
        return Judgement("aspect", "updated number", _then(a, b))
    denied = any(c.account.stance == "denies" and not c.told.teller.narrates for c in (a, b))
    values = " and ".join(c.account.value for c in (a, b) if c.account.value is not None)
    return Judgement("deny") if denied else Judgement("contradict", None, values)


def _then(a: Cell, b: Cell) -> str:
    return f"the first as of {a.account.said_at.edtf}, the second as of {b.account.said_at.edtf}"


def _numbers(a: Cell, b: Cell, same_side: bool) -> Judgement:
    x, y = a.account.said_at.latest, b.account.said_at.latest
    if x is not None and y is not None and x != y:
        return Judgement("aspect", "updated number", _then(a, b))
    if same_side:
        return Judgement("aspect", "same side through another channel")
    number = a.told.number
    background = a.told.background or b.told.background
    if number is None or number.role not in _COUNTED or background:
        return Judgement("aspect", "the numbers differ")  # what is counted may differ: goals, sums, shares
    return Judgement("contradict", None, f"{a.account.value} and {b.account.value}")


def _firmness(a: Cell, b: Cell) -> str | None:
    if {a.account.stance, b.account.stance} != {"asserts", "weaker"}:
        return None
    weaker = a if a.account.stance == "weaker" else b
    return f"{weaker.account.voice} says it more weakly"

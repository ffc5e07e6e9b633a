"""The verdict on two accounts of one proposition, slot by slot. Precision first: two channels of one side never
contradict each other, and a number that a later report raises is an update."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from rashomon.accounts.changes import same_voice
from rashomon.accounts.propositions import Cell
from rashomon.accounts.rows import Told
from rashomon.accounts.values import Meeting, Rung, Value, meet
from rashomon.edtf import disjoint
from rashomon.model import Place, Telling, Verdict

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


class Ground(Protocol):
    """What the verdicts need to know of the texts behind two tellings."""

    def can_oppose(self, says: Told, denies: Told) -> bool:
        """Whether a denial on a row denies what another telling says there."""

    def can_differ(self, a: Told, b: Told) -> bool:
        """Whether two values on a row are told of one act, by both as news of it and without a hedge."""

    def of_one_time(self, a: Told, b: Told) -> bool:
        """Whether the words of neither tell of what parties may do again the next day: a call, a charge, a visit."""

    def is_account(self, told: Told) -> bool:
        """Whether the words tell of the event, rather than name it in telling something else."""

    def is_outsider(self, told: Told) -> bool:
        """Whether the voice is known to speak for nobody who took part."""

    def in_headline(self, told: Told) -> bool:
        """Whether the words stand in a headline."""

    def relays(self, report: Told, voice: Told) -> bool:
        """Whether the report whose own word the first is relays the voice of the second."""


class _Trusting:
    """A ground that knows nothing against any comparison."""

    def can_oppose(self, says: Told, denies: Told) -> bool:
        return True

    def can_differ(self, a: Told, b: Told) -> bool:
        return True

    def of_one_time(self, a: Told, b: Told) -> bool:
        return True

    def is_account(self, told: Told) -> bool:
        return True

    def is_outsider(self, told: Told) -> bool:
        return False

    def in_headline(self, told: Told) -> bool:
        return False

    def relays(self, report: Told, voice: Told) -> bool:
        return False


TRUSTING: Ground = _Trusting()


def judge(a: Cell, b: Cell, ground: Ground = TRUSTING) -> Judgement | None:
    """How two voices' accounts of one proposition stand to each other; None where nothing can be said."""
    stances = {a.account.stance, b.account.stance}
    if stances == {"silent"}:
        return None
    if a.told.row.is_turn:
        return Judgement("aspect", "change of position", _then(a, b))
    if "silent" in stances:
        return _silence(a, b, ground)
    if a.told.row.is_beside:
        return _otherwise(a, b, _same_side(a, b)) if ground.of_one_time(a.told, b.told) else None
    if "denies" in stances and stances & _SAYS:
        says, denies = (a, b) if b.account.stance == "denies" else (b, a)
        met_here = same_voice(says.told.teller, denies.told.teller) or ground.can_oppose(says.told, denies.told)
        return denial(says, denies, ground) if met_here else None
    if "denies" in stances:
        return Judgement("agree", "both deny it")
    met = meet(a.told.slot, b.told.slot)
    if met == "clash" or (a.told.row.is_ground and _on_other_ground(a.told.slot, b.told.slot)):
        return _difference(a, b, ground)
    if has_grown(a, b):
        return Judgement("aspect", "updated number", _then(a, b))
    if met == "opposed":
        return Judgement("aspect", "they judge it differently")
    return _agreement(a, b, met, ground)


def judge_met(a: Cell, b: Cell) -> Judgement | None:
    """How two accounts stand that were told in two rows and met in one by the likeness of their words (see `meeting`):
    one side that says later what it denied, or a toll that grew, is seen from whose they are and when they were told.
    That two clauses are about one act likeness does not prove, so neither a clash nor an agreement is shown."""
    stances = {a.account.stance, b.account.stance}
    if "denies" in stances and stances & _SAYS and _same_side(a, b):
        at_other_times = disjoint(a.account.said_at, b.account.said_at)
        return Judgement("aspect", "change of position", _then(a, b)) if at_other_times else None
    if "silent" not in stances and has_grown(a, b):
        return Judgement("aspect", "updated number", _then(a, b))
    return None


# ---------------------------------------------------------------- one is silent
def _silence(a: Cell, b: Cell, ground: Ground) -> Judgement | None:
    silent, says = (a, b) if a.account.stance == "silent" else (b, a)
    if not stances_meet(a, b):
        return None
    if silent.told.unremarked:
        matters = says.told.row.dimension != "occurrence" and not says.told.passing
        if silent.account.side is None or not matters or not ground.is_account(silent.told):
            return None  # whose account it is is not known, or no point of one is left out
    return Judgement("omit", "same side through another channel" if _same_side(a, b) else None)


def stances_meet(a: Cell, b: Cell) -> bool:
    """Whether one of the two says something, so that silence of the other is a silence on it."""
    return bool({a.account.stance, b.account.stance} & _SAYS)


# ---------------------------------------------------------------- one denies
def denial(says: Cell, denies: Cell, ground: Ground = TRUSTING) -> Judgement:
    """How what one voice says stands to another's denial of it."""
    if says.told.teller.narrates and denies.told.teller.narrates:
        return Judgement("aspect", "the reports tell it differently")
    if same_voice(says.told.teller, denies.told.teller) and disjoint(says.account.said_at, denies.account.said_at):
        return Judgement("aspect", "change of position", _then(says, denies))
    if _same_side(says, denies):
        return Judgement("aspect", "same side through another channel")
    if says.told.derived:
        return Judgement("aspect", "compatible: the weaker wording is not what is denied")
    if denies.told.corrects:
        return Judgement("contradict", "denied by a third party" if ground.is_outsider(denies.told) else None)
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
    earlier, later = sorted((a.account, b.account), key=lambda account: account.said_at.earliest or "")
    first = f"as of {earlier.said_at.edtf}" if earlier.said_at.earliest is not None else "before"
    return f"{earlier.voice} {first}, {later.voice} as of {later.said_at.edtf}"


def _same_side(a: Cell, b: Cell) -> bool:
    return a.account.side is not None and a.account.side == b.account.side


# ---------------------------------------------------------------- they give values that cannot both be
def _difference(a: Cell, b: Cell, ground: Ground) -> Judgement | None:
    """Two values on one row. What one voice, or a later report, puts right is a change; two channels of one side are
    aspects; only what sides or independent voices say flatly of one act at one time contradicts."""
    number = a.told.number is not None
    if same_voice(a.told.teller, b.told.teller) and disjoint(a.account.said_at, b.account.said_at):
        return Judgement("aspect", "updated number" if number else "change of position", _then(a, b))
    if number and _is_update(a, b):
        return Judgement("aspect", "updated number", _then(a, b))
    if _same_side(a, b):
        return Judgement("aspect", "same side through another channel")
    if "weaker" in (a.account.stance, b.account.stance) or not ground.can_differ(a.told, b.told):
        return Judgement("aspect", "the accounts differ")
    if number and not _is_count(a, b):
        return Judgement("aspect", "the numbers differ")  # what is counted may differ: goals, sums, shares
    if a.told.row.key.startswith("party:"):
        return Judgement("aspect", "the accounts differ")  # a third may have met with both
    return Judgement("contradict", None, f"{a.account.value} and {b.account.value}")


def _on_other_ground(a: Value | None, b: Value | None) -> bool:
    """Whether one says that it was on a country's ground and the other on nobody's ("international waters")."""
    if not isinstance(a, Place) or not isinstance(b, Place):
        return False
    return (a.country is None) != (b.country is None) and "sea" in (a.feature, b.feature)


def _is_update(a: Cell, b: Cell) -> bool:
    """Whether the later of two counts may be the earlier one brought up to date: by whoever takes no side, or by the
    same side where it is no lower. The higher count of the other side is another count, and so is what a side says were
    fewer than one counted whose side is not known."""
    x, y = a.account.said_at.latest, b.account.said_at.latest
    if x is None or y is None or x == y or a.told.number is None or b.told.number is None:
        return False
    earlier, later = (a, b) if x < y else (b, a)
    grown = later.told.number.value >= earlier.told.number.value  # type: ignore[union-attr]
    sides = {a.account.side, b.account.side} - {None}
    return not sides or (grown and len(sides) == 1)


def has_grown(a: Cell, b: Cell) -> bool:
    """Whether one count was given on a later day than another and is higher, though both can be true ("at least 21",
    then 29); what another side counts is another count."""
    sides = {a.account.side, b.account.side} - {None}
    if not disjoint(a.account.said_at, b.account.said_at) or len(sides) > 1:
        return False
    earlier, later = sorted((a, b), key=lambda c: c.account.said_at.earliest or "")
    x, y = earlier.told.number, later.told.number
    return x is not None and y is not None and "about" not in (x.bound, y.bound) and y.value > x.value


def _is_count(a: Cell, b: Cell) -> bool:
    """Whether both are counts of people to whom something was done once; where it is not known when they were given,
    both must be exact."""
    numbers = [n for n in (a.told.number, b.told.number) if n is not None]
    undated = None in (a.account.said_at.latest, b.account.said_at.latest)
    exact = all(n.bound == "exact" for n in numbers)
    return all(n.role in _COUNTED for n in numbers) and (exact or not undated)


# ---------------------------------------------------------------- both say so
def _agreement(a: Cell, b: Cell, met: Meeting, ground: Ground) -> Judgement | None:
    values = a.told.slot is not None and b.told.slot is not None
    if isinstance(a.told.slot, Rung) and isinstance(b.told.slot, Rung):
        return _by_firmness(a, b, met, ground)
    if a.told.row.tells_value:
        return None  # the words that agree stand in the row of what happened as well
    if values and met in ("finer", "coarser"):
        finer = a if met == "finer" else b
        return Judgement("agree", "granularity", f"{finer.account.voice} says it more exactly")
    if {a.account.stance, b.account.stance} == {"asserts", "weaker"}:
        weaker = a if a.account.stance == "weaker" else b
        return Judgement("agree", f"{weaker.account.voice} says it more weakly")
    # what one recalls another may name in passing; what two recall need not be one matter
    recalled = _only_recalls(a) and _only_recalls(b) and a.told.background != b.told.background
    if not recalled and not (ground.is_account(a.told) and ground.is_account(b.told)):
        return None  # who only recalls it and who tells of it do not tell the same
    if ground.relays(a.told, b.told) or ground.relays(b.told, a.told):
        return Judgement("agree", "single source")
    return Judgement("agree")


def _only_recalls(cell: Cell) -> bool:
    return cell.told.background or cell.told.passing


def _by_firmness(a: Cell, b: Cell, met: Meeting, ground: Ground) -> Judgement | None:
    if met not in ("finer", "coarser"):
        return None
    firmer, weaker = (a, b) if met == "finer" else (b, a)
    one_report = firmer.told.document == weaker.told.document
    if one_report and ground.in_headline(firmer.told) and not ground.in_headline(weaker.told):
        return Judgement("agree", "headline firmer than text")
    return Judgement("agree", f"{weaker.account.voice} says it more weakly")

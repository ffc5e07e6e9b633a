"""How often the voices of an event agree, differ and deny on the same propositions: counts, and no grades.

Two voices meet on a proposition where both say something of it. There they deny, where one denies what the other says;
else differ, where they give different values; else agree, more and less firm words alike. What was left out of a text
is no word on it, and what stands in a row by the likeness of its words alone counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.model import Account, Proposition
from rashomon.presenting.voices import Column, by_side, cell, columns_of, heading

#: So many voices are compared one by one; of more, whole sides are: a larger square is not read on a page.
MOST_VOICES = 12


@dataclass(frozen=True, slots=True)
class Tally:
    """The propositions (ids, in the order of the table) on which two voices agree, differ and deny."""

    agree: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """Whether they meet on any."""
        return bool(self.agree or self.differ or self.deny)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Voices, or sides (`of_sides`), with their side's heading each, and the tallies by their two numbers from 0 on,
    the larger first; a pair that meets on nothing has none."""

    names: tuple[str, ...]
    sides: tuple[str, ...]
    tallies: Mapping[tuple[int, int], Tally]
    of_sides: bool = False


def agreement(propositions: Sequence[Proposition], names: Mapping[str, str]) -> Agreement:
    """Who agrees with whom on an event's propositions; `names` are actors' names by id. Voices that meet no other one
    are left out."""
    alone = [(column,) for column in columns_of(propositions)]
    voices = _agreement(propositions, alone, names)
    if len(voices.names) <= MOST_VOICES:
        return voices
    return _agreement(propositions, by_side(columns_of(propositions)), names, of_sides=True)


def _agreement(
    propositions: Sequence[Proposition],
    groups: Sequence[tuple[Column, ...]],
    names: Mapping[str, str],
    *,
    of_sides: bool = False,
) -> Agreement:
    found: dict[tuple[int, int], dict[str, list[str]]] = {}
    for proposition in propositions:
        told = [_told(proposition, group) for group in groups]
        for one, other in combinations((n for n, each in enumerate(told) if each), 2):
            kind = _meeting(told[one], told[other])
            found.setdefault((other, one), {}).setdefault(kind, []).append(proposition.id)
    kept = [n for n in range(len(groups)) if any(n in pair for pair in found)]
    number = {n: at for at, n in enumerate(kept)}
    tallies = {
        (number[high], number[low]): Tally(**{kind: tuple(rows) for kind, rows in kinds.items()})
        for (high, low), kinds in found.items()
    }
    heads = [heading(groups[n][0], names) for n in kept]
    named = heads if of_sides else [groups[n][0].voice for n in kept]
    return Agreement(tuple(named), tuple(heads), tallies, of_sides)


def _told(proposition: Proposition, group: Iterable[Column]) -> frozenset[tuple[str, str | None]]:
    """What some voices say on a proposition: that it is so, that it is not, or another value."""
    accounts = (account for column in group for account in cell(proposition, column))
    return frozenset(_word(account) for account in accounts if account.stance != "silent" and not account.likened)


def _word(account: Account) -> tuple[str, str | None]:
    if account.stance == "differs":
        return ("differs", account.value)
    return ("denies" if account.stance == "denies" else "says", None)


def _meeting(one: frozenset[tuple[str, str | None]], other: frozenset[tuple[str, str | None]]) -> str:
    """What two voices do on a proposition: the strongest of what their words on it do to one another."""
    pairs = {(a, b) for a in one for b in other if a != b}
    if any({a[0], b[0]} == {"says", "denies"} for a, b in pairs):
        return "deny"
    return "differ" if pairs else "agree"

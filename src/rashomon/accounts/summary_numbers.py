"""Numbers in the line that sums up an event: each value with who gives it, and how it stands to those before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.accounts.counting import group_in_words
from rashomon.accounts.summary_pieces import Known, part, saying
from rashomon.accounts.summary_words import amount, voices, written_value
from rashomon.model import Account, Proposition, SummaryPart


def counts(row: Proposition) -> tuple[str, str]:
    """What a number counts: a role ("killed") and whose or what sort ("soldiers")."""
    role, _, counted = row.key.partition(":")[2].partition(":")
    return role, counted


def numbers(known: Known, row: Proposition) -> SummaryPart:
    """Each value with those who give it, in the order in which they were told; how it stands to those before it is said
    of the two values alone."""
    values = by_value(saying(row))
    role, counted = counts(row)
    first, *others = values
    line = " ".join(filter(None, (first, group_in_words(counted), role, f"({voices(values[first])})")))
    before = [values[first]]
    for value in others:
        line += f"{_joint(known, row, before, values[value])}{value} ({voices(values[value])})"
        before.append(values[value])
    return part("number", f"; {line}", [row], [a for each in values.values() for a in each])


def _joint(known: Known, row: Proposition, before: Sequence[Sequence[Account]], then: Sequence[Account]) -> str:
    """What stands before a value: what verdicts say of it and the value told last before it, else one told earlier."""
    for earlier in reversed(before):
        pairs = {frozenset((a.id, b.id)) for a in earlier for b in then}
        if any(frozenset((c.a.account, c.b.account)) in pairs for c in known.disputes.get(row.id, ())):
            return " against "
        if any(frozenset((c.a.account, c.b.account)) in pairs for c in known.updates.get(row.id, ())):
            return ", later "
    return ", "


def by_value(accounts: Iterable[Account]) -> dict[str, list[Account]]:
    """The accounts of each value, values and accounts in the order in which they were told."""
    values: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=lambda a: (a.said_at.latest or "", amount(a.value), a.evidence)):
        values.setdefault(written_value(account.value), []).append(account)
    return values

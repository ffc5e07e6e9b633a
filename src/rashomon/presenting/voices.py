"""The account table as values: rows are propositions, columns are voices grouped by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.model import Account, Proposition


@dataclass(frozen=True, slots=True)
class Column:
    """One voice of one side; `side` is an actor id, None where it is not known."""

    side: str | None
    voice: str


def columns_of(propositions: Iterable[Proposition]) -> tuple[Column, ...]:
    """The voices in order of their sides, sides and voices in order of appearance, voices without a side last."""
    seen = dict.fromkeys(column_of(account) for p in propositions for account in p.accounts)
    sides = list(dict.fromkeys(column.side for column in seen if column.side is not None))
    return tuple(sorted(seen, key=lambda c: sides.index(c.side) if c.side is not None else len(sides)))


def by_side(columns: Iterable[Column]) -> list[tuple[Column, ...]]:
    """The voices of each side together, in the order they come in."""
    return [tuple(voices) for _, voices in groupby(columns, key=lambda column: column.side)]


def column_of(account: Account) -> Column:
    """The column an account stands in."""
    return Column(account.side, account.voice)


def cell(proposition: Proposition, column: Column) -> Sequence[Account]:
    """All that a voice says on a proposition: nothing, one account, or one for each document that tells of it."""
    return [account for account in proposition.accounts if column_of(account) == column]

"""The account table as values: rows are propositions, columns are voices grouped by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rashomon.accounts.voices import is_known_again
from rashomon.knowledge.articles import opening
from rashomon.model import Account, Proposition

#: What columns without a side are called, and what that means.
REPORTS = "reports"
NO_SIDE = "no side known"
EXPLAINED: Mapping[str, str] = {
    REPORTS: "what the reports say in their own voice",
    NO_SIDE: "the texts name no party that these voices speak for",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One voice of one side; `side` is an actor id, None where it is not known. `reports` marks a report's own voice,
    which speaks for no party. `key` is the same for a voice by whatever name it goes; the name is the first it has.
    `document` is where a voice speaks that would not be known again in another one, None of all others."""

    side: str | None
    key: str
    voice: str = field(compare=False)
    reports: bool = False
    document: str | None = None


def columns_of(propositions: Iterable[Proposition]) -> tuple[Column, ...]:
    """The voices in order of their sides, sides and voices in order of appearance, then those without a known side,
    then the reports' own."""
    seen = dict.fromkeys(column_of(account) for p in propositions for account in p.accounts)
    sides = list(dict.fromkeys(column.side for column in seen if column.side is not None))
    return tuple(sorted(seen, key=lambda c: sides.index(c.side) if c.side is not None else len(sides) + int(c.reports)))


def by_side(columns: Iterable[Column]) -> list[tuple[Column, ...]]:
    """The voices of each side together, in the order they come in."""
    return [tuple(voices) for _, voices in groupby(columns, key=lambda column: (column.side, column.reports))]


def called(columns: Sequence[Column], numbers: Mapping[str, int]) -> dict[Column, str]:
    """What each voice is called where it heads a column: its name, with the number of its document where others of its
    side are called so ("A source [2]"); `numbers` are those of documents by their ids."""
    alike = Counter((column.side, column.voice.casefold()) for column in columns)
    return {column: _told_apart(column, numbers, alike[column.side, column.voice.casefold()]) for column in columns}


def _told_apart(column: Column, numbers: Mapping[str, int], alike: int) -> str:
    number = numbers.get(column.document) if column.document is not None and alike > 1 else None
    name = opening(column.voice)
    return f"{name} [{number}]" if number is not None else name


def heading(column: Column, names: Mapping[str, str]) -> str:
    """What the columns of a side are headed with."""
    if column.side is not None:
        return names.get(column.side, column.side)
    return REPORTS if column.reports else NO_SIDE


def explained(columns: Iterable[Column], names: Mapping[str, str]) -> str:
    """What the headings mean that name no side, as one line; "" where there are none."""
    found = dict.fromkeys(heading(column, names) for column in columns if column.side is None)
    return "; ".join(f"{each}: {EXPLAINED[each]}" for each in found)


def column_of(account: Account) -> Column:
    """The column an account stands in."""
    kinds = {voice.kind for voice in account.chain[-1].voices} if account.chain else set()
    named = account.actor is not None and kinds.isdisjoint(("unnamed", "document"))
    bare = account.voice.removeprefix("The ").removeprefix("the ")
    key = account.actor if named and account.actor else bare.casefold()
    unknown = account.side is None and not is_known_again(account)
    document = account.evidence[0].document if unknown and account.evidence else None
    return Column(account.side, key, account.voice, account.side is None and kinds == {"narrator"}, document)


def cell(proposition: Proposition, column: Column) -> Sequence[Account]:
    """All that a voice says on a proposition: nothing, one account, or one for each document that tells of it."""
    return [account for account in proposition.accounts if column_of(account) == column]


def cells(proposition: Proposition) -> Mapping[Column, Sequence[Account]]:
    """The cells of a row that are not empty, as `cell` gives them one by one."""
    found: dict[Column, list[Account]] = {}
    for account in proposition.accounts:
        found.setdefault(column_of(account), []).append(account)
    return found

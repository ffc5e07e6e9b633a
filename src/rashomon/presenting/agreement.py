"""How often the voices of an event agree, differ and deny on the same propositions: counts, and no grades.

Two voices meet on a proposition where both say something of it. There they deny, where one denies what the other says;
else differ, where they give different values; else agree, more and less firm words alike. What was left out of a text
is no word on it, and what stands in a row by the likeness of its words alone counts for nothing. Of a voice that tells
a thing otherwise on a later day the last word counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from rashomon.model import Account, Proposition
from rashomon.presenting.voices import Column, by_side, called, cells, columns_of, heading

#: A word on a proposition, with the value it gives where that is another one.
Word = tuple[str, str | None]
Words = frozenset[Word]
#: A proposition (id) with what each voice says on it; some voices that are compared as one.
Told = tuple[str, Mapping[Column, Words]]
Group = tuple[Column, ...]

#: So many are compared with one another: a larger square is not read on a page. Of more voices whole sides are, and of
#: more sides those that say something of the most propositions, in the table's order.
MOST = 12


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
    the larger first; a pair that meets on nothing has none. `left`: how many further sides there are."""

    names: tuple[str, ...]
    sides: tuple[str, ...]
    tallies: Mapping[tuple[int, int], Tally]
    of_sides: bool = False
    left: int = 0


def agreement(
    propositions: Sequence[Proposition], names: Mapping[str, str], numbers: Mapping[str, int] | None = None
) -> Agreement:
    """Who agrees with whom on an event's propositions; `names` are actors' names and `numbers` those of documents, by
    id. Voices that meet no other one are left out."""
    columns = columns_of(propositions)
    words = [(p.id, {column: _words(told) for column, told in cells(p).items()}) for p in propositions]
    voices = _speaking(words, [(column,) for column in columns])
    if len(voices) <= MOST:
        found = _agreement(words, list(voices), names)
        named = called(columns, numbers or {})
        return replace(found, names=tuple(named[column] for (column,) in voices))
    sides = _speaking(words, by_side(columns))
    most = sorted(sides, key=sides.__getitem__, reverse=True)[:MOST]
    kept = [side for side in sides if side in most]
    return _agreement(words, kept, names, of_sides=True, left=len(sides) - len(kept))


def _speaking(propositions: Iterable[Told], groups: Iterable[Group]) -> Mapping[Group, int]:
    """The groups that meet another one, with the number of propositions on which they do."""
    found = Counter(dict.fromkeys(groups, 0))
    for _, words in propositions:
        speaking = [group for group in found if any(words.get(column) for column in group)]
        if len(speaking) > 1:
            found.update(speaking)
    return {group: count for group, count in found.items() if count}


def _agreement(
    propositions: Iterable[Told],
    groups: Sequence[Group],
    names: Mapping[str, str],
    *,
    of_sides: bool = False,
    left: int = 0,
) -> Agreement:
    found: dict[tuple[int, int], dict[str, list[str]]] = {}
    for proposition, words in propositions:
        told = [frozenset(word for column in group for word in words.get(column, ())) for group in groups]
        for one, other in combinations((n for n, each in enumerate(told) if each), 2):
            kind = _meeting(told[one], told[other])
            found.setdefault((other, one), {}).setdefault(kind, []).append(proposition)
    tallies = {pair: Tally(**{kind: tuple(rows) for kind, rows in kinds.items()}) for pair, kinds in found.items()}
    heads = [heading(group[0], names) for group in groups]
    named = heads if of_sides else [group[0].voice for group in groups]
    return Agreement(tuple(named), tuple(heads), tallies, of_sides, left)


def _words(accounts: Iterable[Account]) -> Words:
    """What a voice says on a proposition: that it is so, that it is not, or another value."""
    return frozenset(_word(account) for account in _last(accounts))


def _last(accounts: Iterable[Account]) -> list[Account]:
    """What a voice says of a thing, without its words of earlier days."""
    said = [account for account in accounts if account.stance != "silent" and not account.likened]
    latest = max((account.said_at.latest or "" for account in said), default="")
    return [account for account in said if (account.said_at.latest or latest) == latest]


def _word(account: Account) -> Word:
    if account.stance == "differs":
        return ("differs", account.value)
    return ("denies" if account.stance == "denies" else "says", None)


@lru_cache(maxsize=4096)  # of many voices most say the same few words
def _meeting(one: Words, other: Words) -> str:
    """What two voices do on a proposition: the strongest of what their words on it do to one another."""
    pairs = {(a, b) for a in one for b in other if a != b}
    if any({a[0], b[0]} == {"says", "denies"} for a, b in pairs):
        return "deny"
    return "differ" if pairs else "agree"

"""The rows of an account table as people read them: what is in dispute first, what nobody disputes folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.accounts.corroboration import Corroboration, corroboration
from rashomon.accounts.rows import Row
from rashomon.model import Account, Comparison, Event, Proposition
from rashomon.presenting.words import in_quotes

#: A row that is known by words of a text: what they are, and the words, which may hold marks of quotation themselves.
_QUOTED = re.compile(r"([^:“]+): “(.+)”", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Arranged:
    """The rows of a table in the order of reading, those in dispute first, and those that are folded under a count."""

    contested: tuple[Proposition, ...]
    others: tuple[Proposition, ...]
    folded: tuple[Proposition, ...]

    @property
    def open(self) -> tuple[Proposition, ...]:
        """The rows that are shown whole."""
        return (*self.contested, *self.others)


def arranged(propositions: Iterable[Proposition], comparisons: Iterable[Comparison]) -> Arranged:
    """The rows of an event. Folded are values that other words give by the way (who, where, when) where all agree, and
    what one voice alone says without another being silent on it."""
    opposed = {c.proposition for c in comparisons if c.verdict in ("deny", "contradict")}
    contested, others, folded = [], [], []
    for proposition in propositions:
        if proposition.id in opposed or _is_split(proposition):
            contested.append(proposition)
        elif _is_dull(proposition):
            folded.append(proposition)
        else:
            others.append(proposition)
    return Arranged(tuple(contested), tuple(others), tuple(folded))


def row_words(proposition: Proposition, event: Event) -> str:
    """What a row is about, without the event's own label, which stands above the table."""
    words = proposition.text
    if words == event.label:
        return "The event itself"
    if words.endswith(f": {event.label}"):
        return words.removesuffix(f": {event.label}")
    quoted = _QUOTED.fullmatch(words)
    return f"{quoted[1]}: {in_quotes(quoted[2])}" if quoted else words


def saying(proposition: Proposition) -> list[Account]:
    """The accounts that say something, denials among them."""
    return [account for account in proposition.accounts if account.stance != "silent"]


def told_by(found: Corroboration) -> str:
    """How many independent voices say a thing and on how many sides; "" where no more than one does."""
    if found.independent + len(found.unnamed) < 2:
        return ""
    sides = sum(party.side is not None for party in found.parties)
    parts = [_counted(found.independent, "independent voice")]
    parts += [f"on {_counted(sides, 'side')}"] if sides else []
    unnamed = f"{_counted(len(found.unnamed), 'unnamed voice')} of no known side" if found.unnamed else ""
    return "told by " + ", and ".join(part for part in (" ".join(parts) if found.independent else "", unnamed) if part)


def row_told_by(proposition: Proposition) -> str:
    """The same for the accounts of one row."""
    return told_by(corroboration(proposition.accounts))


def _is_split(proposition: Proposition) -> bool:
    """Whether its voices are against one another."""
    stances = {account.stance for account in proposition.accounts}
    return "differs" in stances or ("denies" in stances and bool(stances & {"asserts", "weaker"}))


def _is_dull(proposition: Proposition) -> bool:
    if Row(proposition.event, proposition.dimension, proposition.key).tells_value:
        return True
    if proposition.dimension == "occurrence":
        return False
    return len({a.voice for a in saying(proposition)}) < 2 and not _is_left_out(proposition)


def is_only_by_the_way(proposition: Proposition) -> bool:
    """Whether it is a value that one voice alone gives by the way: a line for it would say nothing new."""
    by_the_way = Row(proposition.event, proposition.dimension, proposition.key).tells_value
    return by_the_way and len({account.voice for account in saying(proposition)}) < 2


def _is_left_out(proposition: Proposition) -> bool:
    """Whether it is a topic, or was named, that some voice leaves out: other single clauses nobody else need repeat."""
    named = proposition.key.startswith(("topic:", "named:"))
    return named and any(account.stance == "silent" for account in proposition.accounts)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def told_over_time(accounts: Iterable[Account]) -> bool:
    """Whether a voice's accounts on a row are of different days, so that each is to stand with its own."""
    return len({account.said_at for account in accounts}) > 1


def in_time(accounts: Sequence[Account]) -> list[Account]:
    """The accounts in the order in which they were told, those without a date last."""
    return sorted(accounts, key=lambda a: (a.said_at.earliest is None, a.said_at.earliest or "", a.evidence))

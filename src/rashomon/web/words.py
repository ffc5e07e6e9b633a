"""Values in words as a page shows them: dates written out, stances as verbs."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping
from datetime import date

from rashomon.model import Account, Date
from rashomon.presenting.words import SILENCE, shortest_edtf

STANCES: Mapping[str, str] = {
    "asserts": "says so",
    "weaker": "says so, less firmly",
    "denies": "denies it",
    "differs": "says otherwise",
    "silent": SILENCE,
}


def day(value: Date) -> str:
    """A date in as few words as say it ("29 June 2016", "June 2016", "27 to 29 June 2016", "by 3 May 2012")."""
    if value.earliest is None or value.latest is None:
        if value.latest is not None:
            return f"by {_written(value.latest)}"
        return f"from {_written(value.earliest)}" if value.earliest is not None else "no date"
    whole = shortest_edtf(value)
    if len(whole) == 1:
        return _written(whole[0])
    first, last = date.fromisoformat(value.earliest), date.fromisoformat(value.latest)
    return f"{_beginning(first, last)} to {_written(value.latest)}"


def _beginning(first: date, last: date) -> str:
    """The first day of an interval, without what it shares with the last."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    return f"{first.day} {month_name[first.month]}" + ("" if first.year == last.year else f" {first.year}")


def _written(edtf: str) -> str:
    """A year, month or day, month names in words."""
    year, *rest = edtf.split("-")
    parts = [str(int(rest[1]))] if len(rest) == 2 else []
    return " ".join([*parts, *([month_name[int(rest[0])]] if rest else []), year])


def stance(account: Account) -> str:
    """What an account does with the proposition, with its own value where it gives another."""
    words = STANCES[account.stance]
    return f"{words}: {account.value}" if account.stance == "differs" and account.value else words

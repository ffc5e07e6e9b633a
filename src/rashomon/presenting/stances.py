"""Dates written out and stances as verbs, the same on a page and in an export that people read."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.edtf import written
from rashomon.model import Account, Date
from rashomon.presenting.words import SILENCE

STANCES: Mapping[str, str] = {
    "asserts": "says so",
    "weaker": "says so, less firmly",
    "denies": "denies it",
    "differs": "says otherwise",
    "silent": SILENCE,
}


def day(value: Date) -> str:
    """A date in as few words as say it."""
    return written(value) or "no date"


def stance(account: Account) -> str:
    """What an account does with the proposition, with the value that it gives."""
    words = STANCES[account.stance]
    return f"{words}: {account.value}" if account.value and account.stance != "silent" else words

"""Values in words as a page shows them: dates written out, stances as verbs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

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


def moment(at: str | None) -> str:
    """A point in time (ISO 8601, UTC) to the minute in words; "" for none."""
    if at is None:
        return ""
    found = datetime.fromisoformat(at)
    return f"{found.day} {found:%B %Y, %H:%M} UTC"


def stance(account: Account) -> str:
    """What an account does with the proposition, with the value that it gives."""
    words = STANCES[account.stance]
    return f"{words}: {account.value}" if account.value and account.stance != "silent" else words

"""Dates written out and stances as verbs, the same on a page and in an export that people read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.accounts.summary_words import written_value
from rashomon.edtf import interval, last_day, make_date, written
from rashomon.model import Account, Date, Stance
from rashomon.presenting.words import SILENCE

#: A day as ISO 8601 has it, within a sentence.
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")

STANCES: Mapping[str, str] = {
    "asserts": "says so",
    "weaker": "says so, less firmly",
    "denies": "denies it",
    "differs": "says otherwise",
    "silent": SILENCE,
}
#: What the words of an attribution were read as: a noun, for as a verb it would say more than the words beside it do.
READ_AS: Mapping[Stance, str] = {
    "asserts": "a statement",
    "confirms": "a confirmation",
    "denies": "a denial",
    "disputes": "an objection",
    "omits": "an omission",
    "accuses": "an accusation",
    "demands": "a demand",
    "promises": "a promise or a warning",
    "suggests": "a suggestion",
    "unknown": "nothing we can name",
}


def day(value: Date) -> str:
    """A date in as few words as say it."""
    return written(value) or "no date"


def stance(account: Account) -> str:
    """What an account does with the proposition, with the value that it gives."""
    words = STANCES[account.stance]
    return f"{words}: {written_value(account.value)}" if account.value and account.stance != "silent" else words


def days_between(first: str | None, last: str | None) -> str:
    """From one ISO day to another, in words ("20 to 29 September 2016")."""
    return written(interval(first, last)) or "no date"


def months_between(first: str | None, last: str | None) -> str:
    """The first and last day on which dated events may have been, to the month ("July 2015 to September 2016", "1993"):
    of an event known to the month or year they are no days that anybody told. One day alone stays a day."""
    if first is None or last is None or first == last:
        return days_between(first, last)
    return written(interval(f"{first[:7]}-01", last_day(int(last[:4]), int(last[5:7]))))


def spelt_out(sentence: str) -> str:
    """A sentence with the ISO days in it written out ("counted from the publication date 29 September 2016")."""
    return _ISO_DAY.sub(lambda found: _day_in_words(found[0]), sentence)


def _day_in_words(day: str) -> str:
    try:
        return written(make_date(day))
    except ValueError:
        return day

"""When an event was, in words, with what is not known of it said beside it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.edtf import written
from rashomon.model import Event

#: EDTF's qualifiers of a date (level 1) in words; those of a week mean only that its first day is not known.
_QUALIFIERS = {"?": "perhaps", "~": "about", "%": "perhaps about"}


@dataclass(frozen=True, slots=True)
class When:
    """A date in words, and a note where it is no certain day; the note of an undated event says so."""

    words: str
    note: str = ""


def when(event: Event) -> When:
    """When an event was: never more than its accounts say."""
    date = event.time.date
    if not date.known:
        return When("no date", "no text we have dates it")
    qualifier = _QUALIFIERS.get((date.edtf or "")[-1:], "") if "W" not in (date.edtf or "") else ""
    words = " ".join(filter(None, (qualifier, written(date))))
    if date.earliest is None:
        note = "no first day is known"
    elif date.latest is None:
        note = "no last day is known"
    else:
        note = "" if date.earliest == date.latest else "not known to the day"
    return When(words, ", ".join(filter(None, (note, "in dispute" if "date" in event.disputed else ""))))

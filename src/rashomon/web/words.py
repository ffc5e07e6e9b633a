"""Values in words for people: dates, participants, places, stances, quotations."""

from __future__ import annotations

from calendar import month_name, monthrange
from collections.abc import Iterable, Mapping
from datetime import date

from rashomon.model import Account, Date, Document, Event, Level, Place, Span

STANCES: Mapping[str, str] = {
    "asserts": "says so",
    "weaker": "says so, less firmly",
    "denies": "denies it",
    "differs": "says otherwise",
    "silent": "not in the text we have",
}
_QUOTES = '"“”„«»'


def day(value: Date) -> str:
    """A date in as few words as say it ("29 June 2016", "June 2016", "27 to 29 June 2016", "by 3 May 2012")."""
    if value.earliest is None or value.latest is None:
        if value.latest is not None:
            return f"by {_written(value.latest)}"
        return f"from {_written(value.earliest)}" if value.earliest is not None else "no date"
    first, last = date.fromisoformat(value.earliest), date.fromisoformat(value.latest)
    return _whole(first, last) or f"{_beginning(first, last)} to {_written(value.latest)}"


def _whole(first: date, last: date) -> str | None:
    """One day, or a month or year from end to end."""
    if first == last:
        return _written(first.isoformat())
    starts, ends = first.day == 1, last.day == monthrange(last.year, last.month)[1]
    if starts and ends and first.year == last.year:
        if first.month == last.month:
            return f"{month_name[first.month]} {first.year}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
    return None


def _beginning(first: date, last: date) -> str:
    """The first day of an interval, without what it shares with the last."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    return f"{first.day} {month_name[first.month]}" + ("" if first.year == last.year else f" {first.year}")


def _written(iso: str) -> str:
    value = date.fromisoformat(iso)
    return f"{value.day} {month_name[value.month]} {value.year}"


def who(event: Event, names: Mapping[str, str]) -> str:
    """Those who take part: actors, an arrow, recipients, then third parties."""

    def those(role: str) -> str:
        return ", ".join(dict.fromkeys(names.get(p.actor, p.actor) for p in event.participants if p.role == role))

    sides = " → ".join(side for side in (those("actor"), those("recipient")) if side)
    return "; ".join(part for part in (sides, those("third")) if part)


def where(place: Place | None) -> str:
    """A place with its country."""
    return ", ".join(part for part in (place.name, place.country) if part) if place else ""


def kind_of(event: Event) -> str:
    """The type of an event as PLOVER has it ("consult / phone")."""
    return " / ".join(part.lower() for part in (event.plover.root, event.plover.mode) if part) if event.plover else ""


def via(chain: Iterable[Level]) -> str:
    """The voices through which the innermost one speaks, the nearest first; "" where it speaks for itself."""
    levels = list(chain)[1:-1]
    return ", ".join(" and ".join(voice.name for voice in level.voices) for level in reversed(levels))


def stance(account: Account) -> str:
    """What an account does with the proposition, with its own value where it gives another."""
    words = STANCES[account.stance]
    return f"{words}: {account.value}" if account.stance == "differs" and account.value else words


def quoted(document: Document, span: Span) -> str:
    """The exact words of a span in quotation marks (their own if they have them), line breaks folded."""
    words = " ".join(document.quote(span).split())
    return words if words[:1] in _QUOTES and words[-1:] in _QUOTES else f"“{words}”"


def outlet(document: Document) -> str:
    """Who published a document, as far as it is known, else its file's name."""
    return document.outlet or document.publisher or document.path.rsplit("/", 1)[-1]

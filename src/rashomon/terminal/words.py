"""Words and colours for values: dates, participants, stances, sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from rashomon.model import Account, Actor, Date, Document, Event, Level, Span

STANCE_STYLES = {"asserts": "green", "weaker": "yellow", "denies": "bold red", "differs": "magenta", "silent": "dim"}
STANCE_WORDS = {"weaker": "more weakly"}
VERDICT_STYLES = {  # in the order in which they are shown
    "deny": "bold red",
    "contradict": "bold red",
    "omit": "yellow",
    "aspect": "cyan",
    "different_event": "dim",
    "agree": "green",
}
STATUS_STYLES = {"disputed": "magenta", "denied": "red", "claimed": "yellow", "planned": "cyan", "possible": "cyan"}
SILENCE = "not in the text we have"
_QUOTES = '"“”„«»'


def console() -> Console:
    """Where people read. No markup, for quoted words may hold brackets."""
    return Console(highlight=False, markup=False, emoji=False)


def day(date: Date) -> str:
    """A date in as few characters as say it: one day, or two with a dash between them."""
    if not date.known:
        return "undated"
    earliest, latest = date.earliest, date.latest
    if earliest is None:
        return f"by {latest}"
    if latest is None:
        return f"from {earliest}"
    return _whole(earliest, latest) or f"{earliest} – {latest}"


def _whole(earliest: str, latest: str) -> str | None:
    """One day, a whole month or a whole year as EDTF writes them."""
    if earliest == latest:
        return earliest
    if earliest.endswith("-01-01") and latest == f"{earliest[:4]}-12-31":
        return earliest[:4]
    same_month = earliest[:7] == latest[:7] and earliest.endswith("-01")
    return earliest[:7] if same_month and int(latest[8:]) >= _shortest(earliest[5:7]) else None


def _shortest(month: str) -> int:
    """How many days a month has at least."""
    return {"02": 28, "04": 30, "06": 30, "09": 30, "11": 30}.get(month, 31)


def names_of(actors: Iterable[Actor]) -> dict[str, str]:
    """Each actor's name by id."""
    return {actor.id: actor.name for actor in actors}


def who(event: Event, names: Mapping[str, str]) -> str:
    """Those who take part: actors, an arrow, recipients, then third parties."""

    def those(*roles: str) -> str:
        return ", ".join(dict.fromkeys(names.get(p.actor, p.actor) for p in event.participants if p.role in roles))

    sides = " → ".join(side for side in (those("actor"), those("recipient")) if side)
    return "; ".join(part for part in (sides, those("third")) if part)


def stance(account: Account) -> Text:
    """An account's stance in its colour; the words carry it where there are no colours."""
    words = STANCE_WORDS.get(account.stance, account.stance)
    return Text(words, STANCE_STYLES[account.stance])


def via(chain: Iterable[Level]) -> str:
    """The voices through which the innermost one speaks, the nearest first; "" where it speaks for itself."""
    levels = list(chain)[1:-1]
    return ", ".join(" and ".join(voice.name for voice in level.voices) for level in reversed(levels))


def quoted(spans: Iterable[Span], documents: Mapping[str, Document]) -> str:
    """The exact words of spans in quotation marks, line breaks folded.

    They keep their own marks where these stand around them, and stand in others where theirs stand inside.
    """
    pieces = [" ".join(documents[s.document].quote(s).split()) for s in sorted(spans) if s.document in documents]
    words = " … ".join(pieces)
    if not words or (words[0] in _QUOTES and words[-1] in _QUOTES):
        return words
    return f"«{words}»" if any(mark in words for mark in _QUOTES) else f"“{words}”"


def source_line(document: Document) -> str:
    """A document in one line: outlet or file name, date, id."""
    name = document.outlet or document.publisher or document.path.rsplit("/", 1)[-1]
    carried = ", a reprint" if document.carrier_of else ""
    return f"{name}, {day(document.published.date)}{carried}: {document.title or '(untitled)'} ({document.id[:8]})"

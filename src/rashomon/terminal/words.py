"""Words and colours for values as a terminal shows them: dates, stances, quotations, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from rashomon.model import Account, Date, Document, Span
from rashomon.presenting.sources import Sources
from rashomon.presenting.words import exact_words, in_quotes, published_by, shortest_edtf

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


def console() -> Console:
    """Where people read. No markup, for quoted words may hold brackets."""
    return Console(highlight=False, markup=False, emoji=False)


def day(date: Date) -> str:
    """A date in as few characters as say it: a day, month or year, or two with a dash between them."""
    if not date.known:
        return "undated"
    if date.earliest is None:
        return f"by {date.latest}"
    if date.latest is None:
        return f"from {date.earliest}"
    return " – ".join(shortest_edtf(date))


def stance(account: Account) -> Text:
    """An account's stance in its colour; the words carry it where there are no colours."""
    words = STANCE_WORDS.get(account.stance, account.stance)
    return Text(words, STANCE_STYLES[account.stance])


def quoted(spans: Iterable[Span], sources: Sources) -> str:
    """The exact words of spans in one pair of quotation marks."""
    return in_quotes(" … ".join(exact_words(sources.documents[s.document], [s]) for s in sources.known(spans)))


def source_line(document: Document, names: Mapping[str, str]) -> str:
    """A document in one line: outlet, publisher or file name, date, id."""
    name = published_by(document.outlet, document.publisher, document.path, names)
    carried = ", a reprint" if document.carrier_of else ""
    return f"{name}, {day(document.published.date)}{carried}: {document.title or '(untitled)'} ({document.id[:8]})"

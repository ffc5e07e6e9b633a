"""What the text itself settles of its times: one happening that is dated twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.edtf import contains, interval
from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.grounding.times_explicit import Value
from rashomon.grounding.times_relative import relative_date
from rashomon.grounding.times_speech import verb_of_speech
from rashomon.knowledge.times import words
from rashomon.model import NO_DATE, Date, Span

#: So many content words two wordings must share before a general noun ("the incident") may stand for the other's.
SHARED_WORDS = 2
#: Years around a date in which the day of writing is looked for.
YEARS_AROUND = 2

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_TELLING = frozenset({"PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Dated:
    """What an expression dates: the governing word's stem, the stems of the content words below it, and among them
    those that tell one of a kind from another (names and adjectives)."""

    head: str
    stems: frozenset[str]
    telling: frozenset[str]
    word: str


def dated_thing(sentence: Sentence | None, span: Span) -> Dated | None:
    """The noun or verb that an expression dates, with its own content words; None where the parse gives none."""
    token = sentence.top(span) if sentence else None
    if sentence is None or token is None:
        return None
    inside = {t.index for t in sentence.within(span)}
    head = next((a for a in sentence.ancestors(token) if a.pos in ("NOUN", "PROPN", "VERB")), None)
    if head is None:
        return None
    if head.pos == "VERB":
        head = verb_of_speech(sentence, span, head) or head
    below = [t for t in sentence.subtree(head) if t.pos in _CONTENT and t.index not in inside]
    return _dated(head, below)


def noun_before(sentence: Sentence | None, span: Span) -> Dated | None:
    """The noun that stands right before an expression ("the border incident last year"), which the parser may have
    given to a verb further off."""
    inside = sentence.within(span) if sentence else []
    if sentence is None or not inside or inside[0].index == 0:
        return None
    head = sentence.tokens[inside[0].index - 1]
    if head.pos != "NOUN":
        return None
    chunk = next((c for c in sentence.chunks if c[1] == head.index + 1), (head.index, head.index + 1))
    own = sentence.tokens[chunk[0] : chunk[1]]
    return _dated(head, [t for t in own if t.pos in _CONTENT])


def _dated(head: Token, content: Iterable[Token]) -> Dated:
    words_below = tuple(content)
    telling = frozenset(_stem(t) for t in words_below if t.pos in _TELLING)
    return Dated(_stem(head), frozenset(_stem(t) for t in words_below), telling, head.text)


def same_thing(a: Dated, b: Dated) -> bool:
    """Whether two dated things are one, by their own words: equal heads with a further word in common, or a general
    noun ("incident") that shares enough words with the other.

    Two that each have a name or an adjective of their own are two ("the first draft", "the final draft").
    """
    if a.telling - b.stems and b.telling - a.stems:
        return False
    shared = a.stems & b.stems
    if a.head == b.head:
        return len(shared) >= SHARED_WORDS
    general = frozenset(words()["general_nouns"])
    return bool({a.head, b.head} & general) and len(shared - {a.head, b.head}) >= SHARED_WORDS


def settled_by_text(rule: str, value: Value, said: Iterable[Dated | None], named: Iterable[tuple[Dated, Date]]) -> Date:
    """The date of a relative expression whose happening (any of `said`) is dated elsewhere in the text with its year.

    "last November" takes November 2015 and "last year" its year 2015; more than one such year settles nothing.
    """
    told = [thing for thing in said if thing is not None]
    same = (date_ for thing, date_ in named if any(same_thing(each, thing) for each in told))
    fits = {_fitted(rule, value, date_) for date_ in same} - {NO_DATE}
    return fits.pop() if len(fits) == 1 else NO_DATE


def days_said(rule: str, value: Value, meant: Date) -> Date:
    """The days on which these words would mean that date: 2016 for "last year" meaning 2015."""
    if meant.earliest is None or meant.latest is None:
        return NO_DATE
    first = date.fromisoformat(meant.earliest) - timedelta(366 * YEARS_AROUND)
    last = date.fromisoformat(meant.latest) + timedelta(366 * YEARS_AROUND)
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    fits = [day.isoformat() for day in days if relative_date(rule, value, day, "open") == meant]
    return interval(fits[0], fits[-1]) if fits else NO_DATE


def _month_bounds(day: date) -> tuple[str, str]:
    following = (day.replace(day=28) + timedelta(4)).replace(day=1)
    return day.replace(day=1).isoformat(), (following - timedelta(1)).isoformat()


def _fitted(rule: str, value: Value, named: Date) -> Date:
    """A named date at the fineness of a relative wording, if the wording allows it."""
    if named.earliest is None or named.latest is None or named.earliest[:4] != named.latest[:4]:
        return NO_DATE
    year = named.earliest[:4]
    if rule == "calendar" and value.get("calendar") == "year" and "relation" in value:
        return interval(f"{year}-01-01", f"{year}-12-31")
    if rule == "month" and "day" not in value:
        month = f"{year}-{int(value['month']):02d}"
        whole = Date(month, *_month_bounds(date.fromisoformat(f"{month}-01")))
        return whole if contains(whole, named) else NO_DATE
    return NO_DATE


def _stem(token: Token) -> str:
    """A word cut to what its verb and its noun share ("downed", "downing": down)."""
    lemma = token.lemma.lower()
    for ending in ("ing", "ed", "s"):
        if lemma.endswith(ending) and len(lemma) > len(ending) + 3:
            return lemma[: -len(ending)]
    return lemma


def things_dated(parse: Parse, spans: Iterable[Span]) -> dict[Span, Dated]:
    """What each expression dates, where the parse tells."""
    found = {span: dated_thing(parse.at(span.start), span) for span in spans}
    return {span: thing for span, thing in found.items() if thing is not None}

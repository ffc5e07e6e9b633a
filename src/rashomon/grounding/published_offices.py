"""Written while people held the office they are called by, after they left the one they are called a former holder of,
between their election and their oath."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import Literal

from rashomon.edtf import make_date
from rashomon.encoder.parse import Parse
from rashomon.grounding.published_days import EVER, Days, Evidence, between, hull, shared, united
from rashomon.grounding.published_present import has_day_of_now, has_year, is_of_now
from rashomon.knowledge.actors.offices import Holder, offices, people
from rashomon.knowledge.published import terms
from rashomon.model import EVIDENCE_ROLES, ActorMention, Document, Span

Form = Literal["holder", "former", "elect"]

#: Titles of the offices of the table of heads of state and of government.
_HEADS = {
    "president": ("President",),
    "prime-minister": ("Prime Minister", "Premier"),
    "chancellor": ("Chancellor",),
    "vice-president": ("Vice President",),
}
#: Titles of those whose first and last day everybody knows; of lesser ones newspapers are a little before or behind.
_TO_THE_DAY = frozenset({"president", "prime minister", "premier", "chancellor", "vice president", "pope", "king"})
LESSER_SLACK = timedelta(31)
#: Between a vote and the oath; of the presidents in the tables none waited longer.
ELECTED_BEFORE = timedelta(240)

_NOT_THE_HOLDER = re.compile(
    r"\b(?:former|ex|late|then|future|incoming|outgoing|elect|vice|deputy|acting|onetime|one-time|longtime|slain|ousted|"
    r"deposed|past|aspiring|would-be|possible|potential|next|assistant|under|shadow|if|under)\b[\s-]*(?:[\w.,']+\s+){0,4}$"
    r"|\b(?:an?|any|every)\s+$",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|FORMER)[\s-]+(?:(?:[A-Z][\w.'-]*|vice)\s+){0,3}$")
_ELECT = re.compile(r"-elect\b", re.IGNORECASE)
_TO_NAME = re.compile(r",?\s+")
#: A title's words before it are looked at so far back.
REACH = 45


@dataclass(frozen=True, slots=True)
class _Called:
    """Somebody called by an office: the words, the person's name as it stands in the tables, all days of the terms."""

    span: Span
    form: Form
    who: str
    held: tuple[tuple[str, str | None], ...]
    now: bool


def offices_told(
    document: Document, parse: Parse, text: str, mentions: tuple[ActorMention, ...]
) -> tuple[Evidence, ...]:
    """What the offices allow by which people are called in headline, dateline and body; `text` is the shadow copy.

    Where two holders never held office together ("President" said of two presidents of one state) somebody is called by
    an office of old, and nothing tells who is not: all the text says is that the last of them had taken office.
    """
    called = tuple(_called(document, parse, text, mentions))
    sitting = _once(e for c in called if c.form == "holder" and c.now for e in _evidence(document, c))
    other = _once(e for c in called if c.form != "holder" for e in _evidence(document, c))
    if all(shared(one.days, two.days) for one, two in combinations(sitting, 2)):
        return (*other, *sitting)
    return (*other, _not_before_the_last(sitting))


def _once(found: Iterable[Evidence]) -> list[Evidence]:
    return list({each.days: each for each in reversed(tuple(found))}.values())[::-1]


def _not_before_the_last(sitting: list[Evidence]) -> Evidence:
    last = max(sitting, key=lambda e: (e.days[0][0], e.reason))
    since = hull(last.days).earliest
    return Evidence(between(since, None), "office", f"{last.reason}: not written before it")


def _evidence(document: Document, called: _Called) -> Iterator[Evidence]:
    words = f'"{" ".join(document.quote(called.span).split())}"'
    slack = timedelta(0) if _title_of(words).casefold() in _TO_THE_DAY else LESSER_SLACK
    if called.form == "former":
        left = [until for _, until in called.held if until]
        if left:
            days = between(_moved(min(left), -slack), None)
            yield Evidence(days, "past", f"{words}: out of that office since {min(left)}")
        return
    if called.form == "elect":
        stretches = [between(_moved(since, -ELECTED_BEFORE), since)[0] for since, _ in called.held]
        yield Evidence(united(stretches), "office", f"{words}: chosen, and in office only from {called.held[-1][0]}")
        return
    stretches = [
        between(_moved(since, -slack), _moved(until, slack) if until else None)[0] for since, until in called.held
    ]
    days = united(stretches)
    if days != EVER:
        terms_ = " and ".join(f"from {a} to {b}" if b else f"since {a}" for a, b in _told(days))
        yield Evidence(days, "office", f"{words}: held that office {terms_}")


def _told(days: Days) -> Iterator[tuple[str, str | None]]:
    for stretch in days:
        bounds = hull((stretch,))
        yield bounds.earliest or "", bounds.latest


def _title_of(words: str) -> str:
    found = _titles().match(words.lstrip('"'))
    return found["title"] if found else ""


def _called(document: Document, parse: Parse, text: str, mentions: tuple[ActorMention, ...]) -> Iterator[_Called]:
    by_start = {m.span.start: m for m in mentions if m.reading == "name"}
    for block in document.blocks:
        if block.role not in EVIDENCE_ROLES:
            continue
        for found in _titles().finditer(text, block.start, block.end):
            elect = _ELECT.match(text, found.end())
            gap = _TO_NAME.match(text, elect.end() if elect else found.end())
            if gap is None or gap.end() >= block.end:
                continue
            title = found["title"].casefold()
            name = _name_at(title, text, gap.end(), by_start.get(gap.end()))
            if name is None:
                continue
            words, held = name
            before = text[max(block.start, found.start() - REACH) : found.start()]
            form = _form(before, elect is not None)
            if form is None:
                continue
            span = Span(document.id, found.start(), gap.end() + len(words))
            full = " " in words
            now = _is_of_now(parse, Span(document.id, gap.end(), span.end), title, full) and not _told_of_old(
                title, text
            )
            yield _Called(span, form, words, held, now)


def _is_of_now(parse: Parse, span: Span, title: str, full: bool) -> bool:
    """Whether a holder is in the news. A head of state or of government called by the full name is, where the sentence
    names no year; of lesser offices, often told of in the present of a story, a day must say so too."""
    sentence = parse.at(span.start)
    if title not in _TO_THE_DAY:
        return sentence is not None and is_of_now(sentence, span) and has_day_of_now(sentence)
    return is_of_now(sentence, span) or (full and sentence is not None and not has_year(sentence))


def _told_of_old(title: str, text: str) -> bool:
    """Whether the text speaks of "the former president" without a name: nothing tells who that is."""
    return re.search(rf"\bformer {re.escape(title)}\b(?!,? [A-Z])", text, re.IGNORECASE) is not None


def _form(before: str, elect: bool) -> Form | None:
    if _FORMER.search(before):
        return None if elect else "former"
    if _NOT_THE_HOLDER.search(before):
        return None
    return "elect" if elect else "holder"


def _name_at(
    title: str, text: str, start: int, mention: ActorMention | None
) -> tuple[str, tuple[tuple[str, str | None], ...]] | None:
    """The name after a title, with the terms of all who bear it under that title: a name of the tables, or a family
    name whose bearer the reader knows and the text names in full."""
    known = _held().get(title, {})
    first = text[start:].split(maxsplit=1)
    for name in _by_first_word(title).get(first[0].rstrip(".,'s’") if first else "", ()):
        end = start + len(name)
        if text.startswith(name, start) and not re.match(r"\w|[ -][A-Z]\w*[a-z]", text[end : end + 12]):
            return name, known[name]
    if mention is None or mention.actor not in people():
        return None
    full = next((n for n in _full_names(mention.actor) if n in known and n in text), None)
    return (text[start : mention.span.end], known[full]) if full else None


@cache
def _titles() -> re.Pattern[str]:
    titles = sorted(_held(), key=lambda t: (-len(t), t))
    return re.compile(rf"\b(?P<title>{'|'.join(re.escape(t) for t in titles)})(?!\w)", re.IGNORECASE)


@cache
def _by_first_word(title: str) -> dict[str, tuple[str, ...]]:
    """Names under a title by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for name in _held().get(title, {}):
        found.setdefault(name.split()[0].rstrip(".,'s’"), []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@cache
def _held() -> dict[str, dict[str, tuple[tuple[str, str | None], ...]]]:
    """Title (lower case) and name to all terms, first and last ISO day."""
    found: dict[str, dict[str, list[tuple[str, str | None]]]] = {}
    for term in terms():
        for title in term.titles:
            for name in term.names:
                found.setdefault(title.casefold(), {}).setdefault(name, []).append((term.since, term.until))
    for office, holders in offices().items():
        for title in _HEADS.get(office.rsplit("/", 1)[1], ()):
            for holder in holders:
                for name in _full_names(holder.person):
                    found.setdefault(title.casefold(), {}).setdefault(name, []).append(_first_and_last(holder, holders))
    return {
        t: {n: tuple(sorted(set(held), key=lambda term: (term[0], term[1] or ""))) for n, held in names.items()}
        for t, names in found.items()
    }


def _full_names(person: str) -> tuple[str, ...]:
    known = people()[person]
    return tuple(name for name in (known.name, *known.aliases) if " " in name)


def _first_and_last(term: Holder, holders: tuple[Holder, ...]) -> tuple[str, str | None]:
    """A term's days. What was observed ends when it was last seen: it is let run until the next holder's start."""
    since = make_date(term.since).earliest or term.since
    if term.until is None:
        return since, None
    until = make_date(term.until).latest or term.until
    following = [make_date(t.since).latest or t.since for t in holders if t.since > term.since]
    if term.basis == "observed" and following:
        return since, max(until, min(following))
    return since, until


def _moved(day: str, by: timedelta) -> str:
    return (date.fromisoformat(day) + by).isoformat()

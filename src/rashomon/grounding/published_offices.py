"""Written while people held the office they are called by, after they left the one they are called a former holder of,
between their election and their oath."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import Literal

from rashomon.encoder.parse import Parse, Sentence
from rashomon.grounding.published_days import EVER, Evidence, between, hull, shared_terms, united
from rashomon.grounding.published_present import has_day_of_now, has_year, is_of_now
from rashomon.grounding.published_titles import REACH, Held, full_names, held, names_by_first_word, not_holding, titles
from rashomon.knowledge.actors import countries
from rashomon.knowledge.actors.gazetteer import adjectives
from rashomon.knowledge.actors.offices import people
from rashomon.knowledge.published import title_words
from rashomon.model import EVIDENCE_ROLES, ActorMention, Document, Span

Form = Literal["holder", "former", "elect"]

#: Titles of those whose first and last day everybody knows; of lesser ones newspapers are a little before or behind.
_TO_THE_DAY = frozenset({"president", "prime minister", "premier", "chancellor", "vice president", "pope", "king"})
LESSER_SLACK = timedelta(31)
#: Between a vote and the oath; of the presidents in the tables none waited longer.
ELECTED_BEFORE = timedelta(240)
#: Holders of before are told of as history, without a year ("President Lyndon Johnson's war on poverty").
HISTORY = "1990-01-01"

_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|FORMER)[\s-]+(?:(?:[A-Z][\w.'-]*|vice)\s+){0,3}$")
#: "If there were a President Smith": an office that is only thought of.
_SUPPOSED = re.compile(r"\b(?:if|would|could|might|imagine|suppose|prospect|whether|were to)\b", re.IGNORECASE)
_ELECT = re.compile(r"-elect\b", re.IGNORECASE)
_TO_NAME = re.compile(r",?\s+")


@dataclass(frozen=True, slots=True)
class _Called:
    """Somebody called by an office: the words, the person's name as it stands in the tables, all terms; whether
    it is told of now (`present`: by its tense or a day), and whether the text leaves no doubt that the term goes on."""

    span: Span
    form: Form
    who: str
    held: tuple[Held, ...]
    now: bool
    present: bool
    sits: bool


def offices_told(
    document: Document, parse: Parse, text: str, mentions: tuple[ActorMention, ...]
) -> tuple[Evidence, ...]:
    """What the offices allow by which people are called in headline, dateline and body; `text` is the shadow copy.

    Where two holders never held office together ("President" said of two presidents of one state) somebody is called by
    an office of old, and nothing tells who is not: all the text says is that the last of them had taken office.
    """
    called = _corroborated(tuple(_called(document, parse, text, mentions)))
    sitting = _once(e for c in called if c.form == "holder" and c.now for e in _evidence(document, c))
    other = _once(e for c in called if c.form != "holder" for e in _evidence(document, c))
    if all(shared_terms(one.days, two.days) for one, two in combinations(sitting, 2)):
        return (*other, *sitting)
    return (*other, _not_before_the_last(sitting))


def _corroborated(called: tuple[_Called, ...]) -> tuple[_Called, ...]:
    """A holder told of in the past without a year may be one of old, unless the text has another holder beside."""
    sitting = {each.held for each in called if each.form == "holder" and each.now}
    return tuple(replace(each, sits=each.sits and (each.present or len(sitting) > 1)) for each in called)


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
        left = [term.until for term in called.held if term.until]
        if left:
            days = between(_moved(min(left), -slack), None)
            yield Evidence(days, "past", f"{words}: out of that office since {min(left)}")
        return
    if called.form == "elect":
        stretches = [between(_moved(term.since, -ELECTED_BEFORE), term.since)[0] for term in called.held]
        yield Evidence(united(stretches), "office", f"{words}: chosen, and in office only from {called.held[-1].since}")
        return
    ends = [
        held.until if called.sits and held.handed_over and held.until and held.until > HISTORY else None
        for held in called.held
    ]
    days = united(
        between(_moved(term.since, -slack), _moved(end, slack) if end else None)[0]
        for term, end in zip(called.held, ends, strict=True)
    )
    if days != EVER:
        yield Evidence(days, "office", f"{words}: {_told(called.held, ends, slack)}")


def _told(held: tuple[Held, ...], ends: list[str | None], slack: timedelta) -> str:
    """The terms as they were, and in words what is allowed around them."""
    terms = dict.fromkeys(
        f"from {term.since} to {term.until}" if term.until else f"since {term.since}" for term in held
    )
    allowed = ["a month more is allowed for"] if slack else []
    if any(term.until and not end for term, end in zip(held, ends, strict=True)):
        allowed.append("reports may use the title after such an end")
    return "; ".join([f"held that office {' and '.join(terms)}", *allowed])


def _title_of(words: str) -> str:
    found = titles().match(words.lstrip('"'))
    return found["title"] if found else ""


def _called(document: Document, parse: Parse, text: str, mentions: tuple[ActorMention, ...]) -> Iterator[_Called]:
    by_start = {m.span.start: m for m in mentions if m.reading == "name"}
    for block in document.blocks:
        if block.role not in EVIDENCE_ROLES:
            continue
        for found in titles().finditer(text, block.start, block.end):
            elect = _ELECT.match(text, found.end())
            gap = _TO_NAME.match(text, elect.end() if elect else found.end())
            if gap is None or gap.end() >= block.end:
                continue
            title = found["title"].casefold()
            name = _name_at(title, text, gap.end(), by_start.get(gap.end()))
            if name is None:
                continue
            words, terms = name
            before = text[max(block.start, found.start() - REACH) : found.start()]
            form = _form(before, elect is not None)
            if (
                form is None
                or _of_a_body(before, found["title"])
                or (gap[0].startswith(",") and not _of_a_state(before))
            ):
                continue
            span = Span(document.id, found.start(), gap.end() + len(words))
            named = Span(document.id, gap.end(), span.end)
            sentence = parse.at(named.start)
            now = _is_of_now(sentence, named, title, " " in words) and not _told_of_old(title, text)
            over = _may_be_over(document, text, span)
            yield _Called(span, form, words, terms, now, is_of_now(sentence, named), not over)


def _is_of_now(sentence: Sentence | None, span: Span, title: str, full: bool) -> bool:
    """Whether a holder is in the news: nothing is supposed, nor is it a family name in a headline, where hedges drop.

    A head of state or of government called by the full name is, where the sentence names no year; of lesser offices,
    often told of in the present of a story, a day must say so too.
    """
    if sentence is not None and (_SUPPOSED.search(sentence.text) or (sentence.role == "headline" and not full)):
        return False
    if title not in _TO_THE_DAY:
        return sentence is not None and is_of_now(sentence, span) and has_day_of_now(sentence)
    return is_of_now(sentence, span) or (full and sentence is not None and not has_year(sentence))


def _may_be_over(document: Document, text: str, span: Span) -> bool:
    """Whether the text tells of an overthrow, or of a flight, death or farewell in the paragraph of a holder or beside
    it: the first reports of the end of a term still use the title, and so do those who hold it was no end."""
    if _words("fallen").search(text):
        return True
    at = next(i for i, block in enumerate(document.blocks) if block.start <= span.start < block.end)
    beside = document.blocks[max(0, at - 1) : at + 2]
    return any(_words("ended").search(text, block.start, block.end) for block in beside)


@cache
def _words(kind: Literal["fallen", "ended"]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, title_words(kind)))})\b", re.IGNORECASE)


def _told_of_old(title: str, text: str) -> bool:
    """Whether the text speaks of "the former president" without a name: nothing tells who that is."""
    return re.search(rf"\bformer {re.escape(title)}\b(?!,? [A-Z])", text, re.IGNORECASE) is not None


def _of_a_body(before: str, title: str) -> bool:
    """Whether a title is that of a party, a house, a company: "ANC President", "the bank's President"."""
    last = before.rstrip().split()[-1:]
    if not last or not before[-1:].isspace():
        return False
    word = re.sub(r"['’]s?$", "", last[0].strip("(\"'"))
    return word.casefold() in title_words("bodies") or (
        len(word) > 1 and word.isalpha() and word.isupper() and word not in _states() and not title.isupper()
    )


def _of_a_state(before: str) -> bool:
    """Whether a state's adjective or name leads to a title. With a comma after it, other titles need not be the next
    name's: "as secretary of state, she ...", "the bank's president, its deputy and ..."."""
    last = before.rstrip().removesuffix("'s").split()[-2:]
    return any(" ".join(last[i:]) in _states() for i in range(len(last)))


@cache
def _states() -> frozenset[str]:
    return frozenset(adjectives()) | {
        name for country in countries().values() for name in (country.name, *country.aliases)
    }


def _form(before: str, elect: bool) -> Form | None:
    if _FORMER.search(before):
        return None if elect else "former"
    if not_holding().search(before):
        return None
    return "elect" if elect else "holder"


def _name_at(title: str, text: str, start: int, mention: ActorMention | None) -> tuple[str, tuple[Held, ...]] | None:
    """The name after a title, with the terms of all who bear it under that title: a name of the tables, or a family
    name whose bearer the reader knows and the text names in full."""
    known = held().get(title, {})
    first = text[start:].split(maxsplit=1)
    for name in names_by_first_word(title).get(first[0].rstrip(".,'s’") if first else "", ()):
        end = start + len(name)
        if text.startswith(name, start) and not re.match(r"\w|[ -][A-Z]\w*[a-z]", text[end : end + 12]):
            return name, known[name]
    if mention is None or mention.actor not in people():
        return None
    full = next((n for n in full_names(mention.actor) if n in known and n in text), None)
    return (text[start : mention.span.end], known[full]) if full else None


def _moved(day: str, by: timedelta) -> str:
    return (date.fromisoformat(day) + by).isoformat()

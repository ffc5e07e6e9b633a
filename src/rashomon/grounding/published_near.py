"""Days and months that are told without a year, and occasions that come round: newspapers leave the year out of what
lies within a year of the day of writing. Each allows some days of every year; together, and with a year known
otherwise, they may leave a few weeks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from rashomon.encoder.parse import Parse
from rashomon.grounding.published_days import EVER, Days, Evidence, between, united
from rashomon.grounding.published_tense import side_of
from rashomon.grounding.times import parts
from rashomon.grounding.times_direction import Direction
from rashomon.grounding.times_explicit import day_in, stretch_in
from rashomon.knowledge.published import Occasion, occasions
from rashomon.model import EVIDENCE_ROLES, Date, Document, Span, TimeExpression

#: Years whose days are told apart for what gives no year itself; before and after them any day will do.
FIRST_YEAR, LAST_YEAR = 1960, 2040
#: A day told without its year lies at most so far from the day of writing.
NEAR = timedelta(365)
#: A report may be a day ahead of, or behind, the clock of the place it tells of.
CLOCKS = timedelta(1)
#: Paragraphs before an expression in which a named year makes it one of that year.
YEAR_REACH = 2

_YEAR = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\byears? (?:ago|earlier|later|before|after)\b|\b(?:last|that|every|each) year\b"
)
_NO_DAY_OF_NOW = re.compile(r"\b(?:that|every|each|any|of|last|next|the)\s+$", re.IGNORECASE)
_FAMED = frozenset({("9", "11")})


def near_days_told(
    document: Document, parse: Parse, text: str, whens: tuple[TimeExpression, ...]
) -> Iterator[Evidence]:
    """One piece of evidence for each day or month that the narrator tells as past or ahead without its year."""
    for each in whens:
        value = parts(each)
        if each.rule not in ("day", "month", "days") or "month" not in value or value.keys() & _SETTLED:
            continue
        if (value["month"], value.get("day", "").rstrip("stndrh")) in _FAMED:
            continue
        if _year_before(document, text, each.span) or _NO_DAY_OF_NOW.search(text[: each.span.start][-12:]):
            continue
        side = side_of(parse.at(each.span.start), each.span)
        occurrences = tuple(_occurrences(each.rule, value))
        words = f'"{" ".join(document.quote(each.span).split())}"'
        if side != "open":
            days = in_any_year(_window(d, side) for d in occurrences)
            told = "past" if side == "past" else "still ahead"
            yield Evidence(days, "near", f"{words} is told as {told}, without a year: at most a year away")
        elif "weekday" in value:
            days = in_any_year(_around(d) for d in occurrences)
            yield Evidence(days, "near", f"{words}, without a year: of a year in which that day is that weekday")


_SETTLED = frozenset({"year", "yy", "relation", "of"})


def occasions_told(document: Document, parse: Parse, text: str) -> Iterator[Evidence]:
    """One piece of evidence for each occasion of the table that the narrator tells as past or ahead."""
    for block in document.blocks:
        if block.role not in EVIDENCE_ROLES:
            continue
        for found in _pattern().finditer(text, block.start, block.end):
            span = Span(document.id, found.start(), found.end())
            rows, placed = _rows(
                found[0], text[found.end() : found.end() + 30], text[max(0, found.start() - 20) : found.start()]
            )
            if (
                not rows
                or _year_before(document, text, span)
                or (not placed and _of_a_part(text[: found.start()][-40:]))
            ):
                continue
            side = _month_away(text, found) or side_of(parse.at(found.start()), span)
            if side == "open":
                continue
            days = united([*(_occasion_window(row, side, placed) for row in rows), *_beyond(found[0])])
            told = {"past": "past", "future": "still ahead"}.get(side, "a month ahead")
            when = f", of {rows[0].first} to {rows[0].last}," if len(rows) == 1 else ""
            yield Evidence(days, "near", f'"{found[0]}"{when} is told as {told}')


def _occasion_window(row: Occasion, side: str, placed: bool) -> tuple[int, int]:
    first, last = date.fromisoformat(row.first), date.fromisoformat(row.last)
    if side == "past":
        return between((first - CLOCKS).isoformat(), None if placed else (last + NEAR).isoformat())[0]
    if side == "next month":
        month = first.replace(day=1) - CLOCKS
        return between(month.replace(day=1).isoformat(), month.isoformat())[0]
    return between((first - NEAR).isoformat(), (last + CLOCKS).isoformat())[0]


def _beyond(name: str) -> tuple[tuple[int, int], ...]:
    """All days before the first and after the last row of a name: the table knows of no occasions there."""
    rows = [o for o in occasions() if name in o.names]
    first, last = min(o.first for o in rows), max(o.last for o in rows)
    return between(None, first) + between(last, None)


def _of_a_part(before: str) -> bool:
    """Whether a convention or vote is that of a state or town: "the Texas Republican convention"."""
    return re.search(r"(?:\b(?:state|county|district|local)|[a-z,] [A-Z][\w.'-]+)\s+$", before) is not None


def _month_away(text: str, found: re.Match[str]) -> str | None:
    before, after = text[max(0, found.start() - 45) : found.start()], text[found.end() : found.end() + 40]
    if re.search(r"\bnext month's (?:[\w-]+ ){0,2}$", before) or re.match(r"(?: in [A-Z]\w+)? next month\b", after):
        return "next month"
    return None


def _rows(name: str, after: str, before: str) -> tuple[tuple[Occasion, ...], bool]:
    """The rows of a name, those of one place where it stands beside it, and whether it does."""
    rows = tuple(o for o in occasions() if name in o.names)
    placed = tuple(
        o
        for o in rows
        if o.place
        and (re.match(rf",? (?:in|at|of) (?:\w+, )?{re.escape(o.place)}\b", after) or before.endswith(f"{o.place} "))
    )
    return (placed, True) if len({o.first[:4] for o in placed}) == 1 else (rows, False)


def _occurrences(rule: str, value: dict[str, str]) -> Iterator[Date]:
    """The days that a day, month or range without a year has in each year, on the named weekday where there is one."""
    for year in range(FIRST_YEAR, LAST_YEAR):
        try:
            found = stretch_in(year, value) if rule == "days" else day_in(year, value)
        except ValueError:
            continue
        if found.earliest is None or found.latest is None:
            continue
        if "weekday" in value and date.fromisoformat(found.earliest).weekday() != int(value["weekday"]):
            continue
        yield found


def in_any_year(windows: Iterable[tuple[int, int]]) -> Days:
    """All days of the windows, and all before the first and after the last: that no years beyond are listed bounds
    nothing."""
    stretches = list(windows)
    if not stretches:
        return EVER
    return united([*stretches, (EVER[0][0], min(stretches)[1]), (max(stretches)[0], EVER[0][1])])


def _window(days: Date, side: Direction) -> tuple[int, int]:
    first, last = date.fromisoformat(days.earliest or ""), date.fromisoformat(days.latest or "")
    if side == "past":
        return between((first - CLOCKS).isoformat(), (first + NEAR).isoformat())[0]
    return between((last - NEAR).isoformat(), (last + CLOCKS).isoformat())[0]


def _around(days: Date) -> tuple[int, int]:
    first, last = date.fromisoformat(days.earliest or ""), date.fromisoformat(days.latest or "")
    return between((first - NEAR).isoformat(), (last + NEAR).isoformat())[0]


def _year_before(document: Document, text: str, span: Span) -> bool:
    """Whether a year is named in the paragraph of an expression or in those right before it."""
    blocks = [b for b in document.blocks if b.start <= span.start]
    return any(_YEAR.search(text, block.start, block.end) for block in blocks[-YEAR_REACH:])


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({name for o in occasions() for name in o.names}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")

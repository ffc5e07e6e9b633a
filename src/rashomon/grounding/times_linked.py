"""Times counted from something else that the text tells: "hours after the attack", "two days later", "that year".

What they are counted from always stands in the reason, in the text's own words. A date is given only where it is
counted from one that stands close by: in the words that name the event ("a day after Monday's vote"), or as the last
date before a time that looks back ("two days later").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.edtf import interval, make_date
from rashomon.grounding.times_clues import sentence_ends
from rashomon.grounding.times_explicit import Value, week_holding
from rashomon.grounding.times_relative import week_beside
from rashomon.model import NO_DATE, Date, Span, TimeStatus

#: More days than these are a round number, or count the first one in ("74 days after the landing").
MOST_DAYS = 10
#: What a time looks back to stands in its own sentence or the one before ("that day" may be one further on).
SENTENCES_BACK, SENTENCES_BACK_SAME = 1, 2
#: So many words name the event that a time is counted from; the rest of the clause tells of it.
EVENT_WORDS = 7

#: Two weekdays of one sentence lie so many days apart at most; further, the nearer way round is the other one.
DAYS_BESIDE = 3

_LED = re.compile(r"\s+(?:after|following|before|prior\s+to|ahead\s+of)\s+(?P<event>[^.,;:!?()\"\n–—]+)", re.IGNORECASE)
#: What may stand between "after" and the date of the event: a determiner, or the event up to the preposition of its
#: date; a verb of speech begins another clause ("after the vote, officials said on Monday").
_DATES_IT = re.compile(
    r"(?:(?:the|a|an|its|their|his|her)\s+)?|(?!.*\b(?:said|says|told|announced|added|reported)\b).*\b(?:of|on|in)\s+(?:the\s+)?",
    re.IGNORECASE | re.DOTALL,
)
_DAYLIKE = frozenset({"day", "night", "morning", "afternoon", "evening"})


@dataclass(frozen=True, slots=True)
class Given:
    """The date that a time is given, if any, with status and reason."""

    date: Date
    status: TimeStatus
    reason: str


def linked(text: str, span: Span, value: Value, known: Mapping[Span, Date]) -> Given:
    """The link of an expression of the rules "after" and "same"; `known` are the dates of other expressions, `text`
    the shadow copy of the whole document."""
    if "same" in value:
        return _same(text, span, value["same"], known)
    if "side" in value:
        return _from_event(text, span, value, known)
    return _looking_back(text, span, value, known)


# ---------------------------------------------------------------- an event that is named next
def _from_event(text: str, span: Span, value: Value, known: Mapping[Span, Date]) -> Given:
    led = _LED.match(text, span.end)
    if led is None:
        return Given(NO_DATE, "unresolved", "counted from a happening whose date is not given")
    words = re.match(rf"\S+(?:\s+\S+){{0,{EVENT_WORDS - 1}}}", led["event"])
    start = led.start("event")
    end = start + (words.end() if words else 0)
    event = " ".join(text[start:end].split())
    inside = [
        (other, date_)
        for other, date_ in known.items()
        if start <= other.start < end and _DATES_IT.fullmatch(text[start : other.start])
    ]
    if inside and "approximator" not in value:
        found = _moved(inside[0][1], value, 1 if value["side"] == "after" else -1)
        if found.known:
            status: TimeStatus = "interval" if "/" in (found.edtf or "") else "resolved"
            return Given(found, status, f"counted from “{event}”, which has a date")
    return Given(NO_DATE, "unresolved", f"counted from “{event}”, whose date is not given")


# ---------------------------------------------------------------- a date that was named before
def _looking_back(text: str, span: Span, value: Value, known: Mapping[Span, Date]) -> Given:
    last = _last(text, span, known, SENTENCES_BACK)
    sign = 1 if value.get("hindside", value.get("lead")) == "after" else -1
    counted = "approximator" not in value and ("number" in value or not text[: span.end].endswith("s"))
    found = _moved(last[1], value, sign) if last and counted else NO_DATE
    if last is None or not found.known:
        return Given(NO_DATE, "unresolved", "counted from a happening named before, whose date is not given")
    status: TimeStatus = "interval" if "/" in (found.edtf or "") else "resolved"
    return Given(found, status, f"counted from “{' '.join(text[last[0].start : last[0].end].split())}” before it")


def _same(text: str, span: Span, unit: str, known: Mapping[Span, Date]) -> Given:
    """The day, month or year that was spoken of last, if what was spoken of is fine enough."""
    last = _last(text, span, known, SENTENCES_BACK_SAME)
    found = _cut(last[1], unit) if last else NO_DATE
    if not found.known:
        return Given(NO_DATE, "unresolved", "counted from a day that the text does not give")
    return Given(found, "resolved", "the date that was spoken of before")


def _last(text: str, span: Span, known: Mapping[Span, Date], most: int) -> tuple[Span, Date] | None:
    before = [(other, date_) for other, date_ in known.items() if other.end <= span.start]
    if not before:
        return None
    other, date_ = max(before, key=lambda each: each[0].start)
    return (other, date_) if sentence_ends(text[other.end : span.start]) <= most else None


def _cut(d: Date, unit: str) -> Date:
    """The day, month or year that a date lies in, or `NO_DATE` where it is wider."""
    if d.earliest is None or d.latest is None:
        return NO_DATE
    first, last = d.earliest, d.latest
    if unit == "year" and first[:4] == last[:4]:
        return make_date(first[:4])
    if unit == "month" and first[:7] == last[:7]:
        return make_date(first[:7])
    return make_date(first) if unit in _DAYLIKE and first == last else NO_DATE


# ---------------------------------------------------------------- counting
def _moved(d: Date, value: Value, sign: int) -> Date:
    """A date so many units on (or back): days give a day, longer units the stretch of that unit, hours two days."""
    unit = value.get("unit", "day")  # "the next morning"
    number = value.get("number", "1").replace(",", "")
    if not number.isdigit() or "vague" in value:
        return NO_DATE
    count = int(number) * sign
    try:
        return _counted(d, unit, count, "lead" in value)
    except (ValueError, OverflowError):
        return NO_DATE


def _counted(d: Date, unit: str, count: int, whole: bool) -> Date:
    years, months = _cut(d, "year"), _cut(d, "month")
    if unit in ("year", "decade") and years.earliest:
        return make_date(f"{int(years.earliest[:4]) + count * (10 if unit == 'decade' else 1):04d}")
    if unit == "month" and months.earliest:
        number = int(months.earliest[:4]) * 12 + int(months.earliest[5:7]) - 1 + count
        return make_date(f"{number // 12:04d}-{number % 12 + 1:02d}")
    day = _cut(d, "day").earliest
    if day is None:
        return NO_DATE
    here = date.fromisoformat(day)
    if unit == "week" and whole:  # "the previous week", not "a week earlier"
        return week_beside(here, count)
    if unit == "week":
        return week_holding((here + timedelta(7 * count)).isoformat())
    if unit in ("hour", "minute"):
        ends = sorted((here, here + timedelta(1 if count > 0 else -1)))
        return interval(ends[0].isoformat(), ends[1].isoformat())
    if unit in ("day", "night") and abs(count) <= MOST_DAYS:
        return make_date((here + timedelta(count)).isoformat())
    return NO_DATE


# ---------------------------------------------------------------- weekdays without a day of writing
def beside(text: str, span: Span, weekday: int, others: Mapping[Span, int]) -> str | None:
    """How an undated weekday lies to another one of its sentence ("Saturday's attack" to the call "on Sunday"): the
    days between, if both are of one week; None where there is no other near enough to say so."""
    for other, number in others.items():
        first, last = sorted((span, other))
        steps = (number - weekday + DAYS_BESIDE) % 7 - DAYS_BESIDE
        if steps and abs(steps) <= DAYS_BESIDE and not sentence_ends(text[first.end : last.start]):
            days = "the day" if abs(steps) == 1 else f"{abs(steps)} days"
            return f"{days} {'before' if steps > 0 else 'after'} “{text[other.start : other.end]}” of the same week"
    return None

"""Times that stand right beside another one and share its year or its day.

"May 3 and June 5, 2011" names the year once for both; "two days earlier, on Tuesday" names one day twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from rashomon.grounding.times_explicit import Value, explicit_date, year_of
from rashomon.grounding.times_linked import Given
from rashomon.model import NO_DATE, Span

_LISTED = re.compile(r"(?:,|,?\s+(?:and|or|to))\s+", re.IGNORECASE)
_APPOSED = re.compile(r",\s+(?:on\s+)?", re.IGNORECASE)
_BARE = frozenset({"day", "month", "weekday"})


@dataclass(frozen=True, slots=True)
class Said:
    """An expression with its rule and the parts of its value."""

    span: Span
    rule: str
    value: Value


def sharing_a_year(text: str, said: Iterable[Said]) -> Iterator[tuple[Span, Given]]:
    """The days and months of a list whose last one names the year, with that year; open where the list runs over a
    new year, for then the words do not tell which year is meant."""
    following: Said | None = None
    for each in sorted(said, key=lambda one: one.span.start, reverse=True):
        year = year_of(following.value) if following else None
        bare = each.rule in ("day", "month") and "month" in each.value and each.value.keys() <= _BARE
        joined = following is not None and _LISTED.fullmatch(text[each.span.end : following.span.start]) is not None
        if bare and year is not None and following is not None and joined and following.rule == each.rule:
            dated = replace(each, value={**each.value, "year": str(year)})
            given = explicit_date(each.rule, dated.value)
            if given.known and (given.earliest or "") <= (explicit_date(each.rule, following.value).earliest or ""):
                yield each.span, Given(given, "explicit", "the list that it stands in names its year")
            else:
                yield each.span, Given(NO_DATE, "unresolved", "the list that it stands in names the year of another")
            following = dated
        else:
            following = each


def named_twice(text: str, said: Iterable[Said], found: Mapping[Span, Given]) -> Iterator[tuple[Span, Given]]:
    """Weekdays in apposition to a day that is counted from another ("two days earlier, on Tuesday"): the day that both
    give, or none for either where they clash."""
    told = sorted(said, key=lambda one: one.span.start)
    for first, second in pairwise(told):
        counted, named = (first, second) if first.rule == "after" else (second, first)
        if counted.rule != "after" or named.rule != "weekday" or not named.value.keys() <= {"weekday"}:
            continue
        day = found[counted.span].date
        if day.earliest is None or day.earliest != day.latest or not _apposed(text, first, second):
            continue
        if date.fromisoformat(day.earliest).weekday() == int(named.value["weekday"]):
            yield named.span, replace(found[counted.span], reason="the day that the words beside it count to")
        else:
            words = " ".join(text[named.span.start : named.span.end].split())
            for each in (counted, named):
                yield each.span, Given(NO_DATE, "unresolved", f"the days counted do not lead to a {words}")


def _apposed(text: str, first: Said, second: Said) -> bool:
    """Whether nothing but a comma stands between two times, and the second ends its phrase."""
    between = _APPOSED.fullmatch(text[first.span.end : second.span.start])
    return between is not None and re.match(r"\s*[,.;]", text[second.span.end :]) is not None

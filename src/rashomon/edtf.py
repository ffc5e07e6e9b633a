"""Dates as EDTF strings with the days they allow: reading, building and comparing them.

Covers what news needs of EDTF (Extended Date/Time Format, ISO 8601-2:2019, https://www.loc.gov/standards/datetime/):
days, months, years, weeks (`2016-W25`), seasons (`2016-21` to `-24`), quarters (`-33` to `-36`), halves (`-40`, `-41`),
decades and centuries (`198X`, `19XX`), unspecified digits, times of day, intervals, open intervals and the qualifiers
`?`, `~`, `%`. Bounds are ISO days; an open end has the bound None. An approximate week (`2016-W25~`) is one that may
start on Sunday or on Monday ("last week" in a report whose country is not known), so its bounds hold both.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from rashomon.model import NO_DATE, Date

#: A time of day behind a day, with its zone, and how sure a date is (uncertain, approximate, both).
_CLOCK = r"T(?:[01]\d|2[0-4])(?::[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?"
_WRITTEN = re.compile(rf"(?P<date>[^T]+?)(?P<clock>{_CLOCK})?[?~%]?", re.ASCII)

Bounds = tuple[str | None, str | None]

_YEAR = re.compile(r"(\d{4})", re.ASCII)
_DECADE = re.compile(r"(\d{3})X", re.ASCII)
_CENTURY = re.compile(r"(\d{2})XX", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-([1-7]|WE))?", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-XX)?", re.ASCII)
_YEAR_ONLY = re.compile(r"(\d{4})-XX(?:-XX)?", re.ASCII)

#: First and last month of the sub-year codes, the last month counted on into the next year. Seasons are those of
#: newspapers of the northern half (meteorological: spring from March), the only reading the codes 21-24 leave room for.
_PARTS: dict[int, tuple[int, int]] = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14),
    29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


def make_date(edtf: str | None) -> Date:
    """The date of an EDTF string, with its bounds; `NO_DATE` for None, "" and a date without a year (`XXXX-11`).

    Raises ValueError for what is no EDTF date, or names a day that is not in the calendar.
    """
    if not edtf or edtf.startswith("XXXX"):
        return NO_DATE
    left, slash, right = edtf.partition("/")
    if not slash:
        return Date(edtf, *_bounds(left))
    earliest = _bounds(left)[0] if left not in ("", "..") else None
    latest = _bounds(right)[1] if right not in ("", "..") else None
    if earliest is not None and latest is not None and latest < earliest:
        raise ValueError(f"ends before it begins: {edtf}")
    return Date(edtf, earliest, latest)


def interval(earliest: str | None, latest: str | None) -> Date:
    """The date that runs from one ISO day to another, written as short as EDTF allows (`2016-11` for all November).

    None is an open end; two of them give `NO_DATE`. Raises ValueError when the end comes before the beginning.
    """
    if earliest is None and latest is None:
        return NO_DATE
    if earliest is None or latest is None:
        return Date(f"{earliest or '..'}/{latest or '..'}", earliest, latest)
    if latest < earliest:
        raise ValueError(f"ends before it begins: {earliest}/{latest}")
    return Date(_shortest(date.fromisoformat(earliest), date.fromisoformat(latest)), earliest, latest)


def intersect(a: Date, b: Date) -> Date | None:
    """The days that both dates allow; None when they share none. What is unknown allows every day."""
    earliest = max((d for d in (a.earliest, b.earliest) if d is not None), default=None)
    latest = min((d for d in (a.latest, b.latest) if d is not None), default=None)
    if earliest is not None and latest is not None and latest < earliest:
        return None
    same = next((d for d in (a, b) if (d.earliest, d.latest) == (earliest, latest)), None)
    return same or interval(earliest, latest)


def disjoint(a: Date, b: Date) -> bool:
    """Whether two dates share no day; never true of what is unknown."""
    return intersect(a, b) is None


def contains(a: Date, b: Date) -> bool:
    """Whether every day that b allows is a day that a allows."""
    starts = a.earliest is None or (b.earliest is not None and a.earliest <= b.earliest)
    ends = a.latest is None or (b.latest is not None and b.latest <= a.latest)
    return starts and ends


def cover(dates: Iterable[Date]) -> Date:
    """The smallest date that contains all; those that know nothing are passed over, none at all gives `NO_DATE`."""
    known = [d for d in dates if d.known]
    if not known:
        return NO_DATE
    starts = [d.earliest for d in known]
    ends = [d.latest for d in known]
    earliest = None if None in starts else min(d for d in starts if d)
    latest = None if None in ends else max(d for d in ends if d)
    same = next((d for d in known if (d.earliest, d.latest) == (earliest, latest)), None)
    return same or interval(earliest, latest)


def length(d: Date) -> int | None:
    """How many days a date allows; None when an end is open."""
    if d.earliest is None or d.latest is None:
        return None
    return (date.fromisoformat(d.latest) - date.fromisoformat(d.earliest)).days + 1


def written(d: Date) -> str:
    """A date in as few words as say it ("29 June 2016", "June 2016", "27 to 29 June 2016", "June to August 2016", "by 3
    May 2012"); "" where nothing is known."""
    if d.earliest is None or d.latest is None:
        if d.latest is not None:
            return f"by {_in_words(d.latest)}"
        return f"from {_in_words(d.earliest)}" if d.earliest is not None else ""
    whole = (interval(d.earliest, d.latest).edtf or "").split("/")
    if len(whole) == 1:
        return _in_words(whole[0])
    first, last = date.fromisoformat(d.earliest), date.fromisoformat(d.latest)
    if all(len(end) == len("2016") for end in whole):
        return " to ".join(whole)
    if first.day == 1 and d.latest == last_day(last.year, last.month):
        year = "" if first.year == last.year else f" {first.year}"
        return f"{month_name[first.month]}{year} to {_in_words(d.latest[:7])}"
    return f"{_beginning(first, last)} to {_in_words(d.latest)}"


def last_day(year: int, month: int) -> str:
    """The ISO day that ends a month; months may count on into later years (14 is February of the next)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1]).isoformat()


def _bounds(text: str) -> tuple[str, str]:
    """First and last ISO day of an EDTF date that is no interval. Raises ValueError for what is none, and for days
    before the year 1 or after the year 9999."""
    try:
        first, last = _first_and_last(text)
    except OverflowError:
        raise ValueError(f"not in the calendar: {text!r}") from None
    date.fromisoformat(first)
    return first, last


def _first_and_last(text: str) -> tuple[str, str]:
    parts = _WRITTEN.fullmatch(text)
    bare = parts["date"] if parts else ""
    vague = text.endswith("~")
    if _DAY.fullmatch(bare):
        day = date.fromisoformat(bare)
        return day.isoformat(), day.isoformat()
    if parts and parts["clock"]:
        raise ValueError(f"a time of day without its day: {text!r}")
    if found := _MONTH.fullmatch(bare):
        return _part(int(found[1]), int(found[2]))
    if found := _YEAR.fullmatch(bare) or _YEAR_ONLY.fullmatch(bare):
        return f"{found[1]}-01-01", f"{found[1]}-12-31"
    if found := _DECADE.fullmatch(bare):
        return f"{found[1]}0-01-01", f"{found[1]}9-12-31"
    if found := _CENTURY.fullmatch(bare):
        return f"{found[1]}00-01-01", f"{found[1]}99-12-31"
    if found := _WEEK.fullmatch(bare):
        first, last = _week(int(found[1]), int(found[2]), found[3])
        starts_sunday = vague and found[3] is None
        return ((date.fromisoformat(first) - timedelta(1)).isoformat() if starts_sunday else first), last
    raise ValueError(f"not an EDTF date: {text!r}")


def _part(year: int, number: int) -> tuple[str, str]:
    """Bounds of a month (1-12) or of a season, quarter or half of a year."""
    first, last = (number, number) if 1 <= number <= 12 else _PARTS.get(number, (0, 0))
    if not first:
        raise ValueError(f"no such part of a year: {year:04d}-{number:02d}")
    return f"{year:04d}-{first:02d}-01", last_day(year, last)


def _week(year: int, number: int, day: str | None) -> tuple[str, str]:
    """Bounds of an ISO week, of its weekend, or of one of its days."""
    monday = date.fromisocalendar(year, number, 1)
    first, last = (0, 6) if day is None else (5, 6) if day == "WE" else (int(day) - 1, int(day) - 1)
    return (monday + timedelta(first)).isoformat(), (monday + timedelta(last)).isoformat()


def _shortest(first: date, last: date) -> str:
    """EDTF of the days from first to last: one day, whole months or years, or the two days."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.isoformat() == last_day(last.year, last.month):
        if (first.year, first.month) == (last.year, last.month):
            return first.isoformat()[:7]
        if (first.month, last.month) == (1, 12):
            years = (first.isoformat()[:4], last.isoformat()[:4])
            return years[0] if years[0] == years[1] else "/".join(years)
    return f"{first.isoformat()}/{last.isoformat()}"


def _beginning(first: date, last: date) -> str:
    """The first day of an interval, without what it shares with the last."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    return f"{first.day} {month_name[first.month]}" + ("" if first.year == last.year else f" {first.year}")


def _in_words(edtf: str) -> str:
    """A year, month or day, month names in words."""
    year, *rest = edtf.split("-")
    parts = [str(int(rest[1]))] if len(rest) == 2 else []
    return " ".join([*parts, *([month_name[int(rest[0])]] if rest else []), year])

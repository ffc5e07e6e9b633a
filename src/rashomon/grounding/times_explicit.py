"""Dates that the words settle by themselves: they name a year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from rashomon.edtf import cover, interval, make_date
from rashomon.expressions.times_patterns import PIVOT_YEAR
from rashomon.knowledge.times import holidays
from rashomon.model import NO_DATE, Date

Value = dict[str, str]


def explicit_date(rule: str, value: Value) -> Date:
    """The date of an expression that names its year; `NO_DATE` for one that does not, or names no day there is."""
    reader = _READERS.get(rule)
    year = year_of(value)
    try:
        return reader(value, year) if reader and (year or rule in _YEARLESS) else NO_DATE
    except ValueError:
        return NO_DATE


def year_of(value: Value, name: str = "year") -> int | None:
    """The year among the parts of a value, two digits read as of our time."""
    if name in value:
        return int(value[name])
    if name == "year" and "yy" in value:
        short = int(value["yy"])
        return short + (2000 if short < PIVOT_YEAR else 1900)
    return None


def day_in(year: int, value: Value, month: str = "month", day: str = "day") -> Date:
    """The day (or the month, where no day is named) of a value in a given year; raises ValueError if there is none."""
    if day not in value:
        return make_date(f"{year:04d}-{int(value[month]):02d}")
    number = int(value[day].rstrip("stndrh"))
    return make_date(date(year, int(value[month]), number).isoformat())


def stretch_in(year: int, value: Value) -> Date:
    """A range of days or months that ends in a given year; it may begin in the year before."""
    first = value if "month" in value else {**value, "month": value["month2"]}
    last = {"month": value.get("month2", first["month"]), "day": value["day2"]} if "day2" in value else {
        "month": value.get("month2", first["month"])
    }  # fmt: skip
    end = day_in(year, last)
    start = day_in(year_of(value, "year0") or year, first)
    if start.earliest and end.latest and start.earliest > end.latest:
        start = day_in(year - 1, first)
    if len(str(start.edtf)) == len(str(end.edtf)) == len("2016-11"):
        return make_date(f"{start.edtf}/{end.edtf}")
    return interval(start.earliest, end.latest)


def holiday_in(year: int, number: int) -> Date:
    """A holiday (by its number in the data) in a given year; `NO_DATE` for one of a lunar calendar."""
    holiday = holidays()[number]
    if holiday.fixed:
        return make_date(date(year, *holiday.fixed).isoformat())
    if holiday.easter is not None:
        return make_date((easter(year) + timedelta(holiday.easter)).isoformat())
    if holiday.nth:
        return make_date(_nth_weekday(year, *holiday.nth).isoformat())
    return NO_DATE


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (which - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta((last.weekday() - weekday) % 7)


def _day(value: Value, year: int | None) -> Date:
    assert year is not None
    if "mm" not in value:
        return day_in(year, value)
    first, second = int(value["mm"]), int(value["dd"])
    orders = {(month, day) for month, day in ((first, second), (second, first)) if month <= 12}
    days = [make_date(date(year, month, day).isoformat()) for month, day in sorted(orders)]
    return cover(days)


def _years(value: Value, year: int | None) -> Date:
    assert year is not None
    last = int(value["year2"]) if "year2" in value else year // 100 * 100 + int(value["yy2"])
    return make_date(f"{year:04d}/{last:04d}")


def _year(value: Value, year: int | None) -> Date:
    return make_date({"pre": f"../{year:04d}", "post": f"{year:04d}/.."}.get(value.get("open", ""), f"{year:04d}"))


def _decade(value: Value, year: int | None) -> Date:
    digits = "".join(c for c in value["decade"] if c.isdigit())
    return make_date(f"{digits[:3]}X" if len(digits) == 4 else f"{_CENTURY_OF_BARE_DECADES}{digits[0]}X")


_CENTURY_OF_BARE_DECADES = 19


def _century(value: Value, year: int | None) -> Date:
    return make_date(f"{int(value['nth'].rstrip('stndrh')) - 1:02d}XX")


def _season(value: Value, year: int | None) -> Date:
    return make_date(f"{year:04d}-{value['season']}")


def _quarter(value: Value, year: int | None) -> Date:
    return make_date(f"{year:04d}-{32 + int((value.get('nth') or value['digit']).rstrip('stndrh'))}")


def _half(value: Value, year: int | None) -> Date:
    return make_date(f"{year:04d}-{39 + int(value['nth'].rstrip('stndrh'))}")


def _stretch(value: Value, year: int | None) -> Date:
    assert year is not None
    return stretch_in(year, value)


def _holiday(value: Value, year: int | None) -> Date:
    assert year is not None
    return holiday_in(year, int(value["holiday"]))


def week_holding(day: str | None) -> Date:
    """The ISO week that holds a day."""
    iso = date.fromisoformat(day or "").isocalendar()
    return make_date(f"{iso.year:04d}-W{iso.week:02d}")


def week_of_month(value: Value, year: int) -> Date:
    """ "the first week of May": its seven days, about, for calendars begin weeks on other days; a weekend is exact."""
    month, unit = int(value["month"]), value["calendar"]
    days = monthrange(year, month)[1]
    if unit not in ("week", "weekend"):
        return NO_DATE
    if unit == "weekend":
        saturday = _nth_weekday(year, month, 5, -1 if "last" in value else _nth(value))
        return interval(saturday.isoformat(), (saturday + timedelta(1)).isoformat())
    last = date(year, month, days if "last" in value else 7 * _nth(value))
    return make_date(f"{last - timedelta(6)}~/{last}~")


def _nth(value: Value) -> int:
    return int(value["nth"].rstrip("stndrh"))


def _part_of(value: Value, year: int | None) -> Date:
    assert year is not None
    return week_of_month(value, year)


def _week_of(value: Value, year: int | None) -> Date:
    return week_holding(_day(value, year).earliest)


def _named(value: Value, year: int | None) -> Date:
    return make_date(value.get("named") or value["namesake"])


_YEARLESS = frozenset({"decade", "century", "named"})
_READERS: dict[str, Callable[[Value, int | None], Date]] = {
    "day": _day, "days": _stretch, "months": _stretch, "month": _day, "years": _years, "year": _year,
    "decade": _decade, "century": _century, "season": _season, "quarter": _quarter, "half": _half,
    "holiday": _holiday, "week_of": _week_of,
    "named": _named, "part_of": _part_of,
}  # fmt: skip

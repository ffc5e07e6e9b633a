"""Dates counted from the day of writing: "Sunday", "last week", "two months ago", "in March"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from rashomon.edtf import cover, interval, make_date
from rashomon.grounding.times_direction import Direction
from rashomon.grounding.times_explicit import Value, day_in, holiday_in, stretch_in, week_holding, week_of_month
from rashomon.grounding.times_nearest import nearest
from rashomon.model import NO_DATE, Date

WEEK = timedelta(7)
#: Units whose counting back ("two weeks ago") gives a stretch of that unit rather than one day.
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_OF = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14}


def relative_date(rule: str, value: Value, today: date, direction: Direction) -> Date:
    """The date of an expression without a year, said on a given day; `NO_DATE` where it is not counted from there.

    Weeks may start on Sunday or Monday, so a week is the union of both; a time that has passed ("earlier this week",
    a weekday in the past tense) never lies after the day of writing.
    """
    reader = _READERS.get(rule)
    try:
        return reader(value, today, direction) if reader else NO_DATE
    except (ValueError, OverflowError):
        return NO_DATE


def _weekday(value: Value, today: date, direction: Direction) -> Date:
    number = int(value["weekday"])
    if "of" in value:
        return _weekday_of_week(number, int(value["relation"]), today)
    back = (today.weekday() - number) % 7
    ahead = (number - today.weekday()) % 7
    relation = value.get("relation")
    if "beyond" in value:
        after = value["beyond"] == "after next"
        return _next_weekday(today + WEEK, ahead or 7, today) if after else _day(today - timedelta(back or 7) - WEEK)
    if relation == "-1":
        return _day(today - timedelta(back or 7))
    if relation == "1":
        return _next_weekday(today, ahead or 7, today)
    if direction == "future" or (relation == "0" and direction == "open"):
        return _day(today + timedelta(ahead))
    return _day(today - timedelta(back))


def _next_weekday(start: date, ahead: int, today: date) -> Date:
    """ "next Friday" said on a Monday may be this week's or the week after's: both, then."""
    first = start + timedelta(ahead)
    same_week = (today + timedelta(ahead)).isocalendar()[:2] == today.isocalendar()[:2]
    return interval(first.isoformat(), (first + WEEK).isoformat()) if same_week else _day(first)


def _weekday_of_week(number: int, relation: int, today: date) -> Date:
    """ "Friday of last week": on a Sunday, or for a Sunday, the two ways to count weeks may differ."""
    monday = today - timedelta(today.weekday()) + WEEK * relation
    sunday = today - timedelta((today.weekday() + 1) % 7) + WEEK * relation
    return cover([_day(monday + timedelta(number)), _day(sunday + timedelta((number + 1) % 7))])


def _deictic(value: Value, today: date, direction: Direction) -> Date:
    return _day(today + timedelta(int(value["deictic"])))


def _calendar(value: Value, today: date, direction: Direction) -> Date:
    if "own" in value:
        return NO_DATE  # a fiscal or school year begins where its country has it begin
    unit, relation = value["calendar"], int(value.get("relation", "0"))
    if "beyond" in value:
        steps = 1 if value["beyond"] == "after next" else -1
        if unit in ("weekend", "fortnight"):
            return _weekend(str(steps), today + WEEK * steps, direction) if unit == "weekend" else NO_DATE
        return week_beside(today, 2 * steps) if unit == "week" else _unit_of(today, unit, 2 * steps)
    if unit == "weekend":
        return _weekend(value.get("relation"), today, direction)
    if unit == "fortnight":
        return _fortnight(relation, today)
    whole = week_beside(today, relation) if unit == "week" else _unit_of(today, unit, relation)
    if relation != 0 or value.get("modifier") not in ("earlier", "later"):
        return whole
    iso = today.isoformat()
    first, last = (whole.earliest, iso) if value["modifier"] == "earlier" else (iso, whole.latest)
    # "earlier this year" names the year, and its days up to the day of writing; on a Sunday a week has no one name
    return interval(first, last) if "/" in (whole.edtf or "") else Date(whole.edtf, first, last)


def week_beside(today: date, relation: int) -> Date:
    """The week before (-1), of (0) or after (1) a day, whichever day weeks start on."""
    monday = today - timedelta(today.weekday()) + WEEK * relation
    sunday = today - timedelta((today.weekday() + 1) % 7) + WEEK * relation
    if sunday > monday:  # on a Sunday the two ways of counting are a week apart
        return interval(monday.isoformat(), (sunday + timedelta(6)).isoformat())
    iso = monday.isocalendar()
    return make_date(f"{iso.year:04d}-W{iso.week:02d}~")


def _weekend(relation: str | None, today: date, direction: Direction) -> Date:
    saturday = today + timedelta(5 - today.weekday())  # of this ISO week
    over = today.weekday() < 5 and (direction == "past" or (relation is None and direction == "open"))
    saturday += WEEK if relation == "1" else -WEEK if relation == "-1" or over else WEEK * 0
    return interval(saturday.isoformat(), (saturday + timedelta(1)).isoformat())


def _fortnight(relation: int, today: date) -> Date:
    ends = sorted((today, today + timedelta(14 * (relation or -1))))
    return interval(ends[0].isoformat(), ends[1].isoformat())


def _unit_of(today: date, unit: str, steps: int) -> Date:
    """The month, quarter, year, decade or century that lies some steps from the one a day is in."""
    year = today.year
    if unit in ("month", "quarter"):
        size = _MONTHS_OF[unit]
        number = (year * 12 + today.month - 1) // size + steps
        year, part = divmod(number, 12 // size)
        return make_date(f"{year:04d}-{part + 1 if unit == 'month' else part + 33:02d}")
    if unit == "year":
        return make_date(f"{year + steps:04d}")
    return make_date(f"{year // 10 + steps:03d}X" if unit == "decade" else f"{year // 100 + steps:02d}XX")


def _ago(value: Value, today: date, direction: Direction) -> Date:
    return _counted(value, today, -1)


def _hence(value: Value, today: date, direction: Direction) -> Date:
    if "weekday" in value:
        return _from_weekday(value, today)
    return _counted(value, today, 1)


def _from_weekday(value: Value, today: date) -> Date:
    """ "two weeks from Monday": counted from the Monday to come; said on a Monday it may be counted from either."""
    ahead = (int(value["weekday"]) - today.weekday()) % 7
    if not ahead or value["unit"] not in ("day", "week", "fortnight") or not value["number"].isdigit():
        return NO_DATE
    return _day(today + timedelta(ahead + int(value["number"]) * _DAYS_OF[value["unit"]]))


def _counted(value: Value, today: date, sign: int) -> Date:
    """So many units from a day: days give a day, longer units the stretch of that unit that is reached.

    A vague number ("a few weeks ago") gives only the side of the day of writing on which the time lies.
    """
    unit = value["unit"]
    if "number" not in value:
        return interval(None, today.isoformat()) if sign < 0 else interval(today.isoformat(), None)
    number = float(value["number"].replace(",", "")) * sign
    if unit in _DAYS_OF:
        day = today + timedelta(round(number * _DAYS_OF[unit]))
        return _day(day) if unit in ("day", "night") else week_holding(day.isoformat())
    if unit in _MONTHS_OF:
        return _months_away(number, unit, today, "approximator" in value)
    return interval((today - timedelta(1)).isoformat(), today.isoformat()) if sign < 0 else _day(today)


def _months_away(number: float, unit: str, today: date, about: bool) -> Date:
    if unit in ("month", "quarter") or number != int(number):
        months = today.year * 12 + today.month - 1 + round(number * _MONTHS_OF[unit])
        return make_date(f"{months // 12:04d}-{months % 12 + 1:02d}{'~' if about else ''}")
    years = today.year + int(number) * _MONTHS_OF[unit] // 12
    return make_date(f"{years:04d}{'~' if about or unit != 'year' else ''}")


def _dated(value: Value, today: date, direction: Direction) -> Date:
    """A day or month without its year: the nearest on its side, the weekday's own year where one is named."""
    if "relation" in value:
        related = _related(value, today)
        return NO_DATE if clashes(value, related) else related
    around = [day_in(year, value) for year in _years_around(today, value)]
    return nearest([day for day in around if not clashes(value, day)], today, direction)


def _related(value: Value, today: date) -> Date:
    """ "last November" (the latest before this month), "next May", "this June", "12 May last year"."""
    relation = int(value["relation"])
    if value.get("of") == "year":
        return day_in(today.year + relation, value)
    here = day_in(today.year, value)
    if relation == 0:
        return here
    passed = bool(here.latest and here.latest < today.isoformat())
    ahead = bool(here.earliest and here.earliest > today.isoformat())
    if relation < 0:
        return here if passed else day_in(today.year - 1, value)
    return here if ahead else day_in(today.year + 1, value)


def _years_around(today: date, value: Value) -> list[int]:
    leap = value.get("month") == "2" and value.get("day", "").startswith("29")
    years = [today.year - 1, today.year, today.year + 1]
    return [y for y in years if not leap or y % 4 == 0] or [today.year // 4 * 4]


def clashes(value: Value, day: Date) -> bool:
    """Whether a value names a weekday that a day is not."""
    if "weekday" not in value or "day" not in value or day.earliest is None:
        return False
    return date.fromisoformat(day.earliest).weekday() != int(value["weekday"])


def _stretch(value: Value, today: date, direction: Direction) -> Date:
    if "relation" in value:
        return stretch_in(today.year + int(value["relation"]), value)
    return nearest([stretch_in(today.year + step, value) for step in (-1, 0, 1)], today, direction)


def _part(code: Callable[[Value], int]) -> Callable[[Value, date, Direction], Date]:
    """A reader for seasons, quarters and halves, given the EDTF code of the part of the year."""

    def read(value: Value, today: date, direction: Direction) -> Date:
        around = {step: make_date(f"{today.year + step:04d}-{code(value)}") for step in (-2, -1, 0, 1)}
        relation = value.get("relation")
        if relation is not None and ("of" in value or "nth" in value or "digit" in value):
            return around[int(relation)]
        if relation == "0" or relation is None:
            return nearest(list(around.values()), today, "open" if relation == "0" else direction)
        iso = today.isoformat()
        if relation == "-1":
            return max((d for d in around.values() if (d.latest or "") < iso), key=lambda d: d.earliest or "")
        return min((d for d in around.values() if (d.earliest or "") > iso), key=lambda d: d.earliest or "")

    return read


def _quarter(value: Value, today: date, direction: Direction) -> Date:
    if "nth" not in value and "digit" not in value:
        return _unit_of(today, "quarter", int(value["relation"]))
    return _part(lambda v: 32 + int((v.get("nth") or v["digit"]).rstrip("stndrh")))(value, today, direction)


def _holiday(value: Value, today: date, direction: Direction) -> Date:
    number = int(value["holiday"])
    relation = value.get("relation")
    if "of" in value:
        return holiday_in(today.year + int(relation or 0), number)
    around = [holiday_in(today.year + step, number) for step in (-1, 0, 1)]
    if relation == "-1":
        around = [d for d in around if d.latest and d.latest < today.isoformat()]
    side: Direction = {"-1": "past", "1": "future"}.get(relation or "", direction)  # type: ignore[assignment]
    return nearest(around, today, side)


def _part_of(value: Value, today: date, direction: Direction) -> Date:
    if "of" in value:
        return week_of_month(value, today.year + int(value["relation"]))
    return nearest([week_of_month(value, today.year + step) for step in (-1, 0, 1)], today, direction)


def _week_of(value: Value, today: date, direction: Direction) -> Date:
    return week_holding(_dated(value, today, direction).earliest)


def _reach(value: Value, today: date, direction: Direction) -> Date:
    """ "recent weeks" end, "the coming weeks" begin about the day of writing; where they reach to nobody says."""
    iso = today.isoformat()
    return interval(None, iso) if value["reach"] == "recent" else interval(iso, None)


def _day(day: date) -> Date:
    return make_date(day.isoformat())


_READERS: dict[str, Callable[[Value, date, Direction], Date]] = {
    "weekday": _weekday, "deictic": _deictic, "calendar": _calendar, "ago": _ago, "hence": _hence,
    "day": _dated, "month": _dated, "days": _stretch, "months": _stretch, "holiday": _holiday, "week_of": _week_of,
    "reach": _reach, "part_of": _part_of,
    "season": _part(lambda v: int(v["season"])), "quarter": _quarter,
    "half": _part(lambda v: 39 + int(v["nth"].rstrip("stndrh"))),
}  # fmt: skip

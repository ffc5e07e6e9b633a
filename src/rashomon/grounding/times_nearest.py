"""Which of several years a day or month without its year is of: the nearest on its side of the day of writing."""

from __future__ import annotations

from datetime import date

from rashomon.grounding.times_direction import Direction
from rashomon.model import NO_DATE, Date

#: Beyond the first a newspaper names the year; within the second a day or month without one is near. Set on AQUAINT.
FAR_DAYS, CLOSE_DAYS = 270, 95
#: A day told as past ("moved to June 3") that lies nearly a year back lies ahead instead, if it is so near.
MOVED_DAYS = 31
#: Where the words leave the side open, a month this near is meant on either side ("the November vote", in July).
NEAR_DAYS = 150


def nearest(dates: list[Date], today: date, direction: Direction) -> Date:
    """The nearest date on one side of a day, or on either where the side is open.

    A plan without a year ("by Jan. 14") does not mean a day nearly a year ahead when one has just passed; nor does a
    day told as past ("moved to June 3") mean one of the year before when one is near.
    """
    iso = today.isoformat()
    known = sorted((d for d in dates if d.earliest and d.latest), key=lambda d: (_distance(d, today), d.earliest or ""))
    if not known:
        return NO_DATE
    if direction == "open":
        if _distance(known[0], today) <= (CLOSE_DAYS if _is_day(known[0]) else NEAR_DAYS):
            return known[0]
        direction = "past"  # far on either side: what is told without its year has happened
    side = [d for d in known if ((d.earliest or "") <= iso if direction == "past" else (d.latest or "") >= iso)]
    if not side:
        return known[0]
    far = _distance(side[0], today) > FAR_DAYS
    return known[0] if far and _distance(known[0], today) < _meant_within(side[0], today, direction) else side[0]


def _meant_within(far: Date, today: date, direction: Direction) -> int:
    """So near must a date on the other side be to be meant rather than one nearly a year off."""
    if direction == "future":
        return CLOSE_DAYS
    # a month may be told of after nearly a year ("in June", said in May), a day of another year is not
    return MOVED_DAYS if _is_day(far) and (far.latest or "") < f"{today.year:04d}" else 0


def _is_day(d: Date) -> bool:
    return d.earliest == d.latest


def _distance(d: Date, today: date) -> int:
    first, last = date.fromisoformat(d.earliest or ""), date.fromisoformat(d.latest or "")
    return 0 if first <= today <= last else min(abs((first - today).days), abs((last - today).days))

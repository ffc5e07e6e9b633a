"""Events counted by period: bars along time, each a link to its events. The disputed ones are the filled foot of a bar.

What is known only to a longer time than its neighbours (a year among months) is a band below the axis, so that nothing
is put on a day that nobody named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.drawings.axis import Scale, number_ticks
from rashomon.drawings.svg import Element, Sample, drawing, element, line, link, sample, words
from rashomon.drawings.timescale import AXIS, EDGE, WIDTH, Timescale, ordinal, timescale, zone_samples

_HEIGHT = 120.0
_TOP = 20.0
_LANE = 24.0
#: What is counted in so many is not yet few: weights of the periods when those far from the others are looked for.
_MOST_WEIGHT = 50
_LEAST_BAR = 3.0


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """A period with how many events lie in it, how many of them are disputed, and the page that shows them."""

    address: str
    says: str
    earliest: str
    latest: str
    events: int
    disputed: int = 0


def timeline_bars(bars: Sequence[TimelineBar], id_: str = "timeline") -> Element | None:
    """Events counted by period; None for none."""
    if not bars:
        return None
    tall, wide = _parted(bars)
    time = _time(tall)
    height = Scale(0, max(bar.events for bar in tall), _HEIGHT, _TOP)
    lanes = _bands([(bar, *time.ends(bar.earliest, bar.latest)) for bar in wide])
    foot = _HEIGHT
    return drawing(
        WIDTH,
        foot + AXIS + len(lanes) * _LANE,
        *_heights(height),
        *time.grid(_TOP, foot),
        *(_bar(bar, time, height) for bar in tall),
        *(
            _band(bar, left, right, foot + AXIS + number * _LANE)
            for number, lane in enumerate(lanes)
            for bar, left, right in lane
        ),
        id_=id_,
        title="Timeline: events counted by period",
        description=f"{sum(bar.events for bar in bars)} events in {len(bars)} periods, each a link to its events. "
        "The table under the drawing says the same in words.",
        links=True,
    )


def timeline_bars_key(bars: Sequence[TimelineBar]) -> tuple[Sample, ...]:
    """What the shapes of such a drawing stand for, those alone that are on it."""
    if not bars:
        return ()
    tall, wide = _parted(bars)
    foot = element("rect", x=1, y=8, width=10, height=7, fill="currentColor", class_="foot")
    band = element("rect", x=1, y=3, width=28, height=10, rx=4, stroke="currentColor", class_="shape bar")
    bar = element("rect", x=1, y=1, width=10, height=14, stroke="currentColor", class_="shape bar")
    shown = (
        (True, sample(12, bar, says="events of one period")),
        (any(each.disputed for each in tall), sample(12, bar, foot, says="of these, in dispute")),
        (bool(wide), sample(30, band, says="events known only to that longer time")),
    )
    return (*(each for there, each in shown if there), *zone_samples(_time(tall)))


def _parted(bars: Sequence[TimelineBar]) -> tuple[list[TimelineBar], list[TimelineBar]]:
    """The bars of the shortest periods, and those of longer ones."""
    unit = min(_length(bar) for bar in bars)
    return [bar for bar in bars if _length(bar) < 2 * unit], [bar for bar in bars if _length(bar) >= 2 * unit]


def _time(tall: Iterable[TimelineBar]) -> Timescale:
    return timescale(
        [(ordinal(bar.earliest), ordinal(bar.latest)) for bar in tall for _ in range(min(bar.events, _MOST_WEIGHT))]
    )


def _length(bar: TimelineBar) -> int:
    return ordinal(bar.latest) - ordinal(bar.earliest) + 1


def _heights(height: Scale) -> Iterable[Element]:
    """Lines at round counts, with the counts."""
    for count in number_ticks(0, height.last, 3)[1:]:
        if count == int(count):
            yield line(EDGE, height.at(count), WIDTH - EDGE, height.at(count), class_="grid")
            yield words(f"{int(count):,}", WIDTH - EDGE, height.at(count) - 2, anchor="end", class_="tick")


def _bar(bar: TimelineBar, time: Timescale, height: Scale) -> Element:
    """A bar; a pointer may hit it at any height."""
    left, right = time.ends(bar.earliest, bar.latest)
    x, width = left, max(right - left - 1, _LEAST_BAR)
    top, line_at = height.at(bar.events), height.at(bar.disputed)
    return link(
        bar.address,
        bar.says,
        element("rect", x=x, y=_TOP, width=width, height=_HEIGHT - _TOP, fill="none", class_="target"),
        element("rect", x=x, y=top, width=width, height=_HEIGHT - top, stroke="currentColor", class_="shape bar"),
        element("rect", x=x, y=line_at, width=width, height=_HEIGHT - line_at, fill="currentColor", class_="foot")
        if bar.disputed
        else None,
    )


def _bands(bands: Sequence[tuple[TimelineBar, float, float]]) -> list[list[tuple[TimelineBar, float, float]]]:
    lanes: list[list[tuple[TimelineBar, float, float]]] = []
    for band in sorted(bands, key=lambda each: each[1:]):
        lane = next((lane for lane in lanes if lane[-1][2] + 4 <= band[1]), None)
        if lane is None:
            lanes.append([band])
        else:
            lane.append(band)
    return lanes


def _band(bar: TimelineBar, left: float, right: float, y: float) -> Element:
    """Events of a longer time than the bars': a band with its count, so that nothing is put on a day nobody named."""
    right = max(right, left + _LANE)
    return link(
        bar.address,
        bar.says,
        element(
            "rect",
            x=left + 1,
            y=y + 3,
            width=right - left - 2,
            height=_LANE - 6,
            rx=4,
            stroke="currentColor",
            class_="shape bar",
        ),
        words(f"{bar.events:,}", (left + right) / 2, y + 16, anchor="middle", class_="note"),
    )

"""The line of time under a drawing: the days that it shows evenly, and zones at its edges for the few far outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.drawings.axis import Scale, day_ticks
from rashomon.drawings.svg import Element, Sample, element, line, sample, words

WIDTH = 960.0
#: Blank beside the outermost marks: half of one and a little more.
EDGE = 14.0
#: Height of the labels under the axis.
AXIS = 26.0
#: Width of the zone of what lies far outside.
_ZONE = 120.0
#: Few events are far from the others when leaving out a tenth of all leaves less than a third of the time between.
_FEW, _LESS = 0.1, 1 / 3


@dataclass(frozen=True, slots=True)
class Timescale:
    """The days (as ordinals) that are shown evenly, and whether events lie `before` or `after` them."""

    first: int
    last: int
    before: bool = False
    after: bool = False

    @property
    def scale(self) -> Scale:
        """The days on the drawing's width."""
        start = EDGE + (_ZONE if self.before else 0)
        return Scale(self.first, self.last + 1, start, WIDTH - EDGE - (_ZONE if self.after else 0))

    def ends(self, earliest: str | None, latest: str | None) -> tuple[float, float]:
        """Where days from one ISO day to another begin and end on the drawing; what lies outside stands in the middle
        of its zone, an open end (None) reaches into it."""
        low = EDGE + (_ZONE / 2 if self.before else 0)
        high = WIDTH - EDGE - (_ZONE / 2 if self.after else 0)
        first = ordinal(earliest) if earliest else None
        last = ordinal(latest) + 1 if latest else None
        left = low if first is None or first < self.first else high if first > self.last else self.scale.at(first)
        right = high if last is None or last > self.last + 1 else low if last <= self.first else self.scale.at(last)
        return left, max(left, right)

    def grid(self, top: float, foot: float) -> Iterable[Element]:
        """The axis with its days, and what the zones at the edges are."""
        scale = self.scale
        yield line(EDGE, foot, WIDTH - EDGE, foot, class_="axis")
        for day, label in day_ticks(date.fromordinal(self.first), date.fromordinal(self.last)):
            at = scale.at(day.toordinal())
            yield line(at, top, at, foot, class_="grid")
            yield words(label, at, foot + 14, class_="tick", anchor="end" if at > WIDTH - _ZONE / 2 else "start")
        zones = ((self.before, scale.start, "earlier", EDGE), (self.after, scale.end, "later", scale.end + _ZONE / 2))
        for there, at, label, x in zones:
            if there:
                yield _edge(at, top, foot)
                yield words(label, x, foot + 14, class_="tick")


def zone_samples(time: Timescale) -> Iterable[Sample]:
    """What the dashed lines at the edges of the days stand for, where there are any."""
    for there, says in ((time.before, "no scale before this line"), (time.after, "no scale after this line")):
        if there:
            yield sample(10, _edge(5, 0, 16), says=says)


def _edge(at: float, top: float, foot: float) -> Element:
    return element("line", x1=at, y1=top, x2=at, y2=foot, stroke_dasharray="4 4", class_="axis")


def ordinal(day: str) -> int:
    """The number of an ISO day."""
    return date.fromisoformat(day).toordinal()


def timescale(days: Sequence[tuple[int, int]]) -> Timescale:
    """The scale that shows all these days, or all but a few at either end that lie far from the rest."""
    starts, ends = sorted(first for first, _ in days), sorted(last for _, last in days)
    few = int(len(days) * _FEW)
    most = starts[few], ends[-few - 1]
    between = max(most[1] - most[0], 1)
    if between >= (ends[-1] - starts[0]) * _LESS:
        return Timescale(starts[0], ends[-1])
    first = next(day for day in starts if day >= most[0] - between)
    last = next(day for day in reversed(ends) if day <= most[1] + between)
    return Timescale(first, max(first, last), starts[0] < first, ends[-1] > last)

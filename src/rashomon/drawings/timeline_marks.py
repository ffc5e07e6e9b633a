"""The shapes of the timeline's marks, and what they stand for.

A day is a round mark, days it may have been are a bar from the first to the last, an open end is an arrow; what the
accounts differ on is pointed instead of round; what is only claimed, possible, planned or denied is hollow. So it can
be read without colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.drawings.svg import Element, Sample, element, sample

#: Half the height of a mark and, of one day's, half its width.
RADIUS = 6.0
#: The least width of what is more than a day: less could not be told from one.
LEAST_BAR = 3.5 * RADIUS
_ARROW = 9.0
#: Widths of the samples in the key: of a day, and of more.
_DAY, _DAYS = 2 * RADIUS, 34.0


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """An event: the page it leads to, its label, all that is said of the mark, the days between which it lies (None: an
    open end), whether it is told as having happened and whether accounts differ on it."""

    address: str
    label: str
    says: str
    earliest: str | None
    latest: str | None
    firm: bool = True
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark from `left` to `right`, with the ends that are open."""

    mark: TimelineMark
    left: float
    right: float
    open_left: bool = False
    open_right: bool = False


def outline(each: Placed, y: float) -> Element:
    """Round or pointed, closed or with arrows, full or hollow."""
    half = RADIUS / 2 if each.open_left or each.open_right else RADIUS
    left = _end(each.left, y, -1, half, arrow=each.open_left, pointed=each.mark.disputed)
    right = _end(each.right, y, 1, half, arrow=each.open_right, pointed=each.mark.disputed)
    fill = "currentColor" if each.mark.firm else "none"
    return element("path", d=f"M{left} L{right} Z", fill=fill, stroke="currentColor", stroke_width=2, class_="shape")


def key_of(placed: Sequence[Placed]) -> Iterator[Sample]:
    """Samples of the shapes that are among these marks, each with what it stands for."""
    for says, there, shown in _samples(placed):
        if there:
            yield sample(shown.right + 1, outline(shown, RADIUS + 2), says=says)


def _samples(placed: Sequence[Placed]) -> Iterable[tuple[str, bool, Placed]]:
    """What may be in the key, whether it is, and the mark that shows it."""
    marks = [each.mark for each in placed]
    whole = [mark for mark in marks if mark.earliest and mark.latest]
    day = TimelineMark("", "", "", "a", "a")
    yield "a day", any(mark.earliest == mark.latest for mark in whole), Placed(day, 1, 1 + _DAY)
    yield "one of these days", any(mark.earliest != mark.latest for mark in whole), Placed(day, 1, 1 + _DAYS)
    yield "by this day", any(each.open_left for each in placed), Placed(day, 1, 1 + _DAYS, open_left=True)
    yield "this day or later", any(each.open_right for each in placed), Placed(day, 1, 1 + _DAYS, open_right=True)
    disputed, loose = replace(day, disputed=True), replace(day, firm=False)
    yield "in dispute", any(mark.disputed for mark in marks), Placed(disputed, 1, 1 + _DAY)
    yield "claimed, possible, planned or denied", not all(mark.firm for mark in marks), Placed(loose, 1, 1 + _DAY)


def _end(x: float, y: float, side: int, half: float, *, arrow: bool, pointed: bool) -> str:
    """One end of a mark that is twice `half` high: on the right (`side` 1) from top to bottom, on the left (-1) from
    bottom to top."""
    inner = x - side * (_ARROW if arrow else half)
    first, last = f"{_round(inner)} {_round(y - half * side)}", f"{_round(inner)} {_round(y + half * side)}"
    if arrow:
        barbs = [f"{_round(inner)} {_round(y + way * RADIUS * 1.2 * side)}" for way in (-1, 1)]
        return f"{first} L{barbs[0]} L{_round(x)} {_round(y)} L{barbs[1]} L{last}"
    if pointed:
        return f"{first} L{_round(x)} {_round(y)} L{last}"
    return f"{first} A{_round(half)} {_round(half)} 0 0 1 {last}"


def _round(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")

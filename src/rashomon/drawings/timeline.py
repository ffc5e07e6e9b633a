"""Events along time, where they are few: a mark each that leads to its event.

A day is a round mark, days it may have been are a bar from the first to the last, an open end is an arrow; what the
accounts differ on is pointed instead of round; what is only claimed, possible, planned or denied is hollow. So it can
be read without colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from rashomon.drawings.svg import Element, drawing, element, link, shortened, words
from rashomon.drawings.timescale import AXIS, EDGE, WIDTH, Timescale, ordinal, timescale

#: So many events at most are drawn with a mark each; more are counted in bars. A page of the chronology has as many.
MOST_MARKS = 50

_TOP = 8.0
_LANE = 24.0  # so high that fingers tell lanes apart (WCAG 2.2, 2.5.8: 24 px)
_RADIUS = 6.0
_ARROW = 9.0
_LETTER = 6.1  # mean width of a letter of the labels (12 px system-ui), a little on the wide side
_LABEL_LETTERS = 30
#: With more lanes than this the labels are left out: the drawing would be taller than the screen.
_MOST_LANES = 12
_LEGEND = 24.0


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
class _Placed:
    """A mark from `left` to `right`, with the ends that are open."""

    mark: TimelineMark
    left: float
    right: float
    open_left: bool
    open_right: bool


def timeline(marks: Sequence[TimelineMark], id_: str = "timeline") -> Element | None:
    """Events with a mark each, in lanes, with labels as far as there is room; None where none is dated."""
    dated = [mark for mark in marks if mark.earliest or mark.latest]
    if not dated:
        return None
    time = timescale([_days(mark) for mark in dated])
    placed = sorted((_place(mark, time) for mark in dated), key=lambda each: (each.left, each.right))
    lanes = _lanes(placed, labelled=True)
    labelled = len(lanes) <= _MOST_LANES
    lanes = lanes if labelled else _lanes(placed, labelled=False)
    foot = _TOP + len(lanes) * _LANE
    return drawing(
        WIDTH,
        foot + AXIS + _LEGEND,
        *time.grid(_TOP / 2, foot),
        *(_shape(each, _TOP + (_lane(each, lanes) + 0.5) * _LANE, labelled=labelled) for each in placed),
        *_legend(foot + AXIS + 14),
        id_=id_,
        title="Timeline of the events on this page",
        description=f"{_counted(dated)}, each a link, in order of time from {_first_words(dated)} on. "
        "The table on this page says the same in words.",
        links=True,
    )


def _days(mark: TimelineMark) -> tuple[int, int]:
    known = [ordinal(day) for day in (mark.earliest, mark.latest) if day]
    return known[0], known[-1]


def _place(mark: TimelineMark, time: Timescale) -> _Placed:
    left, right = time.ends(mark.earliest, mark.latest)
    if right - left < 2 * _RADIUS:
        middle = min(max((left + right) / 2, EDGE), WIDTH - EDGE)
        left, right = middle - _RADIUS, middle + _RADIUS
    return _Placed(mark, left, right, mark.earliest is None, mark.latest is None)


def _lanes(placed: Iterable[_Placed], *, labelled: bool) -> list[list[_Placed]]:
    """The marks in as few lanes as hold them side by side, each in the first with room."""
    lanes: list[list[_Placed]] = []
    ends: list[float] = []
    for each in placed:
        left, right = _room(each, labelled=labelled)
        lane = next((n for n, end in enumerate(ends) if end <= left), len(lanes))
        if lane == len(lanes):
            lanes.append([])
            ends.append(0)
        lanes[lane].append(each)
        ends[lane] = max(ends[lane], right)
    return lanes


def _room(each: _Placed, *, labelled: bool) -> tuple[float, float]:
    """From where to where a mark needs its lane, with its label."""
    least = max(each.right, each.left + _LANE)
    if not labelled:
        return each.left, least
    size = _label_size(each.mark)
    return (each.left - size, least) if _label_left(each) else (each.left, least + size)


def _label_size(mark: TimelineMark) -> float:
    return len(shortened(mark.label, _LABEL_LETTERS)) * _LETTER + 10


def _label_left(each: _Placed) -> bool:
    """Whether the label stands before the mark, for there is no room after it."""
    return each.right + _label_size(each.mark) > WIDTH and each.left > _label_size(each.mark)


def _shape(each: _Placed, y: float, *, labelled: bool) -> Element:
    mark = each.mark
    label = None
    if labelled:
        x, anchor = (each.left - 5, "end") if _label_left(each) else (each.right + 5, "start")
        label = words(shortened(mark.label, _LABEL_LETTERS), x, y + 4, anchor=anchor)
    return link(mark.address, mark.says, _target(each, y), _outline(each, y), label)


def _target(each: _Placed, y: float) -> Element:
    """What a pointer may hit: as high as the lane."""
    return element(
        "rect", x=each.left, y=y - _LANE / 2, width=each.right - each.left, height=_LANE, fill="none", class_="target"
    )


def _outline(each: _Placed, y: float) -> Element:
    """Round or pointed, closed or with arrows, full or hollow."""
    half = _RADIUS / 2 if each.open_left or each.open_right else _RADIUS
    left = _end(each.left, y, -1, half, arrow=each.open_left, pointed=each.mark.disputed)
    right = _end(each.right, y, 1, half, arrow=each.open_right, pointed=each.mark.disputed)
    fill = "currentColor" if each.mark.firm else "none"
    return element("path", d=f"M{left} L{right} Z", fill=fill, stroke="currentColor", stroke_width=2, class_="shape")


def _end(x: float, y: float, side: int, half: float, *, arrow: bool, pointed: bool) -> str:
    """One end of a mark that is twice `half` high: on the right (`side` 1) from top to bottom, on the left (-1) from
    bottom to top."""
    inner = x - side * (_ARROW if arrow else half)
    first, last = f"{_round(inner)} {_round(y - half * side)}", f"{_round(inner)} {_round(y + half * side)}"
    if arrow:
        barbs = [f"{_round(inner)} {_round(y + way * _RADIUS * 1.2 * side)}" for way in (-1, 1)]
        return f"{first} L{barbs[0]} L{_round(x)} {_round(y)} L{barbs[1]} L{last}"
    if pointed:
        return f"{first} L{_round(x)} {_round(y)} L{last}"
    return f"{first} A{_round(half)} {_round(half)} 0 0 1 {last}"


def _round(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _legend(y: float) -> Iterable[Element]:
    """What the shapes stand for, drawn with the shapes themselves."""
    shown = (
        ("a day", TimelineMark("", "", "", "a", "a"), 12.0, (False, False)),
        ("one of these days", TimelineMark("", "", "", "a", "a"), 34.0, (False, False)),
        ("open end", TimelineMark("", "", "", "a", "a"), 34.0, (False, True)),
        ("in dispute", TimelineMark("", "", "", "a", "a", disputed=True), 12.0, (False, False)),
        ("claimed, possible, planned or denied", TimelineMark("", "", "", "a", "a", firm=False), 12.0, (False, False)),
    )
    widths = [size + 10 + len(says) * _LETTER + 18 for says, _, size, _ in shown]
    for start, (says, mark, size, (open_left, open_right)) in zip(accumulate([EDGE, *widths]), shown, strict=False):
        yield _outline(_Placed(mark, start, start + size, open_left, open_right), y - 4)
        yield words(says, start + size + 6, y, class_="note")


def _lane(each: _Placed, lanes: Sequence[Sequence[_Placed]]) -> int:
    return next(number for number, lane in enumerate(lanes) if each in lane)


def _counted(marks: Sequence[TimelineMark]) -> str:
    return f"{len(marks)} event" + ("" if len(marks) == 1 else "s")


def _first_words(marks: Iterable[TimelineMark]) -> str:
    day = date.fromisoformat(min(mark.earliest or mark.latest or "" for mark in marks))
    return f"{day.day} {day:%B} {day.year}"

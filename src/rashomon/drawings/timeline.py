"""Events along time, where they are few: a mark each that leads to its event.

A known day is a round mark, however wide the days of the scale are; days it may have been are a bar from the first to
the last. The shapes of marks stand in `timeline_marks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rashomon.drawings.svg import Element, Sample, drawing, element, link, shortened, words
from rashomon.drawings.timeline_marks import LEAST_BAR, RADIUS, Placed, TimelineMark, key_of, outline
from rashomon.drawings.timescale import AXIS, EDGE, WIDTH, Timescale, ordinal, timescale, zone_samples

#: So many events at most are drawn with a mark each; more are counted in bars. A page of the chronology has as many.
MOST_MARKS = 50

_TOP = 8.0
_LANE = 24.0  # so high that fingers tell lanes apart (WCAG 2.2, 2.5.8: 24 px)
_LETTER = 6.1  # mean width of a letter of the labels (12 px system-ui), a little on the wide side
_LABEL_LETTERS = 30
#: With more lanes than this the labels are left out: the drawing would be taller than the screen.
_MOST_LANES = 12


def timeline(marks: Sequence[TimelineMark], id_: str = "timeline") -> Element | None:
    """Events with a mark each, in lanes, with labels as far as there is room; None where none is dated."""
    dated = [mark for mark in marks if mark.earliest or mark.latest]
    if not dated:
        return None
    time = _time(dated)
    placed = _placed(dated, time)
    lanes = _lanes(placed, labelled=True)
    labelled = len(lanes) <= _MOST_LANES
    lanes = lanes if labelled else _lanes(placed, labelled=False)
    foot = _TOP + len(lanes) * _LANE
    return drawing(
        WIDTH,
        foot + AXIS,
        *time.grid(_TOP / 2, foot),
        *(_shape(each, _TOP + (_lane(each, lanes) + 0.5) * _LANE, labelled=labelled) for each in placed),
        id_=id_,
        title="Timeline of the events on this page",
        description=f"{_counted(dated)}, each a link, in order of time from {_first_words(dated)} on. "
        "The table on this page says the same in words.",
        links=True,
    )


def timeline_key(marks: Sequence[TimelineMark]) -> tuple[Sample, ...]:
    """What the shapes of a timeline with these marks stand for, those alone that are on it."""
    dated = [mark for mark in marks if mark.earliest or mark.latest]
    if not dated:
        return ()
    time = _time(dated)
    return (*key_of(_placed(dated, time)), *zone_samples(time))


def _time(dated: Iterable[TimelineMark]) -> Timescale:
    return timescale([_days(mark) for mark in dated])


def _placed(dated: Iterable[TimelineMark], time: Timescale) -> list[Placed]:
    return sorted((_place(mark, time) for mark in dated), key=lambda each: (each.left, each.right))


def _days(mark: TimelineMark) -> tuple[int, int]:
    known = [ordinal(day) for day in (mark.earliest, mark.latest) if day]
    return known[0], known[-1]


def _place(mark: TimelineMark, time: Timescale) -> Placed:
    left, right = time.ends(mark.earliest, mark.latest)
    half = RADIUS if mark.earliest == mark.latest else LEAST_BAR / 2
    if mark.earliest == mark.latest or right - left < LEAST_BAR:
        middle = min(max((left + right) / 2, EDGE), WIDTH - EDGE)
        left, right = middle - half, middle + half
    return Placed(mark, left, right, mark.earliest is None, mark.latest is None)


def _lanes(placed: Iterable[Placed], *, labelled: bool) -> list[list[Placed]]:
    """The marks in as few lanes as hold them side by side, each in the first with room."""
    lanes: list[list[Placed]] = []
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


def _room(each: Placed, *, labelled: bool) -> tuple[float, float]:
    """From where to where a mark needs its lane, with its label."""
    least = max(each.right, each.left + _LANE)
    if not labelled:
        return each.left, least
    size = _label_size(each.mark)
    return (each.left - size, least) if _label_left(each) else (each.left, least + size)


def _label_size(mark: TimelineMark) -> float:
    return len(shortened(mark.label, _LABEL_LETTERS)) * _LETTER + 10


def _label_left(each: Placed) -> bool:
    """Whether the label stands before the mark, for there is no room after it."""
    return each.right + _label_size(each.mark) > WIDTH and each.left > _label_size(each.mark)


def _shape(each: Placed, y: float, *, labelled: bool) -> Element:
    mark = each.mark
    label = None
    if labelled:
        x, anchor = (each.left - 5, "end") if _label_left(each) else (each.right + 5, "start")
        label = words(shortened(mark.label, _LABEL_LETTERS), x, y + 4, anchor=anchor)
    return link(mark.address, mark.says, _target(each, y), outline(each, y), label)


def _target(each: Placed, y: float) -> Element:
    """What a pointer may hit: as high as the lane."""
    return element(
        "rect", x=each.left, y=y - _LANE / 2, width=each.right - each.left, height=_LANE, fill="none", class_="target"
    )


def _lane(each: Placed, lanes: Sequence[Sequence[Placed]]) -> int:
    return next(number for number, lane in enumerate(lanes) if each in lane)


def _counted(marks: Sequence[TimelineMark]) -> str:
    return f"{len(marks)} event" + ("" if len(marks) == 1 else "s")


def _first_words(marks: Iterable[TimelineMark]) -> str:
    day = date.fromisoformat(min(mark.earliest or mark.latest or "" for mark in marks))
    return f"{day.day} {day:%B} {day.year}"

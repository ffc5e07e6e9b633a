"""The series of a pair as SVG: cooperation above the line, conflict below it, and the mean Goldstein value underneath.

What is above and below, filled and hatched, round and missing says the same as the colours, so that it reads in black
and white; every bar and point is a link with a title of its own, and a table beside the drawing holds the numbers.
Colours come from the page's style sheet by class (`static/statistics.css`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.drawings.axis import Scale
from rashomon.drawings.svg import Element, element, line, link, render, words

#: Pixels. A column holds a month's short name at 11 px; half a plot holds bars that differ at one event in a hundred.
COLUMN = 34
BAR = 22
LEFT = 48
RIGHT = 12
HALF = 110
HEAD = 20
LABELS = 38
GOLDSTEIN = 48
POINT = 5
#: A bar of one event among thousands is still to be seen and to be hit.
LEAST_LENGTH = 4.0
#: The Goldstein scale runs from -10 to 10.
SCALE = 10.0
#: Narrower drawings would leave no room for the axes' words.
LEAST_WIDTH = 280

#: Quad classes (PLOVER) from the line outwards: what is done next to it, what is said beyond.
ABOVE = (2, 1)
BELOW = (4, 3)
_STYLE = {1: "cooperation verbal", 2: "cooperation material", 3: "conflict verbal", 4: "conflict material"}


@dataclass(frozen=True, slots=True)
class Bar:
    """So many events of one quad class, what to say of them, and where they are listed."""

    quad: int
    events: int
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Column:
    """One period: its label in one or two lines, its bars, and the mean Goldstein value of its events (None where no
    event has one) with what to say of it and where these are listed."""

    label: tuple[str, ...]
    bars: tuple[Bar, ...]
    mean: float | None
    words: str
    address: str


def pair_series(title: str, description: str, columns: Sequence[Column]) -> Markup:
    """The drawing; `title` and `description` are what a screen reader says of it. No columns give no drawing: ""."""
    if not columns:
        return Markup("")
    most = max((_events(column, side) for column in columns for side in (ABOVE, BELOW)), default=0) or 1
    plan = _Plan(max(LEAST_WIDTH, LEFT + COLUMN * len(columns) + RIGHT), most)
    drawn = element(
        "svg",
        element("title", title, id="series-title"),
        element("desc", description, id="series-desc"),
        element("defs", _hatching("cooperation", 45), _hatching("conflict", -45)),
        *_axes(plan),
        *_lines_of_means(columns, plan),
        *(each for place, column in enumerate(columns) for each in _column(column, LEFT + COLUMN * place, plan)),
        class_="series",
        width=plan.width,
        height=plan.height,
        viewBox=f"0 0 {plan.width} {plan.height}",
        role="group",
        aria_labelledby="series-title",
        aria_describedby="series-desc",
    )
    return render(drawn)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things stand: the drawing is as wide as its columns, and `most` events of a side fill half a plot."""

    width: int
    most: int
    middle: int = HEAD + HALF
    labels: int = HEAD + 2 * HALF + HEAD
    zero: int = HEAD + 2 * HALF + HEAD + LABELS + HEAD + GOLDSTEIN
    height: int = HEAD + 2 * HALF + HEAD + LABELS + HEAD + 2 * GOLDSTEIN + HEAD // 2

    def length(self, events: int) -> float:
        """How long a bar of so many events is."""
        return max(LEAST_LENGTH, events / self.most * (HALF - HEAD))

    def level(self, mean: float) -> float:
        """How high a Goldstein value stands."""
        return Scale(-SCALE, SCALE, self.zero + GOLDSTEIN, self.zero - GOLDSTEIN).held(mean)


def _hatching(side: str, degrees: int) -> Element:
    return element(
        "pattern",
        element("rect", width=2, height=6, fill="currentColor"),
        id=f"hatch-{side}",
        class_=side,
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform=f"rotate({degrees})",
    )


def _events(column: Column, side: Iterable[int]) -> int:
    return sum(bar.events for bar in column.bars if bar.quad in side)


def _axes(plan: _Plan) -> list[Element]:
    """The line between cooperation and conflict with the numbers of events on either side, and the Goldstein scale."""
    full = HALF - HEAD
    marks = [(plan.middle - full, str(plan.most)), (plan.middle, "0"), (plan.middle + full, str(plan.most))]
    marks += [(plan.zero - GOLDSTEIN, "10"), (plan.zero, "0"), (plan.zero + GOLDSTEIN, "\N{MINUS SIGN}10")]
    found = []
    for y, label in marks:
        found.append(line(LEFT - 6, y, plan.width - RIGHT, y, class_="axis" if label == "0" else "grid"))
        found.append(words(label, LEFT - 10, y + 4, anchor="end", class_="tick"))
    found.append(words("Cooperation: events", 4, HEAD - 7, class_="side"))
    found.append(words("Conflict: events", 4, plan.middle + HALF + HEAD - 7, class_="side"))
    found.append(words("Goldstein scale: mean", 4, plan.zero - GOLDSTEIN - 9, class_="side"))
    return found


def _lines_of_means(columns: Sequence[Column], plan: _Plan) -> list[Element]:
    """Lines between the means of periods that follow one another: none over a period without one."""
    found = []
    for place in range(1, len(columns)):
        before, after = columns[place - 1].mean, columns[place].mean
        if before is not None and after is not None:
            x = LEFT + COLUMN * (place - 0.5)
            found.append(line(x, plan.level(before), x + COLUMN, plan.level(after), class_="means"))
    return found


def _column(column: Column, left: int, plan: _Plan) -> list[Element]:
    """One period: bars from the line outwards, the sums beyond them, its label and its mean."""
    center = left + COLUMN / 2
    found = [*_stack(column, left, plan, ABOVE, -1), *_stack(column, left, plan, BELOW, 1)]
    for number, label in enumerate(column.label):
        found.append(words(label, center, plan.labels + 14 * (number + 1), anchor="middle", class_="period"))
    if column.mean is not None:
        point = element("circle", cx=center, cy=plan.level(column.mean), r=POINT, class_="point")
        found.append(link(column.address, column.words, point))
    return found


def _stack(column: Column, left: int, plan: _Plan, side: Iterable[int], way: int) -> list[Element]:
    found: list[Element] = []
    edge = float(plan.middle)
    for bar in (bar for quad in side for bar in column.bars if bar.quad == quad and bar.events):
        length = plan.length(bar.events)
        found.append(link(bar.address, bar.words, _rect(bar, left, edge - length if way < 0 else edge, length)))
        edge += way * length
    total = _events(column, side)
    if total:
        y = edge - 5 if way < 0 else edge + 14
        found.append(words(str(total), left + COLUMN / 2, y, anchor="middle", class_="sum"))
    return found


def _rect(bar: Bar, left: int, top: float, length: float) -> Element:
    style = _STYLE[bar.quad]
    return element(
        "rect",
        class_=f"bar {style}",
        x=left + (COLUMN - BAR) // 2,
        y=top,
        width=BAR,
        height=length,
        fill=f"url(#hatch-{style.split()[0]})" if style.endswith("verbal") else "currentColor",
    )

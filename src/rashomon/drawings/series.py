"""The series of a pair as SVG: cooperation above the line, conflict below it, and the mean Goldstein value underneath.

What is above and below, filled and hatched, round and missing says the same as the colours, so that it reads in black
and white; every bar and point is a link with a title of its own, and a table beside the drawing holds the numbers.
Colours come from the page's style sheet by class (`static/statistics.css`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

#: Pixels. A column holds a month's short name at 11 px; half a plot holds bars that differ at one event in a hundred.
COLUMN = 34
BAR = 22
LEFT = 48
RIGHT = 12
HALF = 110
HEAD = 20
LABELS = 38
GOLDSTEIN = 48
#: A bar of one event among thousands is still to be seen and to be hit.
LEAST_HEIGHT = 4.0
#: The Goldstein scale runs from -10 to 10.
SCALE = 10.0
#: Narrower drawings would leave no room for the axes' words.
LEAST_WIDTH = 280

#: Quad classes (PLOVER) from the line outwards: what is done next to it, what is said beyond.
ABOVE = (2, 1)
BELOW = (4, 3)
CLASSES = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
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
    """One period: its label in one or two lines, its bars, and the mean Goldstein value of its events (None: no event has
    one) with what to say of it and where these are listed."""

    label: tuple[str, ...]
    bars: tuple[Bar, ...]
    mean: float | None
    words: str
    address: str


def pair_series(title: str, description: str, columns: Sequence[Column]) -> Markup:
    """The drawing; `title` and `description` are what a screen reader reads first. No columns give no drawing: ""."""
    if not columns:
        return Markup("")
    most = max((_height_of(column, side) for column in columns for side in (ABOVE, BELOW)), default=0) or 1
    width = max(LEAST_WIDTH, LEFT + COLUMN * len(columns) + RIGHT)
    middle = HEAD + HALF
    labels = middle + HALF + HEAD
    scale = labels + LABELS + HEAD + GOLDSTEIN
    height = scale + GOLDSTEIN + HEAD // 2
    parts = [
        _OPENING.format(width=width, height=height, title=title, description=description),
        _PATTERNS,
        _axis(width, middle, most),
        _scale(width, scale),
        _line_of_means(columns, scale),
        *(_column(column, LEFT + COLUMN * place, middle, labels, scale, most) for place, column in enumerate(columns)),
        Markup("</svg>"),
    ]
    return Markup("\n").join(parts)


_OPENING = Markup(
    '<svg class="series" xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
    'viewBox="0 0 {width} {height}" role="group" aria-labelledby="series-title" aria-describedby="series-words">'
    '<title id="series-title">{title}</title><desc id="series-words">{description}</desc>'
)
_PATTERNS = Markup(
    "<defs>"
    '<pattern id="hatch-cooperation" class="cooperation" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="2" height="6" fill="currentColor"/></pattern>'
    '<pattern id="hatch-conflict" class="conflict" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(-45)"><rect width="2" height="6" fill="currentColor"/></pattern>'
    "</defs>"
)
_LINE = Markup('<line class="{kind}" x1="{x1}" x2="{x2}" y1="{y}" y2="{y}"/>')
_TEXT = Markup('<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>')
_LINK = Markup('<a href="{address}" aria-label="{words}"><title>{words}</title>{drawn}</a>')
_RECT = Markup('<rect class="bar {style}" x="{x}" y="{y:.1f}" width="{width}" height="{height:.1f}" fill="{fill}"/>')
_POINT = Markup('<circle class="point" cx="{x}" cy="{y:.1f}" r="5"/>')


def _height_of(column: Column, side: Iterable[int]) -> int:
    return sum(bar.events for bar in column.bars if bar.quad in side)


def _axis(width: int, middle: int, most: int) -> Markup:
    """The line between cooperation and conflict, with the most events of a period marked on either side."""
    parts = [_LINE.format(kind="axis", x1=LEFT - 6, x2=width - RIGHT, y=middle)]
    for y, words in ((middle - HALF, most), (middle, 0), (middle + HALF, most)):
        parts.append(_LINE.format(kind="grid", x1=LEFT - 6, x2=width - RIGHT, y=y))
        parts.append(_TEXT.format(kind="tick", x=LEFT - 10, y=y + 4, anchor="end", words=words))
    parts.append(_TEXT.format(kind="side", x=LEFT, y=HEAD - 7, anchor="start", words="Cooperation, events"))
    parts.append(_TEXT.format(kind="side", x=LEFT, y=middle + HALF + HEAD - 4, anchor="start", words="Conflict, events"))
    return Markup("").join(parts)


def _scale(width: int, zero: int) -> Markup:
    """The axes of the Goldstein scale."""
    parts = []
    for value, y in ((10, zero - GOLDSTEIN), (0, zero), (-10, zero + GOLDSTEIN)):
        kind = "axis" if value == 0 else "grid"
        parts.append(_LINE.format(kind=kind, x1=LEFT - 6, x2=width - RIGHT, y=y))
        words = f"\N{MINUS SIGN}{-value}" if value < 0 else str(value)
        parts.append(_TEXT.format(kind="tick", x=LEFT - 10, y=y + 4, anchor="end", words=words))
    parts.append(_TEXT.format(kind="side", x=LEFT, y=zero - GOLDSTEIN - 7, anchor="start", words="Mean Goldstein value"))
    return Markup("").join(parts)


def _line_of_means(columns: Sequence[Column], zero: int) -> Markup:
    """Lines between the means of periods that follow one another: none over a period without one."""
    parts = []
    for place in range(1, len(columns)):
        before, after = columns[place - 1].mean, columns[place].mean
        if before is not None and after is not None:
            x = LEFT + COLUMN * place - COLUMN / 2
            parts.append(
                Markup('<line class="means" x1="{a}" y1="{b:.1f}" x2="{c}" y2="{d:.1f}"/>').format(
                    a=x, b=_level(before, zero), c=x + COLUMN, d=_level(after, zero)
                )
            )
    return Markup("").join(parts)


def _level(mean: float, zero: int) -> float:
    return zero - mean / SCALE * GOLDSTEIN


def _column(column: Column, left: int, middle: int, labels: int, scale: int, most: int) -> Markup:
    """One period: bars from the line outwards, the sums beyond them, its label and its mean."""
    center = left + COLUMN / 2
    parts = [*_stack(column, left, middle, most, ABOVE, -1), *_stack(column, left, middle, most, BELOW, 1)]
    for number, line in enumerate(column.label):
        parts.append(_TEXT.format(kind="period", x=center, y=labels + 14 + 14 * number, anchor="middle", words=line))
    if column.mean is not None:
        point = _POINT.format(x=center, y=_level(column.mean, scale))
        parts.append(_LINK.format(address=column.address, words=column.words, drawn=point))
    return Markup("").join(parts)


def _stack(column: Column, left: int, middle: int, most: int, side: Iterable[int], way: int) -> list[Markup]:
    parts, edge, total = [], float(middle), 0
    for quad in side:
        for bar in column.bars:
            if bar.quad == quad and bar.events:
                height = max(LEAST_HEIGHT, bar.events / most * (HALF - HEAD))
                top = edge - height if way < 0 else edge
                edge += way * height
                total += bar.events
                parts.append(_LINK.format(address=bar.address, words=bar.words, drawn=_rect(bar, left, top, height)))
    if total:
        y = edge - 5 if way < 0 else edge + 14
        parts.append(_TEXT.format(kind="sum", x=left + COLUMN / 2, y=f"{y:.1f}", anchor="middle", words=total))
    return parts


def _rect(bar: Bar, left: int, top: float, height: float) -> Markup:
    style = _STYLE[bar.quad]
    fill = f"url(#hatch-{style.split()[0]})" if style.endswith("verbal") else "currentColor"
    return _RECT.format(style=style, x=left + (COLUMN - BAR) // 2, y=top, width=BAR, height=height, fill=fill)

"""Who agrees with whom: a square of voices by voices with counts, each of which leads to the first row it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rashomon.drawings.svg import Element, drawing, element, line, link, shortened, words
from rashomon.presenting.agreement import Agreement, Tally

#: How each kind of meeting is drawn: by a sign beside the count, and a word for who hears it.
SIGNS = {"agree": ("=", "agree on"), "differ": ("≠", "differ on"), "deny": ("×", "deny one another on")}
#: Sizes in pixels: of a cell, of a line in it, and of the names on the left.
_CELL, _LINE, _NAMES, _TOP = 58.0, 16.0, 250.0, 26.0
#: Letters of a name on the left.
_NAME = 34

Address = Callable[[str], str]


def matrix_of(shown: Agreement, address: Address, id_: str) -> Element:
    """The square of at least two voices; `address` says where the row of a proposition (by id) is."""
    count = len(shown.names)
    side = _TOP + count * _CELL
    return drawing(
        _NAMES + count * _CELL + 2,
        side + 2,
        *_grid(shown, side),
        *(_name(shown, number) for number in range(count)),
        *(_cell(shown, tally, high, low, address) for (high, low), tally in sorted(shown.tallies.items())),
        id_=id_,
        title="Who agrees with whom",
        description=f"{count} {'sides' if shown.of_sides else 'voices'}, each set beside each other: on how many rows "
        "of the table they agree (=), differ (≠) and deny one another (×). The same stands in words in the table below "
        "the drawing.",
        links=True,
    )


def counted(tally: Tally) -> str:
    """A tally in words ("agree on 3, deny one another on 1")."""
    return ", ".join(f"{said} {len(rows)}" for _, said, rows in _kinds(tally))


def _kinds(tally: Tally) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for kind, (sign, said) in SIGNS.items():
        rows: tuple[str, ...] = getattr(tally, kind)
        if rows:
            yield sign, said, rows


def _grid(shown: Agreement, side: float) -> Iterator[Element]:
    """The lines between cells, heavier where one side ends and the next begins, and the numbers above."""
    count = len(shown.names)
    for number in range(count + 1):
        ends = number in (0, count) or shown.sides[number] != shown.sides[number - 1]
        at, kind = number * _CELL, "axis" if ends else "grid"
        yield line(_NAMES, _TOP + at, _NAMES + count * _CELL, _TOP + at, class_=kind)
        yield line(_NAMES + at, _TOP, _NAMES + at, side, class_=kind)
    for number in range(count):
        yield words(str(number + 1), _NAMES + (number + 0.5) * _CELL, _TOP - 8, anchor="middle", class_="tick")


def _name(shown: Agreement, number: int) -> Element:
    """A voice with its number on the left, its side below, and its own cell on the diagonal shaded out."""
    top = _TOP + number * _CELL
    below = shown.sides[number] if not shown.of_sides else ""
    return element(
        "g",
        words(f"{number + 1}  {shortened(shown.names[number], _NAME)}", 0, top + _CELL / 2, class_="words"),
        words(shortened(below, _NAME), 14, top + _CELL / 2 + _LINE, class_="note") if below else None,
        element("path", d=f"M{_NAMES + number * _CELL:g} {top:g}l{_CELL:g} {_CELL:g}", fill="none", class_="grid"),
    )


def _cell(shown: Agreement, tally: Tally, high: int, low: int, address: Address) -> Element:
    """The counts of two voices, each a link to the first row that it counts."""
    kinds = list(_kinds(tally))
    left, top = _NAMES + low * _CELL, _TOP + high * _CELL + (_CELL - len(kinds) * _LINE) / 2
    both = f"{shown.names[low]} and {shown.names[high]}"
    return element(
        "g",
        *(
            link(
                address(rows[0]),
                f"{both} {said} {len(rows)} row{'s' if len(rows) > 1 else ''}: go to the first",
                element("rect", x=left + 3, y=top + n * _LINE, width=_CELL - 6, height=_LINE, class_="target"),
                words(f"{sign} {len(rows)}", left + _CELL / 2, top + (n + 0.8) * _LINE, anchor="middle"),
                class_=f"mark matrix-{_class(sign)}",
            )
            for n, (sign, said, rows) in enumerate(kinds)
        ),
    )


def _class(sign: str) -> str:
    return next(kind for kind, (own, _) in SIGNS.items() if own == sign)

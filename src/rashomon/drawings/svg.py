"""SVG as frozen elements: built from values, escaped when rendered, and nothing in it that a strict page forbids.

Colours, widths of lines and fonts come from `static/drawings.css` by class; what must hold without it (shape, place,
pattern) stands in presentation attributes. Words are shortened by `shortened`, never by the drawing's edge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

#: Pixels that a sample in a key is high: a line of small words.
_SAMPLE_HEIGHT = 16.0

Value = str | float | int | None

#: Control characters are no XML (https://www.w3.org/TR/xml/#charsets) and are shown by their pictures (U+2400 on).
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in (9, 10, 13)} | {0x7F: 0x2421}
#: Lone surrogates and the two last code points of a plane are no characters.
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")
#: Marks that turn the direction of what follows (Unicode 15, 23.2): in a label they could turn its neighbours.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: Decimals of a length: hundredths of a pixel are finer than any screen or printer shows.
_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Element:
    """One element with its attributes and what stands inside it: elements and words."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """A shape of a drawing and what it stands for: an entry of its key, which stands beside it on the page, where words
    are as large as others."""

    drawn: Element
    says: str


def element(name: str, *children: Element | str | None, **attributes: Value) -> Element:
    """An element. Underscores of attribute names become hyphens (`stroke_width`), one at the end falls away (`class_`);
    None leaves out an attribute or a child.

    Raises ValueError for an attribute that a page's content security policy forbids (`style`, `on...`) and for an
    address that leads to another host.
    """
    found = []
    for key, value in attributes.items():
        written = key.rstrip("_").replace("_", "-")
        if written == "style" or written.startswith("on"):
            raise ValueError(f"a drawing has no {written}: use a class of drawings.css")
        if written == "href" and value is not None and not re.match(r"/(?!/)|#|\?", str(value)):
            raise ValueError(f"a drawing links to pages of its own only, not to {value}")
        if value is not None:
            found.append((written, _written(value)))
    return Element(name, tuple(found), tuple(child for child in children if child is not None))


def render(drawn: Element) -> Markup:
    """An element as escaped text that a template may put in a page as it is."""
    attributes = "".join(f' {name}="{escape(_plain(value))}"' for name, value in drawn.attributes)
    inside = "".join(render(c) if isinstance(c, Element) else escape(_plain(c)) for c in drawn.children)
    return Markup(f"<{drawn.name}{attributes}>{inside}</{drawn.name}>" if inside else f"<{drawn.name}{attributes}/>")


def drawing(
    width: float, height: float, *children: Element | None, id_: str, title: str, description: str, links: bool
) -> Element:
    """A whole drawing: its title and description are what a screen reader says of it.

    Without links it is one image; with links it is a group, for what is inside an image cannot be reached by keyboard.
    `id_` tells it from other drawings of a page. It grows and shrinks with the page (`.drawing`).
    """
    return element(
        "svg",
        element("title", title, id=f"{id_}-title"),
        element("desc", description, id=f"{id_}-desc"),
        *children,
        class_="drawing",
        id=id_,
        viewBox=f"0 0 {_written(width)} {_written(height)}",
        role="group" if links else "img",
        aria_labelledby=f"{id_}-title",
        aria_describedby=f"{id_}-desc",
    )


def sample(width: float, *children: Element, says: str) -> Sample:
    """A shape as small as a line of words, drawn in its own size; a screen reader says the words alone."""
    box = f"0 0 {_written(width)} {_written(_SAMPLE_HEIGHT)}"
    shape = element(
        "svg", *children, class_="sample", aria_hidden="true", width=width, height=_SAMPLE_HEIGHT, viewBox=box
    )
    return Sample(shape, says)


def link(address: str, label: str, *children: Element | None, class_: str = "mark") -> Element:
    """Marks that lead to a page; the label is shown on hover and said by a screen reader."""
    return element("a", element("title", label), *children, href=address, aria_label=label, class_=class_)


def words(content: str, x: float, y: float, *, anchor: str = "start", class_: str = "words") -> Element:
    """Words on the line `y`, beginning, centred or ending at `x` (`anchor`: start, middle, end)."""
    return element("text", content, x=x, y=y, text_anchor=anchor, class_=class_)


def line(x1: float, y1: float, x2: float, y2: float, *, class_: str = "line") -> Element:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def shortened(content: str, most: int) -> str:
    """Words in at most so many letters, "…" for the rest, line breaks folded; no word is cut unless it is longer than
    half of all."""
    folded = " ".join(content.split())
    if len(folded) <= most:
        return folded
    whole = folded[:most].rpartition(" ")[0]
    kept = whole if len(whole) >= most // 2 else folded[: most - 1]
    return kept.rstrip(" ,;:([–") + "…"


def _written(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _plain(content: str) -> str:
    return _NO_CHARACTERS.sub("\ufffd", _DIRECTIONS.sub("", content.translate(_CONTROLS)))

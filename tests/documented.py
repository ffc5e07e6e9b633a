"""How tests read the documentation: its pages by their headings, and the rows of its tables by what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"

_HEADING = re.compile(r"^## (.+)\n", re.MULTILINE)
_ADDRESS = re.compile(r"`(?:(POST|DELETE) )?(/[^` ]*)`")
_OPTION = re.compile(r"`(\w+)=[^`]*`")
_CODE = re.compile(r"`([^`\n]+)`")


def page(name: str) -> str:
    """The text of a page."""
    return (DOCS / name).read_text("utf-8")


def section(name: str, heading: str) -> str:
    """What stands on a page under a heading of the second level, up to the next; "" where there is no such heading."""
    pieces = _HEADING.split(page(name))
    return dict(zip(pieces[1::2], pieces[2::2], strict=True)).get(heading, "")


def rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of the tables in a text."""
    for line in text.splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def first_cells(text: str) -> str:
    """What the rows of the tables in a text are about: their first cells, a line each."""
    return "\n".join(cells[0] for cells in rows(text))


def in_code(text: str) -> set[str]:
    """The words of a text that stand between backticks."""
    return set(_CODE.findall(text))


def addresses(*pages: str) -> dict[tuple[str, str], set[str]]:
    """The addresses that rows of some pages are about, by method and path (`{}` for what varies), with the options that
    the row names (`rows=all`)."""
    found: dict[tuple[str, str], set[str]] = {}
    for cells in (cells for name in pages for cells in rows(page(name))):
        for method, path in _ADDRESS.findall(cells[0]):
            found.setdefault((method or "GET", pattern(path)), set()).update(_OPTION.findall(" ".join(cells[1:])))
    return found


def pattern(path: str) -> str:
    """An address with `{}` for each part that varies, whatever it is called."""
    return re.sub(r"\{[^}]*\}", "{}", path)

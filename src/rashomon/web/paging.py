"""Lists a page at a time, and the addresses that keep what was asked: filters, where a page begins, how long it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import HTTPException, Request

from rashomon.store.lists import MOST, PAGE

#: A list is counted from 0; nobody asks for a line beyond this one, and SQLite takes no larger number.
_FARTHEST = 2**53


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which lines of a list an address asks for."""

    start: int = 0
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a page stands in its list: its first and last line counted from 1, how many there are, and the addresses of
    the pages beside it, None where there is none."""

    first: int
    last: int
    total: int
    previous: str | None
    next: str | None

    @property
    def several(self) -> bool:
        """Whether the list has more lines than the page."""
        return self.previous is not None or self.next is not None


def asked_stretch(request: Request) -> Stretch:
    """The lines that `start` and `limit` of an address ask for. Anything that is no number is answered with 400."""
    return Stretch(_number(request, "start", 0, _FARTHEST), max(1, _number(request, "limit", PAGE, MOST)))


def pages(path: str, asked: Mapping[str, str], stretch: Stretch, shown: int, total: int) -> Pages:
    """The pages beside the one of this stretch, with the same filters."""
    before = max(stretch.start - stretch.limit, 0)
    after = stretch.start + stretch.limit
    return Pages(
        stretch.start + 1 if shown else 0,
        stretch.start + shown,
        total,
        stretch_address(path, asked, stretch, before) if stretch.start else None,
        stretch_address(path, asked, stretch, after) if after < total else None,
    )


def stretch_address(path: str, asked: Mapping[str, str], stretch: Stretch, start: int) -> str:
    """The address of the page that begins with a line."""
    limit = str(stretch.limit) if stretch.limit != PAGE else ""
    return with_query(path, {**asked, "start": str(start) if start else "", "limit": limit})


def with_query(path: str, asked: Mapping[str, str]) -> str:
    """A path with what is asked; what is empty is left out."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path


def _number(request: Request, name: str, standard: int, most: int) -> int:
    text = request.query_params.get(name, "").strip()
    if not text:
        return standard
    if not (text.isascii() and text.isdecimal()):
        raise HTTPException(400, f"“{name}” is a number from 0 on, not “{text[:40]}”.")
    return min(int(text[:17]), most)

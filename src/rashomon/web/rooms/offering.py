"""The buttons by which a page offers its events as a download."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.formats.registry import FORMATS, Listed, absent_library
from rashomon.web.rooms.lines import Values


def writable() -> tuple[Listed, ...]:
    """The formats whose libraries are installed."""
    return tuple(each for each in FORMATS if absent_library(each) is None)


def offered_exports(address: str, asked: Mapping[str, str] | None = None) -> Values:
    """What `_export.html` shows: a button for each format that can be written, at the address that exports, narrowed by
    what a filter form holds."""
    narrowed = tuple((field, value) for field, value in (asked or {}).items() if value)
    return {"formats": writable(), "export_at": address, "export_filter": narrowed}

"""Values in words as a page shows them: dates written out, stances as verbs."""

from __future__ import annotations

from datetime import datetime

from rashomon.presenting.stances import STANCES, day, stance

__all__ = ["STANCES", "day", "moment", "stance"]


def moment(at: str | None) -> str:
    """A point in time (ISO 8601, UTC) to the minute in words; "" for none."""
    if at is None:
        return ""
    found = datetime.fromisoformat(at)
    return f"{found.day} {found:%B %Y, %H:%M} UTC"

"""The order of time in which events are listed."""

from __future__ import annotations

from rashomon.model import Event


def in_time(event: Event) -> tuple[bool, str, str, str]:
    """Sorts events by their first day, then by their last, then by id; undated ones come last."""
    date = event.time.date
    return not date.known, date.earliest or date.latest or "", date.latest or "", event.id

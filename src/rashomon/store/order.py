"""The order of time in which events are listed."""

from __future__ import annotations

from rashomon.events.parties import in_time

__all__ = ["in_time"]

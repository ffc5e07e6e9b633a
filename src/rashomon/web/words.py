"""Values in words as a page shows them: dates written out, stances as verbs."""

from __future__ import annotations

from rashomon.presenting.stances import STANCES, day, stance

__all__ = ["STANCES", "day", "stance"]

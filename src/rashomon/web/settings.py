"""How the reading room is run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person decides who opens the reading room; `read_only`: nothing can be changed through it."""

    read_only: bool = False

"""A reading room that is open, and pictures of what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

#: Where screenshots go, for a person to look at.
PICTURES = Path("build/screenshots")


@dataclass(frozen=True)
class Served:
    """A reading room that is open: its address and its store."""

    address: str
    store: Path

    def at(self, path: str) -> str:
        """The address of a page."""
        return self.address + path


def picture(page: Page, name: str) -> None:
    """Write a screenshot of a whole page for a person to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

"""Pages from files."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rashomon.model import Page, PageMetadata


def read_page(path: Path, given: PageMetadata) -> Page:
    content = path.read_bytes()
    return Page(str(path), content, hashlib.sha256(content).hexdigest(), given)

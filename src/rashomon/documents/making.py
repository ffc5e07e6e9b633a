"""Documents from pages."""

from __future__ import annotations

import re

from rashomon.model import Block, Date, Document, Page, Published


def make_document(page: Page) -> Document:
    text = page.content.decode("utf-8")
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"\S[^\n]*", text))
    given = page.given.published
    date = Published(Date(given, given, given), "given", ("given",)) if given else Published()
    return Document(page.sha256[:16], page.path, page.sha256, text, blocks, language="en", published=date)

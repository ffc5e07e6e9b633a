"""The article of a saved HTML page."""

from __future__ import annotations

import logging
import re
from pathlib import PurePath
from typing import Any

from rashomon.documents.html_metadata import page_metadata
from rashomon.model import Page, PageMetadata
from rashomon.pages.errors import PageError

_SUFFIXES = {".html", ".htm", ".xhtml"}
_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<(?:p|div|span|a|article|h1|meta|title|table|br)\b[^>]*>", re.IGNORECASE)

#: How much of a text is searched for its opening tag.
_SNIFFED = 20_000

#: An extraction of fewer words holds a notice or a menu, no report. The shortest article of the scrapinghub benchmark's
#: development part has 61.
_FEWEST_WORDS = 25


def is_html(path: str, text: str) -> bool:
    """Whether a text is an HTML page: by its opening, or by its file's name if there are tags in it."""
    if _OPENING.match(text[:_SNIFFED]):
        return True
    return PurePath(path).suffix.lower() in _SUFFIXES and _TAG.search(text[:_SNIFFED]) is not None


def article_of(page: Page, source: str) -> tuple[str, PageMetadata]:
    """The text of a page's article, its title as the first line, and what the page says of itself.

    The article is found by trafilatura in its precision mode. Raises PageError when the page holds none.
    """
    tree = _tree(source)
    body = _extracted(tree) if tree is not None else None
    if body is None or len(body.split()) < _FEWEST_WORDS:
        raise PageError(page.path, "holds no article", "save the page of the report itself, or its text as .txt")
    found = page_metadata(tree, source)
    paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
    if found.title and not _same(found.title, paragraphs[0]):
        paragraphs.insert(0, found.title)
    return "\n\n".join(paragraphs) + "\n", found


def _tree(source: str) -> Any:
    from trafilatura import load_html  # heavy: only where there is HTML

    _quiet()
    return load_html(source)


def _extracted(tree: Any) -> str | None:
    from copy import deepcopy

    from trafilatura import extract

    text: str | None = extract(deepcopy(tree), favor_precision=True, include_comments=False, include_tables=False)
    return text


def _same(title: str, line: str) -> bool:
    """Whether a line is the title again, with or without the site's name after it."""
    a, b = ("".join(c for c in each.casefold() if c.isalnum()) for each in (title, line))
    return a == b or (len(b) > 20 and a.startswith(b)) or (len(a) > 20 and b.startswith(a))


def _quiet() -> None:
    """Keeps the extractors from writing to the log what we say in our own words."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)

"""What a page says, without its markup."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser


def text_of(html: str) -> str:
    """A page's text with blanks folded."""

    class Text(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[str] = []

        def handle_data(self, data: str) -> None:
            self.found.append(data)

    parser = Text()
    parser.feed(html)
    return " ".join("".join(parser.found).split())


def links_of(html: str, inside: str = "") -> list[str]:
    """The addresses of the links of a page, of those inside an element that begins so."""
    part = html.split(inside, 1)[1] if inside else html
    return [unescape(each) for each in re.findall(r'<a [^>]*href="([^"]*)"', part)]

"""PLOVER's auxiliary modes: what is told as background, as to come, as thought of, as not having happened."""

from __future__ import annotations

import hashlib

import pytest

from rashomon.documents.making import make_document
from rashomon.model import Auxiliary, Page, PageMetadata
from rashomon.pipeline import read_document

NEWS = "Oman recalled its envoy to Yemen on Monday. "


def modes(text: str, published: str | None) -> dict[str, Auxiliary | None]:
    """The auxiliary mode of each mention by its words."""
    source = text.encode()
    given = PageMetadata(published=published, basis="given") if published else PageMetadata()
    document = make_document(Page("a.txt", source, hashlib.sha256(source).hexdigest(), given))
    return {document.quote(m.span).split()[0]: m.auxiliary for m in read_document(document).event_mentions}


@pytest.mark.parametrize(
    ("text", "word", "published", "expected"),
    [
        ("Yemen invaded Oman in 1972.", "invaded", "2009-03-05", "historical"),
        ("Yemen shelled Oman last year.", "shelled", "2009-01-05", "historical"),
        ("Yemen shelled Oman in November.", "shelled", "2009-03-05", "historical"),
        ("Yemen shelled Oman last week.", "shelled", "2009-03-05", None),
        ("Yemen invaded Oman in 1972, killing forty soldiers.", "killing", "2009-03-05", "historical"),
        ("A decade after Yemen invaded Oman, the border is quiet.", "invaded", "2009-03-05", "historical"),
        ("Yemen invaded Oman in 1972.", "invaded", None, "historical"),
        ("Yemen invaded Oman two decades ago.", "invaded", None, "historical"),
        ("Yemen attacked Oman.", "attacked", None, None),
        ("Yemen will invade Oman.", "invade", None, "future"),
        ("Yemen could invade Oman.", "invade", None, "hypothetical"),
        ("Yemen did not invade Oman in 1972.", "invade", "2009-03-05", "negated"),
    ],
)
def test_auxiliary_modes(text: str, word: str, published: str | None, expected: Auxiliary | None) -> None:
    assert modes(NEWS + text, published)[word] == expected


def test_the_news_itself_is_never_history() -> None:
    assert modes(NEWS + "Yemen invaded Oman in 1972.", "2009-03-05")["recalled"] is None
    assert modes("Yemen invaded Oman in 1972.", None)["invaded"] is None

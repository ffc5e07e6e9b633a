"""Citations: all that finds a document and a passage again, in one line."""

from __future__ import annotations

from dataclasses import replace

import composed
from rashomon.model import Published, Span
from rashomon.presenting.citing import cited

POST = composed.POST_DOCUMENT


def test_a_document_is_cited_by_all_that_finds_it() -> None:
    assert cited(POST, "The Quayside Post") == (
        f"The Quayside Post, “{POST.title}”, 16 May 2023, post.txt, SHA-256 {POST.sha256}"
    )


def test_a_passage_adds_its_offsets_and_its_words() -> None:
    said = composed.span(POST, "held no promise of that kind")
    assert cited(POST, None, said).endswith(f"characters {said.start} to {said.end}: “held no promise of that kind”")


def test_a_long_passage_is_quoted_by_its_beginning() -> None:
    whole = Span(POST.id, 0, len(POST.text))
    assert cited(POST, None, whole).endswith("…”")
    assert f"characters 0 to {len(POST.text)}" in cited(POST, None, whole)


def test_what_is_not_known_is_said_so() -> None:
    bare = replace(POST, title=None, published=Published())
    assert cited(bare, None).startswith("publisher not known, no title, no date, post.txt")

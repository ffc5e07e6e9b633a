"""Gerunds behind verbs that take them are deeds, whatever the parser made of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Chad denied opening fire on the post.", "opening fire on the post"),
        ("Iran denied shelling villages.", "shelling villages"),
    ],
)
def test_what_is_denied_is_a_deed(reading: Read, sentence: str, content: str) -> None:
    found = reading(f"A denial\n\n{sentence}")
    assert [found.document.quote(s) for a in found.attributions for s in a.content] == [content]
    assert "negated" in {m.modality for m in found.event_mentions}


def test_a_noun_that_looks_like_a_gerund_stays_one(reading: Read) -> None:
    found = reading("A refusal\n\nThe council denied building permits to settlers.")
    assert not any(m.modality == "negated" for m in found.event_mentions)

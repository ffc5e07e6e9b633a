"""Where sentences end, by their marks alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rashomon.documents.sentence_ends import sentence_ends


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The envoy left. Nobody saw him.", ["The envoy left.", " Nobody saw him."]),
        ("Mr. Kamau met Dr. Osei. They spoke.", ["Mr. Kamau met Dr. Osei.", " They spoke."]),
        ("He said: “We agreed.” Then he left.", ["He said: “We agreed.”", " Then he left."]),
        ("J. Mwangi came at 3.5 knots.", ["J. Mwangi came at 3.5 knots."]),
        ("Why? Nobody knows! It ended.", ["Why?", " Nobody knows!", " It ended."]),
    ],
)
def test_sentences_end_at_their_marks(text: str, sentences: list[str]) -> None:
    edges = [0, *sentence_ends(text, 0, len(text)), len(text)]
    assert [text[start:end] for start, end in pairwise(edges)] == sentences

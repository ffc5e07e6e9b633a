"""The frame files follow their schema, and mistakes in them are named."""

from __future__ import annotations

import pytest

from rashomon.happenings.lexicon import governors, nouns, numerals
from rashomon.knowledge.frames import FrameError, load_frames, read_frames

HEAD = 'source: "s"\nlicence: "l"\n'


def test_every_frame_file_loads_and_every_root_has_frames() -> None:
    roots = {frame.root for frames in load_frames().values() for frame in frames}
    assert {"CONSULT", "ASSAULT", "REJECT", "THREATEN", "AID"} <= roots


def test_a_frame_and_its_fields() -> None:
    (frame,) = read_frames(
        HEAD + "root: CONSULT\nframes:\n"
        "  - {lemma: hold talk, pos: verb, actor: [subject], recipient: [with], reciprocal: true, human: actor}\n"
    )
    assert (frame.words, frame.root, frame.recipient) == (("hold", "talk"), "CONSULT", ("with",))
    assert frame.reciprocal
    assert frame.human


def test_a_list_of_lemmas_makes_a_frame_each() -> None:
    found = read_frames(HEAD + "root: ASSAULT\nframes:\n  - {lemma: [bomb, shell], pos: verb}\n")
    assert [frame.lemma for frame in found] == ["bomb", "shell"]


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("{lemma: meet, pos: verb, actors: [subject]}", "unknown fields"),
        ("{lemma: meet, pos: adverb}", "needs lemma and pos"),
        ("{lemma: fire, pos: verb, recipient: [true]}", "no such slot"),
    ],
)
def test_mistakes_are_named(entry: str, complaint: str) -> None:
    with pytest.raises(FrameError, match=complaint):
        read_frames(HEAD + f"root: CONSULT\nframes:\n  - {entry}\n")


def test_a_file_says_where_it_comes_from() -> None:
    with pytest.raises(FrameError, match="needs source"):
        read_frames("root: CONSULT\nlicence: l\nframes:\n  - {lemma: meet, pos: verb}\n")


def test_word_lists_hold_words_only() -> None:
    known = governors()
    lists = [known.verbs, known.nouns, known.predicates, known.carriers, known.adjectives, known.modals]
    sets = [known.occurrence, known.negations, known.negative_determiners, known.meanwhile, nouns().people]
    assert all(isinstance(word, str) for words in (*lists, *sets) for word in words)
    assert all(isinstance(value, int | float) for value in numerals().words.values())

"""How the head that tells actors from places is made."""

from __future__ import annotations

import numpy as np
import pytest

from training.uses import fit, read_composed, set_aside, unmarked


def test_marks_become_spans_of_the_sentence_without_them() -> None:
    acting, meant = unmarked("[[met:Lima]] closed the road to [[lit:Quito]].")
    assert acting.text == meant.text == "Lima closed the road to Quito."
    assert [(m.text[m.start : m.end], m.actor) for m in (acting, meant)] == [("Lima", True), ("Quito", False)]


@pytest.mark.parametrize("line", ["No name is marked.", "[[met:Lima]] and [[Quito]] agreed.", "[[lit:Lima"])
def test_a_line_that_is_not_marked_as_it_must_be_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="no marked name, or a broken mark"):
        unmarked(line)


def test_composed_sentences_are_many_balanced_and_each_stands_once() -> None:
    names = read_composed()
    sentences = {m.text for m in names}
    assert len(sentences) > 1000
    assert 0.4 < sum(m.actor for m in names) / len(names) < 0.6
    assert len({(m.text, m.start) for m in names}) == len(names)
    assert 0.28 < sum(set_aside(m) for m in names) / len(names) < 0.38


def test_a_fit_parts_what_can_be_parted() -> None:
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(60, 200))
    actor = rows[:, 0] + rows[:, 1] > 0
    weights, bias = fit(rows, actor, held_small=1.0)
    assert ((rows @ weights + bias > 0) == actor).all()

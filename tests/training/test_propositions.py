"""The composed clauses by what they answer, and the figures by which a likeness of clauses is judged."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from rashomon.model import Dimension
from training.propositions_measure import Group, figures, group_of, measure
from training.propositions_text import learnt_and_held, read_affairs

AFFAIR = """# 1986, Brask and Tolm: a ferry is stopped off Hale
= occurrence | whether the ferry was stopped
+ two launches barred the ferry's way
- "Nobody stopped us"
= number | how many were aboard
~ forty passengers
0 of those aboard nothing is said
"""


def affair(folder: Path, text: str = AFFAIR) -> Path:
    """A file of affairs."""
    path = folder / "affairs.txt"
    path.write_text(text, "utf-8")
    return path


def test_an_affair_is_read_with_its_questions_and_the_marks_of_its_clauses(tmp_path: Path) -> None:
    (found,) = read_affairs([affair(tmp_path)])
    assert found.title == "1986, Brask and Tolm: a ferry is stopped off Hale"
    asked, counted = found.questions
    assert (asked.dimension, asked.text) == ("occurrence", "whether the ferry was stopped")
    assert asked.clauses == (("+", "two launches barred the ferry's way"), ("-", '"Nobody stopped us"'))
    assert [mark for mark, _ in counted.clauses] == ["~", "0"]


@pytest.mark.parametrize("line", ["* a mark of no kind", "= a question without its dimension", "plain words"])
def test_a_line_of_no_kind_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="no line of an affair"):
        read_affairs([affair(tmp_path, AFFAIR + line)])


def test_what_is_composed_is_well_formed_and_what_is_set_aside_is_not_learnt() -> None:
    learnt, held = learnt_and_held()
    for each in (*learnt, *held):
        assert len(each.questions) > 2, each.title
        for question in each.questions:
            assert question.dimension in get_args(Dimension), question
            assert len(question.clauses) > 1, question
    assert not {each.title for each in learnt} & {each.title for each in held}
    told, aside = (
        {text for each in part for question in each.questions for _, text in question.clauses if len(text) > 30}
        for part in (learnt, held)
    )
    assert not told & aside


def test_figures_of_a_perfect_and_of_a_blind_likeness() -> None:
    right = np.array([True, False] * 50)
    perfect, blind = figures(right, right * 1.0), figures(right, np.zeros(100))
    assert (perfect.auc, perfect.ap, perfect.recalls[0]) == (1.0, 1.0, (1.0, 1.0))
    assert (blind.auc, blind.ap, blind.recalls[0]) == (0.5, 0.5, (0.0, None))


def test_pairs_are_of_one_group_and_of_two_reports(tmp_path: Path) -> None:
    told = group_of(read_affairs([affair(tmp_path)])[0])
    assert measure([told, told], lambda texts: np.eye(len(texts))).pairs == 12
    said = Group(("a", "b", "c"), ("one", "one", "two"), (frozenset({1}), frozenset({1}), frozenset({1, 2})))
    found = measure([said], lambda texts: np.eye(len(texts)))
    assert (found.pairs, found.share) == (2, 1.0)

"""The figures of attribution relations, on hand-made spans."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.relations import Counts, count, matched, scores
from training.polnear import Relation

TEXT = 'Aid "will reach Goma," the envoy said. Nobody came, she added.'
SENTENCES = ((0, 38), (39, 62))


def spans(**roles: str) -> Relation:
    """A relation of words of TEXT."""
    return {
        role: tuple((TEXT.index(w), TEXT.index(w) + len(w)) for w in roles.get(role, "").split(" | ") if w)
        for role in ("source", "cue", "content")
    }


GOLD = [
    spans(source="the envoy", cue="said", content='Aid "will reach Goma,"'),
    spans(source="she", cue="added", content="Nobody came"),
]


def figure(name: str, found: list[Relation]) -> tuple[float, float, float]:
    counts: Counts = Counter()
    count(counts, TEXT, SENTENCES, GOLD, found)
    return scores(counts, name)


def test_the_gold_scores_full_and_nothing_scores_nothing() -> None:
    for name in ("source token", "cue exact", "content exact", "relation", "relation+cue", "relation, mixed"):
        assert figure(name, GOLD) == (100.0, 100.0, 100.0)
        assert figure(name, []) == (0.0, 0.0, 0.0)
    assert figure("content, sentence by sentence", GOLD)[2] == 100.0


def test_half_a_content_is_the_same_relation_but_not_exact() -> None:
    half = [spans(source="envoy", cue="said", content="will reach Goma")]
    assert figure("relation", half)[1] == 50.0
    assert figure("content exact", half)[1] == 0.0


def test_another_speaker_makes_another_relation() -> None:
    assert figure("relation", [spans(source="she", cue="said", content='Aid "will reach Goma,"')])[2] == 0.0


def test_a_cue_counts_only_where_it_is_asked_for() -> None:
    other = [spans(source="the envoy", cue="came", content='Aid "will reach Goma,"')]
    assert figure("relation", other)[1] == 50.0
    assert figure("relation+cue", other)[1] == 0.0


def test_marks_at_the_ends_count_only_sentence_by_sentence() -> None:
    bare = [spans(source="the envoy", cue="said", content='Aid "will reach Goma'), GOLD[1]]
    assert figure("content exact", bare)[2] == 100.0
    assert figure("content, sentence by sentence", bare)[2] == pytest.approx(50.0)


def test_each_reading_is_matched_once() -> None:
    assert matched(TEXT, GOLD, [GOLD[0], GOLD[0]]) in ([(0, 0)], [(0, 1)])

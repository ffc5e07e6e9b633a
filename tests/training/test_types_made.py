"""How the head of event types is made: marked sentences, and the fit."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from rashomon.happenings.types_learned import NOTHING
from rashomon.knowledge.ontology import roots
from training.types import NAMES, Example, allowed_names, example, fit
from training.types_marked import Marked, read_coded, read_composed, repeating, set_aside, unmarked

TABLE = """id\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\tquad
a\tx\tOn Friday <s>Chad</s> and <s>Mali</s> freed <t>nine sailors</t>.\tChad\tnine sailors\tYIELD\t2
b\tx\t<s>Chad</s> sulked.\tChad\t\tACCUSE\t3
"""


def test_marks_become_spans_of_the_sentence_without_them() -> None:
    found = unmarked("SANCTION: [[s:Chad]] and [[s:Mali]] expelled [[t:four Libyan envoys]].")
    assert (found.text, found.root) == ("Chad and Mali expelled four Libyan envoys.", "SANCTION")
    assert [found.text[a:b] for a, b in (*found.source, *found.target)] == ["Chad", "Mali", "four Libyan envoys"]


@pytest.mark.parametrize(
    "line",
    [
        "[[s:Chad]] expelled [[t:an envoy]].",
        "EXPEL: [[s:Chad]] expelled [[t:an envoy]].",
        "SANCTION: [[s:Chad]] expelled an envoy.",
        "SANCTION: [[s:Chad]] expelled [[t:an envoy.",
    ],
)
def test_a_line_that_is_not_marked_as_it_must_be_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="no root, no pair, or a broken mark"):
        unmarked(line)


def test_a_table_of_coded_pairs_is_read_with_its_spans(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(TABLE, "utf-8")
    first, second = read_coded(path)
    assert first.text == "On Friday Chad and Mali freed nine sailors."
    assert [first.text[a:b] for a, b in (*first.source, *first.target)] == ["Chad", "Mali", "nine sailors"]
    assert (first.root, first.quad, second.target) == ("YIELD", 2, ())


def test_composed_sentences_are_many_of_every_root_and_each_stands_once() -> None:
    composed = read_composed()
    share = Counter(m.root for m in composed)
    assert len(composed) >= 1000
    assert set(share) == {*roots(), NOTHING}
    assert min(share.values()) >= 50
    assert len({m.text for m in composed}) == len(composed)
    assert 0.17 < sum(set_aside(m) for m in composed) / len(composed) < 0.23


def test_a_run_of_eight_words_is_a_repetition() -> None:
    table = [Marked("Nine sailors went home to their wives on a rainy Friday.", (), (), "AID")]
    same = Marked("They went home to their wives on a rainy day.", (), (), "AID")
    other = Marked("They went home to their wives on a sunny day.", (), (), "AID")
    assert repeating([same, other], table) == [same]


def test_a_fit_parts_what_can_be_parted_and_shares_what_may_be_either() -> None:
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(90, 40))
    truth = rows[:, :3].argmax(1)
    allowed = np.eye(3, dtype=bool)[truth]
    allowed[:20] |= (truth[:20, None] > 0) & np.array([False, True, True])  # of some it is not known which of two
    found = (rows @ fit(rows, allowed, held_small=0.1)).argmax(1)
    assert (found[20:] == truth[20:]).mean() > 0.95
    assert allowed[np.arange(20), found[:20]].all()


def test_a_root_that_stands_for_several_allows_each_of_them() -> None:
    signs = example(unmarked("AID: [[s:Chad]] fed [[t:Mali]].")).signs
    row = allowed_names([Example(signs, "YIELD")])[0]
    assert {name for name, may in zip(NAMES, row, strict=True) if may} == {"CONCEDE", "RETREAT"}

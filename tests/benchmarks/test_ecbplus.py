"""The figures of event coreference, on clusterings made by hand, and that they are those of the shared scorer."""

from __future__ import annotations

import importlib
import sys
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from benchmarks.ecbplus import block_recall, ours, task_of
from training.ecbplus import read_ecbplus, reading_of
from training.ecbplus_figures import best_alignment, clusters, confused, conll, coreference, several

SCORING = Path(__file__).parents[2].parent / "shared" / "scoring"
GOLD = {"a": "1", "b": "1", "c": "1", "d": "2", "e": "2", "f": "3"}
FOUND = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "z", "f": "w"}


def test_gold_as_prediction_is_perfect_and_mentions_alone_find_no_links() -> None:
    truth = clusters(GOLD)
    assert {prf[2] for prf in coreference(truth, truth).values()} == {100.0}
    alone = coreference(truth, clusters({m: m for m in GOLD}))
    assert alone["MUC"] == (0.0, 0.0, 0.0)
    assert alone["links"][2] == 0.0


def test_figures_of_a_small_clustering() -> None:
    figures = coreference(clusters(GOLD), clusters(FOUND))
    assert [round(v, 1) for v in figures["MUC"]] == [50.0, 33.3, 40.0]  # 1 of 2 links, 1 of 3
    assert [round(v, 1) for v in figures["links"]] == [50.0, 25.0, 33.3]
    assert round(figures["B3"][0], 1) == 83.3
    assert round(conll(figures), 1) == round(sum(figures[n][2] for n in ("MUC", "B3", "CEAFe")) / 3, 1)
    assert len(several(clusters(FOUND))) == 2


def test_confused_are_the_mentions_of_clusters_that_mix_stories() -> None:
    story = dict(zip("abcdef", ("s", "s", "s", "t", "t", "t"), strict=True))
    assert round(confused(story, clusters(FOUND)), 1) == 33.3


def test_the_alignment_is_the_best_of_all() -> None:
    random = np.random.default_rng(5)
    for rows, columns in ((3, 5), (5, 3), (4, 4)):
        for _ in range(20):
            alike = np.round(random.random((rows, columns)) * (random.random((rows, columns)) > 0.4), 2)
            wide = alike if rows <= columns else alike.T
            every = max(
                sum(wide[r, c] for r, c in enumerate(p)) for p in permutations(range(max(alike.shape)), len(wide))
            )
            assert best_alignment(alike) == pytest.approx(every)


@pytest.mark.skipif(not SCORING.is_dir(), reason="the shared scorer is not here")
def test_the_figures_are_those_of_the_shared_scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("scipy")
    monkeypatch.syspath_prepend(str(SCORING))
    shared = importlib.import_module("score_ecbplus")
    random = np.random.default_rng(7)
    for _ in range(5):
        truth, made = (clusters({str(n): str(random.integers(40)) for n in range(120)}) for _ in range(2))
        theirs, own = shared.coreference(truth, made), coreference(truth, made)
        for name in own:
            assert own[name][2] == pytest.approx(theirs[name]["f1"])
    for name in ("score_ecbplus", "common"):
        sys.modules.pop(name, None)


# ------------------------------------------------------------ a composed corpus in the format of ECB+
TEXTS = {
    "1_1ecb": ("A bomb killed nine people on a ferry off Lagos .", "Adaeze Okafor planted the bomb ."),
    "1_2ecb": ("Nine people were killed by a bomb on a Lagos ferry .", "Police named Adaeze Okafor ."),
    "1_1ecbplus": ("A bomb killed four soldiers in Gao .", "The army blamed Iyad Coulibaly ."),
}
CHAINS = {"1_1ecb": "ferry", "1_2ecb": "ferry", "1_1ecbplus": "market"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three documents of one topic; the killing is marked in each."""
    (tmp_path / "dev" / "1").mkdir(parents=True)
    checked = ["Topic,File,Sentence Number"]
    for name, sentences in TEXTS.items():
        words = [(s, word) for s, text in enumerate(sentences) for word in text.split()]
        killed = next(n for n, (_, word) in enumerate(words, 1) if word == "killed")
        tokens = "".join(
            f'<token t_id="{n}" sentence="{s}" number="0">{w}</token>' for n, (s, w) in enumerate(words, 1)
        )
        (tmp_path / "dev" / "1" / f"{name}.xml").write_text(
            f'<Document>{tokens}<Markables><ACTION_OCCURRENCE m_id="7"><token_anchor t_id="{killed}"/>'
            f'</ACTION_OCCURRENCE><HUMAN_PART_PER m_id="8"><token_anchor t_id="1"/></HUMAN_PART_PER></Markables>'
            f'<Relations><CROSS_DOC_COREF r_id="1" note="{CHAINS[name]}"><source m_id="7"/></CROSS_DOC_COREF>'
            "</Relations></Document>",
            "utf-8",
        )
        checked.append(f"1,{name.removeprefix('1_')},0")
    (tmp_path / "dev_sentences.csv").write_text("\n".join(checked), "utf-8")
    return tmp_path / "dev"


def test_marked_mentions_are_read_with_our_facts_and_joined_by_story(corpus: Path) -> None:
    marked = list(read_ecbplus(corpus))
    assert [m.mentions[0].id for m in marked] == ["1_1ecb.xml_7", "1_1ecbplus.xml_7", "1_2ecb.xml_7"]
    task = task_of([(each, reading_of(each)) for each in marked])
    assert [f.kind.name for f in task.facts] == ["casualties"] * 3
    joined = [{task.gold[row].chain for row in rows} for rows in ours(task, threshold=0.3)]
    assert sorted(map(sorted, joined)) == [["ferry"], ["market"]]
    assert block_recall(task) == 100.0

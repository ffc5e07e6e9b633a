"""Pronouns for people in ECB+: what is looked at, and what counts as right, on a composed document in its format."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.coreference_ecb import judged, rows
from training.coreference_corpora import read_ecb

SENTENCES = (
    "Morocco closed the crossing .",
    "William Ruto said that he would see the skipper .",
    "The skipper lost his boat .",
    "Paul Kagame said that he agreed .",
)
#: Mentions by number: tag, word numbers; and the chains that they make.
MENTIONS = {
    1: ("HUMAN_PART_PER", (5, 6)),  # William Ruto
    2: ("HUMAN_PART_PER", (9,)),  # he
    3: ("HUMAN_PART_PER", (12, 13)),  # the skipper
    4: ("HUMAN_PART_PER", (15, 16)),  # The skipper
    5: ("HUMAN_PART_PER", (18,)),  # his
    6: ("HUMAN_PART_PER", (21, 22)),  # Paul Kagame, in a sentence that is not checked
    7: ("HUMAN_PART_PER", (25,)),  # he
    8: ("LOC_GEO", (0,)),
}
CHAINS = {"ruto": (1, 2), "skipper": (3, 4, 5), "kagame": (6, 7)}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A part of one document, of which all sentences but the last are checked."""
    words = [(number, word) for number, text in enumerate(SENTENCES) for word in text.split()]
    tokens = "".join(f'<token t_id="{n + 1}" sentence="{s}" number="0">{w}</token>' for n, (s, w) in enumerate(words))
    marked = "".join(
        f'<{tag} m_id="{m}">{"".join(f"<token_anchor t_id={chr(34)}{n + 1}{chr(34)}/>" for n in at)}</{tag}>'
        for m, (tag, at) in MENTIONS.items()
    )
    sources = {name: "".join(f'<source m_id="{m}"/>' for m in members) for name, members in CHAINS.items()}
    chains = "".join(f'<CROSS_DOC_COREF note="{name}">{held}</CROSS_DOC_COREF>' for name, held in sources.items())
    text = f"<Document>{tokens}<Markables>{marked}</Markables><Relations>{chains}</Relations></Document>"
    folder = tmp_path / "dev" / "1"
    folder.mkdir(parents=True)
    (folder / "1_1ecb.xml").write_text(text, "utf-8")
    checked = "\n".join(f"1,1ecb,{number}" for number in range(3))
    (tmp_path / "dev_sentences.csv").write_text(f"Topic,File,Sentence Number\n{checked}\n", "utf-8")
    return tmp_path / "dev"


def test_what_is_looked_at(corpus: Path) -> None:
    found = [told for annotated in read_ecb(corpus, ("HUMAN_PART_PER",)) for told in judged(annotated)]
    ours = [(told.mark.words, set(told.given), set(told.meant)) for name, told in found if name == "ours"]
    assert ours == [("he", {"person:william-ruto"}, {"person:william-ruto"}), ("his", set(), set())]


def test_rows(corpus: Path) -> None:
    head, every, nameable = rows(corpus)
    assert head[1:] == ["ours P / R / F1", "nearest P / R / F1", "subject first P / R / F1"]
    assert every[1] == "100.0 / 50.0 / 66.7 (2)"
    assert every[2] == "50.0 / 50.0 / 50.0 (2)"
    assert nameable[1] == nameable[2] == "100.0 / 100.0 / 100.0 (1)"

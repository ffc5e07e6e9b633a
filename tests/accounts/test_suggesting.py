"""A reader's own model suggests and never decides; one that cannot be used is named with its mend.

The model of these tests counts words of denial (made by `training/conflict_fixture.py`); the tokenizer is our own.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.encoder.conflict import ConflictModelError, load_conflict_model
from rashomon.encoder.trunk import WEIGHTS
from rashomon.formats.json import dump
from rashomon.model import PageMetadata, Reading
from rashomon.pipeline import relate
from rashomon.store.intake import relate_all
from rashomon.store.writer import open_writer

FIXTURE = Path(__file__).parent.parent / "encoder" / "conflict_model"
LETTER = """Beijing and Delhi differ

Chinese President Xi Jinping wrote a letter to Indian Prime Minister Narendra Modi on 3 May 2015. The Chinese Foreign \
Ministry said the letter contained an apology for the border clash. A spokesman for the Indian Foreign Ministry said \
the letter did not contain an apology."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the tiny model and the package's tokenizer."""
    made = tmp_path / "model"
    shutil.copytree(FIXTURE, made)
    shutil.copy(WEIGHTS / "tokenizer.json", made)
    return made


def test_it_scores_a_pair_alike_in_both_orders(folder: Path) -> None:
    model = load_conflict_model(folder)
    assert model.score("They met.", "They did not meet.") == model.score("They did not meet.", "They met.") > 0.5
    assert model.score("They met.", "They talked.") < 0.5
    assert load_conflict_model(folder / "model.onnx").sha256 == model.sha256


def test_it_suggests_what_no_verdict_shows_and_changes_nothing_else(
    reading: Callable[..., Reading], folder: Path
) -> None:
    readings = [reading(LETTER, "2015-05-06")]
    without, found = relate(readings), relate(readings, conflict_model=load_conflict_model(folder))
    assert found.suggestions
    assert replace(found, suggestions=()) == without
    opposed = {(c.a.account, c.b.account) for c in found.comparisons if c.verdict in ("deny", "contradict")}
    assert opposed
    pairs = {(s.a, s.b) for s in found.suggestions}
    assert pairs.isdisjoint(opposed | {(b, a) for a, b in opposed})
    accounts = {a.id: a for p in found.propositions for a in p.accounts}
    assert all("silent" not in (accounts[s.a].stance, accounts[s.b].stance) for s in found.suggestions)
    assert all(0.5 <= s.score <= 1 for s in found.suggestions)


def test_the_export_has_a_list_of_them_only_where_a_model_was_asked(
    reading: Callable[..., Reading], folder: Path
) -> None:
    readings = [reading(LETTER, "2015-05-06")]
    found = json.loads(dump(relate(readings, conflict_model=load_conflict_model(folder))))
    assert set(found["suggestions"][0]) == {"proposition", "a", "b", "score", "model"}
    assert found["suggestions"][0]["model"] == load_conflict_model(folder).sha256
    assert "suggestions" not in json.loads(dump(relate(readings)))


def test_a_store_keeps_them_until_it_is_related_without_the_model(
    reading: Callable[..., Reading], folder: Path
) -> None:
    with open_writer(None) as writer:
        writer.put(reading(LETTER, "2015-05-06"), PageMetadata())
        told = relate_all(writer, load_conflict_model(folder)).suggestions
        event = next(p.event for p in writer.chronology().propositions if p.id == told[0].proposition)
        assert told[0] in writer.event(event).suggestions
        assert writer.chronology().suggestions == told
        assert relate_all(writer).suggestions == writer.chronology().suggestions == ()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda f: (f / "model.onnx").unlink(), "model.onnx: is not there; give a folder that holds model.onnx and"),
        (lambda f: (f / "tokenizer.json").unlink(), "tokenizer.json: is not there"),
        (lambda f: (f / "model.onnx").write_bytes(b"no network"), "model.onnx: is no ONNX network that can be run"),
        (lambda f: (f / "tokenizer.json").write_text("{}"), "tokenizer.json: is no tokenizer"),
        (lambda f: (f / "config.json").write_text("{"), "config.json: is no JSON"),
        (lambda f: (f / "config.json").unlink(), "--conflict-label NUMBER"),
        (lambda f: (f / "config.json").write_text('{"id2label": {"0": "LABEL_0"}}'), "names no label of contradiction"),
    ],
)
def test_a_model_that_cannot_be_used_is_named_with_its_mend(
    folder: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(folder)
    with pytest.raises(ConflictModelError) as error:
        load_conflict_model(folder)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_label_can_be_given_by_its_number(folder: Path) -> None:
    (folder / "config.json").unlink()
    assert load_conflict_model(folder, 2).score("They met.", "They did not meet.") > 0.5
    with pytest.raises(ConflictModelError, match="has 3 labels"):
        load_conflict_model(folder, 7)

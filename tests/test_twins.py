"""Each composed twin is read at least as well as its floors say, and its gold is in step with its source."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import rashomon
from gold.make import folders, made
from gold.scoring import ERRORS, Figures, Gold, score

HERE = Path(__file__).parent / "gold"
TWINS = [folder.name for folder in folders()]
FLOORS: dict[str, Figures] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


@cache
def figures(twin: str) -> Figures:
    gold = Gold(HERE / twin)
    return score(gold, rashomon.read([HERE / twin / "texts"], gold.metadata))


@pytest.mark.parametrize("twin", TWINS)
def test_a_twin_is_read_as_well_as_its_floors_say(twin: str) -> None:
    told = figures(twin)
    missed = {
        name: f"{told[name]}, not {floor}"
        for name, floor in FLOORS[twin].items()
        if (told[name] > floor if name in ERRORS else told[name] < floor)
    }
    assert not missed


@pytest.mark.parametrize("twin", TWINS)
def test_every_share_has_a_floor(twin: str) -> None:
    assert set(FLOORS[twin]) | {"stances", "chains", "nested_chains", "statuses"} >= set(figures(twin))


@pytest.mark.parametrize("twin", TWINS)
def test_the_gold_is_what_its_source_gives(twin: str) -> None:
    for name, content in made(HERE / twin).items():
        assert (HERE / twin / name).read_text(encoding="utf-8") == content


@pytest.mark.parametrize("twin", TWINS)
def test_quoted_words_stand_where_the_gold_says(twin: str) -> None:
    gold = Gold(HERE / twin)
    for kind in ("blocks", "times_places_actors"):
        for record in gold[kind]:
            if "start" in record:
                text = (HERE / twin / "texts" / record["file"]).read_bytes().decode("utf-8")
                assert text[record["start"] : record["end"]] == record["text"]


def test_five_of_the_twins_are_set_aside() -> None:
    rows = [line.split("\t") for line in (HERE / "SPLIT.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    assert sorted(twin for twin, _ in rows) == TWINS
    assert sorted(part for _, part in rows) == ["held"] * 5 + ["tune"] * (len(TWINS) - 5)


def test_no_twin_is_about_the_two_seed_reports() -> None:
    texts = [text.read_text(encoding="utf-8") for text in sorted(HERE.glob("*/texts/*.txt"))]
    assert not any(name in text for name in ("Erdogan", "Putin", "Turkey", "Turkish") for text in texts)

"""The benchmark of times: its figures on a composed document, and that they are those of the shared scorer."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.timeml import Text, Timex, edtf_of, prf, same_date, score, texts, timeml_of
from benchmarks.times import is_held, length_of, rows

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "scoring" / "score_timex.py"
TIMES = SHARED / "corpora" / "times"

DOCUMENT = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2014-09-10">2014-09-10</TIMEX3></DCT>
<TEXT>
Aid reached Bangui on <TIMEX3 tid="t1" type="DATE" value="2014-09-08">Monday</TIMEX3>. The truce held for
<TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3>; talks resume
<TIMEX3 tid="t3" type="DATE" value="2014-10">next month</TIMEX3>.
</TEXT></TimeML>
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "bangui.tml").write_text(DOCUMENT, "utf-8")
    return tmp_path


def test_a_composed_document_is_read_in_full(corpus: Path) -> None:
    head, *table = rows(corpus)
    figures = {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in table}
    for measure in ("strict", "relaxed", "value"):
        assert figures[f"dates {measure} P / R / F1"]["ours"] == "100.0 / 100.0 / 100.0"
        assert figures[f"dates {measure} P / R / F1"]["ours, no parse"] == "100.0 / 100.0 / 100.0"
    assert figures["duration: value, marking of found"]["ours, kinds told"] == "100, 100"


@pytest.mark.parametrize(
    ("kind", "words", "value"),
    [
        ("DURATION", "about two weeks", "P2W"),
        ("DURATION", "the past 24 hours", "PT24H"),
        ("DURATION", "decades-long", "PXY"),
        ("DURATION", "a decade", "P10Y"),
        ("SET", "every day", "P1D"),
        ("SET", "annually", "P1Y"),
        ("DATE", "two weeks ago", None),
    ],
)
def test_lengths_are_read_off_the_words(kind: str, words: str, value: str | None) -> None:
    assert length_of(kind, words) == value


def test_the_split_is_by_the_name_alone() -> None:
    assert [name for name in "abcdefghij" if is_held(name)] == ["b", "f", "h"]


@pytest.mark.parametrize(
    ("edtf", "timeml"),
    [
        ("2014-09-08", "2014-09-08"),
        ("2014-W37~", "2014-W37"),
        ("2014-09-06/2014-09-07", "2014-W36-WE"),
        ("2014-34", "2014-Q2"),
        ("198X", "198"),
        ("../2014-09-08", "2014-09-08"),
        ("2014-09-02/2014-09-08", None),
        (None, None),
    ],
)
def test_edtf_as_timeml_writes_it(edtf: str | None, timeml: str | None) -> None:
    assert timeml_of(edtf) == timeml


def test_a_day_is_no_month_and_a_time_of_day_is_left_out_only_if_the_gold_has_one() -> None:
    assert same_date("2014-W9", "2014-W09")
    assert same_date("2014-09-08", "2014-09-08TEV")
    assert not same_date("2014-09-08T10:00", "2014-09-08")
    assert not same_date("2014-09", "2014-09-08")
    assert edtf_of("PRESENT_REF") is None


def test_false_dates_cost_precision_and_false_durations_only_where_they_are_not_told() -> None:
    gold = [Text("a", "x" * 40, None, (Timex(0, 4, "DATE", "2014"),))]
    found = Timex(0, 4, "DATE", "2014")
    assert prf(score(gold, {"a": [found, Timex(9, 12, "DURATION", None)]}), "main", "value") == (100, 100, 100)
    assert prf(score(gold, {"a": [found, Timex(9, 12)]}), "main", "value")[0] == 50


@pytest.mark.skipif(not (SCORER.exists() and TIMES.exists()), reason="the shared scorer and corpus are not here")
def test_the_figures_are_those_of_the_shared_scorer() -> None:
    theirs = _scorer()
    gold, documents = list(texts(TIMES)), theirs.load(TIMES)
    assert [(t.text, t.created) for t in gold] == [(d.file.text, d.dct) for d in documents]
    # three readers that err in every way: shifted spans, other kinds and values, missing and false expressions
    for shift, step in ((0, 3), (1, 2), (40, 1)):
        ours = {t.name: [_spoilt(g, n, shift) for n, g in enumerate(t.gold) if n % step == 0] for t in gold}
        same = {
            f"{name}.txt": [theirs.Timex((p.start, p.end), p.type, p.value) for p in found]
            for name, found in ours.items()
        }
        expected, n = theirs.score(documents, same), score(gold, ours)
        for group, label in (("main", "date"), ("all", "all")):
            for measure, figures in expected[label].items():
                assert prf(n, group, measure) == pytest.approx((figures["p"], figures["r"], figures["f1"]))
        for kind, figures in expected["by kind"].items():
            assert n[kind, "gold"] == figures["gold"]
            assert 100 * n[kind, "relaxed"] / max(1, figures["gold"]) == pytest.approx(figures["recall"])
            told = 100 * n[kind, "value"] / max(1, n[kind, "relaxed"])
            assert told == pytest.approx(figures["value accuracy of found"])


def _spoilt(gold: Timex, number: int, shift: int) -> Timex:
    start = gold.start + (shift if number % 2 else 0)
    value = None if number % 5 == 4 else timeml_of(edtf_of(gold.value or "")) if number % 3 else gold.value
    return Timex(start, gold.end + shift, None if number % 4 else gold.type, value)


def _scorer() -> Any:
    sys.path.insert(0, str(SCORER.parent))
    try:
        spec = importlib.util.spec_from_file_location("score_timex", SCORER)
        assert spec is not None
        assert spec.loader is not None
        module: ModuleType = importlib.util.module_from_spec(spec)
        sys.modules["score_timex"] = module
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(SCORER.parent))

"""The figures of place benchmarks: on hand-made spans, and against the scorer that defines them where it is at hand."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from benchmarks.places import given, resolve_all
from benchmarks.places_baselines import ceiling, largest
from benchmarks.places_figures import count, figures
from benchmarks.places_gold import Gold, articles
from rashomon.model import Place, PlaceMention, Span

SHARED = Path(__file__).parents[3] / "shared"
GOLD = (
    Gold(0, 4, "Goma", "216281", "COD", "PPL", -1.67, 29.24),
    Gold(9, 14, "Kenya", "192950", "KEN", "PCLI", 1.0, 38.0),
)


def test_the_gold_scores_full_and_nothing_scores_nothing() -> None:
    right = [PlaceMention(Span("d", g.start, g.end), Place(g.name, g.country, None, g.lat, g.lon)) for g in GOLD]
    full = figures(*count(right, GOLD))
    assert {value for name, value in full.items() if name != "AUC"} == {100.0}
    assert full["AUC"] == 0.0
    none = figures(*count([], GOLD))
    assert {value for name, value in none.items() if name != "AUC"} == {0.0}
    assert none["AUC"] == 1.0


def test_a_country_is_the_same_entity_by_name_and_country_wherever_its_middle_is_put() -> None:
    far = [PlaceMention(Span("d", 9, 14), Place("Kenya", "KEN", None, -4.0, 39.6))]
    counts = figures(*count(far, GOLD[1:]))
    assert (counts["accuracy@161"], counts["same entity"]) == (0.0, 100.0)


@pytest.mark.skipif(not (SHARED / "scoring" / "score_places.py").exists(), reason="the scorer is not at hand")
@pytest.mark.parametrize("name", ["lgl.xml", "geovirus.xml"])
def test_the_figures_are_those_of_the_scorer_that_defines_them(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SHARED / "scoring"))
    path, limit = SHARED / "corpora" / "places" / name, 40
    read = list(articles(path, limit))
    for found in (resolve_all([(a, given(a)) for a in read]), [(a, largest(given(a))) for a in read]):
        counts: Counter[str] = Counter()
        errors = 0.0
        for article, mentions in found:
            own, error = count(mentions, article.gold)
            counts.update(own)
            errors += error
        ours = figures(counts, errors)
        theirs = scored(path, limit, {a.document.id: m for a, m in found})
        for figure in ("accuracy@161", "accuracy@161 of found", "same entity", "same entity of found", "AUC"):
            assert ours[figure] == pytest.approx(theirs[figure])
        for kind in ("strict", "relaxed"):
            assert ours[f"spans {kind} F1"] == pytest.approx(theirs["spans"][kind]["f1"])


def scored(path: Path, limit: int, found: dict[str, tuple[PlaceMention, ...]]) -> dict[str, Any]:
    """The scorer's figures."""
    scorer = import_module("score_places")
    places = {
        f"{document}.txt": [
            scorer.Place((m.span.start, m.span.end), m.place.name or "", m.place.country,
                         str(m.place.geonameid) if m.place.geonameid else None, m.place.lat, m.place.lon)
            for m in mentions
        ]
        for document, mentions in found.items()
    }  # fmt: skip
    result: dict[str, Any] = scorer.score(scorer.load(path, limit), places)
    return result


def test_the_ceiling_is_the_candidate_that_the_gold_calls_right(tmp_path: Path) -> None:
    text = "A fair opened in Birmingham."
    xml = (
        f"<articles><article docid='1'><text>{text}</text><toponyms><toponym><start>17</start><end>27</end>"
        "<phrase>Birmingham</phrase><gaztag geonameid='4049979'><name>Birmingham</name><fcode>PPLA2</fcode>"
        "<lat>33.52</lat><lon>-86.80</lon><country geonameid='6252001'>US</country></gaztag></toponym></toponyms>"
        "</article></articles>"
    )
    (tmp_path / "made.xml").write_text(xml, "utf-8")
    (article,) = articles(tmp_path / "made.xml")
    assert ceiling(article, given(article))[0].place.geonameid == 4049979
    assert largest(given(article))[0].place.country == "GBR"

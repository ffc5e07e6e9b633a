"""The benchmark of coded records: its reader of the format, its definitions, and what the reader makes of records
composed in that format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.plover_gsr import Record, Triple, country, load, read, rows, score


def record(event: str, text: str, sources: list[str], targets: list[str]) -> dict[str, Any]:
    def actors(codes: list[str]) -> list[dict[str, str]]:
        return [{"actorText": "", "code": code} for code in codes]

    return {"event": event, "text": text, "source": actors(sources), "target": actors(targets)}


RECORDS = [
    {"event": "DOCUMENT", "eventText": "what this file is"},
    record("THREATEN", "Kenya threatened to expel the Somali ambassador on Friday.", ["KEN"], ["SOM"]),
    record("FIGHT", "Ethiopian troops attacked Eritrean soldiers near the river, killing nine.", ["ETH"], ["ERI"]),
    record("CONSULT", "The foreign ministers of Peru and Chile held talks in Lima.", ["PER", "CHL"], []),
    record("DISAPPROVE", "Japan condemned North Korea over the launch of a missile.", ["JAP"], ["PRK"]),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "gsr.json"
    found.write_text(json.dumps(RECORDS), "utf-8")
    return found


def test_records_are_read_without_the_header_and_in_the_names_of_the_figures(path: Path) -> None:
    threat, fight, _, criticism = load(path)
    assert (threat.root, threat.sources, threat.targets) == ("THREATEN", ("KEN",), ("SOM",))
    assert (fight.root, criticism.root, criticism.sources) == ("ASSAULT", "ACCUSE", ("JPN",))


def test_actors_without_a_country_are_empty() -> None:
    assert [country(code) for code in ("USAGOV", "IGOUNO", "VTN", "US", None)] == ["USA", "", "VNM", "", ""]


@pytest.mark.parametrize(
    ("sources", "targets", "source", "target", "fits"),
    [
        (("KEN",), ("SOM",), "KEN", "SOM", True),
        (("KEN",), ("SOM",), "SOM", "KEN", False),
        (("PER", "CHL"), (), "CHL", "PER", True),
        (("PER", "CHL"), (), "PER", "PER", False),
        (("ZAF", "ZAF"), (), "ZAF", "ZAF", True),
        (("KEN",), (), "KEN", "", True),
        (("KEN",), (), "KEN", "SOM", False),
        ((), ("SOM",), "", "SOM", True),
    ],
)
def test_a_pair_fits_by_its_countries(
    sources: tuple[str, ...], targets: tuple[str, ...], source: str, target: str, *, fits: bool
) -> None:
    assert Record("", "ASSAULT", sources, targets).fits(Triple("", source, target)) is fits


def test_gold_as_prediction_is_whole_and_nothing_is_nothing(path: Path) -> None:
    records = load(path)
    gold = [(r, [Triple(r.root, r.sources[0], (*r.targets, *r.sources[1:])[0])]) for r in records]
    assert [round(f1, 1) for _, (_, _, f1) in score(gold)] == [100.0] * 3
    assert [f1 for _, (_, _, f1) in score((r, []) for r in records)] == [0.0] * 3


def test_a_wrong_root_counts_for_the_pair_alone() -> None:
    found = dict(score([(Record("", "ASSAULT", ("ETH",), ("ERI",)), [Triple("ACCUSE", "ETH", "ERI")])]))
    assert (found["root"][2], found["events"][2], round(found["pairs"][2])) == (0.0, 0.0, 100)


def test_the_reader_gives_triples_of_countries() -> None:
    assert Triple("ASSAULT", "ETH", "ERI") in read(RECORDS[2]["text"])


def test_the_table_has_every_figure(path: Path) -> None:
    table = rows(path)
    assert [row[0] for row in table] == ["figure", "root", "events", "pairs"]
    assert float(table[1][2]) >= 75.0

"""The demonstration corpus: every text is composed, dated and by nobody real, and it shows what it is meant to show."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from rashomon.demo import HERE, NOTICE, demo_metadata, demo_paths

LENGTHS = range(120, 261)  # words of a short report
SHORTER = {"2016-06-29-kiyi-postasi-gorusme.txt"}  # not English: stored, not read
REAL_OUTLETS = ("Reuters", "BBC", "Anadolu", "TASS", "Sputnik", "Newsweek", "Hurriyet", "Dawn", "Times of", "CNN")


@cache
def texts() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in demo_paths()}


def test_there_are_enough_reports_and_each_has_its_metadata() -> None:
    assert len(texts()) >= 26
    assert set(texts()) == set(demo_metadata())


def test_every_text_is_listed_as_composed() -> None:
    listed = re.findall(
        r"^\| `([^`]+\.txt)` \| .+ \|$", (HERE / "COMPOSED.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(listed) == sorted(texts())
    assert "composed" in NOTICE


@pytest.mark.parametrize("name", sorted(demo_metadata()))
def test_a_report_is_dated_short_and_published_by_nobody_real(name: str) -> None:
    given, text = demo_metadata()[name], texts()[name]
    assert given.published == name[:10]
    assert given.basis == "given"
    assert (given.outlet is None) == (given.kind == "statement") == (given.publisher is not None)
    assert not any(real in (given.outlet or "") for real in REAL_OUTLETS)
    assert name in SHORTER or len(text.split()) in LENGTHS
    assert "composed" not in text.casefold()


def test_statements_are_published_by_governments_and_offices() -> None:
    publishers = Counter(given.publisher for given in demo_metadata().values() if given.kind == "statement")
    assert publishers == {"office:RUS/president": 3, "government:IND": 1, "government:PAK": 1}


def test_a_reprint_has_the_same_words_and_another_outlet() -> None:
    copies = [name for name, text in texts().items() if list(texts().values()).count(text) > 1]
    assert len(copies) == 2
    assert len({demo_metadata()[name].outlet for name in copies}) == 2


def test_tolls_grow_from_report_to_report() -> None:
    assert "At least 31 dead" in texts()["2016-06-29-northern-wire-airport-31.txt"]
    assert "rose to 41" in texts()["2016-06-29-lanternfield-gazette-airport-41.txt"]
    assert "Forty-four people" in texts()["2016-06-30-lanternfield-gazette-airport-44.txt"]


def test_two_storylines_are_told() -> None:
    first = [name for name, text in texts().items() if re.search(r"\bTurk|Türk|Erdoğan", text)]
    second = [name for name, text in texts().items() if "Pakistan" in text]
    assert len(first) >= 20
    assert len(second) >= 8
    assert set(first).isdisjoint(second)

"""The composed look-alikes are well formed: marks stand where they say, both parts hold both sorts of pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from gold.events_reports import Part, cases

FOLDER = Path(__file__).parents[1] / "gold" / "events"


def test_every_mark_covers_its_words_and_no_brace_is_left() -> None:
    for case in cases(FOLDER):
        texts = {page.path.removesuffix(".txt"): page.content.decode() for page in case.pages}
        for mark in case.marks:
            words = texts[mark.report][mark.start : mark.end]
            assert words, case.name
            assert words == words.strip(), (case.name, words)


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_each_part_has_look_alikes_and_retellings(part: Part) -> None:
    pairs = [same for case in cases(FOLDER, part) for _, _, same in case.pairs()]
    assert pairs.count(True) > 100
    assert pairs.count(False) > 100
    assert len(cases(FOLDER)) >= 100


def test_a_third_of_the_reports_is_given_without_a_day() -> None:
    given = [page.given.published for case in cases(FOLDER) for page in case.pages]
    assert 0.25 < given.count(None) / len(given) < 0.4


def test_two_sides_of_one_event_count_neither_way(tmp_path: Path) -> None:
    text = "== a-2001 | calls\n-- X | -\nHe {wrote|A1} in the {call|A2}.\n-- Y | -\nThe {call|A2} and a {strike|B}.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (case,) = cases(tmp_path)
    found = [(a.event + a.side, b.event + b.side, same) for a, b, same in case.pairs()]
    assert found == [("A1", "B", False), ("A2", "A2", True), ("A2", "B", False), ("A2", "B", False)]


@pytest.mark.parametrize("body", ["one {report|A}", "{first|A}\n-- Y | -\n{broken|a}", "{first|A}\n-- Y | -\nnothing"])
def test_a_case_that_says_nothing_is_refused(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.txt").write_text(f"== a-2001 | calls\n-- X | -\n{body}\n", "utf-8")
    with pytest.raises(ValueError, match="a-2001"):
        cases(tmp_path)

"""Marked reports: what the tags say, and the faults that are named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training.markup import MarkupError, parse_marked, read_marked

HEAD = "=== lome-1 | region: Togo | shows: nesting, hedge\n"
BODY = (
    "<s1>The port's director</s1> <q1>said</q1> <c1><s2>two crews</s2> <q2>had denied</q2> "
    "<c2>they <na>never</na> <ya>docked</ya></c2></c1>.\n"
)
LINES = "---\n1 asserts person\n2 denies unnamed\n"
#: So many words in a row are no common turn of phrase.
PASSAGE = 10
COMPOSED = sorted((Path(__file__).parents[2] / "training" / "composed").glob("*.txt"))
GOLD = sorted((Path(__file__).parents[1] / "gold" / "statements").glob("*.txt"))


def test_tags_become_spans_of_the_text_without_them() -> None:
    (report,) = parse_marked(HEAD + BODY + LINES)
    outer, inner = report.attributions
    assert report.text == "The port's director said two crews had denied they never docked.\n"
    assert [report.text[a:b] for a, b in outer.content] == ["two crews had denied they never docked"]
    assert [report.text[a:b] for a, b in inner.source] == ["two crews"]
    assert [report.text[a:b] for a, b in report.negations[0].scope] == ["docked"]
    assert dict(report.facts) == {"region": "Togo", "shows": "nesting, hedge"}


def test_the_parent_is_the_smallest_content_around_the_cue_unless_said() -> None:
    (report,) = parse_marked(HEAD + BODY + LINES)
    assert [a.parent for a in report.attributions] == [None, 1]
    (told,) = parse_marked(HEAD + BODY + LINES.replace("2 denies unnamed", "2 denies unnamed parent=0"))
    assert [a.parent for a in told.attributions] == [None, None]


@pytest.mark.parametrize(
    ("marked", "fault"),
    [
        (BODY + LINES, "must begin with a line"),
        (HEAD + BODY.replace("</c2>", "") + LINES, "never closed: \\['c2'\\]"),
        (HEAD + BODY.replace("<s2>two", "<s2> two") + LINES, "no white space at its ends"),
        (HEAD + BODY + LINES.replace("denies", "refutes"), "not `number stance kind"),
        (HEAD + BODY + "---\n1 asserts person\n", "tags name"),
        (HEAD + BODY.replace("<ya>docked</ya>", "docked") + LINES, "must come together"),
        (HEAD + BODY + LINES.replace("unnamed", "unnamed parent=7"), "parent 7 is not there"),
        (HEAD + BODY + LINES.replace("person", "person parent=2"), "stands in itself"),
        (HEAD + BODY, "has no line `---`"),
    ],
)
def test_a_fault_names_report_and_fault(marked: str, fault: str) -> None:
    with pytest.raises(MarkupError, match=fault):
        list(parse_marked(marked, "here.txt"))


@pytest.mark.parametrize("path", [*COMPOSED, *GOLD], ids=lambda p: p.stem)
def test_every_marked_file_of_the_project_is_sound(path: Path) -> None:
    reports = read_marked(path)
    assert reports
    for report in reports:
        assert report.attributions, report.name
        for a in report.attributions:
            for start, end in (*a.source, *a.cue, *a.content):
                assert report.text[start:end].strip() == report.text[start:end] != ""


def passages(paths: list[Path]) -> set[tuple[str, ...]]:
    """All runs of `PASSAGE` words of marked files."""
    texts = [re.findall(r"\w+", report.text.lower()) for path in paths for report in read_marked(path)]
    return {tuple(words[n : n + PASSAGE]) for words in texts for n in range(len(words) - PASSAGE + 1)}


def test_no_passage_of_the_gold_stands_in_the_training_text() -> None:
    assert not passages(GOLD) & passages(COMPOSED)

"""Conflicts are planted grammatically, in every repetition, and found only where both sides are in the evidence."""

from __future__ import annotations

from random import Random

from benchmarks.planted import Clash, _hits, _telling
from benchmarks.planted_baseline import flags
from benchmarks.planted_changes import plants
from benchmarks.planted_clauses import Plant
from benchmarks.planted_reports import Marked, Report

FIRST = (
    "Blast in Palermo\nA blast killed seven miners near Palermo on Tuesday.\nThe seven miners came from abroad.\n"
    "Enzo Ferrante opened the shaft.\n"
)
SECOND = (
    "Police said a blast on Tuesday killed seven miners near Palermo.\nAnna Ferrante wept as Enzo Ferrante opened it.\n"
)


def report(name: str, text: str, *marks: tuple[str, str, str]) -> Report:
    """A report in which the last place of each word is marked (sort, word, chain)."""
    lines, start = [], 0
    for line in text.splitlines():
        lines.append((start, start + len(line)))
        start += len(line) + 1
    made = Report(name, "train", "story", text, tuple(lines), ())
    found = [
        Marked(sort, at, at + len(word), chain, made.sentence_at(at))
        for sort, word, chain in marks
        for at in [text.rindex(word)]
    ]
    return Report(name, "train", "story", text, tuple(lines), tuple(found))


def pair() -> tuple[Report, Report]:
    marks = (
        ("ACTION", "killed", "e1"),
        ("LOC", "Palermo", "l1"),
        ("TIME", "Tuesday", "t1"),
        ("ACTION", "opened", "e2"),
        ("HUMAN", "Enzo Ferrante", "h1"),
    )
    return report("a", FIRST, *marks), report("b", SECOND, *marks)


def planted() -> dict[str, Plant]:
    return {plant.kind: plant for plant in plants(*pair(), Random("seven"))}


def test_a_number_is_changed_wherever_the_report_repeats_it() -> None:
    text, places = planted()["number"].text()
    assert "seven miners" not in text
    assert len(places) == 2
    assert all(text[start:end].islower() for start, end in places)


def test_a_place_is_another_of_its_kind_in_the_headline_too() -> None:
    plant = planted()["place"]
    text, places = plant.text()
    assert plant.new in ("Catania", "Messina", "Trapani")
    assert [text[start:end] for start, end in places] == [plant.new] * 2


def test_a_weekday_is_another() -> None:
    text, _ = planted()["date"].text()
    assert "Tuesday" not in text
    assert "day." in text


def test_a_person_is_somebody_else_by_first_name_and_surname() -> None:
    text, _ = planted()["agent"].text()
    assert "Enzo" not in text
    assert "Ferrante" not in text
    assert "opened the shaft" in text


def test_a_verb_is_negated_as_english_does() -> None:
    found = {p.text()[0] for seed in range(8) for p in plants(*pair(), Random(seed)) if p.kind == "polarity"}
    assert any("did not kill seven" in text for text in found)
    assert any("Officials denied that a blast killed seven" in text for text in found)


def test_nothing_is_planted_where_the_other_report_gives_another_value() -> None:
    a, b = pair()
    other = Report(b.name, b.split, b.story, b.text.replace("seven", "three"), b.sentences, b.marks)
    assert "number" not in {p.kind for p in plants(a, other, Random(1))}


def test_found_needs_the_changed_words_and_the_event_on_the_other_side() -> None:
    plant = planted()["date"]
    text, places = plant.text()
    start = text.index("A blast")
    changed, other = (start, start + 20 + len("A blast killed seven miners near")), (0, 40)
    assert _hits(plant, [], [Clash((changed,), (other,))], text, places)
    assert not _hits(plant, [], [Clash(((0, 10),), (other,))], text, places)
    assert not _hits(plant, [Clash((changed,), (other,))], [Clash((changed,), (other,))], text, places)


def test_a_line_that_nobody_marked_tells_of_the_event_only_with_what_was_changed() -> None:
    a, b = pair()
    more = b.text + "Nobody was killed later.\nThey were killed near Palermo, the mayor said.\n"
    lines = (*b.sentences, (len(b.text), len(b.text) + 24), (len(b.text) + 25, len(more) - 1))
    plant = next(
        p for p in plants(a, Report(b.name, b.split, b.story, more, lines, b.marks), Random(1)) if p.kind == "place"
    )
    assert _telling(plant) == {0, 3}


def test_the_baseline_flags_like_sentences_that_differ_in_a_number() -> None:
    a, b = "A blast in the old mine killed 7 of the men there.", "A blast in the old mine killed 9 of the men there."
    assert list(flags(a, b)) == [((0, len(a)), (0, len(b)))]
    assert not list(flags(a, a))

"""The agreement matrix: signs and counts, each a link, the same for who cannot see it."""

from __future__ import annotations

import re

from rashomon.drawings.matrix import SIGNS, counted, matrix_of
from rashomon.drawings.svg import render
from rashomon.presenting.agreement import Agreement, Tally

SHOWN = Agreement(
    ("Villa Somalia", "State House", "The Quayside Post"),
    ("Somalia", "Kenya", "reports"),
    {(1, 0): Tally(agree=("p-1", "p-4"), deny=("p-2",)), (2, 0): Tally(differ=("p-3",))},
)


def drawn(shown: Agreement = SHOWN) -> str:
    return str(render(matrix_of(shown, lambda row: f"#row-{row}", "matrix")))


def test_each_count_has_a_sign_and_leads_to_the_first_row_it_counts() -> None:
    links = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"[^>]*>.*?<text[^>]*>([^<]+)</text></a>', drawn())
    assert links == [
        ("#row-p-1", "Villa Somalia and State House agree on 2 rows: go to the first", "= 2"),
        ("#row-p-2", "Villa Somalia and State House deny one another on 1 row: go to the first", "× 1"),
        ("#row-p-3", "Villa Somalia and The Quayside Post differ on 1 row: go to the first", "≠ 1"),
    ]


def test_no_kind_is_told_by_colour_alone() -> None:
    signs = [sign for sign, _ in SIGNS.values()]
    assert len(set(signs)) == len(signs) == 3
    assert "fill=" not in drawn().replace('fill="none"', "")


def test_a_tally_in_words() -> None:
    assert counted(SHOWN.tallies[(1, 0)]) == "agree on 2, deny one another on 1"


def test_voices_stand_with_their_number_and_side() -> None:
    words = re.findall(r"<text[^>]*>([^<]+)</text>", drawn())
    assert words[3:5] == ["1  Villa Somalia", "Somalia"]
    assert words[:3] == ["1", "2", "3"]


def test_sides_are_their_own_heading() -> None:
    sides = Agreement(("Kenya", "Somalia"), ("Kenya", "Somalia"), {(1, 0): Tally(deny=("p-1",))}, of_sides=True)
    assert drawn(sides).count("Somalia<") == 1
    assert "2 sides, each set beside each other" in drawn(sides)


def test_nothing_reads_like_a_grade() -> None:
    for word in ("score", "%", "reliab", "accura", "rank", "trust"):
        assert word not in drawn().casefold()


def test_hostile_names_are_inert_and_short() -> None:
    harm = "<script>\u202e" + "W" * 10_000
    shown = Agreement((harm, "B"), (harm, harm), {(1, 0): Tally(agree=("p",))})
    assert "<script" not in drawn(shown)
    assert all(len(label) < 60 for label in re.findall(r"<text[^>]*>([^<]*)<", drawn(shown)))

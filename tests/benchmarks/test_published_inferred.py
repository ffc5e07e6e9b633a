"""The benchmark of inferred publication dates, on two composed reports."""

from __future__ import annotations

from pathlib import Path

from benchmarks.published import rows


def test_an_interval_is_sound_if_it_holds_the_day_in_the_file_name(tmp_path: Path) -> None:
    text = "Envoys met in Beira\n\nThe accord was signed on 5 July 2009. Envoys met again to read it.\n"
    for name in ("post_2009-08-01_after", "post_2009-06-01_before"):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    table = dict(row for row in rows(sorted(tmp_path.glob("*.txt"))))
    assert table["sound"] == "1/2"
    assert table["not sound: post_2009-06-01_before"] == "2009-07-05/.."
    assert table["bounded"] == "0"

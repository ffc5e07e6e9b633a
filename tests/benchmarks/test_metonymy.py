"""The benchmark of place or actor: its reader of samples, and floors on composed sentences that were set aside."""

from __future__ import annotations

from pathlib import Path

from benchmarks.metonymy import case, read_relocar, rows
from training.uses import read_composed, set_aside

SAMPLES = """<?xml version="1.0" encoding="UTF-8"?>
<data>
<sample number="1">Salt &amp; fish went to <loc reading="lit">Malta</loc>.
</sample>
<sample number="2"><loc reading="met">Malta</loc> signed the pact.
</sample>
<sample number="3"><loc reading="mix">Malta</loc> is both.
</sample>
</data>
"""
#: Of the set-aside names the reader had 92 in a hundred right when the weights were made.
LEAST_RIGHT = 0.9


def test_samples_are_read_with_their_spans(tmp_path: Path) -> None:
    path = tmp_path / "set.xml"
    path.write_text(SAMPLES, "utf-8")
    (_, first), (_, second) = read_relocar(path)
    assert (first.text, first.text[first.start : first.end], first.actor) == (
        "Salt & fish went to Malta.",
        "Malta",
        False,
    )
    assert (second.start, second.actor) == (0, True)
    assert [row[0] for row in rows(path, None)][:3] == ["reading", "the commoner class", "rules alone"]


def test_rules_and_head_together_hold_their_floor_on_what_was_set_aside() -> None:
    cases = [case(m) for m in read_composed() if set_aside(m)]
    together = sum((c.decided >= 0.5) == c.actor for c in cases) / len(cases)
    alone = sum((c.ruled >= 0.5) == c.actor for c in cases) / len(cases)
    assert together >= LEAST_RIGHT
    assert together > alone + 0.05

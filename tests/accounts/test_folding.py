"""Folding: a claim and its denial stand in the row of what happened, and one number in one row."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Chronology, Dimension, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

SHELLING = """Chad accuses Niger

Chadian officials said that Niger's troops had shelled the village of Tessit on Monday. Niger's army denied that its \
troops had shelled Tessit."""
NOBODY = """Mali and Niger differ

Malian officials said that eight Malian soldiers were killed in an attack on a post near Menaka on Monday. Niger's \
army attacked the post on Monday and said that no soldiers were killed."""


def rows(found: Chronology, dimension: Dimension) -> dict[str, dict[str, tuple[str, str | None]]]:
    """For each row of a dimension, by its words, what each voice's stance and value are."""
    return {
        p.text: {a.voice: (a.stance, a.value) for a in p.accounts}
        for p in found.propositions
        if p.dimension == dimension
    }


def test_a_denial_joins_the_row_of_what_is_said_to_have_happened(reading: Read) -> None:
    found = relate([reading(SHELLING, "2019-05-08")])
    shelling = rows(found, "occurrence")["It happened: “Niger's troops had shelled the village of Tessit on Monday”"]
    assert shelling == {"Chadian officials": ("asserts", None), "Niger's army": ("denies", None)}
    assert not [p for p in found.propositions if p.key.startswith("claim:")]


def test_who_says_that_nobody_was_killed_answers_the_number_of_those_killed(reading: Read) -> None:
    (counts,) = rows(relate([reading(NOBODY, "2019-05-08")]), "number").items()
    assert counts[0].startswith("How many soldiers of Mali were killed")
    assert counts[1] == {"Malian officials": ("asserts", "8"), "Niger's army": ("denies", "0")}

"""Sayings: what a voice says beside what has a row already, in the table of the event it is said about."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Proposition, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

RAID = """After the raid

Rebels attacked a convoy near Gao on Monday, Mali's army said. An army spokesman said the convoy carried flour to the \
market. A rebel leader said the convoy had no permit for the road."""

#: Two reports of one shelling; the second goes on to a visit before voices speak of the shelling again.
SHELLED = """Shells hit clinic in Goma

Rwanda's army shelled a clinic in Goma on Monday, Congo's defence ministry said. Two nurses were killed."""
VISITED = """Goma buries two nurses

Rwanda's army shelled a clinic in Goma on Monday, killing two nurses. Congo's president visited the town on Tuesday. \
A doctor said the roof had carried a red cross. A farmer suggested that the gunners were drunk. A priest said that a \
school was being used as a ward."""


def sayings(reading: Read, *texts: str) -> list[Proposition]:
    """The rows of single clauses, said or denied."""
    found = relate([reading(text, "2019-05-08", text[:9]) for text in texts or (RAID,)])
    return [row for row in found.propositions if row.key.startswith(("said:", "unsaid:", "untrue:"))]


def test_what_voices_say_of_a_deed_stands_in_its_table(reading: Read) -> None:
    rows = {row.key: [(a.voice, a.stance) for a in row.accounts] for row in sayings(reading)}
    assert rows == {
        "said:the convoy carried flour to the market": [("An army spokesman", "asserts")],
        "unsaid:the convoy had no permit for the road": [("A rebel leader", "denies")],
    }
    assert len({row.event for row in sayings(reading)}) == 1


def test_nobody_is_silent_on_a_saying(reading: Read) -> None:
    assert not [a for row in sayings(reading) for a in row.accounts if a.stance == "silent"]


def test_a_clause_is_about_what_most_reports_tell_of(reading: Read) -> None:
    found = relate([reading(t, "2019-05-08", t[:9]) for t in (SHELLED, VISITED)])
    home = {row.key: row.event for row in found.propositions}
    shelled = next(event.id for event in found.events if len(event.mentions) > 1)
    assert home["said:the roof had carried a red cross"] == shelled


def test_what_is_only_suggested_is_weaker(reading: Read) -> None:
    rows = {row.key: [(a.voice, a.stance) for a in row.accounts] for row in sayings(reading, VISITED)}
    assert rows["said:that the gunners were drunk"] == [("A farmer", "weaker")]


def test_what_is_being_done_is_a_whole_clause(reading: Read) -> None:
    assert "said:that a school was being used as a ward" in {row.key for row in sayings(reading, VISITED)}


#: Clauses that say "not": in the words of those who deny something so, who cannot tell, who deny it.
DENIED = """After the raid

Rebels attacked a convoy near Gao on Monday, Mali's army said. A rebel leader maintained that the convoy had no permit \
for the road. A trader doubted that the convoy had carried flour. A clerk doubted that the lorries had not been \
weighed. An aide said the story of the toll was baseless. A driver said he had not known the owner of the convoy."""


def test_what_was_denied_is_told_from_the_words_of_the_denial(reading: Read) -> None:
    rows = {row.text: [(a.voice, a.stance) for a in row.accounts] for row in sayings(reading, DENIED)}
    assert rows == {
        "Denied in these words: “that the convoy had no permit for the road”": [("A rebel leader", "denies")],
        "What was denied: “that the convoy had carried flour”": [("A trader", "denies")],
        "What was denied: “that the lorries had not been weighed”": [("A clerk", "denies")],
        "Denied in these words: “the story of the toll was baseless”": [("An aide", "denies")],
        "What was said: “he had not known the owner of the convoy”": [("A driver", "asserts")],
    }


PHRASE = """Shells hit clinic in Goma

Rwanda's army shelled a clinic in Goma on Monday, Congo's army said. A trader put his losses at 40 sacks of flour."""


def test_what_is_said_without_a_clause_keeps_its_verb(reading: Read) -> None:
    rows = {row.key: [(a.voice, a.stance) for a in row.accounts] for row in sayings(reading, PHRASE)}
    assert rows["said:put his losses at 40 sacks of flour"] == [("A trader", "asserts")]

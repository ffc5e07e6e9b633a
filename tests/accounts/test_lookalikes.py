"""Look-alikes: two events of one kind that nobody should take for one, side by side with the reason."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Comparison, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

MANILA = """Modi telephones Duterte after blast

Indian Prime Minister Narendra Modi spoke by telephone with Philippine President Rodrigo Duterte to offer help, hours \
after a bomb attack in Jolo killed 20 people. Modi extended his condolences to the Philippine leader, Delhi said."""

MARAWI = """Modi and Duterte speak

Indian Prime Minister Narendra Modi called Philippine President Rodrigo Duterte to express condolences over an attack \
in the city of Zamboanga, the palace in Manila said."""

GAMES = """Chad proposes talks in N'Djamena

Unlike the previous peace talks in Khartoum, the new plan leaves out the African Union. Chad invited the Sudanese \
government and the rebels to meet in N'Djamena."""


def told_apart(reading: Read, *texts: str) -> dict[frozenset[str], Comparison]:
    """The look-alikes of reports without dates, by the words shown of both."""
    found = relate(reading(text, None, f"report{n}") for n, text in enumerate(texts))
    documents = {r.document.id: r.document for r in found.readings}
    return {
        frozenset(documents[s.evidence[0].document].quote(s.evidence[0]) for s in (c.a, c.b)): c
        for c in found.comparisons
        if c.verdict == "different_event"
    }


def test_two_condolences_without_dates_are_told_apart_by_what_they_answer(reading: Read) -> None:
    found = told_apart(reading, MANILA, MARAWI)
    alike = found[frozenset({"Modi extended his condolences to the Philippine leader", "to express condolences"})]
    assert "Jolo" in alike.why
    assert "Zamboanga" in alike.why


def test_two_calls_are_told_apart_by_the_attacks_that_they_came_after(reading: Read) -> None:
    calls = [c for c in told_apart(reading, MANILA, MARAWI).values() if "spoke by telephone" in c.why]
    assert any("the one came after" in c.why for c in calls)


def test_the_order_of_reports_does_not_matter(reading: Read) -> None:
    assert set(told_apart(reading, MANILA, MARAWI)) == set(told_apart(reading, MARAWI, MANILA))


def test_calls_on_days_of_the_week_that_lie_apart_are_two(reading: Read) -> None:
    first = "Modi and Abe speak\n\nNarendra Modi and Shinzo Abe spoke by telephone on Tuesday, Tokyo said."
    second = "Two leaders confer\n\nShinzo Abe telephoned Narendra Modi on Sunday, the Japanese cabinet office said."
    reasons = [c.why for c in told_apart(reading, first, second).values()]
    assert any("the days differ" in why for why in reasons)


def test_days_next_to_each_other_may_be_one_day_in_two_zones(reading: Read) -> None:
    first = "Modi and Abe speak\n\nNarendra Modi and Shinzo Abe spoke by telephone on Monday, Tokyo said."
    second = "Two leaders confer\n\nShinzo Abe telephoned Narendra Modi on Sunday, the Japanese cabinet office said."
    assert not any("the days differ" in c.why for c in told_apart(reading, first, second).values())


def test_previous_talks_stand_beside_the_ones_proposed_now(reading: Read) -> None:
    found = told_apart(reading, GAMES)
    assert any("previous peace talks in Khartoum" in words for pair in found for words in pair)


def test_what_is_talked_about_is_not_shown_as_like_the_talk(reading: Read) -> None:
    text = "Envoys talk\n\nIndia's and China's ministers discussed a possible meeting of their leaders in Bishkek."
    assert not told_apart(reading, text)

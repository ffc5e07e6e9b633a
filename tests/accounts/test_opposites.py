"""Opposite clauses: one predicate, shared arguments, one of the two denied, by voices of different sides."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

OFFERED = """Kenya on envoys

Kenya's Foreign Ministry said that Somalia had offered envoys for talks on the border on Monday."""
NOT_OFFERED = """Somalia on envoys

{voice} said on Monday that it had not offered any envoys for talks on the border with Kenya."""


def denials(reading: Read, voice: str, day: str) -> list[str]:
    """How a report of a day in which a voice denies the offer stands to the report that tells of it."""
    texts = (OFFERED, "2019-05-08"), (NOT_OFFERED.format(voice=voice), day)
    found = relate(reading(text, published, f"report{n}") for n, (text, published) in enumerate(texts))
    return [c.why for c in found.comparisons if c.verdict == "deny"]


def test_what_one_side_says_and_another_denies_in_the_same_words(reading: Read) -> None:
    assert denials(reading, "Somalia's government", "2019-05-08") == [
        "Kenya's Foreign Ministry says “that Somalia had offered envoys for talks on the border on Monday”; "
        "Somalia's government denies it: “that it had not offered any envoys for talks on the border with Kenya”."
    ]


def test_one_side_never_denies_itself(reading: Read) -> None:
    assert denials(reading, "Kenya's government", "2019-05-08") == []


def test_reports_far_apart_in_time_speak_of_different_things(reading: Read) -> None:
    assert denials(reading, "Somalia's government", "2019-08-20") == []


MET = """Talks in Trieste

Slovenian Foreign Minister Janez Novak and Croatian Foreign Minister Ivo Horvat met in Trieste for two hours, a Swiss \
official said. Croatian police opened fire on a Slovenian boat in the Bay of Piran on Monday."""
NOT_MET = """Croatia on envoys

Croatia denied on Thursday that an envoy of Croatian President Ante Maric had met Slovenian President Luka Kranjc in \
{place}. Croatian police opened fire on a Slovenian boat in the Bay of Piran on Monday."""


def test_a_meeting_in_one_town_is_not_denied_by_who_denies_one_in_another(reading: Read) -> None:
    def denied(place: str) -> bool:
        texts = MET, NOT_MET.format(place=place)
        found = relate(reading(text, "2003-08-15", f"report{n}") for n, text in enumerate(texts))
        return any(c.verdict == "deny" for c in found.comparisons)

    assert denied("Trieste")
    assert not denied("Ljubljana")

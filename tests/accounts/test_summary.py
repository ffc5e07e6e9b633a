"""The line that sums up an event: agreed, disputed and left out, each piece with its citation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Chronology, Event, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

CALL = """Egypt and Ethiopia speak

Egyptian President Abdel Fattah el-Sisi and Ethiopian Prime Minister Abiy Ahmed spoke by telephone on 3 March 2021. \
The Egyptian presidency confirmed the call and said the leaders had spoken about water sharing. Abiy's office \
confirmed the call."""
LETTER = """Beijing and Delhi differ

Chinese President Xi Jinping wrote a letter to Indian Prime Minister Narendra Modi on 3 May 2015. The Chinese Foreign \
Ministry said the letter contained an apology for the border clash. A spokesman for the Indian Foreign Ministry said \
the letter did not contain an apology."""
RAID = """Caracas denies it

Venezuela denied that any Colombian troops had crossed the border."""
CHARGE = """Seoul and Pyongyang

South Korea accused North Korea of sinking a warship. North Korea denied the charge."""
BLAST = """Blast in Lagos

A bomb killed at least 12 people at a market in Lagos on Monday, police said."""
REGRET = LETTER + " An Indian diplomat said the letter had only expressed regret."
SORROW = LETTER + " An Indian diplomat said the letter had expressed regret."
NEVER_MET = """Talks in Paris

Kenyan President Uhuru Kenyatta and Somali President Mohamed Abdullahi were both in Paris on Monday. The two men did \
not meet in Paris."""
UNINVITED = """Talks in Nairobi

Uganda was not invited to the talks in Nairobi on Monday. Kenya's foreign minister opened them."""
SUMMIT = """Presidents to meet

Kenyan President Uhuru Kenyatta and Somali President Mohamed Abdullahi will meet in Nairobi on 9 June 2019, Kenya's \
Foreign Ministry said."""
TRUCE = """Truce in Yemen

The government of Yemen and the Houthis may sign a truce, a diplomat said."""


def chronology(reading: Read, *texts: str, published: str | None = "2019-05-06") -> Chronology:
    """The chronology of reports of one day."""
    return relate(reading(text, published, f"report{n}") for n, text in enumerate(texts))


def about(found: Chronology, words: str) -> Event:
    """The event whose summary begins with these words."""
    (event,) = (event for event in found.events if event.summary.text.startswith(words))
    return event


def test_a_call_that_both_sides_confirm_and_what_one_of_them_leaves_out(reading: Read) -> None:
    text = about(chronology(reading, CALL), "A telephone call").summary.text
    assert text.startswith(
        "A telephone call between Abdel Fattah el-Sisi and Abiy Ahmed on 3 March 2021, confirmed by both sides "
        "(the Egyptian presidency and Abiy's office)"
    )
    assert "they spoke of water (the Egyptian presidency)" in text
    assert text.endswith("; not in the text we have of Abiy's office: water.")


def test_a_denial_stands_beside_its_claim(reading: Read) -> None:
    text = about(chronology(reading, LETTER), "“Chinese President Xi Jinping wrote").summary.text
    assert "; an apology: said by the Chinese Foreign Ministry, denied by a spokesman for the Indian Foreign" in text


def dispute(reading: Read, report: str) -> str:
    """What the letter's line tells of the apology, between its semicolons."""
    text = about(chronology(reading, report), "“Chinese President Xi Jinping wrote").summary.text
    (told,) = (piece for piece in text.split("; ") if piece.startswith("an apology:"))
    return told


def test_who_says_less_than_the_claim_is_not_counted_with_who_makes_it(reading: Read) -> None:
    told = dispute(reading, SORROW)
    assert told.startswith("an apology: said by the Chinese Foreign Ministry, said less firmly by ")


def test_who_says_that_there_was_no_more_says_nothing_of_the_claim(reading: Read) -> None:
    assert dispute(reading, REGRET) == dispute(reading, LETTER)


def test_only_before_a_time_is_no_limit(reading: Read) -> None:
    later = LETTER + " An Indian diplomat said the letter had expressed regret only days after the clash."
    assert dispute(reading, later) == dispute(reading, SORROW)


def test_a_denial_of_words_with_a_no_in_them_is_still_one(reading: Read) -> None:
    zone = RAID.replace("any Colombian troops", "any Colombian troops in the no-fly zone")
    text = about(chronology(reading, zone), "“any Colombian troops").summary.text
    assert "according to Venezuela" not in text
    assert "by Venezuela" in text


def test_a_report_that_says_it_did_not_happen_is_no_denier(reading: Read) -> None:
    text = about(chronology(reading, NEVER_MET), "A meeting").summary.text
    assert text.endswith(", which did not happen, according to a report.")


def test_words_that_say_not_are_told_by_who_says_them(reading: Read) -> None:
    event = about(chronology(reading, UNINVITED), "“Uganda was not invited")
    assert "denied" not in event.summary.text
    assert "did not happen" not in event.summary.text


def test_what_is_only_denied_is_not_told_as_a_fact(reading: Read) -> None:
    text = about(chronology(reading, RAID), "“any Colombian troops").summary.text
    assert text.endswith(", denied by Venezuela.")


def test_a_line_that_ends_in_a_short_form_has_one_stop(reading: Read) -> None:
    shoal = RAID.replace("Venezuela denied", "President Ferdinand Marcos Jr. denied").replace("Colombian", "Philippine")
    text = about(chronology(reading, shoal, published="2024-05-06"), "“any Philippine troops").summary.text
    assert text.endswith(", denied by Ferdinand Marcos Jr.")


def test_who_is_named_within_a_sentence_has_an_article(reading: Read) -> None:
    told = RAID.replace("Venezuela denied", "The United States denied")
    text = about(chronology(reading, told), "“any Colombian troops").summary.text
    assert text.endswith(", denied by the United States.")


def test_a_charge_has_its_maker_and_its_denier(reading: Read) -> None:
    text = about(chronology(reading, CHARGE), "“South Korea accused North Korea").summary.text
    assert text.endswith("; the charge is made by South Korea, denied by North Korea.")


def test_a_number_stands_with_who_says_it(reading: Read) -> None:
    text = about(chronology(reading, BLAST), "“Blast in Lagos").summary.text
    assert "; at least 12 killed (police)" in text


def test_what_is_planned_or_possible_is_called_so(reading: Read) -> None:
    planned = about(chronology(reading, SUMMIT), "A planned").summary.text
    assert planned.startswith("A planned meeting between Uhuru Kenyatta and Mohamed Abdullahi on 9 June 2019")
    assert "according to Kenya's Foreign Ministry" in planned
    assert about(chronology(reading, TRUCE), "Possible: ").status == "possible"


def test_no_date_is_told_where_none_is_known(reading: Read) -> None:
    assert " on " not in about(chronology(reading, CHARGE, published=None), "“South Korea accused").summary.text


@pytest.mark.parametrize("report", [CALL, LETTER, RAID, CHARGE, BLAST, SUMMIT, TRUCE])
def test_every_piece_names_what_it_rests_on(reading: Read, report: str) -> None:
    found = chronology(reading, report)
    texts = {r.document.id: r.document.text for r in found.readings}
    accounts = {a.id for p in found.propositions for a in p.accounts}
    for event in found.events:
        assert event.summary.text == "".join(part.text for part in event.summary.parts)
        for part in event.summary.parts:
            assert part.evidence
            assert set(part.accounts) <= accounts
            assert set(part.propositions) <= {p.id for p in found.propositions if p.event == event.id}
            assert all(texts[span.document][span.start : span.end].strip() for span in part.evidence)


def test_the_order_of_reports_changes_no_summary(reading: Read) -> None:
    readings = [reading(text, "2019-05-06", f"report{n}") for n, text in enumerate((CALL, LETTER, RAID, BLAST, SUMMIT))]
    first, second = ([e.summary for e in relate(each).events] for each in (readings, readings[::-1]))
    assert first == second


def test_who_is_only_accused_is_not_told_as_the_one_who_did_it(reading: Read) -> None:
    text = BLAST + " Boko Haram carried out the attack, Nigeria's army said."
    event = about(chronology(reading, text), "“Blast in Lagos”")
    assert [p.actor for p in event.participants if p.role == "actor"] == []
    assert [p.actor for p in event.accused] == ["organisation:boko-haram"]
    assert "; blamed on Boko Haram by Nigeria's army" in event.summary.text

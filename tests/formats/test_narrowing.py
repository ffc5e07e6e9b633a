"""A chronology narrowed to some events keeps what is theirs, and nothing in it points at what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

import composed
from rashomon.formats.json import to_record
from rashomon.formats.narrowing import narrowed
from rashomon.formats.registry import format_named
from rashomon.model import Actor, ComparedSide, Comparison, Correction, Link, Rejected, Span

LETTER = narrowed(composed.CHRONOLOGY, ["e-letter"])
MEETING = narrowed(composed.CHRONOLOGY, ["e-meeting"])


def test_all_of_its_events_are_the_whole_but_for_actors_that_nothing_names() -> None:
    chronology = replace(composed.CHRONOLOGY, actors=(*composed.ACTORS, Actor("state:PER", "Peru", "state", "PER")))
    assert narrowed(chronology, ["e-letter", "e-meeting"]) == composed.CHRONOLOGY


def test_an_event_takes_its_documents_propositions_and_comparisons_with_it() -> None:
    assert [event.id for event in LETTER.events] == ["e-letter"]
    assert {reading.document.outlet for reading in LETTER.readings} == {"The Quayside Post", "Radio Bondeni"}
    assert [p.id for p in LETTER.propositions] == ["p-1", "p-2"]
    assert [c.id for c in LETTER.comparisons] == ["k-1"]
    assert [event.id for event in MEETING.events] == ["e-meeting"]
    assert {reading.document.outlet for reading in MEETING.readings} == {"The Quayside Post"}
    assert (MEETING.propositions, MEETING.comparisons) == ((), ())


def test_a_link_to_an_event_that_is_left_out_is_left_out_too() -> None:
    assert composed.CHRONOLOGY.links
    assert LETTER.links == ()
    record = to_record(MEETING)
    known = {event["id"] for event in record["events"]}
    assert {mention["event"] for mention in record["event_mentions"]} <= known


def spoken_for(own: Span | None) -> tuple[Actor, ...]:
    """The actors, of whom one is known by the radio's words to speak for Kenya; of the post's by others or by none."""
    spokesman = composed.span(composed.RADIO_DOCUMENT, "a spokesman")
    kept = narrowed(
        replace(
            composed.CHRONOLOGY,
            actors=(replace(composed.ACTORS[0], side_evidence=spokesman), *composed.ACTORS[1:]),
            readings=(
                replace(composed.POST_READING, actors=(replace(composed.ACTORS[0], side_evidence=own),)),
                composed.RADIO_READING,
            ),
        ),
        ["e-meeting"],
    )
    return tuple(actor for actor in kept.actors if actor.id == composed.ACTORS[0].id)


def test_a_side_whose_evidence_stands_in_a_document_that_is_left_out_keeps_its_words() -> None:
    (actor,) = spoken_for(None)
    assert actor.side_evidence == "“a spokesman” (State House: letter brings no end to flight ban)"
    here = composed.span(composed.POST_DOCUMENT, "a State House spokesman")
    (actor,) = spoken_for(here)
    assert actor.side_evidence == here


@pytest.mark.parametrize("format_", ["rdf", "followthemoney", "json"])
def test_it_is_written_with_them(format_: str) -> None:
    spokesman = composed.span(composed.RADIO_DOCUMENT, "a spokesman")
    actors = (replace(composed.ACTORS[0], side_evidence=spokesman), *composed.ACTORS[1:])
    files = format_named(format_).files(narrowed(replace(composed.CHRONOLOGY, actors=actors), ["e-meeting"]))
    assert any("“a spokesman”".encode() in file.content for file in files)


def test_a_reprint_of_a_kept_document_is_kept_for_it_was_carried() -> None:
    copy = replace(
        composed.RADIO_READING.document, id="copy", outlet="Mtoni News", carrier_of=composed.RADIO_DOCUMENT.id
    )
    other = replace(composed.RADIO_READING.document, id="other", outlet="The Mile Seven Mail")
    whole = replace(
        composed.CHRONOLOGY,
        readings=(*composed.READINGS, *(replace(composed.RADIO_READING, document=d) for d in (copy, other))),
    )
    kept = {reading.document.id for reading in narrowed(whole, ["e-letter"]).readings}
    assert kept == {composed.POST_DOCUMENT.id, composed.RADIO_DOCUMENT.id, "copy"}


def test_a_comparison_with_another_event_keeps_the_words_and_drops_the_account() -> None:
    meeting = composed.span(composed.POST_DOCUMENT, "The two may meet in Kampala")
    beside = Comparison(
        "k-2",
        None,
        None,
        "content",
        ComparedSide("c-1", composed.SOMALIA_SAYS.content, composed.SOMALIA_SAYS.chain),
        ComparedSide(None, (meeting,), ()),
        "different_event",
        None,
        "Alike, but two events.",
    )
    whole = replace(composed.CHRONOLOGY, comparisons=(composed.DENIAL, beside))
    (found,) = narrowed(whole, ["e-meeting"]).comparisons
    assert (found.id, found.a.account) == ("k-2", None)
    assert found.a.evidence == composed.SOMALIA_SAYS.content
    assert [c.a.account for c in narrowed(whole, ["e-letter"]).comparisons] == ["c-1", "c-1"]


def test_a_correction_stays_with_the_mentions_it_is_about() -> None:
    first, third = ((r.event_mentions[0].span,) for r in (composed.POST_READING, composed.RADIO_READING))
    said = Correction("same", first, third, "2026-01-02T03:04:05+00:00")
    whole = replace(composed.CHRONOLOGY, corrections=(said,))
    assert len(narrowed(whole, ["e-letter"]).corrections) == 1
    assert narrowed(whole, ["e-meeting"]).corrections == ()


def test_order_is_that_of_the_chronology_whatever_is_asked_for_first() -> None:
    a, b = (narrowed(composed.CHRONOLOGY, asked) for asked in (["e-meeting", "e-letter"], ["e-letter", "e-meeting"]))
    assert a == b
    assert a.links == (Link("e-letter", "e-meeting", "announces", "the letter speaks of a meeting"),)


def test_who_gave_an_account_that_a_person_rejected_is_kept() -> None:
    voice = Actor("person:asha-noor", "Asha Noor", "person", "SOM", side="state:SOM")
    account = replace(composed.PROMISE.accounts[0], actor=voice.id, side="state:SOM")
    wrong = Rejected(1, account, "the letter promised a road", "content", "2026-05-03T10:00:00+00:00")
    letter = replace(composed.LETTER, rejected=(wrong,))
    told = replace(
        composed.CHRONOLOGY, events=(letter, composed.MEETING), actors=(*composed.ACTORS, voice), propositions=()
    )
    assert voice in narrowed(told, ["e-letter"]).actors
    assert voice not in narrowed(told, ["e-meeting"]).actors

"""What counts for an actor: its parts in events, its partners, its accounts and its names."""

from __future__ import annotations

from dataclasses import replace

import composed
from counted_events import ACTORS, account, event, proposition
from rashomon.counting.actors import ActorName, Partner, actor_events, actor_names, partners, voice_accounts
from rashomon.model import ActorMention, ActorReading, Participant

HOME = {actor.id: actor for actor in composed.ACTORS}


def test_what_an_office_does_counts_for_it_and_for_its_state() -> None:
    counted = [(e.actor, e.part, e.event, e.status) for e in actor_events(enumerate(composed.CHRONOLOGY.events), HOME)]
    assert counted == [
        ("office:KEN/president", "did", "e-letter", "occurred"),
        ("state:KEN", "did", "e-letter", "occurred"),
        ("office:SOM/president", "received", "e-letter", "occurred"),
        ("state:SOM", "received", "e-letter", "occurred"),
        ("office:KEN/president", "did", "e-meeting", "possible"),
        ("office:SOM/president", "did", "e-meeting", "possible"),
        ("state:KEN", "did", "e-meeting", "possible"),
        ("state:SOM", "did", "e-meeting", "possible"),
    ]


def test_a_state_named_beside_its_government_counts_once() -> None:
    talks = event("talks", None, ["state:UGA", "government:UGA"], ["state:RWA"])
    assert [e.actor for e in actor_events([(0, talks)], ACTORS) if e.part == "did"] == ["government:UGA", "state:UGA"]


def test_who_is_only_accused_did_nothing() -> None:
    raid = replace(event("raid", None, []), accused=(Participant("actor", "organisation:lake-front"),))
    assert [(e.actor, e.part) for e in actor_events([(0, raid)], ACTORS)] == [("organisation:lake-front", "accused")]


def test_partners_are_parties_met_in_what_happened() -> None:
    events = [
        event("call", None, ["person:amina-okello"], ["office:RWA/president"]),
        event("summit", None, ["person:amina-okello", "state:RWA"]),
        event("plan", None, ["person:amina-okello"], ["state:BDI"], status="planned"),
    ]
    met = partners(enumerate(events), ACTORS)
    assert Partner("person:amina-okello", "state:RWA", did=1, received=0, together=1) in met
    assert Partner("office:RWA/president", "state:UGA", did=0, received=1, together=0) in met
    assert Partner("state:UGA", "state:RWA", did=1, received=0, together=1) in met
    assert not any("state:BDI" in (partner.actor, partner.partner) for partner in met)


def test_accounts_count_for_the_voice_and_the_side_it_speaks_for() -> None:
    numbers = {"e-letter": 0, "e-meeting": 1}
    counted = [(v.actor, v.stance, v.account) for v in voice_accounts(composed.CHRONOLOGY.propositions, numbers, HOME)]
    assert counted == [
        ("office:SOM/president", "asserts", "c-1"),
        ("state:SOM", "asserts", "c-1"),
        ("office:KEN/president", "denies", "c-2"),
        ("state:KEN", "denies", "c-2"),
        ("office:KEN/president", "denies", "c-3"),
        ("state:KEN", "denies", "c-3"),
        ("office:SOM/president", "silent", "c-5"),
        ("state:SOM", "silent", "c-5"),
    ]


def test_what_only_likeness_lays_on_a_row_is_no_account_of_it() -> None:
    row = proposition("p", "letter", account("c", "d", "Uganda", actor="state:UGA", likened=True))
    assert list(voice_accounts([row], {"e-letter": 0}, ACTORS)) == []


def test_names_are_those_of_documents_that_are_no_reprints() -> None:
    assert actor_names(composed.READINGS) == [ActorName("office:SOM/president", "Villa Somalia", "metonym", 1, 1)]
    reprint = replace(composed.POST_READING, document=replace(composed.POST_DOCUMENT, carrier_of="d-original"))
    assert actor_names([reprint]) == []


def test_capitals_make_no_other_name_and_pronouns_none() -> None:
    document = composed.document_of("The letter\n\nThe Kenyan leader wrote; the Kenyan leader said he had.", "x", "X")
    readings: tuple[tuple[str, ActorReading], ...] = (
        ("The Kenyan leader", "title"),
        ("the Kenyan leader", "title"),
        ("he", "pronoun"),
    )
    mentions = tuple(
        ActorMention(composed.span(document, words), "office:KEN/president", reading) for words, reading in readings
    )
    reading = replace(composed.RADIO_READING, document=document, actor_mentions=mentions)
    assert actor_names([reading]) == [ActorName("office:KEN/president", "The Kenyan leader", "title", 2, 1)]

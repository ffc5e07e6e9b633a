"""Participants, times and places of event mentions, and what is left open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.edtf import make_date
from rashomon.encoder.parser import parse_document
from rashomon.grounding.happenings import resolve_event_mentions
from rashomon.happenings.mentions import find_event_mentions
from rashomon.model import (
    ActorExpression,
    ActorMention,
    Document,
    EventMention,
    Place,
    PlaceExpression,
    PlaceMention,
    Span,
    TimeExpression,
    TimeMention,
)

Resolve = Callable[..., list[EventMention]]
ASWAN = Place("Aswan", "EGY", 359792, 24.09, 32.9, "city")
EGYPT = Place("Egypt", "EGY", 357994, 27.0, 30.0, "country")


@pytest.fixture
def resolve(document: Callable[..., Document]) -> Resolve:
    """Mentions of a text whose actors, times and places are given by word with their values."""

    def run(
        text: str,
        actors: dict[str, str] | None = None,
        times: dict[str, str] | None = None,
        places: dict[str, Place] | None = None,
        published: str | None = None,
    ) -> list[EventMention]:
        page = document(text, published)

        def at(word: str) -> Span:
            start = text.index(word)
            return Span(page.id, start, start + len(word))

        parse = parse_document(page)
        people = tuple(ActorMention(at(w), a, "name") for w, a in (actors or {}).items())
        whens = tuple(
            TimeMention(at(w), make_date(d), "explicit", "date", None, "the words name it")
            for w, d in (times or {}).items()
        )
        wheres = tuple(PlaceMention(at(w), p) for w, p in (places or {}).items())
        told = find_event_mentions(
            page,
            parse,
            tuple(ActorExpression(p.span, "name", (p.actor,)) for p in people),
            tuple(TimeExpression(t.span, "date", "test") for t in whens),
            tuple(PlaceExpression(p.span) for p in wheres),
            (),
        )
        return list(resolve_event_mentions(page, parse, told, people, whens, wheres, ()))

    return run


def test_fillers_become_participants(resolve: Resolve) -> None:
    (mention,) = resolve("Chad expelled the Libyan envoy.", {"Chad": "state:TCD", "Libyan": "state:LBY"})
    assert [(p.role, p.actor) for p in mention.participants] == [("actor", "state:TCD"), ("recipient", "state:LBY")]


def test_an_attack_on_a_place_befalls_its_state(resolve: Resolve) -> None:
    (mention,) = resolve(
        "Egypt is a republic. Gunmen attacked a mosque in Aswan.", {"Egypt": "state:EGY"}, places={"Aswan": ASWAN}
    )
    assert [(p.role, p.actor) for p in mention.participants] == [("recipient", "state:EGY")]
    assert mention.place == ASWAN


def test_what_happens_at_a_border_befalls_neither_state_by_that_alone(resolve: Resolve) -> None:
    border = Place("the Egyptian border", country="EGY", feature="border")
    text = "Egypt is a republic. Gunmen attacked a convoy near the Egyptian border."
    (mention,) = resolve(text, {"Egypt": "state:EGY"}, places={"the Egyptian border": border})
    assert mention.participants == ()
    assert mention.place == border


def test_the_most_specific_place_is_kept(resolve: Resolve) -> None:
    (mention,) = resolve("Rebels attacked a convoy in Aswan in Egypt.", places={"Egypt": EGYPT, "Aswan": ASWAN})
    assert mention.place == ASWAN


def test_a_bound_time_is_the_events_own(resolve: Resolve) -> None:
    (mention,) = resolve("Chad expelled the envoy on 3 May 2019.", {"Chad": "state:TCD"}, {"3 May 2019": "2019-05-03"})
    assert (mention.time.date.edtf, mention.time.status) == ("2019-05-03", "explicit")


def test_the_publication_date_is_never_the_events_own(resolve: Resolve) -> None:
    text = "A quiet week ended.\nChad expelled the Libyan envoy."
    (mention,) = resolve(text, {"Chad": "state:TCD"}, published="2019-05-04")
    assert not mention.time.date.known


def test_what_the_lead_tells_as_past_happened_by_the_day_of_publication(resolve: Resolve) -> None:
    text = "Chad expelled the Libyan envoy."
    (dated,), (undated,) = (
        resolve(text, {"Chad": "state:TCD"}, published="2019-05-04"),
        resolve(text, {"Chad": "state:TCD"}),
    )
    assert (dated.time.date.edtf, dated.time.status) == ("../2019-05-04", "interval")
    assert "lead" in dated.time.reason
    assert undated.time.status == "unresolved"


def test_what_follows_a_dated_event_starts_with_it(resolve: Resolve) -> None:
    text = "Chad closed the border after the May 2019 ambush."
    mentions = resolve(text, {"Chad": "state:TCD"}, {"May 2019": "2019-05"})
    closed = next(m for m in mentions if text[m.span.start : m.span.end].startswith("closed"))
    assert (closed.time.date.edtf, closed.time.status) == ("2019-05-01/..", "interval")
    assert closed.time.reason.startswith("after “ambush”")


def test_in_the_days_following_ends_with_the_next_month_of_a_month(resolve: Resolve) -> None:
    text = "Rebels attacked Doba in May 2019. Chad closed the border in the days following the attack."
    mentions = resolve(text, {"Chad": "state:TCD"}, {"May 2019": "2019-05", "in the days": ""})
    closed = next(m for m in mentions if text[m.span.start : m.span.end].startswith("closed"))
    assert not closed.time.date.known  # which attack is for linking to say
    text = "Chad closed the border in the days following the May 2019 attack."
    mentions = resolve(text, {"Chad": "state:TCD"}, {"May 2019": "2019-05", "in the days": ""})
    closed = next(m for m in mentions if text[m.span.start : m.span.end].startswith("closed"))
    assert (closed.time.date.earliest, closed.time.date.latest) == ("2019-05-01", "2019-06-30")


def test_what_is_told_as_an_answer_came_no_earlier(resolve: Resolve) -> None:
    text = "After the May 2019 ambush, Chad closed the border. Libya responded by expelling the envoy."
    mentions = resolve(text, {"Chad": "state:TCD", "Libya": "state:LBY"}, {"May 2019": "2019-05"})
    expelled = next(m for m in mentions if text[m.span.start : m.span.end].startswith("expelling"))
    assert (expelled.time.date.earliest, expelled.time.status) == ("2019-05-01", "interval")
    assert "answer" in expelled.time.reason


def test_what_was_said_in_a_talk_took_place_with_it(resolve: Resolve) -> None:
    text = "Libya phoned Chad on 3 May 2019 to offer condolences."
    mentions = resolve(text, {"Libya": "state:LBY", "Chad": "state:TCD"}, {"3 May 2019": "2019-05-03"})
    assert {m.time.date.edtf for m in mentions} == {"2019-05-03"}
    assert len(mentions) == 2

"""Who the expressions stand for: counterparts, speakers, pairs, pronouns, sides."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.grounding.actors import resolve_actors
from rashomon.model import Actor, Document, Span

Make = Callable[..., Document]


def resolved(document: Document) -> list[tuple[str, str]]:
    parse = parse_document(document)
    _, mentions = resolve_actors(document, parse, find_actors(document, parse), ())
    return [(document.quote(m.span), m.actor) for m in mentions]


def actors(document: Document) -> dict[str, Actor]:
    parse = parse_document(document)
    found, _ = resolve_actors(document, parse, find_actors(document, parse), ())
    return {actor.id: actor for actor in found}


def test_counterpart_of_a_president_is_a_president(document: Make) -> None:
    text = "Chilean President Gabriel Boric telephoned his Bolivian counterpart on Friday."
    assert ("his Bolivian counterpart", "person:luis-arce") in resolved(document(text, "2023-06-01"))


def test_our_president_is_the_speakers(document: Make) -> None:
    text = "The Zambian government said: “Our president will not travel.”"
    assert ("Our president", "person:hakainde-hichilema") in resolved(document(text, "2022-06-01"))


def test_two_leaders_and_two_countries(document: Make) -> None:
    text = (
        "Kenyan President William Ruto met Ugandan President Yoweri Museveni. "
        "The two leaders praised trade between the two countries."
    )
    found = resolved(document(text, "2023-06-01"))
    assert [a for words, a in found if words == "The two leaders"] == ["person:william-ruto", "person:yoweri-museveni"]
    assert sorted(a for words, a in found if words == "the two countries") == ["state:KEN", "state:UGA"]


def test_who_urges_both_sides_is_neither(document: Make) -> None:
    text = "Armenia and Azerbaijan traded fire. France urged both sides to stop."
    found = resolved(document(text, "2022-09-13"))
    assert sorted(a for words, a in found if words == "both sides") == ["state:ARM", "state:AZE"]


def test_pronoun_is_the_subject_before(document: Make) -> None:
    text = "Narendra Modi wrote to Imran Khan and said that he wanted talks."
    assert ("he", "person:narendra-modi") in resolved(document(text, "2019-03-01"))


def test_pronoun_that_may_mean_either_is_left_out(document: Make) -> None:
    text = "Narendra Modi wrote to Imran Khan. He asked for talks."
    assert "He" not in {words for words, _ in resolved(document(text, "2019-03-01"))}


def test_pronoun_that_nothing_settles_is_left_out(document: Make) -> None:
    assert resolved(document("The guards and the driver left before he came.", "2019-03-01")) == []


def test_unnamed_presidential_source_by_context(document: Make) -> None:
    text = "Egyptian state news agency MENA quoted a presidential source."
    assert ("a presidential source", "office:EGY/president") in resolved(document(text, "2019-03-01"))


def test_outlet_has_a_side_only_with_its_ground(document: Make) -> None:
    found = actors(document("Xinhua and Reuters reported the launch.", "2019-03-01"))
    assert found["outlet:xinhua"].side == "state:CHN"
    assert "state news agency" in str(found["outlet:xinhua"].side_evidence)
    assert found["outlet:reuters"].side is None


def test_holder_speaks_for_the_state_while_in_office(document: Make) -> None:
    before = actors(document("Donald Trump spoke.", "2016-06-01"))["person:donald-trump"]
    after = actors(document("Donald Trump spoke.", "2017-06-01"))["person:donald-trump"]
    assert (before.side, after.side) == (None, "state:USA")


def test_who_held_an_office_long_ago_speaks_for_nobody_now(document: Make) -> None:
    text = "Israeli Prime Minister Golda Meir resigned in 1974. Israeli Housing Minister Dan Levin spoke of her."
    found = actors(document(text, "2016-06-01"))
    assert (found["person:golda-meir"].side, found["person:golda-meir"].country) == (None, "ISR")
    assert found["person:dan-levin"].side == "state:ISR"
    assert found["person:dan-levin"].role == "Israeli Housing Minister"


def test_side_of_a_servant_has_the_words_as_evidence(document: Make) -> None:
    made = document("Omar Haddad, a spokesman for the Taliban, denied it.", "2016-06-01")
    found = actors(made)["person:omar-haddad"]
    assert (found.side, found.country) == ("organisation:taliban", "AFG")
    assert isinstance(found.side_evidence, Span)
    assert made.quote(found.side_evidence) == "spokesman for the Taliban"


def test_a_speaker_of_a_parliament_or_firm_speaks_for_no_state(document: Make) -> None:
    text = "House Speaker Nora Fields met Kenyan President William Ruto. Interpol spokesman Jan Berg was there."
    found = actors(document(text, "2023-06-01"))
    assert (found["person:nora-fields"].side, found["person:nora-fields"].country) == (None, None)
    assert found["person:jan-berg"].side == "organisation:interpol"


def test_records_carry_kind_country_and_cameo(document: Make) -> None:
    found = actors(document("The Turkish government accused the PKK.", "2016-06-01"))
    assert found["government:TUR"].cameo == "TURGOV"
    assert found["organisation:pkk"].kind == "armed-group"
    assert found["organisation:pkk"].country == "TUR"

"""What the words around do not settle is left open: bodies of no state, offices that nobody holds, names of places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.grounding.actors import resolve_actors
from rashomon.model import Document

Make = Callable[..., Document]


def resolved(document: Document) -> list[tuple[str, str]]:
    parse = parse_document(document)
    _, mentions = resolve_actors(document, parse, find_actors(document, parse), ())
    return [(document.quote(m.span), m.actor) for m in mentions]


@pytest.mark.parametrize(
    "text",
    [
        "An Icelandic-brokered truce broke down in spring. The army took the hill.",
        "An Austrian tourist was freed at dawn. The army said that it had paid nothing.",
        "A Belgian-made rocket hit the market. The military said it would look into it.",
        "Two Swiss-trained pilots died in the crash. The foreign ministry said so on Monday.",
        "NAIROBI, March 3 - Fighting went on in the hills. The Ugandan president flew home. The army denied any part.",
    ],
)
def test_a_body_is_not_that_of_whatever_country_was_mentioned_last(document: Make, text: str) -> None:
    assert not [
        actor
        for words, actor in resolved(document(text, "2012-06-01"))
        if words.lower().startswith("the") and actor.startswith(("organisation:", "government:"))
    ]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("NAIROBI, March 3 - Kenyan police shot two men. The army denied any part.", "The army", "kenyan-military"),
        ("Peru closed its border. The foreign ministry said so.", "The foreign ministry", "peruvian-foreign-ministry"),
    ],
)
def test_a_body_is_that_of_the_only_state_spoken_of(document: Make, text: str, words: str, actor: str) -> None:
    assert (words, f"organisation:{actor}") in resolved(document(text, "2012-06-01"))


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The Finnish leader flew home.", "2008-08-13"),
        ("The Pakistani leader flew home.", "2008-08-13"),
        ("The leaders of Poland and Estonia met in Riga.", "2008-08-13"),
        ("The Turkish leader flew home.", "2010-03-02"),
    ],
)
def test_a_leader_where_two_share_power_is_nobody(document: Make, sentence: str, day: str) -> None:
    found = [actor for _, actor in resolved(document(sentence, day))]
    assert found
    assert not any(actor.startswith("person:") for actor in found)


@pytest.mark.parametrize(
    ("text", "day", "person"),
    [
        ("The Japanese leader flew home.", "2008-08-13", "yasuo-fukuda"),
        ("The Turkish leader flew home.", "2021-03-02", "recep-tayyip-erdogan"),
        ("Tarja Halonen spoke first. The Finnish leader then flew home.", "2008-08-13", "tarja-halonen"),
    ],
)
def test_a_leader_is_who_leads_alone_or_whom_the_text_names(document: Make, text: str, day: str, person: str) -> None:
    assert resolved(document(text, day))[-1][1] == f"person:{person}"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels took the town of Bel Karim on Monday. The town was quiet.", "Bel Karim"),
        ("Shells fell on Dol Marash for hours.", "Dol Marash"),
        ("Villagers were killed near Umm Tabar. Residents of Umm Tabar fled.", "Umm Tabar"),
        ("Two Sri Lankan sailors were freed. Both are Sri Lankan.", "Sri Lankan"),
        ("The raid began on Yom Kippur. Guns fell silent at Orthodox Christmas.", "Yom Kippur"),
        ("Clashes went on in Khan Younis and Deir Hafer.", "Khan Younis"),
    ],
)
def test_a_place_a_holiday_or_a_people_is_nobody(document: Make, text: str, name: str) -> None:
    found = resolved(document(text, "2014-06-01"))
    assert not [words for words, actor in found if actor.startswith("person:") and words.split()[0] in name]


def test_a_person_near_whom_something_happens_stays_one(document: Make) -> None:
    text = "A bomb went off near Karim Haddad on Monday. Karim Haddad said that he was well."
    assert ("Karim Haddad", "person:karim-haddad") in resolved(document(text, "2014-06-01"))


@pytest.mark.parametrize("sentence", ["She won office in May.", "In late May she flew home.", "They met on May 3."])
def test_a_month_is_not_who_is_so_called(document: Make, sentence: str) -> None:
    found = resolved(document(f"Theresa May spoke in London. {sentence}", "2016-10-01"))
    assert ("May", "person:theresa-may") not in found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("French officials came, as France held the European Union presidency.", "presidency"),
        ("Chad watched on. Rebels had seized the presidential palace.", "palace"),
        ("The White House sent an envoy. He met the king.", "king"),
        ("Uruguay sent an envoy. Troops were ordered to the hills; Marines to Haiti.", "Haiti"),
        ("The allies refused him a plan at Bucharest in April.", "Bucharest"),
        ("The general ordered Marines to Haiti on Friday.", "Haiti"),
    ],
)
def test_a_chair_a_building_or_a_place_is_no_office(document: Make, text: str, words: str) -> None:
    assert not [said for said, actor in resolved(document(text, "2008-08-13")) if words in said]


def test_a_palace_that_speaks_is_the_office(document: Make) -> None:
    found = resolved(document("Chad watched on. The presidential palace said that all was well.", "2008-08-13"))
    assert ("The presidential palace", "office:TCD/president") in found


def test_a_capital_that_blasts_rock_is_a_place(document: Make) -> None:
    text = "Explosions rock Khartoum as generals fight\n\nFighting went on for a second day."
    assert "Khartoum" not in dict(resolved(document(text, "2023-04-16")))


def test_two_countries_share_a_word(document: Make) -> None:
    found = resolved(document("North and South Korea agreed to talk.", "2018-01-09"))
    assert found == [("North", "state:PRK"), ("South Korea", "state:KOR")]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Maoist rebels agreed with the government of Nepal to a truce.", "group:maoist-rebels"),
        ("Fretilin said that it would vote.", "organisation:fretilin"),
    ],
)
def test_words_that_several_groups_share_name_none_of_them(document: Make, sentence: str, actor: str) -> None:
    assert resolved(document(sentence, "2006-05-26"))[0][1] == actor

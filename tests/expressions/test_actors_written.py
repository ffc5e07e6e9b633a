"""Actor expressions: a sentence in, the words that stand for actors out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.model import ActorExpression, Document

Make = Callable[..., Document]


def found(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    expressions = find_actors(document, parse_document(document))
    return [(document.quote(e.span), e.actors) for e in expressions if e.reading != "pronoun"]


def expressions(document: Document) -> tuple[ActorExpression, ...]:
    return find_actors(document, parse_document(document))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenyan President William Ruto thanked Mr. Ruto's aides.",
            [("William Ruto", ("person:william-ruto",)), ("Mr. Ruto", ("person:william-ruto",))],
        ),
        (
            "The Ethiopian government rejected threats from Cairo.",
            [("The Ethiopian government", ("government:ETH",)), ("Cairo", ("government:EGY",))],
        ),
        ("The minister flew from Cairo to Khartoum.", []),
        ("Rebels attacked a village in Uganda near the border of Rwanda.", []),
        (
            "Peru's foreign ministry summoned the envoy.",
            [("Peru's foreign ministry", ("organisation:peruvian-foreign-ministry",))],
        ),
        (
            "The Korea Times quoted the Blue House.",
            [("The Korea Times", ("outlet:korea-times",)), ("Blue House", ("office:KOR/president",))],
        ),
        ("Troops loyal to Hezbollah withdrew.", [("Hezbollah", ("organisation:hezbollah",))]),
        (
            "The Moro Islamic Liberation Front (MILF) laid down its arms.",
            [("Moro Islamic Liberation Front (MILF)", ("organisation:milf",))],
        ),
        (
            "Several Arab leaders and the Venezuelan opposition called for calm.",
            [
                ("Several Arab leaders", ("group:arab-leaders",)),
                ("the Venezuelan opposition", ("group:venezuelan-opposition",)),
            ],
        ),
    ],
)
def test_sentence(document: Make, sentence: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert found(document(sentence, "2023-05-01")) == expected


@pytest.mark.parametrize("name", ["New Mexico", "New Jersey", "Jordan Valley"])
def test_a_country_in_a_longer_name_of_a_place_is_no_actor(document: Make, name: str) -> None:
    told = found(document(f"The governor of {name} thanked the people of {name}."))
    assert not [a for _, actors in told for a in actors if a.startswith("state:")]


def test_russia_in_an_outlet_is_no_actor(document: Make) -> None:
    assert [a for _, a in found(document("Russia Today (RT) and China Daily carried the speech."))] == [
        ("outlet:rt",),
        ("outlet:china-daily",),
    ]


def test_title_is_the_holder_on_the_day(document: Make) -> None:
    text = "The British prime minister spoke to reporters."
    meant = [found(document(text, day)) for day in ("2016-07-12", "2016-07-13", "2016-07-14")]
    assert meant == [
        [("The British prime minister", ("person:david-cameron",))],
        [("The British prime minister", ("office:GBR/prime-minister",))],
        [("The British prime minister", ("person:theresa-may",))],
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Russian opposition leader was arrested.",
        "The Turkish Cypriot leader spoke in Nicosia.",
        "The Bosnian Serb president spoke in Banja Luka.",
        "The Iraqi Kurdish leader spoke in Erbil.",
        "The Libyan rebel leader spoke.",
        "The president-elect of Kenya spoke.",
        "The Kenyan president-elect spoke.",
        "The president of Kenya's senate spoke.",
        "The then-prime minister of Kenya resigned.",
        "The president of the Kenyan football federation spoke.",
        "The British secretary of state for transport spoke.",
        "The British shadow foreign secretary spoke.",
        "The Jordanian queen opened a school.",
        "The Kenyan chief executive of the bank resigned.",
        "The deputy secretary-general of the United Nations spoke.",
        "The former UN chief spoke.",
        "The Coptic pope spoke.",
    ],
)
def test_title_of_somebody_else_names_no_holder(document: Make, sentence: str) -> None:
    assert [w for w, actors in found(document(sentence, "2012-03-05")) if any(a[:4] == "pers" for a in actors)] == []


@pytest.mark.parametrize(
    ("sentence", "day", "person"),
    [
        ("The acting Ukrainian president spoke.", "2014-03-05", "oleksandr-turchynov"),
        ("Egypt's interim president spoke.", "2013-09-05", "adly-mansour"),
        ("The UN secretary-general spoke.", "2008-03-05", "ban-ki-moon"),
        ("The head of the IAEA spoke.", "2004-03-05", "mohamed-elbaradei"),
        ("NATO's chief spoke.", "2016-03-05", "jens-stoltenberg"),
        ("The pontiff spoke.", "2007-03-05", "benedict-xvi"),
        ("The Danish queen spoke.", "2007-03-05", "margrethe-ii"),
        ("The Hong Kong chief executive spoke.", "2019-08-05", "carrie-lam"),
    ],
)
def test_title_is_the_holder_of_offices_of_every_kind(document: Make, sentence: str, day: str, person: str) -> None:
    assert [a for _, actors in found(document(sentence, day)) for a in actors] == [f"person:{person}"]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Islamic Jihad fired rockets from Gaza.", "organisation:palestinian-islamic-jihad"),
        ("Islamic Jihad fought the Egyptian police.", "organisation:egyptian-islamic-jihad"),
        ("The Real IRA spoke in Belfast.", "organisation:real-ira"),
    ],
)
def test_namesakes_among_armed_groups_go_by_country(document: Make, sentence: str, body: str) -> None:
    assert body in {a for _, actors in found(document(sentence, "2001-01-05")) for a in actors}


def test_title_without_a_date_is_the_office(document: Make) -> None:
    assert found(document("The British prime minister spoke to reporters.")) == [
        ("The British prime minister", ("office:GBR/prime-minister",))
    ]


def test_title_without_a_date_is_whom_the_text_names(document: Make) -> None:
    text = "Pedro Castillo was sworn in. The Peruvian president promised reform."
    assert found(document(text))[-1] == ("The Peruvian president", ("person:pedro-castillo",))


def test_joined_titles_are_several_people(document: Make) -> None:
    text = "The Indian and Japanese prime ministers met on Monday."
    assert found(document(text, "2019-01-05")) == [
        ("The Indian and Japanese prime ministers", ("person:narendra-modi", "person:shinzo-abe"))
    ]


def test_former_president_is_not_the_president(document: Make) -> None:
    assert found(document("The former Brazilian president was jailed.", "2019-01-05")) == []


def test_office_as_institution(document: Make) -> None:
    text = "Paul Kagame went home. Kagame's office said nothing. The Rwandan presidency declined to comment."
    assert found(document(text, "2022-02-02"))[1:] == [
        ("Kagame's office", ("office:RWA/president",)),
        ("The Rwandan presidency", ("office:RWA/president",)),
    ]


def test_unknown_person_keeps_a_title_as_role(document: Make) -> None:
    text = "Chad's defence minister, Aziz Oumarou, visited the base. Oumarou praised the troops."
    people = [e for e in expressions(document(text)) if e.actors and e.actors[0].startswith("person:")]
    assert [(e.actors, e.role, e.country) for e in people] == [
        (("person:aziz-oumarou",), "defence minister", "TCD"),
        (("person:aziz-oumarou",), None, "TCD"),
    ]


def test_words_that_point_back_wait_for_their_context(document: Make) -> None:
    text = "Nguyen met his Laotian counterpart. The two leaders signed."
    offices = [e.office for e in expressions(document(text)) if e.office]
    assert ("LAO", "counterpart") in offices
    assert ("", "pair:leaders") in offices


def test_spans_hold_in_the_document(document: Make) -> None:
    text = "Turkey’s army said “Mr. Sisi” and France’s Emmanuel Macron agreed."
    made = document(text, "2021-01-01")
    for expression in expressions(made):
        assert made.quote(expression.span).strip() == made.quote(expression.span) != ""

"""Names as they stand within a sentence: which have an article, and how an outlet is called."""

from __future__ import annotations

import pytest

from rashomon.knowledge.articles import opening, with_article
from rashomon.knowledge.outlet_names import outlet_name


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Philippines", "the Philippines"),
        ("United Arab Emirates", "the United Arab Emirates"),
        ("Czech Republic", "the Czech Republic"),
        ("European Union", "the European Union"),
        ("Sudanese government", "the Sudanese government"),
        ("President of Kenya", "the President of Kenya"),
        ("Prime minister of Kenya", "the prime minister of Kenya"),
        ("Lakeland Liberation Front", "the Lakeland Liberation Front"),
        ("Lakeland Defence Forces", "the Lakeland Defence Forces"),
        ("Lakeland Observatory for Human Rights", "the Lakeland Observatory for Human Rights"),
        ("Supreme Court of Kenya", "the Supreme Court of Kenya"),
        ("OSCE", "the OSCE"),
        ("Chad", "Chad"),
        ("NATO", "NATO"),
        ("Chad's army", "Chad's army"),  # it has an owner
        ("The Philippines", "The Philippines"),
        ("Officials of the Commission", "Officials of the Commission"),
        ("Human Rights Watch", "Human Rights Watch"),
        ("Doctors for the Lakes", "Doctors for the Lakes"),
        ("two members of the army", "two members of the army"),
        ("33 members of the Commission", "33 members of the Commission"),
        ("Unionist Alliance", "Unionist Alliance"),
    ],
)
def test_a_name_has_the_article_that_english_gives_it(name: str, within: str) -> None:
    assert with_article(name) == within


def test_what_opens_a_heading_has_a_capital() -> None:
    assert opening(with_article("Gambia")) == "The Gambia"
    assert opening("") == ""


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("SAHEL POST", "Sahel Post"),
        ("the harbour ledger", "The Harbour Ledger"),
        ("VOICE OF THE LAKES", "Voice of the Lakes"),
        ("LKB NEWS", "LKB News"),  # initials
        ("EL SOL DEL LAGO", "El Sol del Lago"),
        ("HURRIYET DAILY NEWS", "Hurriyet Daily News"),  # as the table of outlets has it
        ("TASS", "TASS"),
        ("rivernet", "rivernet"),
        ("Sahel Post", "Sahel Post"),
    ],
)
def test_an_outlet_is_called_one_way_however_it_is_written(written: str, called: str) -> None:
    assert outlet_name(written) == called

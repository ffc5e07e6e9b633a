"""Compiled terms begin when the observations say, or the difference is listed with its reason.

`observed_starts.tsv` holds the starts of the CC0 observations for the offices and holders of `terms_compiled.tsv`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rashomon.knowledge.actors import Holder, offices, sole_term

#: Sources count from election, oath, appointment or publication; two months cover these.
MOST_DAYS = 60

#: Starts outside any term of the holder that lie further off, with the reason why the compiled term stays as it is.
KNOWN = {
    ("office:COG/president", "1997"): "the observation gives the year alone",
    ("office:FIN/prime-minister", "2023-04-02"): "the day of the election",
    ("office:KAZ/president", "1990-02-22"): "chairman of the Supreme Soviet; president since 24 April 1990",
    ("office:KOR/president", "2016-12-09"): "acted for an impeached president who held the office to 10 March 2017",
    ("office:LBN/prime-minister", "2020-10-22"): "designated, never took office",
    ("office:SVK/president", "2014-06-15"): "the predecessor's start; sworn in on 15 June 2019",
    ("office:SVK/prime-minister", "2023-05-25"): "took office on 25 October 2023, after the election of 30 September",
}


def observed() -> list[tuple[str, str, str]]:
    """Office, person and start of each row of the test table."""
    text = (Path(__file__).parent / "observed_starts.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return [(office, person, since) for office, person, since in lines[1:]]


def day(since: str) -> date:
    year, month, number = (*map(int, since.split("-")), 1, 1)[:3]
    return date(year, month, number)


def far(terms: list[Holder], since: str) -> bool:
    """Whether a start is neither near the start of a term nor inside one (a new mandate of who held the office)."""
    near = any(abs((day(t.since) - day(since)).days) <= MOST_DAYS for t in terms)
    return not near and not any(t.since < since and (t.until is None or since < t.until) for t in terms)


def test_starts_differ_from_the_observations_only_where_a_reason_is_known() -> None:
    differing = set()
    for office, person, since in observed():
        terms = [term for term in offices()[office] if term.person == person]
        if far(terms, since):
            differing.add((office, since))
    assert differing == set(KNOWN)
    assert len(observed()) >= 400


@pytest.mark.parametrize(
    ("office", "on", "person"),
    [
        ("GRC/foreign-minister", "2005-03-01", "petros-molyviatis"),
        ("GRC/foreign-minister", "2010-03-01", "george-papandreou"),
        ("GRC/foreign-minister", "2012-06-01", None),
        ("GRC/foreign-minister", "2014-03-01", "evangelos-venizelos"),
        ("CIV/president", "2010-11-01", "laurent-gbagbo"),
        ("CIV/president", "2011-02-01", None),
        ("CIV/president", "2011-05-01", "alassane-ouattara"),
        ("VEN/president", "2020-02-01", None),
        ("VEN/president", "2024-02-01", "nicolas-maduro"),
        ("HND/president", "2009-09-01", None),
        ("UKR/president", "2014-03-20", "oleksandr-turchynov"),
    ],
)
def test_an_office_in_dispute_or_vacant_names_nobody(office: str, on: str, person: str | None) -> None:
    term = sole_term(f"office:{office}", on, on)
    assert (term and term.person) == (person and f"person:{person}")


def test_who_stood_in_is_acting() -> None:
    standing_in = {t.person for terms in offices().values() for t in terms if t.role == "acting"}
    names = ("oleksandr-turchynov", "mohammad-mokhber", "hwang-kyo-ahn", "ilie-bolojan", "abdelkader-bensalah")
    assert {f"person:{name}" for name in names} <= standing_in

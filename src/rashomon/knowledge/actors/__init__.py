"""Who: countries, seats of power, organisations, armed groups, outlets, and offices with their holders."""

from __future__ import annotations

from rashomon.knowledge.actors.offices import Holder, Person, holders, offices, people, sole_term, terms_of_people
from rashomon.knowledge.actors.tables import (
    Body,
    Country,
    Outlet,
    Seat,
    countries,
    organisations,
    outlets,
    seats,
)

__all__ = [
    "Body",
    "Country",
    "Holder",
    "Outlet",
    "Person",
    "Seat",
    "countries",
    "holders",
    "offices",
    "organisations",
    "outlets",
    "people",
    "seats",
    "sole_term",
    "terms_of_people",
]

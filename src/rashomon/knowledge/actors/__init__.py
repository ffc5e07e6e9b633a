"""Who: countries, seats of power, organisations, armed groups, outlets, and offices with their holders."""

from __future__ import annotations

from rashomon.knowledge.actors.offices import Holder, holders, known_people, offices
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
    "Seat",
    "countries",
    "holders",
    "known_people",
    "offices",
    "organisations",
    "outlets",
    "seats",
]

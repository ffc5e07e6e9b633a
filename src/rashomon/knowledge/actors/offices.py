"""Offices and their holders by date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.knowledge.actors.tables import rows

#: The last day of the observations. Terms that were open then may have ended since: they vouch for nobody later.
KNOWN_UNTIL = "2026-05-17"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who holds or held an office, with other spellings of the name; `country` is that of the office."""

    id: str
    name: str
    country: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """One term: a person in an office from `since` to `until` (ISO days, months or years; None where it goes on).

    `basis` is "observed" (from the dated observations), "compiled" (general public knowledge, see sources.md) or
    "confirmed" (compiled, and the observations give the same start).
    """

    office: str
    person: str
    title: str
    since: str
    until: str | None
    role: Literal["holder", "acting", "disputed", "representative"]
    basis: Literal["observed", "confirmed", "compiled"]

    def may_cover(self, first: str, last: str) -> bool:
        """Whether the term may hold on some day from `first` to `last`; its last day counts, as it does for two."""
        return self.since <= last and (self.until is None or _latest(self.until) >= first)

    def covers(self, first: str, last: str) -> bool:
        """Whether the term is sure to hold on all days from `first` to `last`."""
        ended = self.until or KNOWN_UNTIL
        return _latest(self.since) <= first and ended >= last


def _latest(date: str) -> str:
    """The last day that a date may mean: "1997" gives a day behind all of 1997, a day itself."""
    return (date + "-99-99")[: len("1997-01-01")]


@cache
def people() -> dict[str, Person]:
    """Holders of office by person id."""
    return {
        row["person"]: Person(
            row["person"],
            row["name"],
            row["country"] or None,
            tuple(row["aliases"].split("|")) if row["aliases"] else (),
        )
        for row in rows("people.tsv")
    }


@cache
def offices() -> dict[str, tuple[Holder, ...]]:
    """All terms by office id (`office:TUR/president`), in order of time."""
    found: dict[str, list[Holder]] = {}
    for row in rows("offices.tsv"):
        term = Holder(
            row["office"],
            row["person"],
            row["title"],
            row["since"],
            row["until"] or None,
            row["role"],  # type: ignore[arg-type]
            row["basis"],  # type: ignore[arg-type]
        )
        found.setdefault(term.office, []).append(term)
    return {office: tuple(sorted(terms, key=lambda t: (t.since, t.person))) for office, terms in found.items()}


def holders(office: str, date: str | None = None, latest: str | None = None) -> tuple[Holder, ...]:
    """Who may have held an office on an ISO day (or between `date` and `latest`); without a date, everyone on record.

    A term counts its first day and its last, so that the day of a handover gives both: each was in office for a part
    of it, and a report of that day may mean either.
    """
    terms = offices().get(office, ())
    return terms if date is None else tuple(t for t in terms if t.may_cover(date, latest or date))


def sole_term(office: str, first: str, last: str) -> Holder | None:
    """The term of the one person who is sure to have held an office from one ISO day to another; None else.

    None where the table is silent on a day, where the office changed hands, and where a holder is on record only for
    a month or year that may not reach so far.
    """
    terms = holders(office, first, last)
    sure = [t for t in terms if t.covers(first, last) and t.role != "disputed"]
    return sure[0] if sure and len({t.person for t in terms}) == 1 else None


@cache
def terms_of_people() -> dict[str, tuple[Holder, ...]]:
    """All terms by person id, in order of time."""
    found: dict[str, list[Holder]] = {}
    for terms in offices().values():
        for term in terms:
            found.setdefault(term.person, []).append(term)
    return {person: tuple(sorted(terms, key=lambda t: t.since)) for person, terms in found.items()}

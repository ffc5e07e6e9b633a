"""Offices and their holders by date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.knowledge.actors.tables import rows


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

    `basis` is "observed" (from the dated observations) or "compiled" (general public knowledge, see sources.md).
    """

    office: str
    person: str
    title: str
    since: str
    until: str | None
    role: Literal["holder", "acting", "representative"]
    basis: Literal["observed", "compiled"]


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
    """Who held an office on an ISO day (or between `date` and `latest`); without a date, everyone on record.

    A term counts its first day and not its last, so that a handover gives one holder.
    """
    terms = offices().get(office, ())
    if date is None:
        return terms
    last = latest or date
    return tuple(t for t in terms if t.since <= last and (t.until is None or t.until > date))


@cache
def terms_of_people() -> dict[str, tuple[Holder, ...]]:
    """All terms by person id, in order of time."""
    found: dict[str, list[Holder]] = {}
    for terms in offices().values():
        for term in terms:
            found.setdefault(term.person, []).append(term)
    return {person: tuple(sorted(terms, key=lambda t: t.since)) for person, terms in found.items()}

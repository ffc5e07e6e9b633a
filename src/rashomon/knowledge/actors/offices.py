"""Offices and their holders by date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.knowledge.actors.tables import rows

#: The day after any that matters, for a term that has not ended.
OPEN = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Holder:
    """One term: a person in an office from `since` to `until` (ISO days, months or years; None where it goes on).

    `basis` is "observed" (from the compiled observations) or "verified" (from public record, see sources.md);
    `fully` is true for the known terms, false for an acting holder or the representative of a monarch.
    """

    office: str
    person: str
    name: str
    title: str
    since: str
    until: str | None
    role: Literal["holder", "acting", "representative"]
    basis: Literal["observed", "verified"]

    def held(self, first: str, last: str) -> bool:
        """Whether the term may touch the days from first to last (ISO)."""
        return self.since <= last and (self.until or OPEN) >= first


@cache
def offices() -> dict[str, tuple[Holder, ...]]:
    """All terms by office id (`office:TUR/president`), in order of time."""
    found: dict[str, list[Holder]] = {}
    for row in rows("offices.tsv"):
        term = Holder(
            row["office"],
            row["person"],
            row["name"],
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
def known_people() -> dict[str, tuple[Holder, ...]]:
    """All terms by person id."""
    found: dict[str, list[Holder]] = {}
    for terms in offices().values():
        for term in terms:
            found.setdefault(term.person, []).append(term)
    return {person: tuple(sorted(terms, key=lambda t: t.since)) for person, terms in found.items()}

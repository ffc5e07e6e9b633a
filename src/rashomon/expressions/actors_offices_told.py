"""Holders of office by what a text tells of them: title, country and the day it was published."""

from __future__ import annotations

from rashomon.knowledge.actors import Holder, terms_of_people
from rashomon.knowledge.actors.names import in_office
from rashomon.model import Document

#: Offices that a looser title may mean.
_LOOSE = {
    "leader": {"president", "prime-minister", "chancellor", "monarch", "supreme-leader"},
    "head-of-state": {"president", "monarch", "supreme-leader", "pope"},
    "head-of-government": {"prime-minister", "chancellor", "president"},
    "prime-minister": {"prime-minister", "chancellor"},
}


def fitting_holders(document: Document, ids: tuple[str, ...], title: str, country: str | None) -> list[str]:
    """Those who held the office of a title, in the country if one is given, on the day if the document has one."""
    return [
        person for person in ids if any(_fits(document, t, title, country) for t in terms_of_people().get(person, ()))
    ]


def _fits(document: Document, term: Holder, title: str, country: str | None) -> bool:
    place, _, slug = term.office.removeprefix("office:").partition("/")
    date = document.published.date
    low, high = date.earliest or date.latest, date.latest or date.earliest
    meant = slug in _LOOSE.get(title, {title}) and country in {None, place}
    return meant and (not low or not high or (term.since <= high and (term.until is None or term.until >= low)))


def sole_holder(document: Document, ids: tuple[str, ...]) -> str | None:
    """The one of these, if there is no other, who is in office on the document's day; None without a date."""
    date = document.published.date
    return ids[0] if len(ids) == 1 and date.known and in_office(ids[0], date.earliest, date.latest) else None

"""Holders of office by what a text tells of them: title, country and the day it was published."""

from __future__ import annotations

from rashomon.knowledge.actors import Holder, terms_of_people
from rashomon.knowledge.actors.names import in_office
from rashomon.model import Document

#: Offices of those who lead a state.
_LEADING = ("/president", "/prime-minister", "/chancellor", "/monarch", "/supreme-leader", "/leader", "/pope")

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
    """The one of these who leads a state on the document's day, if no other leader ever so called had another office.

    None without a date. A bare "Bush" of 2003 is the president, whose father held the same office before; a bare "Khan"
    of Pakistan may be anybody.
    """
    date = document.published.date
    led = {term.office for i in ids for term in terms_of_people().get(i, ()) if term.office.endswith(_LEADING)}
    serving = [i for i in ids if date.known and in_office(i, date.earliest, date.latest)]
    own = {term.office for term in terms_of_people().get(serving[0], ())} if len(serving) == 1 else set()
    return serving[0] if len(serving) == 1 and led and led <= own else None

"""Who holds an office: titles and offices turned into actors at the document's date."""

from __future__ import annotations

from rashomon.expressions.actors_register import Register
from rashomon.knowledge.actors import Holder, holders, offices, terms_of_people
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import Document

#: Offices tried in turn for titles that name none in particular.
HEADS_OF_STATE = ("president", "monarch", "pope", "supreme-leader")
HEADS_OF_GOVERNMENT = ("prime-minister", "chancellor", "president", "monarch")


def office_for(country: str, title: str) -> str:
    """The office id of a title in a country: "leader" and "head of state" are settled by who leads there."""
    if title == "leader":
        slug = wordings().led_by.get(country, "president")
        return _first_on_record(country, (slug, "chancellor") if slug == "prime-minister" else (slug,), slug)
    if title == "head-of-state":
        return _first_on_record(country, HEADS_OF_STATE, "president")
    if title == "head-of-government":
        return _first_on_record(country, HEADS_OF_GOVERNMENT, "prime-minister")
    if title == "prime-minister":
        return _first_on_record(country, ("prime-minister", "chancellor"), "prime-minister")
    return f"office:{country}/{title}"


def _first_on_record(country: str, slugs: tuple[str, ...], default: str) -> str:
    known = (f"office:{country}/{slug}" for slug in slugs)
    return next((office for office in known if office in offices()), f"office:{country}/{default}")


def holder_of(document: Document, register: Register, office: str) -> str:
    """The person in an office at the document's date, or the office itself where that is not sure.

    Without a date, someone whom the text names and who held the office, or the only one who ever did.
    """
    date = document.published.date
    terms = holders(office, date.earliest or date.latest, date.latest) if date.known else holders(office)
    people = sorted({term.person for term in terms})
    if len(people) == 1:
        return people[0]
    named = [person for person in people if person in register.people]
    return named[0] if len(named) == 1 else _titled(register, office) or office


def _titled(register: Register, office: str) -> str | None:
    """Someone to whom the text itself gives the title of an office ("Iranian Foreign Minister X")."""
    country, _, slug = office.removeprefix("office:").partition("/")
    found = [p.id for p in register.people.values() if p.role and p.country == country and _is_title(p.role, slug)]
    return found[0] if len(found) == 1 else None


def _is_title(role: str, slug: str) -> bool:
    return any(role.lower().endswith(title) and value == slug for title, value in wordings().titles.items())


def office_of_person(document: Document, register: Register, person: str) -> str | None:
    """The office held at the document's date; without one, that of the title the text gives, else the last."""
    terms = terms_of_people().get(person, ())
    date = document.published.date
    if date.known:
        low, high = date.earliest or date.latest or "", date.latest or date.earliest or ""
        terms = tuple(t for t in terms if t.since <= high and (t.until is None or t.until >= low)) or terms
    role = register.people[person].role if person in register.people else None
    titled = [t for t in terms if role and _is_title(role, t.office.partition("/")[2])]
    return _weightiest(titled or list(terms))


def _weightiest(terms: list[Holder]) -> str | None:
    """The latest office, a presidency before others that began with it."""
    ranked = sorted(terms, key=lambda t: (t.since, t.office.endswith("/president")))
    return ranked[-1].office if ranked else None

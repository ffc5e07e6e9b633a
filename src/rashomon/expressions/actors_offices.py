"""Who holds an office: titles and offices turned into actors at the document's date."""

from __future__ import annotations

from rashomon.expressions.actors_register import Register
from rashomon.knowledge.actors import Holder, holders, offices, sole_term, terms_of_people
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import Date, Document

#: Offices tried in turn for titles that name none in particular.
HEADS_OF_STATE = ("president", "monarch", "pope", "supreme-leader")
HEADS_OF_GOVERNMENT = ("prime-minister", "chancellor", "president", "monarch")

#: Offices whose holder may be called the leader of a country.
LEADERS = ("leader", "president", "prime-minister")


def office_for(country: str, title: str, date: Date | None = None) -> str:
    """The office id of a title in a country: "leader" and "head of state" are settled by who leads there on a date."""
    slugs = _slugs(country, title)
    if title == "leader" and country in wordings()["led_by_two"]:
        leading = _leading(country, date)
        return leading[0] if len(leading) == 1 else f"office:{country}/leader"  # whose it is stays open
    if len(slugs) == 1:
        return f"office:{country}/{title}"
    known = [office for slug in slugs if (office := f"office:{country}/{slug}") in offices()]
    if date is not None and date.known:
        first, last = date.earliest or date.latest or "", date.latest or date.earliest or ""
        known = [office for office in known if holders(office, first, last)] or known
    return known[0] if known else f"office:{country}/{_usual(country, title)}"


def _leading(country: str, date: Date | None) -> list[str]:
    """The offices from which a country was led on a date, as far as the tables know."""
    known = [office for slug in LEADERS if (office := f"office:{country}/{slug}") in offices()]
    if date is None or not date.known:
        return known
    first, last = date.earliest or date.latest or "", date.latest or date.earliest or ""
    held = [office for office in known if holders(office, first, last)]
    return held[:1] if held and held[0].endswith("/leader") else held


def _slugs(country: str, title: str) -> tuple[str, ...]:
    """The offices that a title may mean in a country, the likeliest first."""
    if title == "leader":
        usual = _usual(country, title)
        others = (s for s in ("leader", "supreme-leader", "president", "monarch", "prime-minister") if s != usual)
        return ("leader", usual, "chancellor") if usual == "prime-minister" else ("leader", usual, *others)
    return {
        "head-of-state": HEADS_OF_STATE,
        "head-of-government": HEADS_OF_GOVERNMENT,
        "prime-minister": ("prime-minister", "chancellor"),
    }.get(title, (title,))


def _usual(country: str, title: str) -> str:
    """The office that a loose title means where the tables know none."""
    usual = {"leader": wordings().led_by.get(country, "president"), "head-of-state": "president"}
    return usual.get(title, "prime-minister")


def holder_of(document: Document, register: Register, office: str, acting: bool = False) -> str:
    """The person in an office at the document's date, or the office itself where that is not sure.

    It is not sure on the day when an office changes hands and where the tables are silent; then, and without a date,
    it is someone whom the text names and who held the office at the time, or to whom it gives the title. Who only
    claimed the office is meant where the text gives the title. `acting` says that the text speaks of an acting holder.
    """
    date = document.published.date
    if date.known:
        first, last = date.earliest or date.latest or "", date.latest or date.earliest or ""
        terms = holders(office, first, last)
        standing_in = [t for t in terms if t.role == "acting"]
        if acting and standing_in:
            terms = tuple(standing_in)
        elif sole := sole_term(office, first, last):
            return sole.person
    else:
        terms = holders(office)
    people = sorted({term.person for term in terms if term.role != "disputed"})
    if len(people) == 1 and (acting or not date.known):
        return people[0]
    named = [person for person in people if person in register.people]
    return (
        named[0]
        if len(named) == 1
        else _titled(register, office) or _leader_named(document, register, office) or office
    )


def _leader_named(document: Document, register: Register, office: str) -> str | None:
    """The one of the two who may lead a country whom the text names."""
    country, _, slug = office.removeprefix("office:").partition("/")
    if slug != "leader":
        return None
    date = document.published.date
    first, last = date.earliest or date.latest, date.latest or date.earliest
    terms = [term for led in _leading(country, date) for term in holders(led, first, last)]
    named = {term.person for term in terms if term.person in register.people and term.role != "disputed"}
    return next(iter(named)) if len(named) == 1 else None


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

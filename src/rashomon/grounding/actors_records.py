"""Actors as records: the name to show, kind, country, CAMEO code and side of an actor id."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.expressions.actors_offices import office_for
from rashomon.expressions.actors_roles import office_named
from rashomon.grounding.actors_serving import Service
from rashomon.knowledge.actors import (
    countries,
    holders,
    organisations,
    outlets,
    people,
    seats,
    sole_term,
    terms_of_people,
)
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import Actor, ActorExpression, ActorKind, Date, Document

_KINDS: dict[str, ActorKind] = {
    "person": "person",
    "state": "state",
    "government": "government",
    "office": "office",
    "organisation": "organisation",
    "outlet": "outlet",
    "group": "group",
}


def actor_record(
    document: Document, actor: str, texts: list[tuple[str, ActorExpression]], service: Service | None = None
) -> Actor:
    """The record of an actor id; `texts` are its mentions as written, from which an unknown actor takes its name.

    `service` is what the text tells of a person beside the name.
    """
    known = _record(document, actor, texts)
    if service is None:
        return known
    of_state = service.side is not None and service.side.startswith("state:")
    past = of_state and _held_by_another(document, actor, service)
    return _serving(known, replace(service, side=None) if past else service)


def _held_by_another(document: Document, actor: str, service: Service) -> bool:
    """Whether the office of a title is somebody else's at the document's date: "Prime Minister X" of an older story."""
    own = re.split(r" (?:for|of|to|in|at|from|with) ", service.role)[0]
    title, date = office_named(own), document.published.date
    if title is None or service.country is None or not date.known or set(own.lower().split()) & wordings()["lesser"]:
        return False
    office = office_for(service.country, title, date)
    term = sole_term(office, date.earliest or date.latest or "", date.latest or date.earliest or "")
    return term is not None and term.person != actor


def _serving(known: Actor, service: Service) -> Actor:
    """A person with the role of the text, and its country and side where the tables know no office at the date."""
    if known.side is not None:
        return replace(known, role=service.role)
    country = service.country or known.country
    state = service.side is not None and service.side.startswith("state:")
    body = organisations().get(service.side or "")
    cameo = f"{_code(country)}GOV" if state else body.cameo if body is not None else _code(country)
    side = (service.side, service.evidence) if service.side is not None else (None, None)
    return replace(known, country=country, cameo=cameo, side=side[0], side_evidence=side[1], role=service.role)


def _record(document: Document, actor: str, texts: list[tuple[str, ActorExpression]]) -> Actor:
    sort, _, rest = actor.partition(":")
    if sort in {"state", "government"}:
        return _state(actor, sort, rest)
    if sort == "office":
        return _office(actor, rest)
    if actor in organisations():
        body = organisations()[actor]
        return Actor(actor, body.name, body.kind, body.country, body.cameo)
    if actor in outlets():
        outlet = outlets()[actor]
        return Actor(actor, outlet.name, "outlet", outlet.country, _media(outlet.country), outlet.side, _basis(actor))
    return _from_text(document, actor, _KINDS[sort], texts)


def _basis(actor: str) -> str | None:
    outlet = outlets()[actor]
    return f"{outlet.name}: {outlet.basis} (knowledge/actors/outlets.tsv)" if outlet.side else None


def _media(country: str | None) -> str:
    return f"{countries()[country].cameo}MED" if country in countries() and country else "MED"


def _state(actor: str, sort: str, code: str) -> Actor:
    country = countries()[code]
    if sort == "state":
        return Actor(actor, country.name, "state", code, country.cameo, actor, f"{country.name} is the state itself")
    name = f"{country.adjectives[0]} government" if country.adjectives else f"Government of {country.name}"
    return Actor(
        actor, name, "government", code, f"{country.cameo}GOV", f"state:{code}", f"the government of {country.name}"
    )


def _office(actor: str, rest: str) -> Actor:
    holder, _, title = rest.partition("/")
    words = title.replace("-", " ").capitalize()
    if holder in countries():
        country = countries()[holder]
        side = f"state:{holder}"
        return Actor(
            actor,
            f"{words} of {country.name}",
            "office",
            holder,
            f"{country.cameo}GOV",
            side,
            f"an office of {country.name}",
        )
    body = organisations().get(f"organisation:{holder}")
    return Actor(actor, f"{words} of {body.name if body else holder}", "office", None, body.cameo if body else None)


def _from_text(document: Document, actor: str, kind: ActorKind, texts: list[tuple[str, ActorExpression]]) -> Actor:
    if actor in people():
        return _holder(document, actor)
    seat = next((s for s in seats() if s.actor == actor), None)
    written = {
        reading: [text for text, expression in texts if expression.reading == reading]
        for reading in ("name", "nominal", "title")
    }
    # "the two ministers" may stand for somebody; it is nobody's name where a name is given
    named = written["name"] or written["nominal"] or written["title"]
    name = seat.name if seat and not named else max(named or [actor], key=len)
    country = next((e.country for _, e in texts if e.country), seat.country if seat else None)
    return Actor(
        actor, re.sub(r"^(?:the|a|an|many|several|some) ", "", name, flags=re.IGNORECASE), kind, country, _code(country)
    )


def _code(country: str | None) -> str | None:
    return countries()[country].cameo if country and country in countries() else None


def _holder(document: Document, actor: str) -> Actor:
    """A holder of office, who speaks for the state where the office is held at the document's date."""
    person = people()[actor]
    term = _term(actor, document.published.date)
    if term is None:
        return Actor(actor, person.name, "person", person.country, _code(person.country))
    code = term.removeprefix("office:").partition("/")[0]
    evidence = f"{_office(term, term.removeprefix('office:')).name} (knowledge/actors/offices.tsv)"
    if (body := organisations().get(f"organisation:{code}")) is not None:
        return Actor(actor, person.name, "person", person.country, body.cameo, body.id, evidence)
    if code not in countries():
        return Actor(actor, person.name, "person", person.country, _code(person.country))
    return Actor(actor, person.name, "person", code, f"{countries()[code].cameo}GOV", f"state:{code}", evidence)


def _term(actor: str, date: Date) -> str | None:
    """The office held on a date; without a date, the only one of a person whose terms have not ended."""
    if date.known:
        first, last = date.earliest or date.latest or "", date.latest or date.earliest or ""
        held = [
            t.office for t in terms_of_people()[actor] if any(h.person == actor for h in holders(t.office, first, last))
        ]
        return held[-1] if held else None
    open_terms = {t.office for t in terms_of_people()[actor] if t.until is None}
    return next(iter(open_terms)) if len(open_terms) == 1 else None

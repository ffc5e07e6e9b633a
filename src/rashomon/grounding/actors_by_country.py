"""Offices, governments and bodies whose country the context gives: "our president", "the ministry", "the group"."""

from __future__ import annotations

from rashomon.expressions.actors_bodies import body_of
from rashomon.expressions.actors_offices import holder_of, office_for, office_of_person
from rashomon.grounding.actors_context import (
    PHRASE_REACH,
    PRONOUN_REACH,
    Context,
    Named,
    country_named,
    office_by_role,
    people_before,
)
from rashomon.grounding.actors_spoken_of import spoken_of
from rashomon.knowledge.actors import countries, offices, organisations, outlets
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression, Document


def counterpart(context: Context, expression: ActorExpression, country: str) -> tuple[str, ...]:
    """The holder of the same office in another country as the nearest subject, or nearest person, before."""
    near = people_before(context, expression, PRONOUN_REACH)
    for named in (*(n for n in near if n.subject), *near):
        person = named.actors[0]
        office = office_of_person(context.document, context.register, person) or office_by_role(context, person)
        if office and not office.startswith(f"office:{country}/"):
            title = (
                "leader"
                if office.endswith(("/president", "/prime-minister", "/chancellor"))
                else office.partition("/")[2]
            )
            same = office_for(country, office.partition("/")[2])
            holder = holder_of(context.document, context.register, same)
            return (
                holder
                if holder.startswith("person:")
                else holder_of(context.document, context.register, office_for(country, title)),
            )
    return ()


def title(context: Context, expression: ActorExpression, title: str) -> tuple[str, ...]:
    """ "our president" and "Mr. President" by who speaks; "the president" by the last one named, else by who speaks."""
    words = context.document.quote(expression.span).lower()
    speaker = _speaker_country(context, expression)
    if not words.startswith("the "):
        return _holder(context, speaker, title)
    for named in context.before(expression, PHRASE_REACH):
        spoken_of = named.expression.reading != "metonym"  # "the Kremlin" brings no president into the talk
        if spoken_of and len(named.actors) == 1 and _is_holder(context, named, title):
            return named.actors
    return _holder(context, speaker, title)


def _holder(context: Context, country: str | None, title: str) -> tuple[str, ...]:
    """Who holds an office in a country, or the office; nobody where the country is unknown or has no such office."""
    if country is None:
        return ()
    found = office_for(country, title)
    if title in wordings()["offices_on_record"] and found not in offices():
        return ()
    return (holder_of(context.document, context.register, found),)


def _is_holder(context: Context, named: Named, title: str) -> bool:
    actor = named.actors[0]
    if actor.startswith("office:"):
        return actor.endswith(f"/{title}")
    office = office_of_person(context.document, context.register, actor) or office_by_role(context, actor)
    return office is not None and office.endswith(f"/{title}")


def _speaker_country(context: Context, expression: ActorExpression) -> str | None:
    """The country of the innermost source whose content holds an expression, else of who seems to speak."""
    held = [a for a in context.attributions if any(c.contains(expression.span) for c in a.content)]
    for attribution in sorted(held, key=lambda a: (sum(len(c) for c in a.content), a.id)):
        spoken = [n for n in context.named if any(s.overlaps(n.expression.span) for s in attribution.source)]
        if country := next((c for n in spoken if (c := country_named(n))), None):
            return country
    here = context.sentence_of(expression)
    outside = [
        n
        for n in context.named
        if here - PRONOUN_REACH <= n.sentence <= here and not context.quoted(n.expression.span.start)
    ]
    speaking = [
        n for n in outside if n.sentence == here and n.subject and n.expression.span.start > expression.span.start
    ]
    if speaking and country_named(speaking[0]):
        return country_named(speaking[0])
    near = [n for n in outside if n.expression.span.start < expression.span.start and _is_institution(n)]
    return country_named(near[-1]) if near else _publisher_country(context.document)


def _is_institution(named: Named) -> bool:
    return named.actors[0].partition(":")[0] in {"government", "office"} or named.actors[0] in outlets()


def _publisher_country(document: Document) -> str | None:
    sort, _, rest = (document.publisher or "").partition(":")
    return rest.partition("/")[0] if sort in {"government", "office", "state"} else None


def _context_country(context: Context, expression: ActorExpression) -> str | None:
    """The country spoken of: that of an outlet in the same sentence, else of the nearest actor that has one."""
    near = context.before(expression, PRONOUN_REACH)
    here = context.sentence_of(expression)
    sources = [n for n in near if n.sentence == here and n.actors[0] in outlets() and outlets()[n.actors[0]].side]
    return next((c for n in (*sources, *near) if (c := country_named(n)) in countries()), None)


def office(context: Context, expression: ActorExpression, title: str) -> tuple[str, ...]:
    country = _context_country(context, expression)
    found = office_for(country, title) if country else ""
    return (found,) if found in offices() else ()


def government(context: Context, expression: ActorExpression, _: str) -> tuple[str, ...]:
    """ "the government": that of a statement's publisher, else of the one country that the last sentences speak of."""
    if context.document.kind == "statement" and (own := _publisher_country(context.document)) in countries():
        return (f"government:{own}",)
    found = spoken_of(context, expression)
    return (f"government:{found}",) if found else ()


def body(context: Context, expression: ActorExpression, body: str) -> tuple[str, ...]:
    found = spoken_of(context, expression)
    return (body_of(found, body),) if found else ()


def group(context: Context, expression: ActorExpression, noun: str) -> tuple[str, ...]:
    """ "the rebels": the group so called before."""
    for named in context.before(expression, PHRASE_REACH):
        if len(named.actors) == 1 and named.actors[0].startswith("group:") and named.actors[0].endswith(f"-{noun}"):
            return named.actors
    return ()


def again(context: Context, expression: ActorExpression, sort: str) -> tuple[str, ...]:
    """ "the group" or "the newspaper": the nearest body or outlet before."""
    bodies = {actor: body.kind for actor, body in organisations().items()} | dict.fromkeys(outlets(), "outlet")
    near = [
        n for n in context.before(expression, PHRASE_REACH) if len(n.actors) == 1 and bodies.get(n.actors[0]) == sort
    ]
    agency = context.document.quote(expression.span).lower().endswith("agency")
    return near[0].actors if near and (not agency or _is_agency(near[0].actors[0])) else ()


def _is_agency(outlet: str) -> bool:
    known = outlets()[outlet]
    return any("agency" in words.lower() for words in (*known.names, known.basis or ""))

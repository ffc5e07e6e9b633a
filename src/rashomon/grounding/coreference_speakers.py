"""Whom "I", "we" and "you" mean in somebody's words: the speaker, the speaker's party, the hearer."""

from __future__ import annotations

from rashomon.grounding.actors_context import Context, Named, country_named
from rashomon.grounding.coreference_roles import body_spoken_for, country_told
from rashomon.knowledge.actors import countries
from rashomon.model import ActorExpression, Attribution, Span

#: Kinds of actors that speak as one: their "we" is they themselves.
_BODIES = frozenset({"state", "government", "organisation", "group"})


def speaker(context: Context, expression: ActorExpression, _: str) -> tuple[str, ...]:
    """ "I": the one person whose words these are."""
    people = _speaking(context, expression)
    one = people and len(people[0].actors) == 1 and people[0].actors[0].startswith(("person:", "office:"))
    return people[0].actors if one else ()


def side(context: Context, expression: ActorExpression, _: str) -> tuple[str, ...]:
    """ "We": the body that speaks, or the state or body a person speaks for; a statement's publisher outside quotes.

    Who speaks for none that the text or the tables know means people of whom we know nothing.
    """
    people = _speaking(context, expression)
    if people:
        return side_of_speaker(context, people[0])
    publisher = context.document.publisher or ""
    own = context.document.kind == "statement" and not context.quoted(expression.span.start)
    return (publisher,) if own and publisher.partition(":")[0] in _BODIES else ()


def hearer(context: Context, expression: ActorExpression, _: str) -> tuple[str, ...]:
    """ "You": the one person whom the speaker tells ("he told her"), or who is named beside "to" the words."""
    attribution = _attribution(context, expression)
    if attribution is None or not attribution.cue:
        return ()
    cue = attribution.cue[0]
    sentence = context.parse.at(cue.start)
    verb = sentence.top(cue) if sentence is not None else None
    if sentence is None or verb is None:
        return ()
    told = sentence.children(verb, "dobj", "dative")
    told += [
        t for p in sentence.children(verb, "prep", "dative") if p.lemma == "to" for t in sentence.children(p, "pobj")
    ]
    heads = {t.start for t in told}
    found = [n for n in context.named if n.head is not None and n.head.start in heads and _is_one_person(n)]
    return found[0].actors if len(found) == 1 else ()


def side_of_speaker(context: Context, named: Named) -> tuple[str, ...]:
    """The party a speaker speaks for: itself, or the state whose office the tables or the text give."""
    if len(named.actors) > 1:
        return ()
    actor = named.actors[0]
    if actor.partition(":")[0] in _BODIES:
        return (actor,)
    if actor.startswith("office:"):
        country = country_named(named)
        return (f"state:{country}",) if country in countries() else ()
    known = context.register.people.get(actor)
    body = body_spoken_for(context, actor)
    if body is not None:
        return (body,)
    if known is not None and known.aside:
        return ()
    country = country_told(context, actor)
    return (f"state:{country}",) if country in countries() else ()


def _is_one_person(named: Named) -> bool:
    return len(named.actors) == 1 and named.actors[0].startswith("person:")


def _speaking(context: Context, expression: ActorExpression) -> list[Named]:
    """Who is named as the source of the words that hold an expression, its head first."""
    attribution = _attribution(context, expression)
    if attribution is None or not attribution.source:
        return []
    source = attribution.source[0]
    sentence = context.parse.at(source.start)
    head = sentence.top(source) if sentence is not None else None
    inside = [n for n in context.named if source.overlaps(n.expression.span)]
    return sorted(inside, key=lambda n: (not _covers(n.expression.span, head.start if head else -1), n.expression.span))


def _covers(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end


def _attribution(context: Context, expression: ActorExpression) -> Attribution | None:
    """The innermost attribution whose quoted words hold an expression."""
    if not context.quoted(expression.span.start):
        return None
    held = [a for a in context.attributions if any(c.contains(expression.span) for c in a.content)]
    return min(held, key=lambda a: (sum(len(c) for c in a.content), a.id), default=None)

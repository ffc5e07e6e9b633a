"""Who the actor expressions stand for."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.encoder.parse import Parse
from rashomon.expressions.actors_register import register_people
from rashomon.grounding.actors_by_country import again, body, counterpart, government, group, office, title
from rashomon.grounding.actors_context import Context
from rashomon.grounding.actors_pairs_meant import pair
from rashomon.grounding.actors_pronouns import pronoun
from rashomon.grounding.actors_records import actor_record
from rashomon.grounding.actors_serving import services
from rashomon.model import Actor, ActorExpression, ActorMention, Attribution, Document

#: The rule for each kind of expression that its context decides; titles for all others.
_RULES: dict[str, Callable[[Context, ActorExpression, str], tuple[str, ...]]] = {
    "counterpart": counterpart,
    "pronoun": pronoun,
    "pair": pair,
    "office": office,
    "government": government,
    "body": body,
    "group": group,
    "again": again,
}


def resolve_actors(
    document: Document,
    parse: Parse,
    expressions: tuple[ActorExpression, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    """The actors of a document and every mention of them, in text order; what cannot be settled is left out.

    Holders of office go by the document's publication date. An expression for several actors has one mention for each.
    """
    context = Context(document, parse, register_people(document, parse), attributions)
    mentions: list[ActorMention] = []
    texts: dict[str, list[tuple[str, ActorExpression]]] = {}
    for expression in _in_turn(expressions):
        actors = _who(context, expression)
        if actors:
            context.name(expression, actors)
        for actor in dict.fromkeys(actors):
            mentions.append(ActorMention(expression.span, actor, expression.reading, expression.confidence))
            texts.setdefault(actor, []).append((document.quote(expression.span), expression))
    told = services(context)
    actors_found = tuple(actor_record(document, actor, texts[actor], told.get(actor)) for actor in sorted(texts))
    return actors_found, tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))


def _who(context: Context, expression: ActorExpression) -> tuple[str, ...]:
    """The actors of an expression; empty where its context does not settle them."""
    if expression.actors or expression.office is None:
        return expression.actors
    country, what = expression.office
    kind, _, detail = what.partition(":")
    return _RULES.get(kind, title)(context, expression, detail or country or what)


def _in_turn(expressions: tuple[ActorExpression, ...]) -> list[ActorExpression]:
    """Text order, but what only the speaker settles ("our president") last: the source may stand behind the words."""
    return sorted(expressions, key=lambda e: (_by_speaker(e), e.span.start, e.span.end))


def _by_speaker(expression: ActorExpression) -> bool:
    return (
        not expression.actors
        and expression.office is not None
        and expression.office[0] == ""
        and ":" not in expression.office[1]
    )

"""Who the actor expressions stand for."""

from __future__ import annotations

from rashomon.encoder.parse import Parse
from rashomon.expressions.actors_people import register_people
from rashomon.grounding.actors_context import Context, Named, who
from rashomon.grounding.actors_records import actor_record
from rashomon.model import Actor, ActorExpression, ActorMention, Attribution, Document


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
    for expression in sorted(expressions, key=lambda e: (e.span.start, e.span.end)):
        actors = who(context, expression)
        if actors:
            number = context.sentence_of(expression)
            context.named.append(Named(expression, actors, number, parse.sentences[number].top(expression.span)))
        for actor in dict.fromkeys(actors):
            mentions.append(ActorMention(expression.span, actor, expression.reading))
            texts.setdefault(actor, []).append((document.quote(expression.span), expression))
    actors_found = tuple(actor_record(document, actor, texts[actor]) for actor in sorted(texts))
    return actors_found, tuple(mentions)

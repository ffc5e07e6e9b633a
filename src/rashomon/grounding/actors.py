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
from rashomon.grounding.coreference_bodies import called, called_again, country, own_country
from rashomon.grounding.coreference_roles import bearer, titled
from rashomon.grounding.coreference_speakers import hearer, side, speaker
from rashomon.grounding.coreference_words import words_in_context
from rashomon.model import Actor, ActorExpression, ActorMention, Attribution, Document

#: The rule for each kind of expression that its context decides; titles for all others.
_RULES: dict[str, Callable[[Context, ActorExpression, str], tuple[str, ...]]] = {
    "counterpart": counterpart,
    "pronoun": pronoun,
    "pair": pair,
    "office": office,
    "government": government,
    "body": body,
    "group": lambda context, expression, noun: group(context, expression, noun) or called(context, expression, noun),
    "again": lambda context, expression, sort: again(context, expression, sort) or called_again(context, expression),
    "country": country,
    "own": own_country,
    "called": called,
    "role": bearer,
}
_PERSONS: dict[str, Callable[[Context, ActorExpression, str], tuple[str, ...]]] = {
    "speaker": speaker,
    "side": side,
    "hearer": hearer,
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
    context, told = begin(document, parse, expressions, attributions)
    mentions: list[ActorMention] = []
    texts: dict[str, list[tuple[str, ActorExpression]]] = {}
    for expression in told:
        actors = settle(context, expression)
        for actor in dict.fromkeys(actors):
            mentions.append(ActorMention(expression.span, actor, expression.reading, expression.confidence))
            texts.setdefault(actor, []).append((document.quote(expression.span), expression))
    serving = services(context)
    actors_found = tuple(actor_record(document, actor, texts[actor], serving.get(actor)) for actor in sorted(texts))
    return actors_found, tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))


def begin(
    document: Document,
    parse: Parse,
    expressions: tuple[ActorExpression, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Context, list[ActorExpression]]:
    """A document with all actors that need no context, and its expressions in the order in which to settle them."""
    context = Context(document, parse, register_people(document, parse), attributions)
    told = words_in_context(parse, expressions)
    for expression in told:
        if expression.actors and not _open_office(expression):
            context.name(expression, expression.actors)
    return context, _in_turn(context, told)


def settle(context: Context, expression: ActorExpression) -> tuple[str, ...]:
    """The actors of an expression, which the context then knows; empty where they stay open."""
    actors = _who(context, expression)
    if actors and (not expression.actors or _open_office(expression)):
        context.name(expression, actors)
    return actors


def _who(context: Context, expression: ActorExpression) -> tuple[str, ...]:
    """The actors of an expression; empty where its context does not settle them."""
    if expression.actors or expression.office is None:
        return titled(context, expression) if _open_office(expression) else expression.actors
    code, what = expression.office
    kind, _, detail = what.partition(":")
    rule = _PERSONS.get(detail) or _RULES.get(kind, _title)
    return rule(context, expression, detail or code or what)


def _title(context: Context, expression: ActorExpression, what: str) -> tuple[str, ...]:
    """ "the president" by whom the text calls so, else by the country that the text or the speaker tells of."""
    plain = context.document.quote(expression.span).lower().startswith("the ")
    return (bearer(context, expression) if plain else ()) or title(context, expression, what)


def _open_office(expression: ActorExpression) -> bool:
    """Whether a title of a country has no person yet: the tables don't tell who held it at the date."""
    return expression.reading == "title" and len(expression.actors) == 1 and expression.actors[0].startswith("office:")


def _in_turn(context: Context, expressions: tuple[ActorExpression, ...]) -> list[ActorExpression]:
    """Text order, but what the speaker settles ("our president", "I") last: the source may stand behind the words."""
    return sorted(expressions, key=lambda e: (_by_speaker(context, e), e.span.start, e.span.end))


def _by_speaker(context: Context, expression: ActorExpression) -> bool:
    if expression.actors or expression.office is None or expression.office[0]:
        return False
    what = expression.office[1]
    first = context.document.quote(expression.span).lower().startswith("the ")
    title_by_speaker = ":" not in what and (not first or context.quoted(expression.span.start))
    return title_by_speaker or what.partition(":")[2] in _PERSONS

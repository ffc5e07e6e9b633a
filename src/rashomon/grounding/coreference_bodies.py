"""Countries and bodies called again by a plain noun: "the kingdom", "his country", "the group", "the agency"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.grounding.actors_context import PHRASE_REACH, Context, Named
from rashomon.grounding.actors_pronouns import pronoun
from rashomon.grounding.coreference_phrases import phrases_of
from rashomon.grounding.coreference_speakers import hearer, side, side_of_speaker
from rashomon.knowledge.actors import countries, offices, organisations, outlets
from rashomon.knowledge.actors.reference import reference
from rashomon.model import ActorExpression

#: How many sentences back "the kingdom" may reach: a country stays the topic for long.
COUNTRY_REACH = 10


def country(context: Context, expression: ActorExpression, noun: str) -> tuple[str, ...]:
    """ "the country", "the kingdom": the state named last, as actor or place; a subject before others beside it."""
    here = context.sentence_of(expression)
    for number in range(here, max(-1, here - COUNTRY_REACH - 1), -1):
        near = [
            (p.key[0], p.role)
            for p in phrases_of(context, number)
            if len(p.key) == 1 and p.key[0].startswith("state:") and p.start < expression.span.start
        ]
        fitting = [each for each in near if _may_be(each[0].removeprefix("state:"), noun)]
        states = {state for state, _ in fitting}
        if len(states) > 1:
            states = {state for state, role in fitting if role == "subject"}
        if states:
            return (states.pop(),) if len(states) == 1 else ()
    return ()


def _may_be(code: str, noun: str) -> bool:
    """Whether a country may be called so: a kingdom has a monarch."""
    return code in countries() and (
        noun not in reference()["monarchies"]
        or f"office:{code}/monarch" in offices()
        or noun in countries()[code].name.lower()
    )


def own_country(context: Context, expression: ActorExpression, noun: str) -> tuple[str, ...]:
    """ "his country", "our nation", "your government": the state of whom the pronoun stands for."""
    sentence = context.parse.sentences[context.sentence_of(expression)]
    first = sentence.within(expression.span)[0]
    kind = reference().pronouns[first.text.lower()]
    word = ActorExpression(sentence.span(first.index, first.index + 1), "pronoun", (), ("", f"pronoun:{kind}"))
    if kind in {"side", "speaker"}:
        found = side(context, word, "")
    else:
        meant = hearer(context, word, "") if kind == "hearer" else pronoun(context, word, kind)
        found = side_of_speaker(context, _as_named(context, word, meant)) if meant else ()
    return found if found and found[0].startswith(("state:", "government:")) else ()


def _as_named(context: Context, expression: ActorExpression, actors: tuple[str, ...]) -> Named:
    known = next((n.country for n in context.named if n.actors == actors and n.country), None)
    return Named(expression, actors, context.sentence_of(expression), None, False, known)


def called(context: Context, expression: ActorExpression, noun: str) -> tuple[str, ...]:
    """ "the group", "the front": the body before whose name has the noun, else the last of a kind that is called so."""
    near = [n for n in context.before(expression, PHRASE_REACH) if len(n.actors) == 1 and _kind(n.actors[0])]
    by_name = [n for n in near if noun in _words(context, n)]
    kinds = reference().bodies_again.get(noun, frozenset())
    fighting = [n for n in near if "armed-group" in kinds and _words(context, n) & reference()["fighting_words"]]
    return _nearest(by_name) or _nearest([n for n in near if n in fighting or _kind(n.actors[0]) in kinds])


def called_again(context: Context, expression: ActorExpression) -> tuple[str, ...]:
    """ "the rebel group", "the news agency": as `called`, by the last word."""
    return called(context, expression, context.document.quote(expression.span).lower().split()[-1])


def _nearest(named: list[Named]) -> tuple[str, ...]:
    """The one of the latest sentence that has any; the subject where there are several."""
    latest = [n for n in named if n.sentence == named[0].sentence]
    who = {n.actors for n in latest}
    if len(who) > 1:
        who = {n.actors for n in latest if n.subject}
    return who.pop() if len(who) == 1 else ()


def _kind(actor: str) -> str | None:
    """The kind of body that an actor is: that of the tables, or "body" where only the text knows it."""
    if actor in organisations():
        return organisations()[actor].kind
    if actor in outlets():
        return "outlet"
    return "body" if actor.startswith("organisation:") else None


def _words(context: Context, named: Named) -> set[str]:
    return set(_spelt(context.document.quote(named.expression.span)))


def _spelt(name: str) -> Iterator[str]:
    for word in name.lower().split():
        yield word.strip("().,")
        yield word.strip("().,").removesuffix("s")

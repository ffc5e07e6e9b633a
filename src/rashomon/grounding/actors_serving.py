"""Whom a person serves by the words beside the name: "Kremlin spokesman X", "X, a commander of the YPG".

Read off the words before a name and the apposition after it: a noun for somebody's servant, and the actor that stands
before the noun or behind its preposition. Who is called former, or leads an opposition, speaks for no state.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.actors_bodies import body_of
from rashomon.expressions.actors_roles import office_named
from rashomon.expressions.actors_words import countries_of, country_before
from rashomon.grounding.actors_context import Context, Named
from rashomon.knowledge.actors import countries, organisations
from rashomon.knowledge.actors.gazetteer import adjectives, find_names
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import Span

#: Words of an apposition or of a title that are read, at most.
REACH = 14

_JOINTS = frozenset({"for", "of", "from", "with", "at", "in"})
_TOWARDS = frozenset({"aide", "adviser", "advisor", "assistant", "secretary"})

#: Party and state of American legislators behind their names ("Sen. X, D-Va.").
_AMERICAN = re.compile(r",? \(?[DRI]-[A-Z]")

#: CAMEO roles of bodies of a state (Schrodt 2012): who serves them speaks for the state.
STATE_ROLES = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "ELI"})


@dataclass(frozen=True, slots=True)
class Service:
    """The role that a text gives a person, its country, and the side spoken for with the words that tell of it."""

    role: str
    country: str | None
    side: str | None
    evidence: Span


def services(context: Context) -> dict[str, Service]:
    """What a document tells of people by name: the first role with a side, else with a country, else the first."""
    found: dict[str, list[Service]] = {}
    for named in context.named:
        if named.expression.reading == "name" and named.actors[0].startswith("person:") and len(named.actors) == 1:
            for service in _told(context, named):
                found.setdefault(named.actors[0], []).append(service)
    return {person: min(told, key=lambda s: (s.side is None, s.country is None)) for person, told in found.items()}


def _told(context: Context, named: Named) -> list[Service]:
    sentence = context.parse.sentences[named.sentence]
    tokens = sentence.within(named.expression.span)
    if not tokens:
        return []
    first, past = tokens[0].index, tokens[-1].index + 1
    adjacent = _before(sentence, first)
    apposed = _before_comma(sentence, adjacent[0])
    spans = (adjacent, apposed, _after(sentence, past))
    found = (_service(context, named.sentence, low, high) for low, high in spans if low < high)
    told = [service for service in (*found, _of_body(context, named.sentence, past)) if service is not None]
    if _AMERICAN.match(sentence.text, named.expression.span.end - sentence.start):
        told = [replace(service, country=service.country or "USA") for service in told]
    return told


def _before(sentence: Sentence, first: int) -> tuple[int, int]:
    """The words of a title right before a name."""
    low = first
    while low > max(0, first - REACH) and _goes_on(sentence.tokens[low - 1], apposed=False):
        low -= 1
    then = 0 < low < first and sentence.tokens[low - 1].text.lower() in wordings()["former"]
    return low - then, first


def _before_comma(sentence: Sentence, first: int) -> tuple[int, int]:
    """The noun phrase before a comma that a name, with its form of address, follows ("its leader, Sheikh X")."""
    past = first - 1
    if first < 2 or sentence.tokens[past].text != ",":
        return first, first
    low = past
    while low > max(0, past - REACH) and _goes_on(sentence.tokens[low - 1], apposed=True):
        low -= 1
    return low, past


def _after(sentence: Sentence, past: int) -> tuple[int, int]:
    """The words of the apposition after a name's comma or bracket."""
    if past >= len(sentence.tokens) or sentence.tokens[past].text not in {",", "("}:
        return past, past
    high = low = past + 1
    while high < min(len(sentence.tokens), low + REACH) and _goes_on(sentence.tokens[high], apposed=True):
        high += 1
    closed = high == len(sentence.tokens) or sentence.tokens[high].pos in {"PUNCT", "VERB", "AUX", "PRON", "SCONJ"}
    return (low, high) if closed else (low, low)


def _goes_on(token: Token, apposed: bool) -> bool:
    """Whether a word belongs to a title or apposition; prepositions and articles only to one with its comma."""
    if token.text in {"-", "'s", "'"} or token.pos in {"PROPN", "NOUN", "ADJ", "NUM"}:
        return True
    verbal = token.pos == "VERB" and token.tag in {"VBN", "VBG"} and not apposed
    return verbal or (apposed and (token.pos in {"DET", "ADP", "ADV"} or token.text.lower() in {"and", "deputy"}))


def _service(context: Context, number: int, low: int, high: int) -> Service | None:
    sentence = context.parse.sentences[number]
    noun = _noun(sentence, low, high)
    if noun is None:
        return None
    while low < noun and sentence.tokens[low].pos == "DET":
        low += 1
    evidence = sentence.span(low, high)
    words = context.document.quote(evidence)
    before = {t.text.lower() for t in sentence.tokens[low:noun]}
    after = {t.text.lower() for t in sentence.tokens[noun + 1 : noun + 3] if t.index < high}
    if before & wordings()["former"] or after & wordings()["to_come"] or any(w.startswith("ex-") for w in before):
        return Service(words, _country(sentence, noun, low), None, evidence)
    principal, told = _principal(context, number, low, noun, high)
    if principal is not None and not (principal.startswith("state:") and before & wordings()["not_of_the_state"]):
        side, country = _side(principal, sentence.tokens[noun])
        return Service(words, country or told or _country(sentence, noun, low), side, evidence)
    code = _country(sentence, noun, low)
    serves = sentence.tokens[noun].lemma.lower() in wordings()["servants_of_states"]
    other = bool(before & wordings()["not_of_the_state"])
    if code is None and sentence.tokens[noun].lemma.lower() == "minister":
        code = _by_portfolio(context, number, words)
    if code is None and _may_be_of_the_only(sentence, low, noun, high):
        code = context.register.offices.get(office_named(words) or "") or _only_country(context, number)
    return Service(words, code, f"state:{code}" if code and serves and not other else None, evidence)


def _noun(sentence: Sentence, low: int, high: int) -> int | None:
    """The noun that says what somebody is: the last before a name or preposition."""
    stop = next((t.index for t in sentence.tokens[low:high] if t.pos == "ADP" and t.index > low), high)
    nouns = wordings()["servants"] | wordings()["servants_of_states"] | wordings()["lawmakers"]
    found = [t.index for t in sentence.tokens[low:stop] if t.lemma.lower() in nouns or t.text.lower() in nouns]
    return found[-1] if found else None


def _principal(context: Context, number: int, low: int, noun: int, high: int) -> tuple[str | None, str | None]:
    """The actor served, behind "for" or "of", else right before the noun; and the country that its words tell of."""
    sentence = context.parse.sentences[number]
    here = [n for n in context.named if n.sentence == number and n.expression.reading != "pronoun"]
    joint = next((t for t in sentence.tokens[noun + 1 : high] if t.pos == "ADP"), None)
    towards = joint is not None and joint.lemma == "to" and sentence.tokens[noun].lemma.lower() in _TOWARDS
    if joint is not None and (joint.lemma in _JOINTS or towards):
        for named in here:
            start = _index(sentence, named)
            if joint.index < start < high and start <= joint.index + 3 and len(named.actors) == 1:
                return _served(named), named.country
    start = sentence.tokens[low].start  # a mention may begin with the article before the title
    inside = [n for n in here if n.expression.span.end > start and _index(sentence, n) < noun and len(n.actors) == 1]
    return (_served(inside[-1]), inside[-1].country) if inside else (None, None)


def _index(sentence: Sentence, named: Named) -> int:
    return next((t.index for t in sentence.tokens if t.start >= named.expression.span.start), len(sentence.tokens))


def _served(named: Named) -> str | None:
    """An actor as one who is served: groups and people of a country as its state."""
    sort = named.actors[0].partition(":")[0]
    if sort in {"group", "person"}:
        return f"state:{named.country}" if named.country in countries() else None
    return named.actors[0] if sort in {"state", "government", "office", "organisation"} else None


def _side(principal: str, noun: Token) -> tuple[str | None, str | None]:
    """The side and country of who serves an actor; members of a parliament and of parties speak for no state."""
    sort, _, rest = principal.partition(":")
    code = rest.partition("/")[0]
    own = noun.lemma.lower() in wordings()["lawmakers"]
    if sort in {"state", "government", "office"}:
        if code in countries():
            return (None if own else f"state:{code}"), code
        return (f"organisation:{code}" if f"organisation:{code}" in organisations() else None), None
    body = organisations().get(principal)
    if body is None:
        country = state_bodies().get(principal)
        return (f"state:{country}" if country else principal), country
    of_state = body.kind == "organisation" and (body.cameo or "")[3:6] in STATE_ROLES and body.country
    return (f"state:{body.country}" if of_state else principal), body.country


@cache
def state_bodies() -> dict[str, str]:
    """The country of the ids that ministries, armies and the like of a country have."""
    return {body_of(code, body): code for code in countries() for body in set(wordings().bodies.values())}


def _country(sentence: Sentence, noun: int, low: int) -> str | None:
    """The country that a demonym or possessive before the noun, or "of" behind it, tells of."""
    before = country_before(sentence, noun)
    if before is not None and before[0] >= low:
        return before[1]
    after = countries_of(sentence, noun + 1)[1]
    return after[0] if len(after) == 1 else None


def _of_body(context: Context, number: int, past: int) -> Service | None:
    """The service of "X of the United States Treasury": a body of a state or an organisation right behind a name."""
    tokens = context.parse.sentences[number].tokens
    if past >= len(tokens) or tokens[past].text.lower() not in {"of", "from", "with", "at"}:
        return None
    for named in context.named:
        start = _index(context.parse.sentences[number], named) if named.sentence == number else past
        if past < start <= past + 2 and len(named.actors) == 1 and named.actors[0].startswith("organisation:"):
            side, country = _side(named.actors[0], tokens[past])
            return Service(context.document.quote(named.expression.span), country, side, named.expression.span)
    return None


def _by_portfolio(context: Context, number: int, role: str) -> str | None:
    """The country of the one ministry of a minister's portfolio that was named so far ("Russia's Ministry of Defence
    accused ... Deputy Defence Minister X")."""
    titles = role.lower().replace("defense", "defence").split()
    wanted = f"-{titles[titles.index('minister') - 1]}-ministry" if "minister" in titles[1:] else "-none"
    named = (n.actors[0] for n in context.named if n.sentence <= number and len(n.actors) == 1)
    found = {state_bodies()[actor] for actor in named if actor.endswith(wanted) and actor in state_bodies()}
    return found.pop() if len(found) == 1 else None


def _may_be_of_the_only(sentence: Sentence, low: int, noun: int, high: int) -> bool:
    """Whether a role without a country may be one of the only country told of: a minister, or one with nothing but
    words for a state's own bodies before the noun ("police chief", not "House speaker" or "Interpol spokesman")."""
    tokens = sentence.tokens
    of_staff = [t.text.lower() for t in tokens[noun + 1 : noun + 3]] == ["of", "staff"]
    if any(t.pos == "ADP" for t in tokens[noun + 1 + 2 * of_staff : high]):
        return False
    own = all(t.text.lower() in wordings()["own_of_a_state"] for t in tokens[low:noun])
    return (own and (noun > low or of_staff)) or tokens[noun].lemma.lower() in {"minister", "premier"}


def _only_country(context: Context, number: int) -> str | None:
    """The only country that a document has told of so far, from its first sentence to this one."""
    told: set[str | None] = {n.country for n in context.named if n.sentence <= number and n.country in countries()}
    for sentence in context.parse.sentences[: number + 1]:
        told |= {e.country for m in find_names(sentence.text) for e in m.entries[:1] if e.sort in {"country", "city"}}
        told |= {adjectives()[t.text] for t in sentence.tokens if t.text in adjectives()}
    told.discard(None)
    return told.pop() if len(told) == 1 else None

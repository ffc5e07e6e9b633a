"""Slots of a mention: who, how many, when, where and how firmly, each a row of the event with the voice's value.

A row is made only where a voice gives a value; who leaves a value out is not said to be silent on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from rashomon.accounts.nearby import event_near
from rashomon.accounts.rows import EVERYBODY, Row, Scene, Told
from rashomon.accounts.values import Parties, Rung, parties_of
from rashomon.events.facts import MUTUAL_ROOTS
from rashomon.happenings.kinds import kind_of
from rashomon.happenings.lexicon import numerals
from rashomon.knowledge.account_words import groups_counted, step_of, words_before_counted, words_behind_counted
from rashomon.knowledge.places import adjectives
from rashomon.model import ActorKind, Document, EventMention, Item, Number, Participant, ParticipantRole, Reading

_BOUNDS = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about "}
#: Statuses of events that have not been.
TO_COME = ("planned", "possible")


def slots(scene: Scene, reading: Reading, mention: EventMention, item: Item | None, told: Told) -> Iterator[Told]:
    """The values that a mention gives, as tellings beside `told`, the voice's telling that it happened."""
    if told.telling == "silent":
        return
    event = scene.home[mention.id]
    befell = befallen_by(scene, reading, mention)
    for number in mention.numbers:
        yield _number(told, scene.table_of(befell), befell, reading.document, number)
    yield from _participants(scene, reading, mention, told)
    if told.telling == "denies":
        return  # what did not happen has neither time nor place nor firmness
    if mention.times and mention.time.date.known:
        to_come = scene.events[event].status in TO_COME
        row = Row(told.row.event, "date", event if to_come else f"when:{event}")
        yield replace(told, row=row, value=mention.time.date.edtf, slot=mention.time.date)
    if mention.place is not None:
        row = Row(told.row.event, "place", f"where:{event}")
        yield replace(told, row=row, value=mention.place.name, slot=mention.place)
    rung = rung_of(reading, item) if item is not None else None
    if rung is not None and (scene.events[event].status in TO_COME or _binds(mention)):
        yield replace(told, row=Row(told.row.event, "modality", f"firm:{event}"), value=rung.name, slot=rung)


def _binds(mention: EventMention) -> bool:
    return mention.plover is not None and mention.plover.root == "AGREE"


# ---------------------------------------------------------------- how many
def befallen_by(scene: Scene, reading: Reading, mention: EventMention) -> str:
    """The event that a mention's numbers belong to: casualties to the attack told of beside them."""
    event = scene.home[mention.id]
    if event not in scene.only_casualties:
        return event
    return event_near(scene, reading, mention.span) or event


def nobody(scene: Scene, reading: Reading, mention: EventMention, told: Told) -> Told | None:
    """The word that there were no casualties, as a number; None where a mention says nothing of the kind."""
    role = next((numerals().roles[w] for w in mention.lemma.split() if w in numerals().roles), None)
    if role is None or not kind_of(mention).casualty:
        return None
    event = befallen_by(scene, reading, mention)
    number = Number(0, "exact", "person", role, mention.span)
    row = Row(scene.table_of(event), "number", f"{event}:{role}:{EVERYBODY}")
    return replace(told, row=row, value="0", slot=number)


def _number(told: Told, table: str, event: str, document: Document, number: Number) -> Told:
    row = Row(table, "number", f"{event}:{number.role or number.unit}:{counted(document, number)}")
    return replace(told, row=row, value=shown(number), slot=number)


def shown(number: Number) -> str:
    """A number as it is shown ("at least 12")."""
    return f"{_BOUNDS[number.bound]}{number.value:g}"


#: Characters behind a number in which the noun that it counts stands ("12 more South Korean sailors").
_NOUN_WITHIN = 60
#: Words of which the noun is one, those between left out.
_NOUN_AMONG = 3


def counted(document: Document, number: Number) -> str:
    """Whom or what a number counts: the group of the noun behind it, with the country that stands before the noun. What
    stands behind a conjunction or preposition is counted by nothing ("34 wounded when Libyan guns ...")."""
    behind = document.text[number.span.end : number.span.end + _NOUN_WITHIN]
    words = re.findall(r"[\w'’-]+", re.split(r"[.,;:()\n]", behind)[0])
    phrase = list(takewhile(lambda w: w.lower() not in words_behind_counted(), words))
    named = [w for w in phrase if w.lower() not in words_before_counted()][:_NOUN_AMONG]
    country = ""
    for place, word in enumerate(named):
        country = adjectives().get(word) or adjectives().get(" ".join(named[max(0, place - 1) : place + 1])) or country
        group = groups_counted().get(_singular(word.lower()))
        if group is not None:
            return f"{country} {group}".strip() if group != "people" else country
    return country


_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "people", "lives": "life", "bodies": "body"}


def _singular(word: str) -> str:
    if word in groups_counted():
        return word
    for plural, one in _PLURALS.items():
        if word.endswith(plural):
            return word.removesuffix(plural) + one
    return word.removesuffix("s")


# ---------------------------------------------------------------- who
def _participants(scene: Scene, reading: Reading, mention: EventMention, told: Told) -> Iterator[Told]:
    event = scene.home[mention.id]
    roles: list[tuple[str, tuple[ParticipantRole, ...]]] = [("actor", ("actor",)), ("recipient", ("recipient",))]
    if mention.plover is not None and mention.plover.root in MUTUAL_ROOTS:
        roles = [("party", ("actor", "recipient"))]
    elif "first" in mention.words:
        roles = [("first", ("actor",))]
    for name, of in roles:
        taking_part = [p for p in mention.participants if p.role in of]
        spans = [f.span for f in mention.fillers if f.role in of]
        named = [p.span for p in taking_part if p.span is not None]
        known = (*named, *(p.span for p in reading.places))
        loose = [s for s in spans if not any(s.overlaps(n) for n in known)]
        nouns = frozenset(w for s in loose for w in nouns_of(reading.document.quote(s)))
        who = parties_of(frozenset(p.actor for p in taking_part), nouns, scene.actors)
        countries = frozenset(c for s in loose for c in _countries(reading.document.quote(s)))
        who = replace(who, parties=who.parties | countries)
        if who == Parties():
            continue
        names = _names(scene, reading, taking_part, who)
        names += [" ".join(reading.document.quote(s).split()) for s in loose if nouns_of(reading.document.quote(s))]
        hedged = told.telling == "asserts" and name != "recipient" and "participants" in mention.hedged
        row = Row(told.row.event, "participants", f"{name}:{event}")
        yield replace(told, row=row, value=", ".join(names), slot=who, telling="weaker" if hedged else told.telling)


#: Actors without a name of their own.
_DESCRIBED: frozenset[ActorKind] = frozenset({"group"})


def _names(scene: Scene, reading: Reading, taking_part: Sequence[Participant], who: Parties) -> list[str]:
    """What parties are called: who is known by a name has it wherever he is told of, a group that is only described is
    called what this voice calls it."""
    described = {
        p.actor: " ".join(reading.document.quote(p.span).split())
        for p in taking_part
        if p.span is not None and p.actor in scene.actors and scene.actors[p.actor].kind in _DESCRIBED
        if nouns_of(reading.document.quote(p.span))
    }
    return [described.get(i) or scene.actors[i].name for i in sorted(who.actors) if i in scene.actors]


def _countries(words: str) -> Iterator[str]:
    """The countries whose adjectives stand in a phrase ("the Thai side", "a South Korean frigate")."""
    found = re.findall(r"[\w'’-]+", words)
    pairs = {" ".join(pair): pair for pair in pairwise(found) if " ".join(pair) in adjectives()}
    taken = {word for pair in pairs.values() for word in pair}
    yield from (adjectives()[w] for w in (*pairs, *(f for f in found if f not in taken)) if w in adjectives())


_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "who",
        "which",
        "that",
        "this",
        "those",
        "these",
        "him",
        "her",
        "them",
        "us",
        "me",
        "himself",
        "itself",
        "themselves",
        "its",
        "their",
        "his",
        "our",
    ]
)
_PHRASE = re.compile(r"\s+(?:of|from|in|at|on|who|which|that|near|with|for|to)\s.*", re.DOTALL)


def nouns_of(words: str) -> list[str]:
    """The last word of a phrase, as a singular; nothing for a pronoun."""
    found = re.findall(r"[\w'’-]+", _PHRASE.sub("", words).lower())
    return [_singular(found[-1])] if found and found[-1] not in _PRONOUNS else []


# ---------------------------------------------------------------- how firmly
_AUXILIARIES = re.compile(r"\b(?:will|shall|would|merely|only|just)\b", re.IGNORECASE)


def rung_of(reading: Reading, item: Item) -> Rung | None:
    """How firmly a clause speaks of what is to come, by its words and those of the clause it hangs on."""
    around = [i for i in reading.items if i.span.contains(item.span)]
    near = [i for i in around if i.span == item.span or i.attribution == item.attribution]
    words = {w for i in (*near, item) for w in (*i.words, i.predicate)}
    words |= {w.lower() for w in _AUXILIARIES.findall(reading.document.quote(item.span))}
    step = step_of(words)
    return Rung(step.name, step.height) if step is not None else None

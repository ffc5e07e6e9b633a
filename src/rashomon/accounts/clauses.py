"""Clauses that voices state flatly, with what each can share with another: predicates, words, parties and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rashomon.accounts.flatness import is_denied, is_flat, is_made
from rashomon.accounts.said import CLAIMS, Said, sides
from rashomon.accounts.tellers import side_of
from rashomon.accounts.tellings import Scene, responsible
from rashomon.knowledge.account_words import sorts
from rashomon.knowledge.actors.gazetteer import adjectives
from rashomon.knowledge.denials import denials
from rashomon.knowledge.predicates import keys_of, predicates, stem
from rashomon.knowledge.topics import topics
from rashomon.model import Attribution, Item, Reading, Span

#: Subjects that leave open who is meant; who speaks of people by a pronoun speaks, in a denial, of its own.
POINTERS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that", "this", "there", "you", "one"})
PEOPLE = frozenset({"we", "i", "they", "he", "she"})
_SPEAKER = frozenset({"we", "i"})
_NOBODY = frozenset({"none", "nobody", "nothing", "no-one", "neither"})
#: Words that say nothing of what is meant.
_EMPTY = frozenset(
    {"thing", "one", "two", "part", "way", "word", "time", "people", "other", "such", "day", "week", "year", "today"}
)
#: The speaker's own people: "our men", "its soldiers", "none of his units".
_OWN = re.compile(r"\b(?:our|ours|its|their|his|her)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|ours)\b", re.IGNORECASE)
#: What is denied whole: "no houses", "any soldier", "not a single tank", "nobody", "no such meeting", "never".
_WHOLLY = re.compile(
    r"\b(?:no|any|not one|not a single|none of (?:the|its|our|their|his|her))\s+(?:[\w-]+\s+)?([\w-]+)", re.IGNORECASE
)
_NOBODY_AT_ALL = re.compile(r"\b(?:nobody|no one|nothing|no such)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|shall|wo)\b|['’]ll\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?")


@dataclass(frozen=True)
class Clause:
    """One flat clause: the keys of its predicate, the stems of its words, subject and objects, the sides of all it
    names and of its subject, its places and their countries, what it denies wholly, and whether it
    speaks of what is to come."""

    said: Said
    item: Item
    denied: bool
    keys: frozenset[str | int]
    words: frozenset[str]
    subject: frozenset[str]
    objects: frozenset[str]
    parties: frozenset[str]
    actors: frozenset[str]
    places: frozenset[int | str]
    wholly: frozenset[str]
    to_come: bool


def flat_clauses(scene: Scene, reading: Reading) -> Iterator[Clause]:
    """The clauses that voices state flatly: no wishes, possibilities, conditions or background. What a document says
    itself can be denied; only where it says "we" does it deny, for its publisher."""
    known = {a.id: a for a in reading.attributions}
    for item in reading.items:
        if not (item.main and item.asserted) or item.hedged or item.corrects or item.restates:
            continue
        text = reading.document.quote(item.span)
        if not is_flat(text):
            continue
        own = known.get(item.attribution or "")
        attribution = responsible(scene, own, known)
        if attribution is None:
            if own is None and (not item.negated or _WE.search(text) or reading.document.publisher is not None):
                yield from _clause(scene, Said(reading, None, item.span, item), item)
        elif attribution.stance in CLAIMS or is_made(reading, attribution, known):
            yield from _clause(scene, Said(reading, attribution, item.span, item), item)
    yield from _told_as_events(scene, reading, known)


def _told_as_events(scene: Scene, reading: Reading, known: Mapping[str, Attribution]) -> Iterator[Clause]:
    """The clauses that say by their verb that an event happened, whatever else they name."""
    by_span: dict[Span, list[Item]] = {}
    for item in reading.items:
        by_span.setdefault(item.span, []).append(item)
    for mention in reading.event_mentions:
        holding = [s for s in by_span if s.contains(mention.span)]
        if mention.nominal or mention.modality not in ("actual", "reported") or not holding:
            continue
        items = by_span[min(holding, key=lambda s: (len(s), s))]
        own = known.get(items[0].attribution or "")
        attribution = responsible(scene, own, known)
        whole = any(i.main and i.asserted for i in items)
        flat = is_flat(reading.document.quote(items[0].span)) and not any(i.negated or i.hedged for i in items)
        if whole or not flat or mention.auxiliary is not None or (attribution and attribution.stance not in CLAIMS):
            continue
        told = replace(items[0], predicate=mention.lemma, mention=mention.id)
        yield from _clause(scene, Said(reading, attribution, told.span, told), told)


def _clause(scene: Scene, said: Said, item: Item) -> Iterator[Clause]:
    keys = _keys(item) | _topic_key(said)
    if not keys:
        return
    reading, denied = said.reading, is_denied(said)
    text = reading.document.quote(said.evidence)
    speaker = sides(scene, said)
    named = {m.actor: reading.document.quote(m.span) for m in reading.actor_mentions if said.evidence.contains(m.span)}
    by_name = {actor: side for actor in named if (side := _party(scene, actor)) is not None}
    peoples = _peoples(text)
    subject = frozenset() if set(item.subject) <= set(item.objects) else frozenset(item.subject)  # a passive's patient
    acting = {side for a, side in by_name.items() if subject & set(re.findall(r"\w+", named[a].casefold()))}
    acting |= {side for word, side in peoples.items() if set(word.split()) <= subject}
    places = [p.place for p in reading.places if said.evidence.contains(p.span)]
    acting |= {f"state:{p.country}" for p in places if p.feature == "country" and (p.name or "").casefold() in subject}
    own = speaker if _OWN.search(text) or subject & _SPEAKER or (denied and subject & (PEOPLE | {"it"})) else set()
    yield Clause(
        said,
        item,
        denied,
        keys,
        words=_stems((*item.words, *item.subject, *item.objects, item.predicate)),
        subject=_stems(tuple(subject - POINTERS - _NOBODY - set(sorts()) - {item.predicate})),
        objects=_stems(item.objects),
        parties=frozenset({*by_name.values(), *peoples.values(), *own, *acting}),
        actors=frozenset(acting or own),
        places=frozenset({p.geonameid for p in places if p.geonameid} | {p.country for p in places if p.country}),
        wholly=_wholly(text) if denied else frozenset(),
        to_come=_TO_COME.search(text) is not None,
    )


def _keys(item: Item) -> frozenset[str | int]:
    """The keys of the predicate, with its object where the two make one ("set foot"), or of the object where the verb
    says nothing ("made no flights", "carried out the attack")."""
    table = predicates()
    if item.predicate in item.subject:
        return keys_of(item.predicate)  # "no call had taken place"
    together = [phrase for thing in item.objects if (phrase := f"{item.predicate} {thing}") in table.groups]
    if together:
        return frozenset(key for phrase in together for key in table.groups[phrase])
    if item.predicate in table.light:
        done = [thing for thing in item.objects if thing in table.groups]
        if done or item.predicate in table.empty:
            return frozenset(key for thing in done for key in keys_of(thing))
    return frozenset() if item.predicate in table.empty else keys_of(item.predicate)


def _topic_key(said: Said) -> frozenset[str]:
    """The topic of a clause as a key, where a denial denies it wholly ("contained no apology", "heard no apology")."""
    item = said.item
    if item is None or item.topic not in denials().said_topics:
        return frozenset()
    words = {stem(word) for word in topics()[item.topic or ""].words}
    wholly = _wholly(said.reading.document.quote(said.evidence))
    told = wholly & words if is_denied(said) else stem(item.predicate) in words or item.predicate in denials().tells
    return frozenset({f"topic:{item.topic}"} if told else ())


def _party(scene: Scene, actor: str) -> str | None:
    """The party an actor counts as: a group of a country's people is that country."""
    known = scene.actors.get(actor)
    people = known is not None and known.kind == "group" and known.country is not None and known.side is None
    return f"state:{known.country}" if known is not None and people else side_of(actor, scene.actors)


def _peoples(text: str) -> dict[str, str]:
    """Peoples that a clause names by an adjective ("Eritrean coastguards"), with their states."""
    table = adjectives()
    found = {}
    for match in _CAPITALISED.findall(text):
        for words in (match, *match.split()):
            if words in table:
                found[words.casefold()] = f"state:{table[words]}"
    return found


def _wholly(text: str) -> frozenset[str]:
    things = {stem(thing.casefold()) for match in _WHOLLY.finditer(text) for thing in match[0].split()[1:]}
    return frozenset(things | ({""} if _NOBODY_AT_ALL.search(text) else set()))


def _stems(words: tuple[str, ...]) -> frozenset[str]:
    """The stems of words that say what is meant."""
    return frozenset({stem(word) for word in words} - _EMPTY - POINTERS)

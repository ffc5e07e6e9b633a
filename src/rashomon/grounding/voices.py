"""Chains of voices: from the narrator to the innermost responsible voice."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.encoder.parse import Parse
from rashomon.grounding.actors_records import actor_record
from rashomon.grounding.voices_home import home_of
from rashomon.grounding.voices_reading import Room, Spoken, possessive, read_source
from rashomon.grounding.voices_sides import is_servant, missing_states, side_of, with_side
from rashomon.model import Actor, ActorMention, Attribution, Document, Level, PlaceMention, Voice

NARRATOR = Voice("narrator", "narrator")
UNNAMED = Voice("unnamed", "unnamed")


def resolve_voices(
    document: Document,
    parse: Parse,
    attributions: tuple[Attribution, ...],
    actors: tuple[Actor, ...],
    mentions: tuple[ActorMention, ...],
    places: tuple[PlaceMention, ...] = (),
) -> tuple[tuple[Attribution, ...], tuple[Actor, ...]]:
    """Attributions with their chains, and the actors with sides and their evidence filled in (new actors appended)."""
    named = {a.id: a for a in actors}
    if document.kind == "statement" and document.publisher is not None and document.publisher not in named:
        named[document.publisher] = actor_record(document, document.publisher, [])  # who speaks need not name itself
    room = Room(document, parse, tuple(sorted(mentions, key=lambda m: (m.span, m.actor))), named)
    room = replace(room, home=home_of(document, places), speakers=_speakers(parse, attributions))
    sided = {a.id: with_side(room, a) for a in named.values()}
    room = replace(room, actors=sided)
    made: dict[str, Actor] = {}
    by_id = {a.id: a for a in attributions}
    levels = {a.id: _level(room, a, by_id, made) for a in attributions}
    outermost = _outermost(document, sided)
    chained = tuple(replace(a, chain=_chain(a, by_id, levels, outermost)) for a in attributions)
    known = {**sided, **made}
    every = [*sided.values(), *(made[i] for i in sorted(made)), *missing_states(known.values(), known)]
    return chained, tuple(every)


def _speakers(parse: Parse, attributions: tuple[Attribution, ...]) -> frozenset[int]:
    """The offsets of the words that head the source of something said."""
    spans = [(parse.at(span.start), span) for a in attributions for span in a.source]
    heads = (sentence.top(span) for sentence, span in spans if sentence is not None)
    return frozenset(head.start for head in heads if head is not None)


def _outermost(document: Document, actors: dict[str, Actor]) -> Level:
    """The narrator; in a statement that is its publisher."""
    publisher = actors.get(document.publisher) if document.publisher is not None else None
    if document.kind == "statement" and publisher is not None:
        return Level((Voice(publisher.name, "narrator", publisher.id),))
    return Level((NARRATOR,))


def _chain(
    attribution: Attribution, by_id: dict[str, Attribution], levels: dict[str, Level], outermost: Level
) -> tuple[Level, ...]:
    """The levels from the outermost voice inwards; a voice that cites itself stands once."""
    own, seen = [levels[attribution.id]], {attribution.id}
    parent = attribution.parent
    while parent is not None and parent in by_id and parent not in seen:
        seen.add(parent)
        own.append(levels[parent])
        parent = by_id[parent].parent
    chain = [outermost]
    for level in reversed(own):
        if not _same(chain[-1], level):
            chain.append(level)
    return tuple(chain)


def _same(outer: Level, inner: Level) -> bool:
    def key(level: Level) -> list[str]:
        return sorted(v.actor or v.name.lower() for v in level.voices)

    return key(outer) == key(inner) and all(v.kind != "unnamed" or v.actor is not None for v in inner.voices)


def _level(room: Room, attribution: Attribution, by_id: dict[str, Attribution], made: dict[str, Actor]) -> Level:
    """The voices of one attribution; actors that have to be made for their side are put into `made`."""
    if not attribution.source:
        return Level((UNNAMED,))
    spoken = [read_source(room, span) for span in attribution.source]
    if len(spoken) > 1 and any(s.kind == "document" for s in spoken[-1]):
        return Level((_document_of(spoken[0][0], spoken[-1][0]),))
    outer = _outer_actor(room, attribution, by_id)
    voices = [_voice(room, each, outer, made) for part in spoken for each in part]
    return Level(tuple(dict.fromkeys(voices)))


def _document_of(author: Spoken, text: Spoken) -> Voice:
    """The voice of a document whose author the text names ("Erdogan sent Putin a letter urging")."""
    actor = author.own.actor if author.own is not None else None
    return Voice(f"{possessive(author.name)} {text.head}", "document", actor, text.span)


def _outer_actor(room: Room, attribution: Attribution, by_id: dict[str, Attribution]) -> Actor | None:
    """The actor that speaks one level further out, if the mentions know it."""
    parent = by_id.get(attribution.parent) if attribution.parent is not None else None
    if parent is None or not parent.source:
        return None
    own = read_source(room, parent.source[0])[0].own
    return room.actors.get(own.actor) if own is not None else None


def _voice(room: Room, spoken: Spoken, outer: Actor | None, made: dict[str, Actor]) -> Voice:
    if spoken.own is not None:
        return Voice(spoken.name, spoken.kind, spoken.own.actor, spoken.span)
    whose = next((m.actor for m in spoken.others if m.actor in room.actors), None)
    if whose is not None and spoken.kind in ("document", "institution"):
        return Voice(spoken.name, spoken.kind, whose, spoken.span)
    side = side_of(room, spoken, outer)
    if side is None or (spoken.kind == "person" and not is_servant(spoken)):
        return Voice(spoken.name, spoken.kind, None, spoken.span)
    actor = _group(room, spoken, *side)
    made.setdefault(actor.id, actor)
    return Voice(spoken.name, spoken.kind, actor.id, spoken.span)


def _group(room: Room, spoken: Spoken, side: str, evidence: object) -> Actor:
    """An actor of this document alone for a voice that is not named but whose side is known."""
    slug = re.sub(r"[^a-z0-9]+", "-", spoken.name.lower().removeprefix("a ").removeprefix("the ")).strip("-")
    country = side.removeprefix("state:") if side.startswith("state:") else None
    return Actor(f"group:{slug}:{room.document.id}", spoken.name, "group", country, None, side, evidence)  # type: ignore[arg-type]

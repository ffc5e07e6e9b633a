"""Whose word it is: the innermost responsible voice of a telling, and the side it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rashomon.knowledge.outlet_names import outlet_name
from rashomon.knowledge.telling_words import telling_words
from rashomon.model import Actor, ActorKind, Attribution, Document, Level, Reading, Stance, Voice

#: What the report itself is called where its outlet is not known.
NARRATOR = "the report"


@dataclass(frozen=True, slots=True)
class Teller:
    """One voice that gives accounts. `key` is the same for the same voice wherever it speaks: its actor's id, or for
    voices without one its name within the document."""

    key: str
    name: str
    actor: str | None
    side: str | None
    narrates: bool = False


def tellers(
    document: Document, attribution: Attribution | None, actors: Mapping[str, Actor]
) -> list[tuple[Teller, tuple[Level, ...]]]:
    """The voices responsible for what an attribution holds, each with its chain; the narrator for None, nobody for a
    question."""
    if attribution is None or not attribution.chain or not attribution.chain[-1].voices:
        return [narrator(document, actors)]
    if _asks(document, attribution) or _does_not_know(document, attribution):
        return []  # who asks whether it is so, or cannot tell, gives no account of it and is not silent on it
    if all(v.actor is None and v.name.casefold() in telling_words().pointers for v in attribution.chain[-1].voices):
        return tellers(document, replace(attribution, chain=attribution.chain[:-1], source=()), actors)
    outer = attribution.chain[:-1]
    if attribution.source and all(v.kind == "narrator" and v.actor is None for v in attribution.chain[-1].voices):
        name = " ".join(document.quote(attribution.source[0]).split())  # somebody spoke, and it is not known who
        voice = Voice(name, "unnamed", span=attribution.source[0])
        return [(_teller(document, voice, actors), (*attribution.chain, Level((voice,))))]
    return [
        (_teller(document, voice, actors), (*outer, Level((voice,))))
        if voice.kind != "narrator"
        else narrator(document, actors)
        for voice in attribution.chain[-1].voices
    ]


def leaves_open(document: Document, attribution: Attribution) -> bool:
    """Whether a voice expressly takes no side ("neither confirmed nor denied")."""
    said = _cue_words(document, attribution)
    return attribution.stance == "unknown" and bool(attribution.source) and not said.isdisjoint(telling_words().neither)


def _asks(document: Document, attribution: Attribution) -> bool:
    """Whether what is said is a question ("asked whether they had met")."""
    if not attribution.content or attribution.stance not in ("unknown", "asserts", "confirms"):
        return False
    first = _WORD.search(document.quote(attribution.content[0]))
    known = telling_words()
    opening = known.questions if attribution.stance == "unknown" else known.open
    return first is not None and first[0].lower() in opening


#: Stances of what is not said: by them alone a voice that does not know looks like one that leaves it out.
_UNSAID: frozenset[Stance] = frozenset({"omits", "unknown"})
#: Characters before the first word of a cue in which its auxiliaries may stand ("could", "was unable to").
_BEFORE_CUE = 16


def _does_not_know(document: Document, attribution: Attribution) -> bool:
    """Whether a voice says that it could not learn whether it is so ("could not establish who fired first")."""
    if attribution.stance not in _UNSAID or not attribution.cue:
        return False
    first = min(attribution.cue)
    before = document.text[max(0, first.start - _BEFORE_CUE) : first.start]
    said, known = _cue_words(document, attribution), telling_words()
    return not said.isdisjoint(known.learning) and not (said | _words(before)).isdisjoint(known.able)


def _cue_words(document: Document, attribution: Attribution) -> frozenset[str]:
    return _words(" ".join(document.quote(span) for span in attribution.cue))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


_WORD = re.compile(r"[\w'’-]+")


def narrator(document: Document, actors: Mapping[str, Actor]) -> tuple[Teller, tuple[Level, ...]]:
    """The voice of the document itself: the publisher of a statement, else its outlet, else "the report"."""
    publisher = actors.get(document.publisher or "")
    name = publisher.name if publisher else outlet_name(document.outlet) if document.outlet else NARRATOR
    actor = document.publisher if publisher else None
    key = actor or f"narrator:{document.id}"
    chain = (Level((Voice(name, "narrator", actor),)),)
    return Teller(key, name, actor, side_of(actor, actors), narrates=True), chain


def known_actors(readings: Iterable[Reading]) -> dict[str, Actor]:
    """Each actor of several documents once, as the first of them that knows its side tells of it: who is somebody's
    spokesman in one report is so in the next."""
    known: dict[str, Actor] = {}
    for reading in readings:
        for actor in reading.actors:
            if actor.id not in known or (known[actor.id].side is None and actor.side is not None):
                known[actor.id] = actor
    return known


def side_of(actor: str | None, actors: Mapping[str, Actor]) -> str | None:
    """The state or group a voice speaks for, where that is known: states and their offices speak for the state, armed
    groups and bodies of no state for themselves. A person's country or an outlet's is no side."""
    known = actors.get(actor or "")
    if known is None:
        return None
    if known.side is not None:
        return known.side
    if known.kind in ("armed-group", "group", "organisation"):
        return known.id
    return f"state:{known.country}" if known.country and known.kind in _OF_A_STATE else None


_OF_A_STATE: frozenset[ActorKind] = frozenset({"state", "government", "office"})


def _teller(document: Document, voice: Voice, actors: Mapping[str, Actor]) -> Teller:
    own = voice.kind not in ("document", "unnamed") and voice.actor is not None
    key = voice.actor if own and voice.actor else f"{document.id}:{voice.name.casefold()}"
    return Teller(key, voice.name, voice.actor, side_of(voice.actor, actors))

"""Whose word it is: the innermost responsible voice of a telling, and the side it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model import Actor, Attribution, Document, Level, Voice

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
    """The voices responsible for what an attribution holds, each with its chain; the narrator for None."""
    if attribution is None or not attribution.chain or not attribution.chain[-1].voices:
        return [narrator(document, actors)]
    outer = attribution.chain[:-1]
    if attribution.source and all(v.kind == "narrator" for v in attribution.chain[-1].voices):
        name = " ".join(document.quote(attribution.source[0]).split())  # somebody spoke, and it is not known who
        voice = Voice(name, "unnamed", span=attribution.source[0])
        return [(_teller(document, voice, actors), (*attribution.chain, Level((voice,))))]
    return [
        (_teller(document, voice, actors), (*outer, Level((voice,))))
        if voice.kind != "narrator"
        else narrator(document, actors)
        for voice in attribution.chain[-1].voices
    ]


def narrator(document: Document, actors: Mapping[str, Actor]) -> tuple[Teller, tuple[Level, ...]]:
    """The voice of the document itself: the publisher of a statement, else its outlet, else "the report"."""
    publisher = actors.get(document.publisher or "")
    name = publisher.name if publisher else document.outlet or NARRATOR
    actor = document.publisher if publisher else None
    key = actor or f"narrator:{document.id}"
    chain = (Level((Voice(name, "narrator", actor),)),)
    return Teller(key, name, actor, side_of(actor, actors), narrates=True), chain


def side_of(actor: str | None, actors: Mapping[str, Actor]) -> str | None:
    """The state or group a voice speaks for: the side its actor is known to have, or its own country or group."""
    known = actors.get(actor or "")
    if known is None:
        return None
    if known.side is not None:
        return known.side
    if known.kind in ("armed-group", "group") or (known.kind == "organisation" and known.country is None):
        return known.id
    return f"state:{known.country}" if known.country and known.kind != "outlet" else None


def _teller(document: Document, voice: Voice, actors: Mapping[str, Actor]) -> Teller:
    own = voice.kind not in ("document", "unnamed") and voice.actor is not None
    key = voice.actor if own and voice.actor else f"{document.id}:{voice.name.casefold()}"
    return Teller(key, voice.name, voice.actor, side_of(voice.actor, actors))

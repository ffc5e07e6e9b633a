"""Who did it, where a voice only says whom it blames: "blamed the rebels for the raid", "claimed responsibility"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.accounts.nearby import DEEDS, event_near
from rashomon.accounts.rows import Row, Scene, Told
from rashomon.accounts.slots import nouns_of
from rashomon.accounts.tellers import tellers
from rashomon.accounts.values import Parties, parties_of
from rashomon.knowledge.account_words import blaming_words
from rashomon.model import Attribution, Reading, Span, Stance, Telling

_DENIALS: frozenset[Stance] = frozenset({"denies", "disputes"})
#: What ends the name of who is blamed: "the rebels for the raid", "the army responsible".
_WHOM = re.compile(r"(.+?)(?:\s+(?:for|over|responsible|as)\b|[.,;]|$)", re.DOTALL)


def blames(scene: Scene) -> list[Told]:
    """Every voice's word on who did a deed that it says by blaming, owning up or refusing the blame."""
    return [told for reading in scene.readings for told in _of_reading(scene, reading)]


def _of_reading(scene: Scene, reading: Reading) -> Iterator[Told]:
    for attribution in reading.attributions:
        if not attribution.source or not attribution.cue or not attribution.content:
            continue
        who = _blamed(scene, reading, attribution)
        event = _deed(scene, reading, attribution) if who is not None and who != Parties() else None
        if who is None or event is None:
            continue
        row = Row(scene.table_of(event), "participants", f"actor:{event}")
        telling: Telling = "denies" if attribution.stance in _DENIALS else "asserts"
        names = [scene.actors[i].name for i in sorted(who.actors) if i in scene.actors] or sorted(who.words)
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        whole = Span(reading.document.id, min(s.start for s in spans), max(s.end for s in spans))
        for teller, chain in tellers(reading.document, attribution, scene.actors):
            value = ", ".join(names)
            yield Told(row, teller, chain, attribution.id, telling, whole, reading.document.id, value, who)


def _blamed(scene: Scene, reading: Reading, attribution: Attribution) -> Parties | None:
    """Who did it by these words: whom the voice blames, or itself where it owns up or refuses the blame; None where the
    words blame nobody."""
    blaming, owning = blaming_words()
    said = " ".join(reading.document.quote(s) for s in (*attribution.cue, attribution.content[0])).lower()
    words = set(re.findall(r"\w+", said.split(" for ")[0]))
    if attribution.stance in _DENIALS:
        return _parties(scene, reading, attribution.source[0]) if words & (blaming | owning) else None
    if words & owning:
        return _parties(scene, reading, attribution.source[0])
    if attribution.stance != "accuses" or not words & blaming:
        return None
    content = attribution.content[0]
    match = _WHOM.match(reading.document.quote(content))
    return (
        _parties(scene, reading, Span(content.document, content.start, content.start + match.end(1))) if match else None
    )


def _parties(scene: Scene, reading: Reading, words: Span) -> Parties:
    ids = frozenset(a.actor for a in reading.actor_mentions if words.contains(a.span))
    nouns = frozenset() if ids else frozenset(nouns_of(reading.document.quote(words)))
    return parties_of(ids, nouns, scene.actors)


def _deed(scene: Scene, reading: Reading, attribution: Attribution) -> str | None:
    """The deed that is spoken of: one that the content names, else the one told of before."""
    named = [
        m
        for m in reading.event_mentions
        if m.id in scene.home
        and any(c.contains(m.span) for c in attribution.content)
        and m.plover is not None
        and m.plover.root in DEEDS
    ]
    return scene.home[named[0].id] if named else event_near(scene, reading, attribution.cue[0])

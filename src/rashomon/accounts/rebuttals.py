"""Rebuttals: a voice takes up another's claim and sets its own against it in the same breath ("the ship that Kenya says
was carrying arms was actually carrying rice")."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.accounts.tellers import tellers
from rashomon.accounts.tellings import Row, Scene, Told
from rashomon.model import Attribution, Item, Reading, Span, Telling


def rebuttals(scene: Scene, reading: Reading) -> Iterable[Told]:
    """For each claim that the voice relaying it corrects: the claim by its own voice, the correction as a denial. They
    stand in the table of the event in whose telling they occur; without one they are left out."""
    known = {a.id: a for a in reading.attributions}
    for claim in reading.items:
        inner = known.get(claim.attribution or "")
        outer = known.get(inner.parent or "") if inner else None
        for answer in reading.items:
            if inner and outer and answer.attribution == outer.id and _answers(answer, claim):
                event = _event_of(scene, reading, inner, outer, (claim, answer))
                if event is not None:
                    yield from _both(scene, reading, event, (inner, claim), (outer, answer))


def _answers(answer: Item, claim: Item) -> bool:
    """Whether one clause is set against the other: the same verb, corrected or negated."""
    same = answer.predicate == claim.predicate and answer.span != claim.span
    return same and (answer.corrects or answer.negated != claim.negated)


def _event_of(
    scene: Scene, reading: Reading, inner: Attribution, outer: Attribution, items: tuple[Item, Item]
) -> str | None:
    places = [*outer.cue, *inner.cue, *(item.span for item in items)]
    for place in places:
        for mention in reading.event_mentions:
            if mention.id in scene.home and mention.span.overlaps(place):
                return scene.table_of(scene.home[mention.id])
    return None


def _both(
    scene: Scene, reading: Reading, event: str, claim: tuple[Attribution, Item], answer: tuple[Attribution, Item]
) -> Iterable[Told]:
    evidence = _whole(claim[0], claim[1])
    words = " ".join(reading.document.quote(evidence).split())
    row = Row(event, "content", f"claim:{words}")
    said: tuple[tuple[Attribution, Telling, Span], ...] = (
        (claim[0], "asserts", evidence),
        (answer[0], "denies", answer[1].span),
    )
    for attribution, telling, span in said:
        for teller, chain in tellers(reading.document, attribution, scene.actors):
            yield Told(row, teller, chain, attribution.id, telling, span, reading.document.id, corrects=True)


def _whole(attribution: Attribution, item: Item) -> Span:
    """The claim with its voice: from the first to the last word of the attribution."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return Span(item.span.document, min(s.start for s in spans), max(s.end for s in spans))

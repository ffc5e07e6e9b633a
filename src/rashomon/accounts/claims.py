"""Claims against claims: what one voice says and another denies, corrects or rejects, clause against clause, as rows.

Three ways are read: a correction in the same breath (`corrections`), a denial that points back (`pointing`), and two
clauses of opposite polarity (`opposites`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.accounts.corrections import corrections
from rashomon.accounts.opposites import opposite_clauses
from rashomon.accounts.pointing import pointing_back
from rashomon.accounts.reversals import reversals
from rashomon.accounts.said import Said
from rashomon.accounts.tellers import tellers
from rashomon.accounts.tellings import Row, Scene, Told
from rashomon.model import Span, Telling


def claims(scene: Scene) -> list[Told]:
    """Both sides of every claim that is denied, as rows of the event in whose telling it stands."""
    found: list[Told] = []
    for claim, answer, corrects in _oppositions(scene):
        event = event_of(scene, claim, answer)
        if event is not None:
            words = " ".join(claim.reading.document.quote(claim.evidence).split())
            row = Row(event, "content", f"claim:{words}")
            made = _told(scene, row, claim, "asserts", corrects)
            denied = _told(scene, row, answer, "denies", corrects)
            found += [*made, *(replace(told, answers=tuple(made)) for told in denied)]
    return found


def _oppositions(scene: Scene) -> Iterator[tuple[Said, Said, bool]]:
    for reading in scene.readings:
        yield from ((a, b, True) for a, b in corrections(reading))
        yield from ((a, b, False) for a, b in pointing_back(scene, reading))
    yield from ((a, b, False) for a, b in opposite_clauses(scene))
    yield from ((a, b, False) for a, b in reversals(scene))


def event_of(scene: Scene, claim: Said, answer: Said) -> str | None:
    """The event in whose table the two stand: the exchange they are about, else what their words tell of, else the act
    of saying, else the event told of nearest to the answer."""
    for said in (answer, claim):
        about = said.item.about if said.item and said.item.about else ""
        if about in scene.home:
            return scene.table_of(scene.home[about])
    cues = [(said, c) for said in (claim, answer) if said.attribution for c in said.attribution.cue]
    told = [(said, said.evidence) for said in (claim, answer)]
    for said, place in told:
        found = _told_in(scene, said, place, [c for _, c in cues])
        if found is not None:
            return found
    for said, place in cues:
        found = _told_in(scene, said, place, [])
        if found is not None:
            return found
    return _nearest(scene, answer) or _nearest(scene, claim)


def _told_in(scene: Scene, said: Said, place: Span, cues: Sequence[Span]) -> str | None:
    """The event that a mention in these words tells of, acts of saying (the cues) left out."""
    for mention in said.reading.event_mentions:
        inside = mention.span.overlaps(place) and not any(mention.span.overlaps(c) for c in cues)
        if mention.id in scene.home and inside:
            return scene.table_of(scene.home[mention.id])
    return None


def _nearest(scene: Scene, said: Said) -> str | None:
    there = [m for m in said.reading.event_mentions if m.id in scene.home]
    nearest = min(there, key=lambda m: (abs(m.span.start - said.evidence.start), m.span), default=None)
    return scene.table_of(scene.home[nearest.id]) if nearest else None


def _told(scene: Scene, row: Row, said: Said, telling: Telling, corrects: bool) -> list[Told]:
    attribution = said.attribution.id if said.attribution else None
    return [
        Told(row, teller, chain, attribution, telling, said.evidence, said.reading.document.id, corrects=corrects)
        for teller, chain in tellers(said.reading.document, said.attribution, scene.actors)
    ]

"""On whose ground it was, in the words of each voice: a row of the place beside the one for towns."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.accounts.nearby import attribution_at, clause_at, event_near, is_evidence
from rashomon.accounts.rows import Row, Scene, Told
from rashomon.accounts.tellers import Teller, tellers
from rashomon.accounts.values import Ground
from rashomon.knowledge.places import country_places
from rashomon.knowledge.territory import Territory, is_supposed, territories
from rashomon.model import Reading, Span, Telling


def grounds(scene: Scene) -> list[Told]:
    """Every telling of whose waters, soil or airspace a deed was done in."""
    return [told for reading in scene.readings for told in _of_reading(scene, reading)]


def _of_reading(scene: Scene, reading: Reading) -> Iterator[Told]:
    for territory in territories(reading.document.text):
        words = Span(reading.document.id, territory.start, territory.end)
        event = event_near(scene, reading, words) if is_evidence(reading, words) else None
        if event is None:
            continue
        attribution, clause = attribution_at(reading, words), clause_at(reading, words)
        if is_supposed(reading.document.text[clause.start : clause.end]):
            continue
        denied = attribution is not None and attribution.stance in ("denies", "disputes")
        denied |= any(i.negated and i.main and i.span == clause for i in reading.items)
        telling: Telling = "denies" if denied else "asserts"
        said = attribution.id if attribution else None
        row = Row(scene.table_of(event), "place", f"ground:{event}")
        for teller, chain in tellers(reading.document, attribution, scene.actors):
            ground = _ground(territory, teller)
            value = _name(territory, ground)
            yield Told(row, teller, chain, said, telling, clause, reading.document.id, value, ground)


def _ground(territory: Territory, teller: Teller) -> Ground | None:
    """Whose ground: a country's, that of the teller for "our", or nobody's; None for "our" of somebody without a
    known side."""
    if not territory.own:
        return Ground(territory.country)
    side = teller.side or ""
    return Ground(side.removeprefix("state:")) if side.startswith("state:") else None


def _name(territory: Territory, ground: Ground | None) -> str:
    if ground is None or ground.country is None:
        return f"own {territory.area}" if territory.own else territory.area
    known = country_places().get(ground.country)
    return known.name if known else ground.country

"""Reversals: what a voice stated flatly on one day and the same voice denied on another, clause against clause.

The clauses share a predicate, their subject as far as it is known, and enough else, as those of two voices must that
contradict each other (`opposites`). Here they make a change of position and never a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.accounts.changes import same_voice
from rashomon.accounts.clauses import Clause, flat_clauses
from rashomon.accounts.opposites import SHARED_ELSEWHERE, Affairs, affairs_of, of_one_predicate, same_subject, shared
from rashomon.accounts.said import Said, at_different_times
from rashomon.accounts.spoken import spoken
from rashomon.accounts.tellers import Teller, tellers
from rashomon.accounts.tellings import Scene
from rashomon.edtf import disjoint
from rashomon.model import Date


def reversals(scene: Scene) -> Iterator[tuple[Said, Said]]:
    """Each flat claim with the denials of it by the same voice at another time, in the readings' order."""
    clauses = [c for reading in scene.readings for c in flat_clauses(scene, reading) if c.said.attribution is not None]
    when, affairs = spoken(scene), affairs_of(scene)
    for claim, answer in of_one_predicate(clauses):
        if _reversed(scene, claim, answer, when, affairs):
            yield claim.said, answer.said


def _reversed(scene: Scene, claim: Clause, answer: Clause, when: Mapping[str, Date], affairs: Affairs) -> bool:
    x, y = claim.said, answer.said
    if not disjoint(_when(x, when), _when(y, when)) or at_different_times(x, y) or claim.to_come != answer.to_come:
        return False
    if affairs[x.reading.document.id].isdisjoint(affairs[y.reading.document.id]):
        return False
    if not any(same_voice(a, b) for a in _tellers(scene, x) for b in _tellers(scene, y)):
        return False
    return same_subject(claim, answer) and shared(claim, answer) >= SHARED_ELSEWHERE


def _when(said: Said, when: Mapping[str, Date]) -> Date:
    return when[said.attribution.id] if said.attribution else Date()


def _tellers(scene: Scene, said: Said) -> list[Teller]:
    return [teller for teller, _ in tellers(said.reading.document, said.attribution, scene.actors)]

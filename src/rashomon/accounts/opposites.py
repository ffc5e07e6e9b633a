"""Opposite clauses: two clauses of one predicate and shared arguments, of which one is denied ("X offered envoys",
"X did not offer any envoys"). Similarity alone never decides: the voices are of different sides, both speak flatly, of
the same subject as far as that is known, of one time, and of one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from rashomon.accounts.clauses import PEOPLE, Clause, flat_clauses
from rashomon.accounts.said import Said, at_different_times, close_in_time, same_voice, sides
from rashomon.accounts.tellings import Scene
from rashomon.accounts.values import meet

#: The events that each document tells of.
Affairs = Mapping[str, Set[str]]
#: Shared words, parties and places beside the predicate that clauses of one report, and of different reports, need.
SHARED_HERE = 1
SHARED_ELSEWHERE = 2


def opposite_clauses(scene: Scene) -> Iterator[tuple[Said, Said]]:
    """Each flat claim with the flat denials of it, in the readings' order."""
    clauses = [c for reading in scene.readings for c in flat_clauses(scene, reading)]
    affairs = affairs_of(scene)
    for claim, answer in of_one_predicate(clauses):
        if opposed(scene, claim, answer, affairs):
            yield claim.said, answer.said


def of_one_predicate(clauses: Iterable[Clause]) -> Iterator[tuple[Clause, Clause]]:
    """Each denied clause with each affirmed one that shares a key of its predicate, these in the order of the texts."""
    affirmed: dict[str | int, list[Clause]] = defaultdict(list)
    denied: list[Clause] = []
    for clause in clauses:
        if clause.denied:
            denied.append(clause)
        else:
            for key in clause.keys:
                affirmed[key].append(clause)
    for answer in denied:
        alike = {id(c): c for key in answer.keys for c in affirmed[key]}
        yield from ((c, answer) for c in sorted(alike.values(), key=lambda c: (c.said.evidence, c.item.id)))


def affairs_of(scene: Scene) -> Affairs:
    """The events that each document tells of."""
    return {r.document.id: {scene.home[m.id] for m in r.event_mentions if m.id in scene.home} for r in scene.readings}


def opposed(scene: Scene, claim: Clause, answer: Clause, affairs: Affairs) -> bool:
    """Whether a denial denies a claim with whose predicate it shares a key."""
    x, y = claim.said, answer.said
    if x.attribution is not None and y.attribution is not None and same_voice(x.attribution, y.attribution):
        return False
    if sides(scene, x) & sides(scene, y) or at_different_times(x, y) or claim.to_come != answer.to_come:
        return False
    here = x.reading is y.reading
    if not here and not close_in_time((x.reading, y.reading)):
        return False
    if not here and affairs[x.reading.document.id].isdisjoint(affairs[y.reading.document.id]):
        return False
    if here and x.attribution is None:
        return False  # what the report tells beside what it relays is of another time, or the relayed word itself
    if here and (claim.item.predicate in claim.item.subject or answer.item.predicate in answer.item.subject):
        return True  # "fill" and "the filling was under way": the predicate alone names what is meant
    if not same_subject(claim, answer):
        return False
    if here:
        return len(claim.objects & answer.objects) >= SHARED_HERE
    if not _of_one_object(claim, answer) or not _in_one_place(claim, answer):
        return False
    return shared(claim, answer) >= SHARED_ELSEWHERE


def _of_one_object(claim: Clause, answer: Clause) -> bool:
    """Whether what is denied is named in the claim; "did not discuss envoys" denies nobody's "discussed aid"."""
    if not claim.objects or not answer.objects:
        return True
    return bool((claim.objects | claim.words) & answer.objects or claim.words & answer.wholly)


def _in_one_place(claim: Clause, answer: Clause) -> bool:
    """Whether both clauses can be about one place, as far as they name any."""
    x, y = ([p.place for p in c.said.reading.places if c.said.evidence.contains(p.span)] for c in (claim, answer))
    return not (x and y) or any(meet(a, b) != "clash" for a in x for b in y)


def shared(claim: Clause, answer: Clause) -> int:
    """How many words, parties and places two clauses share beside their predicate; what a denial denies wholly ("no
    houses", "no such meeting") counts twice."""
    common = claim.words & answer.words
    same = {claim.item.predicate} if claim.item.predicate == answer.item.predicate else set()
    wholly = len(answer.wholly & claim.words) + ("" in answer.wholly)
    topic = any(str(key).startswith("topic:") for key in claim.keys & answer.keys)
    wholly = max(wholly, int(topic)) + topic
    return len(common - same) + len(claim.parties & answer.parties) + len(claim.places & answer.places) + wholly


def same_subject(claim: Clause, answer: Clause) -> bool:
    """Whether the clauses can be about one subject: a word in common, one side in common, or not known."""
    if all(set(c.item.subject) & PEOPLE for c in (claim, answer)):
        return False  # "we will", "they will not": each speaks of its own
    if claim.actors and answer.actors:
        return not claim.actors.isdisjoint(answer.actors)
    if not claim.subject or not answer.subject or claim.subject & answer.subject:
        return True
    if answer.item.predicate in answer.item.subject:
        return True  # "no such meeting took place": its subject is what happened
    return not claim.parties.isdisjoint(answer.parties)

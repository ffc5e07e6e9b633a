"""Opposite clauses: two clauses of one predicate and shared arguments, of which one is denied ("X offered envoys",
"X did not offer any envoys"). Similarity alone never decides: the voices are of different sides, both speak flatly, of
the same subject as far as that is known, and of one time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from rashomon.accounts.flatness import is_denied, is_flat, is_made
from rashomon.accounts.said import CLAIMS, Said, at_different_times, close_in_time, same_voice, sides
from rashomon.accounts.tellers import side_of
from rashomon.accounts.tellings import Scene, responsible
from rashomon.knowledge.predicates import keys_of, predicates, stem
from rashomon.model import Reading

#: Shared content words beside the predicate that clauses of one report, and of different reports, need.
SHARED_HERE = 1
SHARED_ELSEWHERE = 2
#: Subjects that leave open who is meant.
_POINTERS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that", "this", "there", "you", "one"})
#: Words that say nothing of what is meant.
_EMPTY = frozenset(
    {"thing", "one", "two", "part", "way", "word", "time", "people", "other", "such", "day", "week", "year", "today"}
)
#: The speaker's own people: "our men", "its soldiers", "none of his units".
_OWN = re.compile(r"\b(?:we|us|our|ours|its|their|his|her)\b", re.IGNORECASE)


def opposite_clauses(scene: Scene) -> Iterator[tuple[Said, Said]]:
    """Each flat claim with the flat denials of it, in the readings' order."""
    said = [s for reading in scene.readings for s in _plain_claims(scene, reading)]
    affirmed: dict[str | int, list[Said]] = defaultdict(list)
    for claim in said:
        if claim.item is not None and not is_denied(claim):
            for key in keys_of(claim.item.predicate):
                affirmed[key].append(claim)
    for answer in said:
        if answer.item is not None and is_denied(answer):
            alike = {id(c): c for key in keys_of(answer.item.predicate) for c in affirmed[key]}
            ordered = sorted(alike.values(), key=lambda c: (c.evidence, c.item.id if c.item else ""))
            yield from ((claim, answer) for claim in ordered if _opposed(scene, claim, answer))


def _plain_claims(scene: Scene, reading: Reading) -> Iterator[Said]:
    """The clauses that voices state flatly: no wishes, possibilities, conditions or background. A statement's own
    clauses are its publisher's."""
    known = {a.id: a for a in reading.attributions}
    for item in reading.items:
        if not (item.main and item.asserted) or item.hedged or item.corrects or item.restates:
            continue
        if not is_flat(reading.document.quote(item.span)):
            continue
        own = known.get(item.attribution or "")
        attribution = responsible(scene, own, known)
        if attribution is None:
            if own is None and reading.document.publisher is not None:
                yield Said(reading, None, item.span, item)
        elif attribution.stance in CLAIMS or is_made(reading, attribution, known):
            yield Said(reading, attribution, item.span, item)


def _opposed(scene: Scene, claim: Said, answer: Said) -> bool:
    x, y = claim.item, answer.item
    if x is None or y is None or x.predicate in predicates().empty:
        return False
    one_voice = claim.attribution is not None and answer.attribution is not None
    if one_voice and same_voice(claim.attribution, answer.attribution):  # type: ignore[arg-type]
        return False
    if sides(scene, claim) & sides(scene, answer) or at_different_times(claim, answer):
        return False
    here = claim.reading is answer.reading
    if not here and not close_in_time((claim.reading, answer.reading)):
        return False
    if here and (x.predicate in x.subject or y.predicate in y.subject):
        return True  # "fill" and "the filling was under way": the predicate alone names what is meant
    if not _same_subject(scene, claim, answer):
        return False
    shared = _stems(x.objects) & _stems(y.objects)
    return len(shared) >= (SHARED_HERE if here else SHARED_ELSEWHERE)


def _same_subject(scene: Scene, claim: Said, answer: Said) -> bool:
    """Whether the clauses can be about one subject: a word in common, one side in common, or not known."""
    x, y = (_subject(said) for said in (claim, answer))
    if not x or not y or x & y:
        return True
    mine, theirs = (_subject_sides(scene, said) for said in (claim, answer))
    return bool(mine & theirs)


def _subject(said: Said) -> frozenset[str]:
    words = set(said.item.subject) - _POINTERS if said.item else set()
    return frozenset(stem(word) for word in words)


def _subject_sides(scene: Scene, said: Said) -> frozenset[str]:
    """The sides of the actors that a subject names, the speaker's own where it says "our"."""
    if said.item is None:
        return frozenset()
    quoted = said.reading.document.quote
    words = set(said.item.subject)
    named = {
        m.actor
        for m in said.reading.actor_mentions
        if said.evidence.contains(m.span) and words & set(quoted(m.span).casefold().split())
    }
    found = {side for actor in named if (side := side_of(actor, scene.actors)) is not None}
    if not found and _OWN.search(quoted(said.evidence)):
        found |= sides(scene, said)
    return frozenset(found)


def _stems(words: tuple[str, ...]) -> set[str]:
    return {_stem(word) for word in words} - _EMPTY


@cache
def _stem(word: str) -> str:
    return stem(word)

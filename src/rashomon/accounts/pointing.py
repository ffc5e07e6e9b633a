"""Denials that point back: "Y rejected the claim", "the minister's account is false", "denied any involvement".

What is denied is not said again, so it must be found: the nearest claim before it that the pointer can mean. A pointer
that names whose claim it is, what it is about, or that it is a charge, means no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.accounts.flatness import is_made
from rashomon.accounts.said import CLAIMS, Said, same_voice, sides, voices, whole
from rashomon.accounts.spoken import is_former
from rashomon.accounts.tellers import side_of
from rashomon.accounts.tellings import Scene
from rashomon.knowledge.denials import denials
from rashomon.knowledge.predicates import stem
from rashomon.model import Attribution, Reading, Span

#: A denial points back at most this many characters, about three sentences; one that names whose claim it means points
#: back further.
POINTS_BACK = 600
NAMED_POINTS_BACK = 2500
#: The noun stands among the first words ("the latest Saudi claims"), and little follows ("as baseless propaganda").
_POINTER_HEAD = 5
_LONGEST_POINTER = 12
_WORD = re.compile(r"[\w'’-]+")
#: "The report that X is false": what stands before the verb points.
_FALSEHOOD = re.compile(r"^(?:that )?(.{3,90}?) (?:is|are|was|were|had been|have been)\b", re.IGNORECASE | re.DOTALL)
#: Words that begin a clause that tells what is denied itself ("that it had made the claim").
_CLAUSES = frozenset({"that", "having", "he", "she", "they", "there", "i", "we"})
_OPENERS = frozenset({"that", "about", "of", "to", "over", "on", "regarding", "concerning"})
#: Shorter words say nothing of what a claim is about.
_SHORTEST = 3
_INDEFINITE = frozenset({"a", "an"})
_SMALL = frozenset(
    {"a", "an", "the", "any", "all", "his", "her", "their", "its", "our", "those", "these", "such", "both"}
)


@dataclass(frozen=True, slots=True)
class _Pointer:
    """What a denial points with: its words, whether they name a charge, blame or the telling of what was done, what
    they say it is about, and the stretch that may name whose claim it is."""

    span: Span
    indefinite: bool = False
    charge: bool = False
    blame: bool = False
    telling: bool = False
    about: frozenset[str] = frozenset()


def pointing_back(scene: Scene, reading: Reading) -> Iterator[tuple[Said, Said]]:
    """Each denial of "the claim" with the claim of another voice that it means."""
    ordered = sorted((a for a in reading.attributions if a.content and a.cue), key=lambda a: a.cue[0])
    known = {a.id: a for a in reading.attributions}
    for number, denial in enumerate(ordered):
        pointer = _pointer(reading, denial) if is_made(reading, denial, known) else None
        if pointer is not None:
            claim = _meant(scene, reading, ordered[:number], denial, pointer)
            if claim is not None:
                yield Said(reading, claim, _clause(reading, claim)), Said(reading, denial, whole(denial))


def _clause(reading: Reading, claim: Attribution) -> Span:
    """The clause that makes a claim: the first that it states, else all its words."""
    stated = [i.span for i in reading.items if i.attribution == claim.id and i.main and i.asserted]
    inside = [s for s in stated if any(c.contains(s) for c in claim.content)]
    return min(inside, default=claim.content[0] if claim.stance == "accuses" else whole(claim))


def _pointer(reading: Reading, denial: Attribution) -> _Pointer | None:
    """The words of a denial that stand for what was said before; None where it says itself what it denies."""
    first = denial.content[0]
    text = reading.document.quote(first)
    if len(denial.content) == 1 and denial.stance == "denies" and text.casefold().strip(" .,") in denials().pronouns:
        return _Pointer(first)
    said_false = _FALSEHOOD.match(text) if denial.stance == "denies" else None
    if said_false is not None:
        first = Span(first.document, first.start + said_false.start(1), first.start + said_false.end(1))
        text = said_false[1]
    words = _WORD.findall(text.casefold())
    if len(denial.content) > 1 or not 0 < len(words) <= _LONGEST_POINTER or words[0] in _CLAUSES:
        return None
    table = denials()
    nouns = table.claim_nouns | table.charge_nouns | table.blame_nouns
    at = next((n for n, word in enumerate(words[:_POINTER_HEAD]) if singular(word) in nouns), None)
    if at is None:
        return None
    noun = singular(words[at])
    blamed = noun in table.blame_nouns
    if blamed and (said_false is not None or denial.stance != "denies"):
        return None
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in words[:at])
    named = any(first.contains(m.span) for m in reading.actor_mentions)
    if not (blamed or owned or named or words[0] in _SMALL) or (at == 0 and not blamed):
        return None  # "rejected claims that ...", "long discounted theories": nothing that was said before is meant
    rest = words[at + 1 :]
    complement = rest if rest and rest[0] != "as" and not blamed else ()
    about = frozenset(stem(w) for w in complement if w not in _SMALL | _OPENERS and len(w) > _SHORTEST)
    return _Pointer(first, words[0] in _INDEFINITE, noun in table.charge_nouns, blamed, noun in table.told_nouns, about)


def singular(word: str) -> str:
    """A regular plural as its singular."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _meant(
    scene: Scene, reading: Reading, before: Sequence[Attribution], denial: Attribution, pointer: _Pointer
) -> Attribution | None:
    """The nearest claim before a denial that its pointer can mean."""
    here = denial.cue[0].start
    named = _named(scene, reading, pointer.span)
    former, own = is_former(reading, denial), sides(scene, Said(reading, denial, whole(denial)))
    for claim in reversed(before):
        distance = here - max(s.end for s in (*claim.cue, *claim.content))
        if distance > (NAMED_POINTS_BACK if named else POINTS_BACK):
            continue
        if former and own & sides(scene, Said(reading, claim, whole(claim))):
            return None  # "said that it had, having previously denied it": it takes its own word back
        apart = bool(claim.source) and denial.parent != claim.id and not same_voice(claim, denial)
        if not apart or claim.stance not in CLAIMS or claim.parent == denial.id:
            continue
        if _fits(scene, reading, claim, denial, pointer, named):
            return claim
    return None


def _fits(
    scene: Scene, reading: Reading, claim: Attribution, denial: Attribution, pointer: _Pointer, named: frozenset[str]
) -> bool:
    said = " ".join(reading.document.quote(c) for c in claim.content).casefold()
    if pointer.indefinite and "\n" in reading.document.text[whole(claim).end : pointer.span.start]:
        return False
    if named and not named & (voices(claim) | sides(scene, Said(reading, claim, whole(claim)))):
        return False
    spoken = {stem(word) for word in _WORD.findall(said)}
    if pointer.telling and _is_wanted(reading, claim):
        return False
    if pointer.about and not (spoken & pointer.about):
        return False
    if pointer.blame:
        return claim.stance == "accuses"
    return not pointer.charge or claim.stance == "accuses" or _speaks_of(scene, reading, claim, denial)


def _is_wanted(reading: Reading, claim: Attribution) -> bool:
    """Whether a claim is of something planned, wished or demanded, or stands in one that is ("would ask the Council to
    condemn the attack"): it tells of nothing done."""
    known = {a.id: a for a in reading.attributions}
    within: Attribution | None = claim
    while within is not None:
        if _wanted().search(reading.document.quote(_clause(reading, within)).casefold()):
            return True
        within = known.get(within.parent or "")
    return False


@cache
def _wanted() -> re.Pattern[str]:
    return re.compile("|".join(rf"{each}\b" for each in denials().wanted))


def _speaks_of(scene: Scene, reading: Reading, claim: Attribution, denial: Attribution) -> bool:
    """Whether a claim is about whoever denies it, so that it can be a charge against them."""
    mine = voices(denial) | sides(scene, Said(reading, denial, whole(denial)))
    return any(mine & _named(scene, reading, content) for content in claim.content)


def _named(scene: Scene, reading: Reading, span: Span) -> frozenset[str]:
    """The actors that a stretch names, with the sides of those that are no persons: a person's claim is no other's."""
    actors = {m.actor for m in reading.actor_mentions if span.contains(m.span) and m.reading != "pronoun"}
    groups = {a for a in actors if (known := scene.actors.get(a)) is not None and known.kind != "person"}
    return frozenset(actors | {side for a in groups if (side := side_of(a, scene.actors)) is not None})

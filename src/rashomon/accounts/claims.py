"""Claims against claims: what one voice says and another denies, corrects or rejects, clause against clause.

Three ways are read: a correction in the same breath ("the ship that X says was carrying arms was carrying rice"), a
denial that points back ("Y rejected the claim"), and two clauses of one predicate and shared arguments with opposite
polarity ("X offered envoys", "X did not offer any envoys"). Similarity alone never decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.accounts.tellers import Teller, tellers
from rashomon.accounts.tellings import Row, Scene, Told, responsible
from rashomon.edtf import disjoint
from rashomon.knowledge.predicates import keys_of, predicates, stem
from rashomon.model import Attribution, Date, Item, Level, Reading, Span, Stance, Telling

_DENIALS: frozenset[Stance] = frozenset({"denies", "disputes"})
_CLAIMS: frozenset[Stance] = frozenset({"asserts", "accuses", "confirms"})
#: A denial points back at most this many characters, about three sentences.
POINTS_BACK = 600
#: Clauses of different reports are laid beside each other only when the reports lie at most this many days apart.
REPORT_DAYS = 7
#: Shared object words that clauses of one report, and of different reports, need.
SHARED_HERE = 1
SHARED_ELSEWHERE = 2


@dataclass(frozen=True, slots=True)
class Said:
    """One clause as a voice's claim or answer: whose attribution it is, its words, and the words that are evidence."""

    reading: Reading
    attribution: Attribution
    evidence: Span
    item: Item | None = None


def claims(scene: Scene) -> list[Told]:
    """Both sides of every claim that is denied, as rows of the event in whose telling it stands."""
    found: list[Told] = []
    for claim, answer, corrects in _oppositions(scene):
        event = event_of(scene, claim, answer)
        if event is not None:
            words = " ".join(claim.reading.document.quote(claim.evidence).split())
            row = Row(event, "content", f"claim:{words}")
            found += _told(scene, row, claim, "asserts", corrects) + _told(scene, row, answer, "denies", corrects)
    return found


def _oppositions(scene: Scene) -> Iterator[tuple[Said, Said, bool]]:
    for reading in scene.readings:
        yield from ((a, b, True) for a, b in _corrections(reading))
        yield from ((a, b, False) for a, b in _pointing_back(reading))
    yield from ((a, b, False) for a, b in _opposite_clauses(scene))


# ---------------------------------------------------------------- corrections
def _corrections(reading: Reading) -> Iterator[tuple[Said, Said]]:
    known = {a.id: a for a in reading.attributions}
    for claim in reading.items:
        inner = known.get(claim.attribution or "")
        outer = known.get(inner.parent or "") if inner else None
        if inner is None or outer is None:
            continue
        for answer in reading.items:
            if answer.attribution == outer.id and _corrects(reading, answer, claim):
                yield Said(reading, inner, whole(inner)), Said(reading, outer, answer.span)


def _corrects(reading: Reading, answer: Item, claim: Item) -> bool:
    if answer.span == claim.span or answer.predicate in predicates().empty:
        return False
    same = answer.predicate == claim.predicate
    restated = answer.restates and 0 <= answer.span.start - claim.span.end <= 1  # the claim stands in its subject
    exclusive = not predicates().exclusive.isdisjoint(reading.document.quote(claim.span).casefold().split())
    return (answer.corrects and same) or (restated and (same or exclusive))


def whole(attribution: Attribution) -> Span:
    """A claim with its voice: from the first to the last word of the attribution."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return Span(spans[0].document, min(s.start for s in spans), max(s.end for s in spans))


# ---------------------------------------------------------------- denials that point back
def _pointing_back(reading: Reading) -> Iterator[tuple[Said, Said]]:
    """Each denial of "the claim" with the nearest claim of another voice before it."""
    ordered = sorted((a for a in reading.attributions if a.content and a.cue), key=lambda a: a.cue[0])
    for number, denial in enumerate(ordered):
        if denial.stance in _DENIALS and _names_a_claim(reading, denial):
            here = denial.cue[0].start
            for claim in reversed(ordered[:number]):
                near = here - max(s.end for s in (*claim.cue, *claim.content)) <= POINTS_BACK
                apart = claim.source and denial.parent != claim.id and not _same_voice(claim, denial)
                if near and apart and claim.stance in _CLAIMS:
                    yield Said(reading, claim, whole(claim)), Said(reading, denial, whole(denial))
                    break


def _names_a_claim(reading: Reading, denial: Attribution) -> bool:
    """Whether what is denied is a word for what was said before: "it", "the report", "Japan's account as baseless"."""
    words = re.findall(r"[\w'’-]+", reading.document.quote(denial.content[0]).casefold())
    if len(denial.content) > 1 or not 0 < len(words) <= _LONGEST_POINTER:
        return False
    if len(words) == 1:
        return words[0] in ("it", "this", "that")
    nouns = predicates().claim_nouns
    named = [n for n, w in enumerate(words[:_POINTER_HEAD]) if w in nouns or w.removesuffix("s") in nouns]
    # "that it had made the claim" tells what is denied itself
    return bool(named) and words[0] not in ("that", "having", "he", "she", "they", "there") and named[0] > 0


#: The noun stands among the first words ("the latest Saudi claims"), and little follows ("as baseless propaganda").
_POINTER_HEAD = 5
_LONGEST_POINTER = 10


def _same_voice(a: Attribution, b: Attribution) -> bool:
    mine, theirs = ({v.actor or v.name for v in x.chain[-1].voices} if x.chain else set() for x in (a, b))
    return not mine or not mine.isdisjoint(theirs)


# ---------------------------------------------------------------- opposite clauses
def _opposite_clauses(scene: Scene) -> Iterator[tuple[Said, Said]]:
    said = [s for reading in scene.readings for s in _plain_claims(scene, reading)]
    affirmed: dict[str | int, list[Said]] = defaultdict(list)
    for claim in said:
        if claim.item is not None and not _is_denied(claim):
            for key in keys_of(claim.item.predicate):
                affirmed[key].append(claim)
    for answer in said:
        if answer.item is not None and _is_denied(answer):
            alike = {id(c): c for key in keys_of(answer.item.predicate) for c in affirmed[key]}
            ordered = sorted(alike.values(), key=lambda c: (c.evidence, c.item.id if c.item else ""))
            yield from ((claim, answer) for claim in ordered if _opposed(scene, claim, answer))


def _plain_claims(scene: Scene, reading: Reading) -> Iterator[Said]:
    """The clauses that voices state flatly: no wishes, possibilities, conditions or background."""
    known = {a.id: a for a in reading.attributions}
    for item in reading.items:
        attribution = responsible(scene, known.get(item.attribution or ""), known)
        if attribution is None or not (item.main and item.asserted) or item.hedged or item.corrects or item.restates:
            continue
        if attribution.stance in _CLAIMS or attribution.stance in _DENIALS:
            yield Said(reading, attribution, item.span, item)


def _is_denied(said: Said) -> bool:
    return said.item is not None and (said.item.negated or said.attribution.stance in _DENIALS)


def _opposed(scene: Scene, claim: Said, answer: Said) -> bool:
    x, y = claim.item, answer.item
    if x is not None and x.predicate in predicates().empty:
        return False
    if x is None or y is None or _same_voice(claim.attribution, answer.attribution):
        return False
    if _sides(scene, claim) & _sides(scene, answer) or _at_different_times(claim, answer):
        return False
    here = claim.reading is answer.reading
    if not here and not _close_in_time(claim, answer):
        return False
    if here and (x.predicate in x.subject or y.predicate in y.subject):
        return True  # "fill" and "the filling was under way": the predicate alone names what is meant
    unknown = any(not set(item.subject) - _POINTERS for item in (x, y))
    subjects = unknown or not set(x.subject).isdisjoint(y.subject)
    return subjects and len(_stems(x.objects) & _stems(y.objects)) >= (SHARED_HERE if here else SHARED_ELSEWHERE)


def _stems(words: tuple[str, ...]) -> set[str]:
    return {stem(word) for word in words} - _EMPTY


#: Subjects that leave open who is meant.
_POINTERS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that", "this", "there"})
#: Objects that say nothing of what is meant.
_EMPTY = frozenset({"thing", "one", "two", "part", "way", "word", "time", "people", "other", "such"})


def _sides(scene: Scene, said: Said) -> set[str]:
    voices: list[tuple[Teller, tuple[Level, ...]]] = tellers(said.reading.document, said.attribution, scene.actors)
    return {teller.side for teller, _ in voices if teller.side is not None}


def _at_different_times(a: Said, b: Said) -> bool:
    return disjoint(_when(a), _when(b))


def _when(said: Said) -> Date:
    dates = [t.date for t in said.reading.times if said.evidence.contains(t.span) and t.kind == "date"]
    return dates[0] if len(dates) == 1 else Date()


def _close_in_time(a: Said, b: Said) -> bool:
    days = [s.reading.document.published.date for s in (a, b)]
    if any(d.earliest is None or d.earliest != d.latest for d in days):
        return False
    first, second = (date.fromisoformat(d.earliest or "") for d in days)
    return abs((first - second).days) <= REPORT_DAYS


# ---------------------------------------------------------------- rows
def event_of(scene: Scene, claim: Said, answer: Said) -> str | None:
    """The event in whose table the two stand: the exchange they are about, else what their words tell of, else the act
    of saying, else the event told of nearest to the answer."""
    for said in (answer, claim):
        about = said.item.about if said.item and said.item.about else ""
        if about in scene.home:
            return scene.table_of(scene.home[about])
    cues = [(said, c) for said in (claim, answer) for c in said.attribution.cue]
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
    return [
        Told(
            row, teller, chain, said.attribution.id, telling, said.evidence, said.reading.document.id, corrects=corrects
        )
        for teller, chain in tellers(said.reading.document, said.attribution, scene.actors)
    ]

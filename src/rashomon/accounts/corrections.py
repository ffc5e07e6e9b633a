"""Corrections: a claim that is set right in the same breath ("the ship that X says was carrying arms was carrying
rice", "contrary to X's claim that the road was open, trucks waited for a day")."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.accounts.said import DENIALS, Said, same_voice, whole
from rashomon.knowledge.denials import denials
from rashomon.knowledge.predicates import predicates, say_the_same
from rashomon.model import Attribution, Item, Reading, Span

#: Characters before a claim in which the words stand that set it right.
_BEFORE = 16


def corrections(reading: Reading) -> Iterator[tuple[Said, Said]]:
    """Each claim with the clause that corrects it."""
    known = {a.id: a for a in reading.attributions}
    yield from _by_restating(reading, known)
    for claim in reading.attributions:
        if claim.cue and claim.source and claim.content:
            yield from _contrary(reading, claim, known)
            yield from _by_outcome(reading, claim, known)


def _by_restating(reading: Reading, known: dict[str, Attribution]) -> Iterator[tuple[Said, Said]]:
    for claim in reading.items:
        inner = known.get(claim.attribution or "")
        outer = known.get(inner.parent or "") if inner else None
        if inner is None or outer is None:
            continue
        for answer in reading.items:
            if answer.attribution == outer.id and _corrects(reading, answer, claim):
                yield Said(reading, inner, whole(inner)), Said(reading, outer, answer.span)


def _corrects(reading: Reading, answer: Item, claim: Item) -> bool:
    """Whether a clause says the same predicate of the thing that the claim in its own subject says it of, or anything
    else of it where the claim is exclusive."""
    if answer.span == claim.span or answer.predicate in predicates().empty:
        return False
    if answer.objects and set(answer.objects) == set(claim.objects):
        return False  # the same thing said twice
    # a claim in a clause's subject stands within it, or just before it where it is cut from it
    restated = answer.restates and (answer.span.contains(claim.span) or 0 <= answer.span.start - claim.span.end <= 1)
    exclusive = not predicates().exclusive.isdisjoint(reading.document.quote(claim.span).casefold().split())
    same = say_the_same(answer.predicate, claim.predicate)
    return (answer.corrects and same) or (restated and (same or exclusive))


def _contrary(reading: Reading, claim: Attribution, known: dict[str, Attribution]) -> Iterator[tuple[Said, Said]]:
    """What follows a claim in its sentence, where the words before it say that it sets the claim right."""
    document, stretch = reading.document, whole(claim)
    before = document.text[max(0, stretch.start - _BEFORE) : stretch.start].casefold().rstrip()
    if not before.endswith(denials().contrary):
        return
    end = document.text.find("\n", stretch.end)
    line = document.text[stretch.end : end if end >= 0 else len(document.text)]
    start = len(line) - len(line.lstrip(" ,"))
    stop = _end_of_sentence(line)
    if stop - start > 1:
        answer = Span(document.id, stretch.end + start, stretch.end + stop)
        yield Said(reading, claim, stretch), Said(reading, known.get(claim.parent or ""), answer)


def _end_of_sentence(line: str) -> int:
    ends = [n for mark in (". ", "? ", "! ", ".”", '."') if (n := line.find(mark)) >= 0]
    return min(ends, default=len(line.rstrip(" .")))


def _by_outcome(reading: Reading, claim: Attribution, known: dict[str, Attribution]) -> Iterator[tuple[Said, Said]]:
    """What is said to contradict a claim: the clause before "contradicting X's claim that ...", told by whoever tells
    it."""
    denial = known.get(claim.parent or "")
    if denial is None or denial.stance not in DENIALS or not denial.cue or not denial.source:
        return
    cue = reading.document.quote(denial.cue[0]).casefold().split()
    outcome = len(cue) == 1 and cue[0].endswith("ing") and cue[0].removesuffix("ing") in _stems()
    if not outcome:
        return
    outer = known.get(denial.parent or "")
    start = _start_of_sentence(reading.document.text, denial.cue[0].start)
    words = reading.document.text[start : denial.cue[0].start].rstrip(" ,")
    if words and (outer is None or not same_voice(claim, outer)):
        evidence = Span(reading.document.id, start, start + len(words))
        yield Said(reading, claim, whole(claim)), Said(reading, outer, evidence)


def _start_of_sentence(text: str, before: int) -> int:
    """Where the sentence begins in which an offset stands."""
    return max(
        text.rfind(mark, 0, before) + len(mark)
        for mark in ("\n", ". ", "? ", "! ")
        if mark in text[:before] or mark == "\n"
    )


def _stems() -> frozenset[str]:
    return frozenset(verb.removesuffix("e") for verb in denials().outcomes)

"""Whom pronouns for people mean in ECB+ (Cybulska and Vossen 2014): `python -m benchmarks.coreference ... --ecb PART`.

A pronoun of the third person that is marked HUMAN_PART_PER is looked at where its chain, within its document, has
another mention that is none. It is right where the actor it is given is one that the reader has at the head of such a
mention. P is of the pronouns given an actor, R of all looked at.

Excluded: mentions outside the checked sentences, chains across documents, "I", "we" and "you", pronouns inside longer
mentions ("his wife"), and chains of pronouns alone. `nameable` leaves out as well the chains of which no other mention
is anybody for the reader ("the suspect", a name in an unchecked sentence), where every answer counts as wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.coreference_baselines import Answer, nearest, subject_first
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.grounding.actors import resolve_actors
from rashomon.statements.attributions import find_attributions
from training.coreference_corpora import Annotated, Chain, heads, read_ecb
from training.coreference_gold import Mark, Marked, at

READERS: dict[str, Answer] = {"ours": lambda _, mark, found: at(mark, found), "nearest": nearest}
READERS["subject first"] = subject_first
Counts = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Judged:
    """A pronoun with what a reader says of it, and the actors at the other mentions of its chain."""

    mark: Mark
    given: frozenset[str]
    meant: frozenset[str]


def rows(folder: Path) -> list[list[str]]:
    """The table: P / R / F1 of each reader for all pronouns looked at, and for those whose chain names an actor."""
    counts: dict[str, Counts] = {name: Counter() for name in READERS}
    for annotated in read_ecb(folder, ("HUMAN_PART_PER",)):
        for name, told in judged(annotated):
            for group in ("all", "nameable") if told.meant else ("all",):
                counts[name][group, "meant"] += 1
                counts[name][group, "given"] += bool(told.given)
                counts[name][group, "right"] += bool(told.given & told.meant)
    head = ["pronouns", *(f"{name} P / R / F1" for name in READERS)]
    return [head, *([group, *(_figures(counts[name], group) for name in READERS)] for group in ("all", "nameable"))]


def judged(annotated: Annotated) -> Iterator[tuple[str, Judged]]:
    """Each pronoun of a document that is looked at, for each reader."""
    document = annotated.document
    if not annotated.chains:
        return
    parse = parse_document(document)
    expressions = find_actors(document, parse)
    said = find_attributions(document, parse, expressions)
    found = resolve_actors(document, parse, expressions, said)[1]
    named = [m for m in found if m.reading != "pronoun"]
    for chain in annotated.chains:
        others = heads(parse, (s for s in chain.others if not _is_pronoun(document.text[slice(*s)])))
        mark = _mark(document.text, chain)
        if others and mark.kind in {"he, she", "they"}:
            report = Marked(document.id, document, (mark,))
            meant = frozenset(m.actor for m in named if any(m.span.start <= o < m.span.end for o in others))
            for name, answer in READERS.items():
                yield name, Judged(mark, answer(report, mark, found), meant)


def _mark(text: str, chain: Chain) -> Mark:
    end = chain.pronoun
    while end < len(text) and text[end].isalpha():
        end += 1
    return Mark(chain.pronoun, end, text[chain.pronoun : end], ())


def _is_pronoun(words: str) -> bool:
    return Mark(0, 0, words, ()).kind in {"he, she", "they", "it", "I, we, you"} or words.lower() in {"who", "whose"}


def _figures(counts: Counts, group: str) -> str:
    right, given, meant = (counts[group, of] for of in ("right", "given", "meant"))
    share = [100 * right / max(1, given), 100 * right / max(1, meant), 200 * right / max(1, given + meant)]
    return " / ".join(f"{each:.1f}" for each in share) + f" ({meant})"

"""What occasioned an event: the attack that condolences answer, the test that a call came hours after.

Two events of one kind that were occasioned by two events which lie apart are two, even where neither has a date. The
occasions are those that the text states (the relations `follows` and `responds_to` of a mention, or of what was said in
it), and for kinds that always answer something ("sent his condolences") the last such event that its own paragraph
tells of before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.events.columns import Columns
from rashomon.events.facts import Facts
from rashomon.events.pairs import same_kind
from rashomon.events.sets import Rows
from rashomon.events.vetoes import FREE, VETOES, first_vetoes
from rashomon.model import Document, Modality, Span

_BEFORE = frozenset({"follows", "responds_to"})
#: What sets two occasions apart beyond doubt; who acted in them may only be told in part.
_SURE = frozenset({"names", "dates", "places"})
#: What stands between an act and its occasion ("condolences over the attack").
_LEADS_ON = re.compile(
    r"(?:\s+(?:over|for|on|upon|at|about|after|following|in|to|by|the|a|an|this|that|its|their|his|her))+\s*$"
)
_HAPPENED: frozenset[Modality] = frozenset({"actual", "reported"})


@dataclass(frozen=True)
class Occasions:
    """The occasions of events, all by number: `of` gives for each event those before it with the row that names each,
    `own` for the row of a mention that of its occasion, `stated` likewise also for what that mention is a part of."""

    documents: Mapping[str, Document]
    facts: Sequence[Facts]
    columns: Columns
    told: Sequence[Rows]
    of: Mapping[int, Mapping[int, int]]
    own: Mapping[int, int]
    stated: Mapping[int, int]

    def apart(self, a: int, b: int) -> tuple[int, int] | None:
        """The rows that name the occasions of two events, where none of the one may be one of the other; else None."""
        pairs = [(x, y) for x in sorted(self.of.get(a, {})) for y in sorted(self.of.get(b, {}))]
        if not pairs or not all(x != y and self._lie_apart(x, y) for x, y in pairs):
            return None
        x, y = pairs[0]
        return self.of[a][x], self.of[b][y]

    def without(self, row: int) -> Span:
        """The clause of a mention up to the words that lead on to the occasion at its end."""
        mention, other = self.facts[row].mention, self.own.get(row)
        clause = mention.extent
        occasion = self.facts[other].mention if other is not None else None
        if occasion is None or not mention.span.end <= occasion.span.start < clause.end:
            return clause
        text = self.documents[clause.document].text
        start = occasion.wording.start if occasion.wording is not None else occasion.span.start
        words = _LEADS_ON.sub("", text[clause.start : max(start, mention.span.end)]).rstrip()
        return Span(clause.document, clause.start, max(clause.start + len(words), mention.span.end))

    def _lie_apart(self, x: int, y: int) -> bool:
        i = np.repeat(self.told[x], len(self.told[y]))
        j = np.tile(self.told[y], len(self.told[x]))
        alike = same_kind(self.columns, i, j)
        vetoes = first_vetoes(self.columns, i[alike], j[alike])
        return any(VETOES[v].name in _SURE for v in vetoes[vetoes != FREE].tolist())


def find_occasions(
    facts: Sequence[Facts], columns: Columns, told: Sequence[Rows], documents: Mapping[str, Document]
) -> Occasions:
    """The occasions of events, each given by the rows of its mentions in `facts`."""
    rows = {f.mention.id: row for row, f in enumerate(facts)}
    home = {int(row): event for event, members in enumerate(told) for row in members}
    own: dict[int, int] = {}
    wholes: dict[int, int] = {}
    for row, f in enumerate(facts):
        for relation in f.mention.relations:
            other = rows.get(relation.other)
            if other is not None and relation.kind in _BEFORE:
                own.setdefault(row, other)
            elif other is not None and relation.kind == "part_of":
                wholes.setdefault(row, other)
        other = _last_answered(facts, row, documents[f.document])
        if other is not None:
            own.setdefault(row, other)
    stated = {**{whole: own[part] for part, whole in wholes.items() if part in own}, **own}
    of: dict[int, dict[int, int]] = {}
    for row, other in sorted(stated.items()):
        if row in home and other in home and home[row] != home[other]:
            of.setdefault(home[row], {}).setdefault(home[other], other)
    return Occasions(documents, facts, columns, told, of, own, stated)


def _last_answered(facts: Sequence[Facts], row: int, document: Document) -> int | None:
    """The last event of the same paragraph that a mention of its kind answers, whether its words say so or not."""
    answer = facts[row]
    if not answer.kind.answers:
        return None
    start = next((b.start for b in document.blocks if b.start <= answer.mention.span.start < b.end), 0)
    for n in range(row - 1, -1, -1):
        earlier = facts[n]
        if earlier.document != answer.document or earlier.mention.span.start < start:
            return None
        if earlier.root in answer.kind.answers and earlier.mention.modality in _HAPPENED:
            return n
    return None

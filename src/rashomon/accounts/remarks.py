"""Remarked silences: a report notes that one voice leaves out what another says ("the readout did not mention ...").

What is left out has its row as a rule, in this report or another one of the same story; else it is given one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.accounts.claims import event_of
from rashomon.accounts.said import Said, voices, whole
from rashomon.accounts.tellers import tellers
from rashomon.accounts.tellings import Row, Scene, Told, responsible
from rashomon.documents.furniture import furniture
from rashomon.knowledge.predicates import stem
from rashomon.knowledge.topics import topics_of
from rashomon.model import Attribution, Item, Reading

_ARTICLES = re.compile(r"^(?:a|an|the|any|its|their|his|her|such|that|this) ", re.IGNORECASE)
#: Words of what is left out that another voice's clause must share, of those it has; its last word always.
_SHARED = 0.5
#: What is left out may be meant by a word for what was told of just before ("does not mention it").
_POINTERS = frozenset({"it", "this", "that", "them", "either", "one"})


def remarked_silences(scene: Scene) -> list[Told]:
    """For each remarked silence whose words other voices of the same report use, both sides, in a row of its own."""
    return [
        told
        for reading in scene.readings
        for attribution in _omissions(reading)
        for told in _both_sides(scene, reading, attribution)
    ]


def left_out(scene: Scene, told: Sequence[Told]) -> list[Told]:
    """For every other remarked silence the voice that leaves it out, in the row of the story's tellings `told` that is
    most like what is left out."""
    noted = {each.attribution for each in told if each.telling == "silent"}
    said = _Said.of(scene, told)
    return [
        silent
        for reading in scene.readings
        for attribution in _omissions(reading)
        if attribution.id not in noted and (row := said.row_of(reading, attribution)) is not None
        for silent in _silent(scene, reading, attribution, row)
    ]


def _omissions(reading: Reading) -> Iterator[Attribution]:
    return (a for a in reading.attributions if a.stance == "omits" and a.content)


@dataclass(frozen=True)
class _Said:
    """What voices say, document by document, and the events that each document tells of."""

    told: Mapping[str, Sequence[tuple[Told, frozenset[str]]]]
    events: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, scene: Scene, told: Sequence[Told]) -> _Said:
        texts = {reading.document.id: reading.document for reading in scene.readings}
        by_document: dict[str, list[tuple[Told, frozenset[str]]]] = {i: [] for i in texts}
        for each in told:
            if each.telling not in ("silent", "denies") and not each.row.tells_value:
                by_document[each.document].append((each, _stems(texts[each.document].quote(each.evidence))))
        events = {
            r.document.id: frozenset(scene.home[m.id] for m in r.event_mentions if m.id in scene.home)
            for r in scene.readings
        }
        return cls(by_document, events)

    def row_of(self, reading: Reading, omission: Attribution) -> Row | None:
        """The row in which other voices of the story say what is left out: the one whose words share most with it,
        here before elsewhere."""
        here = reading.document.id
        wanted, last = self._wanted(reading, omission)
        own = voices(omission)
        best: tuple[float, bool, int, Row] | None = None
        for document, told in self.told.items():
            if document != here and self.events[document].isdisjoint(self.events[here]):
                continue
            for number, (each, words) in enumerate(told):
                if (
                    last not in words
                    or each.evidence.overlaps(whole(omission))
                    or {each.teller.actor, each.teller.name} & own
                ):
                    continue
                share = len(wanted & words) / len(wanted)
                rank = (share, document == here, -number, each.row)
                if share >= _SHARED and (best is None or rank[:3] > best[:3]):
                    best = rank
        return best[3] if best else None

    def _wanted(self, reading: Reading, omission: Attribution) -> tuple[frozenset[str], str]:
        """The stems of what is left out and its last one; of a word that points back, those of the clause before."""
        words = _words(_phrase(reading, omission))
        if set(words) <= _POINTERS:
            start = whole(omission).start
            before = [(e, w) for e, w in self.told[reading.document.id] if e.evidence.end <= start and w]
            if before:
                each, stems = max(before, key=lambda pair: pair[0].evidence)
                return stems, stem(_words(reading.document.quote(each.evidence))[-1])
        return frozenset(map(stem, words)) - _function_words() or frozenset(map(stem, words)), stem(words[-1])


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _words(text)) - _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(stem(str(word)) for word in furniture().function_words)


def _phrase(reading: Reading, omission: Attribution) -> str:
    return _ARTICLES.sub("", " ".join(reading.document.quote(omission.content[0]).split()).strip(".,;:"))


def _silent(scene: Scene, reading: Reading, omission: Attribution, row: Row) -> Iterator[Told]:
    for teller, chain in tellers(reading.document, omission, scene.actors):
        yield Told(row, teller, chain, omission.id, "silent", whole(omission), reading.document.id)


def _both_sides(scene: Scene, reading: Reading, omission: Attribution) -> Iterator[Told]:
    known = {a.id: a for a in reading.attributions}
    phrase = _phrase(reading, omission)
    sayings = [] if topics_of(_words(phrase)) else _sayings(reading, omission, phrase)
    if not sayings:
        return
    silent = Said(reading, omission, whole(omission))
    event = event_of(scene, Said(reading, known[sayings[0].attribution or ""], sayings[0].span, sayings[0]), silent)
    if event is None:
        return
    row = Row(event, "content", f"named:{phrase}")
    yield from _silent(scene, reading, omission, row)
    for item in sayings:
        by = responsible(scene, known[item.attribution or ""], known)
        for teller, chain in tellers(reading.document, by, scene.actors):
            yield Told(row, teller, chain, item.attribution, "asserts", item.span, reading.document.id)


def _sayings(reading: Reading, omission: Attribution, phrase: str) -> list[Item]:
    """The clauses in which other voices of the report name what is left out."""
    wanted = {stem(w) for w in _words(phrase)}
    last = stem(_words(phrase)[-1])
    found = []
    for item in reading.items:
        spoken = {stem(w) for w in (*item.words, *item.subject)}
        names = last in spoken and len(wanted & spoken) >= _SHARED * len(wanted)
        if item.attribution not in (None, omission.id) and names and item.main and not item.negated:
            found.append(item)
    return found


def _words(phrase: str) -> list[str]:
    return re.findall(r"\w+", phrase.casefold()) or [""]

"""Recounts: a toll that says of itself that it replaces an earlier one ("has risen to 29", "up from 17") stands in the
row of that one, whatever event the report's own words were taken for.

Which earlier count is meant is told by its value where the recount names it ("from four to 11"), else by the words of
its sentence. Whether the two are an update is for the verdict: it knows the days and the sides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from rashomon.accounts.changes import When
from rashomon.accounts.nearby import sentence_at
from rashomon.accounts.rows import EVERYBODY, Row, Scene, Told
from rashomon.documents.furniture import furniture
from rashomon.edtf import disjoint
from rashomon.happenings.lexicon import numerals
from rashomon.knowledge.changes import changes
from rashomon.knowledge.predicates import stem
from rashomon.model import Reading

#: Words other than of the count that the sentences of two counts must share, unless the later names the earlier.
#: Of none, one and two the last finds most on the tuned composed storylines (7 of 12 updated numbers, else 6).
_SHARED = 2
#: A row and a value given in it.
_Given = tuple[Row, float]


@dataclass(frozen=True, slots=True)
class _Count:
    """A count that a voice gives: the telling, the event and role of its row, whom it counts, and its sentence."""

    told: Told
    event: str
    role: str
    counted: str
    sentence: str
    words: frozenset[str]

    @property
    def value(self) -> float:
        """The number itself."""
        return self.told.number.value if self.told.number is not None else 0.0

    @property
    def given(self) -> _Given:
        """The row and the value."""
        return self.told.row, self.value


def recounted(scene: Scene, told: Sequence[Told], when: When) -> list[Told]:
    """The tellings, those of a recount moved to the row of the count that it replaces, and what else its report counts
    of the same event to the rows of that count's event."""
    readings = {r.document.id: r for r in scene.readings}
    counts = [_count(readings[t.document], t) for t in sorted(told, key=lambda t: t.evidence) if _is_count(t)]
    later = [c for c in counts if replaces_another(c.sentence)]
    if not later:
        return list(told)
    tied = scene.tied
    homes: dict[_Given, _Given] = {}
    for count in later:
        meant = _meant(count, [c for c in counts if _can_replace(count, c, when)], tied)
        if meant is not None:
            homes |= _homes(count, meant, counts)
    return [_moved(t, homes) for t in told]


def _meant(later: _Count, before: Sequence[_Count], tied: Mapping[str, Set[str]]) -> _Count | None:
    """Which of the counts given before a recount replaces: of those with the value that it names the one of the likest
    sentence, in a report of the same story or of one tied to it; else the likest in a report of the same story."""
    named, here = _named_before(later), tied.get(later.told.document, frozenset[str]())
    if named is not None:
        around = {other for document in here for other in tied[document]}
        near = [c for c in before if c.told.document in around and c.value == named]
    else:
        near = [c for c in before if c.told.document in here and len(c.words & later.words) >= _SHARED]
    return max(near, key=lambda c: (len(c.words & later.words), c.told.document, c.told.row), default=None)


def _is_count(told: Told) -> bool:
    counted = told.number is not None and told.row.dimension == "number" and not told.row.is_beside
    return counted and told.telling in ("asserts", "weaker") and not told.derived


def _count(reading: Reading, told: Told) -> _Count:
    assert told.number is not None
    event, _, rest = told.row.key.partition(":")
    role, _, counted = rest.partition(":")
    sentence = sentence_at(reading, told.number.span)
    words = frozenset(map(stem, re.findall(r"[^\W\d_]+", reading.document.quote(sentence).casefold())))
    text = reading.document.text
    here = text[sentence.start : told.number.span.start] + _HERE + text[told.number.span.end : sentence.end]
    return _Count(told, event, role, counted, " ".join(here.casefold().split()), words - _common())


#: Stands for the number in its own sentence.
_HERE = "#"


@cache
def _common() -> frozenset[str]:
    """Words that tell nothing of what is counted: function words, numerals, and words of counting and dying."""
    known = numerals()
    return frozenset(stem(str(w)) for w in (*furniture().function_words, *known.words, *known.roles, *known.counts))


def replaces_another(sentence: str) -> bool:
    """Whether a sentence in lower case, with `#` for its count, says that the count replaces another."""
    return any(pattern.search(sentence) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    known = changes()
    counting, moved = f"\\b(?:{'|'.join(known.counting)})\\b", rf"\bto (?:[a-z]+ ){{0,2}}{_HERE}"
    return (
        re.compile(rf"{counting}.*\b(?:{'|'.join(known.rises)})\b[^.;:]{{0,80}}?{moved}"),
        re.compile(rf"{counting}.*\b(?:been|were|was) (?:{'|'.join(known.puts)})\b[^.;:]{{0,80}}?{moved}"),
        re.compile(rf"\b(?:{'|'.join(known.puts)})\b[^.;:]{{0,60}}?{counting}[^.;:]{{0,80}}?{moved}"),
        re.compile(rf"{_HERE}.*\b(?:{'|'.join(known.counted_before)})\b"),
    )


def _named_before(count: _Count) -> float | None:
    """The earlier value, where a recount names it ("from four to 11", "11, up from four")."""
    words = numerals().words
    for match in re.finditer(r"\bfrom (?:[a-z]+ ){0,2}?([a-z]+|\d[\d,]*)\b", count.sentence):
        if match[1][0].isdigit():
            return float(match[1].replace(",", ""))
        if match[1] in words:
            return float(words[match[1]])
    return None


def _can_replace(later: _Count, earlier: _Count, when: When) -> bool:
    """Whether a count given before may be the one that is replaced: of one role and of the same people."""
    a, b = earlier.told, later.told
    if a.row == b.row or later.value == earlier.value:
        return False
    before = disjoint(when(a), when(b)) and (when(a).earliest or "") < (when(b).earliest or "")
    return before and later.role == earlier.role and _of_same(later.counted, earlier.counted)


def _of_same(a: str, b: str) -> bool:
    """Whether two counts may be of the same people: those of one group, or where one names none."""
    general = ("", "people", EVERYBODY)
    return a in general or b in general or a in b or b in a


def _homes(later: _Count, earlier: _Count, counts: Sequence[_Count]) -> dict[_Given, _Given]:
    """The count that a recount stands beside, and such a one for what its report counts beside it; with them stands
    whoever gives the same value in the same row."""
    homes = {later.given: earlier.given}
    for other in counts:
        beside = other.told.document == later.told.document and other.event == later.event and other.role != later.role
        same = [c for c in counts if c.event == earlier.event and c.role == other.role]
        given = [c.given for c in same if _of_same(other.counted, c.counted)]
        if beside and given:
            homes[other.given] = min(given)
    return homes


def _moved(told: Told, homes: Mapping[_Given, _Given]) -> Told:
    """A telling in its row; of a recount of a recount in that of the first count."""
    if told.number is None:
        return told
    given = (told.row, told.number.value)
    seen = {given}
    while (home := homes.get(given)) is not None and home not in seen:
        seen.add(home)
        given = home
    return replace(told, row=given[0])

"""Turns: what a voice says now beside what it said before, in whatever rows the two stand.

Most changes are told as such: "having previously denied it", "now says", "a day after it ruled out any exchange". Such
a sentence is laid beside the earlier telling of the same voice, or of another of its side, that is most like it.
Without such words only a voice that says of the same things, by the same predicate, what it denied before has turned.
The two have a row of their own, and are never a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.accounts.changes import When, same_voice
from rashomon.accounts.nearby import sentence_at
from rashomon.accounts.rows import TURN, Row, Scene, Told
from rashomon.accounts.spoken import is_former
from rashomon.accounts.tellers import Teller
from rashomon.documents.furniture import furniture
from rashomon.edtf import disjoint
from rashomon.knowledge.changes import changes
from rashomon.knowledge.denials import denials
from rashomon.knowledge.predicates import keys_of, stem
from rashomon.knowledge.topics import topics_of
from rashomon.model import Reading

#: Words that what was said first and then must share where the report says that a voice turned: of one voice that says
#: the opposite, and else. On the tuned composed storylines two in the first case lose one of four turns found; one in
#: the second adds false cells, three change nothing: the lower of two that are equal.
_SHARED_TOLD = 1
_SHARED_ELSE = 2
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class _Word:
    """A telling as one of a voice's words on a matter: its clause in stems, the keys of its predicate and topics, the
    sentence, and whether it denies, whether its sentence says that the voice turned or that it says so now, whether
    one near it does, whether it is admitted, whether it is told as said before, and whether it is only the remark on
    that."""

    told: Told
    words: frozenset[str]
    keys: frozenset[str | int]
    sentence: str
    denies: bool
    turned: bool
    now: bool
    near: bool
    admits: bool
    formerly: bool
    remark: bool


def turns(scene: Scene, told: Sequence[Told], when: When) -> list[Told]:
    """Both tellings of each turn, as rows of the event of the earlier."""
    readings = {r.document.id: r for r in scene.readings}
    tied = scene.tied
    words = [_word(readings[t.document], t) for t in _once(told)]
    of_document: dict[str, list[_Word]] = {}
    for each in words:
        of_document.setdefault(each.told.document, []).append(each)
    found: list[Told] = []
    for later in (w for w in words if not (w.formerly or w.remark)):
        around = sorted(tied.get(later.told.document, frozenset()) | {later.told.document})
        before = [o for i in around for o in of_document.get(i, ()) if _is_before(o, later, when)]
        for earlier in _turned_from(later, before):
            text = " ".join(readings[later.told.document].document.quote(later.told.evidence).split())
            row = Row(earlier.told.row.event, "content", f"{TURN}:{text}")
            found += [
                replace(w.told, row=row, value=None, slot=None, answers=(), came_from=None) for w in (earlier, later)
            ]
    return found


def _once(told: Iterable[Told]) -> list[Told]:
    """The tellings that can be words on a matter, each clause of a voice once."""
    best: dict[tuple[object, ...], Told] = {}
    for each in sorted(told, key=lambda t: (t.evidence, t.telling != "denies", t.row)):
        by_the_way = each.row.tells_value or each.row.dimension in ("evaluation", "number")
        if not (by_the_way or each.telling == "silent" or each.background or each.derived or each.teller.narrates):
            best.setdefault((each.evidence, each.teller.key), each)
    return list(best.values())


def _word(reading: Reading, told: Told) -> _Word:
    document = reading.document
    text = document.quote(told.evidence).casefold()
    attribution = next((a for a in reading.attributions if a.id == told.attribution), None)
    items = [i for i in reading.items if i.span == told.evidence]
    sentence = sentence_at(reading, told.evidence)
    whole = " ".join(document.quote(sentence).split()).casefold()
    around = document.text[max(0, sentence.start - _NEAR) : sentence.end + _NEAR].casefold()
    own = _stems(told.teller.name)
    spoken = _WORD.findall(text)
    return _Word(
        told,
        _stems(text) - own,
        frozenset(key for i in items for key in keys_of(i.predicate))
        | {f"topic:{t}" for t in topics_of(spoken) if t in denials().said_topics},
        whole,
        told.telling == "denies" or any(i.negated and i.main for i in items) or _has(text, "no_cause"),
        _has(whole, "turned"),
        _has(whole, "said_otherwise"),
        any(_has(" ".join(around.split()), table) for table in ("turned", "said_otherwise")),
        attribution is not None and attribution.stance == "confirms",
        attribution is not None and is_former(reading, attribution),
        any(text.startswith(f"{each} ") for each in changes().remark),
    )


#: Characters around a sentence in which another may say that the voice turned ("He gave no reason for the change"):
#: about one sentence. With none of it one of four turns found is lost on the tuned storylines; 400 find none more.
_NEAR = 150


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, _WORD.findall(text.casefold()))) - _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(stem(str(word)) for word in furniture().function_words)


def _has(text: str, table: str) -> bool:
    """Whether a pattern of a table of changes is found in a text."""
    return any(pattern.search(text) for pattern in _patterns(table))


@cache
def _patterns(table: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{each}\b") for each in getattr(changes(), table))


def _is_before(earlier: _Word, later: _Word, when: When) -> bool:
    a, b = earlier.told, later.told
    if a.evidence.overlaps(b.evidence):
        return False
    if a.document == b.document and earlier.formerly:
        return True
    first, then = when(a), when(b)
    return disjoint(first, then) and (first.earliest or "") < (then.earliest or "")


def _turned_from(later: _Word, before: Sequence[_Word]) -> list[_Word]:
    """The earlier words from which a voice turned with a later one: the likest of its own report, and of others. Where
    the report says that a voice takes back a denial, and there is one only, that is it."""
    found = [o for o in before if _has_turned(o, later)]
    if not found and not later.denies and later.turned and _has(later.sentence, "denied"):
        denied = [o for o in before if o.denies and _is_one(o.told.teller, later.told.teller)]
        found = denied if len(denied) == 1 else []
    best: dict[bool, _Word] = {}
    for other in sorted(found, key=lambda o: (o.denies == later.denies, -len(o.words & later.words), o.told.evidence)):
        best.setdefault(other.told.document == later.told.document, other)
    return list(best.values())


def _has_turned(earlier: _Word, later: _Word) -> bool:
    shared, opposite = len(earlier.words & later.words), earlier.denies != later.denies
    alike = not earlier.keys.isdisjoint(later.keys)
    one = _is_one(earlier.told.teller, later.told.teller)
    if not one:
        named = later.turned and len(_stems(earlier.told.teller.name) & _stems(later.sentence) - later.words) >= _NAMED
        return named and shared >= _SHARED_TOLD
    if later.turned or (earlier.formerly and earlier.told.document == later.told.document):
        return shared >= (_SHARED_TOLD if opposite else _SHARED_ELSE)
    if not opposite:
        return False
    if later.now:
        return shared >= _SHARED_TOLD
    topic = any(str(key).startswith("topic:") for key in earlier.keys & later.keys)
    strictly = same_voice(earlier.told.teller, later.told.teller)
    if topic or (later.near and alike):
        return strictly
    return shared >= _SHARED_ELSE and (later.admits or (strictly and alike))


#: Words of a voice's name that a sentence must have to name it ("correcting a naval officer's earlier account"):
#: a single one may be a country's. On the tuned composed storylines one and two find the same.
_NAMED = 2


def _is_one(a: Teller, b: Teller) -> bool:
    """Whether two voices are one, or speak for one side, or may as one has no known side and a name within the other's
    ("the communications minister", "Mali's communications minister")."""
    if same_voice(a, b) or (a.side is not None and a.side == b.side):
        return True
    mine, theirs = _stems(a.name), _stems(b.name)
    return None in (a.side, b.side) and min(len(mine), len(theirs)) >= _NAMED and (mine <= theirs or theirs <= mine)

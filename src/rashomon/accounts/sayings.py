"""Sayings: what a voice says beside what has a row already, clause by clause, each in the table of the event it is said
about.

A clause that another voice says too, by the same predicate of the same things, shares its row. Nobody is silent on a
saying: it is a voice's own choice of what to tell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.accounts.belonging import Belonging
from rashomon.accounts.denying import is_denied_clause
from rashomon.accounts.phrases import phrases
from rashomon.accounts.rows import SAID, UNSAID, UNTRUE, Row, Scene, Told
from rashomon.accounts.said import DENIALS
from rashomon.accounts.tellers import tellers
from rashomon.accounts.tellings import responsible, telling_of
from rashomon.knowledge.predicates import keys_of, predicates, stem
from rashomon.knowledge.telling_words import telling_words
from rashomon.model import Attribution, Item, Reading, Span, Stance, Telling

_SAYING: frozenset[Stance] = frozenset({"asserts", "confirms", "accuses", "denies", "disputes", "suggests", "promises"})
#: As much of the shorter of two passages as must be shared for a clause to have its row already.
_COVERED = 0.8
#: Words that two clauses of different voices must share beside the predicate to say the same.
_SHARED = 2


@dataclass(frozen=True, slots=True)
class _Saying:
    reading: Reading
    item: Item
    attribution: Attribution
    event: str


def sayings(scene: Scene, told: Sequence[Told]) -> list[Told]:
    """The clauses and phrases of all readings that none of the tellings `told` holds, as rows of their own."""
    covered: dict[str, list[Span]] = defaultdict(list)
    for each in told:
        covered[each.document].append(each.evidence)
    rows: dict[str, list[tuple[_Saying, Row]]] = defaultdict(list)
    found: list[Told] = []
    belonging = Belonging.of(scene)
    for saying in (s for reading in scene.readings for s in _of_reading(belonging, reading)):
        if not any(_same(saying.item.span, span) for span in covered[saying.item.span.document]):
            row = next((row for other, row in rows[saying.event] if _alike(saying, other)), None)
            row = row or _row(scene, saying)
            rows[saying.event].append((saying, row))
            found += _told(scene, saying, row)
    named = (each for reading in scene.readings for each in phrases(belonging, reading))
    return [*found, *(each for each in named if not any(_same(each.evidence, s) for s in covered[each.document]))]


def _of_reading(belonging: Belonging, reading: Reading) -> Iterator[_Saying]:
    scene = belonging.scene
    known = {a.id: a for a in reading.attributions}
    for item in reading.items:
        attribution = responsible(scene, known.get(item.attribution or ""), known)
        if attribution is None or attribution.stance not in _SAYING or not (item.main and item.asserted):
            continue
        if not item.subject or (item.predicate == "be" and not item.objects and len(item.words) <= 1):
            continue
        event = _event(belonging, reading, item) if not _is_part(reading.document.quote(item.span)) else None
        if event is not None:
            yield _Saying(reading, item, attribution, event)


@cache
def _unfinished() -> re.Pattern[str]:
    """A clause without a finite verb is only a part of what is said ("its soil to be used", "men being taken")."""
    finite = rf"(?:{'|'.join(sorted(telling_words().finite))})\b"
    return re.compile(rf"(?:to\s|(?:(?!{finite})\S+\s+){{1,4}}?(?:being|having|to be|to have)\b)", re.IGNORECASE)


def _is_part(clause: str) -> bool:
    return _unfinished().match(clause) is not None


def _is_unknown(saying: _Saying) -> bool:
    """Whether a clause says that something is not known ("could not establish who fired", "it was not clear whether"):
    it is said, and denies nothing."""
    item, known = saying.item, telling_words()
    if not item.negated:
        return False
    words = {w.lower() for w in _WORD.findall(saying.reading.document.quote(item.span))}
    learning = item.predicate in known.learning and not words.isdisjoint(known.able)
    settled = item.predicate == "be" and not known.settled.isdisjoint(item.words)
    return learning or settled or item.predicate in known.known


_WORD = re.compile(r"[\w'’-]+")


def _event(belonging: Belonging, reading: Reading, item: Item) -> str | None:
    """The table in which a clause stands: of the exchange it tells of, else of what the report tells of around it."""
    scene = belonging.scene
    if item.about in scene.home:
        return scene.table_of(scene.home[item.about or ""])
    return belonging.event(reading, item.span)


def _row(scene: Scene, saying: _Saying) -> Row:
    words = " ".join(saying.reading.document.quote(saying.item.span).split())
    denied = UNTRUE if _is_denied(saying) else UNSAID
    first = denied if _denies(saying) and _telling(scene, saying) == "denies" else SAID
    return Row(saying.event, "content", f"{first}:{words}")


def _told(scene: Scene, saying: _Saying, row: Row) -> Iterator[Told]:
    item, document, telling = saying.item, saying.reading.document, _telling(scene, saying)
    for teller, chain in tellers(document, saying.attribution, scene.actors):
        yield Told(row, teller, chain, item.attribution, telling, item.span, document.id, corrects=item.corrects)


def _telling(scene: Scene, saying: _Saying) -> Telling:
    if not _denies(saying) and _is_unknown(saying):
        return "asserts"
    return telling_of(scene, saying.reading, saying.attribution, saying.item.negated, saying.item)


def _denies(saying: _Saying) -> bool:
    """Whether a clause is denied, or denies something; what is only not known does neither."""
    if _is_unknown(saying):
        return _is_denied(saying)
    return saying.item.negated or saying.attribution.stance in DENIALS


def _is_denied(saying: _Saying) -> bool:
    return is_denied_clause(saying.reading, saying.attribution, saying.item)


def _alike(a: _Saying, b: _Saying) -> bool:
    """Whether two clauses say the same: one predicate, shared arguments, both affirmed or both denied, in the words of
    their voices or not."""
    if a.item.predicate in predicates().empty or (_denies(a), _is_denied(a)) != (_denies(b), _is_denied(b)):
        return False
    shared = _stems(a.item) & _stems(b.item)
    return not keys_of(a.item.predicate).isdisjoint(keys_of(b.item.predicate)) and len(shared) >= _SHARED


def _stems(item: Item) -> set[str]:
    return {stem(word) for word in (*item.subject, *item.objects)}


def _same(clause: Span, other: Span) -> bool:
    shared = min(clause.end, other.end) - max(clause.start, other.start)
    return shared >= _COVERED * min(len(clause), len(other))

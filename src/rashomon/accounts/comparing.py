"""Propositions of events, accounts of them, and comparisons between accounts.

Only accounts of the same proposition of the same event are compared; similarity finds candidates, it never decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from rashomon.accounts.acts import find_acts, find_negations
from rashomon.accounts.beside import beside
from rashomon.accounts.blames import blames
from rashomon.accounts.claims import claims
from rashomon.accounts.explaining import explain
from rashomon.accounts.folding import fold
from rashomon.accounts.grounds import grounds
from rashomon.accounts.lookalikes import look_alikes, vows
from rashomon.accounts.meeting import meet_rows
from rashomon.accounts.opposing import Opposing
from rashomon.accounts.parts import find_parents, find_topics
from rashomon.accounts.propositions import Cell, Table, tables
from rashomon.accounts.recounts import recounted
from rashomon.accounts.rejecting import Rejections
from rashomon.accounts.remarks import left_out, remarked_silences
from rashomon.accounts.rows import Told, is_saying, told_by_the_way
from rashomon.accounts.sayings import sayings
from rashomon.accounts.spoken import denied_in_time, spoken, when_told
from rashomon.accounts.summary_words import in_sentence
from rashomon.accounts.tellers import known_actors
from rashomon.accounts.tellings import Scene, tellings
from rashomon.accounts.tolls import tolls
from rashomon.accounts.turns import turns
from rashomon.accounts.verdicts import Ground, Judgement, denial, judge, judge_met
from rashomon.model import (
    ComparedSide,
    Comparison,
    Dimension,
    Event,
    Proposition,
    Reading,
    Span,
    Verdict,
)

#: Where two evidences stand under several verdicts, the first of these is kept: what is said in so many words comes
#: before what is left out.
_FIRST: Mapping[Verdict, int] = {
    "deny": 0,
    "contradict": 1,
    "agree": 3,
    "different_event": 4,
    "omit": 5,
    "aspect": 6,
}
#: Nuances of two values told of one thing, and of one voice's two words. That both tell of it at all says less, and
#: gives way to them.
_OF_VALUES = frozenset(
    {"updated number", "the numbers differ", "the accounts differ", "they judge it differently", "change of position"}
)
_VALUES_FIRST = 2

_SHOWN: Mapping[Verdict, int] = {
    "contradict": 0,
    "deny": 1,
    "omit": 2,
    "aspect": 3,
    "agree": 4,
    "different_event": 5,
}


def compare_accounts(
    readings: Sequence[Reading], events: Sequence[Event], rejections: Rejections | None = None
) -> tuple[tuple[Proposition, ...], tuple[Comparison, ...], tuple[Event, ...]]:
    """The propositions of every event with all accounts, the comparisons between accounts, and the events with what the
    accounts dispute and what a person rejected (`rejections` are those of these events)."""
    rejections = rejections or Rejections((), events, {})
    actors = known_actors(readings)
    home = {mention: event.id for event in events for mention in event.mentions}
    parents = find_parents(readings, events)
    acts, negations = find_acts(readings, actors), find_negations(readings)
    topics = find_topics(readings, events)
    scene = Scene(readings, actors, home, acts, negations, {e.id: e for e in events}, parents, topics)
    told = [*tellings(scene), *tolls(scene), *grounds(scene), *blames(scene), *claims(scene), *remarked_silences(scene)]
    told += sayings(scene, told)
    told = rejections.of_own_rows(fold([*told, *left_out(scene, told)]))
    when = spoken(scene)
    turned = turns(scene, recounted(scene, told, when_told(when)), when_told(when))
    told = denied_in_time(scene, recounted(scene, meet_rows(scene, told), when_told(when)), when_told(when))
    answers = [t for t in told if t.answers]
    found = tables([*told, *beside(scene), *turned], events, when, rejections.of_row)
    text = {r.document.id: r.document.text for r in readings}
    opposing = Opposing(scene)
    compared = [c for table in found for c in _compare(table, text, opposing, answers)]
    propositions = tuple(proposition for table in found for proposition, _ in table.rows)
    compared += look_alikes(readings, events, actors) + vows(readings, propositions, actors)
    comparisons = _one_verdict_each(compared, text)
    rejected = rejections.listed(when_told(when))
    events = [replace(e, rejected=rejected[e.id]) if e.id in rejected else e for e in events]
    return propositions, comparisons, _with_disputes(events, comparisons)


def _compare(
    table: Table, text: Mapping[str, str], opposing: Opposing, answers: Iterable[Told]
) -> Iterable[Comparison]:
    own = [t for t in answers if t.row.event == table.event]
    for proposition, cells in table.rows:
        yield from _answered(table.event, proposition, cells, text, own, opposing)
        for a, b in combinations(cells, 2):
            is_met = a.told.origin != b.told.origin
            judgement = judge_met(a, b) if is_met else judge(a, b, opposing)
            if judgement is not None and not _same_words(a, b, judgement):
                yield _comparison(table.event, proposition, a, b, judgement, text)
    yield from _aspects(table, text)


def _answered(
    event: str,
    proposition: Proposition,
    cells: Sequence[Cell],
    text: Mapping[str, str],
    answers: Iterable[Told],
    ground: Ground,
) -> Iterable[Comparison]:
    """Each claim that a denial was read to deny beside it, in the very words of both."""
    voice = {(c.told.row, c.told.teller.key): c for c in cells if c.account.stance != "silent"}
    for answer in answers:
        denies = voice.get((answer.row, answer.teller.key))
        for claim in answer.answers:
            says = voice.get((answer.row, claim.teller.key))
            if says is not None and denies is not None and says is not denies:
                a, b = _in_words(says, claim), _in_words(denies, answer)
                judgement = denial(a, b, ground)
                if not _same_words(a, b, judgement):
                    yield _comparison(event, proposition, a, b, judgement, text)


def _in_words(cell: Cell, told: Told) -> Cell:
    """A voice's account, resting on these words of it."""
    account = replace(cell.account, stance=told.telling, evidence=(told.evidence,), chain=told.chain)
    return Cell(account, replace(told, row=cell.told.row))


def _same_words(a: Cell, b: Cell, judgement: Judgement) -> bool:
    """Whether two accounts rest on the same words; what is denied never stands in the words that deny it, unless these
    set it right in the same breath."""
    x, y = a.told.evidence, b.told.evidence
    if judgement.verdict in ("deny", "contradict") and not (a.told.corrects or b.told.corrects):
        return x.overlaps(y)
    return x == y


def _aspects(table: Table, text: Mapping[str, str]) -> Iterable[Comparison]:
    """Voices that tell different sides of one event and meet on no row: their first tellings, side by side."""
    own: dict[str, list[tuple[Proposition, Cell]]] = {}
    met: set[frozenset[str]] = set()
    for proposition, cells in table.rows:
        if told_by_the_way(proposition.key) or is_saying(proposition.key):
            continue  # these voices meet, if at all, on the rows of what happened and what it was about
        said = [c for c in cells if c.account.stance != "silent" and c.told.came_from is None]
        met |= {frozenset((a.told.teller.key, b.told.teller.key)) for a, b in combinations(said, 2)}
        for cell in said:
            own.setdefault(cell.told.teller.key, []).append((proposition, cell))
    for x, y in combinations(sorted(own), 2):
        if frozenset((x, y)) not in met:
            (proposition, a), (_, b) = own[x][0], own[y][0]
            if not (a.told.teller.narrates or b.told.teller.narrates):
                yield _comparison(table.event, proposition, a, b, Judgement("aspect"), text)


def _comparison(
    event: str, proposition: Proposition, a: Cell, b: Cell, judgement: Judgement, text: Mapping[str, str]
) -> Comparison:
    if judgement.verdict in ("omit", "deny", "contradict") and a.account.stance in ("silent", "denies"):
        a, b = b, a  # who says it comes first
    left, right = (ComparedSide(c.account.id, c.account.evidence, c.account.chain) for c in (a, b))
    why = _why(proposition, a, b, judgement, text)
    return Comparison(
        id=f"c-{a.account.id}-{b.account.id.removeprefix(f'{proposition.id}-')}",
        event=event,
        proposition=proposition.id,
        dimension=proposition.dimension,
        a=left,
        b=right,
        verdict=judgement.verdict,
        nuance=judgement.nuance,
        why=why,
    )


def _why(proposition: Proposition, a: Cell, b: Cell, judgement: Judgement, text: Mapping[str, str]) -> str:
    """The sentence that explains a judgement; what one voice said first comes first in it."""
    denied: bool | None = None
    if judgement.nuance == "change of position":
        a, b = sorted((a, b), key=lambda cell: cell.account.said_at.earliest or "")
        stances = [cell.account.stance for cell in (a, b)]
        denied = stances[0] == "denies" if stances.count("denies") == 1 else None
    left, right = (ComparedSide(c.account.id, c.account.evidence, c.account.chain) for c in (a, b))
    names = (in_sentence(a.account), in_sentence(b.account))
    return explain(
        judgement.verdict, left, right, names, text, judgement.reason, judgement.nuance, proposition.text, denied
    )


def _one_verdict_each(comparisons: Iterable[Comparison], text: Mapping[str, str]) -> tuple[Comparison, ...]:
    """Each pair of evidences once, under its first verdict; event by event, what is in dispute first."""
    best: dict[frozenset[frozenset[tuple[str, int]]], tuple[int, int, Comparison]] = {}
    for number, comparison in enumerate(comparisons):
        key = frozenset(_words(side.evidence, text) for side in (comparison.a, comparison.b))
        rank = (_precedence(comparison), number, comparison)
        if len(key) == 2 and (key not in best or rank[:2] < best[key][:2]):
            best[key] = rank
    first: dict[str | None, int] = {}
    for _, number, comparison in sorted(best.values(), key=lambda r: r[1]):
        first.setdefault(comparison.event, number)
    opposed = [
        c for _, _, c in best.values() if c.verdict in ("deny", "contradict") or c.nuance == "change of position"
    ]
    opposed = [c for c in opposed if c.verdict != "different_event"]
    of_documents: dict[str, list[Comparison]] = defaultdict(list)
    for c in opposed:
        for document in {s.document for s in (*c.a.evidence, *c.b.evidence)}:
            of_documents[document].append(c)
    best = {k: r for k, r in best.items() if not _is_opposed_already(r[2], of_documents)}
    ordered = sorted(best.values(), key=lambda r: (first[r[2].event], _SHOWN[r[2].verdict], r[1]))
    return tuple(_named_apart(comparison for _, _, comparison in ordered))


def _is_opposed_already(comparison: Comparison, opposed: Mapping[str, Sequence[Comparison]]) -> bool:
    """Whether two look-alikes stand in words of which the ones deny or contradict the others: these were taken for one
    event, and what is denied of it cannot be another."""
    if comparison.verdict != "different_event":
        return False
    a, b = comparison.a.evidence, comparison.b.evidence
    return any(
        (_overlap(a, x.evidence) and _overlap(b, y.evidence))
        for c in opposed.get(a[0].document, ())
        for x, y in ((c.a, c.b), (c.b, c.a))
    )


def _overlap(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(x.overlaps(y) for x in some for y in others)


def _precedence(comparison: Comparison) -> int:
    of_values = comparison.verdict == "aspect" and comparison.nuance in _OF_VALUES
    return _VALUES_FIRST if of_values else _FIRST[comparison.verdict]


def _named_apart(comparisons: Iterable[Comparison]) -> Iterable[Comparison]:
    """The comparisons with ids of their own: two accounts may be compared by more than one of their words."""
    times: Counter[str] = Counter()
    for comparison in comparisons:
        times[comparison.id] += 1
        again = times[comparison.id]
        yield comparison if again == 1 else replace(comparison, id=f"{comparison.id}-{again}")


def _words(evidence: Iterable[Span], text: Mapping[str, str]) -> frozenset[tuple[str, int]]:
    """The word positions of an evidence, by which two evidences are the same."""
    return frozenset(
        (s.document, s.start + m.start())
        for s in evidence
        for m in re.finditer(r"\w+", text[s.document][s.start : s.end])
    )


def _with_disputes(events: Sequence[Event], comparisons: Iterable[Comparison]) -> tuple[Event, ...]:
    """The events with the dimensions on which accounts deny or contradict each other."""
    disputed: dict[str, set[Dimension]] = {}
    for c in comparisons:
        if c.event is not None and c.verdict in ("deny", "contradict"):
            disputed.setdefault(c.event, set()).add(c.dimension)
    return tuple(
        replace(e, disputed=tuple(sorted({*e.disputed, *disputed.get(e.id, ())}))) if e.id in disputed else e
        for e in events
    )

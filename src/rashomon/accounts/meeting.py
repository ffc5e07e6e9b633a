"""Meeting: rows of one affair in which voices answer the same question, in words that no rule joined, become one.

Who shelled the market stands in the table of the shelling, and who denies it in that of the talk in which it was
denied. How likely two clauses answer one question only finds candidates (see `answers`); rows of two happenings never
meet (see `affairs`). Rows are joined two by two, the likeliest first, by the mean chance of their clauses (average
linkage: Sokal and Michener 1958), so that a row takes in another only where the clauses of both are alike as a whole.

The joined row is that of the clearest question: that something happened comes before a number or a topic, these before
what somebody chose to say. What comes from elsewhere is a guest in it (`Told.came_from`) and stands in its own row as
well, where it is laid beside what else is told of its own event; only what has no other question than its own words
moves. Where an event's occurrence is a guest, so is what is told of its days, places, parties and numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from rashomon.accounts.affairs import Affairs
from rashomon.accounts.answers import clauses
from rashomon.accounts.likeness import Likeness
from rashomon.accounts.rows import Row, Scene, Told, is_denial, is_saying
from rashomon.model import Span

#: Rows meet where their clauses answer one question with this chance on the average.
#: Chosen by a sweep over .6 .65 .7 .75 .8: macro-F1 of the composed storylines' tuned part 42.2 41.9 42.4 43.6 42.7, of
#: the part set aside (totals alone are read) 30.3 30.9 30.5 30.2 28.7; wrong cells more in the demonstration corpus,
#: whose reports tell of many affairs, than without any meeting: 23 19 10 9 7.
LEAST = 0.75
#: First parts of the keys of rows of values that are questions of their own, whatever else is told of the event: whose
#: ground it was, how firm, how it was judged. They meet among themselves where two clauses have this chance.
#: It matters little: of .2 .3 .4 .5 .75 the tuned part has 43.5 43.5 43.4 43.4 43.1.
_OWN_QUESTIONS = frozenset({"ground", "firm", "judged"})
LEAST_OF_VALUES = 0.3

#: The root of acts of denying: what is denied may be one thing, but that it was denied on one day is not that it was
#: denied on another.
_DENIAL = "REJECT"
#: Roots of what is done in words, and is another question than what the words are about.
_IN_WORDS = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SANCTION", "PROTEST", _DENIAL})
#: First parts of the keys of rows of values that are told of an occurrence and follow it.
_FOLLOWING = frozenset({"when", "where", "actor", "recipient", "party", "first"})


def meet_rows(scene: Scene, told: Sequence[Told]) -> list[Told]:
    """The tellings, with those of rows that meet laid in one row; `told` are all tellings of the scene."""
    affairs = Affairs(scene)
    answering = [t for t in told if t.document in scene.tied and not t.row.is_beside]
    likeness = Likeness(affairs, clauses(scene.readings, answering))
    sorts: dict[str, dict[Row, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for each in answering:
        sorts[_sort(each.row)][each.row].append(each)
    found = list(told)
    for sort in sorted({"", *_OWN_QUESTIONS} & set(sorts)):
        for group in _Meeting(sorts[sort], likeness, affairs, is_value=bool(sort)).groups():
            found = _joined(found, sorts[sort], group)
    return found


def _sort(row: Row) -> str:
    """The sort of question that a row is: rows of one sort can meet. Empty for what happened and what was said."""
    first = _first(row)
    return first if row.tells_value or first in _OWN_QUESTIONS else ""


@dataclass(frozen=True)
class _Meeting:
    """Rows of one sort with their tellings, and what says which of them meet."""

    rows: Mapping[Row, Sequence[Told]]
    likeness: Likeness
    affairs: Affairs
    is_value: bool

    def groups(self) -> list[tuple[Row, ...]]:
        """The rows that become one: two or more in each group, in order."""
        least = LEAST_OF_VALUES if self.is_value else LEAST
        groups: dict[Row, tuple[Row, ...]] = {row: (row,) for row in sorted(self._clauses)}
        alike = self._alike_at_first(least)
        while alike:
            a, b = max(alike, key=lambda pair: (alike[pair], pair))
            near = {row for pair in alike if a in pair or b in pair for row in pair} - {a, b}
            groups[a] += groups.pop(b)
            alike = {pair: value for pair, value in alike.items() if a not in pair and b not in pair}
            for other in sorted(near):
                value = self._alike(groups[a], groups[other])
                if value >= least and not self._are_apart(groups[a], groups[other]):
                    alike[min(a, other), max(a, other)] = value
        return [group for group in groups.values() if len(group) > 1]

    @cached_property
    def _clauses(self) -> dict[Row, dict[Span, frozenset[str]]]:
        """The voices that tell each of a row's clauses; a silence has no words on the question."""
        found: dict[Row, dict[Span, frozenset[str]]] = {}
        for row, told in self.rows.items():
            said = [t for t in told if t.telling != "silent" and not (t.background or t.passing)]
            said = [t for t in said if not self.likeness.known[t.evidence].vows]
            if said:
                found[row] = {
                    t.evidence: frozenset(u.teller.key for u in said if u.evidence == t.evidence) for t in said
                }
        return found

    def _alike_at_first(self, least: float) -> dict[tuple[Row, Row], float]:
        of_document: dict[str, list[Row]] = defaultdict(list)
        for row, own in sorted(self._clauses.items()):
            for document in sorted({span.document for span in own}):
                of_document[document].append(row)
        pairs = {
            (min(x, y), max(x, y))
            for document in of_document
            for other in self.affairs.scene.tied[document]
            for x, y in product(of_document[document], of_document.get(other, ()))
            if x != y and self._can_meet(x, y)
        }
        alike = {(x, y): value for x, y in sorted(pairs) if (value := self._alike((x,), (y,))) >= least}
        apart = self.affairs.two_happenings((x.event, y.event) for x, y in alike)
        return {(x, y): value for (x, y), value in alike.items() if (x.event, y.event) not in apart}

    def _alike(self, some: Sequence[Row], others: Sequence[Row]) -> float:
        """How likely two sets of rows answer one question: nought where they share words, or where no two clauses are
        of two voices or reports of one affair."""
        chances: list[float] = []
        for a, b in ((self._clauses[x], self._clauses[y]) for x, y in product(some, others)):
            for clause, other in product(a, b):
                if clause.overlaps(other):
                    if not self.is_value:
                        return 0.0
                elif other.document in self.affairs.scene.tied[clause.document] and not (
                    clause.document == other.document and a[clause] == b[other]
                ):
                    chances.append(self.likeness.of(clause, other))
        if not chances:
            return 0.0
        return max(chances) if self.is_value else sum(sorted(chances)) / len(chances)

    def _can_meet(self, a: Row, b: Row) -> bool:
        """Whether two rows can be one question: numbers of one known role, one topic; an act in words, and nothing that
        it is about."""
        topics = {self._topic(row) for row in (a, b)} - {None}
        if len(topics) > 1:
            return False
        if a.dimension == b.dimension == "number" and _role(a) != _role(b):
            return False
        if "None" in {_role(row) for row in (a, b) if row.dimension == "number"}:
            return False
        acts = [self._act_in_words(row) for row in (a, b)]
        return acts[0] == acts[1] != _DENIAL

    def _topic(self, row: Row) -> str | None:
        """The topic that a row is about, or under which what happened is told of."""
        before, mark, topic = row.key.rpartition("topic:")
        return topic if mark and before in ("", "firm:") else self.affairs.scene.topics.get(row.key)

    def _act_in_words(self, row: Row) -> str | None:
        """The root of what somebody does in words, where a row is about that: who asks for a thing, charges somebody
        with it or threatens with it does not say that it is so."""
        if _first(row) in ("demand", "promise"):
            return _first(row)
        event = self.affairs.scene.events.get(row.key)
        return event.plover.root if event and event.plover and event.plover.root in _IN_WORDS else None

    def _are_apart(self, some: Sequence[Row], others: Sequence[Row]) -> bool:
        return bool(self.affairs.two_happenings((x.event, y.event) for x, y in product(some, others)))


def _role(number: Row) -> str:
    return number.key.split(":")[1]


def _first(row: Row) -> str:
    return row.key.partition(":")[0]


def _joined(told: Sequence[Told], rows: Mapping[Row, Sequence[Told]], group: Sequence[Row]) -> list[Told]:
    """The tellings after the rows of a group have met."""
    host = min(
        group, key=lambda row: (_is_only_denied(rows[row]), _rank(row), -len({t.teller.key for t in rows[row]}), row)
    )
    guests = [row for row in group if row != host]
    gone = {row for row in guests if is_saying(row.key) or row.is_claim}
    came = [replace(t, row=host, came_from=row) for row in guests for t in rows[row]]
    for row in guests:
        if row.dimension == host.dimension == "occurrence":
            came += _values(told, row.event, host.event)
    return [*(t for t in told if t.row not in gone), *came]


def _is_only_denied(told: Sequence[Told]) -> bool:
    """Whether nobody says what a row is called by: its words may be those of a "not", and who says the opposite would
    stand as one who says them."""
    return {t.telling for t in told} <= {"denies", "silent"}


def _rank(row: Row) -> int:
    """How clear a question a row is, the clearest first."""
    if row.dimension == "occurrence":
        return 0
    if row.dimension == "number" or row.key.startswith("topic:"):
        return 1
    if not is_saying(row.key):
        return 2
    return 4 if is_denial(row.key) else 3  # who says "not" denies what another denies, but not in the words of it


def _values(told: Sequence[Told], event: str, host: str) -> list[Told]:
    """What is told by the way of an event that another hosts, as told of the host."""
    return [
        replace(t, row=replace(t.row, event=host, key=t.row.key.replace(event, host)), came_from=t.row)
        for t in told
        if t.row.event == event and _first(t.row) in _FOLLOWING and t.row.key.endswith(f":{event}")
    ]

"""Propositions: the rows of an event's table, each with every voice's account, silence included.

A voice is silent on a row when it gives an account of the event and leaves the row out. That is silence in the text we
have: a relayed or partial quotation proves no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.accounts.changes import When, earlier_or_later
from rashomon.accounts.differing import clash, mark
from rashomon.accounts.naming import text_of
from rashomon.accounts.rows import is_saying
from rashomon.accounts.spoken import when_told
from rashomon.accounts.tellings import Row, Told, implied_by
from rashomon.knowledge.topics import topics
from rashomon.model import Account, Date, Event, Proposition, Span, Telling

#: A voice's firmest telling on a row is its account; remarked silence comes before what it merely leaves out.
_FIRMNESS: Mapping[Telling, int] = {"denies": 0, "asserts": 1, "differs": 2, "weaker": 3, "silent": 4}


@dataclass(frozen=True, slots=True)
class Cell:
    """One voice's account on a row, with the telling it rests on."""

    account: Account
    told: Told


@dataclass(frozen=True, slots=True)
class Table:
    """The propositions of one event with the tellings behind each account."""

    event: str
    rows: tuple[tuple[Proposition, tuple[Cell, ...]], ...]


#: The tellings of a row that nobody rejected.
Spared = Callable[[Row, Sequence[Told]], list[Told]]


def tables(
    told: Sequence[Told], events: Sequence[Event], spoken: Mapping[str, Date], spared: Spared | None = None
) -> list[Table]:
    """The table of every event that has tellings, in the order of the events. `spoken` dates documents and
    attributions by id; `spared` leaves out what a person rejected."""
    spared = spared or (lambda _, found: list(found))
    by_event: dict[str, dict[Row, list[Told]]] = {}
    for each in told:
        by_event.setdefault(each.row.event, {}).setdefault(each.row, []).append(each)
    order = {event.id: event for event in events}
    found = (_table(order[i], by_event[i], order, spoken, spared) for i in order if i in by_event)
    return [table for table in found if table.rows]


def _table(
    event: Event,
    told: Mapping[Row, Sequence[Told]],
    events: Mapping[str, Event],
    spoken: Mapping[str, Date],
    spared: Spared,
) -> Table:
    when = when_told(spoken)
    rows = {row: left for row, found in told.items() if (left := spared(row, found))}
    cells = {row: _with_changes(_one_each(found), found, when) for row, found in rows.items()}
    _add_implied(cells)
    cells = {row: spared(row, found) for row, found in cells.items()}
    cells = {row: mark(found, when) for row, found in cells.items() if _is_told_of(row, found)}
    accounts_of_event = _accounts_of(event, rows)
    for row in cells:
        if row.can_be_left_out:
            cells[row] = spared(row, [*cells[row], *_silences(row, cells, accounts_of_event)])
    finished = []
    for number, row in enumerate(sorted(cells, key=_row_order)):
        proposition = f"{event.id}-p{number}"
        kept = tuple(
            Cell(account_of(f"{proposition}-a{n}", t, when(t)), t)
            for n, t in enumerate(sorted(cells[row], key=lambda t: _cell_order(t, when(t))))
        )
        text = text_of(row, event, events)
        accounts = tuple(c.account for c in kept)
        finished.append((Proposition(proposition, event.id, text, row.dimension, accounts, row.key), kept))
    return Table(event.id, tuple(finished))


def _accounts_of(event: Event, rows: Mapping[Row, Sequence[Told]]) -> list[Told]:
    """Each voice's account of the event, if it gives one. Who denies that it happened has nothing to tell of what was
    said in it, and a denial is no telling that leaves things out; nor does a clause beside it make an account."""
    deniers = {
        t.teller.key
        for row, found in rows.items()
        for t in found
        if row.dimension == "occurrence" and row.key == event.id and t.telling == "denies"
    }
    told = (
        t
        for row, found in rows.items()
        for t in found
        if t.telling not in ("silent", "denies") and not (t.passing or t.came_from or is_saying(row.key))
    )
    return _one_each([t for t in told if t.teller.key not in deniers])


def _is_told_of(row: Row, found: Sequence[Told]) -> bool:
    """Whether a row adds something: who took part stands in the event itself where one voice alone names them."""
    plain = len({t.teller.key for t in found}) == 1 and all(t.telling == "asserts" for t in found)
    return row.dimension != "participants" or not plain


def _row_order(row: Row) -> tuple[int, str]:
    order = ("occurrence", "participants", "number", "place", "modality", "date", "content", "evaluation")
    return order.index(row.dimension), row.key


def _cell_order(told: Told, when: Date) -> tuple[str, bool, str, str, str, int]:
    who = (told.teller.side or "~", told.teller.narrates, told.teller.name, told.teller.key)
    return *who, when.earliest or "~", told.evidence.start


def _with_changes(kept: list[Told], found: Iterable[Told], when: When) -> list[Told]:
    """The voices' accounts, with what each told otherwise on other days."""
    others: dict[str, list[Told]] = {}
    for told in found:
        others.setdefault(told.teller.key, []).append(told)
    return [each for best in kept for each in (best, *earlier_or_later(best, others[best.teller.key], when, clash))]


def _one_each(found: Iterable[Told]) -> list[Told]:
    """Each voice's firmest telling, one of the row's own before a guest's; of equals a confirmation, then the one that
    says most, then the first."""
    best: dict[str, Told] = {}
    for told in sorted(found, key=_rank):
        best.setdefault(told.teller.key, told)
    return list(best.values())


def _rank(told: Told) -> tuple[bool, bool, int, bool, bool, bool, int, str, Span]:
    plainly = told.confirmed and told.plain
    aside = (not plainly, not told.confirmed, told.background)
    guest = told.came_from is not None
    return told.derived, guest, _FIRMNESS[told.telling], *aside, -len(told.evidence), told.document, told.evidence


def _add_implied(cells: dict[Row, list[Told]]) -> None:
    """A voice that says only the weaker topic ("deep sorrow") stands beside those that say the stronger ("apology"),
    unless it says that there was no more ("only regret")."""
    for row in list(cells):
        weaker = [replace(row, key=f"topic:{t}") for t in implied_by(row.key.removeprefix("topic:"))]
        heard = {t.teller.key for t in cells[row]}
        for other in weaker:
            for told in cells.get(other, ()):
                if told.teller.key not in heard and told.telling in ("asserts", "weaker") and not told.limited:
                    cells[row].append(replace(told, row=row, telling="weaker", derived=True))


def _silences(row: Row, cells: Mapping[Row, Sequence[Told]], accounts: Iterable[Told]) -> list[Told]:
    """The voices that tell of the event and not of this row; the narrator, who relays them all, is none of them."""
    if all(t.teller.narrates for t in cells[row]):
        return []  # what only the report itself says, no party can be said to leave out
    heard = {t.teller.key for t in cells[row]} | _implied_voices(row, cells) | _beside(row, cells)
    return [
        replace(told, row=row, telling="silent", value=None, slot=None, unremarked=True)
        for told in accounts
        if told.teller.key not in heard and not told.teller.narrates
        if not any(_is_same_passage(told, other) for other in cells[row])
    ]


def _is_same_passage(a: Told, b: Told) -> bool:
    """Whether the words of one telling hold those of the other: who relays a demand is not silent on what it is of."""
    return a.evidence.contains(b.evidence) or b.evidence.contains(a.evidence)


def _beside(row: Row, cells: Mapping[Row, Sequence[Told]]) -> set[str]:
    """Voices heard on another row of which one telling stands in the same words as one of this row: who tells of a
    meeting is not silent on the agreement to meet."""
    words = {t.evidence for t in cells[row]}
    shared = (found for other, found in cells.items() if other != row and other.can_be_left_out)
    return {t.teller.key for found in shared if any(t.evidence in words for t in found) for t in found}


def _implied_voices(row: Row, cells: Mapping[Row, Sequence[Told]]) -> set[str]:
    """Voices that spoke of a topic that implies this one: they are not silent on it."""
    topic = row.key.removeprefix("topic:")
    stronger = [t.name for t in topics().values() if topic in t.implies]
    return {told.teller.key for name in stronger for told in cells.get(replace(row, key=f"topic:{name}"), ())}


def account_of(identity: str, told: Told, when: Date) -> Account:
    """The account that a telling is."""
    return Account(
        id=identity,
        voice=told.teller.name,
        actor=told.teller.actor,
        side=told.teller.side,
        chain=told.chain,
        attribution=told.attribution,
        stance=told.telling,
        value=told.value,
        said_at=when,
        evidence=(told.evidence,),
        likened=told.came_from is not None,
    )

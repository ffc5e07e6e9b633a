"""Propositions: the rows of an event's table, each with every voice's account, silence included.

A voice is silent on a row when it gives an account of the event and leaves the row out. That is silence in the text we
have: a relayed or partial quotation proves no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.accounts.tellings import Row, Told, implied_by
from rashomon.accounts.values import meet
from rashomon.knowledge.topics import topics
from rashomon.model import Account, Date, Event, Proposition, Span, Telling

#: A voice's firmest telling on a row is its account; remarked silence comes before what it merely leaves out.
_FIRMNESS: Mapping[Telling, int] = {"denies": 0, "asserts": 1, "differs": 2, "weaker": 3, "silent": 4}
#: Rows on which silence means something: what was said in an exchange and when it would be.
_SILENCE = frozenset({"content", "modality", "date"})


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


def tables(told: Sequence[Told], events: Sequence[Event], spoken: Mapping[str, Date]) -> list[Table]:
    """The table of every event that has tellings, in the order of the events. `spoken` dates each document."""
    by_event: dict[str, dict[Row, list[Told]]] = {}
    for each in told:
        by_event.setdefault(each.row.event, {}).setdefault(each.row, []).append(each)
    order = {event.id: event for event in events}
    return [_table(order[i], by_event[i], order, spoken) for i in order if i in by_event]


def _table(
    event: Event, rows: Mapping[Row, Sequence[Told]], events: Mapping[str, Event], spoken: Mapping[str, Date]
) -> Table:
    cells = {row: _one_each(found) for row, found in rows.items()}
    _add_implied(cells)
    _mark_values(cells, spoken)
    accounts_of_event = _one_each([t for found in rows.values() for t in found if t.telling != "silent"])
    for row in cells:
        if row.dimension in _SILENCE:
            cells[row] = [*cells[row], *_silences(row, cells, accounts_of_event)]
    finished = []
    for number, row in enumerate(sorted(cells, key=_row_order)):
        proposition = f"{event.id}-p{number}"
        kept = tuple(
            Cell(_account(f"{proposition}-a{n}", t, spoken), t)
            for n, t in enumerate(sorted(cells[row], key=_cell_order))
        )
        text = _text(row, event, events)
        finished.append((Proposition(proposition, event.id, text, row.dimension, tuple(c.account for c in kept)), kept))
    return Table(event.id, tuple(finished))


def _row_order(row: Row) -> tuple[int, str]:
    order = ("occurrence", "participants", "number", "place", "modality", "date", "content", "evaluation")
    return order.index(row.dimension), row.key


def _cell_order(told: Told) -> tuple[str, bool, str, int]:
    return (told.teller.side or "~", told.teller.narrates, told.teller.name, told.evidence.start)


def _one_each(found: Iterable[Told]) -> list[Told]:
    """Each voice's firmest telling; of equals a confirmation, then the one that says most, then the first."""
    best: dict[str, Told] = {}
    for told in sorted(found, key=_rank):
        best.setdefault(told.teller.key, told)
    return list(best.values())


def _rank(told: Told) -> tuple[bool, int, bool, bool, bool, int, str, Span]:
    plainly = told.confirmed and told.plain
    aside = (not plainly, not told.confirmed, told.background)
    return told.derived, _FIRMNESS[told.telling], *aside, -len(told.evidence), told.document, told.evidence


def _add_implied(cells: dict[Row, list[Told]]) -> None:
    """A voice that says only the weaker topic ("deep sorrow") stands beside those that say the stronger ("apology")."""
    for row in list(cells):
        weaker = [replace(row, key=f"topic:{t}") for t in implied_by(row.key.removeprefix("topic:"))]
        heard = {t.teller.key for t in cells[row]}
        for other in weaker:
            for told in cells.get(other, ()):
                if told.teller.key not in heard and told.telling in ("asserts", "weaker"):
                    cells[row].append(replace(told, row=row, telling="weaker", derived=True))


def _mark_values(cells: dict[Row, list[Told]], spoken: Mapping[str, Date]) -> None:
    """Of several values of one row, those that cannot be true beside the first that was told are marked as differing.
    Parties come before the reports that relay them."""

    def order(told: Told) -> tuple[str, bool, Span]:
        return spoken.get(told.document, Date()).earliest or "~", told.teller.narrates, told.evidence

    for row, found in cells.items():
        valued = [t for t in found if t.slot is not None and t.telling in ("asserts", "weaker")]
        if valued:
            first = min(valued, key=order)
            cells[row] = [replace(t, telling="differs") if t in valued and clash(first, t) else t for t in found]


def clash(a: Told, b: Told) -> bool:
    """Whether the values of two tellings cannot both be true."""
    return meet(a.slot, b.slot) == "clash"


def _silences(row: Row, cells: Mapping[Row, Sequence[Told]], accounts: Iterable[Told]) -> list[Told]:
    """The voices that tell of the event and not of this row; the narrator, who relays them all, is none of them."""
    if all(t.teller.narrates for t in cells[row]):
        return []  # what only the report itself says, no party can be said to leave out
    heard = {t.teller.key for t in cells[row]} | _implied_voices(row, cells)
    return [
        replace(told, row=row, telling="silent", value=None, slot=None)
        for told in accounts
        if told.teller.key not in heard and not told.teller.narrates
    ]


def _implied_voices(row: Row, cells: Mapping[Row, Sequence[Told]]) -> set[str]:
    """Voices that spoke of a topic that implies this one: they are not silent on it."""
    topic = row.key.removeprefix("topic:")
    stronger = [t.name for t in topics().values() if topic in t.implies]
    return {told.teller.key for name in stronger for told in cells.get(replace(row, key=f"topic:{name}"), ())}


def _account(identity: str, told: Told, spoken: Mapping[str, Date]) -> Account:
    return Account(
        id=identity,
        voice=told.teller.name,
        actor=told.teller.actor,
        side=told.teller.side,
        chain=told.chain,
        attribution=told.attribution,
        stance=told.telling,
        value=told.value,
        said_at=spoken.get(told.document, Date()),
        evidence=(told.evidence,),
    )


def _text(row: Row, event: Event, events: Mapping[str, Event]) -> str:
    """The proposition in plain words."""
    if row.dimension == "occurrence":
        return f"It happened: {event.label}"
    if row.key.startswith("topic:"):
        label = topics()[row.key.removeprefix("topic:")].label
        return f"When it would be: {label}" if row.dimension == "date" else f"It was about {label}"
    if row.key.startswith("named:"):
        return f"It was about {row.key.removeprefix('named:')}"
    if row.key.startswith("claim:"):
        return f"The claim: “{row.key.removeprefix('claim:')}”"
    if row.key.startswith("accusation:"):
        return f"What is charged is so: {events[row.key.removeprefix('accusation:')].label}"
    name, _, role = row.key.partition(":")
    part = events[name].label if name in events else row.key
    if row.dimension == "number":
        return f"How many ({role}): {part}"
    if row.dimension == "date":
        return f"When it would be: {part}"
    return part

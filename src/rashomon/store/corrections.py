"""Corrections as rows and back, over an open connection: kept, taken back, put back, each step with who and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from rashomon.model import Account, AccountPlace, Correction, CorrectionStep, Proposition, Reading, Span, Step
from rashomon.store import schema
from rashomon.store.codec import decode, encode
from rashomon.store.errors import CorrectionError, NotFoundError
from rashomon.store.fetching import fetch_all, fetch_readings
from rashomon.store.naming import event_named, id_named


@dataclass(frozen=True, slots=True)
class _Target:
    """The places that a correction hangs on."""

    a: tuple[Span, ...]
    b: tuple[Span, ...] = ()
    account: AccountPlace | None = None


def fetch_corrections(connection: Connection, *, active: bool = False) -> tuple[Correction, ...]:
    """Persons' corrections, oldest first; only those that were not taken back where `active`."""
    table = schema.corrections
    wanted = select(table).order_by(table.c.number)
    rows = connection.execute(wanted.where(table.c.withdrawn_at.is_(None)) if active else wanted).all()
    return tuple(_correction(row) for row in rows)


class Corrected:
    """What corrections hang on; `state` gives a connection that sees one state of the store."""

    def __init__(self, state: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._state = state

    def one(self, number: int) -> Correction:
        """The correction of a number. Raises NotFoundError."""
        with self._state() as connection:
            found = next((each for each in fetch_corrections(connection) if each.number == number), None)
        if found is None:
            raise NotFoundError("correction", str(number))
        return found

    def steps(self) -> tuple[CorrectionStep, ...]:
        """What was done with corrections, oldest first."""
        table = schema.correction_steps
        with self._state() as connection:
            rows = connection.execute(select(table).order_by(table.c.number)).all()
        return tuple(CorrectionStep(row.correction, row.step, row.at, row.by) for row in rows)

    def homes(self, mentions: Iterable[Span]) -> dict[Span, str]:
        """The events that mentions tell of, by their triggers; a mention that tells of none is left out."""
        wanted = set(mentions)
        table, told = schema.event_mentions, schema.event_tellings
        columns = select(table.c.document, table.c.start, table.c.end, told.c.event)
        inside = table.c.document.in_(sorted({span.document for span in wanted}))
        with self._state() as connection:
            rows = connection.execute(columns.join(told, told.c.mention == table.c.id).where(inside)).all()
        home = {Span(row.document, row.start, row.end): row.event for row in rows}
        return {span: home[span] for span in wanted if span in home}

    def mention(self, asked: str) -> Span:
        """The trigger of the event mention with an id, or of the only one whose id begins so. Raises NotFoundError."""
        table = schema.event_mentions.c
        with self._state() as connection:
            found = id_named(connection, schema.event_mentions, "mention", asked)
            row = connection.execute(select(table.document, table.start, table.end).where(table.id == found)).one()
        return Span(row.document, row.start, row.end)

    def account(self, asked: str) -> tuple[Proposition, Account]:
        """The account with an id, or the only one whose id begins so, and its row. Raises NotFoundError."""
        with self._state() as connection:
            found = id_named(connection, schema.accounts, "account", asked)
            row = select(schema.accounts.c.proposition).where(schema.accounts.c.id == found)
            is_its = schema.propositions.c.id == connection.scalar(row)
            (proposition,) = fetch_all(connection, Proposition, schema.propositions, is_its)
        return proposition, next(account for account in proposition.accounts if account.id == found)

    def names_event(self, asked: str) -> bool:
        """Whether an id, or how it begins, names one event."""
        try:
            with self._state() as connection:
                event_named(connection, asked)
        except NotFoundError:
            return False
        return True

    def labels(self, events: Iterable[str]) -> dict[str, str]:
        """The labels of these events by id, of those that are there."""
        table = schema.events.c
        with self._state() as connection:
            rows = connection.execute(select(table.id, table.label).where(table.id.in_(tuple(events)))).all()
        return {row.id: row.label for row in rows}

    def readings(self, documents: Iterable[str]) -> tuple[Reading, ...]:
        """All that these documents give, of those that are there, in order of id."""
        with self._state() as connection:
            return fetch_readings(connection, tuple(documents))


def keep(connection: Connection, correction: Correction, step: Step) -> int:
    """Write a correction down; its number."""
    target = _Target(correction.a, correction.b, correction.account)
    plain = {name: getattr(correction, name) for name in ("kind", "value", "by", "at", "note")}
    withdrawn = {"withdrawn_at": correction.withdrawn_at, "withdrawn_by": correction.withdrawn_by}
    row = insert(schema.corrections).values(target=encode(target), **plain, **withdrawn)
    number = connection.scalar(row.returning(schema.corrections.c.number))
    assert number is not None
    _write_step(connection, CorrectionStep(number, step, correction.at, correction.by))
    return int(number)


def set_withdrawn(connection: Connection, number: int, at: str, by: str | None, *, withdrawn: bool) -> None:
    """Take a correction back, or put it back. Raises NotFoundError where there is none of that number, and
    CorrectionError where it is so already."""
    table = schema.corrections
    found = connection.execute(select(table.c.withdrawn_at).where(table.c.number == number)).first()
    if found is None:
        raise NotFoundError("correction", str(number))
    if (found.withdrawn_at is not None) == withdrawn:
        so = "was taken back already" if withdrawn else "stands; there is nothing to put back"
        raise CorrectionError(f"correction {number} {so}")
    values = {"withdrawn_at": at, "withdrawn_by": by} if withdrawn else {"withdrawn_at": None, "withdrawn_by": None}
    connection.execute(update(table).where(table.c.number == number).values(**values, effect=None))
    _write_step(connection, CorrectionStep(number, "taken back" if withdrawn else "put back", at, by))


def keep_effects(connection: Connection, followed: Iterable[Correction]) -> tuple[int, ...]:
    """Write down which corrections the events follow; the numbers of those that came in since they were found."""
    effects = {each.number: each.effect for each in followed}
    table = schema.corrections
    late = []
    for number, withdrawn in connection.execute(select(table.c.number, table.c.withdrawn_at)).all():
        if number in effects and withdrawn is None:
            connection.execute(update(table).where(table.c.number == number).values(effect=effects[number]))
        elif number in effects or withdrawn is None:
            late.append(int(number))
    return tuple(late)


def _write_step(connection: Connection, step: CorrectionStep) -> None:
    connection.execute(insert(schema.correction_steps).values(**asdict(step)))


def _correction(row: Any) -> Correction:
    target = decode(_Target, row.target)
    return Correction(
        kind=row.kind,
        a=target.a,
        b=target.b,
        at=row.at,
        by=row.by,
        note=row.note,
        value=row.value,
        account=target.account,
        number=row.number,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        effect=None if row.effect is None else bool(row.effect),
    )

"""Accounts that a person rejected: taken out before anything is compared, and kept to be seen.

An account is known by its event, its row, its voice and its words, so that it is found again when more has been read.
Where it has moved to another row since (a claim that is an event's occurrence now), its words and its voice tell,
unless they stand in several rows.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.accounts.changes import When
from rashomon.accounts.naming import text_of
from rashomon.accounts.propositions import account_of
from rashomon.accounts.rows import UNSAID, UNTRUE, Row, Told, told_by_the_way
from rashomon.events.locating import home_of
from rashomon.model import Account, AccountPlace, Correction, Event, Proposition, Rejected, Span

#: As much of the shorter of two passages as must be shared for them to be the same words, as for claims (`folding`).
_SHARED = 0.8
#: What stands for an event's id in a row that is held.
EVENT = "e"


def row_apart(key: str, events: Container[str]) -> tuple[str | None, str]:
    """The event that a row's key names (None for none), and the key without its id, which changes when more is read."""
    parts = key.split(":")
    named = next((part for part in parts if part in events), None)
    return named, ":".join(EVENT if named is not None and part == named else part for part in parts)


def place_of(row: Proposition, account: Account, events: Container[str]) -> tuple[str, AccountPlace]:
    """The event that an account of a row is about, and the account as a correction holds it. `events` are ids."""
    named, key = row_apart(row.key, events)
    place = AccountPlace(account.voice, row.dimension, key, account.stance, account.evidence, account.likened)
    return named or row.event, place


class Rejections:
    """The accounts that located corrections reject, and what was found of them. `home` gives the event of mentions."""

    def __init__(self, corrections: Iterable[Correction], events: Iterable[Event], home: Mapping[Span, str]) -> None:
        self._events = {event.id: event for event in events}
        self._wanted: dict[str, list[tuple[Correction, AccountPlace]]] = {}
        for each in corrections:
            event = home_of(each.a, home) if each.kind == "reject" else None
            if event is not None and each.account is not None:
                self._wanted.setdefault(event, []).append((each, each.account))
        self._gone: dict[int, list[Told]] = {}
        self._silenced: set[tuple[Row, str]] = set()

    def of_own_rows(self, told: Sequence[Told]) -> list[Told]:
        """The tellings without those that are rejected, before rows meet; nor does a denial answer these."""
        for event, several in self._wanted.items():
            for correction, place in several:
                self._drop(correction, self._meant(place, event, told))
        return self._rest(told)

    def of_row(self, row: Row, told: Sequence[Told]) -> list[Told]:
        """The tellings of a finished row without those that are rejected, guests and silences among them. A voice whose
        account was rejected is not put down as silent in its place."""
        if not self._wanted:
            return list(told)
        for correction, place in self._wanted.get(row_apart(row.key, self._events)[0] or row.event, ()):
            self._drop(correction, [t for t in told if self._is_it(place, t)])
        rest = self._rest(told)
        return [t for t in rest if t.telling != "silent" or (row, t.teller.key) not in self._silenced]

    def listed(self, when: When) -> dict[str, tuple[Rejected, ...]]:
        """What was rejected of each event, with the words of its row; once for each correction."""
        found: dict[str, list[Rejected]] = {}
        for each in (correction for several in self._wanted.values() for correction, _ in several):
            if told := self._gone.get(each.number):
                row, event = told[0].row, self._events[told[0].row.event]
                account = account_of(f"{event.id}-r{each.number}", told[0], when(told[0]))
                text = text_of(row, event, self._events)
                rejected = Rejected(each.number, account, text, row.dimension, each.at, each.by, each.note)
                found.setdefault(event.id, []).append(rejected)
        return {event: tuple(sorted(several, key=lambda r: r.correction)) for event, several in found.items()}

    def _drop(self, correction: Correction, told: Iterable[Told]) -> None:
        for each in told:
            self._gone.setdefault(correction.number, []).append(each)
            self._silenced.add((each.row, each.teller.key))

    def _rest(self, told: Sequence[Told]) -> list[Told]:
        if not self._gone:
            return list(told)
        gone = [each for several in self._gone.values() for each in several]
        objects = {id(each) for each in gone}
        words = {(each.evidence, each.teller.key) for each in gone if each.came_from is None}
        return [_unanswered(each, words) for each in told if id(each) not in objects]

    def _meant(self, place: AccountPlace, event: str, told: Sequence[Told]) -> list[Told]:
        """The tellings that an account was made of; where the row is no more, those of its words, if they stand in one
        row."""
        exact = [t for t in told if self._subject(t) == event and self._is_it(place, t)]
        fixed = place.likened or place.stance == "silent" or place.row.startswith("topic:")
        if exact or fixed or told_by_the_way(place.row):
            return exact
        words = [t for t in told if t.teller.name == place.voice and _same_words(place, t)]
        words = [t for t in words if not t.row.tells_value and not t.row.key.startswith("topic:")]
        return words if len({t.row for t in words}) == 1 else []

    def _subject(self, told: Told) -> str:
        return row_apart(told.row.key, self._events)[0] or told.row.event

    def _is_it(self, place: AccountPlace, told: Told) -> bool:
        row = told.row.dimension, row_apart(told.row.key, self._events)[1]
        if _as_held(*row) != _as_held(place.dimension, place.row) or told.teller.name != place.voice:
            return False
        if place.likened and told.came_from is None:
            return False  # a guest is rejected, not what the voice says in the row itself
        if "silent" in (place.stance, told.telling):
            return place.stance == told.telling
        return _same_words(place, told)


def _as_held(dimension: str, row: str) -> tuple[str, str]:
    """A row as corrections hold it: those of former versions call the words of a denial and what is denied alike."""
    first, colon, words = row.partition(":")
    return dimension, f"{UNSAID if first == UNTRUE else first}{colon}{words}"


def _unanswered(told: Told, words: Container[tuple[Span, str]]) -> Told:
    """A telling that answers nothing of what was rejected."""
    answers = tuple(each for each in told.answers if (each.evidence, each.teller.key) not in words)
    return told if answers == told.answers else replace(told, answers=answers)


def _same_words(place: AccountPlace, told: Told) -> bool:
    return any(_share(passage, told.evidence) >= _SHARED for passage in place.evidence)


def _share(a: Span, b: Span) -> float:
    if a.document != b.document:
        return 0.0
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / min(len(a), len(b))

"""Corrections from what a person names (events, mentions, accounts by their ids), and whether they can be kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from rashomon.accounts.rejecting import place_of
from rashomon.edtf import make_date
from rashomon.events.identity import id_of
from rashomon.events.locating import home_of
from rashomon.events.setting import UNKNOWN, type_of, type_value
from rashomon.knowledge.ontology import roots
from rashomon.model import Correction, Span
from rashomon.store.errors import CorrectionError
from rashomon.store.opposing import check_linking
from rashomon.store.queries import Store
from rashomon.store.views import EventView

#: The longest name and note that are kept, in characters: a name with an office, and some pages of words.
LONGEST_NAME = 200
LONGEST_NOTE = 10_000
#: What a terminal obeys in place of showing it, and a NUL, at which readers of CSV stop.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Said:
    """Who says so, why, and when (ISO 8601)."""

    by: str | None = None
    note: str | None = None
    at: str = ""


def said(by: str | None, note: str | None) -> Said:
    """What a person says now. Raises CorrectionError for a name or note that is too long or holds controls."""
    by, note = ((words or "").replace("\r\n", "\n").strip() or None for words in (by, note))
    _check_words(by, note)
    return Said(by, note, datetime.now(UTC).isoformat(timespec="seconds"))


# ---------------------------------------------------------------- which mentions are one
def same(store: Store, one: str, other: str, words: Said) -> Correction:
    """That two events are one; it stays with their mentions. Raises NotFoundError and CorrectionError."""
    a, b = (store.event(each) for each in (one, other))
    if a.event.id == b.event.id:
        raise CorrectionError(f"{one} and {other} are one event already")
    return _checked(store, Correction("same", mentions_of(a), mentions_of(b), words.at, words.by, words.note))


def different(store: Store, one: str, other: str, words: Said) -> Correction:
    """That two events are not one, however alike they look. Raises NotFoundError and CorrectionError."""
    a, b = (store.event(each) for each in (one, other))
    if a.event.id == b.event.id:
        raise CorrectionError(f"{one} is named twice")
    return _checked(store, Correction("apart", mentions_of(a), mentions_of(b), words.at, words.by, words.note))


def apart(store: Store, one: str, other: str, words: Said) -> Correction:
    """That two mentions do not tell of the same event. Raises NotFoundError and CorrectionError."""
    a, b = (store.corrected.mention(each) for each in (one, other))
    if a == b:
        raise CorrectionError(f"{one} is named twice")
    return _checked(store, Correction("apart", (a,), (b,), words.at, words.by, words.note))


def split(store: Store, event: str, mentions: Iterable[str], words: Said) -> Correction:
    """That some mentions of an event tell of another one. Raises NotFoundError and CorrectionError."""
    own = mentions_of(store.event(event))
    gone = [store.corrected.mention(each) for each in mentions]
    if not gone:
        raise CorrectionError("no mention is named; say which tell of another event")
    if others := [span for span in gone if span not in own]:
        raise CorrectionError(f"{place_words(others[0])} is no mention of {event}")
    rest = tuple(span for span in own if span not in gone)
    if not rest:
        raise CorrectionError("all mentions are named; leave those that tell of this event")
    parted = tuple(span for span in own if span in gone)
    return _checked(store, Correction("apart", parted, rest, words.at, words.by, words.note))


# ---------------------------------------------------------------- what an event is
def date(store: Store, event: str, value: str, words: Said) -> Correction:
    """That an event was at this date (EDTF; `XXXX` where none is known). Raises NotFoundError and CorrectionError."""
    value = _date(value)
    view = store.event(event)
    if (view.event.time.date.edtf or UNKNOWN) == value:
        raise CorrectionError(f"{value} is the date of {view.event.id} already")
    return _new(store, Correction("date", mentions_of(view), (), words.at, words.by, words.note, value))


def kind(store: Store, event: str, value: str, words: Said) -> Correction:
    """That an event is of this PLOVER root and mode ("CONSULT", "CONSULT/phone"). Raises NotFoundError and
    CorrectionError."""
    named = _type(value)
    view = store.event(event)
    if type_value(view.event.plover) == named:
        raise CorrectionError(f"{named} is the type of {view.event.id} already")
    return _new(store, Correction("type", mentions_of(view), (), words.at, words.by, words.note, named))


def note(store: Store, event: str, words: Said) -> Correction:
    """Words on an event. Raises NotFoundError, and CorrectionError where there are none."""
    if not words.note:
        raise CorrectionError("the note has no words")
    return _new(store, Correction("note", mentions_of(store.event(event)), (), words.at, words.by, words.note))


# ---------------------------------------------------------------- what a voice says
def reject(store: Store, account: str, words: Said) -> Correction:
    """That an account is wrong. Raises NotFoundError, and CorrectionError where it is rejected already."""
    row, found = store.corrected.account(account)
    event, place = place_of(row, found, store.corrected.labels(row.key.split(":")))
    mentions = mentions_of(store.event(event))
    correction = Correction("reject", mentions, (), words.at, words.by, words.note, account=place)
    for other in _active(store):
        if other.kind == "reject" and other.account == place and set(other.a) & set(correction.a):
            raise CorrectionError(f"correction {other.number} says so already")
    return correction


# ---------------------------------------------------------------- checks and words
def check(store: Store, correction: Correction) -> None:
    """Raise CorrectionError for a correction that says nothing, nothing new, or the opposite of one that is kept."""
    _check_words(correction.by, correction.note)
    if correction.kind in ("same", "apart"):
        _checked(store, _as_now(store, _checked(store, correction)))
        return
    if not correction.a:
        raise CorrectionError("it names no place in a text")
    if correction.kind == "date":
        _date(correction.value or "")
    elif correction.kind == "type" and _type(correction.value or "") != correction.value:
        raise CorrectionError(f"“{correction.value}” is no type; write {_type(correction.value or '')}")
    elif correction.kind == "note" and not correction.note:
        raise CorrectionError("the note has no words")
    elif correction.kind == "reject" and correction.account is None:
        raise CorrectionError("it names no account")
    if any(_says_the_same(other, correction) for other in _active(store)):
        raise CorrectionError("a correction that is kept says so already")


def _date(value: str) -> str:
    value = value.strip()
    try:
        known = make_date(value).known or value == UNKNOWN
    except ValueError:
        known = False
    if not known:
        hint = f"write 2016-06-29, 2016-06, 2016 or 2016-06-27/2016-06-29, or {UNKNOWN} where no date is known"
        raise CorrectionError(f"“{value}” is no date; {hint}")
    return value


def _type(value: str) -> str:
    wanted = type_of("".join(value.split()))
    root = roots().get(wanted.root.upper())
    if root is None:
        raise CorrectionError(f"“{wanted.root}” is no type; the types are {', '.join(sorted(roots()))}")
    mode = (wanted.mode or "").lower()
    if mode and mode not in root.modes:
        known = ", ".join(root.modes) or "none"
        raise CorrectionError(f"“{wanted.mode}” is no mode of {root.name}; its modes are: {known}")
    return f"{root.name}/{mode}" if mode else root.name


def _check_words(by: str | None, note: str | None) -> None:
    for words, longest, what in ((by, LONGEST_NAME, "name"), (note, LONGEST_NOTE, "note")):
        if words is not None and len(words) > longest:
            raise CorrectionError(f"the {what} has {len(words)} characters; write at most {longest}")
        if words is not None and _CONTROL.search(words):
            raise CorrectionError(f"the {what} holds a control character; write it without")


def mentions_of(view: EventView) -> tuple[Span, ...]:
    """The mentions of an event by their triggers, first the one that stands for it."""
    own = set(view.event.mentions)
    spans = {m.id: m.span for reading in view.readings for m in reading.event_mentions if m.id in own}
    ordered = [spans[m] for m in view.event.mentions if m in spans]
    return tuple(sorted(ordered, key=lambda span: id_of(span.document, span.start) != view.event.id))


def place_words(span: Span) -> str:
    """A place in a text as people write it."""
    return f"{span.document}:{span.start}-{span.end}"


def _checked(store: Store, correction: Correction) -> Correction:
    homes = store.corrected.homes((*correction.a, *correction.b))
    check_linking(correction, [each for each in _active(store) if each.kind in ("same", "apart")], homes)
    return correction


def _as_now(store: Store, correction: Correction) -> Correction:
    """A `same` with all that other words have joined to its two events since, as when it is said anew."""
    joined = [span for other in _active(store) if other.kind == "same" for span in (*other.a, *other.b)]
    homes = store.corrected.homes((*correction.a, *correction.b, *joined))
    a, b = home_of(correction.a, homes), home_of(correction.b, homes)
    if correction.kind != "same" or a == b:
        return correction
    own = {*correction.a, *correction.b}
    more = [span for span in dict.fromkeys(joined) if span in homes and span not in own]
    with_a, with_b = (tuple(span for span in more if homes[span] == home) for home in (a, b))
    return replace(correction, a=(*correction.a, *with_a), b=(*correction.b, *with_b))


def _new(store: Store, correction: Correction) -> Correction:
    """A date, type or note, unless it was said just so before; the events may have yet to follow that. Of dates and
    types only the last counts: a former one may be said anew."""
    before = [o for o in _active(store) if o.kind == correction.kind and set(o.a) & set(correction.a)]
    for other in before if correction.kind == "note" else before[-1:]:
        last = replace(other, by=correction.by, note=correction.note) if other.value is not None else other
        if _says_the_same(last, correction):
            raise CorrectionError(f"correction {other.number} says so already")
    return correction


def _active(store: Store) -> Sequence[Correction]:
    return [each for each in store.corrections() if each.active]


def _says_the_same(one: Correction, other: Correction) -> bool:
    def told(each: Correction) -> tuple[Any, ...]:
        return each.kind, each.a, each.b, each.value, each.note, each.by, each.account

    return told(one) == told(other)

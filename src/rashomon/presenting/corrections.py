"""Corrections in words: what each says, how it stands, and what was done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rashomon.accounts.summary_words import written_value
from rashomon.model import Correction, CorrectionStep, Event, Fixed, Rejected, Remark, Span
from rashomon.presenting.stances import STANCES, spelt_out
from rashomon.store.corrected import CorrectionView, Side

#: What stands for whoever corrected something and gave no name.
NO_NAME = "a person who gave no name"
#: What a person says by each kind of correction.
KINDS = {
    "same": "one event",
    "apart": "not one event",
    "date": "date",
    "type": "type",
    "reject": "rejected account",
    "note": "note",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence; `event` is the one that they name, None for none."""

    words: str
    event: str | None = None


def what(view: CorrectionView) -> str:
    """What a correction says, in a sentence without its full stop; events have their ids behind them."""
    return "".join(f"{each.words} ({each.event})" if each.event else each.words for each in what_in_pieces(view))


def what_in_pieces(view: CorrectionView) -> tuple[Piece, ...]:
    """What a correction says, in a sentence without its full stop, piece by piece."""
    each = view.correction
    joined = len(view.sides) > 1 and view.sides[0].event == view.sides[1].event
    names = [Piece(_quoted(side)) if joined else _named(side) for side in view.sides]
    first, second, *_ = [*names, *[Piece("words that are no longer there")] * 2]
    if each.kind == "same":
        return (first, Piece(" and "), second, Piece(" are one event"))
    if each.kind == "apart":
        return (first, Piece(" and "), second, Piece(" are not one event"))
    if each.kind == "reject" and each.account is not None:
        quoted = " … ".join(f"“{passage.words}”" for passage in view.words if passage.words)
        wrong = f" is wrong: {quoted} (read as: {STANCES[each.account.stance]})"
        return (Piece(f"the account of {each.account.voice} of "), first, Piece(wrong))
    if each.kind == "note":
        return (Piece("a note on "), first)
    value = type_words(each.value) if each.kind == "type" else written_value(each.value)
    return (Piece(f"the {each.kind} of "), first, Piece(f" is {value}"))


def briefly(correction: Correction, quoted: Callable[[Iterable[Span]], str]) -> str:
    """What a person said, when and why, in a sentence without its full stop; `quoted` gives the words of mentions."""
    each = correction
    first, second = quoted(each.a), quoted(each.b)
    told = {
        "same": f"{first} and {second} tell of one event",
        "apart": f"{first} and {second} do not tell of one event",
        "date": f"what {first} tells of was on {written_value(each.value)}",
        "type": f"what {first} tells of is of the type {type_words(each.value)}",
        "reject": f"the account of {each.account.voice if each.account else 'a voice'} on {first} is wrong",
        "note": f"there is a note on {first}",
    }[each.kind]
    why = f": {each.note}" if each.note else ""
    return f"{each.by or 'Somebody'} said {when(each.at)} that {told}{why}"


def standing(correction: Correction) -> str:
    """How a correction stands: in effect, taken back, or why it changes nothing now."""
    if not correction.active:
        return f"taken back {when(correction.withdrawn_at)}{by(correction.withdrawn_by)}"
    if correction.effect is None:
        return "not worked out yet"
    return "in effect" if correction.effect else "without effect now"


def done(step: CorrectionStep) -> str:
    """One step of a correction's journal."""
    return f"{step.step} {when(step.at)}{by(step.by)}"


def when(at: str | None) -> str:
    """A moment as people read it, in universal time ("on 3 May 2026 at 10:00 UTC")."""
    if not at:
        return "at a time that was not written down"
    return f"on {spelt_out(at[:10])}" + (f" at {at[11:16]} UTC" if len(at) > len("2026-05-03") else "")


def by(name: str | None) -> str:
    """Who did it; "" where no name was given."""
    return f" by {name}" if name else ""


def type_words(value: str | None) -> str:
    """A type as other pages write it ("consult / phone")."""
    return " / ".join(part.lower() for part in (value or "").split("/"))


def read_as(fixed: Fixed) -> str:
    """What a corrected date or type was read as."""
    if fixed.what == "type":
        return f"read as {type_words(fixed.read_as)}" if fixed.read_as else "read without a type"
    why = f" ({fixed.read_why})" if fixed.read_why else ""
    return f"read as {fixed.read_as}{why}" if fixed.read_as else f"read without a date{why}"


def set_words(fixed: Fixed) -> str:
    """What a person set on an event, when and why, and what was read ("date set by A. Reader on 2026-05-03; ...")."""
    why = f": {fixed.note}" if fixed.note else ""
    return f"{fixed.what} set by {fixed.by or NO_NAME} on {fixed.at[:10]}{why}; {read_as(fixed)}"


def remark_words(remark: Remark) -> str:
    """A person's words on an event, with who and when."""
    return f"{remark.by or NO_NAME}, {remark.at[:10]}: {remark.words}"


def rejected_words(rejected: Rejected) -> str:
    """An account that a person found wrong, with who says so, when and why."""
    why = f": {rejected.note}" if rejected.note else ""
    account = f"{rejected.account.voice} ({rejected.account.stance}: {rejected.text})"
    return f"{account}, rejected by {rejected.by or NO_NAME} on {rejected.at[:10]}{why}"


def by_persons(event: Event) -> tuple[tuple[str, str], ...]:
    """All that persons set on an event, said of it and found wrong in it: what it is, and the words."""
    return (
        *(("Corrected", set_words(fixed)) for fixed in event.fixed),
        *(("Note", remark_words(remark)) for remark in event.remarks),
        *(("Rejected account", rejected_words(rejected)) for rejected in event.rejected),
    )


def _named(side: Side) -> Piece:
    return Piece(side.label, side.event) if side.event is not None else Piece(_quoted(side))


def _quoted(side: Side) -> str:
    words = side.passages[0].words if side.passages else ""
    return f"“{words}”" if words else "words that are not in this store"

"""Which events a person asks for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rashomon.edtf import make_date
from rashomon.model import Date

_LIKE = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss"})  # letters that NFKD leaves whole


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What an event must fulfil; a filter that is None lets all pass.

    `actor` and the two of `dyad` are names, parts of names, ids or alpha-3 codes; a state stands for its government,
    offices and people too. `root` is a PLOVER root. `since` and `until` are ISO days: the event may have been on or
    after and on or before them. `place` is a name or an alpha-3 code. `text` are words of the event or its clauses.
    `source` is an outlet's name or a publisher's id, as a document that tells of the event has it. `disputed` asks for
    events that the accounts differ on in some dimension, `dated` for those that are (True) or are not (False) dated.
    """

    actor: str | None = None
    dyad: tuple[str, str] | None = None
    root: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    text: str | None = None
    source: str | None = None
    disputed: bool = False
    dated: bool | None = None


def folded(name: str) -> str:
    """A name without case and accents, for comparing ("Erdoğan" > "erdogan")."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_LIKE)


def named(asked: str, name: str) -> bool:
    """Whether the words asked for stand in a name, from the start of a word ("erdo" in "Recep Tayyip Erdoğan")."""
    return beginning_of(asked).search(folded(name)) is not None


def beginning_of(asked: str) -> re.Pattern[str]:
    """What finds the words asked for in a folded name, from the start of a word."""
    return re.compile(rf"\b{re.escape(folded(asked))}")


def first_day(text: str) -> str:
    """The first ISO day of a year, month or day. Raises ValueError."""
    return _dated(text).earliest or ""


def last_day(text: str) -> str:
    """The last ISO day of a year, month or day. Raises ValueError."""
    return _dated(text).latest or ""


def _dated(text: str) -> Date:
    if not re.fullmatch(r"\d{4}(-(0?\d|1[0-2])(-\d{1,2})?)?", text.strip()):
        raise ValueError(f"{text!r} is no date")
    return make_date("-".join(part.zfill(2) for part in text.strip().split("-")))

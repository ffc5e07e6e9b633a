"""Lines that say who wrote a report, where and when; and the tags that news agencies sign with."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.documents.furniture import furniture
from rashomon.documents.lines import Line
from rashomon.knowledge.actors.tables import outlets

#: Longest byline and dateline seen in the development corpora, rounded up; team credits at the end may be longer.
_BYLINE_WORDS = 20
_CREDIT_LIST_WORDS = 45
_DATELINE_WORDS = 16
_NAME_WORDS = 4

_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]\.?)?")
_PLACE = r"[A-Z][\w.'’-]+(?:[ -][A-Z][\w.'’-]+){0,3}"


def is_byline(line: Line) -> bool:
    """Whether a line is nothing but the names of those who wrote, reported or edited."""
    team = re.search(r"reporting|contribut|editing", line.text, re.IGNORECASE)
    if line.words > (_CREDIT_LIST_WORDS if team else _BYLINE_WORDS) or line.quotes or line.text.endswith(":"):
        return False
    text = line.text.rstrip(".")
    # "By 2015 ..." and "By Monday he had ..." open sentences
    return furniture().bylines.fullmatch(text) is not None and not (text.startswith("By ") and line.is_sentence)


def is_head_byline(line: Line) -> bool:
    """Whether a line before the first paragraph names a writer: "Ann Roe", "Ann Roe in Lima", "Ann Roe, Reporter"."""
    if line.words > _BYLINE_WORDS or line.is_sentence:
        return False
    if furniture().head_bylines.fullmatch(line.text):
        return True
    named = line.words <= _NAME_WORDS and furniture().person.fullmatch(line.text) is not None
    return named and not any(word.casefold() in furniture().function_words for word in line.text.split())


def is_letterhead(line: Line) -> bool:
    """Whether a line names an office as the head of its writing paper does."""
    return not line.ends_sentence and line.is_title_case and furniture().letterheads.fullmatch(line.text) is not None


def is_masthead(line: Line) -> bool:
    """Whether a line is nothing but an outlet's name."""
    name = line.text.casefold()
    return name in _outlet_names() or name.removesuffix(" news") in _outlet_names()


@lru_cache(maxsize=1)
def _outlet_names() -> frozenset[str]:
    known = (name.casefold() for outlet in outlets().values() for name in (outlet.name, *outlet.aliases))
    return frozenset(known) | frozenset(tag.casefold() for tag in furniture().wires)


def is_serial(line: Line) -> bool:
    """Whether a line only numbers or announces a release ("Press Release No. 12")."""
    return furniture().serials.fullmatch(line.text) is not None


def is_dateline(line: Line) -> bool:
    """Whether a line gives only the place and time of writing or printing, or an agency's tag with them."""
    if line.words > _DATELINE_WORDS or not any(c.isdigit() for c in line.text):
        return _bare_wire_dateline().fullmatch(line.text) is not None
    stamped = furniture().stamps.match(line.text)
    rest = line.text[stamped.end() :] if stamped else line.text
    return _is_date(rest, stamped is not None) or _bare_wire_dateline().fullmatch(line.text) is not None


def _is_date(text: str, stamped: bool) -> bool:
    """Whether a text is a date, with a place before it at most."""
    if not re.search(r"\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2}", text) and not stamped:
        return False
    known = furniture().date_words
    placed = re.match(rf"({_PLACE}(?:, {_PLACE})?)\s*[,.(–—-]", text)
    unknown = [w for w in _TOKEN.findall(text) if w.casefold().strip(".") not in known]
    if not unknown:
        return True
    return placed is not None and len(unknown) <= len(_TOKEN.findall(placed[1])) and not text.endswith(("!", "?"))


def wire_outlet(lines: tuple[Line, ...], first: int = 4) -> str | None:
    """The agency that signs one of the first lines of text: "MOSCOW, June 28 (Reuters) -", "/TASS/"."""
    for line in lines[:first]:
        if found := _wire_dateline().match(line.text):
            return furniture().wires[found["agency"] or found["slashed"]]
    return None


@lru_cache(maxsize=1)
def _wire_dateline() -> re.Pattern[str]:
    """A place, perhaps a date, and an agency's tag, before a dash or at the line's end."""
    month = rf"(?i:{furniture().months})\.?"
    date = rf"(?:[,.]? (?:{month} \d{{1,2}}|\d{{1,2}} {month})(?:,? \d{{4}})?\.?)?"
    place = rf"(?:[A-Z][\w.'’ -]{{1,40}}(?:[,/] ?[A-Z][\w.'’ -]{{1,30}}){{0,3}}{date}[,.]?\s*)?"
    agency = rf"(?:\((?P<agency>{furniture().wire_tags})\)\s*(?:[-–—:]+|$)|/(?P<slashed>{furniture().wire_tags})/)"
    return re.compile(rf"{place}{agency}")


@lru_cache(maxsize=1)
def _bare_wire_dateline() -> re.Pattern[str]:
    """A wire dateline with nothing after it."""
    return re.compile(rf"(?:{_wire_dateline().pattern})[\s.–—:-]*")

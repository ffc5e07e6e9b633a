"""What kind of document a text is: an official statement, wire copy, a report, or not known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.documents.datelines import is_letterhead, wire_outlet
from rashomon.documents.furniture import furniture
from rashomon.documents.lines import Line
from rashomon.model import BlockRole, DocumentKind

#: How many of the first lines are searched for a statement's title or letterhead, and how many paragraphs of the text
#: for the office's own voice.
_TOP_LINES = 5
_OPENING_PARAGRAPHS = 3

#: Signs that must come together before a text is taken for an official statement: a false one would make an outlet's
#: words a government's. A title that only offices write counts for the whole, the others for half.
_ENOUGH = 2

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|‘[^’]{15,}’")
_SAID = re.compile(r"\b(?:said|told|added|reported|according to)\b", re.IGNORECASE)

#: Times that a report speaks of saying, outside quotations, which a statement of the same length does not.
_SAYINGS = 3


def kind_of(lines: tuple[Line, ...], roles: tuple[BlockRole, ...]) -> DocumentKind:
    """The kind of a document, from its labelled lines: precise for statements and wires, "unknown" where nothing shows
    that a text reports anything."""
    body = _with_role(lines, roles, "body")
    if _statement_signs(lines, roles, body) >= _ENOUGH:
        return "statement"
    if wire_outlet(_with_role(lines, roles, "body", "dateline")) is not None:
        return "wire"
    return "report" if _reports(lines, roles, body) else "unknown"


def issuing_words(lines: tuple[Line, ...], roles: tuple[BlockRole, ...]) -> Iterator[str]:
    """The stretches of a statement that may name the office it comes from, the most telling first: letterhead and
    titles without those they are addressed to, the office speaking of itself, the subject of the first sentence."""
    for line, role in zip(lines[:_TOP_LINES], roles, strict=False):
        if role in ("headline", "byline", "dateline"):
            yield furniture().counterpart.split(line.text)[0]
    body = _with_role(lines, roles, "body")
    yield from filter(None, [_opening(body)])
    yield from (found.group() for line in body[:1] if (found := furniture().statement_acts.match(line.text)))


def _opening(body: tuple[Line, ...]) -> str | None:
    """The words up to the verb in which an office speaks of itself ("The Ministry of ... condemns")."""
    found = (furniture().statement_opening.match(line.text) for line in body[:_OPENING_PARAGRAPHS])
    return next((match.group() for match in found if match), None)


def _with_role(lines: tuple[Line, ...], roles: tuple[BlockRole, ...], *wanted: BlockRole) -> tuple[Line, ...]:
    return tuple(line for line, role in zip(lines, roles, strict=True) if role in wanted)


def _statement_signs(lines: tuple[Line, ...], roles: tuple[BlockRole, ...], body: tuple[Line, ...]) -> int:
    """How much speaks for a statement: its title, its letterhead, its opening and its "we", less what reports do."""
    known, plain = furniture(), _QUOTED.sub("", "\n".join(line.text for line in body))
    heads = [line for line, role in zip(lines[:_TOP_LINES], roles, strict=False) if role != "body"]
    tops = [line.text for line in heads]
    opening = _opening(body) is not None
    signs = 2 * any(known.titles.match(top) for top in tops)
    signs += any(known.maybe_titles.match(top) for top in tops) + any(
        is_letterhead(line) for line in lines[:_TOP_LINES]
    )
    signs += opening + (known.we.search(plain) is not None)
    return signs - _ENOUGH * _is_written_by_reporters(lines, roles, plain)


def _is_written_by_reporters(lines: tuple[Line, ...], roles: tuple[BlockRole, ...], plain: str) -> bool:
    """Whether a text bears an agency's or a reporter's mark, or keeps saying who said what."""
    if wire_outlet(_with_role(lines, roles, "body", "dateline")) or furniture().reporting.search(plain):
        return True
    signed = any(line.text.startswith("By ") for line, role in zip(lines, roles, strict=True) if role == "byline")
    return signed or len(_SAID.findall(plain)) >= _SAYINGS


def _reports(lines: tuple[Line, ...], roles: tuple[BlockRole, ...], body: tuple[Line, ...]) -> bool:
    """Whether a text is laid out or written as a report: a headline over sentences, or sayings in them."""
    headed = "headline" in roles and any(line.is_sentence for line in body)
    return headed or any(_SAID.search(line.text) for line in body)

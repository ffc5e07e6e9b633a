"""Datelines that open a paragraph: "RABAT, Morocco, May 4 (Agency) - " is no part of the sentence behind it."""

from __future__ import annotations

import re

from rashomon.knowledge.places import capital_ids
from rashomon.knowledge.places.wordings import candidates

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_CAPITALS = r"[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]*){0,4}"
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+| (?:of|and|the|de|al)){0,4}"
_AGENCY = r"(?:\([A-Z][\w .,/&-]{1,30}\)|/[A-Z][\w .-]{1,20}/)"
#: A capital, a figure or a quotation begins the sentence proper ("NATO - the alliance" is no dateline).
_DASH = r"\s*(?:--|[–—_-])\s+(?=[\"“‘'(\d]|[^\W\d_a-z])"
#: A place in capitals, or any place with a date or an agency's tag, then a dash.
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?:, ?{_NAME}){{0,2}}(?:,? {_DATE})?,?(?: ?{_AGENCY})?"
    rf"|{_NAME}(?:, ?{_NAME}){{0,2}}(?:,? {_DATE}(?: ?{_AGENCY})?| ?{_AGENCY})){_DASH}"
)

#: "NEW DELHI: Two soldiers": capitals before a colon are a speaker, unless they name a capital.
_COLON = re.compile(rf"(?P<place>{_CAPITALS})(?:,? {_DATE})?: (?=[\"“]|[^\W\d_a-z])")


def dateline_length(text: str) -> int:
    """How many characters of a paragraph its dateline takes, the dash and the space behind it included; 0 for none."""
    found = _DATELINE.match(text) or _COLON.match(text)
    if found is None or found.end() >= len(text):
        return 0
    place = found.groupdict().get("place")
    return found.end() if place is None or any(known.id in capital_ids() for known in candidates(place)) else 0

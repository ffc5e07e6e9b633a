"""The country that a report is at home in: where it was written and where all that its first sentences tell of lies.

Newspapers leave out whose minister, police or army speaks where that is the country of the dateline; but a bureau also
reports on its neighbours, so both must agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model import Document, PlaceMention, Span

#: A dateline at the head of the text: "ISTANBUL, June 29 -", "LUANDA (Reuters) —".
_DATELINE = re.compile(r"(?P<city>[A-Z][\w.’' -]{2,40}?)(?:,[^\n–—-]{1,40})?(?: ?\([\w ]+\))? ?(?:--|[-–—]) ?")
#: Characters of the text after the dateline that are its first sentences.
_LEAD = 400


def home_of(document: Document, places: Sequence[PlaceMention]) -> tuple[str, Span] | None:
    """The country of a report with the city of its dateline; None without a dateline, or where the first sentences tell
    of a place elsewhere or of none."""
    body = next((block for block in document.blocks if block.role in ("dateline", "body")), None)
    found = _DATELINE.match(document.text, body.start, body.end) if body is not None else None
    if found is None:
        return None
    city = Span(document.id, *found.span("city"))
    written = {p.place.country for p in places if p.span.overlaps(city)}
    told = {p.place.country for p in places if found.end() <= p.span.start < found.end() + _LEAD}
    country = next(iter(written)) if len(written) == 1 else None
    return (country, city) if country is not None and told == {country} else None

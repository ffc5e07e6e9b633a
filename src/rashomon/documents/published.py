"""The publication date of a document, as far as it is given or stands in the page's own data."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from rashomon.model import Date, PageMetadata, Published
from rashomon.pages.errors import PageError

_GIVEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?[?~%]?")
_MEND = "write it as 2016-06-29, 2016-06, 2016 or 2016-06-28/2016-06-29"


def published_of(path: str, given: PageMetadata, found: PageMetadata) -> Published:
    """The date that was given, else the page's own, else unknown, with the reason.

    Raises PageError when the given date is no date; what the page says of itself is passed over when it is none.
    """
    if given.published:
        try:
            return Published(_date(given.published), "given", ("given with the file",))
        except ValueError as error:
            raise PageError(
                path, f"its given publication date {given.published!r} is no date ({error})", _MEND
            ) from None
    if found.published:
        try:
            return Published(_date(found.published), "metadata", (f"the page's own data say {found.published}",))
        except ValueError:
            pass
    return Published(reasons=("neither given nor in the page's data",))


def _date(text: str) -> Date:
    """The date of a day, month or year (EDTF level 0, with a qualifier) or of an interval of two of them."""
    first, slash, last = text.strip().partition("/")
    begin, end = _bounds(first), _bounds(last if slash else first)
    if end[1] < begin[0]:
        raise ValueError("it ends before it begins")
    edtf = "/".join(part.split("T")[0] for part in ([first, last] if slash else [first]))
    return Date(edtf, begin[0], end[1])


def _bounds(text: str) -> tuple[str, str]:
    """First and last ISO day of a day, month or year."""
    found = _GIVEN.fullmatch(text.strip())
    if found is None:
        raise ValueError("it is not written year-month-day")
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        earliest = date(year, month or 1, day or 1)
        last_month = month or 12
        return earliest.isoformat(), date(year, last_month, day or monthrange(year, last_month)[1]).isoformat()
    except ValueError:
        raise ValueError("it is not in the calendar") from None

"""The publication date of a document, as far as it is given or stands in the page's own data."""

from __future__ import annotations

import re

from rashomon.edtf import make_date
from rashomon.model import Date, PageMetadata, Published
from rashomon.pages.errors import PageError

_GIVEN = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?[?~%]?")
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
    parts = [part.strip() for part in text.split("/")]
    if len(parts) > 2 or not all(_GIVEN.fullmatch(part) for part in parts):
        raise ValueError("it is not written year-month-day")
    return make_date("/".join(part.split("T")[0] for part in parts))

"""The publication date of a document, as far as it is given or stands in the page's own data."""

from __future__ import annotations

import re

from rashomon.documents.local_days import local_day
from rashomon.edtf import make_date
from rashomon.model import Date, PageMetadata, Published
from rashomon.pages.errors import PageError

_GIVEN = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?[?~%]?")
_MEND = "write it as 2016-06-29, 2016-06, 2016 or 2016-06-28/2016-06-29"


def published_of(path: str, given: PageMetadata, found: PageMetadata, outlet: str | None = None) -> Published:
    """The date that was given, else the page's own, else that of the feed it came from (a `given` date whose basis is
    "metadata"), else unknown, with the reason. A time in universal time gives the day that it then was where the outlet
    is (see `local_days`).

    Raises PageError when the given date is no date; what a page or feed says is passed over when it is none.
    """
    of_feed = given.published if given.basis == "metadata" else None
    if given.published and not of_feed:
        try:
            make_date("".join(given.published.split()))  # a person is told of a time that is none
            date = _date(given.published, outlet)
            return Published(date, "given", ("given with the file", *_moved(given.published, date)))
        except ValueError as error:
            raise PageError(
                path, f"its given publication date {given.published!r} is no date ({error})", _MEND
            ) from None
    for said, words in ((found.published, "the page's own data say"), (of_feed, "the feed says")):
        try:
            if said:
                date = _date(said, outlet)
                return Published(date, "metadata", (f"{words} {said}", *_moved(said, date)))
        except ValueError:
            continue
    return Published(reasons=("neither given nor in the page's data",))


def _moved(stamp: str, date: Date) -> tuple[str, ...]:
    """The reason for a day that is not the one written in a time stamp."""
    if not stamp.startswith(date.edtf or "") and "/" not in stamp:
        return (f"{stamp} is {date.edtf} where the outlet is",)
    return ()


def _date(text: str, outlet: str | None) -> Date:
    """The date of a day, month or year (EDTF level 0, with a qualifier) or of an interval of two of them."""
    parts = [part.strip() for part in text.split("/")]
    if len(parts) > 2 or not all(_GIVEN.fullmatch(part) for part in parts):
        raise ValueError("it is not written year-month-day")
    return make_date("/".join(local_day(part, outlet) if "T" in part else part for part in parts))

"""Lines by which the text dates itself: "Published: 28 June 2016", "ANKARA, June 28 (Agency) -"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from rashomon.encoder.shadow import shadow
from rashomon.expressions.times import find_in_block
from rashomon.grounding.published_days import Evidence, between, united
from rashomon.grounding.published_near import FIRST_YEAR, LAST_YEAR, in_any_year
from rashomon.grounding.times_explicit import day_in, explicit_date
from rashomon.model import Block, Document, Span

#: A report comes out on the day of its dateline or the day after.
DATELINE_DAYS = timedelta(1)
#: Blocks from the top among which a line that is only a date dates the report.
TOP_BLOCKS = 6

_STAMP = re.compile(
    r"^\W*(?:first |last )?(?:published|posted|updated|modified|issued|released|date|dated)\b", re.IGNORECASE
)
#: A place before the date and a dash, an agency's tag or both after it.
_PLACE = re.compile(r"^[A-Z][\w.'/-]*(?:[ ,/]+(?:[A-Z][\w.'-]*|de|al|of|the|on))*[ ,(]*$")
_AFTER_DATE = re.compile(
    r"^[).,]*\s*(?:\([A-Z][^()]{1,40}\)|/[A-Z]\w+/)?\s*(?:--|[-–—:])|^[).,]*\s*(?:\([A-Z][^()]{1,40}\)|/[A-Z]\w+/)"
)
_HEAD = 90


def lines_told(document: Document, text: str) -> Iterator[Evidence]:
    """Evidence from lines of publication, and from the dateline above the first paragraph; `text` is the shadow."""
    stamps = [
        d
        for b in document.blocks
        if b.role == "dateline" and _STAMP.search(text[b.start : b.end])
        for d in _days(document, b, text)
    ]
    full = sorted(day for day, _, _ in stamps if day)
    if full:
        words = f'"{_line(document, stamps[0][1])}"'
        yield Evidence(between(full[0], full[-1]), "line", f"a line of the text dates it: {words}")
        return
    for block in document.blocks[:TOP_BLOCKS]:
        found = next(_days(document, block, text), None)
        if found is None or not _dates_report(block, text, found[1]):
            continue
        day, span, value = found
        firsts = [date.fromisoformat(day)] if day else list(_every_year(value))
        windows = [between(first.isoformat(), (first + DATELINE_DAYS).isoformat())[0] for first in firsts]
        days = united(windows) if day else in_any_year(windows)
        yield Evidence(days, "line" if day else "near", f'its dateline says "{document.quote(span)}"')
        return


def dateline_day(document: Document) -> tuple[int, int] | None:
    """Month and day of a dateline that leaves out the year; None where there is none, or it gives the year."""
    text = shadow(document.text)
    for block in document.blocks[:TOP_BLOCKS]:
        found = next(_days(document, block, text), None)
        if found is not None and _dates_report(block, text, found[1]):
            day, _, value = found
            first = None if day else next(_every_year(value), None)
            return (first.month, first.day) if first is not None else None
    return None


def _dates_report(block: Block, text: str, span: Span) -> bool:
    """Whether a block is a dateline, or a paragraph that begins with one."""
    if block.role == "dateline":
        return True
    before, after = text[block.start : span.start], text[span.end : block.end]
    return (
        block.role == "body"
        and span.start - block.start < _HEAD
        and _PLACE.match(before) is not None
        and (_AFTER_DATE.match(after) is not None or _in_brackets(before, after))
    )


def _in_brackets(before: str, after: str) -> bool:
    """Whether a date stands alone in brackets after a place in capitals: "MANILA (May 24, 2017) The envoys"."""
    return before.endswith("(") and after.startswith(")") and before.isupper()


def _days(document: Document, block: Block, text: str) -> Iterator[tuple[str | None, Span, dict[str, str]]]:
    """The days named in a block: as ISO day, None where the year is left out."""
    for found, span in find_in_block(document, block, text):
        value = dict(each.split("=", 1) for each in found.value)
        if found.rule != "day" or "relation" in value:
            continue
        named = explicit_date(found.rule, value)
        if named.known and named.earliest == named.latest:
            yield named.earliest, span, value
        elif not named.known and "month" in value and "year" not in value:
            yield None, span, value


def _every_year(value: dict[str, str]) -> Iterator[date]:
    for year in range(FIRST_YEAR, LAST_YEAR):
        try:
            day = date.fromisoformat(day_in(year, value).earliest or "")
        except ValueError:
            continue
        if "weekday" not in value or day.weekday() == int(value["weekday"]):
            yield day


def _line(document: Document, span: Span) -> str:
    block = next(b for b in document.blocks if b.start <= span.start < b.end)
    return " ".join(document.text[block.start : block.end].split())[:80]

"""Rows of values as delimited text that is safe to open: comma-separated with quotation marks, or tab-separated.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula and runs it (OWASP, "CSV Injection").
Text in such a cell gets an apostrophe before it, which spreadsheets hide or show as what it is; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from rashomon.knowledge.exports import Column

Value = str | int | float | bool | None
Row = Mapping[str, Value]

#: How text begins that a spreadsheet may run, in half and full width; behind apostrophes too, so that what `inert` adds
#: can be taken away again: of a cell that begins so behind apostrophes, the first one is ours.
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
#: What would end a tab-separated cell or line for one reader or another.
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def inert(text: str) -> str:
    """Text that no spreadsheet takes for a formula; what `as_written` gives back."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_written(cell: str) -> str:
    """The text of a cell that `inert` made."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def comma_separated(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """A table as CSV (RFC 4180, UTF-8) with a line of names. Line breaks inside a cell stay; a NUL, at which readers
    stop, becomes U+FFFD."""
    into = io.StringIO(newline="")
    writer = csv.writer(into, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    writer.writerows([_cell(row[column.name]).replace("\0", "\ufffd") for column in columns] for row in rows)
    return _encoded(into)


def tab_separated(columns: Sequence[Column], rows: Iterable[Row], *, heading: bool) -> bytes:
    """A table as tab-separated UTF-8 without quotation, as GDELT and POLECAT have it: inside a cell a tab or line break
    is a space, and a double quotation mark, which many readers take for the start of a quotation, a single one."""
    into = io.StringIO(newline="")
    if heading:
        into.write("\t".join(column.name for column in columns) + "\n")
    for row in rows:
        into.write("\t".join(_one_line(row[column.name]) for column in columns) + "\n")
    return _encoded(into)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return inert(value) if isinstance(value, str) else repr(value)


def _one_line(value: Value) -> str:
    plain = _BREAKS.sub(" ", value).replace('"', "'").replace("\0", "\ufffd") if isinstance(value, str) else value
    return _cell(plain)


def _encoded(into: io.StringIO) -> bytes:
    return into.getvalue().encode("utf-8", "replace")

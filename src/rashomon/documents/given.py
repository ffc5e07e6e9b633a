"""What is known of the files from outside: a CSV table, and `--published` for all that the table does not date."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path, PurePath, PurePosixPath
from typing import cast, get_args

from rashomon.model import DocumentKind, PageMetadata

COLUMNS = ("file", "published", "outlet", "kind", "publisher")


class MetadataError(Exception):
    """A table that cannot be used: its text names the file, the line and the mend."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given, by file name or the end of a path; `published` dates files that the table does not, `shared` if
    they are several."""

    rows: dict[str, PageMetadata]
    published: str | None = None
    shared: bool = False

    def of(self, file: PurePath) -> PageMetadata:
        """What is known of a file: the row with the longest end of its path."""
        row = next((self.rows[key] for key in _ends(file) if key in self.rows), PageMetadata())
        if row.published is None and self.published is not None:
            return replace(row, published=self.published, basis="given", shared=self.shared)
        return row

    def unused(self, files: Sequence[PurePath]) -> list[str]:
        """The rows that none of the files goes by."""
        used = {key for file in files for key in _ends(file)}
        return sorted(set(self.rows) - used)


def read_metadata(table: Path) -> dict[str, PageMetadata]:
    """The rows of a CSV file with a head line; only the column `file` is needed. Raises MetadataError."""
    try:
        return metadata_in(str(table), table.read_bytes())
    except OSError as error:
        raise MetadataError(f"{table}: cannot be opened ({error.strerror}); check the path") from None


def metadata_in(table: str, content: bytes) -> dict[str, PageMetadata]:
    """The rows of the CSV table in these bytes; `table` is its name, for errors. Raises MetadataError."""
    found: dict[str, PageMetadata] = {}
    for line, row in _rows(table, content):
        name = str(PurePosixPath((row.get("file") or "").strip().replace("\\", "/")))
        if name == ".":
            raise _error(table, line, "the column file is empty", "name the file the line is about")
        if name in found:
            raise _error(table, line, f"{name} has a line already", "keep one of them, or give more of the paths")
        found[name] = _given(table, line, row)
    return found


def check_date(text: str) -> str:
    """The date as it was given, if it is one (a day, month, year or interval). Raises ValueError with what is wrong."""
    from rashomon.documents.published import published_of
    from rashomon.pages.errors import PageError

    try:
        published_of("", PageMetadata(published=text, basis="given"), PageMetadata())
    except PageError as error:
        raise ValueError(f"{text!r} is no date; {error.mend}") from None
    return text


def _rows(table: str, content: bytes) -> Iterator[tuple[int, dict[str, str | None]]]:
    try:
        reader = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), restkey="")
        _check_head(table, reader.fieldnames or ())
        for row in reader:
            if "" in row:
                raise _error(table, reader.line_num, "more cells than columns", "put quotes around cells with commas")
            yield reader.line_num, row
    except UnicodeDecodeError:
        raise MetadataError(f"{table}: is not UTF-8; save it as CSV in UTF-8") from None
    except csv.Error as error:
        raise MetadataError(f"{table}: is no CSV table ({error}); save it as CSV in UTF-8") from None


def _check_head(table: str, names: object) -> None:
    columns = [name.strip() for name in cast("list[str]", list(cast("list[str]", names)))]
    if "file" not in columns:
        raise _error(table, 1, "there is no column file", f"begin with a line such as {','.join(COLUMNS)}")
    strange = [name for name in columns if name not in COLUMNS]
    if strange:
        raise _error(table, 1, f"unknown column {', '.join(strange)}", f"the columns are {', '.join(COLUMNS)}")


def _given(table: str, line: int, row: dict[str, str | None]) -> PageMetadata:
    cells = {name.strip(): (cell or "").strip() or None for name, cell in row.items()}
    published, kind = cells.get("published"), cells.get("kind")
    if kind is not None and kind not in get_args(DocumentKind):
        raise _error(table, line, f"{kind!r} is no kind", f"the kinds are {', '.join(get_args(DocumentKind))}")
    if published is not None:
        try:
            check_date(published)
        except ValueError as error:
            raise MetadataError(f"{table}, line {line}: {error}") from None
    return PageMetadata(
        published=published,
        basis="given" if published else "unknown",
        outlet=cells.get("outlet"),
        kind=cast("DocumentKind | None", kind),
        publisher=cells.get("publisher"),
        shared=False,
    )


def _error(table: str, line: int, what: str, mend: str) -> MetadataError:
    return MetadataError(f"{table}, line {line}: {what}; {mend}")


def _ends(file: PurePath) -> list[str]:
    """The ways a file may be named, longest first: its whole path, then ever fewer of its last parts."""
    parts = PurePosixPath(file.as_posix()).parts
    return [str(PurePosixPath(*parts[i:])) for i in range(len(parts))]

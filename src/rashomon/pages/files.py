"""Pages from files."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rashomon.model import Page, PageMetadata
from rashomon.pages.errors import PageError

#: The largest file that is taken for one report: 5 MB, some 20 times the longest web page of the development
#: corpora; what is larger is a book, an archive or a data dump.
SIZE_LIMIT = 5_000_000

#: How much of a file is looked at to tell text from other data.
_SNIFFED = 8_192

_UNICODE_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

#: First bytes of the formats that people most often hand over instead of text (each format's published signature).
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office file",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"{\\rtf": "an RTF file",
    b"SQLite format 3": "a database",
}


def read_page(path: Path, given: PageMetadata) -> Page:
    """The bytes of one file with what was given about it.

    Raises PageError for a file that is missing, closed to us, a folder, empty, over `SIZE_LIMIT` or not text.
    """
    return page_of_bytes(str(path), _bytes(path), given)


def page_of_bytes(path: str, content: bytes, given: PageMetadata) -> Page:
    """These bytes as a page; `path` names where they come from. Raises PageError where they are empty, over
    `SIZE_LIMIT` or not text."""
    _refuse(path, content)
    return Page(path, content, hashlib.sha256(content).hexdigest(), given)


def _bytes(path: Path) -> bytes:
    """At most one byte over the limit of a file's content."""
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise PageError(path, "there is no such file", "check the path, or whether it was moved meanwhile") from None
    except PermissionError:
        raise PageError(path, "may not be opened", "give yourself permission to read it") from None
    except IsADirectoryError:
        raise PageError(path, "is a folder", "name the files in it") from None
    except OSError as error:
        raise PageError(path, f"could not be read ({error.strerror or error})", "copy it to a local disk") from None


def _refuse(path: str, content: bytes) -> None:
    """Raise PageError for content that no text can be made of."""
    if not content.strip():
        raise PageError(path, "is empty", "save the report again")
    if len(content) > SIZE_LIMIT:
        limit = f"{SIZE_LIMIT // 1_000_000} MB"
        raise PageError(path, f"is over {limit}", f"split it into one file for each report, none over {limit}")
    kind = next((name for mark, name in _SIGNATURES.items() if content.startswith(mark)), None)
    if kind is not None:
        raise PageError(path, f"is {kind}, not text", "save its text as a .txt file")
    if b"\0" in content[:_SNIFFED] and not content.startswith(_UNICODE_MARKS):
        raise PageError(path, "is binary data, not text", "save its text as a .txt file in UTF-8")

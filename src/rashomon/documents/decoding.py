"""From bytes to text, without touching a character of it."""

from __future__ import annotations

import re

from rashomon.model import Page
from rashomon.pages.errors import PageError

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

#: The HTML standard has a page declare its encoding within its first 1024 bytes; pages in the wild take a little more.
_DECLARED_WITHIN = 4_096
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_.-]{2,40})""")

#: The largest share of bytes beyond ASCII for that: in reports of PolNeAR it reaches .04 in a one-byte encoding, in
#: languages written with other encodings than Windows-1252 it is above .07.
_WESTERN_SHARE = 0.06

#: The largest share of control characters in a decoding that is taken for text.
_CONTROL_SHARE = 0.01


def decode(page: Page) -> str:
    """The text of a page: by its byte order mark (which is dropped), else as UTF-8, else in the encoding that the page
    declares, else in the one that fits best. Line ends stay as they are.

    Raises PageError when no decoding gives text.
    """
    for mark, encoding in _MARKS:
        if page.content.startswith(mark):
            return _checked(page, _decoded(page.content[len(mark) :], encoding))
    return _checked(page, _first_decoding(page.content))


def _first_decoding(content: bytes) -> str | None:
    return _decoded(content, "utf-8") or _as_declared(content) or _as_western(content) or _as_detected(content)


def _decoded(content: bytes, encoding: str) -> str | None:
    """The text in this encoding, None where it does not fit or does not exist."""
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _as_declared(content: bytes) -> str | None:
    head = content[:_DECLARED_WITHIN]
    found = _DECLARED.search(head) or _XML_DECLARED.search(head)
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    # what calls itself Latin-1 or ASCII is read as Windows-1252, as every browser does (WHATWG Encoding Standard)
    return _decoded(content, "cp1252" if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else name)


def _as_western(content: bytes) -> str | None:
    """Windows-1252 where all but a few bytes are ASCII: English with curly quotes and accented names, which detectors
    take for the encodings of other scripts."""
    others = sum(byte > 0x7F for byte in content)
    return _decoded(content, "cp1252") if others <= _WESTERN_SHARE * len(content) else None


def _as_detected(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # heavy: only for what is not UTF-8

    best = from_bytes(content).best()
    return None if best is None else _decoded(content, best.encoding)


def _checked(page: Page, text: str | None) -> str:
    """The text, refused when there is none or when it is full of control characters."""
    mend = "save it again as UTF-8"
    if text is None:
        raise PageError(page.path, "is in no encoding that could be told", mend)
    controls = sum(1 for c in text[:_DECLARED_WITHIN] if c < " " and c not in "\t\n\r\f\v")
    if controls > _CONTROL_SHARE * min(len(text), _DECLARED_WITHIN):
        raise PageError(page.path, "is not text in any known encoding", mend)
    if not text.strip():
        raise PageError(page.path, "holds no text", "save the report again")
    return text

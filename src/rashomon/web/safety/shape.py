"""Addresses and headers that no honest browser sends, turned away before anything reads them."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from starlette.types import Scope

from rashomon.web.safety.refusals import Refusal

#: The longest address of ours is that of a passage in a document with a long file name, under 600 bytes.
PATH_BYTES = 2048
#: All filters of the chronology filled in with long names come to some 1,000 bytes; what servers before us
#: (nginx, Apache) take in a line is 8 KiB.
QUERY_BYTES = 8192
FIELDS = 200
#: Cookies of other servers of the same computer come along too: cookies have no port.
HEADER_BYTES = 32 << 10

_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CONTROL_BUT_BLANKS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def refuse_misshapen(scope: Scope) -> None:
    """Raise Refusal for an address or headers that are too long, or are not text."""
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope.get("query_string", b"")
    if len(path) > PATH_BYTES:
        raise Refusal(414, f"The address is too long: at most {PATH_BYTES:,} bytes.")
    if len(query) > QUERY_BYTES or query.count(b"&") >= FIELDS:
        raise Refusal(414, f"The query is too long: at most {QUERY_BYTES:,} bytes in {FIELDS} fields.")
    if sum(len(name) + len(value) for name, value in scope["headers"]) > HEADER_BYTES:
        raise Refusal(431, f"The headers are too long: at most {HEADER_BYTES:,} bytes, cookies included.")
    if _CONTROL.search(_text(path.partition(b"?")[0])):
        raise Refusal(400, "The address holds a control character.")
    if _CONTROL_BUT_BLANKS.search(_text(query)):
        raise Refusal(400, "The query holds a control character.")


def _text(escaped: bytes) -> str:
    if b"%" not in escaped and escaped.isascii():
        return escaped.decode()
    if _BAD_ESCAPE.search(escaped):
        raise Refusal(400, "The address holds a % that is no escape: write %25 for a percent sign.")
    try:
        return unquote_to_bytes(escaped).decode()
    except UnicodeDecodeError:
        raise Refusal(400, "The address is not in UTF-8.") from None

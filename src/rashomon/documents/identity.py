"""Which document is which: a document is its content and its publisher."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_ID_LENGTH = 16  # hex digits: 64 bits, a clash is not to be expected below a billion documents


def document_id(sha256: str, outlet: str | None) -> str:
    """The id of the page with this SHA-256 as published by this outlet (None: not known)."""
    key = f"{sha256}\n{slug(outlet) if outlet else ''}"
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:_ID_LENGTH]


def slug(name: str) -> str:
    """A name in lower-case ASCII letters and digits with hyphens between its words ("Le Monde" > "le-monde").

    Names in other scripts keep their letters, so that two of them never fall together.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")

"""Names of places as they are compared: without case, accents and hyphens."""

from __future__ import annotations

import unicodedata

#: Letters that have no accent to take away.
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'"})


def fold(name: str) -> str:
    """A name without case, accents and hyphens, as the gazetteer is sorted and looked up."""
    if name.isascii():
        return name.lower().replace("-", " ")
    plain = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("-", " ")

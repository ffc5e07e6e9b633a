"""The shadow copy: the document's wording made easy for a parser, character for character, so that offsets hold."""

from __future__ import annotations

_STRAIGHT = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-",
    }
)  # fmt: skip


def shadow(text: str) -> str:
    """Straight quotes, plain spaces and plain hyphens; the same length as the text."""
    return text.translate(_STRAIGHT)

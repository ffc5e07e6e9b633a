"""Links between events in plain words, as seen from one of the two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rashomon.model import Link, LinkKind

#: What is said of an event at the beginning of a link, and of the one at its end.
_WORDS: Mapping[LinkKind, tuple[str, str]] = {
    "possibly_same": ("possibly the same as", "possibly the same as"),
    "follows": ("follows", "followed by"),
    "responds_to": ("responds to", "answered by"),
    "during": ("happened during", "while it lasted"),
    "announces": ("announces", "announced by"),
    "part_of": ("part of", "has as a part"),
}


def relation_words(link: Link, *, here: bool) -> str:
    """What an event is to the other one of a link; `here`: the link starts from it."""
    return _WORDS[link.kind][0 if here else 1]


def because(link: Link) -> str:
    """The reason of a link, with who says so where the words of a text are quoted for it."""
    return f"because {link.reason}" if link.evidence else link.reason


def in_order(links: Iterable[Link]) -> list[Link]:
    """What texts state before what may be the same, kind by kind."""
    kinds = [kind for kind in _WORDS if kind != "possibly_same"]
    return sorted(links, key=lambda k: kinds.index(k.kind) if k.kind in kinds else len(kinds))

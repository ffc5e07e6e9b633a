"""Reports with marks for whom words mean (`tests/gold/coreference/README.md` describes the marks)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import cast

from rashomon.documents.making import make_document
from rashomon.model import ActorMention, Document, DocumentKind, Page, PageMetadata

_MARK = re.compile(r"\[\[(\*?)([^|\]]*)\|([^\]]*)\]\]")
_QUOTED = frozenset(
    {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"}
    | {"you", "your", "yours", "yourself", "yourselves"}
)
_PRONOUNS = {
    "he, she": frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"]),
    "they": frozenset(["they", "them", "their", "theirs", "themselves", "those"]),
    "it": frozenset(["it", "its", "it's", "itself"]),
    "I, we, you": _QUOTED,
}
_PAIR = re.compile(r"\b(?:two|both|pair|duo|three|each)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """Words and whom they mean: each reading of them is a set of keys; no reading where they mean no actor."""

    start: int
    end: int
    words: str
    readings: tuple[frozenset[str], ...]
    names: bool = False

    @property
    def kind(self) -> str:
        """The kind of the words, for figures by kind."""
        word = self.words.lower()
        pronoun = next((kind for kind, listed in _PRONOUNS.items() if word in listed), None)
        return pronoun or ("two of them" if _PAIR.search(word) else "name again" if _is_name(self.words) else "phrase")


@dataclass(frozen=True)
class Marked:
    """A report with its marks in text order."""

    name: str
    document: Document
    marks: tuple[Mark, ...]


def read_gold(path: Path) -> list[Marked]:
    """The marked reports of a file."""
    pieces = re.split(r"(?m)^(?=# )", path.read_text("utf-8"))
    return [_report(piece) for piece in pieces if piece.strip()]


def _report(piece: str) -> Marked:
    head, _, body = piece.strip().partition("\n")
    name, published, kind, *publisher = [part.strip() for part in head.removeprefix("#").split("|")]
    text, marks = _unmarked(body.strip())
    given = PageMetadata(
        published=published,
        basis="given",
        kind=cast(DocumentKind, kind),
        publisher=publisher[0] if publisher else None,
    )
    content = text.encode("utf-8")
    document = make_document(Page(f"{name}.txt", content, sha256(content).hexdigest(), given))
    if document.text != text:
        raise ValueError(f"{name}: offsets would not hold in the text as read")
    return Marked(name, document, tuple(marks))


def _unmarked(body: str) -> tuple[str, list[Mark]]:
    text, marks, last = "", list[Mark](), 0
    for found in _MARK.finditer(body):
        text += body[last : found.start()]
        start, (star, keys, words) = len(text), found.groups()
        text += words
        marks.append(Mark(start, len(text), words, tuple(_readings(keys)), bool(star)))
        last = found.end()
    return text + body[last:], marks


def _readings(keys: str) -> Iterator[frozenset[str]]:
    for reading in keys.split(" or "):
        if reading.strip() != "-":
            yield frozenset(reading.strip().split("+"))


def _is_name(words: str) -> bool:
    """Whether somebody or something is named again ("Captain Rezvani", "Pyongyang")."""
    plain = re.sub(r"^(?:the|captain|general|mr\.|mrs\.) ", "", words, flags=re.IGNORECASE)
    return all(word[:1].isupper() for word in plain.split()) and bool(plain)


def at(mark: Mark, found: tuple[ActorMention, ...]) -> frozenset[str]:
    """The actors of the mentions that cover the last word of a mark: its head, in the phrases marked."""
    last = max(mark.start, mark.end - 1)
    return frozenset(m.actor for m in found if m.span.start <= last < m.span.end)


def names_of(report: Marked, found: tuple[ActorMention, ...]) -> dict[str, frozenset[str]]:
    """The actors found at the names of each key."""
    names: dict[str, frozenset[str]] = {}
    for mark in report.marks:
        if mark.names:
            (key,) = mark.readings[0]
            names[key] = names.get(key, frozenset()) | at(mark, found)
    return names


def party(actor: str) -> str:
    """A state for its government; the Soviet Union goes by the code of Russia where a reader knows no other."""
    sort, _, rest = actor.partition(":")
    return f"state:{rest.replace('SUN', 'RUS')}" if sort in {"state", "government"} else actor

"""Which mention stands for an event, and the event's id made from it: the same from any order of reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from rashomon.events.facts import Facts
from rashomon.model import Document

#: Sorts behind every ISO day.
_UNDATED = "9999-99-99"


def canonical(members: Sequence[Facts], documents: Mapping[str, Document]) -> Facts:
    """The mention that stands for an event: of the report that was published first (of those whose date is known),
    then by the content of the document, then the first in the text."""

    def rank(facts: Facts) -> tuple[str, str, str, int, str]:
        document = documents[facts.document]
        published = document.published.date.earliest or _UNDATED
        return published, document.sha256, document.id, facts.mention.span.start, facts.mention.id

    return min(members, key=rank)


def identify(members: Sequence[Facts], documents: Mapping[str, Document]) -> str:
    """The id of an event: it stays while the mention that stands for the event stays."""
    first = canonical(members, documents)
    return id_of(first.document, first.mention.span.start)


def id_of(document: str, start: int) -> str:
    """The id of the event for which the mention at an offset of a document stands."""
    return "e-" + sha256(f"{document}:{start}".encode()).hexdigest()[:10]

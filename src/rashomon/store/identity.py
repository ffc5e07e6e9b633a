"""Whether a page is a document that is stored already: a document is its content and its publisher."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace

from rashomon import __version__
from rashomon.documents.identity import slug
from rashomon.encoder.trunk import weights_name
from rashomon.model import Document, PageMetadata


@dataclass(frozen=True, slots=True)
class Stored:
    """What identity needs of a stored document: `given` is what the reader was told of it."""

    id: str
    path: str
    outlet: str | None
    given: PageMetadata
    read_by: str


def this_reader() -> str:
    """What reads documents now: the version of Rashomon and its weights. What another one read is read again."""
    return f"{__version__} {weights_name()}"


def same_document(document: Document, given: PageMetadata, stored: Sequence[Stored]) -> tuple[Stored, ...]:
    """Which documents of the same content a page may be: none, one, or several where no outlet tells them apart.

    An outlet or publisher that nobody named conflicts with none, so that it can be filled in later; an outlet that was
    only gathered from the page is taken back for one that is named. A reader who names no outlet never makes another
    document of a content that is stored.
    """
    fitting = [each for each in stored if _agree(given.publisher, each.given.publisher)]
    exact = [each for each in fitting if _same(document.outlet, each.outlet)]
    if len(exact) == 1:
        return tuple(exact)
    if given.outlet is None:
        return tuple(fitting)
    return tuple(each for each in fitting if each.given.outlet is None)[:1]


def filled_in(old: PageMetadata, new: PageMetadata) -> PageMetadata:
    """What was told before with what is told now, which wins where both say something: but a date that is said of
    several documents at once, or by a feed, does not replace one that was given for this one."""
    if date_stays(old, new):
        new = replace(new, published=None)
    dated = new if new.published is not None else old
    plain = (f.name for f in fields(new) if f.name not in ("basis", "shared"))
    told = {name: value for name in plain if (value := getattr(new, name)) is not None}
    return replace(old, **told, basis=dated.basis, shared=dated.shared)


def date_stays(old: PageMetadata, new: PageMetadata) -> bool:
    """Whether the date that was told before is nearer to the document than the one that is told now."""
    return new.published is not None and _nearness(old) > _nearness(new)


def _nearness(told: PageMetadata) -> int:
    """How near to a document a date stands: given for it alone, for several at once, by the feed that links to it. One
    that former versions kept does not say, and gives way as one for several does."""
    if told.published is None:
        return 0
    return 1 if told.basis == "metadata" else 3 if told.shared is False else 2


def free_id(wanted: str, publisher: str | None, taken: Collection[str]) -> str:
    """The id a new document gets: the wanted one unless a document of another publisher has it."""
    if wanted not in taken:
        return wanted
    return hashlib.sha256(f"{wanted}\n{slug(publisher or '')}".encode()).hexdigest()[: len(wanted)]


def _same(one: str | None, other: str | None) -> bool:
    return slug(one or "") == slug(other or "")


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or _same(one, other)

"""Where words stand and when: a stretch of text, a date, a page as it came and the document made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

BlockRole = Literal["headline", "byline", "dateline", "caption", "body", "boilerplate"]
DocumentKind = Literal["report", "statement", "wire", "unknown"]
Basis = Literal["given", "metadata", "inferred", "unknown"]

#: Roles whose text is evidence and may tell of events; captions and boilerplate never do.
EVIDENCE_ROLES: frozenset[BlockRole] = frozenset({"headline", "dateline", "body"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document's text, `text[start:end]`, never empty."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no span: {self.start}-{self.end} of {self.document}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one code point of the same document."""
        return self.document == other.document and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies inside this one (or equals it)."""
        return self.document == other.document and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Date:
    """A date as EDTF, with its earliest and latest ISO day; all None where nothing is known."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None

    @property
    def known(self) -> bool:
        """Whether it bounds time on at least one side."""
        return self.earliest is not None or self.latest is not None


NO_DATE = Date()


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published: the date, what it rests on, and why."""

    date: Date = NO_DATE
    basis: Basis = "unknown"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the reader was told, or a page says of itself; None where nothing is said."""

    published: str | None = None  # EDTF
    basis: Basis = "unknown"  # of `published`
    outlet: str | None = None
    kind: DocumentKind | None = None
    publisher: str | None = None  # name or actor id of a statement's publisher
    title: str | None = None
    language: str | None = None
    shared: bool | None = None  # whether `published` was said of several documents at once, None where nobody knows


@dataclass(frozen=True, slots=True)
class Page:
    """Raw bytes from a file, with where they came from and what was given with them."""

    path: str
    content: bytes
    sha256: str
    given: PageMetadata = PageMetadata()


@dataclass(frozen=True, slots=True)
class Block:
    """One or more lines of a document's text with a single role; `why` they are a caption or boilerplate, which is no
    part of what a block is."""

    start: int
    end: int
    role: BlockRole
    why: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Copied:
    """A stretch of a document's text that stands in another document, which had it first: `original` is its id."""

    span: Span
    original: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report or statement: text that never changes, its blocks, publisher and publication date.

    `unread` says why the text was stored but not read (another language, say); None when it was read.
    `publisher` is an actor id; in a statement the narrator is the publisher. `carrier_of` is the id of the document of
    which this is a reprint, `copied` what it took from others word by word; both are found among all documents.
    """

    id: str
    path: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    language: str | None = None
    outlet: str | None = None
    kind: DocumentKind = "unknown"
    publisher: str | None = None
    carrier_of: str | None = None
    copied: tuple[Copied, ...] = ()
    published: Published = Published()
    unread: str | None = None

    def quote(self, span: Span) -> str:
        """The exact words of a span of this document."""
        return self.text[span.start : span.end]

    def role_at(self, offset: int) -> BlockRole | None:
        """The role of the block that holds an offset, or None between blocks."""
        return next((b.role for b in self.blocks if b.start <= offset < b.end), None)

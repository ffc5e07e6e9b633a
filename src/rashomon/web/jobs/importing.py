"""Reading in: files, pasted texts, web pages and feeds, as one order to the worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from rashomon.documents.given import Given
from rashomon.model import Page, PageMetadata
from rashomon.pages.errors import PageError
from rashomon.pages.feeds import FeedEntry, dated, is_feed, page_of, read_feed
from rashomon.pages.fetching import Fetched, fetch
from rashomon.pages.files import page_of_bytes
from rashomon.store.identity import filled_in
from rashomon.store.intake import take_or_say
from rashomon.store.writer import Writer
from rashomon.web.jobs.orders import JobKind, Outcome, Say, Step, relate

#: The bytes at a web address; raises PageError.
Fetch = Callable[[str], Fetched]


_NOTHING, _NO_TABLE = PageMetadata(), Given({})
_NO_FILE = "has a line in the table, but was not among the files; choose it too, or mend the name in the table"
_TEASER = "is no more than its first lines in the feed; let the reports it links to be fetched, or save them"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was handed over: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Source:
    """One page to come: its name for people, and what makes it. `make` raises PageError."""

    name: str
    make: Callable[[], Page]


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """Read these files and web addresses (pages or feeds) in. `given` is what is known of all of them, `table` what a
    table says of some by their names, which wins. `linked`: reports that a feed only links to are fetched."""

    uploads: tuple[Upload, ...] = ()
    addresses: tuple[str, ...] = ()
    given: PageMetadata = _NOTHING
    table: Given = _NO_TABLE
    linked: bool = False
    kind: JobKind = "import"

    @property
    def what(self) -> str:
        """What is read in, in words."""
        names = [*(upload.name for upload in self.uploads), *self.addresses]
        if len(names) == 1:
            return f"Read {names[0]}"
        kinds = [word for word, several in (("files", self.uploads), ("addresses", self.addresses)) if several]
        return f"Read {len(names)} {' and '.join(kinds)}"

    @property
    def size(self) -> int:
        """The bytes of the files."""
        return sum(len(upload.content) for upload in self.uploads)

    def carry_out(self, writer: Writer, say: Say) -> None:
        """Read each in; one that cannot be read is told and costs the others nothing. Then find the events anew, where
        anything is new."""
        changed = writer.stale
        parts = list(self._parts(say, fetch))
        for number, part in enumerate(parts):
            say(Step(f"Reading {part.name}", number, len(parts)))
            outcome = _taken(writer, part)
            changed = changed or outcome.became in ("new", "updated")
            say(outcome)
        for row in self.table.unused([PurePosixPath(upload.name) for upload in self.uploads]):
            say(Outcome(row, "failed", words=_NO_FILE))
        if changed:
            relate(writer, say)

    def _parts(self, say: Say, get: Fetch) -> Iterator[Source]:
        """All pages to come; of what gives none is told at once."""
        for upload in self.uploads:
            yield from self._told(upload.name, partial(_content, upload), say, get)
        for address in self.addresses:
            say(Step(f"Fetching {address}"))
            yield from self._told(address, partial(_fetched_content, address, get), say, get)

    def _told(self, name: str, content: Callable[[], bytes], say: Say, get: Fetch) -> Iterator[Source]:
        try:
            yield from self._pages(name, content(), say, get)
        except PageError as error:
            say(_failed(name, error))

    def _pages(self, name: str, content: bytes, say: Say, get: Fetch) -> Iterator[Source]:
        known = self._known(name)
        if not is_feed(content):
            yield Source(name, partial(page_of_bytes, name, content, known))
            return
        known = replace(known, shared=True)  # what is given of a feed is said of all that it links to
        for number, entry in enumerate(read_feed(name, content).entries, start=1):
            page = page_of(entry, name, number, known)
            if page is not None:
                yield Source(page.path, partial(_itself, page))
            elif entry.url is not None and self.linked:
                yield Source(entry.url, partial(_linked, entry, entry.url, known, get))
            else:
                say(Outcome(entry.title or f"{name}#{number}", "failed", words=_TEASER))

    def _known(self, name: str) -> PageMetadata:
        """What is known of a file: what was given of all, and over it what the table says of this one."""
        shared = self.given.published is not None and len(self.uploads) + len(self.addresses) > 1
        return filled_in(replace(self.given, shared=shared), self.table.of(PurePosixPath(name)))


def _content(upload: Upload) -> bytes:
    return upload.content


def _fetched_content(address: str, get: Fetch) -> bytes:
    return get(address).content


def _itself(page: Page) -> Page:
    return page


def _linked(entry: FeedEntry, url: str, known: PageMetadata, get: Fetch) -> Page:
    return page_of_bytes(url, get(url).content, dated(entry, known))


def _taken(writer: Writer, part: Source) -> Outcome:
    try:
        taken = take_or_say(writer, part.make())
    except PageError as error:
        return _failed(part.name, error)
    unread = f"stored, but not read: {taken.document.unread}" if taken.document.unread else ""
    return Outcome(part.name, taken.outcome, taken.document.id, words=unread or taken.note or "")


def _failed(name: str, error: PageError) -> Outcome:
    return Outcome(name, "failed", words=f"{error.what}; {error.mend}")

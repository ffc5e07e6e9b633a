"""Feeds (RSS, Atom): the reports that an outlet lists, each as a page or as the address where it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from time import strftime
from typing import Any
from urllib.parse import urlsplit

import feedparser

from rashomon.model import Page, PageMetadata
from rashomon.pages.errors import PageError

#: The words with which feeds begin, looked for in the first bytes of a file.
_OPENINGS = (b"<rss", b"<feed", b"<rdf:rdf")
_SNIFFED = 2_000
#: A text of fewer words is the teaser of a report, not the report: feeds cut theirs at 30 to 60 words.
FEWEST_WORDS = 120
#: So many entries of one feed are read at once; feeds list 20 to 100.
MOST_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A report in a feed: its title, the web address where it stands (None where the feed gives none), when it was
    published (ISO 8601 with its time in UTC; never the day of a later change), and its whole text as HTML where the
    feed carries it, else None."""

    title: str
    url: str | None
    published: str | None
    html: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title and its entries in the order in which it lists them."""

    title: str
    entries: tuple[FeedEntry, ...]


def is_feed(content: bytes) -> bool:
    """Whether bytes are a feed, by their first element."""
    opening = content[:_SNIFFED].lower()
    return any(mark in opening for mark in _OPENINGS)


def read_feed(name: str, content: bytes) -> Feed:
    """The feed in a file or an answer; `name` is its path or address, for errors. Raises PageError."""
    headers = {"content-location": name} if urlsplit(name).scheme in ("http", "https") else {}
    parsed: Any = feedparser.parse(content, response_headers=headers)
    if not parsed.entries:
        raise PageError(name, "is no feed, or lists no reports", "name an RSS or Atom feed")
    entries = tuple(_entry(each) for each in parsed.entries[:MOST_ENTRIES])
    return Feed(str(parsed.feed.get("title", "")).strip(), entries)


def page_of(entry: FeedEntry, feed: str, number: int, given: PageMetadata) -> Page | None:
    """The page of an entry whose whole text stands in the feed; None for one that must be fetched. What was `given`
    wins over what the feed says of it. `feed` and `number` (from 1 on) name an entry without an address."""
    if entry.html is None:
        return None
    title = escape(entry.title)
    source = f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{entry.html}"
    content = f"{source}</article></body></html>".encode()
    path = entry.url or f"{feed}#{number}"
    return Page(path, content, hashlib.sha256(content).hexdigest(), dated(entry, given))


def dated(entry: FeedEntry, given: PageMetadata) -> PageMetadata:
    """What is known of an entry's report: what was given, else when the feed says it was published."""
    if given.published is not None or entry.published is None:
        return given
    return replace(given, published=entry.published, basis="metadata")


def _entry(entry: Mapping[str, Any]) -> FeedEntry:
    url = str(entry.get("link", "")).strip()
    return FeedEntry(
        title=" ".join(str(entry.get("title", "")).split()),
        url=url if urlsplit(url).scheme in ("http", "https") else None,
        published=_time(entry.get("published_parsed")),
        html=_whole_text(entry),
    )


def _time(parsed: Any) -> str | None:
    """A feed's time as ISO 8601; feedparser has brought it to UTC."""
    return strftime("%Y-%m-%dT%H:%M:%SZ", parsed) if parsed else None


def _whole_text(entry: Mapping[str, Any]) -> str | None:
    """The longest text of an entry, if it is long enough to be the report and not its teaser."""
    texts = [str(content.get("value", "")) for content in entry.get("content", ())] + [str(entry.get("summary", ""))]
    longest = max(texts, key=len)
    return longest if len(longest.split()) >= FEWEST_WORDS else None

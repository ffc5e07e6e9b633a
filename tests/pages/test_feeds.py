"""Feeds: an entry with its whole text becomes a page, another is an address to fetch; a change is no publication."""

from __future__ import annotations

import pytest

from rashomon.documents.making import make_document
from rashomon.model import PageMetadata
from rashomon.pages.errors import PageError
from rashomon.pages.feeds import FEWEST_WORDS, FeedEntry, dated, is_feed, page_of, read_feed

BODY = " ".join(
    f"<p>The two delegations spoke for {n} hours about water from the river on Tuesday.</p>" for n in range(20)
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Steppe Herald</title>
<item><title>Talks in Astana &amp; Tashkent</title><link>https://herald.example/talks</link>
<pubDate>Tue, 03 May 2022 23:30:00 +0600</pubDate><description>Talks.</description>
<content:encoded><![CDATA[{BODY}<script>alert(1)</script>]]></content:encoded></item>
<item><title>Only a teaser</title><link>/teaser</link><description>Envoys met again.</description></item>
<item><title>No address</title><link>javascript:alert(1)</link><description>Nothing.</description></item>
</channel></rss>""".encode()
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title><entry><title>Note</title>
<link href="https://ministry.example/note"/><updated>2022-05-04T08:00:00Z</updated>
<summary>A note.</summary></entry></feed>"""


def test_a_feed_lists_its_reports() -> None:
    feed = read_feed("https://herald.example/feed", RSS)
    assert feed.title == "The Steppe Herald"
    talks, teaser, nowhere = feed.entries
    assert (talks.title, talks.url, talks.published) == (
        "Talks in Astana & Tashkent",
        "https://herald.example/talks",
        "2022-05-03T17:30:00Z",
    )
    assert (teaser.url, teaser.html) == ("https://herald.example/teaser", None)
    assert nowhere.url is None


def test_an_entry_with_its_whole_text_is_a_page() -> None:
    entry = read_feed("feed.xml", RSS).entries[0]
    page = page_of(entry, "feed.xml", 1, PageMetadata(outlet="The Steppe Herald"))
    assert page is not None
    document = make_document(page)
    assert document.title == "Talks in Astana & Tashkent"
    assert document.path == "https://herald.example/talks"
    assert document.published.date.edtf == "2022-05-03"
    assert (document.published.basis, document.published.reasons[0]) == (
        "metadata",
        "the feed says 2022-05-03T17:30:00Z",
    )
    assert "alert" not in document.text
    assert page_of(read_feed("feed.xml", RSS).entries[1], "feed.xml", 2, PageMetadata()) is None


def test_a_teaser_is_no_report() -> None:
    short = " ".join(["word"] * (FEWEST_WORDS - 1))
    rss = f"<rss version='2.0'><channel><item><title>T</title><description>{short}</description></item></channel></rss>"
    assert read_feed("feed.xml", rss.encode()).entries[0].html is None


def test_the_day_of_a_change_is_not_the_day_of_publication() -> None:
    assert read_feed("feed.xml", ATOM).entries[0].published is None


def test_a_date_that_was_given_wins_over_the_feed() -> None:
    entry = FeedEntry("T", None, "2022-05-03T17:30:00Z", None)
    assert dated(entry, PageMetadata(published="2022-05-01", basis="given")).published == "2022-05-01"


@pytest.mark.parametrize("content", [b"", b"<html><body>no feed</body></html>", b"<rss></rss>", b"\x00\xff"])
def test_what_lists_no_reports_is_said(content: bytes) -> None:
    with pytest.raises(PageError, match="is no feed"):
        read_feed("notes.xml", content)


def test_feeds_are_known_by_their_first_element() -> None:
    assert is_feed(RSS)
    assert is_feed(ATOM)
    assert not is_feed(b"<!doctype html><html></html>")

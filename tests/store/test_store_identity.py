"""A document is its content and its publisher: what a page that comes again adds, fills in or leaves alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.model import Chronology, Document, Page, PageMetadata, Reading
from rashomon.store import Writer, intake, open_writer
from rashomon.store.identity import filled_in, free_id
from rashomon.store.intake import relate_all, take_in

REPORT = (
    "Ministers meet in Tbilisi\n\nThe foreign ministers of Georgia and Armenia met in Tbilisi on Monday and "
    "spoke of trade, the Armenian ministry said. They agreed to meet again in spring.\n"
)


def page(path: str = "report.txt", text: str = REPORT, **given: str | bool) -> Page:
    """A page with what is given about it."""
    content = text.encode()
    told = PageMetadata(basis="given" if "published" in given else "unknown", **given)  # type: ignore[arg-type]
    return Page(path, content, hashlib.sha256(content).hexdigest(), told)


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    """A store in memory; documents are not parsed, for what is read off them does not matter here."""
    monkeypatch.setattr(intake, "read_document", Reading)
    with open_writer(None) as opened:
        yield opened


def outcomes(writer: Writer, *pages: Page) -> list[str]:
    return [take_in(writer, each).outcome for each in pages]


def documents(writer: Writer) -> list[Document]:
    return [reading.document for reading in writer.readings()]


def test_reading_the_same_file_twice_adds_nothing(writer: Writer) -> None:
    assert outcomes(writer, page(), page(), page("copy of report.txt")) == ["new", "known", "known"]
    (document,) = documents(writer)
    assert document.path == "report.txt"


def test_a_date_that_is_given_later_is_filled_in(writer: Writer) -> None:
    assert outcomes(writer, page(), page(published="2019-03-05"), page(published="2019-03-05"), page()) == [
        "new",
        "updated",
        "known",
        "known",
    ]
    (document,) = documents(writer)
    assert document.published.date.edtf == "2019-03-05"


def test_an_outlet_that_is_given_later_is_filled_in_and_the_id_stays(writer: Writer) -> None:
    before = take_in(writer, page()).document
    after = take_in(writer, page(outlet="The Rioni Courier", published="2019-03-05")).document
    assert (before.outlet, after.outlet) == (None, "The Rioni Courier")
    assert before.id == after.id
    assert documents(writer) == [after]
    assert outcomes(writer, page(), page(outlet="the rioni courier")) == ["known", "updated"]
    assert len(documents(writer)) == 1


def test_a_date_that_is_corrected_replaces_the_former(writer: Writer) -> None:
    outcomes(writer, page(published="2019-03-05"), page(published="2019-03-06"))
    (document,) = documents(writer)
    assert document.published.date.edtf == "2019-03-06"


def test_a_date_that_a_former_version_kept_gives_way_to_one_of_all_files(writer: Writer) -> None:
    take_in(writer, page(published="2019-03-05"))  # which did not say of how many it was told
    take_in(writer, page(published="2019-03-06", shared=True))
    (document,) = documents(writer)
    assert document.published.date.edtf == "2019-03-06"


def test_a_date_of_all_files_dates_what_has_none_and_replaces_its_like_but_not_the_date_of_one(writer: Writer) -> None:
    def given() -> tuple[str | None, bool | None]:
        (stored,) = writer.stored(page().sha256)
        return stored.given.published, stored.given.shared

    take_in(writer, page(published="2019-03", shared=True))
    assert take_in(writer, page(published="2019-04", shared=True)).outcome == "updated"
    assert given() == ("2019-04", True)
    take_in(writer, page(published="2019-03-05", shared=False))
    assert given() == ("2019-03-05", False)
    later = take_in(writer, page(published="2019-05", shared=True, kind="wire"))
    assert (later.outcome, later.document.kind) == ("updated", "wire"), "what else is said of all is filled in"
    assert later.note is not None
    assert "the date stays that was given for it alone" in later.note
    assert take_in(writer, page(published="2019-03-05", shared=True)).note is None, "it says nothing else"
    assert given() == ("2019-03-05", False)


def test_what_a_feed_says_replaces_no_date_that_a_person_gave() -> None:
    person = PageMetadata(published="2019-03-05", basis="given")
    feed = PageMetadata(published="2019-03-06T10:00:00Z", basis="metadata")
    assert filled_in(person, feed) == person
    assert filled_in(replace(person, shared=True), feed) == replace(person, shared=True)
    assert filled_in(feed, replace(person, shared=True)) == replace(person, shared=True)
    assert filled_in(feed, replace(feed, published="2019-03-07")).published == "2019-03-07"


def test_the_same_text_from_another_outlet_is_another_document_that_carries_it(writer: Writer) -> None:
    first, second = (
        page(outlet="Rioni Wire", published="2019-03-05"),
        page(outlet="Vardar Mail", published="2019-03-06"),
    )
    assert outcomes(writer, second, first) == ["new", "new"]
    assert [each.outlet for each in documents(writer)].count("Vardar Mail") == 1
    by_outlet = {d.outlet: d for d in (r.document for r in relate_all(writer).readings)}
    assert by_outlet["Rioni Wire"].carrier_of is None
    assert by_outlet["Vardar Mail"].carrier_of == by_outlet["Rioni Wire"].id
    assert {d.id: d.carrier_of for d in documents(writer)} == {d.id: d.carrier_of for d in by_outlet.values()}


def test_no_outlet_never_makes_another_document(writer: Writer) -> None:
    outcomes(writer, page(outlet="Rioni Wire"), page(outlet="Vardar Mail"))
    taken = take_in(writer, page(published="2019-03-05"))
    assert taken.outcome == "known"
    assert taken.note == "several outlets carry this text: name the outlet to say which is meant"
    assert len(documents(writer)) == 2
    assert take_in(writer, page()).note is None


def test_an_outlet_that_is_named_wins_over_one_gathered_from_the_text(writer: Writer) -> None:
    wire = "YEREVAN (Reuters) - The two ministers met on Monday and spoke of trade, an official said.\n"
    before = take_in(writer, page(text=wire))
    after = take_in(writer, page(text=wire, outlet="Vardar Mail"))
    assert (before.document.outlet, after.document.outlet) == ("Reuters", "Vardar Mail")
    assert after.outcome == "updated"
    assert outcomes(writer, page(text=wire), page(text=wire, outlet="Rioni Wire")) == ["known", "new"]


def test_a_statement_of_two_publishers_is_two_documents(writer: Writer) -> None:
    text = (
        "JOINT STATEMENT\n\nThe two governments agree to open the crossing at Sadakhlo on 3 May and to keep it open.\n"
    )
    first = page(text=text, kind="statement", publisher="government:GEO")
    second = page(text=text, kind="statement", publisher="government:ARM")
    assert outcomes(writer, first, second, first, second) == ["new", "new", "known", "known"]
    assert len({document.id for document in documents(writer)}) == 2


def test_a_newer_version_reads_documents_again(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(writer, page())
    monkeypatch.setattr(intake, "this_reader", lambda: "99.0 other weights")
    assert outcomes(writer, page()) == ["updated"]


def test_other_texts_are_other_documents(writer: Writer) -> None:
    assert outcomes(writer, page(), page(text=REPORT + "More is to follow.\n")) == ["new", "new"]


def test_the_order_of_reading_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "read_document", Reading)
    pages = [page(outlet="Rioni Wire"), page(outlet="Vardar Mail"), page("other.txt", REPORT + "It rained.\n")]

    def chronology(order: list[Page]) -> Chronology:
        with open_writer(None) as opened:
            outcomes(opened, *order)
            return relate_all(opened)

    assert chronology(pages) == chronology(pages[::-1])


def test_what_is_told_now_wins_where_both_say_something() -> None:
    old = PageMetadata(published="2019", basis="given", outlet="Rioni Wire")
    assert filled_in(old, PageMetadata()) == old
    assert filled_in(old, PageMetadata(kind="wire")) == replace(old, kind="wire")
    assert filled_in(PageMetadata(outlet="X"), old) == old


def test_an_id_that_is_taken_gives_way() -> None:
    assert free_id("abcd", "government:GEO", ["ffff"]) == "abcd"
    other = free_id("abcd", "government:GEO", ["abcd"])
    assert other != "abcd"
    assert len(other) == 4


def test_a_page_that_is_no_document_leaves_the_store_as_it_was(writer: Writer, tmp_path: Path) -> None:
    from rashomon.pages.errors import PageError

    take_in(writer, page())
    with pytest.raises(PageError):
        take_in(writer, page("bad.txt", published="never"))
    assert len(documents(writer)) == 1

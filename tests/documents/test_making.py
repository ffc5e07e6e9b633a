"""From bytes to documents: decoding, kinds, publishers, dates, languages and HTML."""

from __future__ import annotations

import hashlib

import pytest

from rashomon.documents.identity import document_id, slug
from rashomon.documents.making import make_document
from rashomon.model import Document, Page, PageMetadata
from rashomon.pages.errors import PageError

REPORT = (
    "Peru condemns raid\n\nPeru condemned on Friday what it called a raid on its embassy in Quito, the ministry said.\n"
)


def made(content: str | bytes, path: str = "report.txt", **given: str) -> Document:
    data = content.encode() if isinstance(content, str) else content
    return make_document(Page(path, data, hashlib.sha256(data).hexdigest(), PageMetadata(**given)))  # type: ignore[arg-type]


# ---------------------------------------------------------------- text
def test_text_is_kept_to_the_character() -> None:
    text = REPORT.replace("\n", "\r\n").replace("Peru condemned", "Peru\u00a0condemned “at once” —")
    document = made(b"\xef\xbb\xbf" + text.encode())
    assert document.text == text
    assert [document.text[b.start : b.end] for b in document.blocks] == [line for line in text.split("\r\n") if line]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = "The envoy to Åland\n\nThe visit to Malmö was “very positive”, the señor said to those on the quay.\n"
    assert made(text.encode(encoding)).text == text


def test_what_cannot_be_decoded_names_the_file() -> None:
    with pytest.raises(PageError, match=r"noise\.txt: is not text in any known encoding|noise\.txt: is in no encoding"):
        made(bytes(range(1, 32)) * 40 + b"\x81\x8d\x8f\x90\x9d", "noise.txt")


def test_a_document_is_its_content_and_its_outlet() -> None:
    assert made(REPORT).id == document_id(made(REPORT).sha256, None)
    assert made(REPORT, outlet="The Example").id == made(REPORT, outlet="the  example").id
    assert made(REPORT, outlet="The Example").id != made(REPORT).id
    assert slug("Hürriyet Daily News") == "hurriyet-daily-news"
    assert slug("Новая газета") != slug("Известия")


# ---------------------------------------------------------------- language
def test_another_language_is_stored_and_not_read() -> None:
    document = made(
        "Dışişleri Bakanı Ankara'da\n\nDışişleri Bakanı bugün Ankara'da mevkidaşıyla bir araya geldi ve iki ülke "
        "arasındaki ilişkileri görüştü. Bakan, görüşmenin çok olumlu geçtiğini söyledi.\n"
    )
    assert document.unread == "the text is in Turkish (tr); only English is read"
    assert [block.role for block in document.blocks] == ["headline", "body"]


@pytest.mark.parametrize(
    "text", [REPORT, "Obama, Xi, Putin, Abe meet in Hangzhou, Zhejiang Province, China, Asia, Sunday\n"]
)
def test_short_english_is_read(text: str) -> None:
    assert made(text).unread is None


# ---------------------------------------------------------------- dates
@pytest.mark.parametrize(
    ("given", "edtf", "earliest", "latest"),
    [
        ("2016-06-29", "2016-06-29", "2016-06-29", "2016-06-29"),
        ("2016-06-29T23:10:00+03:00", "2016-06-29", "2016-06-29", "2016-06-29"),
        ("2016-02", "2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016", "2016-01-01", "2016-12-31"),
        ("2016-06-28/2016-06-29", "2016-06-28/2016-06-29", "2016-06-28", "2016-06-29"),
    ],
)
def test_a_given_date(given: str, edtf: str, earliest: str, latest: str) -> None:
    published = made(REPORT, published=given).published
    assert (published.date.edtf, published.date.earliest, published.date.latest) == (edtf, earliest, latest)
    assert published.basis == "given"
    assert published.reasons


@pytest.mark.parametrize(
    "given", ["29.06.2016", "2016-13-01", "2016-02-30", "yesterday", "2016-06-29/2016-06-28", "2016-21",
     "2016Tanything", "2016-06-29Tgarbage", "2016-06-29T.:.:", "2016-06-29T99:99", "2016-06-29T10:00+99:00"],
)  # fmt: skip
def test_a_given_date_that_is_none_is_refused_with_its_file(given: str) -> None:
    with pytest.raises(PageError, match=r"report\.txt: its given publication date .* write it as 2016-06-29"):
        made(REPORT, published=given)


@pytest.mark.parametrize(
    ("stamp", "outlet", "day"),
    [
        ("2016-06-28T23:30:00Z", "Kyodo News", "2016-06-29"),  # nine hours ahead
        ("2016-06-28T23:30+00:00", "Anadolu Agency", "2016-06-29"),
        ("2016-06-28T12:00:00Z", "Kyodo News", "2016-06-28"),
        ("2016-06-29T02:30:00Z", "The New York Times", "2016-06-28"),  # still the day before in every zone there
        ("2016-06-29T06:30:00Z", "The New York Times", "2016-06-29"),  # its zones differ: as written
        ("2016-06-28T23:30:00Z", "A Paper Nobody Knows", "2016-06-28"),
        ("2016-06-28T23:30:00-04:00", "Kyodo News", "2016-06-28"),  # a zone of its own: as written
        ("0001-01-01T00:00:00Z", "The New York Times", "0001-01-01"),  # the day before is not in the calendar
        ("9999-12-31T23:30:00Z", "Kyodo News", "9999-12-31"),
    ],
)
def test_the_day_of_a_time_in_universal_time_is_the_outlet_s(stamp: str, outlet: str, day: str) -> None:
    published = made(REPORT, published=stamp, outlet=outlet).published
    assert published.date.edtf == day
    assert (len(published.reasons) == 2) == (not stamp.startswith(day))


def test_without_a_date_none_is_made_up() -> None:
    assert made(REPORT).published.basis == "unknown"
    assert not made(REPORT).published.date.known


# ---------------------------------------------------------------- kinds and publishers
def test_a_ministry_s_release_is_a_statement_of_its_government() -> None:
    document = made(
        "Ministry of Foreign Affairs of the Republic of Kazakhstan\nPress Release No. 45\n12 March 2018\n\n"
        "Statement on the shelling of the border post\n\nThe Ministry of Foreign Affairs strongly condemns the "
        "shelling of the post at Korday. We call on all sides to show restraint.\n"
    )
    assert (document.kind, document.publisher) == ("statement", "government:KAZ")
    assert document.title == "Statement on the shelling of the border post"
    assert [block.role for block in document.blocks] == ["byline", "byline", "dateline", "headline", "body"]


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Readout of the Prime Minister of Canada's call with the Emir of Qatar", "office:CAN/prime-minister"),
        ("Statement by the NATO Secretary General on the missile launch", "organisation:nato"),
        ("Statement by the Foreign Ministry of Chile", "government:CHL"),
    ],
)
def test_titles_that_only_offices_write(title: str, publisher: str) -> None:
    document = made(f"{title}\n\nThe two sides spoke on Monday about the waters off the cape and agreed to meet.\n")
    assert (document.kind, document.publisher) == ("statement", publisher)


def test_a_readout_is_of_the_one_who_issues_it_not_of_the_one_who_was_called() -> None:
    document = made(
        "Telephone conversation with President of Kazakhstan\n\nThe President of Belarus spoke by telephone with the "
        "President of Kazakhstan on 3 March. They agreed to keep in touch.\n"
    )
    assert (document.kind, document.publisher) == ("statement", "office:BLR/president")


def test_a_headline_about_a_call_is_no_readout() -> None:
    text = "Telephone conversation with president was brief\n\nHe was called on Monday, an aide in Minsk said.\n"
    assert made(text).kind == "report"


@pytest.mark.parametrize(
    ("given", "publisher"),
    [
        ("office:FRA/president", "office:FRA/president"),
        ("The Kremlin", "office:RUS/president"),
        ("Indian Ministry of External Affairs", "government:IND"),
        ("Brazil", "government:BRA"),
        ("Mid-Ocean Fishers' League", "organisation:mid-ocean-fishers-league"),
    ],
)
def test_a_given_publisher_becomes_an_actor(given: str, publisher: str) -> None:
    assert made(REPORT, kind="statement", publisher=given).publisher == publisher


def test_a_report_about_a_statement_is_a_report() -> None:
    document = made(
        "Statement by Sudan's army angers Chad\n\nBy Ann Roe\n\nChad rejected on Tuesday what the army said.\n\n"
        '"We condemn these lies," the minister told reporters.\n'
    )
    assert (document.kind, document.publisher) == ("report", None)


@pytest.mark.parametrize(
    ("lead", "outlet"),
    [
        ("N'DJAMENA, April 3 (Reuters) - Chad closed its border.", "Reuters"),
        ("MOSCOW, March 4. /TASS/. The two ministers spoke by phone.", "TASS"),
        ("HANOI, Vietnam (AP) — The two ministers spoke by phone.", "Associated Press"),
    ],
)
def test_wire_copy_names_its_agency(lead: str, outlet: str) -> None:
    document = made(f"Ministers speak\n\n{lead}\n")
    assert (document.kind, document.outlet) == ("wire", outlet)
    assert document.blocks[-1].role == "body"


def test_an_outlet_named_in_the_text_is_not_its_publisher() -> None:
    assert (
        made("Ministers speak\n\nThe ministers spoke by phone, Reuters (London) reported on Monday.\n").outlet is None
    )


# ---------------------------------------------------------------- HTML
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry talks | The Example</title>
<meta property="og:site_name" content="The Example Online">
<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
 "headline": "Ferry talks end in Suva &amp; Apia", "datePublished": "2018-04-02T23:30:00+12:00",
 "publisher": {"@type": "Organization", "name": "The Example"}}]}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry talks end in Suva &amp; Apia</h1>
<p>Fiji and Samoa ended two days of talks about the ferry between their capitals on Monday, both ministries said.</p>
<p>The Samoan minister said the first ship would sail within a month, while his Fijian colleague named no date.</p>
<p>A joint declaration was signed at noon in the old parliament house, and the delegations left for the airport.</p>
</article><footer>Terms of use</footer></body></html>"""


def test_a_saved_page_gives_its_article_and_what_it_says_of_itself() -> None:
    document = made(PAGE, "page.html")
    assert document.text.startswith("Ferry talks end in Suva & Apia\n\nFiji and Samoa ended")
    assert document.title == "Ferry talks end in Suva & Apia"
    assert document.outlet == "The Example"
    assert document.published.date.edtf == "2018-04-02"
    assert document.published.basis == "metadata"
    assert "Terms of use" not in document.text


@pytest.mark.parametrize("depth", [900, 5000])
def test_data_nested_deeper_than_anybody_writes_is_passed_over(depth: int) -> None:
    own = PAGE.index('{"@graph"')
    document = made(f"{PAGE[:own]}{'[' * depth}1{']' * depth}</script>{PAGE[own - 35 :]}", "page.html")
    assert document.text.startswith("Ferry talks end in Suva & Apia\n\nFiji and Samoa ended")


def test_what_is_given_wins_over_the_page() -> None:
    document = made(PAGE, published="2018-04-03", outlet="Another")
    assert (document.published.date.edtf, document.published.basis, document.outlet) == (
        "2018-04-03",
        "given",
        "Another",
    )


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(PageError, match=r"menu\.html: holds no article; save the page of the report itself"):
        made("<html><body><nav><a href='/'>Home</a> <a href='/a'>About</a></nav></body></html>", "menu.html")


def test_plain_text_with_an_angle_bracket_is_no_page() -> None:
    assert made("Trade < war?\n\nThe envoys met on Monday, the ministry said.\n").text.startswith("Trade < war?")

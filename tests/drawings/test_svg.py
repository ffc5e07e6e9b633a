"""Elements of drawings: what is escaped, what is refused, and how axes are marked."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from rashomon.drawings.axis import Scale, day_ticks, number_ticks
from rashomon.drawings.svg import drawing, element, link, render, shortened, words


def test_words_and_attributes_are_escaped() -> None:
    shown = render(element("text", '<script>&"', class_='a"b', stroke_width=1.5, x=3))
    assert shown == '<text class="a&quot;b" stroke-width="1.5" x="3">&lt;script&gt;&amp;&quot;</text>'


def test_what_is_none_is_left_out() -> None:
    assert render(element("g", None, "a", None, fill=None)) == "<g>a</g>"


def test_lengths_are_short() -> None:
    assert render(element("rect", x=1 / 3, y=2.0)) == '<rect x="0.33" y="2"/>'


@pytest.mark.parametrize("attribute", ["style", "onclick", "onload"])
def test_what_the_pages_forbid_is_refused(attribute: str) -> None:
    with pytest.raises(ValueError, match=attribute):
        element("g", **{attribute: "x"})


@pytest.mark.parametrize("address", ["https" + "://example.org", "//example.org", "javascript:alert(1)", "data:x"])
def test_a_drawing_links_to_no_other_host(address: str) -> None:
    with pytest.raises(ValueError, match="pages of its own"):
        link(address, "elsewhere")


@pytest.mark.parametrize("address", ["/events/e-1", "#row", "?from=2016"])
def test_a_drawing_links_to_its_own_pages(address: str) -> None:
    assert f'href="{address}"' in render(link(address, "here"))


def test_hostile_words_make_a_drawing_that_xml_can_read() -> None:
    hostile = "a\x00b\x1b\ud800\uffff\u202e<"
    whole = drawing(10, 20, words(hostile, 0, 0), id_="d", title=hostile, description="none", links=False)
    tree = ElementTree.fromstring(str(render(whole)))
    assert tree.attrib["role"] == "img"
    assert tree.attrib["viewBox"] == "0 0 10 20"
    shown = tree[2].text
    assert shown == "a␀b␛\ufffd\ufffd<"


def test_a_drawing_with_links_is_no_image_so_that_they_can_be_reached() -> None:
    assert 'role="group"' in render(drawing(1, 1, id_="d", title="t", description="d", links=True))


def test_words_are_shortened_whole() -> None:
    assert shortened("a  b\nc", 5) == "a b c"
    assert shortened("abcdefgh", 5) == "abcd…"
    assert shortened("the ferry landing, again", 21) == "the ferry landing…"
    assert shortened("the ferry (the new one)", 12) == "the ferry…"


def test_a_scale_lays_values_along_a_line() -> None:
    scale = Scale(0, 10, 100, 0)
    assert [scale.at(0), scale.at(5), scale.at(10)] == [100, 50, 0]
    assert scale.held(99) == 0
    assert Scale(3, 3, 0, 10).at(3) == 5


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [(0, 10, (0, 2, 4, 6, 8, 10)), (-10, 10, (-10, -5, 0, 5, 10)), (0, 3, (0, 0.5, 1, 1.5, 2, 2.5, 3)), (4, 4, (4,))],
)
def test_ticks_of_numbers_are_round(first: float, last: float, ticks: tuple[float, ...]) -> None:
    assert number_ticks(first, last) == ticks


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2023, 5, 16), date(2023, 5, 16), ["16 May 2023"]),
        (date(2022, 12, 30), date(2023, 1, 2), ["30 Dec 2022", "31 Dec", "1 Jan 2023", "2 Jan"]),
        (
            date(2022, 11, 5),
            date(2023, 6, 1),
            ["Dec 2022", "Jan 2023", "Feb 2023", "Mar 2023", "Apr 2023", "May 2023", "Jun 2023"],
        ),
        (date(2015, 2, 1), date(2023, 6, 1), [str(year) for year in range(2016, 2024)]),
    ],
)
def test_ticks_of_days_fit_what_they_span(first: date, last: date, labels: list[str]) -> None:
    assert [label for _, label in day_ticks(first, last)] == labels


def test_a_long_span_has_few_ticks() -> None:
    assert 1 <= len(day_ticks(date(1, 1, 1), date(9999, 12, 31))) <= 10

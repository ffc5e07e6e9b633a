"""The series of a pair as a drawing: what stands where, what leads where, and what reads without colour."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from rashomon.drawings.series import Bar, Column, pair_series

SVG = "{http://www.w3.org/2000/svg}"
MAY = Column(
    ("May", "2021"),
    (
        Bar(1, 3, "May 2021: 3 events of verbal cooperation", "/pairs/RWA/UGA/events?period=2021-05&class=1"),
        Bar(2, 1, "May 2021: 1 event of material cooperation", "/pairs/RWA/UGA/events?period=2021-05&class=2"),
        Bar(4, 2, "May 2021: 2 events of material conflict", "/pairs/RWA/UGA/events?period=2021-05&class=4"),
    ),
    -2.5,
    "May 2021: mean Goldstein value −2.5 of 6 events",
    "/pairs/RWA/UGA/events?period=2021-05",
)
JUNE = Column(("Jun",), (), None, "", "/pairs/RWA/UGA/events?period=2021-06")
JULY = Column(("Jul",), (Bar(3, 1, "July 2021: 1", "/x"),), 4.0, "July 2021: mean", "/y")


def drawn(*columns: Column) -> ElementTree.Element:
    return ElementTree.fromstring(
        str(pair_series("Rwanda & Uganda", "<b>Bars</b>", columns)).replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1)
    )


def bars(drawing: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {str(bar.get("class")).removeprefix("bar "): bar for bar in drawing.iter(f"{SVG}rect") if bar.get("class")}


def test_cooperation_stands_above_the_line_and_conflict_hangs_below() -> None:
    drawing = drawn(MAY, JULY)
    (line,) = {float(str(each.get("y1"))) for each in drawing.iter(f"{SVG}line") if each.get("class") == "axis"} - {
        max(float(str(each.get("y1"))) for each in drawing.iter(f"{SVG}line") if each.get("class") == "axis")
    }
    placed = {
        kind: (float(str(bar.get("y"))), float(str(bar.get("y"))) + float(str(bar.get("height"))))
        for kind, bar in bars(drawing).items()
    }
    assert placed["cooperation material"][1] == pytest.approx(line)
    assert placed["cooperation verbal"][1] == pytest.approx(placed["cooperation material"][0])
    assert placed["conflict material"][0] == pytest.approx(line)
    assert placed["conflict verbal"][0] == pytest.approx(line)


def test_a_bar_is_as_long_as_its_events_are_many() -> None:
    lengths = {kind: float(str(bar.get("height"))) for kind, bar in bars(drawn(MAY)).items()}
    assert lengths["cooperation verbal"] == pytest.approx(3 * lengths["cooperation material"], abs=0.1)
    many = Column(("May",), (Bar(1, 100_000, "many", "/a"), Bar(3, 1, "one", "/b")), None, "", "/c")
    assert float(str(bars(drawn(many))["conflict verbal"].get("height"))) >= 4


def test_what_is_said_is_hatched_and_what_is_done_is_filled() -> None:
    fills = {kind: bar.get("fill") for kind, bar in bars(drawn(MAY, JULY)).items()}
    assert fills == {
        "cooperation verbal": "url(#hatch-cooperation)",
        "cooperation material": "currentColor",
        "conflict verbal": "url(#hatch-conflict)",
        "conflict material": "currentColor",
    }
    patterns = {pattern.get("id"): pattern.get("patternTransform") for pattern in drawn(MAY).iter(f"{SVG}pattern")}
    assert len(set(patterns.values())) == 2


def test_every_bar_and_point_is_a_link_with_a_title() -> None:
    links = {str(a.get("href")): a for a in drawn(MAY, JUNE, JULY).iter(f"{SVG}a")}
    assert set(links) == {*(bar.address for bar in MAY.bars), MAY.address, "/x", "/y"}
    assert all(a.find(f"{SVG}title") is not None and a.get("aria-label") for a in links.values())
    title = links["/pairs/RWA/UGA/events?period=2021-05&class=1"].find(f"{SVG}title")
    assert title is not None
    assert title.text == "May 2021: 3 events of verbal cooperation"


def test_a_screen_reader_is_told_what_it_is_and_hears_its_links() -> None:
    drawing = drawn(MAY)
    assert drawing.get("role") == "group"  # an image would hide the links in it
    title, words = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
    assert title is not None
    assert words is not None
    assert (title.text, words.text) == ("Rwanda & Uganda", "<b>Bars</b>")
    assert (drawing.get("aria-labelledby"), drawing.get("aria-describedby")) == (title.get("id"), words.get("id"))


def test_a_period_without_events_keeps_its_place_and_breaks_the_line_of_means() -> None:
    three = drawn(MAY, JUNE, JULY)
    assert [text.text for text in three.iter(f"{SVG}text") if text.get("class") == "period"] == [
        "May",
        "2021",
        "Jun",
        "Jul",
    ]
    assert not [each for each in three.iter(f"{SVG}line") if each.get("class") == "means"]
    assert [each for each in drawn(MAY, JULY).iter(f"{SVG}line") if each.get("class") == "means"]


def test_nothing_is_drawn_of_nothing() -> None:
    assert pair_series("a", "b", ()) == ""


def test_no_style_stands_in_the_drawing() -> None:
    assert "style=" not in str(pair_series("a", "b", (MAY, JUNE, JULY)))

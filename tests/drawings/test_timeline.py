"""The timeline: what shape an event has, where it stands, and what the drawing says to those who do not see it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from rashomon.drawings.svg import Element, Sample, render
from rashomon.drawings.timeline import MOST_MARKS, timeline, timeline_key
from rashomon.drawings.timeline_bars import TimelineBar, timeline_bars, timeline_bars_key
from rashomon.drawings.timeline_marks import TimelineMark
from rashomon.drawings.timescale import EDGE, WIDTH, timescale

MAY = date(2022, 5, 1)


def day(number: int) -> str:
    return (MAY + timedelta(number)).isoformat()


def mark(
    first: str | None, last: str | None, number: int = 0, *, firm: bool = True, disputed: bool = False
) -> TimelineMark:
    return TimelineMark(
        f"/events/e-{number}", f"Talks {number}", f"{first}: Talks {number}", first, last, firm, disputed
    )


def bar(first: str, last: str, events: int, disputed: int = 0) -> TimelineBar:
    return TimelineBar(f"/events?from={first}&to={last}", f"{first}: {events}", first, last, events, disputed)


def drawn(found: Element | None) -> ElementTree.Element:
    assert found is not None
    return ElementTree.fromstring(str(render(found)))


def links(tree: ElementTree.Element) -> list[ElementTree.Element]:
    return list(tree.iter("a"))


def path_of(found: ElementTree.Element) -> str:
    return found.find("path").attrib["d"]  # type: ignore[union-attr]


def extent(found: ElementTree.Element) -> tuple[float, float]:
    """From where to where a mark lies."""
    target = found.find("rect")
    assert target is not None
    left = float(target.attrib["x"])
    return left, left + float(target.attrib["width"])


def says(key: tuple[Sample, ...]) -> list[str]:
    return [each.says for each in key]


# ---------------------------------------------------------------- marks
def test_a_month_is_no_day_where_the_scale_is_long() -> None:
    ends = [mark("2010-01-01", "2010-01-01"), mark("2020-01-01", "2020-01-01", 3)]
    month, one = mark("2016-06-01", "2016-06-30", 1), mark("2014-06-15", "2014-06-15", 2)
    widths = [round(right - left, 3) for left, right in map(extent, links(drawn(timeline([*ends, month, one]))))]
    assert widths[2] > widths[1] == widths[0] == widths[3]


def test_every_event_is_a_link_that_says_what_it_is() -> None:
    tree = drawn(timeline([mark(day(n), day(n), n) for n in range(5)]))
    assert [link.attrib["href"] for link in links(tree)] == [f"/events/e-{n}" for n in range(5)]
    assert [link.find("title").text for link in links(tree)] == [link.attrib["aria-label"] for link in links(tree)]  # type: ignore[union-attr]


def test_the_drawing_has_a_name_and_a_description() -> None:
    tree = drawn(timeline([mark(day(0), day(0))]))
    assert tree.attrib["role"] == "group"
    named = {each.attrib["id"]: each.text for each in tree if "id" in each.attrib}
    assert named[tree.attrib["aria-labelledby"]] == "Timeline of the events on this page"
    assert "1 events" not in (named[tree.attrib["aria-describedby"]] or "")
    assert "1 May 2022" in (named[tree.attrib["aria-describedby"]] or "")


@pytest.mark.parametrize(
    ("shown", "round_ends", "fill"),
    [
        (mark(day(3), day(3)), 2, "currentColor"),
        (mark(day(3), day(3), disputed=True), 0, "currentColor"),
        (mark(day(3), day(3), firm=False), 2, "none"),
        (mark(day(1), day(9)), 2, "currentColor"),
        (mark(None, day(9)), 1, "currentColor"),
        (mark(day(1), None), 1, "currentColor"),
    ],
)
def test_shape_tells_apart_what_colour_need_not(shown: TimelineMark, round_ends: int, fill: str) -> None:
    tree = drawn(timeline([shown, mark(day(0), day(20), 1)]))
    found = next(link for link in links(tree) if link.attrib["href"] == shown.address)
    assert path_of(found).count("A") == round_ends
    assert found.find("path").attrib["fill"] == fill  # type: ignore[union-attr]


def test_days_that_it_may_have_been_are_a_bar_as_long_as_they_are() -> None:
    tree = drawn(timeline([mark(day(0), day(40), 0), mark(day(10), day(19), 1), mark(day(10), day(10), 2)]))
    ends = {link.attrib["href"][-1]: extent(link) for link in links(tree)}
    whole = ends["0"][1] - ends["0"][0]
    assert ends["1"][1] - ends["1"][0] == pytest.approx(whole * 10 / 41, abs=0.1)
    assert ends["2"][1] - ends["2"][0] < ends["1"][1] - ends["1"][0]


def test_a_known_day_is_a_round_mark_in_its_middle_where_days_are_wide_too() -> None:
    tree = drawn(timeline([mark(day(0), day(0), 0), mark(day(1), day(1), 1), mark(day(0), day(1), 2)]))
    ends = {link.attrib["href"][-1]: extent(link) for link in links(tree)}
    width = {each: right - left for each, (left, right) in ends.items()}
    assert width["0"] == width["1"] < width["2"] / 20
    assert sum(ends["0"]) / 2 == pytest.approx(ends["2"][0] + width["2"] / 4)


def test_the_key_holds_the_shapes_that_are_drawn_and_no_others() -> None:
    assert says(timeline_key([mark(day(0), day(0))])) == ["a day"]
    several = [mark(day(0), day(9)), mark(None, day(9)), mark(day(3), None, disputed=True), mark(None, None)]
    assert says(timeline_key(several)) == ["one of these days", "by this day", "this day or later", "in dispute"]
    assert says(timeline_key([mark(day(0), day(0), firm=False)]))[1:] == ["claimed, possible, planned or denied"]
    assert timeline_key([mark(None, None)]) == ()


def test_an_open_end_points_in_the_key_where_it_points_on_the_line() -> None:
    entries = timeline_key([mark(None, day(9)), mark(day(3), None)])
    shapes = {each.says: path_of(drawn(each.drawn)) for each in entries}
    tips = {words: [float(x) for x, _ in re.findall(r"([\d.]+) ([\d.]+) L", shape)] for words, shape in shapes.items()}
    assert min(tips["by this day"]) == 1  # the tip of the arrow, left of all
    assert max(tips["this day or later"]) > max(tips["by this day"])


def test_the_key_says_where_the_scale_ends() -> None:
    recent = [mark(day(n * 5), day(n * 5), n) for n in range(30)]
    assert says(timeline_key([mark("1774-07-21", "1774-07-21", 99), *recent])) == ["a day", "no scale before this line"]
    months = [bar(f"2022-0{n}-01", f"2022-0{n}-28", 3) for n in range(1, 6)]
    counted = timeline_bars_key([*months, bar("2059-01-01", "2059-01-28", 1, 1), bar("2022-01-01", "2022-12-31", 4)])
    assert says(counted) == [
        "events of one period",
        "of these, in dispute",
        "events known only to that longer time",
        "no scale after this line",
    ]
    assert timeline_bars_key([]) == ()


def test_marks_keep_clear_of_one_another() -> None:
    tree = drawn(timeline([mark(day(n % 7), day(n % 7 + n % 3), n) for n in range(MOST_MARKS)]))
    boxes = [(*extent(link), float(link.find("rect").attrib["y"])) for link in links(tree)]  # type: ignore[union-attr]
    assert len(boxes) == MOST_MARKS
    for n, (left, right, y) in enumerate(boxes):
        for other_left, other_right, other_y in boxes[n + 1 :]:
            assert other_y != y or right <= other_left + 0.01 or other_right <= left + 0.01


def test_everything_stays_on_the_sheet() -> None:
    shown = [mark(None, day(0)), mark(day(400), None, 1), *(mark(day(n), day(n + 300), n) for n in range(2, 30))]
    for link in links(drawn(timeline(shown))):
        left, right = extent(link)
        assert 0 <= left < right <= WIDTH


def test_one_event_long_ago_does_not_press_the_others_together() -> None:
    recent = [mark(day(n * 5), day(n * 5), n) for n in range(30)]
    tree = drawn(timeline([mark("1774-07-21", "1774-07-21", 99), *recent]))
    places = [extent(link)[0] for link in links(tree) if link.attrib["href"] != "/events/e-99"]
    assert max(places) - min(places) > WIDTH * 0.7
    assert "earlier" in [each.text for each in tree.iter("text")]
    evenly = drawn(timeline([mark(day(0), day(0)), mark(day(900), day(900), 1)]))
    assert "earlier" not in [each.text for each in evenly.iter("text")]


def test_undated_events_are_on_no_timeline() -> None:
    assert timeline([mark(None, None)]) is None
    assert len(links(drawn(timeline([mark(None, None), mark(day(1), day(1), 1)])))) == 1


# ---------------------------------------------------------------- bars
def test_bars_are_as_high_as_they_count() -> None:
    tree = drawn(timeline_bars([bar("2022-05-01", "2022-05-31", 10), bar("2022-06-01", "2022-06-30", 5, 2)]))
    heights = [[float(each.attrib["height"]) for each in link.iter("rect")][1:] for link in links(tree)]
    assert heights[0][0] == pytest.approx(2 * heights[1][0])
    assert heights[1][1] == pytest.approx(heights[1][0] * 2 / 5)  # the disputed foot


def test_what_is_known_only_to_the_year_stands_on_no_month() -> None:
    months = [bar(f"2022-0{n}-01", f"2022-0{n}-28", 3) for n in range(1, 6)]
    tree = drawn(timeline_bars([*months, bar("2022-01-01", "2022-12-31", 40)]))
    band = next(link for link in links(tree) if link.attrib["href"].endswith("to=2022-12-31"))
    assert [each.text for each in band.iter("text")] == ["40"]
    counts = [each.text for each in tree.iter("text") if each.attrib.get("text-anchor") == "end"]
    assert counts  # the scale of the bars does not reach what is no bar
    assert max(int(count or 0) for count in counts) <= 3


def test_no_bars_for_no_events() -> None:
    assert timeline_bars([]) is None


# ---------------------------------------------------------------- time
def test_the_days_shown_are_all_where_none_is_far_from_the_rest() -> None:
    shown = timescale([(n, n) for n in range(100)])
    assert (shown.first, shown.last, shown.before, shown.after) == (0, 99, False, False)


def test_a_few_far_outside_stand_in_zones_at_both_edges() -> None:
    shown = timescale([(-9000, -9000), *((n, n) for n in range(100)), (9000, 9000)])
    assert (shown.first, shown.last, shown.before, shown.after) == (0, 99, True, True)
    assert shown.scale.start > EDGE


def test_a_single_day_is_shown() -> None:
    assert timescale([(7, 7)]).first == timescale([(7, 7)]).last == 7

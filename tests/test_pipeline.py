"""What the flow gives of all documents together."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Actor, Chronology, Document, Page, PageMetadata, Reading
from rashomon.pipeline import read_page_alone, relate


def test_the_side_of_an_actor_is_an_actor_of_the_chronology_even_where_no_text_names_it(
    document: Callable[..., Document],
) -> None:
    outlet = Actor("outlet:xinhua", "Xinhua", "outlet", "CHN", None, "state:CHN", "state news agency")
    lone = Reading(document("The ministers met in Vienna, Xinhua reported.\n"), (outlet,))
    assert [(actor.id, actor.name, actor.kind) for actor in relate([lone]).actors] == [
        ("outlet:xinhua", "Xinhua", "outlet"),
        ("state:CHN", "China", "state"),
    ]


def test_nothing_read_gives_nothing() -> None:
    assert relate([]) == Chronology()


def test_what_a_report_relates_is_kept_where_only_its_own_line_dates_it() -> None:
    text = (
        "Published March 3, 2011\n\nTBILISI - Georgia expelled a Moldovan diplomat on Wednesday.\n\n"
        "Moldova recalled its envoy on Thursday in response to the expulsion.\n"
    )
    reading = read_page_alone(Page("a.txt", text.encode(), "a", PageMetadata()))
    assert reading.document.published.basis == "inferred"
    (recall,) = [m for m in reading.event_mentions if text[m.span.start : m.span.end] == "recalled"]
    assert recall.time.date.edtf == "2011-03-03"
    assert [relation.kind for relation in recall.relations] == ["responds_to"]
    assert recall.wording is not None

"""What the flow gives of all documents together."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Actor, Chronology, Document, Reading
from rashomon.pipeline import relate


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

"""Kinds, instances, topics and predicates as data: well formed, without doubles, and loaded whole."""

from __future__ import annotations

from importlib.resources import files
from itertools import chain
from typing import Any

import pytest
import yaml

from rashomon.knowledge.happening_kinds import instances, kinds, kinds_of_modes, light_verbs
from rashomon.knowledge.ontology import roots
from rashomon.knowledge.predicates import predicates, say_the_same, stem
from rashomon.knowledge.topics import topics, topics_of

KEYS = {
    "kinds": {"kinds", "general", "light"},
    "instances": {"earlier", "later", "repeat", "same_thing"},
    "topics": {"topics"},
    "predicates": {"groups", "aspect", "happens", "with", "empty", "light", "exclusive"},
}
FIELDS = {
    "kinds": {"name", "roots", "words", "communication", "directed", "modes", "answers"},
    "general": {"word", "roots", "communication", "casualty", "stands_for"},
    "topics": {"name", "label", "words", "with", "implies", "also"},
}


def data(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(
        (files("rashomon.knowledge") / "events" / f"{name}.yaml").read_text("utf-8")
    )
    return loaded


@pytest.mark.parametrize("name", sorted(KEYS))
def test_a_file_has_the_keys_that_its_loader_reads(name: str) -> None:
    assert set(data(name)) == KEYS[name] | {"source", "licence"}


@pytest.mark.parametrize(("name", "rows"), [("kinds", "kinds"), ("kinds", "general"), ("topics", "topics")])
def test_an_entry_has_no_unknown_field_and_no_double(name: str, rows: str) -> None:
    entries = data(name)[rows]
    names = [(entry.get("name") or entry["word"]) for entry in entries]
    assert [entry for entry in entries if set(entry) - FIELDS[rows]] == []
    assert sorted(set(names)) == sorted(names)


def test_every_word_is_text_and_stands_once_in_its_list() -> None:
    lists = [
        *(row["words"] for row in [*data("kinds")["kinds"], *data("topics")["topics"]]),
        *data("instances")["same_thing"],
        *data("predicates")["groups"],
        *(data("instances")[key] for key in ("earlier", "later", "repeat")),
        *(data("predicates")[key] for key in ("aspect", "happens", "empty", "light")),
        data("kinds")["light"],
    ]
    # a bare "on" or "no" would be a truth value, and what the readers look up is in lower case
    assert [word for word in chain(*lists) if not isinstance(word, str) or word != word.lower().strip()] == []
    assert [words for words in lists if not words or len(words) != len(set(words))] == []


def test_kinds_are_of_roots_of_the_ontology_and_general_words_stand_for_kinds_there_are() -> None:
    known = {kind for each in kinds().values() for kind in each}
    assert {root for kind in known for root in kind.roots} <= set(roots())
    assert {name for kind in known for name in kind.stands_for} <= {kind.name for kind in known}
    assert [kind.name for kind in kinds()["phone call"]] == ["call"]
    assert any(kind.general for kind in kinds()["incident"])
    assert light_verbs() >= {"send", "hold"}
    told = {f"{name}:{mode}" for name, root in roots().items() for mode in root.modes}
    assert set(kinds_of_modes()) <= told
    assert kinds_of_modes()["ASSAULT:explosives"].name == "attack"


def test_words_of_instances_are_of_one_sort() -> None:
    told = instances()
    assert told.earlier.isdisjoint(told.later)
    assert (told.earlier | told.later).isdisjoint(told.repeat)
    assert told.same_thing["warplane"] == told.same_thing["jet"]


def test_topics_imply_topics_there_are() -> None:
    assert {weaker for topic in topics().values() for weaker in topic.implies} <= set(topics())
    assert topics_of({"president", "apologise"}) == ["apology"]
    assert topics_of({"restore", "tie"}) == ["relations"]
    assert topics_of({"tie", "shoe"}) == []  # "tie" needs a word of mending or making beside it


@pytest.mark.parametrize(("a", "b"), [("purchase", "buy"), ("offer", "propose"), ("fill", "filling")])
def test_predicates_that_say_the_same(a: str, b: str) -> None:
    assert say_the_same(a, b)
    assert say_the_same(b, a)


@pytest.mark.parametrize(("a", "b"), [("buy", "sell"), ("kill", "release"), ("be", "bee")])
def test_predicates_that_do_not(a: str, b: str) -> None:
    assert not say_the_same(a, b)


def test_predicates_that_groups_hold_are_none_of_the_empty_ones() -> None:
    table = predicates()
    assert {"be", "have", "do"} <= table.empty
    assert set(table.groups).isdisjoint({"be", "have", "do", "make", "take"})
    assert stem("shelling") == stem("shell")

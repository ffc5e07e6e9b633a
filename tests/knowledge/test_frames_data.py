"""The frames as data: well formed, in agreement with the ontology, without doubles, and broad enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

from rashomon.knowledge.frames import read_frames
from rashomon.knowledge.ontology import cameo_codes, contexts, roots

FIELDS = {
    "lemma",
    "pos",
    "mode",
    "context",
    "cameo",
    "actor",
    "recipient",
    "third",
    "reciprocal",
    "object",
    "not_object",
    "subject",
    "intransitive",
    "recalls",
    "complement",
    "must",
    "needs",
    "human",
    "generic",
}
SLOTS = {
    "subject",
    "object",
    "indirect",
    "poss",
    "modifier",
    "by",
    "with",
    "of",
    "from",
    "to",
    "for",
    "on",
    "at",
    "against",
    "in",
    "into",
    "between",
    "over",
    "among",
    "as",
    "through",
    "about",
    "upon",
    "toward",
    "towards",
    "behind",
    "around",
    "round",
    "near",
    "outside",
    "along",
    "off",
    "via",
    "across",
    "under",
    "after",
}
FLAGS = ("reciprocal", "intransitive", "complement", "must", "generic")
PATHS = sorted(
    (p for p in (files("rashomon.knowledge") / "frames").iterdir() if p.name.endswith(".yaml")), key=lambda p: p.name
)
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in PATHS}
FILES: dict[str, dict[str, Any]] = {name: yaml.load(text, Loader=yaml.CSafeLoader) for name, text in TEXTS.items()}
#: Fewer than this, and a root would miss words that every newspaper uses.
LEAST_OF_A_ROOT = 25


def senses() -> Iterator[tuple[str | None, str, dict[str, Any]]]:
    """Root, lemma and entry of every sense."""
    for content in FILES.values():
        for entry in content["frames"]:
            lemmas = entry["lemma"] if isinstance(entry["lemma"], list) else [entry["lemma"]]
            yield from ((content["root"], lemma, entry) for lemma in lemmas)


def test_every_root_has_one_file_and_what_has_no_root_another() -> None:
    assert sorted(str(content["root"]) for content in FILES.values()) == sorted([*roots(), "None"])


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_names_its_source_and_licence_and_can_be_read(name: str) -> None:
    assert FILES[name]["source"]
    assert FILES[name]["licence"]
    assert read_frames(TEXTS[name])


def test_entries_hold_known_fields_and_slots_only() -> None:
    for _, lemma, entry in senses():
        assert set(entry) <= FIELDS, (lemma, set(entry) - FIELDS)
        assert entry["pos"] in ("verb", "noun", "adjective"), lemma
        assert all(entry[flag] is True for flag in FLAGS if flag in entry), lemma
        assert entry.get("human", "actor") == "actor", lemma
        for role in ("actor", "recipient", "third"):
            assert set(entry.get(role, ())) <= SLOTS, (lemma, role, entry[role])


def test_lemmas_are_lower_case_words_without_loose_blanks() -> None:
    names = ("U-turn", "UAV attack", "IED attack", "PERSON", "PLACE")
    for _, lemma, entry in senses():
        for word in (lemma, *(w for field in ("object", "not_object", "subject") for w in entry.get(field, ()))):
            assert isinstance(word, str), (lemma, word)
            assert word == " ".join(word.split()), (lemma, word)
            assert word == word.lower() or word in names, (lemma, word)


def test_words_that_recall_an_event_name_roots() -> None:
    for _, lemma, entry in senses():
        for kind in entry.get("recalls", ()):
            root, _, mode = kind.partition(":")
            assert root in roots(), lemma
            assert not mode or mode in roots()[root].modes, (lemma, kind)


def test_modes_contexts_and_codes_agree_with_the_ontology() -> None:
    for root, lemma, entry in senses():
        if "mode" in entry:
            assert root is not None, lemma
            assert entry["mode"] in roots()[root].modes, (root, lemma)
        assert entry.get("context") is None or entry["context"] in contexts(), lemma
        if "cameo" in entry:
            assert cameo_codes()[entry["cameo"]].root == root, (root, lemma, entry["cameo"])


def test_no_word_has_the_same_sense_twice() -> None:
    seen = Counter(
        (lemma.replace("-", " "), entry["pos"], thing, doer, bool(entry.get("complement")), bool(entry.get("must")))
        for _, lemma, entry in senses()
        for thing in entry.get("object", [""])
        for doer in entry.get("subject", [""])
    )
    assert [key for key, times in seen.items() if times > 1] == []


def test_every_root_is_broad() -> None:
    words = Counter(root for root, _, entry in senses() if entry["pos"] in ("verb", "noun"))
    assert {root: n for root, n in words.items() if root and n < LEAST_OF_A_ROOT} == {}
    assert sum(words.values()) > 2500

"""The learned reader: how it takes the better of network and rules, and what it reads with the shipped weights."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import rashomon
from rashomon.documents.making import make_document
from rashomon.encoder.parser import parse_document
from rashomon.encoder.trunk import trunk
from rashomon.expressions.actors import find_actors
from rashomon.model import Attribution, Block, Document, Page, Span
from rashomon.statements.attributions import find_attributions, readers
from rashomon.statements.drafts import Draft
from rashomon.statements.learned import combined
from rashomon.statements.proposals import Proposal, propose
from rashomon.statements.rules import drafts_by_rule
from rashomon.statements.scene import Scene, make_scene
from rashomon.statements.thresholds import Thresholds

TEXT = "The envoy said the truce held. Rain fell on the camp, and the cook grumbled about the flour.\n"


def page(text: str, name: str = "report.txt") -> Page:
    content = text.encode("utf-8")
    return Page(name, content, hashlib.sha256(content).hexdigest())


def scene(text: str = TEXT) -> Scene:
    document = make_document(page(text))
    return make_scene(document, parse_document(document), ())


def spans(at: Scene, *words: str) -> tuple[Span, ...]:
    return tuple(Span(at.document.id, at.text.index(w), at.text.index(w) + len(w)) for w in words)


def proposal(at: Scene, source: str, cue: str, *content: str, sure: float = 0.99) -> Proposal:
    return Proposal(
        spans(at, source) if source else (), spans(at, cue), spans(at, *content), sure, 0.99, "asserts", 0.99
    )


def words(at: Scene, drafts: Sequence[Draft]) -> list[tuple[str, str, str]]:
    parts = [(d.source, d.cue, d.content) for d in drafts]
    quote = at.document.quote
    return [tuple(" | ".join(quote(s) for s in spans) for spans in part) for part in parts]  # type: ignore[misc]


@pytest.fixture(scope="module")
def envoy() -> Scene:
    return scene()


def test_where_both_read_nearly_the_same_the_rules_ends_stand(envoy: Scene) -> None:
    seen = proposal(envoy, "envoy", "said", "the truce")
    assert words(envoy, combined(envoy, drafts_by_rule(envoy), [seen], Thresholds())) == [
        ("The envoy", "said", "the truce held")
    ]


def test_where_they_differ_the_networks_stand(envoy: Scene) -> None:
    seen = proposal(envoy, "The envoy", "said", "Rain fell on the camp")
    assert words(envoy, combined(envoy, drafts_by_rule(envoy), [seen], Thresholds())) == [
        ("The envoy", "said", "Rain fell on the camp")
    ]


def test_what_the_network_does_not_see_is_dropped(envoy: Scene) -> None:
    assert combined(envoy, drafts_by_rule(envoy), [], Thresholds()) == []


def test_what_only_the_network_reads_is_added_when_it_is_sure(envoy: Scene) -> None:
    ruled = drafts_by_rule(envoy)
    said = proposal(envoy, "The envoy", "said", "the truce held")
    new = proposal(envoy, "the cook", "grumbled", "about the flour")
    assert len(combined(envoy, ruled, [said, new], Thresholds())) == 2
    assert len(combined(envoy, ruled, [said, replace(new, sure=0.5)], Thresholds())) == 1
    assert len(combined(envoy, ruled, [said, replace(new, sure_content=0.7)], Thresholds())) == 1


def test_a_speaker_is_not_given_his_own_words_twice(envoy: Scene) -> None:
    said = proposal(envoy, "The envoy", "said", "the truce held")
    again = proposal(envoy, "The envoy", "Rain", "said the truce held")
    assert len(combined(envoy, drafts_by_rule(envoy), [said, again], Thresholds())) == 1


def test_nobody_says_nothing() -> None:
    at = scene("Nobody grumbled about the flour.\n")
    seen = proposal(at, "Nobody", "grumbled", "about the flour")
    assert combined(at, [], [seen], Thresholds()) == []


def test_quotations_that_are_mostly_covered_are_taken_whole() -> None:
    at = scene("“The flour is damp, and so are we,” the cook grumbled.\n")
    seen = proposal(at, "the cook", "grumbled", "flour is damp, and so are we,")
    (draft,) = combined(at, [], [seen], Thresholds())
    assert at.document.quote(draft.content[0]) == "“The flour is damp, and so are we,”"


def read(document: Document) -> tuple[Attribution, ...]:
    parse = parse_document(document)
    return find_attributions(document, parse, find_actors(document, parse))


ODD = [
    "",
    "\n\n",
    "Peace\n",
    "“\n",
    "“”“”\n",
    "a " * 3000 + "\n",
    "said said said.\n",
    "—\n",
    '“We took the bridge,” the captain is quoted as saying. "It cost us less because nobody held it."\n',
    "The envoy told reporters that " + ", that ".join(["the uninhabitable archipelago was theirs"] * 60) + ".\n",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_read_without_a_fault(text: str) -> None:
    blocks = (Block(0, len(text.rstrip()), "body"),) if text.strip() else ()
    found = read(Document("d", "odd.txt", "0", text, blocks))
    for a in found:
        for span in (*a.source, *a.cue, *a.content):
            assert text[span.start : span.end].strip()
            assert not text[max(0, span.start - 1) : span.start + 1].isalnum() or span.start == 0
            assert not text[span.end - 1 : span.end + 1].isalnum() or span.end == len(text)


def test_a_report_is_read_alike_alone_and_among_others(tmp_path: Path) -> None:
    texts = {
        "a.txt": "Quito said the bridge was closed. “We saw the trucks turn back,” a guard told the radio.\n",
        "b.txt": "The ministry in Lima denied that its soldiers had crossed the river, calling the claim absurd.\n",
        "c.txt": "Observers believe both armies are bringing up guns. Neither government would comment.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    among = {r.document.path: r.attributions for r in rashomon.read(tmp_path).readings}
    for name in texts:
        (alone,) = rashomon.read(tmp_path / name).readings
        assert alone.attributions
        assert repr(alone.attributions) == repr(among[alone.document.path])


def test_the_rules_stay_beside_the_network() -> None:
    assert list(readers()) == ["learned", "rules"]


def test_a_source_ends_with_its_name() -> None:
    at = scene("The ministry of ports on Monday accused Lima of theft.\n")
    assert [d.source for d in combined(at, [], propose(at, drafts_by_rule(at), trunk(), 0.5))] == [
        spans(at, "The ministry of ports")
    ]

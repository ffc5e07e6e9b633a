"""`rashomon demo` and `rashomon serve`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

import pytest

import composed
from command_line import run
from rashomon.cli.demo import richest_first
from rashomon.demo import NOTICE, demo_paths
from rashomon.events.memory import Memory, no_memory
from rashomon.model import Chronology, Reading


def test_the_event_with_voices_against_one_another_comes_first() -> None:
    assert richest_first(composed.CHRONOLOGY) == ["e-letter", "e-meeting"]
    nothing_said = replace(composed.CHRONOLOGY, propositions=())
    assert richest_first(nothing_said) == ["e-letter", "e-meeting"]  # then the one in more documents


def test_the_demonstration_ends_with_a_chronology_and_an_account_table(monkeypatch: pytest.MonkeyPatch) -> None:
    def relate(readings: Iterable[Reading], *_: object) -> tuple[Chronology, Memory]:
        read = tuple(readings)
        events = tuple(replace(event, documents=(read[0].document.id,)) for event in composed.CHRONOLOGY.events)
        return replace(composed.CHRONOLOGY, readings=read, events=events), no_memory()

    monkeypatch.setattr("rashomon.store.intake.relate_again", relate)
    text = run("demo").stdout
    assert text.index("Kenya's president writes to Somalia's") < text.index("│ it is said that …")
    assert f"2 events in {len(demo_paths())} documents." in text
    assert NOTICE in text


def test_the_demonstration_keeps_its_documents_where_it_is_told() -> None:
    record = json.loads(run("demo", "--store", "demo.db", "--json").stdout)
    assert len(record["documents"]) == len(demo_paths())
    assert len(json.loads(run("document", "--store", "demo.db", "--json").stdout)["documents"]) == len(demo_paths())


def test_serving_a_store_that_is_not_there_is_refused_before_anything_listens() -> None:
    result = run("serve", "--store", "none.db")
    assert result.exit_code == 2
    assert "none.db: there is no such store" in result.stderr

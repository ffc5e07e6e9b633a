"""A portion of a store gives, narrowed, what the whole gives narrowed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import composed
from crowded import crowd
from rashomon.formats.json import dump
from rashomon.formats.narrowing import narrowed
from rashomon.model import Chronology, ComparedSide, PageMetadata
from rashomon.store import Store, open_store, open_writer

COPY = composed.document_of(f"{composed.RADIO}\n\nPrinted again.", "copy", "Copycat")
REPRINT = replace(
    composed.RADIO_READING,
    document=replace(COPY, carrier_of=composed.RADIO_DOCUMENT.id),
    actors=(),
    attributions=(),
    event_mentions=(),
)
#: The words of both events side by side, of no event.
ALIKE = replace(
    composed.DENIAL,
    id="k-2",
    event=None,
    proposition=None,
    verdict="different_event",
    a=ComparedSide(None, (composed.span(composed.POST_DOCUMENT, "The two may meet in Kampala"),), ()),
)


def stored(path: Path, told: Chronology) -> Store:
    with open_writer(path) as writer:
        for reading in told.readings:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(told)
    return open_store(path)


@pytest.mark.parametrize("events", [["e-letter"], ["e-meeting"], ["e-letter", "e-meeting"], []])
def test_a_portion_narrowed_is_the_whole_narrowed(tmp_path: Path, events: list[str]) -> None:
    spokesman = composed.span(composed.RADIO_DOCUMENT, "a spokesman")
    told = replace(
        composed.CHRONOLOGY,
        actors=(replace(composed.ACTORS[0], side_evidence=spokesman), *composed.ACTORS[1:]),
        readings=(*composed.READINGS, REPRINT),
        comparisons=(composed.DENIAL, ALIKE),
    )
    store = stored(tmp_path / "rashomon.db", told)
    assert dump(narrowed(store.portion(events), events)) == dump(narrowed(store.chronology(), events))


def test_a_portion_leaves_the_rest_unread(tmp_path: Path) -> None:
    told = crowd(papers=6)
    store = stored(tmp_path / "rashomon.db", told)
    portion = store.portion(["e-other-3"])
    assert [event.id for event in portion.events] == ["e-other-3"]
    assert portion.propositions == ()
    assert len(portion.links) == 0

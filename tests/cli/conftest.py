"""An empty working folder for each command, and a store that holds the chronology made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import composed
from rashomon.model import PageMetadata, Reading
from rashomon.store import DEFAULT_STORE, intake, open_writer


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder; documents are not parsed, for the commands are what is looked at."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(intake, "read_document", Reading)
    return tmp_path


@pytest.fixture
def kept() -> Path:
    """The composed chronology in the default store."""
    with open_writer(DEFAULT_STORE) as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(composed.CHRONOLOGY)
    return DEFAULT_STORE

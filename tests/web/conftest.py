"""Visitors of the reading room in tests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import composed
from rashomon.model import PageMetadata
from rashomon.store import open_writer


@pytest.fixture(scope="session", autouse=True)
def at_localhost() -> Iterator[None]:
    """A test's browser calls the reading room by a name that it goes by, as a person's does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TestClient, "__init__", partialmethod(TestClient.__init__, base_url="http://localhost:8000"))
        yield


@pytest.fixture(scope="session")
def web_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two composed reports and their events, which tests do not change."""
    path = tmp_path_factory.mktemp("web") / "rashomon.db"
    with open_writer(path) as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(composed.CHRONOLOGY)
    return path

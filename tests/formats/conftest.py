"""The demonstration corpus, read once for all tests of formats."""

from __future__ import annotations

import pytest

from rashomon.demo import demo_metadata, demo_paths
from rashomon.model import Chronology, Reading
from rashomon.pages.files import read_page
from rashomon.pipeline import read_page_alone, relate


@pytest.fixture(scope="session")
def demo_readings() -> list[Reading]:
    """The demonstration corpus, read document by document."""
    given = demo_metadata()
    return [read_page_alone(read_page(path, given[path.name])) for path in demo_paths()]


@pytest.fixture(scope="session")
def demo_chronology(demo_readings: list[Reading]) -> Chronology:
    """The chronology of the demonstration corpus."""
    return relate(demo_readings)

"""Visitors of the reading room in tests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partialmethod

import pytest
from fastapi.testclient import TestClient


@pytest.fixture(scope="session", autouse=True)
def at_localhost() -> Iterator[None]:
    """A test's browser calls the reading room by a name that it goes by, as a person's does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TestClient, "__init__", partialmethod(TestClient.__init__, base_url="http://localhost:8000"))
        yield

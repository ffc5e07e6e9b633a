"""Fixtures that turn a short text into the values the steps work on."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from rashomon.model import Block, Date, Document, Published, Reading


def make_document(text: str, published: str | None = None, name: str = "report") -> Document:
    """A document of one block a line: a first line followed by an empty one is the headline, the rest is body."""
    blocks, offset = [], 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip():
            headline = number == 0 and len(lines) > 1 and not lines[1].strip()
            blocks.append(Block(offset, offset + len(line), "headline" if headline else "body"))
        offset += len(line) + 1
    given = Published(Date(published, published, published), "given") if published else Published()
    return Document(name, f"{name}.txt", name, text, tuple(blocks), language="en", kind="report", published=given)


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    """`document(text, published=None, name="report")`: see `make_document`."""
    return make_document


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """`reading(text, published=None, name="report")`: all that the pipeline reads off a short text."""
    from rashomon.pipeline import read_document

    def read(text: str, published: str | None = None, name: str = "report") -> Reading:
        return read_document(make_document(text, published, name))

    return read


@pytest.fixture(scope="session")
def until() -> Callable[..., None]:
    """`until(condition, seconds=60)` waits until a condition holds, and fails where it does not."""

    def wait(condition: Callable[[], object], seconds: float = 60.0) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it took too long"
            time.sleep(0.02)

    return wait

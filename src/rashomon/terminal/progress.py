"""Progress on standard error, for people who wait: only on a terminal, and only after two seconds."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")
_PATIENCE = 2.0  # seconds without a word; shorter waits would only flicker


def track(items: Sequence[T], words: str) -> Iterator[T]:
    """The items one after the other, with a bar once that takes longer than a moment."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    progress = Progress(*columns, console=console, transient=True)
    begun = time.monotonic()
    task = progress.add_task(words, total=len(items))
    try:
        for done, item in enumerate(items):
            if console.is_terminal and not progress.live.is_started and time.monotonic() - begun > _PATIENCE:
                progress.start()
            progress.update(task, completed=done)
            yield item
    finally:
        progress.stop()


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """A sign of life while something runs that has no parts to count."""
    console = Console(stderr=True)
    with console.status(words) if console.is_terminal else nullcontext():
        yield

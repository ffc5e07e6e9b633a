"""Composed chronologies of any length: events that all stand in one document, on days, in months, or undated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import composed
from rashomon.edtf import make_date
from rashomon.model import Chronology, Date, Event, EventTime, PageMetadata
from rashomon.store import open_writer

FIRST = date(2021, 3, 1)


def event(number: int, edtf: str | None, **changes: object) -> Event:
    """An event like the composed letter, with a date of its own."""
    found = make_date(edtf) if edtf else Date()
    made = replace(
        composed.LETTER,
        id=f"e-{number:04d}",
        label=f"Ferry talks, round {number}",
        time=EventTime(found, "explicit" if edtf else "unresolved", "composed"),
        mentions=(f"m-{1000 + number}",),
        disputed=(),
        told=composed.TUESDAY,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def days(count: int, every: int = 1) -> list[Event]:
    """So many events, each some days after the one before."""
    return [event(n, (FIRST + timedelta(n * every)).isoformat()) for n in range(count)]


def store_of(path: Path, events: Sequence[Event], readings: Iterable[object] = composed.READINGS) -> Path:
    """A store with these events, told in the composed documents."""
    kept = tuple(readings)
    with open_writer(path) as writer:
        for reading in kept:
            writer.put(reading, PageMetadata(), "2023-05-17T08:30:00+00:00")  # type: ignore[arg-type]
        chronology = Chronology(kept, composed.ACTORS, tuple(events))  # type: ignore[arg-type]
        writer.replace_chronology(chronology)
    return path

"""Exports read back by readers that are not ours, and chronologies whose lists come in another order."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas

from rashomon.formats.cells import as_written
from rashomon.formats.registry import format_named
from rashomon.model import Chronology


def export_of(name: str, chronology: Chronology) -> Mapping[str, bytes]:
    """The files of an export by name."""
    return {file.name: file.content for file in format_named(name).files(chronology)}


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file as the standard library reads them, as they were written before they were made inert."""
    rows = csv.DictReader(io.StringIO(content.decode(), newline=""))
    return [{name: as_written(cell) for name, cell in row.items()} for row in rows]


def csv_frame(content: bytes) -> Any:
    """A CSV file as pandas reads it, every cell as it stands."""
    return pandas.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)


def tsv_frame(content: bytes, names: list[str] | None = None) -> Any:
    """A tab-separated file as pandas reads it, with its own line of names or with these."""
    heading = {"names": names, "header": None} if names is not None else {}
    return pandas.read_csv(io.BytesIO(content), sep="\t", dtype=str, keep_default_na=False, **heading)


def gdelt_frames(chronology: Chronology) -> tuple[Any, Any]:
    """The events and the mentions of a GDELT export, named by the lists of columns that come with them."""
    files = export_of("gdelt", chronology)
    frames = []
    for table in ("events", "mentions"):
        names = files[f"{table}.columns.txt"].decode().splitlines()
        frames.append(tsv_frame(files[f"{table}.tsv"], names))
    return frames[0], frames[1]


def texts_of(chronology: Chronology) -> Mapping[str, str]:
    """The texts of the documents by id."""
    return {reading.document.id: reading.document.text for reading in chronology.readings}


def words_at(texts: Mapping[str, str], spans: str) -> str:
    """The words that stand at passages written as document:start-end, "…" between them."""
    found = []
    for each in spans.split("|") if spans else []:
        document, _, offsets = each.rpartition(":")
        start, _, end = offsets.partition("-")
        found.append(texts[document][int(start) : int(end)])
    return " … ".join(found)


def shuffled(chronology: Chronology, seed: int) -> Chronology:
    """The same chronology with each of its lists in another order, and those of its readings and propositions."""
    chance = random.Random(seed)

    def mixed(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(values, len(values)))

    readings = [
        replace(
            reading,
            actors=mixed(reading.actors),
            actor_mentions=mixed(reading.actor_mentions),
            places=mixed(reading.places),
            attributions=mixed(reading.attributions),
            event_mentions=mixed(reading.event_mentions),
        )
        for reading in chronology.readings
    ]
    propositions = [replace(row, accounts=mixed(row.accounts)) for row in chronology.propositions]
    return replace(
        chronology,
        readings=mixed(tuple(readings)),
        actors=mixed(chronology.actors),
        events=mixed(chronology.events),
        propositions=mixed(tuple(propositions)),
        comparisons=mixed(chronology.comparisons),
        links=mixed(chronology.links),
    )

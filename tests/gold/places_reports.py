"""Composed reports with names that several places of the world bear: what the marks say, and which are set aside."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rashomon.knowledge.places import place
from rashomon.knowledge.places.wordings import abbreviations
from rashomon.model import Block, Document, Place

Part = Literal["tuned", "held"]

_MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|(\w+)(?:\|(\w+))?\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked name: its offsets, the country (None for none), the feature, and the state where one is told."""

    start: int
    end: int
    country: str | None
    feature: str
    state: str | None

    def is_right(self, place_found: Place) -> bool:
        """Whether a place is the one that is meant."""
        if place_found.country != self.country or place_found.feature != self.feature:
            return False
        if self.state is None or place_found.geonameid is None:
            return True
        return place(place_found.geonameid).region in {k.id for k in abbreviations()[self.state]}


def reports(part: Part | None = None) -> Iterator[tuple[Document, tuple[Marked, ...]]]:
    """The reports of a part (all where None), with their marked names; a third is held, chosen by hash."""
    lines = Path(__file__).with_name("places").joinpath("reports.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(line for line in lines if not line.startswith("#")):
        own: Part = "held" if int(hashlib.sha256(line.encode()).hexdigest(), 16) % 3 == 0 else "tuned"
        if part is None or part == own:
            yield _report(f"r{number}", line)


def _report(name: str, line: str) -> tuple[Document, tuple[Marked, ...]]:
    text, marks = "", []
    past = 0
    for match in _MARK.finditer(line):
        text += line[past : match.start()]
        country = None if match[2] == "-" else match[2]
        marks.append(Marked(len(text), len(text) + len(match[1]), country, match[3], match[4]))
        text += match[1]
        past = match.end()
    text += line[past:]
    return Document(name, name, name, text, (Block(0, len(text), "body"),), language="en"), tuple(marks)

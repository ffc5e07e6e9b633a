"""PolNeAR 1.0 (Newell, Margolin, Ruths 2018): texts with attributions, as its folders hold them.

A split is a folder with `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann` (brat stand-off).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.model import Page, PageMetadata
from rashomon.pages.files import read_page

ROLES = ("source", "cue", "content")
Spans = tuple[tuple[int, int], ...]
Relation = dict[str, Spans]


@dataclass(frozen=True)
class Annotated:
    """A text with the attributions of one annotator, and of a second where there is one."""

    page: Page
    text: str
    gold: tuple[Relation, ...]
    second: tuple[Relation, ...] | None = None


def load(path: Path, limit: int = 0) -> Iterator[Annotated]:
    """The annotated texts of a split in name order."""
    found = 0
    for file in sorted((path / "text").glob("*.txt")):
        annotations = sorted(a for a in (path / "attributions").glob("*.ann") if a.name[:-9] == file.stem)
        if annotations and (not limit or found < limit):
            found += 1
            page = read_page(file, PageMetadata())
            first, *more = (tuple(_parse(a)) for a in annotations)
            yield Annotated(page, page.content.decode("utf-8"), first, more[0] if more else None)


def _parse(path: Path) -> Iterator[Relation]:
    """The attributions of a brat file: T lines give the fragments, E lines tie them together."""
    fragments: dict[str, Spans] = {}
    ties: list[str] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        cells = line.rstrip("\r").split("\t")
        if len(cells) > 2 and re.fullmatch(r"T\d+", cells[0]):
            pieces = cells[1].split(" ", 1)[1].split(";")
            fragments[cells[0]] = tuple((int(p.split()[0]), int(p.split()[1])) for p in pieces)
        elif len(cells) > 1 and re.fullmatch(r"E\d+", cells[0]):
            ties.append(cells[1])
    for tie in ties:
        parts = [(re.sub(r"\d+$", "", a.split(":")[0]).lower(), a.split(":")[1]) for a in tie.split()]
        yield {role: tuple(sorted(s for r, t in parts if r == role for s in fragments.get(t, ()))) for role in ROLES}

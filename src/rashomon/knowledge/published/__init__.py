"""Public facts that tell when a text can have been written: names and since when they have been borne, terms of office,
candidacies, occasions, and words about titles. The data files beside this module, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from rashomon.edtf import make_date
from rashomon.knowledge.files import read_yaml
from rashomon.model import Date


@dataclass(frozen=True, slots=True)
class Name:
    """A name or notion, the stretches of time since it came up, and the fact that says so."""

    names: tuple[str, ...]
    since: tuple[Date, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term in an office: the titles that stand before the holder's names, first and last ISO day (None: not over).

    `end` is how it ended: handed over to a chosen successor, broken off by death, flight or force, or "kept": the title
    is borne for ever. None where it goes on.
    """

    titles: tuple[str, ...]
    names: tuple[str, ...]
    since: str
    until: str | None
    end: Literal["handover", "broken", "kept"] | None


@dataclass(frozen=True, slots=True)
class Candidacy:
    """Somebody stands for the (vice) presidency of the United States: ISO days, None where there is none."""

    names: tuple[str, ...]
    declared: str | None
    presumed: str | None
    nominated: str | None
    ended: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """A summit, vote or the like: its names, the place set beside them (None where there is none) and its ISO days."""

    names: tuple[str, ...]
    place: str | None
    first: str
    last: str


@cache
def names() -> tuple[Name, ...]:
    """Names that came into being on a public day."""
    return tuple(
        Name(_several(row["names"]), tuple(_since(each) for each in _several(row["since"])), row["note"])
        for row in _rows("names.tsv")
    )


@cache
def terms() -> tuple[Term, ...]:
    """Terms in offices beside those of heads of state and of government, and earlier ones of these."""
    return tuple(
        Term(
            _several(row["titles"]),
            _several(row["names"]),
            row["since"],
            _day(row["until"]),
            _day(row["end"]),  # type: ignore[arg-type]
        )
        for row in _rows("terms.tsv")
    )


@cache
def title_words(kind: Literal["not_holding", "bodies", "fallen", "ended", "turned_out"]) -> tuple[str, ...]:
    """The words of one list of words.yaml, the longest first."""
    return tuple(sorted(read_yaml("published/words.yaml")[kind], key=lambda word: (-len(word), word)))


@cache
def candidacies() -> tuple[Candidacy, ...]:
    """Candidacies for the presidency and vice presidency of the United States."""
    return tuple(
        Candidacy(
            (row["name"], *_several(row["aliases"])),
            _day(row["declared"]),
            _day(row["presumed"]),
            _day(row["nominated"]),
            row["ended"],
        )
        for row in _rows("candidates.tsv")
    )


@cache
def occasions() -> tuple[Occasion, ...]:
    """Summits, conventions, votes and games."""
    return tuple(
        Occasion(_several(row["names"]), _day(row["place"]), row["first"], row["last"])
        for row in _rows("occasions.tsv")
    )


def _since(text: str) -> Date:
    return make_date(text if "/" in text else f"{text}/..")


def _day(cell: str) -> str | None:
    return None if cell == "-" else cell


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of this folder, keyed by its header; lines that start with # are notes."""
    text = files("rashomon.knowledge.published").joinpath(name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("# ")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]

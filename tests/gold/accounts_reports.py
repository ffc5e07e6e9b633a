"""Composed storylines: reports of one affair with every proposition, every voice's stance and every clash annotated."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from rashomon.model import Dimension, DocumentKind, Page, PageMetadata, Telling, Verdict

Part = Literal["tuned", "held"]
Kind = Literal[
    "toll",
    "update",
    "border",
    "apology",
    "who_fired",
    "agreed",
    "met",
    "third_party_denial",
    "changed_position",
    "reprint",
    "silence",
    "place",
    "date",
    "evaluation",
    "firmness",
    "condition",
    "demand",
    "lookalike",
    "seized",
    "detained",
]

#: The stem of a quote, and which of its occurrences is meant.
_OCCURRENCE = re.compile(r"(?s)(.*?)(?:@(\d+))?\Z")


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of one report: the report's key and offsets in its text."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One report as a page, with the key of the report it reprints (None for one of its own)."""

    key: str
    page: Page
    text: str
    kind: DocumentKind | None
    carrier_of: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One voice's account of a row: the names that the voice goes by, its report, the accepted stances with the
    preferred one first, and the quotes, each of which is enough."""

    voices: tuple[str, ...]
    report: str
    stances: tuple[Telling, ...]
    value: str | None
    quotes: tuple[Quote, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One proposition of an event and the account of every voice."""

    event: str
    dimension: Dimension
    text: str
    cells: tuple[Cell, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides with the accepted verdicts on them, the preferred one first; each side is quotes of which each is
    enough."""

    verdicts: tuple[Verdict, ...]
    nuance: str | None
    a: tuple[Quote, ...]
    b: tuple[Quote, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Storyline:
    """Reports of one affair and what a careful reader takes from them; `different` are pairs of event names of rows."""

    name: str
    part: Part
    kinds: tuple[str, ...]
    reports: tuple[Report, ...]
    rows: tuple[Row, ...]
    clashes: tuple[Pair, ...]
    others: tuple[Pair, ...]
    different: tuple[tuple[str, str], ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """What the reader is given."""
        return tuple(report.page for report in self.reports)

    def words(self, quote: Quote) -> str:
        """The exact words of a quote."""
        text = next(report.text for report in self.reports if report.key == quote.report)
        return text[quote.start : quote.end]


def storylines(folder: Path, part: Part | None = None, name: str | None = None) -> list[Storyline]:
    """The storylines of `tuned/` and `held/` in the folder (of one part, or of one name, where that is given), by part
    and name.

    Raises ValueError for a quote that does not stand in its report, a word that is no stance, verdict, dimension or
    kind, and a pair of quotes under two verdicts.
    """
    parts: tuple[Part, ...] = get_args(Part) if part is None else (part,)
    files = [(each, file) for each in sorted(parts, reverse=True) for file in sorted((folder / each).glob("*.yaml"))]
    return [_storyline(file, each) for each, file in files if name is None or file.stem == name]


def _storyline(file: Path, part: Part) -> Storyline:
    try:
        return _read(file.stem, part, yaml.safe_load(file.read_text("utf-8")))
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise ValueError(f"{part}/{file.name}: {error}") from error


def _read(name: str, part: Part, given: Mapping[str, Any]) -> Storyline:
    _known(given, {"kinds", "reports", "propositions", "clashes", "others", "different"})
    reports = tuple(_report(name, str(key), each) for key, each in given["reports"].items())
    texts = {report.key: report.text for report in reports}
    if unknown := {r.carrier_of for r in reports} - {None, *texts}:
        raise ValueError(f"no such reports to reprint: {unknown}")
    rows = tuple(_row(each, texts) for each in given["propositions"])
    clashes = tuple(_pair(each, texts) for each in given.get("clashes") or ())
    told = tuple(_pair(each, texts) for each in given.get("others") or ())
    others = tuple(_omitting(pair, rows, (*clashes, *told)) for pair in told)
    if wrong := [p.verdicts for p in clashes if set(p.verdicts) - {"deny", "contradict"}]:
        raise ValueError(f"no clashes: {wrong}")
    _once((*clashes, *others), texts)
    different = tuple((str(a), str(b)) for a, b in given.get("different") or ())
    if unknown_events := {name for pair in different for name in pair} - {row.event for row in rows}:
        raise ValueError(f"no proposition is of {unknown_events}")
    return Storyline(name, part, _choose(given["kinds"], Kind), reports, rows, clashes, others, different)


def _report(name: str, key: str, given: Mapping[str, Any]) -> Report:
    _known(given, {"outlet", "published", "kind", "carrier_of", "text"})
    text = given["text"].strip() + "\n"
    content = text.encode()
    published = given.get("published")
    dated = None if published is None else str(published)
    basis: Literal["given", "unknown"] = "unknown" if dated is None else "given"
    metadata = PageMetadata(published=dated, basis=basis, outlet=given["outlet"])
    page = Page(f"{name}-{key}.txt", content, hashlib.sha256(content).hexdigest(), metadata)
    kind = _choose([given["kind"]], DocumentKind)[0] if "kind" in given else None
    return Report(key, page, text, kind, given.get("carrier_of"))


def _row(given: Mapping[str, Any], texts: Mapping[str, str]) -> Row:
    _known(given, {"event", "dimension", "text", "cells", "optional"})
    cells = tuple(_cell(each, texts) for each in given["cells"])
    dimension = _choose([given["dimension"]], Dimension)[0]
    return Row(given["event"], dimension, given["text"], cells, given.get("optional", False))


def _cell(given: Mapping[str, Any], texts: Mapping[str, str]) -> Cell:
    _known(given, {"voice", "report", "stance", "value", "evidence", "optional"})
    report = str(given["report"])
    quotes = tuple(_quote(report, words, texts) for words in given["evidence"])
    if not (quotes and given["voice"]):
        raise ValueError(f"a cell has a voice and a quote: {given}")
    value = None if given.get("value") is None else str(given["value"])
    voices = tuple(str(voice) for voice in given["voice"])
    stances = _choose(given["stance"].split("|"), Telling)
    return Cell(voices, report, stances, value, quotes, given.get("optional", False))


def _pair(given: Mapping[str, Any], texts: Mapping[str, str]) -> Pair:
    _known(given, {"verdict", "nuance", "a", "b", "optional"})
    verdicts = _choose(given["verdict"].split("|"), Verdict)
    a, b = (_side(given[side], texts) for side in "ab")
    return Pair(verdicts, given.get("nuance"), a, b, given.get("optional", False))


def _omitting(pair: Pair, rows: Iterable[Row], pairs: Iterable[Pair]) -> Pair:
    """The pair; in an omission a last side that is a quote of a silent cell stands for all quotes of that cell, but for
    those that stand beside the first side in another pair."""
    if "omit" not in pair.verdicts:
        return pair
    apart = {frozenset(sides) for other in pairs for sides in product(other.a, other.b)}
    silent = [cell.quotes for row in rows for cell in row.cells if "silent" in cell.stances]
    more = (quote for own in silent if set(own) & set(pair.b) for quote in own)
    free = (quote for quote in more if not any(frozenset((said, quote)) in apart for said in pair.a))
    return replace(pair, b=tuple(dict.fromkeys((*pair.b, *free))))


def _side(given: str | list[str], texts: Mapping[str, str]) -> tuple[Quote, ...]:
    """The quotes of one side of a pair, each written "report: words"."""
    each = [words.split(": ", 1) for words in ([given] if isinstance(given, str) else given)]
    return tuple(_quote(report, words, texts) for report, words in each)


def _quote(report: str, words: str, texts: Mapping[str, str]) -> Quote:
    match = _OCCURRENCE.match(words)
    assert match is not None
    stem, which = (match[1], int(match[2])) if match[2] else (words, 1)
    start = -1
    for _ in range(which):
        start = texts[report].find(stem, start + 1)
        if start < 0:
            raise ValueError(f"report {report} does not say “{words}”")
    return Quote(report, start, start + len(stem))


def _once(pairs: Iterable[Pair], texts: Mapping[str, str]) -> None:
    """Raise ValueError where the same two quotes stand twice."""
    seen: set[frozenset[Quote]] = set()
    for both in (frozenset(sides) for pair in pairs for sides in product(pair.a, pair.b)):
        if both in seen or len(both) < 2:
            words = [texts[quote.report][quote.start : quote.end] for quote in both]
            raise ValueError(f"the same two quotes twice, or one beside itself: {words}")
        seen.add(both)


def _known(given: Mapping[str, Any], keys: set[str]) -> None:
    if unknown := set(given) - keys:
        raise ValueError(f"unknown keys: {sorted(unknown)}")


def _choose(words: Iterable[str], of: Any) -> tuple[Any, ...]:
    """The words, each of which the literal type allows."""
    words = tuple(words)
    if wrong := set(words) - set(get_args(of)):
        raise ValueError(f"not among {get_args(of)}: {sorted(wrong)}")
    return words

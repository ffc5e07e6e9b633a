"""Events of coded records, read end to end: `python -m benchmarks.plover_gsr gsr.json`.

The file is a JSON list of records as PLOVER's gold standard has them (text, event, source, target with their codes);
a header record (DOCUMENT) is left out. Each text is read as a document of its own. Definitions:

    root F1   gold roots among those predicted, against all predicted roots and all records; CONCEDE and RETREAT count
              as YIELD, DEMAND as REQUEST, DISAPPROVE as ACCUSE, FIGHT as ASSAULT
    events    predicted triples (root, source country, target country) that fit their record against all predicted,
              and records with a fitting triple against all records. A triple fits if the root is right, the source is
              one of the record's sources and the target one of its targets; with several sources and no target any two
              of the sources fit; with one source and no target the target must be empty. Actors without a country are
              empty
    pairs     the same without the root
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.plover import RENAMED, prf
from benchmarks.running import run
from rashomon.model import Block, Document, Event, ParticipantRole
from rashomon.pipeline import read_document, relate

#: Country codes of the records that are not ISO's, and codes of actors that have no country.
_ISO = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
_NO_COUNTRY = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM", "NGM", "UIS"})
_CODE = 3
_ROLES: tuple[ParticipantRole, ...] = ("actor", "recipient")


@dataclass(frozen=True)
class Triple:
    """Who did what to whom: a root and two countries, empty where there is none."""

    root: str
    source: str
    target: str


@dataclass(frozen=True)
class Record:
    """A coded text."""

    text: str
    root: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]

    def fits(self, found: Triple) -> bool:
        """Whether a predicted pair of countries is the record's, whatever its root."""
        if self.targets:
            return found.source in (self.sources or ("",)) and found.target in self.targets
        if len(self.sources) > 1:
            mutual = found.source in self.sources and found.target in self.sources
            return mutual and (found.source != found.target or len(set(self.sources)) == 1)
        return found.source in (self.sources or ("",)) and not found.target


def load(path: Path) -> list[Record]:
    """The records of a file, its header left out."""
    records = json.loads(path.read_text("utf-8"))
    return [
        Record(r["text"], renamed(r["event"]), _countries(r.get("source")), _countries(r.get("target")))
        for r in records
        if r["event"] != "DOCUMENT"
    ]


def renamed(root: str) -> str:
    """A root by the names of the figures."""
    return RENAMED.get(root.strip().upper(), root.strip().upper())


def country(code: str | None) -> str:
    """The country that an actor's code begins with, or nothing."""
    first = (code or "").strip().upper()[:_CODE]
    return "" if first in _NO_COUNTRY or len(first) < _CODE else _ISO.get(first, first)


def _countries(actors: Any) -> tuple[str, ...]:
    return tuple(country(a.get("code")) for a in actors if isinstance(a, dict)) if isinstance(actors, list) else ()


def read(text: str) -> list[Triple]:
    """The triples that the reader makes of a text, in text order: one for each mention with a root and each pair of its
    event's actors and recipients."""
    digest = sha256(text.encode()).hexdigest()
    document = Document(digest, "record.txt", digest, text, (Block(0, len(text), "body"),), language="en")
    reading = read_document(document)
    chronology = relate([reading])
    home = {actor.id: country(actor.country) for actor in chronology.actors}
    events = {mention: event for event in chronology.events for mention in event.mentions}
    found: list[Triple] = []
    for mention in reading.event_mentions:
        event = events.get(mention.id)
        if mention.plover is None or event is None:
            continue
        root = renamed(mention.plover.root)
        sources, targets = (_sides(event, role, home) for role in _ROLES)
        found += [Triple(root, source, target) for source in sources for target in targets]
    return list(dict.fromkeys(found))


def _sides(event: Event, role: ParticipantRole, home: Mapping[str, str]) -> list[str]:
    """The countries of an event's participants in a role, each once; an empty one where there is nobody."""
    return list(dict.fromkeys(home.get(p.actor, "") for p in event.participants if p.role == role)) or [""]


def score(results: Iterable[tuple[Record, list[Triple]]]) -> Iterator[tuple[str, tuple[float, float, float]]]:
    """The figures by name: precision, recall and F1 in percent."""
    results = list(results)
    roots = [(record, {t.root for t in found}) for record, found in results]
    hits = sum(record.root in found for record, found in roots)
    yield "root", prf(hits, sum(len(found) for _, found in roots), len(results))
    yield "events", _fitting([(r, set(found), {t for t in found if t.root == r.root}) for r, found in results])
    bare = [(r, {Triple("", t.source, t.target) for t in found}) for r, found in results]
    yield "pairs", _fitting([(r, found, found) for r, found in bare])


def _fitting(results: list[tuple[Record, set[Triple], set[Triple]]]) -> tuple[float, float, float]:
    """Of each record its predictions, and those of them that may fit."""
    right = sum(record.fits(t) for record, _, able in results for t in able)
    told = sum(len(found) for _, found, _ in results)
    reached = sum(any(record.fits(t) for t in able) for record, _, able in results)
    precision, recall = 100 * right / max(1, told), 100 * reached / max(1, len(results))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def rows(path: Path) -> list[list[str]]:
    """The table, in percent."""
    figures = score((record, read(record.text)) for record in load(path))
    return [["figure", "P", "R", "F1"], *([name, *(f"{value:.1f}" for value in values)] for name, values in figures)]


NOTE = (
    "Published for the 322 records of the gold standard file: PETRARCH2 on spaCy parses, root F1 30.3, events F1 24.0 "
    "(P 38.7, R 17.4). The file here holds the records it was called with, which may be few."
)


def main() -> None:
    """Print and publish the table."""
    run(__doc__, "Events of coded records (PLOVER GSR)", "python -m benchmarks.plover_gsr PATH", rows, NOTE)


if __name__ == "__main__":
    main()

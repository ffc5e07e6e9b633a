"""Examples: documents as the reader sees them (sentences, quotations, what the rules read), beside their gold.

Parsing is the slow part, so examples are made once, by as many processes as there are processors, and kept as JSON
lines in a folder of the caller's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from rashomon import __version__
from rashomon.documents.making import make_document
from rashomon.encoder.parse import Parse, Sentence
from rashomon.encoder.parser import parse_document
from rashomon.encoder.shadow import shadow
from rashomon.expressions.actors import find_actors
from rashomon.model import Attribution, Page
from rashomon.statements.quotes import find_quotes
from rashomon.statements.rules import RuleReader
from training.markup import MarkedReport, read_marked
from training.polnear import load

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Relation:
    """Source, cue and content of an attribution, the number of the one it stands in (-1: none), and its stance, ""
    where the gold has none."""

    source: Spans
    cue: Spans
    content: Spans
    parent: int = -1
    stance: str = ""


@dataclass(frozen=True)
class Example:
    """A document with its gold. `nested` says whether the gold marks attributions inside others; hedges and negations
    are None where the gold does not mark them, else pairs of the word's spans and its scope's."""

    name: str
    text: str
    sentences: Spans
    quotes: Spans
    rules: tuple[Relation, ...]
    gold: tuple[Relation, ...]
    nested: bool
    hedges: tuple[tuple[Spans, Spans], ...] | None = None
    negations: tuple[tuple[Spans, Spans], ...] | None = None

    def parse(self) -> Parse:
        """The sentences, without their words."""
        return Parse(
            self.name, tuple(Sentence(self.name, a, b, shadow(self.text[a:b]), "body", ()) for a, b in self.sentences)
        )


def polnear_examples(path: Path, folder: Path) -> list[Example]:
    """The texts of a split of PolNeAR, with the attributions of each one's first annotator."""
    return _kept(folder, [(a.page, a.text, tuple(_of_roles(g) for g in a.gold), None) for a in load(path)])


def composed_examples(files: Iterable[Path], folder: Path) -> list[Example]:
    """The reports of marked files."""
    reports = [report for file in files for report in read_marked(file)]
    return _kept(folder, [(_page(r), r.text, _gold(r), r) for r in reports])


def _page(report: MarkedReport) -> Page:
    content = report.text.encode("utf-8")
    return Page(f"{report.name}.txt", content, sha256(content).hexdigest())


def _gold(report: MarkedReport) -> tuple[Relation, ...]:
    place = {a.number: n for n, a in enumerate(report.attributions)}
    return tuple(
        Relation(a.source, a.cue, a.content, -1 if a.parent is None else place[a.parent], a.stance)
        for a in report.attributions
    )


def _of_roles(gold: dict[str, Any]) -> Relation:
    return Relation(gold["source"], gold["cue"], gold["content"])


Work = tuple[Page, str, tuple[Relation, ...], MarkedReport | None]


def _kept(folder: Path, work: list[Work]) -> list[Example]:
    """The examples of some texts, from the folder where the same were made before by the same version."""
    digest = sha256(repr([(p.sha256, gold) for p, _, gold, _ in work]).encode() + __version__.encode()).hexdigest()
    cache = folder / f"examples-{digest[:16]}.jsonl"
    if not cache.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with ProcessPoolExecutor() as pool:
            made = pool.map(_example, work, chunksize=4)
            cache.write_text("".join(json.dumps(asdict(e)) + "\n" for e in made), "utf-8")
    return [_read(json.loads(line)) for line in cache.read_text("utf-8").splitlines()]


def _example(work: Work) -> Example:
    page, text, gold, report = work
    document = make_document(page)
    if document.text != text:
        raise ValueError(f"{page.path}: offsets would not hold in the text as read")
    parse = parse_document(document)
    found = RuleReader().read(document, parse, find_actors(document, parse))
    place = {a.id: n for n, a in enumerate(found)}
    return Example(
        Path(page.path).name,
        document.text,
        [(s.start, s.end) for s in parse.sentences],
        [(q.span.start, q.span.end) for q in find_quotes(document)],
        tuple(_relation(a, place) for a in found),
        gold,
        report is not None,
        None if report is None else tuple((h.cue, h.scope) for h in report.hedges),
        None if report is None else tuple((n.cue, n.scope) for n in report.negations),
    )


def _relation(a: Attribution, place: dict[str, int]) -> Relation:
    source, cue, content = ([(s.start, s.end) for s in spans] for spans in (a.source, a.cue, a.content))
    return Relation(source, cue, content, -1 if a.parent is None else place[a.parent], a.stance)


def _read(row: dict[str, Any]) -> Example:
    rules, gold = (tuple(Relation(**r) for r in row[key]) for key in ("rules", "gold"))
    return Example(**{**row, "rules": rules, "gold": gold})

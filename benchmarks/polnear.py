"""Attributions against PolNeAR: `python -m benchmarks.polnear PATH [--annotators PATH...] [--limit N] [--check]`.

PATH is a split of PolNeAR 1.0 (Newell, Margolin, Ruths 2018): `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann`
(brat stand-off). Texts are read as files given to the reader are, from their blocks on. Where a text has several
annotators the first in name order is the gold. PolNeAR marks no attribution inside another, so only outermost ones are
compared. `benchmarks/relations.py` says what the figures are.

Beside the reader stand the rules alone, peers where they are installed, and the second annotator measured as if it were
a reader, on the texts of `--annotators` (PATH unless given) that have two.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from benchmarks.peers import peers
from benchmarks.relations import FIGURES, Counts, count, relation_of, scores
from benchmarks.results import BETWEEN_PROCESSORS, missed_floors, publish
from benchmarks.running import parser_of
from rashomon.documents.making import make_document
from rashomon.encoder.parse import Parse
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.model import Attribution, Document
from rashomon.statements.attributions import AttributionReader, readers
from training.polnear import Annotated, Relation, load

#: CofeNet with BERT on PolNeAR's test split (its table 6); not the split that is read here.
PUBLISHED = {
    "source, sentence by sentence": 83.2,
    "cue, sentence by sentence": 75.3,
    "content, sentence by sentence": 72.9,
}


def rows(path: Path, annotators: Iterable[Path] = (), limit: int = 0) -> list[list[str]]:
    """The table of figures in percent; `limit` texts, or all for 0."""
    found = {name: _count(load(path, limit), _reading_by(reader)) for name, reader in readers().items()}
    for name, peer in peers().items():
        found[name] = _count(load(path, limit), lambda text, document, parse, peer=peer: peer(text.text))  # type: ignore[misc]
    twice = (text for folder in annotators or (path,) for text in load(folder) if text.second is not None)
    both = islice(twice, limit or None)
    found["second annotator"] = _count(both, lambda text, document, parse: list(text.second or ()))
    ours, *others = found
    return [
        ["figure", "precision", "recall", "F1", *(f"F1 of {name}" for name in others), "published F1"],
        *(
            [
                figure,
                *(f"{v:.1f}" for v in scores(found[ours], figure)),
                *(f"{scores(found[name], figure)[2]:.1f}" for name in others),
                str(PUBLISHED.get(figure, "")),
            ]
            for figure in FIGURES
        ),
        [
            "attributions in gold / read",
            str(found[ours]["relation", "gold"]),
            str(found[ours]["relation", "read"]),
            "",
            *(str(found[name]["relation", "read"]) for name in others),
            "",
        ],
    ]


Read = Callable[[Annotated, Document, Parse], list[Relation]]


def _reading_by(reader: AttributionReader) -> Read:
    def read(text: Annotated, document: Document, parse: Parse) -> list[Relation]:
        found: tuple[Attribution, ...] = reader.read(document, parse, find_actors(document, parse))
        return [relation_of(a) for a in found if a.parent is None]

    return read


def _count(texts: Iterable[Annotated], read: Read) -> Counts:
    """The counts of a reader over texts."""
    counts: Counts = Counter()
    for text in texts:
        document, parse = _parsed(text)
        sentences = tuple((s.start, s.end) for s in parse.sentences)
        count(counts, text.text, sentences, text.gold, read(text, document, parse))
    return counts


_PARSED: dict[str, tuple[Document, Parse]] = {}


def _parsed(text: Annotated) -> tuple[Document, Parse]:
    """A text as the reader sees it; parsed once for all that read it."""
    if text.page.sha256 not in _PARSED:
        document = make_document(text.page)
        if document.text != text.text:
            raise ValueError(f"{text.page.path}: offsets would not hold in the text as read")
        _PARSED[text.page.sha256] = (document, parse_document(document))
    return _PARSED[text.page.sha256]


def main() -> None:
    """Print and publish the table; with --check, exit 1 where a pinned floor is missed."""
    parser = parser_of(__doc__, checked=False)
    parser.add_argument("--annotators", type=Path, nargs="+", default=[])
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--check", action="store_true", help="compare with the pinned floors; publish nothing")
    only.add_argument("--limit", type=int, default=0, help="only the first texts in name order (not published)")
    options = parser.parse_args()
    table = rows(options.path, options.annotators, options.limit)
    if options.limit or options.check:
        print("\n".join("  ".join(row) for row in table))
    else:
        command = "python -m benchmarks.polnear DEV --annotators TRAIN DEV"
        publish("Attributions (PolNeAR)", command, table, "Published: CofeNet with BERT, on the test split.")
    if options.check:
        values = {row[0]: float(row[3]) for row in table[1:-1]}
        missed = missed_floors("Attributions (PolNeAR)", values, tolerance=BETWEEN_PROCESSORS)
        if missed:
            sys.exit("\n".join(missed))


if __name__ == "__main__":
    main()

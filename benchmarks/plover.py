"""Event types of single sentences against PLOVER-coded ones: `python -m benchmarks.plover train.tsv`.

The file is a table with the columns sentence, source, target and gold_root (the pairs of Hu et al., ACL 2024). A
sentence has one gold root and a set of predicted ones; CONCEDE and RETREAT count as YIELD, as in that file. Figures:

    root F1       micro: gold roots predicted, against all predicted roots and all sentences
    macro F1      the mean over the gold's roots of each root's F1
    quad F1       the same for the four quads of roots
    coded, first  sentences with any prediction; whose first predicted root is right
    triple        a mention with the right root whose actor's words overlap the source's, and recipient's the target's

The last fifth of each root's sentences is held back: nothing is tuned on it.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import publish
from rashomon.model import Block, Document, EventMention, Span
from rashomon.pipeline import read_document

QUADS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT"),
    "material cooperation": ("COOPERATE", "AID", "YIELD"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
}
QUAD_OF = {root: quad for quad, roots in QUADS.items() for root in roots}
RENAMED = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}
#: One sentence in this many of each root is held back.
HELD_SHARE = 5


@dataclass(frozen=True)
class Coded:
    """A sentence with its gold root and the words of source and target."""

    id: str
    text: str
    root: str
    source: str
    target: str


@dataclass(frozen=True)
class Result:
    """What the reader makes of a coded sentence: roots in text order, and whether a mention fits the whole triple."""

    coded: Coded
    roots: tuple[str, ...]
    triple: bool


def load(path: Path, part: str = "tune") -> list[Coded]:
    """The sentences of one part: "tune", "held" or "all"."""
    with path.open(encoding="utf-8", newline="") as stream:
        records = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    by_root: dict[str, list[Coded]] = {}
    for r in records:
        coded = Coded(r["id"], r["sentence"], r["gold_root"], r["source"], r["target"])
        by_root.setdefault(coded.root, []).append(coded)
    found = []
    for group in by_root.values():
        cut = len(group) - len(group) // HELD_SHARE
        found += {"tune": group[:cut], "held": group[cut:], "all": group}[part]
    return found


def read(coded: Coded) -> Result:
    """Read one sentence end to end."""
    document = _document(coded)
    mentions = read_document(document).event_mentions
    roots = tuple(dict.fromkeys(r for m in mentions if (r := _root(m)) is not None))
    return Result(coded, roots, any(_fits(coded, m) for m in mentions))


def _document(coded: Coded) -> Document:
    digest = hashlib.sha256(coded.text.encode()).hexdigest()
    block = Block(0, len(coded.text), "body")
    return Document(coded.id, f"{coded.id}.txt", digest, coded.text, (block,), language="en")


def _root(mention: EventMention) -> str | None:
    root = mention.plover.root if mention.plover else None
    return RENAMED.get(root, root) if root else None


def _fits(coded: Coded, mention: EventMention) -> bool:
    if _root(mention) != coded.root:
        return False
    actors = [f.span for f in mention.fillers if f.role == "actor"]
    recipients = [f.span for f in mention.fillers if f.role != "actor"] or actors[1:]
    return _touches(coded, coded.source, actors) and _touches(coded, coded.target, recipients)


def _touches(coded: Coded, words: str, spans: Iterable[Span]) -> bool:
    start = coded.text.find(words)
    return start >= 0 and any(s.start < start + len(words) and start < s.end for s in spans)


def prf(hits: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent."""
    precision, recall = hits / max(1, predicted), hits / max(1, gold)
    return 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)


def _classes(pairs: list[tuple[str, tuple[str, ...]]]) -> tuple[tuple[float, float, float], dict[str, float]]:
    n: Counter[tuple[str, str]] = Counter()
    for gold, predicted in pairs:
        n[gold, "gold"] += 1
        n[gold, "hit"] += gold in predicted
        for label in predicted:
            n[label, "predicted"] += 1
    totals = {w: sum(v for (_, what), v in n.items() if what == w) for w in ("hit", "predicted", "gold")}
    labels = sorted(label for label, what in n if what == "gold")
    each = {k: prf(n[k, "hit"], n[k, "predicted"], n[k, "gold"])[2] for k in labels}
    return prf(totals["hit"], totals["predicted"], totals["gold"]), each


def score(results: list[Result]) -> Iterator[tuple[str, float]]:
    """The figures by name."""
    micro, each = _classes([(r.coded.root, r.roots) for r in results])
    quads = [(QUAD_OF[r.coded.root], tuple(dict.fromkeys(QUAD_OF.get(x, x) for x in r.roots))) for r in results]
    quad_micro, quad_each = _classes(quads)
    yield from zip(("root P", "root R", "root F1"), micro, strict=True)
    yield "root macro F1", sum(each.values()) / len(each)
    yield "quad F1", quad_micro[2]
    yield "quad macro F1", sum(quad_each.values()) / len(quad_each)
    yield "coded", 100 * sum(bool(r.roots) for r in results) / len(results)
    yield "first right", 100 * sum(r.roots[:1] == (r.coded.root,) for r in results) / len(results)
    yield "triple", 100 * sum(r.triple for r in results) / len(results)
    for root, value in each.items():
        yield f"F1 {root}", value


def rows(path: Path) -> list[list[str]]:
    """The table of figures, in percent, of the part that was tuned on and of the part held back."""
    tune, held = (dict(score([read(coded) for coded in load(path, part)])) for part in ("tune", "held"))
    return [["figure", "tuned on", "held back"], *([n, f"{tune[n]:.1f}", f"{held[n]:.1f}"] for n in tune)]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    publish("Event types (PLOVER pairs)", "python -m benchmarks.plover PATH", rows(parser.parse_args().path))


if __name__ == "__main__":
    main()

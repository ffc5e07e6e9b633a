"""Attributions against composed gold: `python -m benchmarks.statements tests/gold/statements [--check]`.

The folder holds marked reports (`training/markup.py` says how they are marked): `tuned.txt`, which may be looked at,
and `held.txt`, which was set aside before anything was trained or tuned, and of which only these figures are read.
Unlike PolNeAR it marks attributions inside others, stances, kinds of source, hedges and negations.
Figures, in percent but for the two counts:

    attributions        of any depth: contents with Jaccard at least .5, sources that share a token or are both empty
    nested              recall of those that stand inside another
    outer voice         of those matched, how many stand in the one that the gold says, or in none
    stance, kind        of those matched, how many have the gold's; a stance right by chance is most often "asserts"
    hedges              words that weaken, wherever in the report they stand
    hedge scope         of the hedges found, tokens of what they weaken: F1
    negations, hedges by network
                        tokens of the words, and of what they bear on, that the network's heads mark by themselves: F1
    shows PHENOMENON    recall of attributions in the reports that show it
"""

from __future__ import annotations

import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

from benchmarks.relations import Counts, add, matched, relation_of, scores, tokens_of
from benchmarks.results import missed_floors, publish
from benchmarks.running import parser_of
from rashomon.encoder.features import covered
from rashomon.encoder.parser import parse_document
from rashomon.encoder.trunk import trunk
from rashomon.model import Attribution, Document, Page
from rashomon.pipeline import read_page_alone
from rashomon.statements.proposals import encode, readings
from rashomon.statements.rules import drafts_by_rule
from rashomon.statements.scene import make_scene
from training.markup import MarkedAttribution, MarkedReport, read_marked
from training.polnear import Relation

PARTS = {"tuned.txt": "looked at", "held.txt": "set aside"}
#: What the network marks by itself, in the order of its heads.
FLAGS = ("hedges by network", "hedge scope by network", "negations by network", "negation scope by network")
#: A phenomenon is shown from this many gold attributions on.
_SHOWN = 10
_LIKELY = 0.5
#: What one reading more or less makes in a figure of few (45 nested attributions), in points; last digits of the
#: network differ between types of processor.
ONE_IN_FEW = 2.3


def rows(folder: Path) -> list[list[str]]:
    """The table of figures, a column for each part."""
    parts = {name: figures(read_marked(folder / file)) for file, name in PARTS.items()}
    names = list(dict.fromkeys(name for found in parts.values() for name in found))
    table = [["figure", *parts]]
    for name in names:
        table.append([name, *(f"{found[name]:.1f}" if name in found else "" for found in parts.values())])
    return table


def figures(reports: list[MarkedReport]) -> dict[str, float]:
    """The figures over some reports."""
    counts: Counts = Counter()
    for report in reports:
        content = report.text.encode("utf-8")
        reading = read_page_alone(Page(f"{report.name}.txt", content, sha256(content).hexdigest()))
        if reading.document.text != report.text:
            raise ValueError(f"{report.name}: offsets would not hold in the text as read")
        _count(counts, report, reading.attributions)
        _count_flags(counts, report, reading.document)
    found = {"reports": float(len(reports)), "attributions in gold": float(counts["attributions", "gold"])}
    precision, recall = (_share(counts, "attributions", of) for of in ("read", "gold"))
    found |= {"attributions P": precision, "attributions R": recall, "attributions F1": _mean(precision, recall)}
    found["nested R"] = _share(counts, "nested", "gold")
    for name in ("outer voice", "stance", "kind"):
        found[name] = _share(counts, name, "gold")
    precision, recall = (_share(counts, "hedges", of) for of in ("read", "gold"))
    found |= {"hedges P": precision, "hedges R": recall}
    found["hedge scope"] = scores(counts, "scope")[2]
    found |= {name: scores(counts, name)[2] for name in FLAGS}
    shown = sorted(name for name, of in counts if of == "gold" and name.startswith("shows "))
    return found | {name: _share(counts, name, "gold") for name in shown if counts[name, "gold"] >= _SHOWN}


def _count(counts: Counts, report: MarkedReport, read: tuple[Attribution, ...]) -> None:
    gold = [_relation(a) for a in report.attributions]
    pairs = matched(report.text, gold, [relation_of(a) for a in read])
    shown = [name for name in dict(report.facts).get("shows", "").split(", ") if name]
    counts["attributions", "gold"] += len(gold)
    counts["attributions", "read"] += len(read)
    counts["attributions", "hit"] += len(pairs)
    for name in shown:
        counts[f"shows {name}", "gold"] += len(gold)
        counts[f"shows {name}", "hit"] += len(pairs)
    counts["nested", "gold"] += sum(a.parent is not None for a in report.attributions)
    number = {a.number: n for n, a in enumerate(report.attributions)}
    place = {a.id: n for n, a in enumerate(read)}
    other = dict(pairs)
    for i, j in pairs:
        a, b = report.attributions[i], read[j]
        counts["nested", "hit"] += a.parent is not None
        _right(counts, "stance", a.stance == b.stance)
        _right(counts, "kind", a.kind == _kind(b))
        above = None if a.parent is None else other.get(number[a.parent], -1)
        _right(counts, "outer voice", above == (None if b.parent is None else place[b.parent]))
    _count_hedges(counts, report, read)


def _count_hedges(counts: Counts, report: MarkedReport, read: tuple[Attribution, ...]) -> None:
    found = {(h.span.start, h.span.end): h for a in read for h in a.hedges}
    partner = {
        n: next((f for f in found if any(x < f[1] and f[0] < y for x, y in hedge.cue)), None)
        for n, hedge in enumerate(report.hedges)
    }
    counts["hedges", "gold"] += len(partner)
    counts["hedges", "read"] += len(found)
    counts["hedges", "hit"] += sum(f is not None for f in partner.values())
    counts["hedges", "hit read"] += len(set(partner.values()) - {None})
    within = tokens_of(report.text)
    for n, other in partner.items():
        if other is not None:
            gold = within(report.hedges[n].scope)
            ours = within(tuple((s.start, s.end) for s in found[other].scope))
            add(counts, "scope", len(gold & ours), len(gold), len(ours))


def _count_flags(counts: Counts, report: MarkedReport, document: Document) -> None:
    parse = parse_document(document)
    scene = make_scene(document, parse, ())
    gold = [
        [span for word in words for span in getattr(word, part)]
        for words in (report.hedges, report.negations)
        for part in ("cue", "scope")
    ]
    for encoded in encode(scene, readings(drafts_by_rule(scene)), trunk()):
        for number, (name, spans) in enumerate(zip(FLAGS, gold, strict=True)):
            wanted = covered(encoded.window, spans)
            found = (encoded.flags[:, number] >= _LIKELY) & (encoded.window.starts >= 0)
            add(counts, name, int((wanted & found).sum()), int(wanted.sum()), int(found.sum()))


def _relation(a: MarkedAttribution) -> Relation:
    return {"source": a.source, "cue": a.cue, "content": a.content}


def _kind(a: Attribution) -> str:
    """The kind of the innermost voice; a content that nobody named is said to say has none."""
    if not a.source or a.innermost is None:
        return "none"
    return a.innermost.voices[0].kind


def _right(counts: Counts, name: str, right: bool) -> None:
    counts[name, "gold"] += 1
    counts[name, "hit"] += right


def _share(counts: Counts, name: str, of: str) -> float:
    hits = counts[name, "hit read"] if of == "read" and (name, "hit read") in counts else counts[name, "hit"]
    return 100 * hits / max(1, counts[name, of])


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> None:
    """Print and publish the table; with --check, exit 1 where a pinned floor is missed."""
    options = parser_of(__doc__).parse_args()
    table = rows(options.path)
    if not options.check:
        publish("Composed statements", "python -m benchmarks.statements tests/gold/statements", table)
        return
    missed = [
        sentence
        for column, part in enumerate(table[0][1:], 1)
        for sentence in missed_floors(
            f"Composed statements, {part}",
            {row[0]: float(row[column]) for row in table[1:] if row[column]},
            tolerance=ONE_IN_FEW,
        )
    ]
    if missed:
        sys.exit("\n".join(missed))


if __name__ == "__main__":
    main()

"""Relations between events: `python -m benchmarks.relations_events PATH [--check]`.

PATH is a folder of marked reports (`tests/gold/relations`; see `benchmarks.relations_gold`), of which `held.txt` was
set aside by hash before the reader was made. The reader finds events and relations itself; a relation counts as found
where its events' mentions overlap the marks and no others. What it states of events that the marks do not name is
counted apart ("beside the marks"). The baselines are given the marked events: one lets each follow the one told before
it, one takes every cue of `knowledge/events/relations.yaml` to relate the marks nearest to it on either side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

from benchmarks.relations_gold import KINDS, MarkedReport, Relation, read_reports
from benchmarks.running import run
from rashomon.knowledge.event_relations import relation_words
from rashomon.model import Block, Chronology, Document, LinkKind
from rashomon.pipeline import read_document, relate

PARTS = ("tuned", "held")
#: Stands for an event that the marks do not name.
UNMARKED = ""

Finder = Callable[[MarkedReport], set[Relation]]


def chronology_of(report: MarkedReport) -> Chronology:
    """A marked report as it is read: undated, in English, all of it body."""
    blocks = (Block(0, len(report.text), "body"),)
    return relate([read_document(Document(report.name, report.name, report.name, report.text, blocks, language="en"))])


def read_relations(report: MarkedReport) -> set[Relation]:
    """The relations that the reader finds, between marked events; an event that holds mentions of several marked ones,
    or of none, is unmarked."""
    chronology = chronology_of(report)
    spans = {m.id: m.span for r in chronology.readings for m in r.event_mentions}
    marked = {}
    for event in chronology.events:
        told = {e for m in event.mentions for e in report.events_at(spans[m].start, spans[m].end)}
        marked[event.id] = min(told) if len(told) == 1 else UNMARKED
    return {(marked[k.a], k.kind, marked[k.b]) for k in chronology.links if k.kind != "possibly_same"}


def in_order(report: MarkedReport) -> set[Relation]:
    """Each marked event follows the one that is told before it."""
    order = list(dict.fromkeys(event for event, _, _ in report.marks))
    return {(b, "follows", a) for a, b in pairwise(order)}


def nearest_cue(report: MarkedReport) -> set[Relation]:
    """Every cue relates the marked events nearest to it, the one on its left to the one on its right."""
    found: set[Relation] = set()
    text = report.text.lower()
    for cue in relation_words().prepositions:
        words = f" {' '.join(cue.words)} "
        at = text.find(words)
        while at >= 0:
            left = [event for event, _, past in report.marks if past <= at + 1]
            right = [event for event, start, _ in report.marks if start >= at + len(words)]
            if left and right and left[-1] != right[0]:
                first, second = (right[0], left[-1]) if cue.reversed else (left[-1], right[0])
                kind: LinkKind = "during" if cue.kind == "within" else cue.kind
                found.add((first, kind, second))
            at = text.find(words, at + 1)
    return found


FINDERS: dict[str, Finder] = {"ours": read_relations, "order": in_order, "nearest cue": nearest_cue}


def count(report: MarkedReport, found: Iterable[Relation]) -> Counter[tuple[str, str]]:
    """Right, found and stated relations, whole and by kind; tempting ones that were found; those beside the marks."""
    counts: Counter[tuple[str, str]] = Counter()
    for relation in report.stated:
        counts["stated", "all"] += 1
        counts["stated", relation[1]] += 1
    for relation in found:
        if UNMARKED in (relation[0], relation[2]):
            counts["beside", "all"] += 1
            continue
        right = relation in report.stated
        for name in ("all", relation[1]):
            counts["found", name] += 1
            counts["right", name] += right
        counts["tempted", "all"] += _is_tempting(relation, report.tempting)
    counts["tempting", "all"] += len(report.tempting)
    return counts


def _is_tempting(relation: Relation, tempting: Iterable[Relation]) -> bool:
    """Whether a relation, of whatever kind, joins the events of a tempting one in its direction."""
    return any((relation[0], relation[2]) == (a, b) for a, _, b in tempting)


def rows(path: Path) -> list[list[str]]:
    """The table: precision and recall of the whole and of each kind."""
    head, body = ["figure"], [["relations P / R"], *([f"{kind} P / R"] for kind in KINDS if kind != "possibly_same")]
    body += [["relations that tempt, found"], ["relations beside the marks"]]
    for part in PARTS:
        reports = list(read_reports(path / f"{part}.txt"))
        for name, finder in FINDERS.items():
            head.append(f"{name}, {part}")
            counts: Counter[tuple[str, str]] = Counter()
            for report in reports:
                counts += count(report, finder(report))
            for row, cell in zip(body, _column(counts), strict=True):
                row.append(cell)
    return [head, *body]


def _column(counts: Counter[tuple[str, str]]) -> list[str]:
    names = ["all", *(kind for kind in KINDS if kind != "possibly_same")]
    cells = [_share(counts, name) for name in names]
    return [*cells, f"{counts['tempted', 'all']} of {counts['tempting', 'all']}", str(counts["beside", "all"])]


def _share(counts: Counter[tuple[str, str]], name: str) -> str:
    right, found, stated = (counts[which, name] for which in ("right", "found", "stated"))
    parts = [f"{100 * right / whole:.1f}" if whole else "-" for whole in (found, stated)]
    return f"{parts[0]} / {parts[1]} ({right} of {found} and {stated})"


NOTE = (
    "Composed reports of many regions. Precision over relations between marked events, kind and direction right; "
    "recall over all that are stated, also of events that the coder does not find. The baselines know the "
    "marked events."
)


def main() -> None:
    """Print and publish the table, or hold it to its floors."""
    command = "python -m benchmarks.relations_events tests/gold/relations"
    run(__doc__, "Relations between events", command, rows, NOTE, floors="relations_events")


if __name__ == "__main__":
    main()

"""Conflicts planted between two reports of one happening: `python -m benchmarks.planted ECB+ [--check] [--list FILE]`.

ECB+ holds `train` and `dev` (Cybulska and Vossen 2014, CC BY 3.0). Of two reports of one story that share an event, one
is changed in memory in one slot that both fill alike (`planted_changes`), drawn by a seeded script, in turn from every
story. Each pair of reports is read end to end by itself, undated but for what the texts say. A conflict is found where
a comparison that denies or contradicts has the changed words in its evidence on the one side, a sentence of the other
report that tells of the event on the other, and the unchanged pair does not show as much. An alarm is an unchanged pair
with any such comparison between its reports. Rules may be looked at on `train`; of `dev` only totals are read.

This is easier than what papers do. A value is changed wherever its report has it, and never to one that the other
report has, so that no report says two things, which `rashomon.accounts.parallels` takes for two things told apart; a
real rival account often repeats what it disputes. Nearly all pairs are undated, so that no day of publication keeps
two reports apart.

The baseline flags two sentences that share most of their words where a number, a weekday or month, a name or a negation
word stands in one of them only.

--list writes what was planted and what was found (ids and the changed words of `train` only), and every alarm.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from random import Random

from benchmarks.planted_baseline import flags
from benchmarks.planted_changes import KINDS, plants
from benchmarks.planted_clauses import Plant
from benchmarks.planted_reports import Report, sentence_at, stories
from benchmarks.running import conclude, parser_of
from rashomon.model import Comparison, Page, Reading, Span
from rashomon.pipeline import read_page_alone, relate

#: Which conflicts are drawn.
SEED = "planted 1"
#: Conflicts of each kind, by part.
WANTED = {"train": 30, "dev": 20}
#: Of one story at most so many of one kind: its reports are alike.
MOST_OF_A_STORY = 5

Read = Callable[[str, str], Reading]


@dataclass(frozen=True)
class Clash:
    """What is shown or flagged between two texts: the stretches of either side."""

    a: tuple[tuple[int, int], ...]
    b: tuple[tuple[int, int], ...]
    why: str = ""


@dataclass(frozen=True)
class Outcome:
    """A planted conflict, whether each way of looking found it, and the alarms of the unchanged pair."""

    plant: Plant
    found: Mapping[str, bool]
    alarms: Mapping[str, Sequence[Clash]]


def drawn(folder: Path, split: str, seed: str = SEED) -> list[Plant]:
    """The conflicts of a part: of every kind as many as wanted, in turn from every story, each from another pair as far
    as there are pairs."""
    sources = [_Source(name, reports, seed) for name, reports in stories(folder / split).items()]
    found: list[Plant] = []
    for kind in KINDS:
        taken: Counter[str] = Counter()
        order = list(sources)
        Random(f"{seed} {split} {kind}").shuffle(order)
        while sum(taken.values()) < WANTED[split]:
            before = sum(taken.values())
            for source in order:
                if taken[source.name] < MOST_OF_A_STORY and sum(taken.values()) < WANTED[split]:
                    plant = source.next(kind)
                    if plant is not None:
                        found.append(plant)
                        taken[source.name] += 1
            if sum(taken.values()) == before:
                break
    return found


@dataclass
class _Source:
    """The conflicts that a story can give, found as they are asked for."""

    name: str
    reports: Sequence[Report]
    seed: str
    _ready: dict[str, list[Plant]] = field(default_factory=lambda: defaultdict(list))
    _more: Iterator[Plant] | None = None

    def next(self, kind: str) -> Plant | None:
        """Another conflict of a kind; None where there is none left."""
        self._more = self._more if self._more is not None else self._all()
        while not self._ready[kind]:
            plant = next(self._more, None)
            if plant is None:
                return None
            self._ready[plant.kind].append(plant)
        return self._ready[kind].pop(0)

    def _all(self) -> Iterator[Plant]:
        random = Random(f"{self.seed} {self.name}")
        order = random.sample(range(len(self.reports)), len(self.reports))
        pairs = sorted(permutations(order, 2), key=lambda p: max(order.index(n) for n in p))  # few reports need be read
        for a, b in ((self.reports[x], self.reports[y]) for x, y in pairs):
            once: dict[str, Plant] = {}
            for plant in plants(a, b, random):
                once.setdefault(plant.kind, plant)
            yield from once.values()


def read_text(name: str, text: str) -> Reading:
    """A report read end to end, without a date."""
    content = text.encode()
    return read_page_alone(Page(f"{name}.txt", content, hashlib.sha256(content).hexdigest()))


def outcomes(every: Sequence[Plant], read: Read = read_text) -> list[Outcome]:
    """What is found of each conflict; reports are read once."""
    unchanged: dict[str, Reading] = {}

    def reading(report: Report) -> Reading:
        if report.name not in unchanged:
            unchanged[report.name] = read(report.name, report.text)
        return unchanged[report.name]

    found = []
    for plant in every:
        a, b = plant.changed, plant.other
        text, places = plant.text()
        ways: dict[str, tuple[list[Clash], list[Clash]]] = {
            "ours": (shown(reading(a), reading(b)), shown(read(a.name, text), reading(b))),
            "baseline": (_flagged(a.text, b.text), _flagged(text, b.text)),
        }
        marks = {name: _hits(plant, before, after, text, places) for name, (before, after) in ways.items()}
        found.append(Outcome(plant, marks, {name: before for name, (before, _) in ways.items()}))
    return found


def shown(a: Reading, b: Reading) -> list[Clash]:
    """The comparisons between two reports that deny or contradict."""
    found = []
    for comparison in relate([a, b]).comparisons:
        if comparison.verdict in ("deny", "contradict"):
            sides = _sides(comparison, a.document.id, b.document.id)
            if sides is not None:
                found.append(Clash(*sides, why=f"{comparison.dimension}, {comparison.verdict}: {comparison.why}"))
    return found


def _sides(
    comparison: Comparison, a: str, b: str
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]] | None:
    left, right = comparison.a.evidence, comparison.b.evidence
    documents = {s.document for s in left}, {s.document for s in right}
    if documents == ({a}, {b}):
        return _stretches(left), _stretches(right)
    return (_stretches(right), _stretches(left)) if documents == ({b}, {a}) else None


def _stretches(evidence: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((s.start, s.end) for s in evidence)


def _flagged(a: str, b: str) -> list[Clash]:
    return [Clash((x,), (y,)) for x, y in flags(a, b)]


def _hits(
    plant: Plant, before: Sequence[Clash], after: Sequence[Clash], text: str, places: Sequence[tuple[int, int]]
) -> bool:
    """Whether a clash has the changed words on the one side and the event on the other, and is not one that the
    unchanged reports had between the same lines."""
    lines = _lines(text)
    old = {
        (x, y)
        for clash in before
        for x in _at(clash.a, plant.changed.sentences)
        for y in _at(clash.b, plant.other.sentences)
    }
    telling = _telling(plant)
    for clash in after:
        covers = any(x < end and start < y for x, y in clash.a for start, end in places)
        there = _at(clash.b, plant.other.sentences)
        new = any((x, y) not in old for x in _at(clash.a, lines) for y in there)
        if covers and new and not telling.isdisjoint(there):
            return True
    return False


def _at(stretches: Iterable[tuple[int, int]], lines: Sequence[tuple[int, int]]) -> set[int]:
    """The lines that stretches touch."""
    return {n for x, y in stretches for n in range(sentence_at(lines, x), sentence_at(lines, y - 1) + 1)}


def _lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.splitlines():
        found.append((start, start + len(line)))
        start += len(line) + 1
    return found


#: Words of fewer letters name no event by themselves.
_SHORTEST = 4


def _telling(plant: Plant) -> set[int]:
    """The lines of the other report that tell of the event: those with a mark of it; of those that nobody marked, the
    ones with a whole word by which either report names it, and with what was changed."""
    marks = [m for m in plant.other.marks if m.chain == plant.chain]
    named = [(r, m) for r in (plant.changed, plant.other) for m in r.marks if m.chain == plant.chain]
    words = {w for r, m in named if len(w := r.text[m.start : m.end]) >= _SHORTEST}
    value = plant.old.split()[0] if plant.kind == "number" else plant.old
    checked = {m.sentence for m in plant.other.marks}
    lines = {
        n
        for n, (x, y) in enumerate(plant.other.sentences)
        if n not in checked and _holds(line := plant.other.text[x:y], value) and any(_holds(line, w) for w in words)
    }
    return lines | {m.sentence for m in marks}


def _holds(line: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line, re.IGNORECASE) is not None


def rows(every: Mapping[str, Sequence[Outcome]]) -> list[list[str]]:
    """The table: found by kind, and alarms, by part and way."""
    parts = list(every)
    table = [["figure", *(f"{way}, {part}" for way in ("ours", "baseline") for part in parts)]]
    for kind in (*KINDS, "all kinds"):
        cells = []
        for way in ("ours", "baseline"):
            for part in parts:
                own = [o for o in every[part] if kind in (o.plant.kind, "all kinds")]
                cells.append(_share(sum(o.found[way] for o in own), len(own)))
        table.append([f"found: {kind}", *cells])
    cells = []
    for way in ("ours", "baseline"):
        for part in parts:
            pairs = alarms(every[part], way)
            cells.append(_share(sum(map(bool, pairs.values())), len(pairs)))
    return [*table, ["unchanged pairs with an alarm", *cells]]


def alarms(every: Sequence[Outcome], way: str) -> dict[frozenset[str], Sequence[Clash]]:
    """What is shown between the two reports of each unchanged pair."""
    return {frozenset((o.plant.changed.name, o.plant.other.name)): o.alarms[way] for o in every}


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} ({part} of {whole})" if whole else ""


def _write(path: Path, every: Mapping[str, Sequence[Outcome]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream, delimiter="\t", lineterminator="\n")
        lines.writerow(["part", "what", "kind", "changed", "other", "chain", "old", "new", "found", "baseline"])
        for part, several in every.items():
            for o in several:
                p = o.plant
                words = (p.old, p.new) if part != "dev" else ("", "")
                lines.writerow(
                    [part, "plant", p.kind, p.changed.name, p.other.name, p.chain, *words, *o.found.values()]
                )
            for pair, clashes in sorted(alarms(several, "ours").items(), key=lambda each: sorted(each[0])):
                for clash in clashes:
                    lines.writerow(
                        [part, "alarm", "", *sorted(pair), "", clash.why if part != "dev" else "", "", "", ""]
                    )


def main() -> None:
    """Read, print and publish the table, or hold it to its floors."""
    parser = parser_of(__doc__)
    parser.add_argument("--list", type=Path, help="write what was planted and found, and the alarms, to this file")
    options = parser.parse_args()
    every = {part: outcomes(drawn(options.path, part)) for part in WANTED}
    if options.list:
        _write(options.list, every)
    note = (
        "Percent of the planted conflicts, and of the unchanged pairs. Wanted: found 60, alarms at most 2. Easier "
        "than life: the value is changed wherever its report has it, to one that the other report lacks, and the "
        "reports have no dates."
    )
    name = "Planted conflicts"
    conclude(options, name, "python -m benchmarks.planted ECB+", rows(every), note, floors=name)


if __name__ == "__main__":
    main()

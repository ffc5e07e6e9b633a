"""False alarms: what is shown as denied or contradicted in reports that nobody composed for it, judged by hand.

    python -m benchmarks.false_alarms CORPORA [--list FILE] [--check]

CORPORA holds `polnear/dev` (79 reports of United States politics) and `ecbplus/dev` (197 reports of crimes, accidents,
sport and appointments), each read end to end as one store, as `rashomon.read` would. Every comparison with the verdict
"deny" or "contradict" is listed with its two quotes in FILE (keep it out of the repository: the texts are their
publishers'). `false_alarms.tsv` beside this file holds a person's judgement of each by its id, without any text:
`right` only where both quotes are about the same thing and an editor would print that the one denies or contradicts
the other.

The rows of single clauses lay the same clauses beside each other without asking what event they tell of, so that it
shows what the gates hold back; nobody judged those. With --check the exit status is 1 while one that is shown has no
judgement or where a floor is missed.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from benchmarks.running import conclude, parser_of
from rashomon.model import Chronology, Comparison, Item, PageMetadata, Reading, Span
from rashomon.pages.files import read_page
from rashomon.pipeline import read_document, read_page_alone, relate
from training.ecbplus import read_ecbplus

JUDGEMENTS = Path(__file__).with_name("false_alarms.tsv")
#: What a person can make of a shown denial or contradiction.
JUDGED = ("right", "wrong", "unsure")
#: Object words that two clauses of the baseline share.
_SHARED = 1


@dataclass(frozen=True, slots=True)
class Alarm:
    """A shown denial or contradiction: its id, the set it was shown in, and what a reader sees of it."""

    id: str
    part: str
    verdict: str
    why: str
    quotes: tuple[str, str]


def readings_of(corpora: Path) -> Iterator[tuple[str, list[Reading]]]:
    """Each set with the readings of its reports."""
    reports = sorted((corpora / "polnear" / "dev" / "text").glob("*.txt"))
    yield "polnear", [read_page_alone(read_page(path, PageMetadata())) for path in reports]
    yield "ecbplus", [read_document(marked.document) for marked in read_ecbplus(corpora / "ecbplus" / "dev")]


def alarms(part: str, chronology: Chronology) -> list[Alarm]:
    """What is shown as denied or contradicted, in the order in which it is shown."""
    text = {reading.document.id: reading.document.text for reading in chronology.readings}
    return [
        Alarm(identity(c), part, c.verdict, c.why, (_quotes(c.a.evidence, text), _quotes(c.b.evidence, text)))
        for c in chronology.comparisons
        if c.verdict in ("deny", "contradict")
    ]


def identity(comparison: Comparison) -> str:
    """The same for the same verdict on the same words of the same documents, whatever else is read."""
    sides = sorted(
        ";".join(f"{s.document}:{s.start}-{s.end}" for s in side.evidence) for side in (comparison.a, comparison.b)
    )
    return hashlib.sha256("|".join((comparison.verdict, *sides)).encode()).hexdigest()[:16]


def judgements(path: Path = JUDGEMENTS) -> dict[str, str]:
    """The judgement of each id; raises ValueError for a word that is none."""
    with path.open(encoding="utf-8", newline="") as stream:
        found = {row["id"]: row["judgement"] for row in csv.DictReader(stream, delimiter="\t")}
    if unknown := set(found.values()) - set(JUDGED):
        raise ValueError(f"{path}: no judgements: {', '.join(sorted(unknown))}")
    return found


def rows(
    shown: Mapping[str, Sequence[Alarm]], judged: Mapping[str, str], ungated: Mapping[str, int]
) -> list[list[str]]:
    """The table: for each set and for all what is shown and how it was judged; then what the baseline shows."""
    table = [["reports", "shown", *JUDGED, "not judged", "precision"]]
    every = [alarm for found in shown.values() for alarm in found]
    for name, found in (*shown.items(), ("both", every)):
        counts = Counter(judged.get(alarm.id, "") for alarm in found)
        told = counts["right"] + counts["wrong"]
        precision = f"{100 * counts['right'] / told:.1f}" if told else ""
        cells = [len(found), *(counts[each] for each in JUDGED), counts[""]]
        table.append([name, *map(str, cells), precision])
    table += [[f"{name}, single clauses", str(count), "", "", "", "", ""] for name, count in ungated.items()]
    return table


def clause_pairs(readings: Iterable[Reading]) -> int:
    """The baseline: pairs of attributed clauses of different voices with one predicate, opposite polarity and common
    object words, of whatever event and in whatever report."""
    said = [(voice, item) for r in readings for item in r.items if item.main for voice in [_voice(r, item)] if voice]
    denied = [each for each in said if each[1].negated]
    plain = [each for each in said if not each[1].negated]
    return sum(
        x[0] != y[0] and x[1].predicate == y[1].predicate and len(set(x[1].objects) & set(y[1].objects)) >= _SHARED
        for x, y in product(plain, denied)
    )


def _voice(reading: Reading, item: Item) -> str | None:
    attribution = next((a for a in reading.attributions if a.id == item.attribution), None)
    return attribution.chain[-1].voices[0].name if attribution and attribution.chain else None


def _quotes(evidence: Iterable[Span], text: Mapping[str, str]) -> str:
    return " … ".join(" ".join(text[s.document][s.start : s.end].split()) for s in evidence)


def main() -> None:
    """Print and publish the table, or hold it to its floors."""
    parser = parser_of(__doc__)
    parser.add_argument("--list", type=Path, help="write what is shown, with its quotes, to this file")
    options = parser.parse_args()
    judged = judgements()
    shown, ungated = {}, {}
    for part, readings in readings_of(options.path):
        shown[part], ungated[part] = alarms(part, relate(readings)), clause_pairs(readings)
    every = [alarm for found in shown.values() for alarm in found]
    if options.list:
        with options.list.open("w", encoding="utf-8", newline="") as stream:
            table = csv.writer(stream, delimiter="\t", lineterminator="\n")
            table.writerow(["id", "set", "verdict", "judgement", "a", "b", "why"])
            for a in every:
                table.writerow([a.id, a.part, a.verdict, judged.get(a.id, ""), *a.quotes, a.why])
    note = "Precision is of those judged right or wrong. Target: 80. Judgements: `benchmarks/false_alarms.tsv`."
    name, command = "False alarms", "python -m benchmarks.false_alarms CORPORA"
    conclude(options, name, command, rows(shown, judged, ungated), note, floors=name)
    if options.check and (missing := [alarm.id for alarm in every if alarm.id not in judged]):
        sys.exit(f"not judged: {', '.join(missing)}")


if __name__ == "__main__":
    main()

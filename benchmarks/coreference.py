"""Whom words mean, against composed gold: `python -m benchmarks.coreference tests/gold/coreference`.

For each part of the gold (looked at, set aside) and kind of words, in percent: P, of the marked words that a reader
gives an actor, how many get the right one; R, of the words that mean an actor, how many get it; and F1. Words that mean
no actor count for P only; where people without a name are called "they" and the reader gives a group of its own making,
that is not judged. An office ("the president of Chad") for him who holds it is neither right nor wrong.
Names count in no figure but as what the other words refer to: names of persons again, and states.

The baselines choose among what the reader itself takes for actors by name, at words given to them: the nearest before
that agrees in sort, number and sex; or the first such subject of the sentence, then of the sentences before, which
comes near to Hobbs (1978). For two, the nearest two.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from benchmarks import coreference_ecb
from benchmarks.coreference_baselines import Answer, nearest, subject_first
from benchmarks.results import publish
from benchmarks.running import conclude, parser_of
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.grounding.actors import resolve_actors
from rashomon.model import ActorMention
from rashomon.statements.attributions import find_attributions
from training.coreference_gold import Mark, Marked, at, names_of, party, read_gold

PARTS = {"tuned.txt": "looked at", "held.txt": "set aside"}
PRONOUNS = ("he, she", "they", "it", "I, we, you")
PHRASES = ("two of them", "phrase")
Counts = Counter[tuple[str, str]]


def rows(folder: Path) -> list[list[str]]:
    """The table of figures: a row for each kind of words, P, R and F1 for each reader and part."""
    readers: dict[str, Answer] = {"ours": _ours, "nearest": nearest, "subject first": subject_first}
    head, columns = ["words"], list[Counts]()
    for file, part in PARTS.items():
        reports = [(report, mentions(report)) for report in read_gold(folder / file)]
        for name, answer in readers.items():
            head.append(f"{part}: {name} P / R / F1")
            columns.append(_counts(reports, answer))
    kinds = [("pronouns", PRONOUNS), *((k, (k,)) for k in (*PRONOUNS, *PHRASES)), ("all", (*PRONOUNS, *PHRASES))]
    table = [[name, *(_figures(counts, members) for counts in columns)] for name, members in kinds]
    return [head, *table]


def mentions(report: Marked) -> tuple[ActorMention, ...]:
    """The mentions of actors that the reader finds in a report."""
    parse = parse_document(report.document)
    expressions = find_actors(report.document, parse)
    said = find_attributions(report.document, parse, expressions)
    return resolve_actors(report.document, parse, expressions, said)[1]


def verdicts(report: Marked, found: tuple[ActorMention, ...], answer: Answer) -> list[tuple[Mark, frozenset[str], str]]:
    """Each marked word that is no name, what a reader says of it, and "right", "wrong", "missed" or "none"."""
    names, offices = names_of(report, found), _offices(report, found)
    judged = []
    for mark in report.marks:
        if mark.names or mark.kind == "name again":
            continue
        given = answer(report, mark, found)
        if not given:
            judged.append((mark, given, "missed" if mark.readings else "none"))
        elif not mark.readings and all(actor.startswith("group:") for actor in given):
            judged.append((mark, given, "none"))
        elif any(_same(given, reading, names) for reading in mark.readings):
            judged.append((mark, given, "right"))
        elif any(_same(given, reading, offices) for reading in mark.readings):
            judged.append((mark, given, "missed"))
        else:
            judged.append((mark, given, "wrong"))
    return judged


def _counts(reports: list[tuple[Marked, tuple[ActorMention, ...]]], answer: Answer) -> Counts:
    counts: Counts = Counter()
    for report, found in reports:
        for mark, _, verdict in verdicts(report, found, answer):
            counts[mark.kind, "right"] += verdict == "right"
            counts[mark.kind, "given"] += verdict in {"right", "wrong"}
            counts[mark.kind, "meant"] += bool(mark.readings)
    return counts


def _figures(counts: Counts, kinds: tuple[str, ...]) -> str:
    right, given, meant = (sum(counts[kind, of] for kind in kinds) for of in ("right", "given", "meant"))
    share = [100 * right / max(1, given), 100 * right / max(1, meant), 200 * right / max(1, given + meant)]
    return " / ".join(f"{each:.1f}" for each in share) + (f" ({meant})" if meant else "")


def _ours(_: Marked, mark: Mark, found: tuple[ActorMention, ...]) -> frozenset[str]:
    return at(mark, found)


def _offices(report: Marked, found: tuple[ActorMention, ...]) -> dict[str, frozenset[str]]:
    """The offices found at a key's titles ("the Chadian president"), where the reader does not know who held them."""
    offices: dict[str, frozenset[str]] = {}
    for mark in report.marks:
        told = frozenset(a for a in at(mark, found) if a.startswith("office:"))
        if mark.kind == "phrase" and told and len(mark.readings) == 1 and len(mark.readings[0]) == 1:
            (key,) = mark.readings[0]
            offices[key] = offices.get(key, frozenset()) | told
    return offices


def _same(given: frozenset[str], reading: frozenset[str], names: dict[str, frozenset[str]]) -> bool:
    """Whether each actor given is one that the reading means, and each key of the reading is met by one."""
    right = [{party(actor) for actor in names.get(key, frozenset({key} if ":" in key else ()))} for key in reading]
    told = {party(actor) for actor in given}
    return len(told) == len(reading) and all(told & each for each in right)


def main() -> None:
    """Print the table, with the time that resolving takes, and set it on the results page; or hold it to its floors."""
    parser = parser_of(__doc__)
    parser.add_argument("--ecb", type=Path, help="a part of ECB+, for its pronouns of people")
    options = parser.parse_args()
    name, command = "Whom words mean (composed)", "python -m benchmarks.coreference tests/gold/coreference"
    table = rows(options.path)
    note = "" if options.check else f"{seconds(options.path):.1f} ms a report for all of resolving, of its parse."
    conclude(options, name, command, table, note, floors=name)
    if options.ecb and not options.check:
        publish(
            f"Whom pronouns mean (ECB+ {options.ecb.name})",
            f"{command} --ecb ../shared/corpora/ecbplus/dev",
            coreference_ecb.rows(options.ecb),
            "CC BY 3.0, A. Cybulska and P. Vossen; chains within a document, checked sentences.",
        )


def seconds(folder: Path) -> float:
    """Milliseconds of CPU that `resolve_actors` takes for a report of the tuned part."""
    spent, reports = 0.0, read_gold(folder / "tuned.txt")
    for report in reports:
        parse = parse_document(report.document)
        expressions = find_actors(report.document, parse)
        said = find_attributions(report.document, parse, expressions)
        begun = time.process_time()
        resolve_actors(report.document, parse, expressions, said)
        spent += time.process_time() - begun
    return 1000 * spent / len(reports)


if __name__ == "__main__":
    main()

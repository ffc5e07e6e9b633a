"""Holders of office by date: `python -m benchmarks.offices OBSERVATIONS.csv [QUESTIONS.tsv] [--countries]`.

OBSERVATIONS.csv is the table of dated observations from which a part of `offices.tsv` is compiled; QUESTIONS.tsv
(default: `tests/gold/offices/questions.tsv`) are dated sentences with the person that a title in them means. The reader
gets the sentence and the day; an answer is `right` with the person expected, `none` with the office itself or nothing,
`wrong` with anybody else. Where nobody is expected, `none` is right. `baseline` is the last holder on record whose term
had begun by that day, whatever came between.

Coverage counts country-years with somebody on record on 1 July: as head of government (the offices of prime minister,
chancellor or the like, else the one office on record), and as head of state. Agreement compares the starts of the
observations with the terms of the same office: `same` holder within 60 days, `inside` a term of the same holder,
`other` where somebody else is on record for the first day seen; these are printed to standard error. `--countries` adds
a line a country with its coverage.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from benchmarks.results import publish
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.grounding.actors import resolve_actors
from rashomon.knowledge.actors import countries, holders, offices, people
from rashomon.model import Block, Date, Document, Published

QUESTIONS = Path(__file__).parent.parent / "tests/gold/offices/questions.tsv"

#: Offices that lead a government, and those of heads of state, in the order in which they are tried.
GOVERNMENT = ("prime-minister", "chancellor", "chief-executive", "chief-minister", "president", "monarch", "leader")
STATE = ("president", "monarch", "supreme-leader", "pope", "leader", "sovereign-council-chairman")

#: First years of the spans of which coverage is told; from March 2017 to November 2020 nothing was observed.
SPANS = (1990, 1995, 2000, 2005, 2010, 2015, 2017, 2021, 2026)

#: Starts nearer than this are the same (sources count from election, oath, appointment or publication).
SAME_DAYS = 60

Row = list[str]


@dataclass(frozen=True)
class Question:
    """A dated sentence, the phrase that is asked of, the person it means (None: nobody may be named) and its part."""

    day: str
    phrase: str
    sentence: str
    expected: str | None
    part: str


def questions(path: Path = QUESTIONS) -> list[Question]:
    """The questions of a table, in its order."""
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [
        Question(day, phrase, text, None if who == "-" else who, part) for day, phrase, text, who, part, _ in lines[1:]
    ]


def answer(question: Question) -> str | None:
    """The person for whom the reader takes the phrase, None where it names none."""
    text, day = question.sentence, Date(question.day, question.day, question.day)
    block = Block(0, len(text), "body")
    document = Document("q", "q.txt", "q", text, (block,), language="en", published=Published(day, "given"))
    parse = parse_document(document)
    _, mentions = resolve_actors(document, parse, find_actors(document, parse), ())
    start = text.rindex(question.phrase)
    end = start + len(question.phrase)
    found = [m.actor for m in mentions if m.span.start < end and m.span.end > start and m.reading != "pronoun"]
    return next((actor for actor in found if actor.startswith("person:")), None)


def verdict(question: Question, person: str | None) -> str:
    """right, none or wrong."""
    return "right" if person == question.expected else "none" if person is None else "wrong"


def last_begun(question: Question) -> str | None:
    """The baseline: of the office of the expected person, who had begun last by that day."""
    terms = [t for terms in offices().values() for t in terms if t.person == question.expected]
    near = [t for t in terms if t.may_cover(question.day, question.day)]
    begun = [t for t in offices()[near[0].office] if t.since < question.day] if near else []
    return begun[-1].person if begun else None


def asked(path: Path = QUESTIONS) -> list[Row]:
    """Right, none and wrong by part."""
    rows = [["questions", "asked", "right", "none", "wrong", "baseline right"]]
    listed = questions(path)
    for part in ("tuned", "held"):
        own = [q for q in listed if q.part == part]
        told = Counter(verdict(q, answer(q)) for q in own)
        naive = sum(last_begun(q) == q.expected for q in own if q.expected)
        rows.append([part, str(len(own)), str(told["right"]), str(told["none"]), str(told["wrong"]), str(naive)])
    return rows


def covered() -> list[Row]:
    """Country-years with a head of government and a head of state on record, in percent, by span of years."""
    spans = list(pairwise(SPANS))
    rows = [["coverage, percent of country-years", *(f"{low}-{high - 1}" for low, high in spans)]]
    states = [code for code in countries() if any(f"office:{code}/{slug}" in offices() for slug in STATE)]
    for name, wanted in (("head of government", GOVERNMENT), ("head of state", STATE)):
        shares = []
        for low, high in spans:
            held = [_on_record(code, wanted, f"{year}-07-01") for code in states for year in range(low, high)]
            shares.append(f"{100 * sum(held) / len(held):.0f}")
        rows.append([f"{name} ({len(states)} countries)", *shares])
    for basis in ("observed", "confirmed", "compiled"):
        counts = [
            sum(t.basis == basis and low <= int(t.since[:4]) < high for terms in offices().values() for t in terms)
            for low, high in spans
        ]
        rows.append([f"terms begun, {basis}", *map(str, counts)])
    return rows


def by_country() -> list[str]:
    """A line a country: percent of the years of each span with a head of government / a head of state on record."""
    lines = []
    for code, country in sorted(countries().items()):
        cells = []
        for low, high in pairwise(SPANS):
            shares = (
                100 * sum(_on_record(code, wanted, f"{year}-07-01") for year in range(low, high)) // (high - low)
                for wanted in (GOVERNMENT, STATE)
            )
            cells.append("/".join(map(str, shares)))
        if any(cell != "0/0" for cell in cells):
            lines.append("  ".join([code, country.name.ljust(34), *(cell.rjust(7) for cell in cells)]))
    return lines


def _on_record(country: str, slugs: tuple[str, ...], day: str) -> bool:
    return any(holders(f"office:{country}/{slug}", day) for slug in slugs)


def agreement(path: Path) -> tuple[list[Row], list[str]]:
    """How the observations of offices on record agree with the terms, and the disagreements as lines."""
    told: Counter[str] = Counter()
    lines = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind, who = _agrees(row)
            told[kind] += 1
            if kind == "other":
                lines.append(
                    f"{row['country']} {row['office']}: {row['holder']} since {row['since']}; on record: {who}"
                )
    rows = [["observations", "same start", "inside a term", "other holder", "office or day not on record"]]
    rows.append([str(sum(told.values())), *(str(told[k]) for k in ("same", "inside", "other", "silent"))])
    return rows, lines


def _agrees(row: dict[str, str]) -> tuple[str, str]:
    slugs = STATE if row["office"] == "head of state" else GOVERNMENT
    own = [t for slug in slugs for t in offices().get(f"office:{row['country']}/{slug}", ())]
    mine = [t for t in own if _names(t.person, row["holder"])]
    if any(abs((_day(t.since) - _day(row["since"])).days) <= SAME_DAYS for t in mine):
        return "same", ""
    if any(t.may_cover(row["since"], row["since"]) for t in mine):
        return "inside", ""
    there = [t.person for t in own if t.may_cover(row["first_seen"], row["first_seen"])]
    return ("other" if there else "silent"), ", ".join(there)


def _names(person: str, written: str) -> bool:
    """Whether an observed name shares its family name, in capitals there, with a person of the tables."""
    known = people()[person]
    family = {w.strip(",").lower() for w in written.replace("-", " ").split() if w.isupper() and len(w) > 1}
    return bool(family & {w.lower() for name in (known.name, *known.aliases) for w in name.replace("-", " ").split()})


def _day(text: str) -> date:
    year, month, number = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, number)


def main(observations: Path, asked_of: Path = QUESTIONS) -> None:
    """Print the tables and set their section of the results."""
    agreed, lines = agreement(observations)
    tables = [*asked(asked_of), [""], *covered(), [""], *agreed]
    width = max(len(row) for row in tables)
    publish(
        "Holders of office by date",
        f"python -m benchmarks.offices {observations.name}",
        [row + [""] * (width - len(row)) for row in tables],
        "The head row of each of the three parts names its columns.",
    )
    print("\n".join(lines), file=sys.stderr)


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "--countries"]
    if not 1 <= len(given) <= 2:
        sys.exit(__doc__)
    main(*map(Path, given))
    if "--countries" in sys.argv:
        print("\n".join(by_country()))

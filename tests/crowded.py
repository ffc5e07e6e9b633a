"""An event of which everybody speaks: many documents, many voices on several sides, many rows. No news."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import cycle, islice

from composed import TUESDAY, document_of, span
from rashomon.model import (
    Account,
    Actor,
    Chronology,
    ComparedSide,
    Comparison,
    Document,
    Event,
    EventTime,
    Level,
    Link,
    Place,
    PloverType,
    Proposition,
    Reading,
    Telling,
    Voice,
)

SIDES = ("state:KEN", "state:SOM", "state:ETH", None)
ACTORS = (
    Actor("state:KEN", "Kenya", "state", "KEN", "KEN"),
    Actor("state:SOM", "Somalia", "state", "SOM", "SOM"),
    Actor("state:ETH", "Ethiopia", "state", "ETH", "ETH"),
)
_STANCES: tuple[Telling, ...] = ("asserts", "denies", "asserts", "weaker", "differs", "silent")


def documents(count: int, voices: int = 40) -> tuple[Document, ...]:
    """So many reports of a ferry that sank, each with a sentence of every voice."""
    return tuple(
        document_of(
            f"Ferry sinks off Lamu, report {n}\n\n"
            + " ".join(f"Voice {v} of paper {n} said that {v + n} were saved. They were cold." for v in range(voices)),
            f"ferry-{n}",
            f"The Quay {n}",
        )
        for n in range(count)
    )


def crowd(voices: int = 40, rows: int = 60, papers: int = 20, each: int = 5) -> Chronology:
    """A chronology of one event with so many voices and rows; on each row so many voices speak."""
    reports = documents(papers, voices)
    event = Event(
        "e-ferry",
        "A ferry sinks off Lamu",
        PloverType("AID"),
        "07",
        (),
        EventTime(TUESDAY, "resolved", "on Tuesday"),
        Place("Lamu", "KEN", 189741, -2.27, 40.9, "city"),
        "occurred",
        ("number",),
        (),
        tuple(report.id for report in reports),
    )
    turn = cycle(range(voices))
    propositions = tuple(
        Proposition(
            f"p-{row}",
            event.id,
            f"what is told of the ferry in row {row}",
            "content",
            tuple(_account(row, voice, reports[(row + voice) % papers]) for voice in islice(turn, each)),
        )
        for row in range(rows)
    )
    comparisons = tuple(_denial(p) for p in propositions if p.accounts[0].stance != "silent")
    others = tuple(replace(event, id=f"e-other-{n}", label=f"Another ferry {n}", mentions=()) for n in range(30))
    links = tuple(Link(event.id, other.id, "possibly_same", "the same coast on the same day") for other in others)
    readings = tuple(sorted((Reading(report, ACTORS) for report in reports), key=lambda r: r.document.id))
    return Chronology(readings, ACTORS, (event, *others), propositions, comparisons, links)


def _account(row: int, voice: int, report: Document) -> Account:
    stance = _STANCES[(row + voice) % len(_STANCES)]
    words = next(s for s in re.split(r"[.]? (?=Voice|They)|\n+|[.]$", report.text) if s.startswith(f"Voice {voice} "))
    chain = (Level((Voice(f"Voice {voice}", "person"),)),)
    value = str(voice) if stance == "differs" else None
    said = span(report, words)
    return Account(
        f"c-{row}-{voice}", f"Voice {voice}", None, SIDES[voice % 4], chain, None, stance, value, TUESDAY, (said,)
    )


def _denial(row: Proposition) -> Comparison:
    one, other = row.accounts[:2]
    a, b = (ComparedSide(each.id, each.evidence, each.chain) for each in (one, other))
    return Comparison(f"k-{row.id}", row.event, row.id, "content", a, b, "aspect", None, "Two voices on one ferry.")

"""The composed reports of `tests/gold/times`: spans, dates, statuses and kinds, held to floors."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rashomon.documents.making import make_document
from rashomon.edtf import make_date
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.expressions.times import find_times
from rashomon.grounding.times import resolve_times
from rashomon.model import Document, Page, PageMetadata, TimeMention

GOLD = Path(__file__).parents[1] / "gold" / "times"
KINDS = ("duration", "set", "time")

_MARK = re.compile(r"\{([^}|]+)\|([^}]*)\}")


@dataclass(frozen=True)
class Mark:
    """A marked expression: `values` are the accepted dates ("-" for none), empty for other kinds and optional ones."""

    start: int
    end: int
    kinds: frozenset[str]
    values: tuple[str, ...] = ()
    status: str | None = None


def reports(name: str) -> Iterator[tuple[Document, list[Mark]]]:
    """The reports of a file without their marks, and the marks."""
    for part in re.split(r"^== ", (GOLD / name).read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        slug, published = (piece.strip() for piece in head.split("|"))
        text, marks, last = "", list[Mark](), 0
        for match in _MARK.finditer(body):
            text += body[last : match.start()]
            marks.append(_mark(len(text), match[1], match[2].split("|")))
            text, last = text + match[1], match.end()
        source = (text + body[last:]).rstrip().encode()
        given = PageMetadata() if published == "-" else PageMetadata(published=published, basis="given")
        yield make_document(Page(f"{slug}.txt", source, hashlib.sha256(source).hexdigest(), given)), marks


def _mark(start: int, words: str, said: list[str]) -> Mark:
    end = start + len(words)
    if said[0] == "?":
        return Mark(start, end, frozenset())
    if said[0] in KINDS:
        return Mark(start, end, frozenset(said))
    # a length that is counted from an event is a date of unknown day as well as a length
    kinds = frozenset({"date", "duration"} if said[0].startswith("-") else {"date"})
    return Mark(start, end, kinds, tuple(said[0].split(" or ")), said[1] if len(said) > 1 else None)


def figures(name: str, *, parsed: bool = True) -> dict[str, float]:
    """Shares in percent over a file, and the counts of false expressions and of dates where none can be known."""
    n: Counter[str] = Counter()
    for document, marks in reports(name):
        n.update(_count(marks, _read(document, parsed)))
    return {
        "spans": 100 * n["exact"] / n["marks"],
        "kinds": 100 * n["kind"] / n["marks"],
        "dates": 100 * n["value"] / n["dates"],
        "statuses": 100 * n["status"] / n["statuses"],
        "false": n["false"],
        "invented": n["invented"],
    }


def _read(document: Document, parsed: bool) -> tuple[TimeMention, ...]:
    parse = parse_document(document) if parsed else None
    actors = find_actors(document, parse) if parse else ()
    return resolve_times(document, parse, find_times(document, parse, actors))


def _count(marks: list[Mark], found: tuple[TimeMention, ...]) -> Counter[str]:
    n: Counter[str] = Counter()
    n["false"] = sum(not any(_touch(m, mark) for mark in marks) for m in found)
    for mark in (mark for mark in marks if mark.kinds):
        touching = [m for m in found if _touch(m, mark)]
        exact = [m for m in touching if (m.span.start, m.span.end) == (mark.start, mark.end)]
        best = next(iter(exact or touching), None)
        n.update(marks=1, exact=bool(exact), kind=best is not None and best.kind in mark.kinds)
        if mark.values:
            right = best is not None and any(_same(best, value) for value in mark.values)
            n.update(dates=1, value=right, statuses=mark.status is not None)
            n["status"] += mark.status is not None and best is not None and right and best.status == mark.status
            n["invented"] += best is not None and best.date.known and not right and "-" in mark.values
    return n


def _touch(mention: TimeMention, mark: Mark) -> bool:
    return mention.span.start < mark.end and mark.start < mention.span.end


def _same(mention: TimeMention, value: str) -> bool:
    if value == "-":
        return not mention.date.known
    wanted = make_date(value)
    return (mention.date.earliest, mention.date.latest) == (wanted.earliest, wanted.latest)


@pytest.mark.parametrize(
    ("name", "parsed", "floors"),
    [
        ("tuned.txt", True, {"spans": 99, "kinds": 99, "dates": 99, "statuses": 99}),
        ("held.txt", True, {"spans": 97, "kinds": 97, "dates": 97, "statuses": 97}),
        ("tuned.txt", False, {"spans": 99, "kinds": 99, "dates": 99, "statuses": 99}),
        ("held.txt", False, {"spans": 97, "kinds": 97, "dates": 95, "statuses": 95}),
    ],
)
def test_the_reader_holds_its_floors(name: str, parsed: bool, floors: dict[str, float]) -> None:
    got = figures(name, parsed=parsed)
    assert {key: got[key] for key in floors if got[key] < floors[key]} == {}
    assert got["invented"] == 0
    assert got["false"] <= 2

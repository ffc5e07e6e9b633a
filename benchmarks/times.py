"""Time expressions against TimeML documents (TempEval-3, TimeBank, AQUAINT): `python -m benchmarks.times PATH`.

PATH holds `.tml` files. Counted are TIMEX3 of type DATE whose value says at least a century: in text order each takes
an unused expression of equal span, else the first that overlaps; expressions that touch only another kind of TIMEX3
count neither way. A value is right when it allows the same days as the gold's; qualifiers are ignored, and an open
interval is read as its known end, as TimeML tags it.
"""

from __future__ import annotations

import html
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import publish
from rashomon.edtf import make_date
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.expressions.times import find_times
from rashomon.grounding.times import resolve_times
from rashomon.model import Block, Date, Document, Published, TimeMention

_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "AU": 23, "WI": 24}

Bounds = tuple[str | None, str | None]


@dataclass(frozen=True)
class Timex:
    """A gold expression; `days` are its first and last day, None where it is no date."""

    start: int
    end: int
    days: Bounds | None


def rows(path: Path) -> list[tuple[str, str]]:
    """The figures as (name, value), in percent."""
    counts: Counter[str] = Counter()
    for document, gold in documents(path):
        counts.update(_count(_read(document), gold))
    return [(f"date {figure} F1", f"{_f1(counts, figure):.1f}") for figure in ("strict", "relaxed", "value")] + [
        ("dates in gold / found", f"{counts['gold']} / {counts['found']}")
    ]


def documents(path: Path) -> Iterator[tuple[Document, list[Timex]]]:
    """Each TimeML document with its publication date and its gold expressions, in name order."""
    for file in sorted(path.rglob("*.tml")):
        source = file.read_bytes().decode("utf-8").replace("\r\n", "\n")
        body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.S)
        given = re.search(r"<DCT>.*?\bvalue=[\"']([^\"']+).*?</DCT>", source, re.S)
        if body is not None:
            text, gold = _plain(body[1])
            yield _document(file.stem, text, given[1][:10] if given else None), gold


def _document(name: str, text: str, given: str | None) -> Document:
    """A document of one body block a paragraph."""
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*\S|\S", text))
    published = Published(make_date(given), "given") if given else Published()
    return Document(name, name, name, text, blocks, language="en", kind="wire", published=published)


def _plain(body: str) -> tuple[str, list[Timex]]:
    """The text without tags, and its TIMEX3."""
    text, opened, found = "", list[tuple[int, dict[str, str]]](), list[Timex]()
    for piece in re.split(r"(<[^>]+>)", body):
        if piece.startswith("<TIMEX3") and not piece.endswith("/>"):
            opened.append((len(text), {k: a or b for k, a, b in _ATTRIBUTE.findall(piece)}))
        elif piece.startswith("</TIMEX3"):
            start, said = opened.pop()
            found.append(Timex(start, len(text), _days(said.get("value", "")) if said.get("type") == "DATE" else None))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return text, found


def _days(value: str) -> Bounds | None:
    """First and last day of a TimeML value; None if it is no calendar date."""
    edtf = re.sub(r"T.*", "", value.upper())
    edtf = re.sub(r"^(\d{3})$", r"\1X", re.sub(r"^(\d{2})$", r"\1XX", edtf))
    edtf = re.sub(r"-(SP|SU|FA|AU|WI)$", lambda m: f"-{_SEASONS[m[1]]}", edtf)
    edtf = re.sub(r"-Q([1-4])$", lambda m: f"-{32 + int(m[1])}", edtf)
    edtf = re.sub(r"-H([12])$", lambda m: f"-{39 + int(m[1])}", edtf)
    edtf = re.sub(r"-W(\d)(?!\d)", r"-W0\1", edtf)
    try:
        return _bounds(make_date(edtf))
    except ValueError:
        return None


def _bounds(date: Date) -> Bounds | None:
    """The days of a date; an open interval as its known end, an approximate date as the plain one."""
    edtf = (date.edtf or "").rstrip("~?%").strip("./")
    if not edtf:
        return None
    plain = make_date(edtf)
    return plain.earliest, plain.latest


def _read(document: Document) -> tuple[TimeMention, ...]:
    parse = parse_document(document)
    return resolve_times(document, parse, find_times(document, parse, find_actors(document, parse)))


def _count(found: tuple[TimeMention, ...], gold: list[Timex]) -> Counter[str]:
    dates = [g for g in gold if g.days]
    others = [g for g in gold if not g.days]
    used: set[int] = set()
    counts: Counter[str] = Counter(gold=len(dates))
    for each in dates:
        touching = [n for n, m in enumerate(found) if n not in used and _touch(m, each)]
        if not touching:
            continue
        exact = [n for n in touching if (found[n].span.start, found[n].span.end) == (each.start, each.end)]
        chosen = (exact or touching)[0]
        used.add(chosen)
        counts.update(relaxed=1, strict=bool(exact), value=_bounds(found[chosen].date) == each.days)
    spurious = [
        m
        for n, m in enumerate(found)
        if n not in used and m.kind == "date" and not any(_touch(m, other) for other in others)
    ]
    counts["found"] = len(used) + len(spurious)
    return counts


def _touch(mention: TimeMention, gold: Timex) -> bool:
    return mention.span.start < gold.end and gold.start < mention.span.end


def _f1(counts: Counter[str], figure: str) -> float:
    return 200 * counts[figure] / max(1, counts["gold"] + counts["found"])


if __name__ == "__main__":
    note = "Dates only. Elsewhere HeidelTime has strict 91.9, relaxed 94.4, value 91.9 (dates of TempEval-3)."
    publish("Times (TimeML)", "python -m benchmarks.times PATH", [["figure", "value"], *rows(Path(sys.argv[1]))], note)

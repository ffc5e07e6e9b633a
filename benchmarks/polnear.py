"""Attributions against PolNeAR: `python -m benchmarks.polnear PATH [--limit N]`.

PATH is a split of PolNeAR 1.0 (Newell, Margolin, Ruths 2018): `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann`
(brat stand-off). Texts are read as files given to the reader are, from their blocks on. Where a text has several
annotators the first in name order is the gold. PolNeAR marks no attribution inside another, so only outermost ones are
compared. Spans are sets of the tokens they overlap (words, or single marks), marks at either end dropped. Figures, in
percent:

    source, cue, content   tokens in any gold span against tokens in any predicted span of that role
    relation               one-to-one, best first: contents with Jaccard at least .5, sources that share a token
                           or are both empty
    relation+cue           the same, and the cues share a token or are both empty
    relation, FORM         recall over gold and precision over predictions of that form, read off the text
"""

from __future__ import annotations

import argparse
import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import publish
from rashomon.documents.making import make_document
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.model import Attribution, Page, PageMetadata
from rashomon.pages.files import read_page
from rashomon.statements.attributions import find_attributions

ROLES = ("source", "cue", "content")
FORMS = ("direct", "indirect", "mixed")
#: Contents that share at least this part of their tokens are of the same attribution (as in scoring PolNeAR readers).
ALIKE = 0.5
_TOKEN = re.compile(r"\w+|[^\w\s]")
_EDGE = re.compile(r"\w|[$%]")
_QUOTES = '"“”'

Spans = tuple[tuple[int, int], ...]
Relation = dict[str, Spans]


@dataclass(frozen=True)
class Annotated:
    """A text with the attributions of one annotator."""

    page: Page
    text: str
    gold: tuple[Relation, ...]


def rows(path: Path, limit: int = 0) -> list[list[str]]:
    """The table of figures: precision, recall and F1 of each, in percent; `limit` texts, or all for 0."""
    counts: Counter[tuple[str, str]] = Counter()
    for text in load(path, limit):
        _count(counts, text, [_relation(a) for a in read(text) if a.parent is None])
    figures = [*ROLES, "relation", "relation+cue", *(f"relation, {form}" for form in FORMS)]
    return [
        ["figure", "precision", "recall", "F1"],
        *([figure, *(f"{v:.1f}" for v in _scores(counts, figure))] for figure in figures),
        ["attributions in gold / read", str(counts["relation", "gold"]), str(counts["relation", "read"]), ""],
    ]


def load(path: Path, limit: int = 0) -> Iterator[Annotated]:
    """The annotated texts of a split in name order."""
    found = 0
    for file in sorted((path / "text").glob("*.txt")):
        annotations = sorted(a for a in (path / "attributions").glob("*.ann") if a.name[:-9] == file.stem)
        if annotations and (not limit or found < limit):
            found += 1
            page = read_page(file, PageMetadata())
            yield Annotated(page, page.content.decode("utf-8"), tuple(_parse(annotations[0])))


def read(text: Annotated) -> tuple[Attribution, ...]:
    """What the reader finds in a text."""
    document = make_document(text.page)
    if document.text != text.text:
        raise ValueError(f"{text.page.path}: offsets would not hold in the text as read")
    parse = parse_document(document)
    return find_attributions(document, parse, find_actors(document, parse))


def _parse(path: Path) -> Iterator[Relation]:
    """The attributions of a brat file: T lines give the fragments, E lines tie them together."""
    fragments: dict[str, Spans] = {}
    ties: list[str] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        cells = line.rstrip("\r").split("\t")
        if len(cells) > 2 and re.fullmatch(r"T\d+", cells[0]):
            pieces = cells[1].split(" ", 1)[1].split(";")
            fragments[cells[0]] = tuple((int(p.split()[0]), int(p.split()[1])) for p in pieces)
        elif len(cells) > 1 and re.fullmatch(r"E\d+", cells[0]):
            ties.append(cells[1])
    for tie in ties:
        parts = [(re.sub(r"\d+$", "", a.split(":")[0]).lower(), a.split(":")[1]) for a in tie.split()]
        yield {role: tuple(sorted(s for r, t in parts if r == role for s in fragments.get(t, ()))) for role in ROLES}


def _relation(attribution: Attribution) -> Relation:
    parts = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    return {role: tuple((s.start, s.end) for s in spans) for role, spans in parts.items()}


def _count(counts: Counter[tuple[str, str]], text: Annotated, found: Sequence[Relation]) -> None:
    """Add one text's counts."""
    sides = (text.gold, found)
    tokens = _Tokens(text.text)
    sets = {role: [[tokens.within(r[role]) for r in side] for side in sides] for role in ROLES}
    for role in ROLES:
        gold, read_ = (frozenset[int]().union(*side) for side in sets[role])
        _add(counts, role, len(gold & read_), len(gold), len(read_))
    forms = [[_form(text.text, r["content"]) if c else "" for r, c in zip(s, t, strict=True)]
             for s, t in zip(sides, sets["content"], strict=True)]  # fmt: skip
    pairs = list(_pairs(sets))
    matched = _greedy(p[:3] for p in pairs)
    with_cue = _greedy(p[:3] for p in pairs if p[3])
    whole = (sum(map(bool, forms[0])), sum(map(bool, forms[1])))
    _add(counts, "relation", len(matched), *whole)
    _add(counts, "relation+cue", len(with_cue), *whole)
    for form in FORMS:
        hits = [sum(forms[0][i] == form for i, _ in matched), sum(forms[1][j] == form for _, j in matched)]
        counts[f"relation, {form}", "hit gold"] += hits[0]
        counts[f"relation, {form}", "hit read"] += hits[1]
        counts[f"relation, {form}", "gold"] += forms[0].count(form)
        counts[f"relation, {form}", "read"] += forms[1].count(form)


def _pairs(sets: dict[str, list[list[frozenset[int]]]]) -> Iterator[tuple[float, int, int, bool]]:
    """Likeness, gold number, read number of each pair that may be the same, and whether the cues meet."""
    for i, gold in enumerate(sets["content"][0]):
        for j, read_ in enumerate(sets["content"][1]):
            alike = len(gold & read_) / len(gold | read_) if gold & read_ else 0.0
            if alike >= ALIKE and _meet(sets["source"][0][i], sets["source"][1][j]):
                yield alike, i, j, _meet(sets["cue"][0][i], sets["cue"][1][j])


def _greedy(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs, the most alike first."""
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(candidates, reverse=True):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _meet(a: frozenset[int], b: frozenset[int]) -> bool:
    return bool(a & b) or (not a and not b)


class _Tokens:
    """The tokens of a text, for spans as sets of token numbers."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in _TOKEN.finditer(text)]
        self.starts, self.ends = [a for a, _ in self.spans], [b for _, b in self.spans]

    def within(self, spans: Spans) -> frozenset[int]:
        """The numbers of the tokens that spans overlap, without marks at either end."""
        found = sorted(
            {n for a, b in spans for n in range(bisect.bisect_right(self.ends, a), bisect.bisect_left(self.starts, b))}
        )
        words = [n for n in found if _EDGE.match(self.text[self.starts[n]])]
        return frozenset(n for n in found if words and words[0] <= n <= words[-1])


def _form(text: str, content: Spans) -> str:
    """direct, mixed or indirect, from the double quotation marks in and just around a content."""
    inside = "".join(text[a:b] for a, b in content)
    first, last = content[0][0], content[-1][1]
    opens = inside[:1] in _QUOTES or text[max(0, first - 1) : first] in tuple(_QUOTES)
    closes = inside.rstrip(".,")[-1:] in _QUOTES or re.match('[.,]?["”]', text[last : last + 2]) is not None
    if opens and closes:
        return "direct"
    return "mixed" if any(c in _QUOTES for c in inside) else "indirect"


def _add(counts: Counter[tuple[str, str]], figure: str, hits: int, gold: int, read_: int) -> None:
    for key, value in (("hit gold", hits), ("hit read", hits), ("gold", gold), ("read", read_)):
        counts[figure, key] += value


def _scores(counts: Counter[tuple[str, str]], figure: str) -> tuple[float, float, float]:
    precision = counts[figure, "hit read"] / max(1, counts[figure, "read"])
    recall = counts[figure, "hit gold"] / max(1, counts[figure, "gold"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return 100 * precision, 100 * recall, 100 * f1


def main() -> None:
    """Print and publish the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument(
        "--limit", type=int, default=0, help="only the first texts in name order (printed, not published)"
    )
    arguments = parser.parse_args()
    table = rows(arguments.path, arguments.limit)
    if arguments.limit:
        print("\n".join("  ".join(row) for row in table))
    else:
        publish("Attributions (PolNeAR)", "python -m benchmarks.polnear PATH", table)


if __name__ == "__main__":
    main()

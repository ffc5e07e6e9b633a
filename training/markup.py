"""Marked reports: composed text with its attributions, hedges and negations written into it.

A file holds many reports. Each begins with a head line, then comes the text with tags, then a line `---` and one line
for each attribution:

    === mali-03 | region: Sahel | shows: nesting, unnamed
    <s1>The <s2>foreign ministry</s2></s1> ...
    ---
    1 asserts institution
    2 denies unnamed parent=1

Tags: `<s1>..</s1>` source, `<q1>..</q1>` cue, `<c1>..</c1>` content of attribution 1, in as many pieces as it has;
`<s1,2>` belongs to both. `<ha>..</ha>` is a hedge and `<xa>..</xa>` what it weakens; `<na>..</na>` a negation and
`<ya>..</ya>` what it negates. Tags may cross. An attribution line gives number, stance and kind of source; its parent
is the attribution with the smallest content that holds its cue, unless `parent=N` (or `parent=0`: none) says otherwise.

`python -m training.markup FILE...` checks files and shows how each report was understood.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from rashomon.model import Stance

STANCES: tuple[str, ...] = get_args(Stance)
KINDS = ("outlet", "institution", "person", "document", "unnamed", "none")
_HEAD = re.compile(r"^=== (?P<name>[\w-]+)(?P<rest>(?: \| \w+: [^|\n]+)*)\n", re.MULTILINE)
_TAG = re.compile(r"<(?P<close>/?)(?P<kind>[sqchxny])(?P<keys>\d+(?:,\d+)*|[a-z])>")

Spans = tuple[tuple[int, int], ...]


class MarkupError(ValueError):
    """A report that is not marked as it must be."""


@dataclass(frozen=True)
class MarkedAttribution:
    """One attribution of a marked report; spans are code points of its text."""

    number: int
    source: Spans
    cue: Spans
    content: Spans
    stance: str
    kind: str
    parent: int | None


@dataclass(frozen=True)
class MarkedWord:
    """A hedge or a negation, and what it bears on."""

    cue: Spans
    scope: Spans


@dataclass(frozen=True)
class MarkedReport:
    """A composed report without its tags, and what they said."""

    name: str
    facts: tuple[tuple[str, str], ...]
    text: str
    attributions: tuple[MarkedAttribution, ...]
    hedges: tuple[MarkedWord, ...]
    negations: tuple[MarkedWord, ...]


def read_marked(path: Path) -> list[MarkedReport]:
    """The reports of a file. Raises MarkupError naming file, report and fault."""
    return list(parse_marked(path.read_text("utf-8"), str(path)))


def parse_marked(text: str, where: str = "text") -> Iterator[MarkedReport]:
    """The reports of a marked text. Raises MarkupError naming `where`, report and fault."""
    heads = list(_HEAD.finditer(text))
    if not heads or text[: heads[0].start()].strip():
        raise MarkupError(f"{where}: must begin with a line `=== name | key: value`")
    ends = [h.start() for h in heads[1:]] + [len(text)]
    names: set[str] = set()
    for head, end in zip(heads, ends, strict=True):
        name = head["name"]
        try:
            if name in names:
                raise MarkupError("stands twice")
            names.add(name)
            facts = tuple(tuple(f.split(": ", 1)) for f in head["rest"].strip(" |").split(" | ") if f)
            yield _report(name, facts, text[head.end() : end])
        except MarkupError as error:
            raise MarkupError(f"{where}: {name}: {error}") from None


def _report(name: str, facts: tuple[tuple[str, str], ...], body: str) -> MarkedReport:
    marked, line, lines = body.partition("\n---\n")
    if not line:
        raise MarkupError("has no line `---` behind its text")
    text, spans = _untagged(marked.strip("\n") + "\n")
    contents = {key: found for (kind, key), found in spans.items() if kind == "c"}
    attributions = tuple(_attribution(line, spans, contents) for line in lines.splitlines() if line.strip())
    numbers = [str(a.number) for a in attributions]
    tagged = {key for (kind, key) in spans if kind in "sqc"}
    if set(numbers) != tagged or len(set(numbers)) != len(numbers):
        raise MarkupError(f"tags name {sorted(tagged)}, lines name {sorted(numbers)}")
    for a in attributions:
        if a.parent is not None and str(a.parent) not in tagged:
            raise MarkupError(f"{a.number}: parent {a.parent} is not there")
        if _circles(a, {each.number: each.parent for each in attributions}):
            raise MarkupError(f"{a.number}: stands in itself")
    return MarkedReport(name, facts, text, attributions, _words(spans, "h", "x"), _words(spans, "n", "y"))


def _circles(attribution: MarkedAttribution, parents: dict[int, int | None]) -> bool:
    """Whether the way outward from an attribution comes back to it."""
    above, seen = attribution.parent, set[int]()
    while above is not None and above not in seen:
        seen.add(above)
        above = parents[above]
    return attribution.number in seen


def _untagged(marked: str) -> tuple[str, dict[tuple[str, str], list[tuple[int, int]]]]:
    """The text without tags, and the spans of each kind and key in it."""
    text, position = "", 0
    opened: dict[tuple[str, str], int] = {}
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for tag in _TAG.finditer(marked):
        text += marked[position : tag.start()]
        position = tag.end()
        for key in tag["keys"].split(","):
            place = (tag["kind"], key)
            if tag["close"]:
                if place not in opened:
                    raise MarkupError(f"{tag.group()} closes what was not opened, after {text[-30:]!r}")
                start = opened.pop(place)
                piece = text[start:]
                if not piece or piece != piece.strip():
                    raise MarkupError(f"{tag.group()} must hold words and no white space at its ends: {piece!r}")
                spans.setdefault(place, []).append((start, len(text)))
            elif place in opened:
                raise MarkupError(f"{tag.group()} is opened twice, after {text[-30:]!r}")
            else:
                opened[place] = len(text)
    text += marked[position:]
    if opened:
        raise MarkupError(f"never closed: {sorted(k + n for k, n in opened)}")
    if re.search(r"</?[a-z]\d*[,>]", text):
        raise MarkupError("a tag is misspelt")
    return text, spans


def _attribution(
    line: str, spans: dict[tuple[str, str], list[tuple[int, int]]], contents: dict[str, list[tuple[int, int]]]
) -> MarkedAttribution:
    match = re.fullmatch(r"(\d+) (\w+) (\w+)(?: parent=(\d+))?", line.strip())
    if not match or match[2] not in STANCES or match[3] not in KINDS:
        raise MarkupError(f"not `number stance kind [parent=N]`: {line!r}")
    key = match[1]
    source, cue, content = (tuple(spans.get((kind, key), ())) for kind in "sqc")
    if not cue and not content:
        raise MarkupError(f"{key}: neither cue nor content")
    parent = int(match[4]) if match[4] else _holder(key, cue or content, contents)
    return MarkedAttribution(int(key), source, cue, content, match[2], match[3], parent or None)


def _holder(key: str, cue: Spans, contents: dict[str, list[tuple[int, int]]]) -> int | None:
    """The attribution with the smallest content that holds the cue."""
    holders = [
        (sum(b - a for a, b in pieces), int(other))
        for other, pieces in contents.items()
        if other != key and any(a <= cue[0][0] and cue[0][1] <= b for a, b in pieces)
    ]
    return min(holders)[1] if holders else None


def _words(spans: dict[tuple[str, str], list[tuple[int, int]]], cue: str, scope: str) -> tuple[MarkedWord, ...]:
    keys = sorted({key for kind, key in spans if kind in (cue, scope)})
    for key in keys:
        if (cue, key) not in spans or (scope, key) not in spans:
            raise MarkupError(f"<{cue}{key}> and <{scope}{key}> must come together")
    return tuple(MarkedWord(tuple(spans[cue, key]), tuple(spans[scope, key])) for key in keys)


def _show(report: MarkedReport) -> str:
    def words(spans: Spans) -> str:
        return " … ".join(report.text[a:b] for a, b in spans) or "—"

    lines = [f"{report.name}  ({len(report.text.split())} words)"]
    for a in report.attributions:
        inside = "" if a.parent is None else f" in {a.parent}"
        lines.append(
            f"  {a.number}{inside} {a.stance} {a.kind}: {words(a.source)} | {words(a.cue)} | {words(a.content)}"
        )
    lines += [f"  hedge: {words(w.cue)} -> {words(w.scope)}" for w in report.hedges]
    lines += [f"  negation: {words(w.cue)} -> {words(w.scope)}" for w in report.negations]
    return "\n".join(lines)


def main() -> None:
    """Check the files named and show their reports; the first fault ends it."""
    for name in sys.argv[1:]:
        try:
            reports = read_marked(Path(name))
        except MarkupError as error:
            sys.exit(str(error))
        print("\n".join(_show(report) for report in reports))
        count = sum(len(report.attributions) for report in reports)
        print(f"{name}: {len(reports)} reports, {count} attributions")


if __name__ == "__main__":
    main()

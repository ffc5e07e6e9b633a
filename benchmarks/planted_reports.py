"""Reports of ECB+ as they would stand on a page, with what the corpus marks in their checked sentences.

The corpus splits words (`multi - storey`, `10 a . m`) and names places, times and takers of part beside its events;
only mentions of checked sentences count (Cybulska and Vossen 2014, CC BY 3.0).
"""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ElementTree
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

#: The address that some texts begin with is no text.
_ADDRESS = ("http", "www")
_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?)\]%]|['’](?:s|re|ve|ll|d|m)?|n['’]t|\.\.\.)$", re.IGNORECASE)
_NO_SPACE_AFTER = frozenset({"(", "[", "$", "£", "€", "#"})
_HYPHENS = frozenset({"-", "/"})
_YEAR = 4
_QUOTES = {"``": '"', "''": '"', "`": "'"}


@dataclass(frozen=True)
class Marked:
    """A mention of the corpus: its sort (ACTION, NEG_ACTION, LOC, TIME, HUMAN, NON), stretch, chain and sentence."""

    sort: str
    start: int
    end: int
    chain: str
    sentence: int


@dataclass(frozen=True)
class Report:
    """One report: `sentences` are where its lines stand, `marks` what is marked in those that were checked."""

    name: str
    split: str
    story: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    marks: tuple[Marked, ...]

    def sentence_at(self, offset: int) -> int:
        """The number of the line that an offset stands in."""
        return sentence_at(self.sentences, offset)


def sentence_at(sentences: Sequence[tuple[int, int]], offset: int) -> int:
    """The number of the last line that begins at or before an offset."""
    return max(0, bisect_right([start for start, _ in sentences], offset) - 1)


def stories(folder: Path) -> dict[str, list[Report]]:
    """The reports of each story of a part of ECB+ (`train`, `dev`), in order of topic and name."""
    with (folder.parent / f"{folder.name}_sentences.csv").open(encoding="utf-8", newline="") as stream:
        checked = {(f"{topic}_{name}", sentence) for topic, name, sentence, *_ in csv.reader(stream)}
    found: dict[str, list[Report]] = defaultdict(list)
    for path in sorted(folder.rglob("*.xml"), key=lambda p: (int(p.parent.name), p.name)):
        report = _report(path, folder.name, checked)
        found[report.story].append(report)
    return dict(found)


def _report(path: Path, split: str, checked: set[tuple[str, str]]) -> Report:
    root = ElementTree.parse(path).getroot()
    words: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for token in root.iter("token"):
        words[token.get("sentence") or ""].append((token.get("t_id") or "", token.text or ""))
    text = ""
    at: dict[str, tuple[int, int, str, int]] = {}
    sentences: list[tuple[int, int]] = []
    for number, line in words.items():
        if line[0][1].startswith(_ADDRESS):
            continue
        start = len(text)
        for n, (t_id, word) in enumerate(line):
            before = [w for _, w in line[:n]]
            following = line[n + 1][1] if n + 1 < len(line) else ""
            word = _QUOTES.get(word, word)
            text += " " if before and _spaced(text[start:], before, word, following) else ""
            at[t_id] = (len(text), len(text) + len(word), number, len(sentences))
            text += word
        sentences.append((start, len(text)))
        text += "\n"
    return Report(
        name=path.stem,
        split=split,
        story=f"{path.parent.name}_{'ecbplus' if 'plus' in path.name else 'ecb'}",
        text=text,
        sentences=tuple(sentences),
        marks=tuple(_marks(root, path.stem, at, checked)),
    )


def _spaced(line: str, before: Sequence[str], word: str, following: str) -> bool:
    """Whether a word stands apart from what its line holds so far."""
    last = before[-1]
    if _NO_SPACE_BEFORE.match(word) or last in _NO_SPACE_AFTER:
        return False
    if word in _HYPHENS and (following[:1].isalnum() and last[-1:].isalnum()):
        return False
    if last in _HYPHENS and not line.endswith(f" {last}"):
        return False
    figures = len(before) > 1 and before[-2].isdigit() and word[:1].isdigit()
    thousands = last == "," and len(before[-2:][0]) < _YEAR and re.match(r"\d{3}\b", word) is not None
    if figures and (last in (":", ".") or thousands):
        return False  # "9: 25", "12, 000", "6. 1"
    if last == "." and len(before) > 1 and len(before[-2]) == 1 and before[-2].isalpha() and len(word) == 1:
        return not word.isalpha()  # "U. S.", "a. m."
    return not (word == '"' and line.count('"') % 2 == 1) and not (last in ('"', "``") and line.count('"') % 2 == 1)


def _marks(
    root: ElementTree.Element, name: str, at: dict[str, tuple[int, int, str, int]], checked: set[tuple[str, str]]
) -> list[Marked]:
    chains = {
        source.get("m_id"): relation.get("note") or ""
        for relation in root.find("Relations") or ()
        if relation.tag == "CROSS_DOC_COREF"
        for source in relation.iter("source")
    }
    found = []
    for item in root.find("Markables") or ():
        places = [at[t] for a in item.iter("token_anchor") if (t := a.get("t_id") or "") in at]
        if places and (name, places[0][2]) in checked:
            sort = "NEG_ACTION" if item.tag.startswith("NEG_") else item.tag.split("_")[0]
            chain = chains.get(item.get("m_id"), "")
            found.append(Marked(sort, min(p[0] for p in places), max(p[1] for p in places), chain, places[0][3]))
    return sorted(found, key=lambda m: (m.start, m.end))

"""Modality and auxiliary modes on composed text: `python -m benchmarks.factuality_composed tests/gold/factuality`.

The folder holds sentences (`tuned.txt`, `held.txt`, one a line, each read as a document of its own) and short reports
(`reports_*.txt`); its README says what the marks mean. A marked word has the modality of the mention that it triggers,
else (where no frame fits it) what the reader judges of the word alone. Figures, in percent unless a count:

    right              marks whose modality is an accepted one; per class by the first accepted value
    coded              marks at which a mention stands
    false events       marks wanted as future, possible or negated and read as actual or reported; of all marks / of
                       those at which a mention stands
    false occurrences  such marks whose mention is read as actual in an event of status "occurred"
    auxiliary          marks of reports with the right auxiliary mode; `historical` with precision and recall
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.results import Row
from benchmarks.running import conclude, parser_of
from rashomon.documents.making import make_document
from rashomon.encoder.parser import parse_document
from rashomon.happenings.modality import Outlook
from rashomon.happenings.telling import teller, told_by
from rashomon.model import Auxiliary, Block, Document, EventMention, Modality, Page, PageMetadata, Reading, Span
from rashomon.pipeline import read_document, relate

PARTS = ("tuned", "held")
CLASSES: tuple[Modality, ...] = ("actual", "reported", "future", "possible", "negated")
#: Modalities of what is told as having taken place.
HAPPENED = frozenset(("actual", "reported"))
_MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
_FOLLOWS: dict[str, Auxiliary] = {"future": "future", "possible": "hypothetical", "negated": "negated"}


@dataclass(frozen=True)
class Mark:
    """A marked word: the modalities and auxiliary modes that it is accepted to have ("-" for none), the likeliest
    first; no mode is given where it is not assessed."""

    start: int
    end: int
    accepted: tuple[str, ...]
    auxiliary: tuple[str, ...] = ()

    @property
    def happened(self) -> bool:
        """Whether it may be read as having taken place, or as said to have."""
        return not HAPPENED.isdisjoint(self.accepted)


@dataclass(frozen=True)
class Judged:
    """What the reader makes of a mark: its modality, the mention at it, and whether that mention's event occurred."""

    mark: Mark
    text: str
    modality: Modality
    mention: EventMention | None
    occurred: bool

    @property
    def right(self) -> bool:
        """Whether the modality is an accepted one."""
        return self.modality in self.mark.accepted

    @property
    def mode(self) -> str:
        """The auxiliary mode that is read, "-" for none."""
        return (self.mention.auxiliary if self.mention is not None else None) or "-"

    @property
    def right_mode(self) -> bool:
        """Whether the auxiliary mode is an accepted one."""
        return self.mode in self.mark.auxiliary

    @property
    def false_event(self) -> bool:
        """Whether text that tells of nothing that happened is read as if it did."""
        return self.modality in HAPPENED and not self.mark.happened


def sentences(path: Path) -> Iterator[tuple[Document, list[Mark]]]:
    """The lines of a file, each as an undated document of one block without its marks, and the marks: a line that ends
    with no mark of punctuation is a headline."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        text, marks = _unmarked(line, assessed=False)
        block = Block(0, len(text), "headline" if text[-1].isalnum() else "body")
        yield replace(_document(f"{path.stem}-{number}", text, None), blocks=(block,)), marks


def reports(path: Path) -> Iterator[tuple[Document, list[Mark]]]:
    """The reports of a file without their marks, and the marks."""
    for part in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        name, published = (piece.strip() for piece in head.split("|"))
        text, marks = _unmarked(body.rstrip(), assessed=True)
        yield _document(name, text, None if published == "-" else published), marks


def _document(name: str, text: str, published: str | None) -> Document:
    source = text.encode()
    given = PageMetadata() if published is None else PageMetadata(published=published, basis="given")
    return make_document(Page(f"{name}.txt", source, hashlib.sha256(source).hexdigest(), given))


def _unmarked(marked: str, *, assessed: bool) -> tuple[str, list[Mark]]:
    text, marks, last = "", list[Mark](), 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        accepted, _, auxiliary = match[2].partition("|")
        values = tuple(accepted.split("/"))
        modes = (auxiliary,) if auxiliary else tuple(_FOLLOWS.get(value, "-") for value in values)
        marks.append(Mark(len(text), len(text) + len(match[1]), values, modes if assessed else ()))
        text, last = text + match[1], match.end()
    return text + marked[last:], marks


def judge(document: Document, marks: Sequence[Mark]) -> Iterator[Judged]:
    """What the reader makes of the marks of a document."""
    reading = read_document(document)
    happened = {m for e in relate([reading]).events if e.status == "occurred" for m in e.mentions}
    for mark in marks:
        span = Span(document.id, mark.start, mark.end)
        mention = _mention_at(reading, span)
        modality = mention.modality if mention is not None else _of_word(reading, span)
        occurred = mention is not None and mention.modality == "actual" and mention.id in happened
        yield Judged(mark, document.text, modality, mention, occurred)


def _mention_at(reading: Reading, span: Span) -> EventMention | None:
    """The mention of the event that a word names: the word is its head, or what its light verb carries."""
    sentence = parse_document(reading.document).at(span.start)
    for mention in (m for m in reading.event_mentions if m.span.overlaps(span)):
        top = sentence.top(mention.span) if sentence is not None else None
        word = sentence.top(span) if sentence is not None else None
        carried = not mention.nominal and word is not None and top is not None and word.head == top.index
        if top is None or carried or span.start <= top.start < span.end:
            return mention
    return None


def _of_word(reading: Reading, span: Span) -> Modality:
    """The modality of a word at which no frame fits."""
    sentence = parse_document(reading.document).at(span.start)
    token = sentence.top(span) if sentence is not None else None
    if sentence is None or token is None:
        return "actual"
    outlook = Outlook(sentence, {})
    return told_by(outlook.modality(token), teller(span, reading.attributions), token, outlook)


def figures(judged: Sequence[Judged]) -> Iterator[tuple[str, str]]:
    """The figures of some marks by name, as text."""
    false = [j for j in judged if j.false_event]
    yield "marks", str(len(judged))
    yield "coded", _share(sum(j.mention is not None for j in judged), len(judged))
    yield "right", _share(sum(j.right for j in judged), len(judged))
    for name in CLASSES:
        own = [j for j in judged if j.mark.accepted[0] == name]
        yield f"right: {name}", f"{_share(sum(j.right for j in own), len(own))} ({len(own)})"
    yield "false events, all / coded", f"{len(false)} / {sum(j.mention is not None for j in false)}"
    yield "false occurrences", str(sum(j.occurred and not j.mark.happened for j in judged))
    assessed = [j for j in judged if j.mark.auxiliary and j.mention is not None]
    if assessed:
        yield from _auxiliary(assessed)


def _auxiliary(assessed: Sequence[Judged]) -> Iterator[tuple[str, str]]:
    pairs = Counter((j.mark.auxiliary[0] if not j.right_mode else j.mode, j.mode) for j in assessed)
    yield (
        "auxiliary right",
        f"{_share(sum(n for (a, b), n in pairs.items() if a == b), len(assessed))} ({len(assessed)})",
    )
    for name in ("historical", "future", "hypothetical", "negated"):
        hits = pairs[name, name]
        read, gold = (sum(n for pair, n in pairs.items() if pair[side] == name) for side in (1, 0))
        yield f"auxiliary {name} P / R", f"{_share(hits, read)} / {_share(hits, gold)} ({gold})"


def _share(good: int, total: int) -> str:
    return f"{100 * good / total:.1f}" if total else "-"


def read_part(folder: Path, part: str) -> list[Judged]:
    """All marks of the sentences and reports of one part, judged."""
    found = [*sentences(folder / f"{part}.txt"), *reports(folder / f"reports_{part}.txt")]
    return [judged for document, marks in found for judged in judge(document, marks)]


def rows(folder: Path) -> list[Row]:
    """The table: figures down, the parts across."""
    columns = [dict(figures(read_part(folder, part))) for part in PARTS]
    return [["figure", *PARTS], *([name, *(c.get(name, "") for c in columns)] for name in columns[0])]


def _errors(judged: Iterable[Judged]) -> Iterator[str]:
    for j in judged:
        wrong_mode = bool(j.mark.auxiliary) and j.mention is not None and not j.right_mode
        if not j.right or wrong_mode:
            words = f"{j.text[max(0, j.mark.start - 60) : j.mark.start]}[{j.text[j.mark.start : j.mark.end]}]"
            wanted = f"{'/'.join(j.mark.accepted)} {'/'.join(j.mark.auxiliary)}"
            words += j.text[j.mark.end : j.mark.end + 30]
            yield f"{'FALSE ' if j.false_event else ''}{wanted}: {j.modality} {j.mode}: {words!r}"


def main() -> None:
    """Print and publish the table, or hold it to its floors; or list the errors of the tuned part."""
    parser = parser_of(__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the tuned part, and nothing else")
    options = parser.parse_args()
    if options.errors:
        print("\n".join(_errors(read_part(options.path, "tuned"))))
        return
    command = "python -m benchmarks.factuality_composed tests/gold/factuality"
    conclude(options, "Modality (composed)", command, rows(options.path), floors="factuality-composed")


if __name__ == "__main__":
    main()

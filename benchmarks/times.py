"""Time expressions against TimeML documents (TempEval-3, TimeBank, AQUAINT): `python -m benchmarks.times PATH`.

PATH holds `.tml` files; `benchmarks.timeml` says how they are scored. Texts are split by the hash of their names: a
third is held out, and rules are written while looking at the others. Our reader is measured as it writes its JSON
(EDTF alone, so that a duration which the gold lacks counts as a false date), with the kinds it gives, and on the bare
text without a parse. Peers that are installed run on the same texts; documents a second of processor time are of the
stage alone.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.results import publish
from benchmarks.timeml import KINDS, MEASURES, Text, Timex, prf, score, share, texts, timeml_of
from benchmarks.times_peers import peers
from rashomon.documents.making import make_document
from rashomon.encoder.parse import Parse
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.expressions.times import find_times
from rashomon.grounding.times import resolve_times
from rashomon.model import ActorExpression, Document, Page, PageMetadata, TimeMention

#: One text in so many is held out.
HELD = 3

Predicted = Mapping[str, Sequence[Timex]]
Read = Callable[[Text], Sequence[Timex]]
_TYPES = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET"}


def is_held(name: str) -> bool:
    """Whether a text is held out: by the first eight hex digits of the SHA-256 of its name."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % HELD == 0


def rows(path: Path) -> list[list[str]]:
    """The table: figures down, ours (tuned, held, all; in other forms on all) and the peers across."""
    gold = list(texts(path))
    parsed = {text.name: _parsed(text) for text in gold}
    ours, kinds = _reader(parsed, kinds=False), _reader(parsed, kinds=True)
    held = [text for text in gold if is_held(text.name)]
    tuned = [text for text in gold if not is_held(text.name)]
    found, speed = _run(ours, gold)
    columns = [("ours, tuned", tuned, found, ""), ("ours, held", held, found, ""), ("ours", gold, found, speed)]
    readers: dict[str, Read] = {"ours, kinds told": kinds, "ours, no parse": _read_bare, **peers()}
    for name, read in readers.items():
        columns.append((name, gold, *_run(read, gold)))
    told = [_column(part, predicted, speed) for _, part, predicted, speed in columns]
    names = list(told[0])
    return [["figure", *(name for name, *_ in columns)], *([name, *(c[name] for c in told)] for name in names)]


def _column(gold: Sequence[Text], predicted: Predicted, speed: str) -> dict[str, str]:
    n = score(gold, predicted)
    column = {"texts": str(len(gold))}
    for group, label in (("main", "dates"), ("all", "all types")):
        for measure in MEASURES:
            column[f"{label} {measure} P / R / F1"] = " / ".join(f"{v:.1f}" for v in prf(n, group, measure))
    for kind in KINDS:
        found = n[kind, "relaxed"]
        column[f"{kind}: gold, recall"] = f"{n[kind, 'gold']}, {share(found, n[kind, 'gold']):.0f}"
        column[f"{kind}: value, marking of found"] = (
            f"{share(n[kind, 'value'], found):.0f}, {share(n[kind, 'marked'], found):.0f}"
        )
    column["documents/s"] = speed
    return column


def _run(read: Read, gold: Sequence[Text]) -> tuple[Predicted, str]:
    """What a reader finds in each text, and how many texts it reads in a second of processor time."""
    read(gold[0])  # load what it needs before the clock starts
    start = _processor_time()
    found = {text.name: list(read(text)) for text in gold}
    return found, f"{len(gold) / max(_processor_time() - start, 1e-6):.1f}"


def _processor_time() -> float:
    """Seconds of this process and those it started (HeidelTime is one a text)."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


# ---------------------------------------------------------------- ours
def mentions_of(
    document: Document, parse: Parse | None, actors: tuple[ActorExpression, ...]
) -> tuple[TimeMention, ...]:
    """The stage that is measured: expressions and their dates."""
    return resolve_times(document, parse, find_times(document, parse, actors))


def document_of(text: Text) -> Document:
    """A text as the reader is given it, with its date of creation."""
    source = text.text.encode("utf-8")
    given = PageMetadata(published=text.created, basis="given") if text.created else PageMetadata()
    return make_document(Page(f"{text.name}.txt", source, hashlib.sha256(source).hexdigest(), given))


def _parsed(text: Text) -> _Parsed:
    document = document_of(text)
    parse = parse_document(document)
    return document, parse, find_actors(document, parse)


_Parsed = tuple[Document, Parse, tuple[ActorExpression, ...]]


def _reader(parsed: Mapping[str, _Parsed], *, kinds: bool) -> Read:
    """Our stage on texts that were parsed before, with or without the kinds it gives."""
    return lambda text: [_timex(mention, kinds) for mention in mentions_of(*parsed[text.name])]


def _read_bare(text: Text) -> list[Timex]:
    """Our stage on the bare text: its lines are labelled, nothing is parsed and no actor known."""
    return [_timex(mention, False) for mention in mentions_of(document_of(text), None, ())]


def _timex(mention: TimeMention, kinds: bool) -> Timex:
    type_ = _TYPES[mention.kind] if kinds else None
    return Timex(mention.span.start, mention.span.end, type_, timeml_of(mention.date.edtf))


if __name__ == "__main__":
    note = (
        "AQUAINT is newswire of 1998-2000; HeidelTime was made on it and on TimeBank. On the test set of TempEval-3 "
        "HeidelTime has strict 91.9, relaxed 94.4, value 91.9 (dates), and 81.8 / 90.7 / 78.1 (all types)."
    )
    publish("Times (TimeML)", "python -m benchmarks.times PATH", rows(Path(sys.argv[1])), note)

"""Time expressions against TimeML documents (TempEval-3, TimeBank, AQUAINT): `python -m benchmarks.times PATH`.

PATH holds `.tml` files; `benchmarks.timeml` says how they are scored. Texts are split by the hash of their names: a
third is held out, and rules are written while looking at the others. Our reader is measured as it writes its JSON
(EDTF alone, so that a duration which the gold lacks counts as a false date); with the kinds it gives, and the lengths
that their words say, for which EDTF has no form; and on the bare text without a parse. Peers that are installed run on
the same texts. Documents a second are of this stage alone.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from benchmarks.running import conclude, parser_of
from benchmarks.timeml import KINDS, MEASURES, Text, Timex, prf, score, share, texts, timeml_of
from benchmarks.times_peers import peers
from rashomon.documents.making import make_document
from rashomon.encoder.parse import Parse
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.expressions.times import find_times
from rashomon.grounding.times import resolve_times
from rashomon.knowledge.times import words
from rashomon.model import ActorExpression, Document, Page, PageMetadata, TimeMention

#: One text in so many is held out.
HELD = 3
#: A reader that takes so many times more of the clock than of the processor lets others work.
ELSEWHERE = 20

Predicted = Mapping[str, Sequence[Timex]]
Read = Callable[[Text], Sequence[Timex]]
_TYPES = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET"}


def is_held(name: str) -> bool:
    """Whether a text is held out: by the first eight hex digits of the SHA-256 of its name."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % HELD == 0


def rows(path: Path, *, with_peers: bool = True) -> list[list[str]]:
    """The table: figures down, ours (tuned, held, all; in other forms on all) and the peers across."""
    gold = list(texts(path))
    parsed = {text.name: _parsed(text) for text in gold}
    ours, kinds = _reader(parsed, kinds=False), _reader(parsed, kinds=True)
    held = [text for text in gold if is_held(text.name)]
    tuned = [text for text in gold if not is_held(text.name)]
    found, speed = _run(ours, gold)
    columns = [("ours, tuned", tuned, found, ""), ("ours, held", held, found, ""), ("ours", gold, found, speed)]
    readers: dict[str, Read] = {
        "ours, kinds told": kinds,
        "ours, no parse": _read_bare,
        **(peers() if with_peers else {}),
    }
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
    """What a reader finds in each text, and how many texts it reads in a second: of processor time, or of the clock
    where the work is done by other processes (HeidelTime starts one a text)."""
    read(gold[0])  # load what it needs before the clock starts
    begun, started = time.perf_counter(), time.process_time()
    found = {text.name: list(read(text)) for text in gold}
    clock, own = time.perf_counter() - begun, time.process_time() - started
    elsewhere = clock > ELSEWHERE * own
    return found, f"{len(gold) / max(clock if elsewhere else own, 1e-6):.1f}{' (clock)' if elsewhere else ''}"


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

    def read(text: Text) -> list[Timex]:
        found = [_timex(mention, kinds) for mention in mentions_of(*parsed[text.name])]
        return [replace(f, value=f.value or length_of(f.type, text.text[f.start : f.end])) for f in found]

    return read


def _read_bare(text: Text) -> list[Timex]:
    """Our stage on the bare text: its lines are labelled, nothing is parsed and no actor known."""
    return [_timex(mention, False) for mention in mentions_of(document_of(text), None, ())]


def length_of(kind: str | None, quoted: str) -> str | None:
    """The TimeML value of a duration or a repeated time, which EDTF cannot say, read off its words."""
    if kind not in ("DURATION", "SET"):
        return None
    said = quoted.lower()
    unit = next((code for stem, code in _UNITS.items() if re.search(rf"(?:^|[\s-]){stem}", said)), None)
    if unit is None:
        return None
    number = re.search(r"\d[\d,]*", said)
    listed = [n for word, n in _numbers().items() if re.search(rf"(?:^|[\s-]){word}(?:$|[\s-])", said)]
    plural = bool(re.search(r"(?:hour|day|week|month|year|decade|minute)s\b", said))
    count = number[0].replace(",", "") if number else listed[0] if listed else "X" if plural and kind != "SET" else "1"
    if unit in ("E", "C"):
        return f"P{int(count) * (10 if unit == 'E' else 100)}Y" if count.isdigit() else "PXY"
    return f"P{unit[:-1]}{count}{unit[-1]}"


_UNITS = {
    "hour": "TH", "minute": "TM", "second": "TS", "daily": "D", "day": "D", "night": "D", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y", "annual": "Y", "decade": "E", "centur": "C",
}  # fmt: skip


@lru_cache(maxsize=1)
def _numbers() -> dict[str, str]:
    """Number words of more than one, the longest first."""
    listed = {w: f"{n:g}" for n, names in words()["numbers"].items() for w in names if n >= 2}
    return dict(sorted(listed.items(), key=lambda each: -len(each[0])))


def _timex(mention: TimeMention, kinds: bool) -> Timex:
    type_ = _TYPES[mention.kind] if kinds else None
    return Timex(mention.span.start, mention.span.end, type_, timeml_of(mention.date.edtf))


def main() -> None:
    """Print and publish the table with the peers' figures; or hold our own to its floors."""
    options = parser_of(__doc__).parse_args()
    note = (
        "AQUAINT is newswire of 1998-2000; HeidelTime was made on it and on TimeBank. On the test set of TempEval-3 "
        "HeidelTime has strict 91.9, relaxed 94.4, value 91.9 (dates), and 81.8 / 90.7 / 78.1 (all types)."
    )
    name, table = "Times (TimeML)", rows(options.path, with_peers=not options.check)
    conclude(options, name, "python -m benchmarks.times PATH", table, note, floors=name)


if __name__ == "__main__":
    main()

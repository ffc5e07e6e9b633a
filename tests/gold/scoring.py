"""How well a chronology tells what a twin's gold tells.

`score(gold, chronology)` gives figures by name: shares in percent (left out where the gold has nothing to find), and
the counts of ERRORS, where less is better. Records that the gold calls optional count neither way.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from gold.likeness import Record, Stretch, alike, at, of_file, plain, share, touch
from rashomon.model import Attribution, Chronology, Event, Level, PageMetadata, Span, Voice

Figures = dict[str, float]
ERRORS = frozenset({"false_clashes", "from_captions", "merged_events", "negated_as_actual", "wrong_verdicts"})
SAME_CONTENT = 0.5  # share of common words from which two contents are the same; quotes may differ at their edges
SAME_QUOTE = 0.3  # likewise for evidence, which may hold a clause or its sentence but never a paragraph
CLASHES = frozenset({"deny", "contradict"})
GROUPS = {"denials": CLASHES, "silences": {"omit"}, "agreements": {"agree"}, "aspects": {"aspect"}}


@dataclass(frozen=True)
class Gold:
    """One twin as it is expected to be read."""

    folder: Path

    @property
    def metadata(self) -> dict[str, PageMetadata]:
        """What is given with each text: its publication date."""
        rows = csv.DictReader((self.folder / "published.csv").open(encoding="utf-8", newline=""))
        return {row["file"]: PageMetadata(published=row["published"], basis="given") for row in rows}

    def __getitem__(self, kind: str) -> list[Record]:
        lines = (self.folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def required(self, kind: str) -> list[Record]:
        """The records that are not optional."""
        return [record for record in self[kind] if not record.get("optional")]


@dataclass(frozen=True)
class Told:
    """A chronology, asked in the terms of the gold: files by name, actors by what they are called."""

    chronology: Chronology
    names: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names.update({actor.id: {actor.id, actor.name} for actor in self.chronology.actors})

    @cached_property
    def files(self) -> dict[str, str]:
        return {r.document.id: Path(r.document.path).name for r in self.chronology.readings}

    @cached_property
    def texts(self) -> dict[str, str]:
        return {Path(r.document.path).name: r.document.text for r in self.chronology.readings}

    @cached_property
    def attributions(self) -> list[Attribution]:
        return [attribution for reading in self.chronology.readings for attribution in reading.attributions]

    def stretches(self, spans: Iterable[Span]) -> list[Stretch]:
        return [(self.files[span.document], span.start, span.end) for span in spans]

    def words(self, stretches: Iterable[Stretch]) -> set[tuple[str, int]]:
        """The words covered, by where they begin."""
        return {(f, s + m.start()) for f, s, e in stretches for m in re.finditer(r"\w+", self.texts[f][s:e])}

    def quote(self, spans: Iterable[Span]) -> set[tuple[str, int]]:
        return self.words(self.stretches(spans))

    def called(self, voice: Voice, names: Iterable[str]) -> bool:
        """Whether a voice goes by one of the names, or shares more than half of its words with one."""
        own = {voice.name, *self.names.get(voice.actor or "", ())}
        if voice.span is not None:
            own.add(self.texts[self.files[voice.span.document]][voice.span.start : voice.span.end])
        return any(alike(plain(mine), plain(name)) > SAME_CONTENT for mine in own for name in names)

    def mentions(self, event: Event) -> list[tuple[Stretch, str]]:
        """Where an event is mentioned, with each mention's modality."""
        wanted = set(event.mentions)
        found = [m for r in self.chronology.readings for m in r.event_mentions if m.id in wanted]
        return [(self.stretches([m.span])[0], m.modality) for m in found]


def score(gold: Gold, chronology: Chronology) -> Figures:
    """The figures of one twin."""
    told = Told(chronology)
    parts = (_attributions, _times, _events, _errors, _comparisons, _cells)
    return {name: value for part in parts for name, value in part(gold, told)}


# ---------------------------------------------------------------- statements and times
def _attributions(gold: Gold, told: Told) -> Iterator[tuple[str, float]]:
    wanted = gold.required("attributions")
    pairs = [(record, found) for record in wanted if (found := _best_attribution(record, told)) is not None]
    hedges = [(record, hedge) for record in wanted for hedge in record["hedges"] if not hedge.get("optional")]
    marked = told.stretches(hedge.span for attribution in told.attributions for hedge in attribution.hedges)
    nested = [(record, found) for record, found in pairs if sum(not _narrates(x) for x in record["chain"]) > 1]
    yield from share("attributions", len(pairs), len(wanted))
    yield from share("stances", sum(f.stance in r["accept_stance"] for r, f in pairs), len(pairs))
    yield from share("chains", sum(_same_chain(f.chain, r["chain"], told) for r, f in pairs), len(pairs))
    yield from share("nested_chains", sum(_same_chain(f.chain, r["chain"], told) for r, f in nested), len(nested))
    yield from share("hedges", sum(touch([(r["file"], h["start"], h["end"])], marked) for r, h in hedges), len(hedges))


def _best_attribution(record: Record, told: Told) -> Attribution | None:
    """The attribution with the same source and most nearly the same content."""
    source, content = of_file(record, "source"), of_file(record, "content")
    ways = [told.words(content), *(told.words([part]) for part in content if len(content) > 1)]
    ranked: list[tuple[float, int, Attribution]] = []
    for place, found in enumerate(told.attributions):
        from_here = told.stretches(found.source)
        likeness = max(alike(told.quote(found.content), way) for way in ways)
        if likeness >= SAME_CONTENT and (touch(source, from_here) or not (source or from_here)):
            ranked.append((likeness, -place, found))
    return max(ranked, key=lambda each: each[:2])[2] if ranked else None


def _same_chain(chain: Iterable[Level], wanted: list[Record], told: Told) -> bool:
    """As many levels with the same voices; the narrator's own and optional ones may be left out."""
    heard = [level for level in chain if any(voice.kind != "narrator" for voice in level.voices)]
    return _aligned(heard, [level for level in wanted if not _narrates(level)], told)


def _aligned(heard: list[Level], wanted: list[Record], told: Told) -> bool:
    if not wanted:
        return not heard
    if heard and _same_level(heard[0], wanted[0], told) and _aligned(heard[1:], wanted[1:], told):
        return True
    return bool(wanted[0].get("optional")) and _aligned(heard, wanted[1:], told)


def _same_level(level: Level, wanted: Record, told: Told) -> bool:
    names = [voice["names"] for voice in wanted["voices"]]
    matched = [any(told.called(voice, each) for voice in level.voices) for each in names]
    return len(level.voices) == len(names) and all(matched)


def _narrates(level: Record) -> bool:
    return all(voice["kind"] == "narrator" for voice in level["voices"])


def _times(gold: Gold, told: Told) -> Iterator[tuple[str, float]]:
    """Times whose value, as EDTF, is an accepted one."""
    wanted = [record for record in gold.required("times_places_actors") if record["kind"] == "time"]
    values = [(told.stretches([time.span]), time.date.edtf) for r in told.chronology.readings for time in r.times]
    right = [any(touch([at(r)], spans) and edtf in r["with_date"]["accept"] for spans, edtf in values) for r in wanted]
    yield from share("times", sum(right), len(wanted))


# ---------------------------------------------------------------- events
def _events(gold: Gold, told: Told) -> Iterator[tuple[str, float]]:
    wanted = [record for record in gold.required("events") if record["kind"] == "event"]
    hit = _hit(gold, told)
    clean = {event.id for event in told.chronology.events if not _merged(hit[event.id], gold)}
    own = {r["id"]: [e for e in told.chronology.events if r["id"] in hit[e.id] and e.id in clean] for r in wanted}
    found = [record for record in wanted if own[record["id"]]]
    right = sum(any(e.status in record["accept_status"] for e in own[record["id"]]) for record in found)
    apart = [p for p in gold.required("pairs") if p["verdict"] == "different_event" and "event" in p["a"]]
    yield from share("events", len(found), len(wanted))
    yield from share("statuses", right, len(found))
    yield from share("kept_apart", sum(_kept_apart(p, list(hit.values())) for p in apart), len(apart))


def _hit(gold: Gold, told: Told) -> dict[str, set[str]]:
    """For each event told, the gold events whose mentions it touches."""
    marks = [(at(m), r["id"]) for r in gold["events"] if r["kind"] == "event" for m in r["mentions"]]
    spans = {event.id: [span for span, _ in told.mentions(event)] for event in told.chronology.events}
    return {event: {i for mark, i in marks if touch([mark], found)} for event, found in spans.items()}


def _merged(together: set[str], gold: Gold) -> bool:
    """Whether one event holds several of the gold that no reader may take for one."""
    records = {r["id"]: r for r in gold["events"]}
    loose = {i for i in together if records[i].get("optional")}
    stray = [i for i in loose if len(together) > 1 and not together & set(records[i]["may_merge_with"])]
    return len(together - loose) > 1 or bool(stray)


def _kept_apart(pair: Record, hits: list[set[str]]) -> bool:
    both = {pair["a"]["event"], pair["b"]["event"]}
    return both <= set().union(*hits) and not any(both <= hit for hit in hits)


def _errors(gold: Gold, told: Told) -> Iterator[tuple[str, float]]:
    """Events and evidence from captions and boilerplate, events merged, and negated words told as what occurred."""
    aside = [at(block) for block in gold["blocks"] if block["role"] in ("caption", "boilerplate")]
    negated = [at(record) for record in gold["events"] if record["kind"] == "negated"]
    mentions = [mention for event in told.chronology.events for mention in told.mentions(event)]
    spans = [span for a in told.attributions for span in (*a.source, *a.content)]
    spans += [s for c in told.chronology.comparisons for side in (c.a, c.b) for s in side.evidence]
    evidence = [stretch for stretch, _ in mentions] + told.stretches(spans)
    yield "from_captions", sum(touch([stretch], aside) for stretch in evidence)
    yield "merged_events", sum(_merged(hit, gold) for hit in _hit(gold, told).values())
    yield "negated_as_actual", sum(m == "actual" and touch([s], negated) for s, m in mentions)


# ---------------------------------------------------------------- accounts
def _comparisons(gold: Gold, told: Told) -> Iterator[tuple[str, float]]:
    shown = [(c.verdict, told.quote(c.a.evidence), told.quote(c.b.evidence)) for c in told.chronology.comparisons]
    quotes = [(record, told.words([at(record["a"])]), told.words([at(record["b"])])) for record in gold["pairs"]]

    def fits(a: set[Any], b: set[Any], x: set[Any], y: set[Any]) -> bool:
        return any(min(alike(a, p), alike(b, q)) >= SAME_QUOTE for p, q in ((x, y), (y, x)))

    for name, verdicts in GROUPS.items():
        wanted = [q for q in quotes if q[0]["verdict"] in verdicts and not q[0]["optional"]]
        found = [any(v in r["accept"] and fits(a, b, x, y) for v, a, b in shown) for r, x, y in wanted]
        yield from share(name, sum(found), len(wanted))
    clashes = [(a, b) for verdict, a, b in shown if verdict in CLASHES]
    backed = [any(CLASHES & set(r["accept"]) and fits(a, b, x, y) for r, x, y in quotes) for a, b in clashes]
    yield "false_clashes", len(clashes) - sum(backed)
    told_of = [(v, [r for r, x, y in quotes if fits(a, b, x, y)]) for v, a, b in shown]
    yield "wrong_verdicts", sum(_wrong(verdict, records) for verdict, records in told_of)


def _wrong(verdict: str, records: list[Record]) -> bool:
    """Whether a verdict is none of those of the pairs it fits, of which not all are optional."""
    return any(not r["optional"] for r in records) and all(verdict not in r["accept"] for r in records)


def _cells(gold: Gold, told: Told) -> Iterator[tuple[str, float]]:
    """Voices with their stance on a proposition, found by their words."""
    wanted = [cell for row in gold["accounts"] for cell in row["cells"] if not cell["optional"]]
    accounts = [account for row in told.chronology.propositions for account in row.accounts]

    def found(cell: Record) -> bool:
        quotes = [told.words([at(span)]) for span in cell["evidence"]]
        return any(
            account.stance in cell["accept_stance"]
            and told.called(Voice(account.voice, "unnamed", account.actor), cell["names"])
            and any(alike(told.quote(account.evidence), quote) >= SAME_QUOTE for quote in quotes)
            for account in accounts
        )

    yield from share("cells", sum(found(cell) for cell in wanted), len(wanted))

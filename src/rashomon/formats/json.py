"""The reader's own JSON, format "rashomon/1": everything the chronology holds, each value with its spans.

The same chronology gives the same bytes: lists keep the order of the chronology, keys are sorted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import PurePath
from typing import Any

from rashomon import __version__
from rashomon.accounts.corroboration import Corroboration, corroboration, event_corroboration
from rashomon.encoder.trunk import weights_name
from rashomon.formats.contents import address_of
from rashomon.formats.exporting import ExportFile
from rashomon.knowledge.ontology import goldstein, roots, widest_code
from rashomon.model import (
    Account,
    Actor,
    ActorMention,
    Attribution,
    Block,
    Chronology,
    ComparedSide,
    Comparison,
    Correction,
    Date,
    Document,
    Event,
    EventMention,
    EventTime,
    Level,
    Link,
    Number,
    Participant,
    Place,
    PlaceMention,
    PloverType,
    Proposition,
    Span,
    Summary,
    TimeMention,
)

FORMAT = "rashomon/1"
Record = dict[str, Any]


def files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """The chronology as one file."""
    into = BytesIO()
    for piece in _pieces(chronology):
        into.write(piece.encode())
    return (ExportFile("chronology.json", into.getvalue()),)


def dump(chronology: Chronology) -> str:
    """The chronology as JSON text with a final newline."""
    return "".join(_pieces(chronology))


def to_record(chronology: Chronology) -> Record:
    """The chronology as the JSON object of format "rashomon/1"."""
    return {**_about(), **{name: list(records) for name, records in _lists(chronology)}}


def _pieces(chronology: Chronology) -> Iterator[str]:
    """The text of the JSON object, value by value, so that no second form of the whole chronology is in memory."""
    before = "{"
    values = {**_about(), **dict(_lists(chronology))}
    for name in sorted(values):
        yield f"{before}\n {json.dumps(name)}: "
        before = ","
        value = values[name]
        if isinstance(value, str | dict):
            yield _text(value, 1)
            continue
        opened = "["
        for record in value:
            yield f"{opened}\n  {_text(record, 2)}"
            opened = ","
        yield "[]" if opened == "[" else "\n ]"
    yield "\n}\n"


def _text(value: Any, depth: int) -> str:
    """A value as JSON text that stands so deep in the object; the breaks in it are those between its parts alone."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).replace("\n", "\n" + " " * depth)


def _about() -> Record:
    return {
        "format": FORMAT,
        "generator": {"version": __version__, "weights": weights_name(), "knowledge": __version__},
    }


def _lists(chronology: Chronology) -> Iterator[tuple[str, Iterable[Record]]]:
    """The lists of the object by name, their records made as they are asked for."""
    readings = chronology.readings
    home = {mention: event.id for event in chronology.events for mention in event.mentions}
    rows: dict[str, list[Proposition]] = {}
    for row in chronology.propositions:
        rows.setdefault(row.event, []).append(row)

    yield "documents", (document(r.document) for r in readings)
    yield "actors", (actor(a) for a in chronology.actors)
    yield "actor_mentions", (_actor_mention(m) for r in readings for m in r.actor_mentions)
    yield "times", (_time_mention(m) for r in readings for m in r.times)
    yield "places", (_place_mention(m) for r in readings for m in r.places)
    yield "attributions", (attribution(r.document.id, a) for r in readings for a in r.attributions)
    told = (m for r in readings for m in r.event_mentions if m.id in home)
    yield "event_mentions", (_event_mention(m, home[m.id]) for m in told)
    yield "events", (_event(e, rows.get(e.id, ())) for e in chronology.events)
    yield "propositions", (proposition(p) for p in chronology.propositions)
    yield "comparisons", (comparison(c) for c in chronology.comparisons)
    yield "links", (link(k) for k in chronology.links)
    if chronology.corrections:  # an export that follows nobody's corrections has no such list
        yield "corrections", (correction(each) for each in chronology.corrections)
    if chronology.suggestions:  # nor one of suggestions where no model was asked
        yield "suggestions", (asdict(suggestion) for suggestion in chronology.suggestions)


def span(value: Span) -> Record:
    """A span as the contract writes it."""
    return {"document": value.document, "start": value.start, "end": value.end}


def date(value: Date) -> Record:
    """A date as the contract writes it."""
    return {"edtf": value.edtf, "earliest": value.earliest, "latest": value.latest}


def proposition(value: Proposition) -> Record:
    """A proposition with its accounts."""
    return {
        "id": value.id,
        "event": value.event,
        "text": value.text,
        "dimension": value.dimension,
        "accounts": [account(a) for a in value.accounts],
        "corroboration": _corroboration(corroboration(value.accounts)),
    }


def account(value: Account) -> Record:
    """An account with its evidence."""
    return {
        "id": value.id,
        "voice": value.voice,
        "actor": value.actor,
        "side": value.side,
        "chain": [_level(level) for level in value.chain],
        "attribution": value.attribution,
        "stance": value.stance,
        "value": value.value,
        "said_at": date(value.said_at) if value.said_at.known else None,
        "evidence": [span(s) for s in value.evidence],
        "likened": value.likened,
    }


def comparison(value: Comparison) -> Record:
    """A comparison with both sides' evidence."""
    return {
        "id": value.id,
        "event": value.event,
        "proposition": value.proposition,
        "dimension": value.dimension,
        "a": _side(value.a),
        "b": _side(value.b),
        "verdict": value.verdict,
        "nuance": value.nuance,
        "why": value.why,
    }


def correction(value: Correction) -> Record:
    """A person's correction with the places that it hangs on."""
    place = value.account
    account = place and {**asdict(place), "evidence": [span(s) for s in place.evidence]}
    return {**asdict(value), "a": [span(s) for s in value.a], "b": [span(s) for s in value.b], "account": account}


def document(value: Document) -> Record:
    """A document with its text."""
    return {
        "id": value.id,
        "path": PurePath(value.path).name,
        "address": address_of(value),
        "sha256": value.sha256,
        "text": value.text,
        "title": value.title,
        "language": value.language,
        "outlet": value.outlet,
        "kind": value.kind,
        "publisher": value.publisher,
        "carrier_of": value.carrier_of,
        "copied": [{"start": c.span.start, "end": c.span.end, "original": c.original} for c in value.copied],
        "unread": value.unread,
        "published": {
            **date(value.published.date),
            "basis": value.published.basis,
            "reasons": list(value.published.reasons),
        },
        "blocks": [_block(b) for b in value.blocks],
    }


def _block(value: Block) -> Record:
    """A block; one that is no evidence also says why, which readers of "rashomon/1" pass over."""
    record: Record = {"start": value.start, "end": value.end, "role": value.role}
    return {**record, "why": value.why} if value.why else record


def actor(value: Actor) -> Record:
    """An actor with its side."""
    evidence = value.side_evidence
    return {
        "id": value.id,
        "name": value.name,
        "kind": value.kind,
        "country": value.country,
        "cameo": value.cameo,
        "side": value.side,
        "side_evidence": span(evidence) if isinstance(evidence, Span) else evidence,
        "role": value.role,
    }


def _actor_mention(value: ActorMention) -> Record:
    return {**span(value.span), "actor": value.actor, "reading": value.reading, "confidence": value.confidence}


def _time_mention(value: TimeMention) -> Record:
    known = {"status": value.status, "kind": value.kind, "anchor": value.anchor, "reason": value.reason}
    return {**span(value.span), **date(value.date), **known}


def _place_mention(value: PlaceMention) -> Record:
    return {**span(value.span), **_place(value.place), "confidence": value.confidence}


def _place(value: Place) -> Record:
    return {
        "name": value.name,
        "country": value.country,
        "geonameid": value.geonameid,
        "lat": value.lat,
        "lon": value.lon,
        "precision": value.feature,
        "derived": value.derived,
    }


def _level(value: Level) -> Record:
    return {
        "voices": [
            {"name": v.name, "actor": v.actor, "kind": v.kind, "span": span(v.span) if v.span else None}
            for v in value.voices
        ]
    }


def attribution(document: str, value: Attribution) -> Record:
    """An attribution of the document with an id."""
    return {
        "id": value.id,
        "document": document,
        "source": [span(s) for s in value.source],
        "cue": [span(s) for s in value.cue],
        "content": [span(s) for s in value.content],
        "parent": value.parent,
        "chain": [_level(level) for level in value.chain],
        "stance": value.stance,
        "form": value.form,
        "hedges": [{**span(h.span), "kind": h.kind, "scope": [span(s) for s in h.scope]} for h in value.hedges],
    }


def _plover(value: PloverType | None) -> Record | None:
    return None if value is None else {"root": value.root, "mode": value.mode, "context": value.context}


def _scales(plover: PloverType | None, cameo: str | None) -> Record:
    """The quad class and the Goldstein value that follow from a type; not in the format "rashomon/1", readers of which
    pass over fields that they do not know."""
    root = roots().get(plover.root) if plover is not None else None
    code = cameo or (widest_code(plover.root, plover.mode) if plover is not None else None)
    return {"quad": root.quad if root is not None else None, "goldstein": goldstein(code) if code else None}


def _participant(value: Participant) -> Record:
    return {"role": value.role, "actor": value.actor, "span": span(value.span) if value.span else None}


def _number(value: Number) -> Record:
    return {
        "value": value.value,
        "bound": value.bound,
        "unit": value.unit,
        "role": value.role,
        "span": span(value.span),
    }


def _time(value: EventTime) -> Record:
    return {**date(value.date), "status": value.status, "reason": value.reason}


def _event_mention(value: EventMention, event: str) -> Record:
    return {
        "id": value.id,
        **span(value.span),
        "extent": {"start": value.extent.start, "end": value.extent.end},
        "event": event,
        "attribution": value.attribution,
        "modality": value.modality,
        "auxiliary": value.auxiliary,
        "plover": _plover(value.plover),
        "cameo": value.cameo,
        "participants": [_participant(p) for p in value.participants],
        "time": _time(value.time) if value.time.date.known else None,
        "place": _place(value.place) if value.place else None,
        "numbers": [_number(n) for n in value.numbers],
        **_scales(value.plover, value.cameo),
    }


def _event(value: Event, rows: Sequence[Proposition]) -> Record:
    return {
        "id": value.id,
        "label": value.label,
        "plover": _plover(value.plover),
        "cameo": value.cameo,
        "participants": [{"role": p.role, "actor": p.actor} for p in value.participants],
        "accused": [p.actor for p in value.accused],
        "time": _time(value.time),
        "place": _place(value.place) if value.place else None,
        "status": value.status,
        "disputed": list(value.disputed),
        "mentions": list(value.mentions),
        "documents": list(value.documents),
        "told": date(value.told) if value.told.known else None,
        "summary": _summary(value.summary),
        "corroboration": _corroboration(event_corroboration(rows)),
        **_scales(value.plover, value.cameo),
        **_by_persons(value),
    }


def _by_persons(value: Event) -> Record:
    """What persons set on an event, said of it and rejected in it; nothing where none did."""
    rejected = [{**asdict(r), "account": account(r.account)} for r in value.rejected]
    told = {"fixed": list(map(asdict, value.fixed)), "remarks": list(map(asdict, value.remarks)), "rejected": rejected}
    return {name: several for name, several in told.items() if several}


def _corroboration(value: Corroboration) -> Record:
    """Who says a thing, each voice once, with how many of them are independent of one another."""
    return {
        "voices": value.voices,
        "independent": value.independent,
        "parties": [{"side": party.side, "voices": list(party.voices)} for party in value.parties],
        "outlets": list(value.outlets),
        "unnamed": list(value.unnamed),
        "weaker": list(value.weaker),
    }


def _summary(value: Summary) -> Record:
    """The line that sums up an event, whole and piece by piece."""
    parts = [
        {
            "kind": part.kind,
            "text": part.text,
            "propositions": list(part.propositions),
            "accounts": list(part.accounts),
            "evidence": [span(s) for s in part.evidence],
        }
        for part in value.parts
    ]
    return {"text": value.text, "parts": parts}


def _side(value: ComparedSide) -> Record:
    return {
        "account": value.account,
        "evidence": [span(s) for s in value.evidence],
        "chain": [_level(level) for level in value.chain],
    }


def link(value: Link) -> Record:
    """A link with the passages that say so."""
    evidence = [span(s) for s in value.evidence]
    return {"a": value.a, "b": value.b, "kind": value.kind, "reason": value.reason, "evidence": evidence}

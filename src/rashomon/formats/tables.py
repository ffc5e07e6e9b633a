"""Our own tables, as CSV and as Parquet: events, accounts, attributions, and what they are joined with.

Both have the same columns (`knowledge/formats/columns.tsv`). Rows are made one at a time, so that an export needs the
chronology and its own bytes in memory, and no second copy of either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from rashomon.accounts.corroboration import event_corroboration
from rashomon.formats.cells import Row, Value, comma_separated
from rashomon.formats.contents import (
    Contents,
    address_of,
    chain_ids,
    contents,
    fineness,
    fixed_by_persons,
    natural,
    passages,
    precision,
    quad_of,
    scale_of,
)
from rashomon.formats.exporting import ExportFile
from rashomon.knowledge.exports import Column, columns
from rashomon.model import Actor, Chronology, Date, Span
from rashomon.presenting.corrections import rejected_words, remark_words, set_words
from rashomon.presenting.words import file_name

#: Between several ids or names in one cell.
_AND = "|"
#: Rows of Parquet that are made at once: some ten megabytes of evidence.
_BATCH = 10_000


def csv_files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """A file of comma-separated values a table; text that a spreadsheet would run is made inert (see `cells`)."""
    whole = contents(chronology)
    return tuple(
        ExportFile(f"{name}.csv", comma_separated(columns("tables", name), rows(chronology, whole)))
        for name, rows in TABLES.items()
    )


def parquet_files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """A Parquet file a table. Raises ImportError without pyarrow, which the extra `formats` brings."""
    whole = contents(chronology)
    return tuple(
        ExportFile(f"{name}.parquet", _parquet(columns("tables", name), rows(chronology, whole)))
        for name, rows in TABLES.items()
    )


def _parquet(described: Sequence[Column], rows: Iterable[Row]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    kinds = {
        "text": pyarrow.string(),
        "number": pyarrow.int64(),
        "decimal": pyarrow.float64(),
        "yes/no": pyarrow.bool_(),
    }
    schema = pyarrow.schema([(column.name, kinds[column.type]) for column in described])
    into = pyarrow.BufferOutputStream()
    pending = iter(rows)
    with parquet.ParquetWriter(into, schema) as writer:
        while batch := list(islice(pending, _BATCH)):
            known = [{name: None if value == "" else value for name, value in row.items()} for row in batch]
            writer.write_table(pyarrow.Table.from_pylist(known, schema=schema))
    made: bytes = into.getvalue().to_pybytes()
    return made


def _events(chronology: Chronology, whole: Contents) -> Iterator[Row]:
    for event in whole.events:
        said = event_corroboration(whole.rows.get(event.id, ()))
        place = event.place
        yield {
            "event": event.id,
            "label": event.label,
            "summary": event.summary.text,
            "status": event.status,
            "disputed": _AND.join(event.disputed),
            "root": event.plover.root if event.plover else None,
            "mode": event.plover.mode if event.plover else None,
            "context": event.plover.context if event.plover else None,
            "cameo": event.cameo,
            "quad": quad_of(event.plover),
            "goldstein": scale_of(event.plover, event.cameo),
            **_those("actors", "actor_ids", whole.participants(event, "actor")),
            **_those("recipients", "recipient_ids", whole.participants(event, "recipient")),
            **_those("third_parties", "third_party_ids", whole.participants(event, "third")),
            **_those("accused", "accused_ids", [whole.actor(p.actor) for p in event.accused]),
            **_date("time", event.time.date),
            "time_precision": precision(event.time.date),
            "time_status": event.time.status,
            "time_reason": event.time.reason,
            "told_earliest": event.told.earliest,
            "told_latest": event.told.latest,
            "place": place.name if place else None,
            "country": place.country if place else None,
            "latitude": place.lat if place else None,
            "longitude": place.lon if place else None,
            "geonameid": place.geonameid if place else None,
            "geo_precision": fineness(place),
            "geo_derived": place.derived if place else None,
            "mentions": len(event.mentions),
            "documents": len(event.documents),
            "document_ids": _AND.join(event.documents),
            "fixed": fixed_by_persons(event),
            "fixed_words": _AND.join(map(set_words, event.fixed)),
            "remarks": _AND.join(map(remark_words, event.remarks)),
            "rejected": _AND.join(map(rejected_words, event.rejected)),
            "voices": said.voices,
            "independent": said.independent,
        }


def _accounts(chronology: Chronology, whole: Contents) -> Iterator[Row]:
    for event in whole.events:
        for row in whole.rows.get(event.id, ()):
            for account in sorted(row.accounts, key=lambda a: natural(a.id)):
                document = account.evidence[0].document if account.evidence else None
                clause = whole.clause_of(event, account)
                yield {
                    "account": account.id,
                    "event": event.id,
                    "proposition": row.id,
                    "proposition_text": row.text,
                    "dimension": row.dimension,
                    "voice": account.voice,
                    "actor": account.actor,
                    "side": account.side,
                    "side_name": whole.actor(account.side).name if account.side else None,
                    "stance": account.stance,
                    "value": account.value,
                    **_date("said", account.said_at),
                    "chain": whole.chain(account.chain, document),
                    "chain_ids": chain_ids(account.chain),
                    "attribution": account.attribution,
                    "modality": clause.modality if clause else None,
                    "likened": account.likened,
                    "outlet": whole.publisher(document) if document else None,
                    "document": document,
                    **_passages("evidence", account.evidence, whole),
                }


def _attributions(chronology: Chronology, whole: Contents) -> Iterator[Row]:
    for reading in whole.readings.values():
        document = reading.document.id
        for said in sorted(reading.attributions, key=lambda a: natural(a.id)):
            yield {
                "attribution": said.id,
                "document": document,
                "outlet": whole.publisher(document),
                "parent": said.parent,
                "stance": said.stance,
                "form": said.form,
                "hedges": _AND.join(reading.document.quote(hedge.span) for hedge in said.hedges),
                "chain": whole.chain(said.chain, document),
                "chain_ids": chain_ids(said.chain),
                **_passages("source", said.source, whole),
                **_passages("cue", said.cue, whole),
                **_passages("content", said.content, whole),
            }


def _comparisons(chronology: Chronology, whole: Contents) -> Iterator[Row]:
    for each in sorted(chronology.comparisons, key=lambda c: natural(c.id)):
        sides: dict[str, Value] = {}
        for name, side in (("a", each.a), ("b", each.b)):
            document = side.evidence[0].document if side.evidence else None
            sides |= {
                f"{name}_account": side.account,
                f"{name}_chain": whole.chain(side.chain, document),
                f"{name}_spans": passages(side.evidence),
                f"{name}_words": whole.words(side.evidence),
            }
        yield {
            "comparison": each.id,
            "event": each.event,
            "proposition": each.proposition,
            "dimension": each.dimension,
            "verdict": each.verdict,
            "nuance": each.nuance,
            "why": each.why,
            **sides,
        }


def _links(chronology: Chronology, whole: Contents) -> Iterator[Row]:
    for link in sorted(chronology.links, key=lambda k: (k.a, k.b, k.kind, k.reason)):
        yield {
            "a": link.a,
            "b": link.b,
            "kind": link.kind,
            "reason": link.reason,
            "evidence_spans": passages(link.evidence),
            "evidence_words": whole.words(link.evidence),
        }


def _documents(chronology: Chronology, whole: Contents) -> Iterator[Row]:
    for document in whole.documents.values():
        yield {
            "document": document.id,
            "file": file_name(document.path),
            "address": address_of(document),
            "sha256": document.sha256,
            "title": document.title,
            "outlet": document.outlet,
            "publisher": document.publisher,
            "kind": document.kind,
            "language": document.language,
            **_date("published", document.published.date),
            "published_basis": document.published.basis,
            "carrier_of": document.carrier_of,
            "characters": len(document.text),
            "unread": document.unread,
        }


def _actors(chronology: Chronology, whole: Contents) -> Iterator[Row]:
    for actor in whole.actors.values():
        ground = actor.side_evidence
        words = (ground,) if isinstance(ground, Span) else ()
        yield {
            "actor": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "country": actor.country,
            "cameo": actor.cameo,
            "role": actor.role,
            "side": actor.side,
            "side_evidence": whole.words(words) if isinstance(ground, Span) else ground,
            "side_evidence_spans": passages(words),
        }


def _those(names: str, ids: str, actors: Iterable[Actor]) -> Row:
    those = tuple(actors)
    return {names: _AND.join(actor.name for actor in those), ids: _AND.join(actor.id for actor in those)}


def _date(name: str, date: Date) -> Row:
    return {f"{name}_edtf": date.edtf, f"{name}_earliest": date.earliest, f"{name}_latest": date.latest}


def _passages(name: str, spans: Sequence[Span], whole: Contents) -> Row:
    """The first passage as two numbers, all of them as document:start-end, and the words of all."""
    return {
        f"{name}_start": spans[0].start if spans else None,
        f"{name}_end": spans[0].end if spans else None,
        f"{name}_spans": passages(spans),
        f"{name}_words": whole.words(spans),
    }


#: The tables by name, each with what makes its rows.
TABLES: Mapping[str, Callable[[Chronology, Contents], Iterator[Any]]] = {
    "events": _events,
    "accounts": _accounts,
    "attributions": _attributions,
    "comparisons": _comparisons,
    "links": _links,
    "documents": _documents,
    "actors": _actors,
}

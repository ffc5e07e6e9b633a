"""Rows of the tables from values of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from rashomon.model import (
    Account,
    Actor,
    ActorMention,
    Attribution,
    Comparison,
    Date,
    Detail,
    Document,
    Event,
    EventMention,
    Item,
    Link,
    PageMetadata,
    PlaceMention,
    Proposition,
    Reading,
    Span,
    Suggestion,
    TimeMention,
)
from rashomon.store import schema
from rashomon.store.codec import decode, encode

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """How one kind of value is kept: its field of `Reading`, its type, its table and the columns to search by."""

    field: str
    kind: type[Any]
    table: Table
    columns: Callable[[Any], Row]


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _days(date: Date) -> Row:
    return {"edtf": date.edtf, "earliest": date.earliest, "latest": date.latest}


def _actor_mention(mention: ActorMention) -> Row:
    return {**_span(mention.span), "actor": mention.actor, "reading": mention.reading}


def _time(mention: TimeMention) -> Row:
    return {**_span(mention.span), **_days(mention.date), "status": mention.status, "kind": mention.kind}


def _place(mention: PlaceMention) -> Row:
    place = mention.place
    return {
        **_span(mention.span),
        "name": place.name,
        "country": place.country,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
    }


def _attribution(attribution: Attribution) -> Row:
    return {
        "id": attribution.id,
        "parent": attribution.parent,
        "stance": attribution.stance,
        "form": attribution.form,
    }


def _event_mention(mention: EventMention) -> Row:
    return {
        "id": mention.id,
        **_span(mention.span),
        "lemma": mention.lemma,
        "root": mention.plover.root if mention.plover else None,
        "cameo": mention.cameo,
        "modality": mention.modality,
        "attribution": mention.attribution,
    }


def _item(item: Item) -> Row:
    return {
        "id": item.id,
        **_span(item.span),
        "attribution": item.attribution,
        "about": item.about,
        "mention": item.mention,
        "topic": item.topic,
        "predicate": item.predicate,
    }


def _detail(detail: Detail) -> Row:
    return {**_span(detail.span), "sort": detail.sort, "value": detail.value}


#: A test holds that these are all the fields of `Reading`.
KEPT = (
    Kept("actors", Actor, schema.document_actors, lambda actor: {"actor": actor.id}),
    Kept("actor_mentions", ActorMention, schema.actor_mentions, _actor_mention),
    Kept("times", TimeMention, schema.times, _time),
    Kept("places", PlaceMention, schema.places, _place),
    Kept("attributions", Attribution, schema.attributions, _attribution),
    Kept("event_mentions", EventMention, schema.event_mentions, _event_mention),
    Kept("items", Item, schema.items, _item),
    Kept("details", Detail, schema.details, _detail),
)


def document_row(document: Document, given: PageMetadata, read_by: str) -> Row:
    """The row of a document. The text has its own column, where full text finds it."""
    date = document.published.date
    return {
        "id": document.id,
        "path": document.path,
        "file": Path(document.path).name,
        "sha256": document.sha256,
        "outlet": document.outlet,
        "publisher": document.publisher,
        "kind": document.kind,
        "title": document.title,
        "language": document.language,
        "published": date.edtf,
        "earliest": date.earliest,
        "latest": date.latest,
        "carrier_of": document.carrier_of,
        "unread": document.unread,
        "given": encode(given),
        "read_by": read_by,
        "text": document.text,
        "record": encode(replace(document, text="")),
    }


def document_of(record: str, text: str, carrier_of: str | None) -> Document:
    """The document of a row."""
    return replace(decode(Document, record), text=text, carrier_of=carrier_of)


def block_rows(document: Document) -> list[Row]:
    """The rows of a document's blocks."""
    return [
        {"document": document.id, "number": number, "start": block.start, "end": block.end, "role": block.role}
        for number, block in enumerate(document.blocks)
    ]


def reading_rows(reading: Reading) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of all that a document gives, table by table."""
    for kept in KEPT:
        yield (
            kept.table,
            [
                {"document": reading.document.id, "number": number, **kept.columns(value), "record": encode(value)}
                for number, value in enumerate(getattr(reading, kept.field))
            ],
        )


def actor_row(actor: Actor) -> Row:
    """The row of an actor."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "cameo": actor.cameo,
        "side": actor.side,
        "record": encode(actor),
    }


def event_row(number: int, position: int, event: Event) -> Row:
    """The row of an event, the `number`-th of the chronology and the `position`-th in order of time."""
    return {
        "id": event.id,
        "number": number,
        "label": event.label,
        "root": event.plover.root if event.plover else None,
        "cameo": event.cameo,
        **_days(event.time.date),
        "place": event.place.name if event.place else None,
        "country": event.place.country if event.place else None,
        "status": event.status,
        "position": position,
        "disputed": len(event.disputed),
        "record": encode(event),
    }


def proposition_row(number: int, proposition: Proposition) -> Row:
    """The row of a proposition; its record holds the accounts too."""
    return {
        "id": proposition.id,
        "number": number,
        "event": proposition.event,
        "dimension": proposition.dimension,
        "text": proposition.text,
        "record": encode(proposition),
    }


def account_row(proposition: str, account: Account) -> Row:
    """The row of an account, for searching; the whole of it stands in its proposition's record."""
    return {
        "id": account.id,
        "proposition": proposition,
        "voice": account.voice,
        "actor": account.actor,
        "side": account.side,
        "attribution": account.attribution,
        "stance": account.stance,
        "value": account.value,
    }


def comparison_row(number: int, comparison: Comparison) -> Row:
    """The row of a comparison."""
    return {
        "id": comparison.id,
        "number": number,
        "event": comparison.event,
        "proposition": comparison.proposition,
        "dimension": comparison.dimension,
        "verdict": comparison.verdict,
        "why": comparison.why,
        "a": comparison.a.account,
        "b": comparison.b.account,
        "record": encode(comparison),
    }


def suggestion_row(number: int, suggestion: Suggestion) -> Row:
    """The row of a suggestion."""
    return {"number": number, "proposition": suggestion.proposition, "record": encode(suggestion)}


def link_row(number: int, link: Link) -> Row:
    """The row of a link."""
    return {
        "number": number,
        "a": link.a,
        "b": link.b,
        "kind": link.kind,
        "reason": link.reason,
        "record": encode(link),
    }

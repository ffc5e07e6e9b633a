"""W3C Web Annotations as JSON-LD: every attribution and every account's evidence, on the passage that says it.

Web Annotation Data Model, W3C Recommendation of 23 February 2017 (https://www.w3.org/TR/annotation-model/), one
collection with one page. Each target has a position selector and a quote selector; both count code points, as sections
4.2.4 and 4.2.5 ask for, and quote the document's own words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rashomon import __version__
from rashomon.formats.contents import Contents, contents, natural
from rashomon.formats.exporting import ExportFile
from rashomon.formats.iris import TERMS, document_name, name, passage
from rashomon.formats.quoting import chain_names, selected
from rashomon.model import Account, Attribution, Chronology, Document, Event, Proposition, Span
from rashomon.presenting.stances import stance
from rashomon.presenting.words import BY_LIKENESS, via

Record = dict[str, Any]

#: The context of the Recommendation, and our own words for what a body says beyond it.
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "rashomon": TERMS,
        "Attribution": "rashomon:Attribution",
        "Account": "rashomon:Account",
        "stance": "rashomon:stance",
        "chain": {"@id": "rashomon:chain", "@container": "@list"},
        "cue": {"@id": "rashomon:cue", "@type": "@id"},
        "saidBy": {"@id": "rashomon:saidBy", "@type": "@id"},
        "actor": {"@id": "rashomon:actor", "@type": "@id"},
        "side": {"@id": "rashomon:side", "@type": "@id"},
        "attribution": {"@id": "rashomon:attribution", "@type": "@id"},
        "parent": {"@id": "rashomon:parent", "@type": "@id"},
        "event": {"@id": "rashomon:event", "@type": "@id"},
        "eventLabel": "rashomon:eventLabel",
        "eventStatus": "rashomon:eventStatus",
        "proposition": "rashomon:proposition",
        "dimension": "rashomon:dimension",
        "said": "rashomon:said",
        "valueSaid": "rashomon:valueSaid",
        "likened": "rashomon:likened",
        "documents": {"@id": "rashomon:documents", "@type": "@id"},
        "sha256": "rashomon:sha256",
        "textSha256": "rashomon:textSha256",
        "characters": "rashomon:characters",
    },
]


def files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """The annotations of a chronology as one JSON-LD file."""
    known = contents(chronology)
    items = list(annotated(known))
    text = json.dumps(items, ensure_ascii=False, sort_keys=True)
    collection = name("annotations", hashlib.sha256(text.encode()).hexdigest()[:16])
    page = {
        "id": f"{collection}/1",
        "type": "AnnotationPage",
        "partOf": collection,
        "startIndex": 0,
        "items": items,
    }
    record = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": "Who says what, on the passages that say it",
        "generator": {"id": name("reader", __version__), "type": "Software", "name": f"Rashomon {__version__}"},
        "documents": [_document(document, known) for document in known.documents.values()],
        "total": len(items),
        "first": page,
        "last": page["id"],
    }
    content = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    return (ExportFile("rashomon-annotations.jsonld", content.encode()),)


def annotated(known: Contents) -> Iterator[Record]:
    """The annotations: attributions document by document, then accounts event by event."""
    for reading in known.readings.values():
        said = sorted(reading.attributions, key=lambda each: natural(each.id))
        yield from (_of_attribution(each, reading.document, known) for each in said if each.content)
    for event in known.events:
        for row in known.rows.get(event.id, ()):
            told = sorted(row.accounts, key=lambda each: natural(each.id))
            yield from (_of_account(each, row, event, known) for each in told if each.evidence)


def _of_attribution(attribution: Attribution, document: Document, known: Contents) -> Record:
    """What a source is said to have said: the targets are the pieces of the content."""
    chain = chain_names(attribution.chain, known.publisher(document.id))
    through = via(attribution.chain)
    words = (chain[-1] if chain else "An unnamed voice") + (f", through {through}" if through else "")
    body: Record = {
        "id": name("attribution", attribution.id),
        "type": "Attribution",
        "stance": attribution.stance,
        "chain": chain,
        "cue": [passage(span) for span in attribution.cue],
        "saidBy": [passage(span) for span in attribution.source],
    }
    if attribution.parent is not None:
        body["parent"] = name("attribution", attribution.parent)
    text = f"{words} ({attribution.stance})"
    return _annotation(f"attribution/{attribution.id}", "describing", text, body, attribution.content, known.documents)


def _of_account(account: Account, proposition: Proposition, event: Event, known: Contents) -> Record:
    """What a voice does with a proposition: the targets are its evidence. A silent voice's evidence is its account of
    the event, which leaves the proposition out."""
    body: Record = {
        "id": name("account", account.id),
        "type": "Account",
        "stance": account.stance,
        "chain": chain_names(account.chain, known.publisher(account.evidence[0].document)),
        "proposition": proposition.text,
        "dimension": proposition.dimension,
        "event": name("event", event.id),
        "eventLabel": event.label,
        "eventStatus": event.status,
    }
    told = {
        "actor": name("actor", account.actor) if account.actor else None,
        "side": name("actor", account.side) if account.side else None,
        "attribution": name("attribution", account.attribution) if account.attribution else None,
        "likened": account.likened or None,
        "valueSaid": account.value,
        "said": account.said_at.edtf,
    }
    body.update({key: value for key, value in told.items() if value is not None})
    beside = f"; {BY_LIKENESS}" if account.likened else ""
    text = f"{account.voice}: {stance(account)} ({proposition.text}){beside}"
    return _annotation(f"account/{account.id}", "classifying", text, body, account.evidence, known.documents)


def _annotation(
    which: str, motivation: str, text: str, body: Record, spans: Iterable[Span], documents: Mapping[str, Document]
) -> Record:
    targets = [
        {"type": "SpecificResource", "source": document_name(span.document), "selector": selected(span, documents)}
        for span in spans
    ]
    words = {"type": "TextualBody", "value": text, "format": "text/plain", "language": "en", "purpose": motivation}
    return {
        "id": name("annotation", which),
        "type": "Annotation",
        "motivation": motivation,
        "body": [words, body],
        "target": targets if len(targets) > 1 else targets[0],
    }


def _document(document: Document, known: Contents) -> Record:
    """What a source of the targets is: its title, publisher, language and the digest of its bytes; and the digest and
    length of its text, which the selectors count in and which is another thing than the bytes of a web page."""
    return {
        "id": document_name(document.id),
        "type": "Text",
        "label": document.title or document.id,
        "language": document.language or "und",
        "rashomon:publisher": known.publisher(document.id),
        "sha256": document.sha256,
        "textSha256": hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest(),
        "characters": len(document.text),
    }

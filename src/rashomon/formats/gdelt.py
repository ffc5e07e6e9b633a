"""Events and mentions in the shape of GDELT 2.0, after "The GDELT Event Database Data Format Codebook V2.0" (2015): 61
columns and 16, tab-separated, without a line of names. Our own columns stand behind them.

An event is one row, an account one mention. What is not known is empty; no date is made finer than the texts have it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from hashlib import sha256

from rashomon.formats.cells import Row, Value, tab_separated
from rashomon.formats.coded import (
    citation,
    day_number,
    moment,
    own_of_account,
    own_of_event,
    sentence_number,
    words_for,
)
from rashomon.formats.contents import Contents, address_of, contents, event_code, natural, the_day
from rashomon.formats.exporting import ExportFile
from rashomon.knowledge.actors.tables import countries
from rashomon.knowledge.exports import Column, code_parts, columns, country_codes, gdelt_quad
from rashomon.knowledge.ontology import goldstein
from rashomon.model import Account, Actor, Chronology, Date, Event, EventMention, Place, Proposition

EVENTS: tuple[Column, ...] = (*columns("gdelt", "events"), *columns("own", "event"))
MENTIONS: tuple[Column, ...] = (*columns("gdelt", "mentions"), *columns("own", "account"))

#: GDELT's MentionType for a document with a web address and for one that is only cited, and its 1 for text as found.
_WEB, _CITATION_ONLY, _RAW_TEXT = 1, 2, 1
#: The hexadecimal digits of an event's id; as a number they have up to 13 decimal digits, which a spreadsheet can hold.
_ID = re.compile(r"e-([0-9a-f]{10})")
_ID_DIGITS = 10
#: Digits of a family of CAMEO codes, for which GDELT writes the code "kind not given" below it: "040" for "04".
_FAMILY = 2
#: What GDELT's files have as the type of a place where there is none; the code book begins with 1.
_NO_PLACE = 0


def files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """The events and the mentions, a file each, and the names of their columns in a third and fourth."""
    whole = contents(chronology)
    return (
        ExportFile("events.tsv", tab_separated(EVENTS, _events(whole), heading=False)),
        ExportFile("mentions.tsv", tab_separated(MENTIONS, _mentions(whole), heading=False)),
        ExportFile("events.columns.txt", _names(EVENTS)),
        ExportFile("mentions.columns.txt", _names(MENTIONS)),
    )


def global_event_id(identity: str) -> int:
    """GDELT numbers its events: the digits of our id as a number (of its SHA-256 where it has another form)."""
    found = _ID.fullmatch(identity)
    return int(found[1] if found else sha256(identity.encode()).hexdigest()[:_ID_DIGITS], 16)


def _names(described: tuple[Column, ...]) -> bytes:
    return "".join(f"{column.name}\n" for column in described).encode()


def _events(whole: Contents) -> Iterator[Row]:
    for event in whole.events:
        first = whole.first_mention(event)
        one, other = _two(whole, event)
        yield {
            "GLOBALEVENTID": global_event_id(event.id),
            **_dates(event.time.date),
            **_actor("Actor1", one),
            **_actor("Actor2", other),
            "IsRootEvent": int(_leads(whole, first)) if first else None,
            **_code(event),
            **_counts(whole, event),
            "AvgTone": None,
            **_place("Actor1Geo", None),
            **_place("Actor2Geo", None),
            **_place("ActionGeo", event.place),
            "DATEADDED": moment(event.told),
            "SOURCEURL": _identifier(whole, first.span.document) if first else None,
            **own_of_event(event),
        }


def _mentions(whole: Contents) -> Iterator[Row]:
    for event in whole.events:
        for row in whole.rows.get(event.id, ()):
            for account in sorted(row.accounts, key=lambda a: natural(a.id)):
                if account.evidence:
                    yield _mention(whole, event, row, account)


def _mention(whole: Contents, event: Event, row: Proposition, account: Account) -> Row:
    document = whole.documents[account.evidence[0].document]
    clause = whole.clause_of(event, account)
    return {
        "GLOBALEVENTID": global_event_id(event.id),
        "EventTimeDate": moment(event.told),
        "MentionTimeDate": moment(document.published.date),
        "MentionType": _CITATION_ONLY if address_of(document) is None else _WEB,
        "MentionSourceName": whole.publisher(document.id),
        "MentionIdentifier": _identifier(whole, document.id),
        "SentenceID": sentence_number(document, account.evidence[0].start),
        **_offsets(whole, event, clause),
        "InRawText": _RAW_TEXT,
        "Confidence": None,
        "MentionDocLen": len(document.text),
        "MentionDocTone": None,
        "MentionDocTranslationInfo": None,
        "Extras": f"{row.dimension}: {row.text}",
        **own_of_account(whole, event, clause, account),
    }


def _offsets(whole: Contents, event: Event, clause: EventMention | None) -> Row:
    """Where the clause names the two actors and what they do."""
    found: dict[str, Value] = {}
    for name, actor in zip(("Actor1CharOffset", "Actor2CharOffset"), _two(whole, event), strict=True):
        those = frozenset({actor.id}) if actor else frozenset()
        spans = [s for role in ("actor", "recipient") for s in words_for(clause, those, role)] if clause else []
        found[name] = spans[0].start if spans else None
    return {**found, "ActionCharOffset": clause.span.start if clause else None}


def _identifier(whole: Contents, document: str) -> str:
    """A document by its web address, else as a citation."""
    return address_of(whole.documents[document]) or citation(whole, document)


def _two(whole: Contents, event: Event) -> tuple[Actor | None, Actor | None]:
    """GDELT's two actors: the first who acts and the first it is done to, or two who act on one another."""
    acting, done_to = whole.participants(event, "actor"), whole.participants(event, "recipient")
    one = acting[0] if acting else None
    other = done_to[0] if done_to else acting[1] if len(acting) > 1 else None
    return one, other


def _dates(date: Date) -> Row:
    """GDELT's date columns, each only where the date is as fine as it says."""
    day = the_day(date)
    earliest, latest = date.earliest or "", date.latest or ""
    start = earliest.replace("-", "")
    within_year = bool(earliest) and earliest[:4] == latest[:4]
    within_month = bool(earliest) and earliest[:7] == latest[:7]
    return {
        "SQLDATE": day_number(date),
        "MonthYear": int(start[:6]) if within_month else None,
        "Year": int(start[:4]) if within_year else None,
        "FractionDate": _fraction(datetime.date.fromisoformat(day)) if day else None,
    }


def _fraction(day: datetime.date) -> float:
    """GDELT's own rough reckoning: months of 30 days in a year of 365, as its files have it. The code book prints
    (month * 30 + day) / 365, which no row of them follows: it would put December into the next year."""
    return round(day.year + ((day.month - 1) * 30 + day.day) / 365, 4)


def _actor(prefix: str, actor: Actor | None) -> Row:
    country = countries().get(actor.country or "") if actor else None
    code = (actor.cameo or (country.cameo if country else None)) if actor else None
    parts = code_parts(code)
    types = (*parts.types, None, None, None)
    religions = (*parts.religions, None, None)
    return {
        f"{prefix}Code": code,
        f"{prefix}Name": actor.name if actor else None,
        f"{prefix}CountryCode": parts.country,
        f"{prefix}KnownGroupCode": parts.groups[0] if parts.groups else None,
        f"{prefix}EthnicCode": None,
        **{f"{prefix}Religion{number}Code": religions[number - 1] for number in (1, 2)},
        **{f"{prefix}Type{number}Code": types[number - 1] for number in (1, 2, 3)},
    }


def _leads(whole: Contents, mention: EventMention) -> bool:
    """Whether a clause stands in its document's headline or first paragraph."""
    blocks = sorted(whole.documents[mention.span.document].blocks, key=lambda b: b.start)
    body = next((block for block in blocks if block.role == "body"), None)
    leading = [block for block in blocks if block.role == "headline"] + ([body] if body else [])
    return any(block.start <= mention.span.start < block.end for block in leading)


def _code(event: Event) -> Row:
    code = event_code(event.plover, event.cameo)
    code = f"{code}0" if code and len(code) == _FAMILY else code
    return {
        "EventCode": code,
        "EventBaseCode": code[:3] if code else None,
        "EventRootCode": code[:2] if code else None,
        "QuadClass": gdelt_quad(code) if code else None,
        "GoldsteinScale": goldstein(code) if code else None,
    }


def _counts(whole: Contents, event: Event) -> Row:
    documents = dict.fromkeys([*event.documents, *(c for d in event.documents for c in whole.carriers.get(d, ()))])
    known = [document for document in documents if document in whole.documents]
    return {
        "NumMentions": len(event.mentions),
        "NumSources": len({whole.publisher(document) for document in known}),
        "NumArticles": len(known),
    }


def _place(prefix: str, place: Place | None) -> Row:
    country = countries().get(place.country or "") if place else None
    names = dict.fromkeys(name for name in ((place.name if place else None), country.name if country else None) if name)
    return {
        f"{prefix}_Type": _resolution(place) if place else _NO_PLACE,
        f"{prefix}_FullName": ", ".join(names),
        f"{prefix}_CountryCode": country_codes(place.country).fips if place else None,
        f"{prefix}_ADM1Code": None,
        f"{prefix}_ADM2Code": None,
        f"{prefix}_Lat": place.lat if place else None,
        f"{prefix}_Long": place.lon if place else None,
        f"{prefix}_FeatureID": None,
    }


def _resolution(place: Place) -> int | None:
    """GDELT's number for how fine a place is; None for what it has no number for."""
    american = place.country == "USA"
    if place.feature == "country":
        return 1
    if place.feature == "region":
        return 2 if american else 5
    return (3 if american else 4) if place.feature in ("city", "airport") else None

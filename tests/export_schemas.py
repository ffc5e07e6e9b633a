"""JSON schemas of formats of others, written from what their makers publish; where these allow more fields, so do they."""

from __future__ import annotations

from rashomon.knowledge.ontology import roots

# PLOVER, from the manual of the Open Event Data Alliance (chapter "JSON Data Fields").
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
ACTOR_FIELDS = {
    "type": "object",
    "properties": {
        "code": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "sector": {"type": "string", "pattern": "^[A-Z]{3}([A-Z]{3})?$"},
        "actor_text": {"type": "string"},
        "identifier_id": {"type": "string"},
        "identifier_text": {"type": "string"},
        "office": {"type": "string"},
    },
    "required": ["identifier_id"],
    "additionalProperties": False,
}
TEXT_INFO = {
    "type": "object",
    "properties": {name: {"type": "integer", "minimum": 0} for name in ("sequence", "start", "end")},
    "required": ["start", "end"],
}
CITE_INFO = {
    "type": "object",
    "properties": {
        **{
            name: {"type": "string"}
            for name in ("corpus", "citation", "url", "title", "publication", "license", "copyright", "coder")
        },
        "language": {"type": "string", "pattern": "^[a-z]{2}$"},
        "codebook": {"type": "string"},
        "version": {"type": "string"},
    },
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "properties": {
        "geonameid": {"type": "integer"},
        "name": {"type": "string"},
        "latitude": {"type": "number", "minimum": -90, "maximum": 90},
        "longitude": {"type": "number", "minimum": -180, "maximum": 180},
        "feature class": {"enum": list("AHLPRSTUV")},
        "country code": {"type": "string", "pattern": "^[A-Z]{2}$"},
        "cc3": {"type": "string", "pattern": "^[A-Z]{3}$"},
    },
    "additionalProperties": False,
}
#: `date` may be null here: the manual asks for the field, and no day is invented where none is known.
PLOVER = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "date": {"anyOf": [DAY, {"type": "null"}]},
        "enddate": DAY,
        "source": {"type": "array", "items": ACTOR_FIELDS},
        "recipient": {"type": "array", "items": ACTOR_FIELDS, "minItems": 1},
        "event": {"type": "array", "items": {"enum": list(roots())}, "minItems": 1},
        "mode": {"type": "array", "items": {"type": "string"}},
        "context": {"type": "array", "items": {"type": "string"}},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "event_loc": LOCATION,
        "event_text": {"type": "array", "items": {"type": "string", "minLength": 1}},
        "link": {"type": "string"},
        "text_info": TEXT_INFO,
        "cite_info": CITE_INFO,
        "comment": {"type": "string"},
    },
    "required": ["id", "date", "source", "event"],
}

# TimelineJS, from Knight Lab's page "TimelineJS JSON data format".
DATE = {
    "type": "object",
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "hour": {"type": "integer", "minimum": 0, "maximum": 23},
        "minute": {"type": "integer", "minimum": 0, "maximum": 59},
        "second": {"type": "integer", "minimum": 0, "maximum": 59},
        "millisecond": {"type": "integer"},
        "display_date": {"type": "string"},
        "format": {"type": "string"},
    },
    "required": ["year"],
    "additionalProperties": False,
}
TEXT = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    "additionalProperties": False,
}
MEDIA = {
    "type": "object",
    "properties": {
        name: {"type": "string"}
        for name in ("url", "caption", "credit", "thumbnail", "alt", "title", "link", "link_target")
    },
    "required": ["url"],
    "additionalProperties": False,
}
SLIDE = {
    "type": "object",
    "properties": {
        "start_date": DATE,
        "end_date": DATE,
        "text": TEXT,
        "media": MEDIA,
        "group": {"type": "string"},
        "display_date": {"type": "string"},
        "background": {"type": "object"},
        "autolink": {"type": "boolean"},
        "unique_id": {"type": "string"},
    },
    "additionalProperties": False,
}
TIMELINEJS = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "events": {"type": "array", "items": {**SLIDE, "required": ["start_date"]}},
        "title": SLIDE,
        "eras": {"type": "array"},
        "scale": {"enum": ["human", "cosmological"]},
    },
    "required": ["events"],
    "additionalProperties": False,
}

"""Hand-made mentions for the tests of linking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rashomon.edtf import make_date
from rashomon.model import (
    Actor,
    Date,
    Document,
    EventMention,
    EventTime,
    Participant,
    Place,
    PloverType,
    Published,
    Reading,
    Span,
)

COUNTRIES = {"BRA": "Brazil", "PRY": "Paraguay", "KEN": "Kenya", "SOM": "Somalia"}
TEXT = "x" * 4000


def make_mention(document: str, start: int, lemma: str, **facts: Any) -> EventMention:
    """A mention at an offset; `doer`, `target`, `when`, `where` in short form, other fields as in the model."""
    roles = (("actor", facts.pop("doer", None)), ("recipient", facts.pop("target", None)))
    people = tuple(Participant(role, f"state:{who}") for role, who in roles if who)  # type: ignore[arg-type]
    when, where = facts.pop("when", None), facts.pop("where", None)
    root, mode = facts.pop("root", "CONSULT"), facts.pop("mode", None)
    span = Span(document, start, start + 5)
    return EventMention(
        id=f"{document}-{start}",
        span=span,
        extent=span,
        lemma=lemma,
        nominal=facts.pop("nominal", False),
        modality=facts.pop("modality", "actual"),
        plover=PloverType(root, mode) if root else None,
        cameo=None,
        participants=people,
        time=EventTime(make_date(when), "explicit", "given") if when else EventTime(),
        place=Place(where[0], where[1], where[2], feature="city") if where else None,
        **facts,
    )


def make_reading(*mentions: EventMention, published: str | None = None) -> Reading:
    """A reading of one document that holds the mentions."""
    name = mentions[0].span.document
    date = Published(make_date(published), "given") if published else Published(Date())
    actors = tuple(Actor(f"state:{c}", n, "state", c) for c, n in COUNTRIES.items())
    document = Document(name, f"{name}.txt", name, TEXT, (), published=date)
    return Reading(document, actors, event_mentions=mentions)


@pytest.fixture(scope="session")
def mention() -> Callable[..., EventMention]:
    """`mention(document, start, lemma, doer=, target=, when=, where=, ...)`."""
    return make_mention


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    """`reading_of(*mentions, published=None)`."""
    return make_reading

"""`told(text, ...)`: the event mentions of a short text whose actors, times and places are given by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.happenings.mentions import find_event_mentions
from rashomon.model import (
    ActorExpression,
    Attribution,
    Document,
    EventMention,
    PlaceExpression,
    Span,
    Stance,
    TimeExpression,
)


def spans_of(document: Document, words: Iterable[str]) -> list[Span]:
    """Every place where one of these words stands in the document."""
    found = []
    for word in words:
        start = document.text.find(word)
        while start >= 0:
            found.append(Span(document.id, start, start + len(word)))
            start = document.text.find(word, start + 1)
    return found


@pytest.fixture
def told(document: Callable[..., Document]) -> Callable[..., list[EventMention]]:
    """See the module; `said` is (source, cue, content, stance) of one attribution."""

    def tell(
        text: str,
        actors: Iterable[str] = (),
        times: Iterable[str] = (),
        places: Iterable[str] = (),
        said: tuple[str, str, str, Stance] | None = None,
    ) -> list[EventMention]:
        page = document(text)
        people = tuple(ActorExpression(s, "name", ("state:XXX",)) for s in spans_of(page, actors))
        whens = tuple(TimeExpression(s, "date", "test") for s in spans_of(page, times))
        wheres = tuple(PlaceExpression(s) for s in spans_of(page, places))
        claims: tuple[Attribution, ...] = ()
        if said is not None:
            source, cue, content = (tuple(spans_of(page, [words])[:1]) for words in said[:3])
            claims = (Attribution("a1", source, cue, content, said[3], "indirect"),)
        return list(find_event_mentions(page, parse_document(page), people, whens, wheres, claims))

    return tell


@pytest.fixture
def quote() -> Callable[[str, Span], str]:
    """The words of a span in a text."""
    return lambda text, span: text[span.start : span.end]

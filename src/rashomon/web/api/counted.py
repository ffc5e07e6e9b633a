"""What is counted: pairs, sources and storylines. Counts, no grades."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Path, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from rashomon.counting.sources import Turn
from rashomon.events.parties import Direction
from rashomon.events.storylines import Belonging
from rashomon.formats.json import date, link
from rashomon.knowledge.ontology import quad_classes
from rashomon.store import NotFoundError
from rashomon.store.statistics_views import (
    AnswerCount,
    PairCount,
    PairFilter,
    PairLine,
    SourceCarries,
    SourceLine,
    StorylineLine,
)
from rashomon.web.api import shapes
from rashomon.web.api.answering import Page, Record, paged, reading
from rashomon.web.api.asking import Stretch
from rashomon.web.api.events import event_records
from rashomon.web.event_filters import LONGEST
from rashomon.web.room import Room, sentence

_PARTY = "A party: an alpha-3 code, an id or a name."
Party = Annotated[str, Path(min_length=1, max_length=LONGEST, description=_PARTY, examples=["KEN"])]
OtherParty = Annotated[str, Path(min_length=1, max_length=LONGEST, description=_PARTY, examples=["SOM"])]
SourceId = Annotated[
    str, Path(min_length=1, max_length=LONGEST, description="A source's id or name.", examples=["the-quayside-post"])
]
StorylineId = Annotated[
    str, Path(min_length=1, max_length=LONGEST, description="A storyline's id.", examples=["s-letter"])
]


class PairEventsAsked(Stretch):
    """Which events of a pair."""

    period: Annotated[str, Field(pattern=r"^([0-9]{4}(-([0-9]{2}|XX))?|undated|wide)$")] | None = Field(
        None,
        description="A month, a year, `2016-XX` (known by the year alone), `undated` or `wide` (not within one year).",
        examples=["2016-06"],
    )
    quad: int | None = Field(None, ge=1, le=4, description="PLOVER quad class.", examples=[4])
    direction: Direction | None = Field(
        None,
        description="`forth`: the one whose id sorts first acts; `back`: the other does; `both`: they act together.",
    )
    happened: bool | None = Field(None, description="Only what is told as having happened, or only the rest.")
    disputed: bool = Field(False, description="Only events that the accounts differ on.")


class Pairs(Page):
    """Pairs of parties, those of most events first; `names` are of all ids in the list."""

    pairs: list[PairLine]
    names: dict[str, str]


class OnePair(BaseModel):
    """A pair, and how many events it had by period, direction, quad class (0: none) and status."""

    pair: PairLine
    names: dict[str, str]
    counts: list[PairCount]
    quads: dict[str, str]


class PairEvents(Page):
    """Events of a pair in order of time."""

    events: list[shapes.Event]


class Sources(Page):
    """Sources, those of most documents first."""

    sources: list[SourceLine]


class Reprint(BaseModel):
    """Another source, and how many documents went from one to the other."""

    id: str
    name: str
    documents: int


class OneSource(BaseModel):
    """A source: what it told and how often alone, and how many of the accounts it carries others say too, deny or give
    otherwise."""

    source: SourceLine
    turns: dict[Turn, int]
    carries: list[SourceCarries]
    answers: list[AnswerCount]
    reprints_of: list[Reprint]
    reprinted_by: list[Reprint]


class Storyline(BaseModel):
    """One affair: its main parties, the types of what happened most often, and the days it covers."""

    id: str
    parties: list[str]
    types: list[str]
    date: shapes.Date
    events: int
    disputed: int
    documents: int


class Storylines(Page):
    """Storylines, those of most events first."""

    storylines: list[Storyline]


class Member(BaseModel):
    """An event of a storyline, and why it belongs there."""

    event: str
    because: Belonging


class OneStoryline(Page):
    """A storyline with a stretch of its events."""

    storyline: Storyline
    members: list[Member]
    events: list[shapes.Event]
    links: list[shapes.Link]


def add_operations(app: FastAPI, room: Room) -> None:
    """The operations on what is counted."""
    counted = room.store.statistics

    def pairs(request: Request, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """Pairs of parties, those of most events first. A party is a state with all who act for it, or whoever acts
        for none."""
        found = counted.pairs(asked.start, asked.limit)
        names = {party: name for line, a, b in found.lines for party, name in ((line.a, a), (line.b, b))}
        records = {"pairs": [asdict(line) for line, _, _ in found.lines], "names": names}
        return paged(request, asked, found.total, records)

    def pair(a: Party, b: OtherParty) -> JSONResponse:
        """One pair, whichever party is named first. With the counts that its drawing shows."""
        view = room.found(lambda _: counted.pair(*_parties(room, a, b)), a)
        quads = {str(quad): name for quad, name in quad_classes().items()}
        counts = [asdict(each) for each in view.counts]
        return JSONResponse({"pair": asdict(view.line), "names": dict(view.names), "counts": counts, "quads": quads})

    def pair_events(
        request: Request, a: Party, b: OtherParty, asked: Annotated[PairEventsAsked, Query()]
    ) -> JSONResponse:
        """The events of a pair, in order of time. All filters given must be fulfilled."""
        wanted = PairFilter(asked.period, asked.quad, asked.direction, asked.happened, asked.disputed)
        first, second = _parties(room, a, b)
        found = counted.pair_events(first, second, wanted, asked.start, asked.limit)
        return paged(request, asked, found.total, {"events": event_records(found.lines)["events"]})

    def sources(request: Request, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """Who published the documents, the busiest first. Counts, no grades."""
        found = counted.sources(asked.start, asked.limit)
        return paged(request, asked, found.total, {"sources": [asdict(each) for each in found.lines]})

    def source(source: SourceId) -> JSONResponse:
        """One source. What it told, how often alone, and what others said to that."""
        view = room.found(counted.source, source)
        answer = {
            "source": asdict(view.line),
            "turns": dict(view.turns),
            "carries": [asdict(each) for each in view.carries],
            "answers": [asdict(each) for each in view.answers],
            "reprints_of": [_reprint(*each) for each in view.reprints_of],
            "reprinted_by": [_reprint(*each) for each in view.reprinted_by],
        }
        return JSONResponse(answer)

    def storylines(request: Request, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """The storylines, those of most events first. Each event is part of one at most."""
        found = counted.storylines(asked.start, asked.limit)
        return paged(request, asked, found.total, {"storylines": [_storyline(line) for line, _ in found.lines]})

    def storyline(request: Request, storyline: StorylineId, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """One storyline with a stretch of its events. Each with why it belongs there."""
        view = room.found(lambda each: counted.storyline(each, asked.start, asked.limit), storyline)
        members = [{"event": event.id, "because": because} for event, because in view.events.lines]
        answer = {
            "storyline": _storyline(view.line),
            "members": members,
            "events": event_records([event for event, _ in view.events.lines])["events"],
            "links": [link(each) for each in view.links],
        }
        return paged(request, asked, view.events.total, answer)

    reading(app, "/api/pairs", pairs, Pairs, "pairs")
    reading(app, "/api/pairs/{a}/{b}/events", pair_events, PairEvents, "pair_events", 404)
    reading(app, "/api/pairs/{a}/{b}", pair, OnePair, "pair", 404)
    reading(app, "/api/sources", sources, Sources, "sources")
    reading(app, "/api/sources/{source:path}", source, OneSource, "source", 404)
    reading(app, "/api/storylines", storylines, Storylines, "storylines")
    reading(app, "/api/storylines/{storyline}", storyline, OneStoryline, "storyline", 404)


def _parties(room: Room, a: str, b: str) -> tuple[str, str]:
    """The two parties in their order; answers 404 to whom nobody knows, and to one party twice."""
    try:
        first, second = sorted(room.store.statistics.party(each) for each in (a, b))
    except NotFoundError as error:
        raise HTTPException(404, sentence(str(error))) from None
    if first == second:
        raise HTTPException(404, f"{a} and {b} are one party: nobody is a pair with itself.")
    return first, second


def _reprint(source: str, name: str, documents: int) -> Record:
    return {"id": source, "name": name, "documents": documents}


def _storyline(line: StorylineLine) -> dict[str, Any]:
    storyline = line.storyline
    return {
        "id": storyline.id,
        "parties": list(storyline.parties),
        "types": list(storyline.roots),
        "date": date(storyline.date),
        "events": line.events,
        "disputed": line.disputed,
        "documents": line.documents,
    }

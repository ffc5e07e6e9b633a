"""Reading what is counted: pairs, actors, sources and storylines, each list in stretches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from rashomon.counting.actors import Part
from rashomon.counting.sources import Answer, Turn
from rashomon.model import Document, Event, Telling
from rashomon.store import statistics_actors as of_actors
from rashomon.store import statistics_pairs as of_pairs
from rashomon.store import statistics_sources as of_sources
from rashomon.store import statistics_storylines as of_storylines
from rashomon.store.statistics_views import (
    ActorLine,
    ActorView,
    PairFilter,
    PairLine,
    PairView,
    SaidLine,
    SourceLine,
    SourceView,
    StorylineLine,
    StorylineView,
    Stretch,
)


class Statistics:
    """What is counted in a store. Each method sees one state of it; `state` opens a connection for reading."""

    def __init__(self, state: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._state = state

    # ------------------------------------------------------------ pairs
    def party(self, asked: str) -> str:
        """The party that an actor's id, a state's alpha-3 code or a name means. Raises NotFoundError."""
        with self._state() as connection:
            return of_pairs.party(connection, asked)

    def pairs(self, start: int, limit: int) -> Stretch[tuple[PairLine, str, str]]:
        """Pairs of parties with their names, those of most events first."""
        with self._state() as connection:
            return of_pairs.pairs(connection, start, limit)

    def pair(self, a: str, b: str) -> PairView:
        """A pair of parties (ids, the first before the second). Raises NotFoundError where nothing is told of it."""
        with self._state() as connection:
            return of_pairs.pair(connection, a, b)

    def pair_events(
        self, a: str, b: str, wanted: PairFilter, start: int, limit: int, *, latest: bool = False
    ) -> Stretch[Event]:
        """The events of a pair that pass a filter, in order of time; the dated ones, last first, where `latest`."""
        with self._state() as connection:
            return of_pairs.pair_events(connection, a, b, wanted, start, limit, latest=latest)

    # ------------------------------------------------------------ actors
    def actors(self, name: str, kind: str, start: int, limit: int) -> Stretch[ActorLine]:
        """Actors of a kind ("" for any) whose name holds these words, those of most events first."""
        with self._state() as connection:
            return of_actors.actors(connection, name, kind, start, limit)

    def actor(self, asked: str) -> ActorView:
        """An actor by id, or a state by its alpha-3 code. Raises NotFoundError."""
        with self._state() as connection:
            return of_actors.actor(connection, asked)

    def actor_events(
        self,
        actor: str,
        start: int,
        limit: int,
        *,
        part: Part | None = None,
        root: str | None = None,
        happened: bool | None = None,
    ) -> Stretch[Event]:
        """The events that an actor has a part in, in order of time."""
        with self._state() as connection:
            return of_actors.actor_events(connection, actor, start, limit, part, root, happened)

    def latest_events(self, actor: str, limit: int) -> tuple[Event, ...]:
        """The last of the dated events that an actor has a part in and that happened as told, the latest first."""
        with self._state() as connection:
            return of_actors.latest_events(connection, actor, limit)

    def actor_accounts(self, actor: str, stance: Telling, start: int, limit: int) -> Stretch[SaidLine]:
        """The accounts that an actor gives with a stance, in the order of their events."""
        with self._state() as connection:
            return of_actors.actor_accounts(connection, actor, stance, start, limit)

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Documents by id with their texts, and nothing of what is read in them."""
        with self._state() as connection:
            return of_actors.documents(connection, ids)

    # ------------------------------------------------------------ sources
    def sources(self, start: int, limit: int) -> Stretch[SourceLine]:
        """Sources, those of most documents first."""
        with self._state() as connection:
            return of_sources.sources(connection, start, limit)

    def unsourced(self) -> int:
        """How many documents name neither an outlet nor a publisher."""
        with self._state() as connection:
            return of_sources.unsourced(connection)

    def source(self, asked: str) -> SourceView:
        """A source by id or name. Raises NotFoundError."""
        with self._state() as connection:
            return of_sources.source(connection, asked)

    def source_events(self, source: str, turn: Turn | None, start: int, limit: int) -> Stretch[Event]:
        """The events a source tells of, of one turn where it is given, in order of time."""
        with self._state() as connection:
            return of_sources.source_events(connection, source, turn, start, limit)

    def source_answers(
        self, source: str, answer: Answer, own: bool, voice: str | None, start: int, limit: int
    ) -> Stretch[Event]:
        """The events on which others answer what a source carries, in order of time."""
        with self._state() as connection:
            return of_sources.source_answers(connection, source, answer, own, voice, start, limit)

    # ------------------------------------------------------------ storylines
    def storylines(self, start: int, limit: int) -> Stretch[tuple[StorylineLine, tuple[str, ...]]]:
        """Storylines with the names of their parties, those of most events first."""
        with self._state() as connection:
            return of_storylines.storylines(connection, start, limit)

    def storyline(self, asked: str, start: int, limit: int) -> StorylineView:
        """The storyline with an id, or what one that had it before is part of now. Raises NotFoundError."""
        with self._state() as connection:
            return of_storylines.storyline(connection, asked, start, limit)

    def storylines_of(self, events: Iterable[str]) -> tuple[tuple[StorylineLine, tuple[str, ...]], ...]:
        """The storylines that events belong to, with the names of their parties, those of most events first."""
        with self._state() as connection:
            return of_storylines.storylines_of(connection, events)

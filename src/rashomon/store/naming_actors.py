"""Which actors values name, so that only those need be fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.model import Comparison, Event, Level, Proposition, Reading


def actors_in(
    events: Iterable[Event],
    propositions: Iterable[Proposition] = (),
    comparisons: Iterable[Comparison] = (),
    readings: Iterable[Reading] = (),
) -> frozenset[str]:
    """The ids of all actors that these values name."""
    named = (
        *(p.actor for event in events for p in (*event.participants, *event.accused)),
        *_telling(propositions),
        *(actor for c in comparisons for side in (c.a, c.b) for actor in _speaking(side.chain)),
        *(actor for reading in readings for actor in _read(reading)),
    )
    return frozenset(actor for actor in named if actor is not None)


def _telling(propositions: Iterable[Proposition]) -> Iterator[str | None]:
    for account in (account for p in propositions for account in p.accounts):
        yield from (account.actor, account.side, *_speaking(account.chain))


def _read(reading: Reading) -> Iterator[str | None]:
    yield reading.document.publisher
    yield from (mention.actor for mention in reading.actor_mentions)
    yield from (p.actor for mention in reading.event_mentions for p in mention.participants)
    for attribution in reading.attributions:
        yield from _speaking(attribution.chain)


def _speaking(chain: Iterable[Level]) -> Iterator[str | None]:
    return (voice.actor for level in chain for voice in level.voices)

"""What counts for an actor: what it did and what was done to it, with whom, what it said, and the names it goes by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from rashomon.counting.pairs import period_of
from rashomon.events.parties import HAPPENED, is_disputed, pairs_of, party_of
from rashomon.model import Actor, ActorReading, Event, EventStatus, Proposition, Reading, Telling

#: What an actor has to do with an event: it did it, it was done to it, it has some other part, it is only accused.
Part = Literal["did", "received", "third", "accused"]
_PARTS: Mapping[str, Part] = {"actor": "did", "recipient": "received", "third": "third"}
#: Readings whose words are names of an actor; a pronoun or "the minister" is none.
NAMING: frozenset[ActorReading] = frozenset({"name", "title", "metonym"})


@dataclass(frozen=True, slots=True)
class ActorEvent:
    """An event that an actor has a part in; `root` is PLOVER's ("" for none), `number` the event's place in time."""

    actor: str
    part: Part
    number: int
    event: str
    root: str
    period: str
    status: EventStatus
    disputed: bool


@dataclass(frozen=True, slots=True)
class ActorName:
    """How often documents that are no reprints call an actor so, and how many of them do."""

    actor: str
    name: str
    reading: ActorReading
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class Partner:
    """How many events an actor had with a party: what it did to it, what it had from it, what both did together."""

    actor: str
    partner: str
    did: int
    received: int
    together: int


@dataclass(frozen=True, slots=True)
class VoiceAccount:
    """An account that an actor gives; `number` is the place in time of the event it is of."""

    actor: str
    stance: Telling
    number: int
    event: str
    proposition: str
    account: str


def _selves(actor: str, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """An actor and the party it belongs to: what a minister does counts for the minister and for the state."""
    return tuple(dict.fromkeys((actor, party_of(actor, actors))))


def actor_events(events: Iterable[tuple[int, Event]], actors: Mapping[str, Actor]) -> Iterator[ActorEvent]:
    """The parts that actors have in events, and that their parties so have, each part once an event."""
    for number, event in events:
        parts = [(_PARTS[p.role], p.actor) for p in event.participants] + [("accused", p.actor) for p in event.accused]
        root = event.plover.root if event.plover else ""
        period, disputed = period_of(event.time.date), is_disputed(event)
        for part, self in sorted({(part, self) for part, actor in parts for self in _selves(actor, actors)}):
            yield ActorEvent(self, part, number, event.id, root, period, event.status, disputed)


def partners(events: Iterable[tuple[int, Event]], actors: Mapping[str, Actor]) -> list[Partner]:
    """The parties that actors had to do with in what happened, for actors and for their parties."""
    met: dict[tuple[str, str], Counter[str]] = {}
    for _, event in events:
        if event.status not in HAPPENED:
            continue
        inside: dict[str, set[str]] = {}
        for participant in event.participants:
            party = party_of(participant.actor, actors)
            inside.setdefault(party, set()).update(_selves(participant.actor, actors))
        for a, b, direction in pairs_of(event, actors):
            for mine, other, forth in ((a, b, "forth"), (b, a, "back")):
                way = "together" if direction == "both" else "did" if direction == forth else "received"
                for actor in inside[mine]:
                    met.setdefault((actor, other), Counter())[way] += 1
    return [Partner(a, b, n["did"], n["received"], n["together"]) for (a, b), n in sorted(met.items())]


def voice_accounts(
    propositions: Iterable[Proposition], numbers: Mapping[str, int], actors: Mapping[str, Actor]
) -> Iterator[VoiceAccount]:
    """The accounts that actors give, and that their parties so give; what only likeness lays on a row is none.
    `numbers` are the events' places in a list."""
    for proposition in propositions:
        for account in proposition.accounts:
            selves = _selves(account.actor, actors) if account.actor else ()
            for actor in dict.fromkeys((*selves, *((account.side,) if account.side else ()))):
                if not account.likened:
                    number = numbers[proposition.event]
                    yield VoiceAccount(actor, account.stance, number, proposition.event, proposition.id, account.id)


def actor_names(readings: Iterable[Reading]) -> list[ActorName]:
    """The names that actors go by, as written most often; capitals and line breaks make no other name."""
    mentions: Counter[tuple[str, str, ActorReading]] = Counter()
    documents: Counter[tuple[str, str, ActorReading]] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        if reading.document.carrier_of is not None:
            continue
        here: Counter[tuple[str, str, ActorReading]] = Counter()
        for mention in reading.actor_mentions:
            if mention.reading in NAMING:
                name = " ".join(reading.document.quote(mention.span).split())
                written[name.casefold()][name] += 1
                here[mention.actor, name.casefold(), mention.reading] += 1
        mentions.update(here)
        documents.update(here.keys())
    shown = {folded: min(names, key=lambda name: (-names[name], name)) for folded, names in written.items()}
    return [
        ActorName(actor, shown[name], reading, mentions[actor, name, reading], documents[actor, name, reading])
        for actor, name, reading in sorted(mentions)
    ]

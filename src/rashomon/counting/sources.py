"""What counts for a source, an outlet or a publisher: what it told, when the others did, and what others say of what
it carries. No outlet is graded: these are counts, each of which leads to what it counts."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.accounts.rows import told_by_the_way
from rashomon.accounts.voices import is_known_again, voice_kind
from rashomon.documents.identity import slug
from rashomon.knowledge.actors import outlets
from rashomon.knowledge.outlet_names import outlet_name
from rashomon.model import Account, Actor, Date, Document, Event, Proposition, Telling

#: When a source told of an event, next to the others that did: alone, a day or more before them all, on the first day
#: together with others, later; "unknown" where a day of publication that this hangs on is not known.
Turn = Literal["alone", "first", "together", "later", "unknown"]
#: What another voice makes of what a source carries: says so too, denies it, gives another value or the opposite.
Answer = Literal["confirmed", "denied", "otherwise"]
#: Letters of an outlet's name in its id: longer than any name of an outlet we know, and short enough for an address.
_LONGEST_ID = 80
_SAYS: frozenset[Telling] = frozenset({"asserts", "weaker"})


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet or a publisher; `actor` is its record among the actors or the outlets we know, where there is one."""

    id: str
    name: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document of a source; `original` is the source it reprints, "" where that is not known, None for no reprint."""

    source: str
    document: str
    original: str | None


@dataclass(frozen=True, slots=True)
class SourceEvent:
    """An event that a source told of, and its turn; `number` is the event's place in time."""

    source: str
    number: int
    event: str
    turn: Turn


@dataclass(frozen=True, slots=True)
class Carried:
    """How many accounts a source carries, in its own voice (`own`) or in those of others, and how many of them another
    voice says too, denies, gives otherwise; one may be all three."""

    source: str
    own: bool
    accounts: int
    confirmed: int
    denied: int
    otherwise: int


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """What another voice makes of accounts of one event that a source carries (`own`: in its own voice), and of how
    many. `voice` is the same for a voice wherever it speaks, `name` what it is called."""

    source: str
    answer: Answer
    own: bool
    voice: str
    number: int
    event: str
    name: str
    side: str | None
    accounts: int


def source_of(document: Document, actors: Mapping[str, Actor]) -> Source | None:
    """Who published a document: its outlet, else the publisher of a statement; None where neither is known."""
    if document.outlet:
        known = _outlets_by_name().get(document.outlet.casefold())
        return Source(outlet_source(document.outlet), outlet_name(document.outlet), known)
    if document.publisher:
        actor = actors.get(document.publisher)
        return Source(document.publisher, actor.name if actor else document.publisher, document.publisher)
    return None


def outlet_source(name: str) -> str:
    """The id of the source that an outlet of this name is: its own where we know it, else one made from the name."""
    return _outlets_by_name().get(name.casefold()) or _outlet_id(name)


def _outlet_id(name: str) -> str:
    """An id for an outlet we do not know, from its name; of a long name the beginning and a digest of it all."""
    whole = slug(name)
    if len(whole) <= _LONGEST_ID:
        return f"outlet:{whole}"
    return f"outlet:{whole[:_LONGEST_ID]}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


@cache
def _outlets_by_name() -> dict[str, str]:
    """Ids of the outlets we know by the names they go by; a name of two is nobody's."""
    found: dict[str, set[str]] = defaultdict(set)
    for outlet in outlets().values():
        for name in (outlet.name, *outlet.aliases):
            found[name.casefold()].add(outlet.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def source_documents(documents: Iterable[Document], sources: Mapping[str, Source]) -> list[SourceDocument]:
    """The documents of each source. `sources` are those of documents by id, those without one left out."""
    found = []
    for document in documents:
        if document.id in sources:
            original = sources.get(document.carrier_of) if document.carrier_of else None
            name = (original.id if original else "") if document.carrier_of else None
            found.append(SourceDocument(sources[document.id].id, document.id, name))
    return found


def source_events(
    events: Iterable[tuple[int, Event]], documents: Mapping[str, Document], sources: Mapping[str, Source]
) -> Iterator[SourceEvent]:
    """The events that each source tells of in documents that are no reprints, with its turn."""
    for number, event in events:
        days: dict[str, list[Date]] = defaultdict(list)
        for each in event.documents:
            document = documents.get(each)
            if document is not None and document.carrier_of is None:
                key = sources[each].id if each in sources else ""  # who is not known may be anybody, but is somebody
                days[key].append(document.published.date)
        firsts = {source: _first_day(dates) for source, dates in days.items()}
        for source in sorted(firsts):
            if source:
                yield SourceEvent(source, number, event.id, _turn(source, firsts))


#: First and last day on which a source may have told of an event first.
_Days = tuple[str, str]


def _first_day(dates: Iterable[Date]) -> _Days | None:
    """When the first of some documents came out; None where one has no day."""
    days = [(d.earliest, d.latest) for d in dates]
    known = [(first, last) for first, last in days if first is not None and last is not None]
    return (min(first for first, _ in known), min(last for _, last in known)) if len(known) == len(days) else None


def _turn(source: str, firsts: Mapping[str, _Days | None]) -> Turn:
    """The turn of a source among all that told of an event. Who came out within another's days is not told apart."""
    own, others = firsts[source], [days for each, days in firsts.items() if each != source]
    if not others:
        return "alone"
    if own is not None and any(days is not None and days[1] < own[0] for days in others):
        return "later"
    known = [days for days in others if days is not None]
    if own is None or len(known) < len(others):
        return "unknown"
    if all(own[1] < days[0] for days in known):
        return "first"
    return "together" if all(days[0] == days[1] >= own[0] == own[1] for days in known) else "unknown"


# ---------------------------------------------------------------- what others make of it
def answers(
    propositions: Iterable[Proposition], numbers: Mapping[str, int], sources: Mapping[str, Source]
) -> tuple[list[Carried], list[SourceAnswer]]:
    """How much each source carries, and what other voices make of it, wherever these stand. `numbers` are the events'
    places in a list, `sources` those of documents by id."""
    carried: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    met: Counter[tuple[str, Answer, bool, str, int, str]] = Counter()
    named: dict[str, tuple[str, str | None]] = {}
    for proposition in propositions:
        by_the_way = told_by_the_way(proposition.key)
        told = [a for a in proposition.accounts if not a.likened and a.stance != "silent"]
        keys = {account.id: voice_key(account, sources) for account in told}
        for other in told:
            named.setdefault(keys[other.id], (_name(other, sources), other.side))
        for account in told:
            source = sources.get(_document(account))
            if source is not None:
                own = _is_own(account)
                others = [other for other in told if keys[other.id] != keys[account.id]]
                relayed = {keys[o.id] for o in told if _is_own(o) != own and sources.get(_document(o)) == source}
                found = {
                    (answer, keys[other.id])
                    for other in others
                    if (answer := _answer(account, other, by_the_way)) is not None
                    and not (answer == "confirmed" and (keys[other.id] in relayed or _of_one_side(account, other)))
                }
                carried[source.id, own].update(["accounts", *{answer for answer, _ in found}])
                event = proposition.event
                met.update((source.id, answer, own, voice, numbers[event], event) for answer, voice in found)
    return (
        [
            Carried(*key, n["accounts"], n["confirmed"], n["denied"], n["otherwise"])
            for key, n in sorted(carried.items())
        ],
        [SourceAnswer(*key, *named[key[3]], accounts) for key, accounts in sorted(met.items())],
    )


def voice_key(account: Account, sources: Mapping[str, Source]) -> str:
    """The same for one voice wherever it speaks: its actor, an outlet in its own voice by its id, else its name, within
    the document where that is no name of its own."""
    document = _document(account)
    if _is_own(account):
        return account.actor or (sources[document].id if document in sources else f"document:{document}")
    if account.actor is not None and is_known_again(account):
        return account.actor
    name = account.voice.casefold()
    return f"name:{name}" if is_known_again(account) else f"{document}:{name}"


def _answer(account: Account, other: Account, by_the_way: bool) -> Answer | None:
    """What another voice's account makes of this one; None where it is on something else, or both only give by the way
    who, where or when."""
    if account.stance == "denies":
        return "confirmed" if other.stance == "denies" else "otherwise" if other.stance in _SAYS else None
    if other.stance == "denies":
        return "denied" if account.stance in _SAYS else None
    same = (account.value or "").casefold() == (other.value or "").casefold()
    if "differs" in (account.stance, other.stance):
        return "confirmed" if same else "otherwise"
    return "confirmed" if same and not by_the_way else None


def _of_one_side(account: Account, other: Account) -> bool:
    """Whether a source speaks in its own voice, and the other for its side: a government and its state are one."""
    return _is_own(account) and account.side is not None and account.side == other.side


def _document(account: Account) -> str:
    return account.evidence[0].document


def _is_own(account: Account) -> bool:
    """Whether the document itself speaks: its outlet, or the publisher of a statement."""
    return voice_kind(account) == "narrator"


def _name(account: Account, sources: Mapping[str, Source]) -> str:
    document = _document(account)
    return sources[document].name if _is_own(account) and document in sources else account.voice

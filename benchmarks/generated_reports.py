"""One report of the generated store: its text, and the reading of it that the reader would give, made together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from benchmarks.generated_world import Draw, Planned, World, words
from rashomon.edtf import interval
from rashomon.model import (
    NO_DATE,
    Actor,
    ActorMention,
    Attribution,
    Block,
    BlockRole,
    Date,
    Detail,
    Document,
    EventMention,
    EventTime,
    Item,
    Level,
    Participant,
    Place,
    PlaceMention,
    PloverType,
    Published,
    Reading,
    Span,
    Telling,
    TimeMention,
    Voice,
    VoiceKind,
)

#: Lengths of texts in characters: half are shorter than the median, one in a hundred is six times as long or longer
#: (PolNeAR's reports have a median of 4,600, agencies' briefs some hundreds).
_MEDIAN_LENGTH, _SPREAD, _LONGEST = 1000, 0.8, 12_000
#: Shares of documents that have no date, that are statements of a government, and that somebody reprints word by word.
_UNDATED, _STATEMENTS = 0.03, 0.05
#: Shares of mentions that somebody else than the narrator tells of, and that a sentence on what was said goes with.
_ATTRIBUTED, _CONTENT = 0.5, 0.3
#: Of the documents that tell of an event in dispute, the share in which somebody denies it.
_DENIED = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells of an event: who says it, how, and where it stands."""

    event: int
    mention: str
    stance: Telling
    evidence: Span
    chain: tuple[Level, ...]
    attribution: str | None
    actor: Actor | None
    said_at: Date


@dataclass(slots=True)
class _Page:
    """A text that grows, with what was read off it so far."""

    id: str
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    actor_mentions: list[ActorMention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    event_mentions: list[EventMention] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)

    def add(self, written: str) -> Span:
        """Write on, and say where that stands."""
        start = len(self.text)
        self.text += written
        return Span(self.id, start, len(self.text))

    def name(self, actor: Actor) -> Span:
        """Write the name of an actor."""
        span = self.add(actor.name)
        self.actors[actor.id] = actor
        self.actor_mentions.append(ActorMention(span, actor.id, "name"))
        return span

    def block(self, start: int, role: BlockRole) -> None:
        """End a block, and the line."""
        self.blocks.append(Block(start, len(self.text), role))
        self.text += "\n\n"


class Reporter:
    """Writes reports of a world."""

    def __init__(self, world: World, random: Random) -> None:
        self._world = world
        self._random = random
        self._actor = Draw(world.actors, random)
        self._outlet = Draw(world.outlets, random)
        self._governments = [actor for actor in world.actors if actor.kind == "government"]

    def report(self, number: int, day: date, told: Sequence[tuple[int, Planned]]) -> tuple[Reading, list[Told]]:
        """The document of a number, published on a day, that tells of these events."""
        random = self._random
        page = _Page(hashlib.sha256(f"generated {number}".encode()).hexdigest()[:16])
        publisher = random.choice(self._governments) if random.random() < _STATEMENTS else None
        outlet = None if publisher else self._outlet()
        dated = interval(day.isoformat(), day.isoformat()) if random.random() > _UNDATED else NO_DATE
        length = min(_LONGEST, random.lognormvariate(0, _SPREAD) * _MEDIAN_LENGTH)
        narrator = Level(
            (Voice(outlet or (publisher.name if publisher else ""), "narrator", publisher.id if publisher else None),)
        )
        title = self._headline(page, told)
        start = len(page.text)
        page.add(f"{random.choice(words()['states'])[3].upper()}, {day:%d %B} - ")
        claims: list[Told] = []
        for event, planned in told:
            claims += self._tell(page, event, planned, narrator, dated)
            if random.random() < 0.3:
                self._fill(page)
        while len(page.text) < length:
            self._fill(page)
            if random.random() < 0.2:
                page.block(start, "body")
                start = len(page.text)
        page.block(start, "body")
        start = len(page.text)
        page.add("Read more on our pages about the region.")
        page.blocks.append(Block(start, len(page.text), "boilerplate"))
        document = Document(
            page.id,
            f"archive/{day:%Y/%m}/report-{number:06}.txt",
            hashlib.sha256(page.text.encode()).hexdigest(),
            page.text,
            tuple(page.blocks),
            title,
            "en",
            outlet,
            "statement" if publisher else random.choices(("report", "wire"), (85, 15))[0],
            publisher.id if publisher else None,
            published=Published(dated, "given" if dated.known else "unknown", ("given with the file",)),
        )
        return _reading(page, document), claims

    def _headline(self, page: _Page, told: Sequence[tuple[int, Planned]]) -> str:
        start = len(page.text)
        if told:
            planned = told[0][1]
            page.add(f"{planned.who[0].name} and {self._random.choice(words()['topics'])}: what is known")
        else:
            page.add(f"Waiting for news of {self._random.choice(words()['topics'])}")
        title = page.text[start:]
        page.block(start, "headline")
        return title

    def _fill(self, page: _Page) -> None:
        random, found = self._random, words()
        city, topic = random.choice(found["states"])[3], random.choice(found["topics"])
        page.add(random.choice(found["filler"]).format(city=city, topic=topic) + " ")

    def _tell(self, page: _Page, event: int, planned: Planned, narrator: Level, dated: Date) -> list[Told]:
        """Write the sentences that tell of an event; the first holds its mention."""
        random = self._random
        _, _, cameo, verb, lemma = planned.type
        start, held, participants = len(page.text), [], []
        for role, actor in zip(("actor", "recipient", "third"), planned.who, strict=False):
            held.append(page.name(actor))
            participants.append(Participant(role, actor.id, held[-1]))  # type: ignore[arg-type]
            if role == "actor":
                page.add(" ")
                trigger = page.add(verb)
            page.add(" ")
        if len(planned.who) == 1:
            page.add(random.choice(words()["groups"]) + " ")
        place = self._place(page, planned.place)
        time = self._time(page, planned)
        clause = Span(page.id, start, len(page.text.rstrip()))
        speaker = self._actor() if random.random() < _ATTRIBUTED else None
        attribution = self._attribution(page, clause, speaker, narrator, "asserts") if speaker else None
        page.add(". ")
        said = attribution.id if attribution else None
        mention = f"{page.id}/m{len(page.event_mentions) + 1}"
        page.event_mentions.append(
            EventMention(
                mention,
                trigger,
                clause,
                lemma,
                nominal=False,
                modality="actual",
                plover=PloverType(planned.type[0]),
                cameo=cameo,
                attribution=said,
                participants=tuple(participants),
                time=time,
                place=place,
                words=(lemma,),
                wording=clause,
            )
        )
        self._claims(page, clause, said, mention, lemma, planned)
        chain = attribution.chain if attribution else (narrator,)
        told = [Told(event, mention, "asserts", clause, chain, said, speaker, dated)]
        if random.random() < _CONTENT:
            told.append(self._more(page, event, mention, narrator, dated, "asserts"))
        if planned.disputed and (len(planned.documents) == 1 or random.random() < _DENIED):
            told.append(self._more(page, event, mention, narrator, dated, "denies"))
        return told

    def _more(self, page: _Page, event: int, mention: str, narrator: Level, dated: Date, stance: Telling) -> Told:
        """A sentence in which somebody says more of it, or denies it."""
        random, speaker = self._random, self._actor()
        start = len(page.text)
        topic = random.choice(words()["topics"])
        page.add(f"that it bore on {topic}" if stance == "asserts" else f"that there was any word of {topic}")
        content = Span(page.id, start, len(page.text))
        attribution = self._attribution(page, content, speaker, narrator, stance)
        page.add(". ")
        item = f"{page.id}-i{len(page.items)}"
        page.items.append(
            Item(item, content, attribution.id, mention, None, None, ("it",), "bear", (topic,), ("bear", topic))
        )
        return Told(event, mention, stance, content, attribution.chain, attribution.id, speaker, dated)

    def _attribution(self, page: _Page, content: Span, speaker: Actor, narrator: Level, stance: Any) -> Attribution:
        page.add(", ")
        source = page.name(speaker)
        page.add(" ")
        cue = page.add("denied" if stance == "denies" else self._random.choice(words()["cues"]))
        kind: VoiceKind = "person" if speaker.kind == "person" else "institution"
        chain = (narrator, Level((Voice(speaker.name, kind, speaker.id, source),)))
        number = f"{page.id}/a{len(page.attributions) + 1}"
        made = Attribution(number, (source,), (cue,), (content,), stance, "indirect", chain=chain)
        page.attributions.append(made)
        return made

    def _place(self, page: _Page, place: Place | None) -> Place | None:
        if place is not None and place.name is not None:
            page.add("in ")
            page.places.append(PlaceMention(page.add(place.name), place))
            page.add(" ")
        return place

    def _time(self, page: _Page, planned: Planned) -> EventTime:
        days = event_date(planned)
        if not days.known:
            return EventTime()
        page.add("on ")
        span = page.add(f"{planned.first:%d %B %Y}")
        page.times.append(TimeMention(span, days, "explicit", "date", planned.type[3], "the words name it"))
        return EventTime(days, "explicit", "the words name it")

    def _claims(self, page: _Page, clause: Span, said: str | None, mention: str, lemma: str, planned: Planned) -> None:
        """The item and the details of a clause."""
        heads = tuple(actor.name.split()[-1].lower() for actor in planned.who)
        item = f"{page.id}-i{len(page.items)}"
        page.items.append(Item(item, clause, said, None, mention, None, heads[:1], lemma, heads[1:], (*heads, lemma)))
        for head in heads[:2]:
            page.details.append(
                Detail(
                    "name", head, lemma, clause, clause, said, len(page.event_mentions), (lemma, head), (*heads, lemma)
                )
            )


def event_date(planned: Planned) -> Date:
    """The date of a planned event."""
    first, last = planned.first, planned.last
    return interval(first.isoformat() if first else None, last.isoformat() if last else None)


def _reading(page: _Page, document: Document) -> Reading:
    return Reading(
        document,
        tuple(page.actors[each] for each in sorted(page.actors)),
        tuple(page.actor_mentions),
        tuple(page.times),
        tuple(page.places),
        tuple(page.attributions),
        tuple(page.event_mentions),
        tuple(page.items),
        tuple(page.details),
    )

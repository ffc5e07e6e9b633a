"""What linking looks at: the facts of a mention, rolled up so that different wordings can meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.edtf import interval
from rashomon.events.blame import blamed
from rashomon.events.surroundings import Surroundings, surroundings, telling_words
from rashomon.happenings.kinds import kind_of
from rashomon.knowledge.happening_kinds import Kind, instances, kinds, light_verbs
from rashomon.model import Actor, Date, Document, EventMention, Reading

#: Actor kinds that never take part in an event as themselves when they speak for somebody else.
_MOUTHPIECES = frozenset({"outlet"})
#: Roots whose events have no direction: who calls whom is not kept apart from who is called.
MUTUAL_ROOTS = frozenset({"CONSULT", "AGREE", "COOPERATE"})
#: A report's own events lie close to its date: an undated mention of a report is taken to be at most this old when it
#: is compared across reports. Two months: of the dated mentions of the composed tuning reports none that was given
#: without a date in the text was older.
RECENT_DAYS = 62


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one event mention.

    `parties` are countries (or actor ids without one) of all who take part, `doers` and `targets` those by role,
    `persons` the ids of the people, `represented` the parties whose people they are. `window` is the time the mention
    allows, with the date of its report where the text gives no time; `timed` says whether the text gave it. `name` is
    the proper name of a named event ("G20").
    `rejecters` are the parties that reject a charge named by a noun ("denied the charge"): they did not make it.
    `plural` says that a noun names several ("the attacks on both towns"): it points back to no single one.
    `denied` says that a voice denies the clause it stands in, `vow` that it is only vowed not to happen ("would never
    apologise"), `presupposed` that a voice takes it for granted ("over Saturday's attack"). `scene`, `cast`, `near`,
    `story`, `season` and `written` are what the report says around it (see `surroundings`). `pending` says that its
    time counts from a day of writing that is not known ("on Monday"); `bare` is the weekday or month that it names.
    `blamed` are the actors that it names as doers only on another's word (see `blame`).
    """

    mention: EventMention
    document: str
    order: int
    kind: Kind
    parties: frozenset[str]
    doers: frozenset[str]
    targets: frozenset[str]
    persons: frozenset[str]
    represented: frozenset[str]
    window: Date
    timed: bool
    things: frozenset[str]
    instance: str
    name: str
    rejecters: frozenset[str]
    plural: bool
    denied: bool
    vow: bool
    presupposed: bool
    scene: frozenset[str]
    cast: frozenset[str]
    near: frozenset[str]
    story: frozenset[str]
    season: int
    written: int
    pending: bool
    bare: str
    blamed: frozenset[str]

    @property
    def root(self) -> str | None:
        """The PLOVER root, where the coder gave one."""
        return self.mention.plover.root if self.mention.plover else None

    @property
    def names_again(self) -> bool:
        """Whether it is a definite noun for one happening, without a time and in a sentence of what is to come: it
        may only name what has been told of ("the arrest would end the war")."""
        mention = self.mention
        outlook = mention.modality in ("future", "possible")
        return mention.nominal and mention.definite and outlook and not (self.plural or self.timed or self.instance)


def gather(readings: Sequence[Reading]) -> list[Facts]:
    """The facts of every mention of all readings, in the readings' order."""
    actors = {actor.id: actor for reading in readings for actor in reading.actors}
    parties = {actor: roll_up(actor, actors) for actor in actors if not _speaks_for_another(actor, actors)}
    return [
        _facts(mention, reading, order, actors, around)
        for reading in readings
        for around in [surroundings(reading, parties)]
        for order, mention in enumerate(sorted(reading.event_mentions, key=lambda m: m.span))
        if not _is_silence(mention, reading)
    ]


def _rejecters(mention: EventMention, reading: Reading, actors: Mapping[str, Actor]) -> frozenset[str]:
    if not (mention.nominal and mention.plover and mention.plover.root == "ACCUSE"):
        return frozenset()
    denials = [a for a in reading.attributions if a.id == mention.attribution and a.stance in ("denies", "disputes")]
    voices = [v.actor for a in denials if a.chain for v in a.chain[-1].voices]
    return frozenset(roll_up(actor, actors) for actor in voices if actor is not None)


def _is_thing(word: str, mention: EventMention) -> bool:
    """Whether a word beside a trigger names something else than the happening itself."""
    return word not in mention.lemma.split() and word not in kinds() and word not in light_verbs()


def _is_plural(trigger: str, lemma: str) -> bool:
    """Whether the trigger's word is the plural of its dictionary form; words only used so ("talks") are not."""
    forms = {w.lower() for w in re.findall(r"\w+", trigger)}
    head = lemma.split()[-1]
    plural = next((f for f in (head + "s", head + "es", head.removesuffix("y") + "ies") if f in forms), None)
    return plural is not None and plural not in kinds()


def _is_silence(mention: EventMention, reading: Reading) -> bool:
    """Whether a mention is the cue of a remarked silence ("did not discuss"): what was left unsaid is no event."""
    return mention.modality == "negated" and any(
        a.stance == "omits" and any(c.overlaps(mention.span) for c in a.cue) for a in reading.attributions
    )


def roll_up(actor: str, actors: Mapping[str, Actor]) -> str:
    """The party an actor belongs to: its country, else the side it speaks for, else itself."""
    known = actors.get(actor)
    if known is None:
        return actor
    return known.country if known.country and known.kind != "armed-group" else known.side or known.id


def _facts(
    mention: EventMention, reading: Reading, order: int, actors: Mapping[str, Actor], around: Surroundings
) -> Facts:
    rejecters = _rejecters(mention, reading, actors)
    taking_part = [
        p
        for p in mention.participants
        if not (_speaks_for_another(p.actor, actors) or (p.role == "actor" and roll_up(p.actor, actors) in rejecters))
    ]

    def rolled(*roles: str) -> frozenset[str]:
        return frozenset(roll_up(p.actor, actors) for p in taking_part if p.role in roles)

    people = [p for p in taking_part if p.role != "third" and p.actor.startswith("person:")]
    return Facts(
        mention=mention,
        document=reading.document.id,
        order=order,
        kind=kind_of(mention),
        parties=rolled("actor", "recipient"),
        doers=rolled("actor"),
        targets=rolled("recipient"),
        persons=frozenset(p.actor for p in people),
        represented=frozenset(roll_up(p.actor, actors) for p in people),
        window=mention.time.date if mention.time.date.known else _recent(mention, reading),
        timed=mention.time.date.known,
        things=frozenset(instances().same_thing.get(w, w) for w in mention.words if _is_thing(w, mention)),
        instance=_instance(mention.words, reading.document.text[: mention.span.start][-_LONGEST_LEAD:]),
        name=_name(reading.document, mention),
        rejecters=rejecters,
        plural=mention.nominal and _is_plural(reading.document.quote(mention.span), mention.lemma),
        denied=any(a.id == mention.attribution and a.stance in ("denies", "disputes") for a in reading.attributions),
        vow=mention.modality == "negated" and not {"will", "would"}.isdisjoint(mention.words),
        presupposed=mention.nominal
        and mention.modality == "reported"
        and any(i.mention == mention.id and not i.main for i in reading.items),
        scene=around.scene(mention),
        cast=around.cast(mention),
        near=around.words(mention) - telling_words(reading.document.quote(mention.span)),
        story=around.story,
        season=0 if _is_far(mention, reading) else around.season,
        written=around.written,
        pending=_is_pending(mention, reading),
        bare=_bare_time(mention, reading),
        blamed=blamed(mention, reading, lambda actor: roll_up(actor, actors)),
    )


#: What lies further back than a report's own days ("last year's drill", "two months ago").
_FAR = re.compile(r"\b(?:years?|decades?|centur(?:y|ies)|months?|seasons?)\b", re.IGNORECASE)


#: "Sixteen months after its withdrawal": as much as may stand between such words and what they lead to.
_LONGEST_LEAD = 60
_LONG_AFTER = re.compile(
    r"\b(?:years?|decades?|centur(?:y|ies)|months?)\s+(?:after|since|from|on from)\s+(?:[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)


def _is_far(mention: EventMention, reading: Reading) -> bool:
    """Whether a mention's own words for its time, or those it stands after, name months or years."""
    before = reading.document.text[: mention.span.start][-_LONGEST_LEAD:]
    return _LONG_AFTER.search(before) is not None or any(
        _FAR.search(reading.document.quote(span)) for span in mention.times
    )


def _is_pending(mention: EventMention, reading: Reading) -> bool:
    """Whether a mention's day counts from a day of writing that is not known."""
    if mention.time.date.known or _is_far(mention, reading) or reading.document.published.date.latest is not None:
        return False
    return any(
        t.kind == "date" and t.status == "unresolved" and any(t.span.overlaps(s) for s in mention.times)
        for t in reading.times
    )


_BARE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b",
    re.IGNORECASE,
)


def _bare_time(mention: EventMention, reading: Reading) -> str:
    """The weekday or month that a mention's unresolved time names, in lower case."""
    if mention.time.date.known:
        return ""
    return " ".join(m.lower() for span in mention.times for m in _BARE.findall(reading.document.quote(span)))


def _speaks_for_another(actor: str, actors: Mapping[str, Actor]) -> bool:
    return actor in actors and actors[actor].kind in _MOUTHPIECES


def _recent(mention: EventMention, reading: Reading) -> Date:
    """The stretch in which an undated event of a report may lie; background, or what its words put far back, may lie
    anywhere before."""
    published = reading.document.published.date
    if published.latest is None or published.earliest is None:
        return Date()
    if mention.auxiliary == "historical" or _is_far(mention, reading):
        return interval(None, published.latest)
    day = date.fromisoformat(published.earliest)
    return interval((day - timedelta(days=RECENT_DAYS)).isoformat(), published.latest)


#: Capitals or figures that are no plain capitalised word: "G20", "APEC".
_NAME = re.compile(r"\b(?:[A-Z]+\d+|[A-Z]{3,}|G-\d+)\b")


def _name(document: Document, mention: EventMention) -> str:
    """The proper name in a trigger, in running text; headlines write every word in capitals."""
    if document.role_at(mention.span.start) == "headline":
        return ""
    found = _NAME.search(document.quote(mention.span))
    return found[0] if found else ""


#: "It was the first visit in years" says which the one that is told of is; it is no other.
_IS_WHICH = re.compile(
    r"\b(?:is|are|was|were|be|been|being|become|became|called it|as)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE
)


def _instance(words: Iterable[str], before: str) -> str:
    """Which instance the words say it is: "earlier", "repeat", "later" or ""."""
    if _IS_WHICH.search(before):
        return ""
    table = instances()
    for name, marks in (("repeat", table.repeat), ("earlier", table.earlier), ("later", table.later)):
        if not marks.isdisjoint(words):
            return name
    return ""

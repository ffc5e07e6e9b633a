"""What linking looks at: the facts of a mention, rolled up so that different wordings can meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.edtf import interval
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
_RECENT_DAYS = 62


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one event mention.

    `parties` are countries (or actor ids without one) of all who take part, `doers` and `targets` those by role,
    `persons` the ids of the people. `window` is the time the mention allows, with the date of its report where the
    text gives no time; `timed` says whether the text gave it. `name` is the proper name of a named event ("G20").
    `rejecters` are the parties that reject a charge named by a noun ("denied the charge"): they did not make it.
    `plural` says that a noun names several ("the attacks on both towns"): it points back to no single one.
    `denied` says that a voice denies the clause it stands in, `vow` that it is only vowed not to happen ("would never
    apologise"), `presupposed` that a voice takes it for granted ("over Saturday's attack").
    """

    mention: EventMention
    document: str
    order: int
    kind: Kind
    parties: frozenset[str]
    doers: frozenset[str]
    targets: frozenset[str]
    persons: frozenset[str]
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

    @property
    def root(self) -> str | None:
        """The PLOVER root, where the coder gave one."""
        return self.mention.plover.root if self.mention.plover else None


def gather(readings: Sequence[Reading]) -> list[Facts]:
    """The facts of every mention of all readings, in the readings' order."""
    actors = {actor.id: actor for reading in readings for actor in reading.actors}
    return [
        _facts(mention, reading, order, actors)
        for reading in readings
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
    return known.country if known.country and known.kind not in ("armed-group", "group") else known.side or known.id


def _facts(mention: EventMention, reading: Reading, order: int, actors: Mapping[str, Actor]) -> Facts:
    rejecters = _rejecters(mention, reading, actors)
    taking_part = [
        p
        for p in mention.participants
        if not (_speaks_for_another(p.actor, actors) or (p.role == "actor" and roll_up(p.actor, actors) in rejecters))
    ]

    def rolled(*roles: str) -> frozenset[str]:
        return frozenset(roll_up(p.actor, actors) for p in taking_part if p.role in roles)

    return Facts(
        mention=mention,
        document=reading.document.id,
        order=order,
        kind=kind_of(mention),
        parties=rolled("actor", "recipient"),
        doers=rolled("actor"),
        targets=rolled("recipient"),
        persons=frozenset(p.actor for p in taking_part if p.role != "third" and p.actor.startswith("person:")),
        window=mention.time.date if mention.time.date.known else _recent(reading.document.published.date),
        timed=mention.time.date.known,
        things=frozenset(instances().same_thing.get(w, w) for w in mention.words if _is_thing(w, mention)),
        instance=_instance(mention.words),
        name=_name(reading.document, mention),
        rejecters=rejecters,
        plural=mention.nominal and _is_plural(reading.document.quote(mention.span), mention.lemma),
        denied=any(a.id == mention.attribution and a.stance in ("denies", "disputes") for a in reading.attributions),
        vow=mention.modality == "negated" and not {"will", "would"}.isdisjoint(mention.words),
        presupposed=mention.nominal
        and mention.modality == "reported"
        and any(i.mention == mention.id and not i.main for i in reading.items),
    )


def _speaks_for_another(actor: str, actors: Mapping[str, Actor]) -> bool:
    return actor in actors and actors[actor].kind in _MOUTHPIECES


def _recent(published: Date) -> Date:
    """The stretch in which an undated event of a report may lie."""
    if published.latest is None or published.earliest != published.latest:
        return Date()
    day = date.fromisoformat(published.latest)
    return interval((day - timedelta(days=_RECENT_DAYS)).isoformat(), published.latest)


#: Capitals or figures that are no plain capitalised word: "G20", "APEC".
_NAME = re.compile(r"\b(?:[A-Z]+\d+|[A-Z]{3,}|G-\d+)\b")


def _name(document: Document, mention: EventMention) -> str:
    """The proper name in a trigger, in running text; headlines write every word in capitals."""
    if document.role_at(mention.span.start) == "headline":
        return ""
    found = _NAME.search(document.quote(mention.span))
    return found[0] if found else ""


def _instance(words: Iterable[str]) -> str:
    """Which instance the words say it is: "earlier", "repeat", "later" or ""."""
    table = instances()
    for name, marks in (("repeat", table.repeat), ("earlier", table.earlier), ("later", table.later)):
        if not marks.isdisjoint(words):
            return name
    return ""

"""Tellings: each time a voice says something of an event, as a row of the event's table and a cell of that row.

Rows belong to the event that the whole exchange is about: what was said in a call stands in the table of the call.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from rashomon.accounts.judgements import judgement_in
from rashomon.accounts.naming_only import condemns, is_whole, names_only
from rashomon.accounts.rows import Row, Scene, Told
from rashomon.accounts.slots import TO_COME, nobody, rung_of, slots
from rashomon.accounts.tellers import leaves_open, tellers
from rashomon.events.facts import MUTUAL_ROOTS
from rashomon.happenings.kinds import is_exchange
from rashomon.happenings.modality_lexicon import truths
from rashomon.knowledge.telling_words import telling_words
from rashomon.knowledge.topics import topics
from rashomon.model import (
    Attribution,
    Dimension,
    EventMention,
    Item,
    Modality,
    Reading,
    Stance,
    Telling,
)

__all__ = ["Row", "Scene", "Told", "implied_by", "responsible", "telling_of", "tellings"]

#: Stances whose content is wanted or promised, not told as having happened.
_WISHES: frozenset[Stance] = frozenset({"demands", "promises"})
_TO_COME: frozenset[Modality] = frozenset({"future", "possible"})
_DENIALS: frozenset[Stance] = frozenset({"denies", "disputes"})


def tellings(scene: Scene) -> list[Told]:
    """Every telling of every reading, in the readings' order."""
    return [told for reading in scene.readings for told in _of_reading(scene, reading)]


def _of_reading(scene: Scene, reading: Reading) -> Iterable[Told]:
    by_id = {a.id: a for a in reading.attributions}
    mentions = {m.id: m for m in reading.event_mentions}
    clauses = {item.mention: item for item in reading.items if item.mention is not None}
    carried = {i.mention for i in reading.items if i.topic is not None and i.about in scene.home}
    for mention in reading.event_mentions:
        stands_as_topic = mention.id in carried and scene.home.get(mention.id) in scene.parents
        if mention.id in scene.home and not stands_as_topic:
            item = clauses.get(mention.id)
            if _names_accusation(mention, by_id.get(mention.attribution or "")):
                if _tells_of_what(reading, mention, by_id[mention.attribution or ""]):
                    continue  # what it charges is told, and denied, itself
                yield from _of_speech_act(scene, reading, mention, by_id[mention.attribution or ""], "denies")
            else:
                yield from _of_mention(scene, reading, mention, item, by_id)
                yield from _in_own_words(scene, reading, mention)
    for item in reading.items:
        if item.about in scene.home:
            yield from _of_judgement(scene, reading, item, by_id)
            if item.topic is not None:
                yield from _of_topic(scene, reading, item, mentions, by_id)


def _of_mention(
    scene: Scene, reading: Reading, mention: EventMention, item: Item | None, by_id: Mapping[str, Attribution]
) -> Iterable[Told]:
    attribution = by_id.get(mention.attribution or "")
    event = scene.home[mention.id]
    table = scene.table_of(event)
    telling = telling_of(scene, reading, attribution, mention.modality == "negated", item)
    if telling == "denies" and item is None and mention.modality != "negated" and not is_whole(mention, attribution):
        telling = "asserts"  # a noun inside what is denied is spoken of, not denied
    doubted = item is not None and _is_doubted(reading, item, attribution)
    if telling == "asserts" and doubted:
        telling = "weaker"
    if telling == "asserts" and mention.modality == "possible" and scene.events[event].status not in TO_COME:
        telling = "weaker"  # "appears to have crossed"
    wished = attribution is not None and attribution.stance in _WISHES
    if mention.nominal:  # "would ask the council to condemn the attack"
        wished = wished or _is_within_wish(attribution, by_id) or _is_within_plan(reading, mention)
    mentioned = attribution is not None and mention.nominal and item is not None and not item.main
    denying = event != table and _is_denying(mention, by_id.values())
    unsaid = telling == "denies" and item is not None and (item.hedged or not item.asserted)
    if mentioned or denying or unsaid or (wished and scene.events[event].status == "occurred"):
        return  # who only names a happening, wishes for one, or forbids it, gives no account of it
    named = names_only(reading, mention, item, attribution, telling)
    row = _row(scene, event, table)
    evidence = item.span if item else mention.extent
    for teller, chain in tellers(reading.document, responsible(scene, attribution, by_id), scene.actors):
        told = Told(row, teller, chain, mention.attribution, telling, evidence, reading.document.id)
        confirmed = attribution is not None and attribution.stance == "confirms"
        background = item is not None and not item.main
        reacts = item is not None and item.predicate in truths().reacting
        passing = mention.nominal and item is not None and (reacts or not item.asserted)
        told = replace(told, background=background, confirmed=confirmed, plain=_is_plain(reading, mention))
        told = replace(told, passing=passing)
        none = nobody(scene, reading, mention, told) if telling == "denies" else None
        if none is not None:
            yield none  # that nobody was killed denies no attack
            continue
        if not named:
            yield told
        yield from slots(scene, reading, mention, item, told)
        judgement = judgement_in(reading.document.quote(mention.extent)) if is_exchange(mention) else None
        if judgement is not None and telling == "asserts":
            judged = Row(table, "evaluation", "judged")
            yield replace(told, row=judged, value=judgement.word, slot=judgement, evidence=mention.extent)


def _is_within_wish(attribution: Attribution | None, by_id: Mapping[str, Attribution]) -> bool:
    """Whether what is said is part of something that is wanted or promised."""
    while attribution is not None and attribution.stance not in _WISHES:
        attribution = by_id.get(attribution.parent or "")
    return attribution is not None


#: Roots of deeds in words, which are about something that has been.
_WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})


def _root(mention: EventMention) -> str | None:
    return mention.plover.root if mention.plover else None


def _is_within_plan(reading: Reading, mention: EventMention) -> bool:
    """Whether a noun is named in the clause of a deed in words that is still to come ("will condemn the attack")."""
    return any(
        m.modality in _TO_COME and not m.nominal and _root(m) in _WORDS and m.extent.contains(mention.span)
        for m in reading.event_mentions
    )


def _date_of(reading: Reading, item: Item) -> str | None:
    """The date that a clause gives for what is to come, as far as it is known."""
    dates = [t.date.edtf for t in reading.times if item.span.contains(t.span) and t.date.known and t.kind == "date"]
    return dates[0] if len(dates) == 1 else None


def _names_accusation(mention: EventMention, attribution: Attribution | None) -> bool:
    """Whether a voice denies an accusation by its name ("denied the charge"): that it was made is not denied."""
    accusing = mention.plover is not None and mention.plover.root == "ACCUSE" and mention.nominal
    return accusing and attribution is not None and attribution.stance in _DENIALS


def _tells_of_what(reading: Reading, mention: EventMention, attribution: Attribution) -> bool:
    """Whether what is denied goes on to say what the accusation is of ("an allegation that troops had crossed")."""
    behind = (m for m in reading.event_mentions if m.span.start >= mention.span.end and not m.nominal)
    return any(c.contains(m.span) for m in behind for c in attribution.content)


#: Rows for what a voice does in words: the words are its own account, whoever relays them.
_IN_WORDS: Mapping[Stance, str] = {"accuses": "accusation", "demands": "demand", "promises": "promise"}


def _in_own_words(scene: Scene, reading: Reading, mention: EventMention) -> Iterable[Told]:
    """What is charged, demanded or promised, as the word of who does so: the attribution whose cue the mention is."""
    if mention.plover is not None and mention.plover.root in MUTUAL_ROOTS:
        return  # what both agree on is told by whoever relays it
    for attribution in reading.attributions:
        if attribution.stance not in _IN_WORDS or not any(c.overlaps(mention.span) for c in attribution.cue):
            continue
        if attribution.source and not condemns(reading, mention, attribution):  # whose word it is, the text has to say
            yield from _of_speech_act(scene, reading, mention, attribution, "asserts")


def _of_speech_act(
    scene: Scene, reading: Reading, mention: EventMention, attribution: Attribution, telling: Telling
) -> Iterable[Told]:
    event = scene.home[mention.id]
    kind = _IN_WORDS.get(attribution.stance, "accusation")
    row = Row(scene.table_of(event), "content", f"{kind}:{event}")
    for teller, chain in tellers(reading.document, attribution, scene.actors):
        yield Told(row, teller, chain, attribution.id, telling, mention.extent, reading.document.id)


def _of_judgement(scene: Scene, reading: Reading, item: Item, by_id: Mapping[str, Attribution]) -> Iterable[Told]:
    judgement = judgement_in(reading.document.quote(item.span))
    if judgement is None:
        return
    attribution = responsible(scene, by_id.get(item.attribution or ""), by_id)
    row = Row(scene.table_of(scene.home[item.about or ""]), "evaluation", "judged")
    telling: Telling = "weaker" if item.hedged else "asserts"
    for teller, chain in tellers(reading.document, attribution, scene.actors):
        told = Told(row, teller, chain, item.attribution, telling, item.span, reading.document.id)
        yield replace(told, value=judgement.word, slot=judgement)


_WORD = re.compile(r"\w+")


def _is_limited(reading: Reading, item: Item) -> bool:
    """Whether a clause says of what it tells that it was no more: "only" stands before its verb or object ("had only
    expressed regret"), not before a time or a doer ("only days after", "the only envoy to")."""
    words = _WORD.findall(reading.document.quote(item.span).lower())
    limited = (after for word, after in pairwise(words) if word in telling_words().limits)
    return any(
        after.startswith(form[:-1]) for after in limited for form in (item.predicate, *item.objects) if form[:-1]
    )


def _of_topic(
    scene: Scene,
    reading: Reading,
    item: Item,
    mentions: Mapping[str, EventMention],
    by_id: Mapping[str, Attribution],
) -> Iterable[Told]:
    attribution = by_id.get(item.attribution or "")
    carrier = mentions.get(item.mention or "")
    negated = (item.negated and item.main) or (carrier is not None and carrier.modality == "negated")
    telling = telling_of(scene, reading, attribution, negated, item)
    row = Row(scene.table_of(scene.home[item.about or ""]), "content", f"topic:{item.topic}")
    when = _date_of(reading, item) if carrier is not None and carrier.modality in _TO_COME else None
    for teller, chain in tellers(reading.document, responsible(scene, attribution, by_id), scene.actors):
        told = Told(
            row, teller, chain, item.attribution, telling, item.span, reading.document.id, corrects=item.corrects
        )
        told = replace(told, limited=_is_limited(reading, item))
        yield told
        rung = rung_of(reading, item) if telling not in ("denies", "silent") else None
        if rung is not None:
            firm = Row(row.event, "modality", f"firm:topic:{item.topic}")
            yield replace(told, row=firm, value=rung.name, slot=rung)
        if when is not None and told.telling in ("asserts", "weaker"):
            yield replace(told, row=replace(row, dimension="date"), value=when)


#: Kinds of hedges (knowledge/cues/hedges.yaml) by which a voice doubts what it says itself; hearsay and what is alleged
#: are somebody else's word.
_OWN_DOUBTS = frozenset({"inference", "suspicion", "presumption", "belief", "expectation"})


def is_own_doubt(attribution: Attribution) -> bool:
    """Whether an attribution has no source because it only doubts ("apparently", "is suspected of")."""
    doubted = any(
        h.kind in _OWN_DOUBTS and any(h.span.overlaps(c) for c in attribution.cue) for h in attribution.hedges
    )
    return not attribution.source and doubted


def responsible(scene: Scene, attribution: Attribution | None, by_id: Mapping[str, Attribution]) -> Attribution | None:
    """The innermost attribution whose voice tells of the exchange from outside: what the parties are said to have
    stressed or agreed in it is told by whoever relays it."""
    while attribution is not None and (attribution.id in scene.acts or is_own_doubt(attribution)):
        attribution = by_id.get(attribution.parent or "")
    return _relayed_from(attribution, by_id) if attribution is not None else None


def _relayed_from(attribution: Attribution, by_id: Mapping[str, Attribution]) -> Attribution:
    """Of two that have the same words, one in the other ("the agency said, quoting the ministry"), the inner one where
    an outlet passes them on; a party that cites somebody says it for itself."""
    outer = by_id.get(attribution.parent or "")
    if outer is None or outer.content != attribution.content:
        outer = attribution
    inner = next((a for a in by_id.values() if a.parent == outer.id and a.content == outer.content), None)
    if inner is None or outer.innermost is None:
        return attribution
    passes_on = all(voice.kind in ("outlet", "narrator") for voice in outer.innermost.voices)
    return inner if passes_on else outer


def telling_of(
    scene: Scene, reading: Reading, attribution: Attribution | None, negated: bool, item: Item | None
) -> Telling:
    """How a voice tells: remarked silence, denial, weaker or plain assertion. What stands in the background of a denial
    is taken for granted, not denied."""
    stance = attribution.stance if attribution else "asserts"
    left_open = attribution is not None and leaves_open(reading.document, attribution)
    if (stance == "omits" or left_open) and (item is None or item.main):
        return "silent"
    asserted = item is None or (item.main and item.asserted)
    # who disputes a thing ("criticised the deal") does not deny that it is; who disputes that it is so does
    clause = item is not None and attribution is not None and any(c.contains(item.span) for c in attribution.content)
    rejects = stance == "denies" or (stance == "disputes" and clause)
    if negated or (rejects and asserted and attribution and attribution.id not in scene.negations):
        return "denies"
    hedged = item is not None and item.hedged and not _is_reported_future(reading, item, attribution)
    return "weaker" if hedged or stance == "suggests" else "asserts"


_MODAL = re.compile(r"\b(?:would|could|might|may)\b", re.IGNORECASE)


def _is_reported_future(reading: Reading, item: Item, attribution: Attribution | None) -> bool:
    """Whether "would" alone makes a clause look hedged and only reports a "will" ("said it would withdraw")."""
    if attribution is None or any(h.span.overlaps(item.span) for h in attribution.hedges):
        return False
    return {m.lower() for m in _MODAL.findall(reading.document.quote(item.span))} == {"would"}


def _is_doubted(reading: Reading, item: Item, attribution: Attribution | None) -> bool:
    """Whether what a clause tells is doubted around it: "is suspected of having", "appear to have crossed"."""
    if attribution is not None and is_own_doubt(attribution):
        return True
    around = [i for i in reading.items if i.attribution == item.attribution and i.span.contains(item.span)]
    return not item.asserted and any(i.hedged and i.main for i in around)


#: A clause of at most this many words around a noun for an event says little else than that it happened.
_PLAIN_WORDS = 6


def _is_plain(reading: Reading, mention: EventMention) -> bool:
    return mention.nominal and len(reading.document.quote(mention.extent).split()) <= _PLAIN_WORDS


def _is_denying(mention: EventMention, attributions: Iterable[Attribution]) -> bool:
    """Whether a mention is the word of a denial: what it denies has its row, the denying needs none beside it."""
    cues = (c for a in attributions if a.stance in _DENIALS for c in a.cue)
    return any(c.overlaps(mention.span) for c in cues)


def _row(scene: Scene, event: str, table: str) -> Row:
    if event == table:
        return Row(table, "occurrence", table)
    topic = scene.topics.get(event)
    return Row(table, "content", f"topic:{topic}") if topic else Row(table, _part_dimension(scene, event), event)


def _part_dimension(scene: Scene, event: str) -> Dimension:
    return "modality" if scene.events[event].status in ("planned", "possible") else "content"


def implied_by(topic: str) -> list[str]:
    """The topics that a topic implies more weakly."""
    known = topics().get(topic)
    return list(known.implies) if known else []

"""Relations between the events of one document, where its words state them.

A cue relates what it governs to what it hangs on ("recalled its envoy after the raid"); a verb its subject to its
object ("the raid followed a blast"); an act the event that it bears on ("condemned the raid"); an agreement what is
agreed. The cues are data (`knowledge/events/relations.yaml`). Neither the order of sentences nor that of dates relates
anything. After the temporal signals of TimeML and the connectives of the Penn Discourse Treebank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.encoder.parse import Parse
from rashomon.happenings.relations_acts import acts_about, announced, said_within
from rashomon.happenings.relations_back import answers, put_after
from rashomon.happenings.relations_cues import related_by_cues, related_by_verbs
from rashomon.happenings.relations_ends import Told
from rashomon.happenings.relations_stated import Stated, name_of_act
from rashomon.knowledge.event_relations import relation_words
from rashomon.model import EventMention, MentionRelation, Modality, Span

_TOLD: frozenset[Modality] = frozenset({"actual", "reported", "future"})
_FACTS: frozenset[Modality] = frozenset({"actual", "reported"})
#: Longer clauses are not quoted whole, in characters: about two lines on a screen.
_LONGEST_PASSAGE = 200


def relate_event_mentions(parse: Parse, mentions: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    """The mentions, resolved before, with the relations that the text states between them, in the same order."""
    told = [
        Told(s, tuple(m for m in mentions if s.start <= m.span.start < s.end))
        for s in parse.sentences
        if s.role in ("body", "headline")
    ]
    found: dict[str, list[Stated]] = {}
    for number, each in enumerate(told):
        if each.mentions:
            earlier = told[number - 1] if number and told[number - 1].sentence.role == each.sentence.role else None
            for stated in _in_sentence(each, earlier):
                found.setdefault(stated.first.id, []).append(stated)
    return tuple(replace(m, relations=_relations(parse, found[m.id])) if m.id in found else m for m in mentions)


def _in_sentence(told: Told, earlier: Told | None) -> Iterator[Stated]:
    read = (
        *related_by_cues(told),
        *related_by_verbs(told),
        *answers(told, earlier),
        *put_after(told, earlier),
        *acts_about(told),
        *announced(told),
        *said_within(told),
    )
    return (stated for stated in read if _holds(stated))


def _holds(stated: Stated) -> bool:
    """Whether both ends are told of as having been or as sure to come; nothing answers what has not happened, but an
    offer or a demand may be refused."""
    first, second = stated.first, stated.second
    if first.id == second.id or first.modality not in _TOLD:
        return False
    if stated.kind == "responds_to" and second.modality not in _FACTS:
        return bool(_open_to(first) & {second.plover.root if second.plover else ""})
    return second.modality in _TOLD


def _open_to(mention: EventMention) -> frozenset[str]:
    """The roots of what a mention's act may be about although it is no fact."""
    return frozenset(r for act in relation_words().acts.get(name_of_act(mention), ()) for r in act.to)


def _relations(parse: Parse, stated: Iterable[Stated]) -> tuple[MentionRelation, ...]:
    """Each once, in text order, with the passages that hold both events and the cue."""
    once = {(s.kind, s.second.id): s for s in sorted(stated, key=lambda s: (s.cue, s.kind), reverse=True)}
    found = [MentionRelation(s.kind, s.second.id, s.cue, _evidence(parse, s)) for s in once.values()]
    return tuple(sorted(found, key=lambda r: (r.cue, r.kind, r.other)))


def _evidence(parse: Parse, stated: Stated) -> tuple[Span, ...]:
    """The clause of the first event with the cue and the second one, sentence by sentence; where the clause is long,
    from the first of the words themselves to the last."""
    spans: dict[int, list[Span]] = {}
    for span in (stated.first.span, stated.second.span, stated.cue):
        sentence = parse.at(span.start)
        spans.setdefault(sentence.start if sentence is not None else span.start, []).append(span)
    passages = [_around(spans[key], stated.first.extent) for key in sorted(spans)]
    return tuple(passages)


def _around(spans: list[Span], clause: Span) -> Span:
    whole = [*spans, clause] if any(clause.overlaps(s) for s in spans) else spans
    start, end = min(s.start for s in whole), max(s.end for s in whole)
    if end - start > _LONGEST_PASSAGE:
        start, end = min(s.start for s in spans), max(s.end for s in spans)
    return Span(clause.document, start, end)

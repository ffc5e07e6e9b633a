"""Who took part in an event mention, when and where: its words joined to what they were resolved to.

Nothing is added that the words do not give. A mention without a time stays without one, but for two readings that the
text itself supports, given as intervals with their reason: what follows a dated event, and what the lead of a dated
report tells as past (see `happenings_times`).
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.encoder.parse import Parse
from rashomon.grounding.happenings_auxiliary import AuxiliaryModes
from rashomon.grounding.happenings_participants import resolve_participants
from rashomon.grounding.happenings_times import EventTimes
from rashomon.model import (
    ActorMention,
    Attribution,
    Document,
    EventMention,
    EventTime,
    Modality,
    Place,
    PlaceMention,
    TimeMention,
)


def resolve_event_mentions(
    document: Document,
    parse: Parse,
    event_mentions: tuple[EventMention, ...],
    actor_mentions: tuple[ActorMention, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    """The mentions with participants, time, place and auxiliary mode, in the same order."""
    clock = EventTimes(document, parse, event_mentions, times)
    found = []
    for mention in event_mentions:
        time = clock.time(mention)
        found.append(
            replace(
                mention,
                modality=_scheduled(document, parse, mention, time),
                participants=resolve_participants(mention, actor_mentions, places),
                time=time,
                place=_place(mention, places),
            )
        )
    modes = AuxiliaryModes(document, parse, tuple(found), times)
    return tuple(replace(mention, auxiliary=modes.of(mention)) for mention in found)


def _scheduled(document: Document, parse: Parse, mention: EventMention, time: EventTime) -> Modality:
    """A present tense with a day after the report's is a plan ("takes office on Aug. 7"), whatever else it may be."""
    published, sentence = document.published.date.latest, parse.at(mention.span.start)
    top = sentence.top(mention.span) if sentence is not None else None
    if top is None or sentence is None or mention.modality not in ("actual", "reported"):
        return mention.modality
    helpers = sentence.children(top, "aux", "auxpass")
    present = top.tag in ("VBZ", "VBP") or (top.tag == "VBG" and any(t.tag in ("VBZ", "VBP") for t in helpers))
    ahead = published is not None and time.date.earliest is not None and time.date.earliest > published
    return "future" if present and ahead else mention.modality


def _place(mention: EventMention, places: tuple[PlaceMention, ...]) -> Place | None:
    """The most specific of the places bound to a mention; of several as specific, the first."""
    bound = [p for p in places if any(p.span.overlaps(span) for span in mention.places)]
    return min(bound, key=lambda p: (_breadth(p.place), p.span)).place if bound else None


def _breadth(place: Place) -> int:
    """0 for the most exact kind of place; a country is broader than any place in it."""
    order = ("airport", "city", "county", "border", "region", "sea", "other", "country")
    return order.index(place.feature) if place.feature in order else len(order)

"""What was read off a document, as marks on its text, and which of them a person asks to see."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.edtf import written
from rashomon.model import Attribution, Document, Span, TimeMention
from rashomon.presenting.sources import attributions_in_order
from rashomon.presenting.stances import READ_AS
from rashomon.presenting.words import voices_of, where
from rashomon.store import DocumentView
from rashomon.web.marking import Mark, MarkKind
from rashomon.web.rooms.lines import Values

#: What can be shown and hidden, with what each stands for in the legend.
LAYERS: Mapping[str, str] = {
    "voices": "what a source is said to have said; a deeper shade is one voice inside another",
    "events": "words that name an event",
    "times": "when",
    "places": "where",
    "actors": "who",
    "copied": "what stands in an earlier document",
}
#: What is shown where an address asks for nothing.
SHOWN_FIRST = ("voices", "events", "copied")
#: How an address asks for none of them.
NONE = "none"
#: So many marks are shown at once; the longest report of the demonstration corpus has a twentieth of them. In longer
#: texts, which are still one page, the reader goes from stretch to stretch.
MOST_MARKS = 2000


@dataclass(frozen=True, slots=True)
class Stretch:
    """The marks of a document that are shown at once, the offsets from the first to the last of them where there are
    more, and where the stretches before and after begin (None: there is none)."""

    marks: tuple[Mark, ...]
    start: int = 0
    end: int = 0
    before: int | None = None
    after: int | None = None

    @property
    def whole(self) -> bool:
        """Whether these are all marks."""
        return self.before is None and self.after is None


def stretch_at(marks: Sequence[Mark], offset: int) -> Stretch:
    """The stretch of marks in which an offset lies; all marks where they are not too many."""
    if len(marks) <= MOST_MARKS:
        return Stretch(tuple(marks))
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind, mark.number))
    starts = [mark.start for mark in ordered]
    first = max(bisect_right(starts, offset) - 1, 0) // MOST_MARKS * MOST_MARKS
    shown = ordered[first : first + MOST_MARKS]
    after = first + MOST_MARKS
    return Stretch(
        tuple(shown),
        shown[0].start,
        max(mark.end for mark in shown),
        starts[first - MOST_MARKS] if first else None,
        starts[after] if after < len(ordered) else None,
    )


def layers_asked(marks: str | None) -> tuple[str, ...]:
    """The layers that an address asks for ("voices,times"); names that are none are passed over."""
    if marks is None:
        return SHOWN_FIRST
    asked = {each.strip().casefold() for each in marks.split(",")}
    return tuple(layer for layer in LAYERS if layer in asked)


def layers_in(view: DocumentView) -> tuple[str, ...]:
    """The layers that have a mark in a document."""
    reading = view.reading
    marked = {
        "voices": reading.attributions,
        "events": view.events,
        "times": reading.times,
        "places": reading.places,
        "actors": reading.actor_mentions,
        "copied": reading.document.copied,
    }
    return tuple(layer for layer in LAYERS if marked[layer])


def toggles(layers: Collection[str], shown: Collection[str], passage: str) -> list[Values]:
    """These layers, each with the query that shows it or hides it and leaves all else; `passage` is the query of the
    passage that is marked, "" for none."""
    found = []
    for layer in layers:
        left = [each for each in layers if (each in shown) != (each == layer)]
        query = f"?marks={','.join(left) or NONE}" + (f"&{passage}" if passage else "")
        found.append({"layer": layer, "says": LAYERS[layer], "on": layer in shown, "query": query})
    return found


def marks_of(view: DocumentView, shown: Collection[str]) -> list[Mark]:
    """The marks of the layers that are shown."""
    reading = view.reading
    found: list[Mark] = []
    if "voices" in shown:
        said = attributions_in_order(reading)
        found += [mark for n, each in enumerate(said, 1) for mark in _said(n, each)]
    if "events" in shown:
        found += _told(view)
    if "times" in shown:
        found += [_mark("time", each.span, _when(each)) for each in reading.times]
    if "places" in shown:
        found += [_mark("place", each.span, f"where: {where(each.place) or 'not known'}") for each in reading.places]
    if "actors" in shown:
        named = {actor.id: actor.name for actor in reading.actors} | dict(view.names)
        found += [_mark("actor", m.span, f"who: {named.get(m.actor, m.actor)}") for m in reading.actor_mentions]
    if "copied" in shown:
        found += [_mark("copied", each.span, "", n) for n, each in enumerate(reading.document.copied, 1)]
    return found


def passage_mark(document: Document, passage: Span) -> Mark:
    """The mark of a passage, without what lies between blocks at its beginning, so that it begins in a block."""
    starts = [max(passage.start, block.start) for block in document.blocks if passage.start < block.end]
    start = min(starts, default=passage.start)
    return Mark("evidence", start if start < passage.end else passage.start, passage.end)


def _said(number: int, attribution: Attribution) -> Iterator[Mark]:
    says = f"{' › '.join(voices_of(level) for level in attribution.chain) or 'unnamed'}: {READ_AS[attribution.stance]}"
    parts: Sequence[tuple[MarkKind, Iterable[Span]]] = (
        ("voice", attribution.content),
        ("source", attribution.source),
        ("cue", attribution.cue),
    )
    for kind, spans in parts:
        for span in spans:
            yield _mark(kind, span, says, number)


def _told(view: DocumentView) -> Iterator[Mark]:
    """The words that name an event, with its label and address."""
    homes = {mention: event for event in view.events for mention in event.mentions}
    for mention in view.reading.event_mentions:
        if event := homes.get(mention.id):
            yield Mark("event", mention.span.start, mention.span.end, 0, f"tells of: {event.label}", event.id)


def _when(mention: TimeMention) -> str:
    return f"when: {written(mention.date) or 'not known'} ({mention.status})"


def _mark(kind: MarkKind, span: Span, says: str, number: int = 0) -> Mark:
    return Mark(kind, span.start, span.end, number, says)

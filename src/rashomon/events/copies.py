"""What a document says itself, where part of it was taken from another: copied words tell of no further event."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import Reading, Span


def own_words(reading: Reading) -> Reading:
    """A reading without the event mentions, items and attributions that stand in copied stretches of its document."""
    stretches = [copied.span for copied in reading.document.copied]

    def is_own(span: Span) -> bool:
        return not any(stretch.overlaps(span) for stretch in stretches)

    return replace(
        reading,
        attributions=tuple(a for a in reading.attributions if all(is_own(c) for c in (*a.cue, *a.content[:1]))),
        event_mentions=tuple(m for m in reading.event_mentions if is_own(m.span)),
        items=tuple(i for i in reading.items if is_own(i.span)),
    )

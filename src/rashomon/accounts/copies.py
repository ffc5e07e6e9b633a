"""What a document says itself, where part of it was taken from another: copied words give no further account.

Copied sentences tell of the same events and are linked like all others; whose word they are is the original's.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import EVIDENCE_ROLES, Document, Reading, Span


def is_verbatim(document: Document) -> bool:
    """Whether a reprint is nothing but one stretch of its original."""
    if document.carrier_of is None or len(document.copied) != 1:
        return False
    span = document.copied[0].span
    outside = (
        (document.text[b.start : min(b.end, span.start)], document.text[max(b.start, span.end) : b.end])
        for b in document.blocks
        if b.role in EVIDENCE_ROLES
    )
    return not any(letter.isalnum() for pair in outside for words in pair for letter in words)


def own_words(reading: Reading) -> Reading:
    """A reading without the event mentions, items and attributions that stand in copied stretches of its document."""
    stretches = [copied.span for copied in reading.document.copied]
    if not stretches:
        return reading

    def is_own(span: Span) -> bool:
        return not any(stretch.overlaps(span) for stretch in stretches)

    return replace(
        reading,
        attributions=tuple(a for a in reading.attributions if all(is_own(c) for c in (*a.cue, *a.content[:1]))),
        event_mentions=tuple(m for m in reading.event_mentions if is_own(m.span)),
        items=tuple(i for i in reading.items if is_own(i.span)),
    )

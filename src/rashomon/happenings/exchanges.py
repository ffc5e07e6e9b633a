"""Exchanges: calls, letters, meetings, statements. Which one a clause tells of."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.encoder.clauses import clause_tokens
from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Attribution, Document, EventMention, Modality

#: An exchange that has content because it took place, or is said to have.
_HELD: frozenset[Modality] = frozenset({"actual", "reported", "negated"})


def exchange_of(
    sentence: Sentence,
    head: Token,
    attribution: Attribution | None,
    exchanges: Sequence[EventMention],
    document: Document,
) -> EventMention | None:
    """The exchange that a clause tells of: one whose word governs it or stands in it, or, for what a voice says, the
    last one told of before in the paragraph. `exchanges` come in text order; None where there is none."""
    for governor in (head, *sentence.ancestors(head)):
        for m in exchanges:
            to_come_itself = governor is head and m.modality not in _HELD
            if m.span.start <= governor.start < m.span.end and not to_come_itself:
                return m
    own = clause_tokens(sentence, head)
    for m in exchanges:
        if m.modality in _HELD and any(m.span.start <= t.start < m.span.end for t in own):
            return m
    return None if attribution is None else _last_before(exchanges, sentence.start, document)


def _last_before(exchanges: Sequence[EventMention], offset: int, document: Document) -> EventMention | None:
    """The last exchange that was held, told of before an offset in the same block."""
    block = next((b for b in document.blocks if b.start <= offset < b.end), None)
    if block is None:
        return None
    before = [m for m in exchanges if block.start <= m.span.start < offset and m.modality in _HELD]
    return before[-1] if before else None

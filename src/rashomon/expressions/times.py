"""Time expressions as written: dates, times of day, durations and repeated times, by rule.

The method is the usual one of temporal taggers (word lists, patterns over them, then a value for each pattern); the
patterns are those of `knowledge/times`. What is a name is told apart with the help of the parse and the actors.
"""

from __future__ import annotations

from rashomon.encoder.parse import Parse
from rashomon.encoder.shadow import shadow
from rashomon.expressions.times_patterns import Found, match_times
from rashomon.expressions.times_slips import mend
from rashomon.expressions.times_traps import is_trap
from rashomon.model import EVIDENCE_ROLES, ActorExpression, Block, Document, Span, TimeExpression


def find_times(
    document: Document, parse: Parse | None = None, actors: tuple[ActorExpression, ...] = ()
) -> tuple[TimeExpression, ...]:
    """The time expressions of headline, dateline and body, in text order; spans leave prepositions out.

    Without a parse, what is a name is told by the words beside it alone.

    `value` holds what was read off the words as "name=value" strings, sorted by name (see `grounding.times`).
    """
    text = shadow(document.text)
    found = []
    for block in document.blocks:
        if block.role not in EVIDENCE_ROLES:
            continue
        for each, span in find_in_block(document, block, text):
            if not is_trap(each, span, text, parse.at(span.start) if parse else None, actors):
                found.append(TimeExpression(span, each.kind, each.rule, each.value))
    return tuple(found)


def find_in_block(document: Document, block: Block, text: str) -> list[tuple[Found, Span]]:
    """Every match of a pattern in one block (captions as well), names not told apart; `text` is the shadow copy."""
    mended, offsets = mend(text[block.start : block.end])
    return [
        (each, Span(document.id, block.start + offsets[each.start], block.start + offsets[each.end - 1] + 1))
        for each in match_times(mended)
    ]

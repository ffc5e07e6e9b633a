"""Time expressions as written: dates, times of day, durations and repeated times, by rule.

The method is the usual one of temporal taggers (word lists, patterns over them, then a value for each pattern); the
patterns are those of `knowledge/times`. What is a name is told apart with the help of the parse and the actors.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.encoder.parse import Parse
from rashomon.encoder.shadow import shadow
from rashomon.expressions.times_patterns import Found, match_times
from rashomon.expressions.times_slips import mend
from rashomon.expressions.times_traps import is_trap
from rashomon.model import EVIDENCE_ROLES, ActorExpression, Block, Document, Span, TimeExpression

#: Shorter lines were not wrapped: they are headings and items of lists.
SHORTEST_WRAPPED = 50
_ENDS = (".", "!", "?", ":", ";", '"', "”", "’", "'")


def find_times(
    document: Document, parse: Parse | None = None, actors: tuple[ActorExpression, ...] = ()
) -> tuple[TimeExpression, ...]:
    """The time expressions of headline, dateline and body, in text order; spans leave prepositions out.

    Without a parse, what is a name is told by the words beside it alone.
    `value` holds what was read off the words as "name=value" strings, sorted by name (see `grounding.times`).
    """
    text = shadow(document.text)
    found = []
    for block in _passages(document):
        for each, span in find_in_block(document, block, text):
            if not is_trap(each, span, text, parse.at(span.start) if parse else None, actors):
                found.append(TimeExpression(span, each.kind, each.rule, each.value))
    return tuple(found)


def _passages(document: Document) -> Iterator[Block]:
    """The blocks that are evidence; lines of body text that one sentence runs across are one ("last" / "week")."""
    held: Block | None = None
    for block in document.blocks:
        if held is not None and block.role == held.role == "body" and _runs_on(document.text, held, block):
            held = Block(held.start, block.end, "body")
            continue
        if held is not None:
            yield held
        held = block if block.role in EVIDENCE_ROLES else None
    if held is not None:
        yield held


def _runs_on(text: str, line: Block, following: Block) -> bool:
    """Whether a sentence runs on into the next line of a text that was wrapped at a fixed width."""
    between = text[line.end : following.start]
    long_enough = line.end - max(line.start, text.rfind("\n", line.start, line.end)) >= SHORTEST_WRAPPED
    return long_enough and between.strip(" \r") == "\n" and not text[: line.end].endswith(_ENDS)


def find_in_block(document: Document, block: Block, text: str) -> list[tuple[Found, Span]]:
    """Every match of a pattern in one block (captions as well), names not told apart; `text` is the shadow copy."""
    mended, offsets = mend(text[block.start : block.end])
    return [
        (each, Span(document.id, block.start + offsets[each.start], block.start + offsets[each.end - 1] + 1))
        for each in match_times(mended)
    ]

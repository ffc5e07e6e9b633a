"""Which side of an event a hedge bears on: who did it, how many, when, or that it happened at all."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.matching import Match
from rashomon.happenings.triggers import clause_head
from rashomon.model import Attribution, Dimension, Number, RoleFiller, Span

_ORDER: tuple[Dimension, ...] = ("occurrence", "participants", "number", "date", "place")


def hedged_dimensions(
    match: Match,
    fillers: tuple[RoleFiller, ...],
    numbers: tuple[Number, ...],
    times: tuple[Span, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Dimension, ...]:
    """The dimensions that the attributions' hedges bear on, by where they stand."""
    sentence = match.sentence
    hedges = sorted({h.span for a in attributions for h in a.hedges if _inside(sentence, h.span)})
    found = {d for hedge in hedges if (d := _dimension(match, hedge, fillers, numbers, times)) is not None}
    return tuple(d for d in _ORDER if d in found)


def _inside(sentence: Sentence, span: Span) -> bool:
    return span.document == sentence.document and sentence.start <= span.start < sentence.end


def _dimension(
    match: Match,
    hedge: Span,
    fillers: tuple[RoleFiller, ...],
    numbers: tuple[Number, ...],
    times: tuple[Span, ...],
) -> Dimension | None:
    sentence = match.sentence
    word = sentence.top(hedge)
    if word is None:
        return None
    if any(n.span.overlaps(hedge) for n in numbers):
        return "number"
    if any(t.overlaps(hedge) for t in times):
        return "date"
    modified = sentence.head(word)
    if word.dep in ("amod", "nmod", "compound") and modified is not None:
        return _of_noun(match, modified, fillers)
    clause = clause_head(sentence, match.head)
    return "occurrence" if modified is not None and modified.index in (clause.index, match.head.index) else None


def _of_noun(match: Match, noun: Token, fillers: tuple[RoleFiller, ...]) -> Dimension | None:
    if noun in match.words:
        return "occurrence"
    # a filler may be the name before the noun that the hedge bears on ("suspected Boko Haram fighters")
    stretch = match.sentence.tree_span(noun)
    return "participants" if any(stretch.overlaps(f.span) for f in fillers) else None

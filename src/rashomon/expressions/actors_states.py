"""States and capitals: an actor where the name acts, speaks or is dealt with, a place where something happens there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.actors_headlines import leads_headline
from rashomon.expressions.actors_use import certain, use_of
from rashomon.expressions.places_names import name_text
from rashomon.expressions.uses import Decision, decide
from rashomon.knowledge.actors.gazetteer import Entry, Match, entries_of, find_names
from rashomon.knowledge.places import places_named
from rashomon.model import ActorExpression, Span


def find_states(sentence: Sentence) -> Iterator[ActorExpression]:
    """Names of states, capitals and seats of power that stand for those who govern."""
    if sentence.role == "dateline":
        return
    for match in find_names(sentence.text):
        entry = next((e for e in match.entries if e.sort in {"country", "city", "building"} or e.place), None)
        if entry is None or entry is not match.entries[0]:
            continue
        span = Span(sentence.document, sentence.start + match.start, sentence.start + match.end)
        head = sentence.top(span)
        if head is None or _opens_dateline(sentence, match):
            continue
        leads = leads_headline(sentence, span)
        if not leads and _inside_name(sentence, span, head):
            continue
        decision = None if leads else decide_state(sentence, span, head, entry)
        if decision is None or decision.use == "actor":
            reading: Literal["name", "metonym"] = "metonym" if entry.sort in {"city", "building"} else "name"
            sure = None if decision is None else decision.confidence
            yield ActorExpression(span, reading, (entry.actor,), None, entry.country, confidence=sure)
            if twin := _shared_name(sentence, span):
                yield ActorExpression(twin[0], reading, (twin[1].actor,), None, twin[1].country, confidence=sure)


def _shared_name(sentence: Sentence, span: Span) -> tuple[Span, Entry] | None:
    """The country that shares the last word of the next one's name: the "North" of "North and South Korea"."""
    tokens = sentence.within(span)
    first = tokens[0].index
    if len(tokens) < 2 or first < 2 or sentence.tokens[first - 1].text.lower() not in {"and", "or"}:
        return None
    own = sentence.tokens[first - 2]
    rest = sentence.text[tokens[1].start - sentence.start : span.end - sentence.start]
    entry = next((e for e in entries_of(f"{own.text} {rest}") if e.sort == "country"), None)
    return (Span(sentence.document, own.start, own.end), entry) if entry is not None else None


def decide_state(sentence: Sentence, span: Span, head: Token, entry: Entry) -> Decision:
    """Actor or place; the rules alone decide of buildings and where they are certain."""
    ruled = use_of(sentence, span, head, entry)
    if entry.sort not in {"country", "city"} or certain(sentence, span, head):
        return Decision(ruled, None)
    inside = sentence.within(span)
    return decide(sentence, inside[0].index, inside[-1].index + 1, ruled)


def _inside_name(sentence: Sentence, span: Span, head: Token) -> bool:
    """Whether the parser holds the name for part of a person's, or it is part of a longer proper name."""
    tokens = sentence.within(span)
    if _inside_place(sentence, tokens[0].index, tokens[-1].index + 1):
        return True
    if len(tokens) == 1 and head.entity == "PERSON" and head.dep in {"compound", "flat"}:
        return True
    governor = sentence.head(head)
    beside = sentence.tokens[tokens[0].index - 1] if tokens[0].index else None
    return bool(
        (
            head.dep == "compound"
            and governor is not None
            and governor.pos == "PROPN"
            and head.entity in {"PERSON", "FAC", "EVENT", "WORK_OF_ART"}
        )
        or (beside is not None and beside.pos == "PROPN" and beside.entity == "PERSON" and head.entity == "PERSON")
    )


def _inside_place(sentence: Sentence, first: int, past: int) -> bool:
    """Whether tokens [first, past) are a part of a longer name of the gazetteer ("New Mexico", "Jordan Valley")."""
    wider = ((first - 1, past), (first, past + 1), (first - 1, past + 1))
    return any(
        a >= 0
        and b <= len(sentence.tokens)
        # capitals at both ends: "in Syria" is no name, and neither is "Niger and"
        and all(sentence.tokens[i].text[:1].isupper() for i in (a, b - 1))
        and places_named(name_text(sentence, a, b))
        for a, b in wider
    )


def _opens_dateline(sentence: Sentence, match: Match) -> bool:
    """Whether a place name opens the sentence as a dateline does: "NAIROBI (Reuters) - ..."."""
    after = sentence.text[match.end :].lstrip()
    return match.start == 0 and (
        after.startswith(("(", "-", "--", "—", "–")) or (sentence.text[: match.end].isupper() and after.startswith(","))
    )

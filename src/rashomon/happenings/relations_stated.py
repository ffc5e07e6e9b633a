"""What a text states of two of its event mentions, and the words of a sentence that may state it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.kinds import is_exchange
from rashomon.happenings.modality_clauses import SPOKEN
from rashomon.knowledge.event_relations import RelationCue, relation_words
from rashomon.model import EventMention, LinkKind, Span

#: What can be said or done in words within a call, letter or meeting.
_IN_WORDS = SPOKEN | {"COOPERATE"}


@dataclass(frozen=True)
class Stated:
    """That one mention has a relation to another, and the words that say so."""

    first: EventMention
    kind: LinkKind
    second: EventMention
    cue: Span


def by_cue(cue: RelationCue, first: EventMention, second: EventMention, span: Span) -> Stated:
    """What a cue makes of the event it hangs on and the one it governs."""
    if cue.reversed:
        first, second = second, first
    return Stated(first, within(first, second) if cue.kind == "within" else cue.kind, second, span)


def within(first: EventMention, second: EventMention) -> LinkKind:
    """What is said or agreed in a call or meeting is a part of it; what else happens then is not."""
    in_words = first.plover is not None and first.plover.root in _IN_WORDS
    return "part_of" if in_words and is_exchange(second) else "during"


def name_of_act(mention: EventMention) -> str:
    """The word of a mention's frame that says what is done: the noun of a light verb, else the predicate."""
    known = relation_words().acts
    words = (mention.lemma, *reversed(mention.lemma.split()), *(reversed(mention.words) if not mention.nominal else ()))
    return next((w for w in words if w in known), mention.lemma)


def cues_in(sentence: Sentence, cues: tuple[RelationCue, ...]) -> Iterator[tuple[RelationCue, tuple[Token, ...]]]:
    """The cues of a sentence with their words, none inside another."""
    forms, used = [t.text.lower() for t in sentence.tokens], set[int]()
    for cue in cues:
        size = len(cue.words)
        for start in range(len(forms) - size + 1):
            here = set(range(start, start + size))
            if tuple(forms[start : start + size]) == cue.words and not here & used:
                used |= here
                yield cue, sentence.tokens[start : start + size]


def outside(sentence: Sentence, words: tuple[Token, ...]) -> Token | None:
    """What a cue hangs on: the governor of the first of its words that is governed from outside."""
    inside = {t.index for t in words}
    return next((sentence.tokens[t.head] for t in words if t.head not in inside), None)


def span_of(sentence: Sentence, words: Iterable[Token]) -> Span:
    """The span from the first of some words to the last."""
    indices = sorted(t.index for t in words)
    return sentence.span(indices[0], indices[-1] + 1)

"""Two times of one verb: which is the verb's, and which that of an event noun below it."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.encoder.parse import Sentence
from rashomon.model import Span

Times = dict[int, list[Span]]


def told_apart(sentence: Sentence, owners: Mapping[int, int], found: Times) -> Times:
    """The times by event (`found`), where the last of several times of a verb goes to the event noun that it follows,
    if that has none ("held ten men on Thursday over the riot on Wednesday"). `owners` as in `Binder`."""
    parted = {event: list(spans) for event, spans in found.items()}
    for event, spans in sorted(found.items()):
        last = max(spans)
        verb = next((i for i in sorted(owners) if owners[i] == event and sentence.tokens[i].pos == "VERB"), None)
        if verb is None or len(spans) < 2 or _stands_beside(sentence, last):
            continue
        first = sentence.within(last)[0].index
        below = [i for i in sorted(owners) if verb < i < first and _is_noun_below(sentence, i, verb)]
        timeless = [i for i in below if owners[i] not in found]
        if timeless:
            parted[event] = [span for span in spans if span != last]
            parted[owners[timeless[-1]]] = [last]
    return parted


def _stands_beside(sentence: Sentence, span: Span) -> bool:
    """Whether a time counts from something or tells the hour, so that it may stand beside a day."""
    words = sentence.within(span)
    return any(t.pos == "NUM" or t.entity == "TIME" for t in words) or words[-1].tag == "NNS"


def _is_noun_below(sentence: Sentence, index: int, verb: int) -> bool:
    noun = sentence.tokens[index]
    return noun.pos in ("NOUN", "PROPN") and any(t.index == verb for t in sentence.ancestors(noun))

"""Phrases: what a voice says without a clause ("put their number at a few hundred", "spoke of fraternal relations").

The verb that says it belongs to what is said: without it nobody knows what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.accounts.belonging import Belonging
from rashomon.accounts.rows import Row, Told
from rashomon.accounts.tellers import tellers
from rashomon.accounts.tellings import responsible
from rashomon.model import Attribution, Reading, Span, Stance, Telling

_STANCES: frozenset[Stance] = frozenset({"asserts", "confirms", "suggests"})
_WORD = re.compile(r"[\w'’-]+")
#: Shorter ones ("at", a colon) are no verb that says something.
_SHORTEST_CUE = 3
#: What is said in fewer words than this points to something ("put it so", "said this").
_FEWEST_WORDS = 2


def phrases(belonging: Belonging, reading: Reading) -> Iterator[Told]:
    """Each thing that a voice of a reading says without a clause, as a row of the event it is about."""
    scene = belonging.scene
    known = {a.id: a for a in reading.attributions}
    clauses = {item.attribution for item in reading.items}
    outer = {a.parent for a in known.values()}  # what somebody else is cited with is his to say
    for attribution in known.values():
        own = responsible(scene, attribution, known)
        if (
            own is not attribution
            or attribution.id in clauses | outer
            or not _is_phrase(belonging, reading, attribution)
        ):
            continue
        spans = (*attribution.cue, *attribution.content)
        words = Span(spans[0].document, min(s.start for s in spans), max(s.end for s in spans))
        event = belonging.event(reading, words)
        if event is not None:
            row = Row(event, "content", f"said:{' '.join(reading.document.quote(words).split())}")
            telling: Telling = "weaker" if attribution.stance == "suggests" else "asserts"
            for teller, chain in tellers(reading.document, attribution, scene.actors):
                yield Told(row, teller, chain, attribution.id, telling, words, reading.document.id)


def _is_phrase(belonging: Belonging, reading: Reading, attribution: Attribution) -> bool:
    """Whether a voice names something in words of its own, and the naming is no event of which is told elsewhere."""
    if attribution.stance not in _STANCES or not (attribution.source and attribution.cue and attribution.content):
        return False
    quote = reading.document.quote
    saying = max(len(word) for word in (*_WORD.findall(quote(attribution.cue[0])), ""))
    said = sum(len(_WORD.findall(quote(c))) for c in attribution.content)
    told = (m for m in reading.event_mentions if m.id in belonging.scene.home)
    return (
        saying >= _SHORTEST_CUE
        and said >= _FEWEST_WORDS
        and not any(m.span.overlaps(c) for m in told for c in attribution.cue)
    )

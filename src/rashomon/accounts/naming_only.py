"""Naming only: happenings that a voice names on its way to something else, so that it gives no account of them.

Who condemns an attack, or agrees to meet before a summit, takes for granted that there is one and says nothing of it.
What these words tell beside it (how many, where, when) stands all the same.
"""

from __future__ import annotations

import re

from rashomon.happenings.kinds import is_exchange
from rashomon.happenings.modality_lexicon import truths
from rashomon.model import Attribution, EventMention, Item, Modality, Reading, Stance, Telling

_DENIALS: frozenset[Stance] = frozenset({"denies", "disputes"})
_BLAMING: frozenset[Stance] = frozenset({"accuses", "disputes"})
_AFFIRMING: frozenset[Telling] = frozenset({"asserts", "weaker"})
#: Who reacts to what may still come ("discussed a possible meeting") says how far it has come.
_PAST: frozenset[Modality] = frozenset({"actual", "reported"})
#: Characters that articles and adjectives before a noun may take.
_ARTICLE = 16
#: As many may stand before the noun from which what is said starts ("the content of the letter").
_OPENING = 24
#: A determiner and its adjectives at the end of what stands before a noun ("any such", "any new large").
_DETERMINED = re.compile(r"\b([a-z]+)(?:\s+[a-z-]+){0,2}\s+$", re.IGNORECASE)
#: As many words before a noun may be its preposition, determiner and adjectives ("in a long phone").
_NEAR = 4
#: As many characters before a noun may hold its determiner.
_BEFORE = 40


def names_only(
    reading: Reading, mention: EventMention, item: Item | None, attribution: Attribution | None, telling: Telling
) -> bool:
    """Whether a noun for a happening is only named by the voice of its attribution: any one of its kind ("any such raid
    would be met with force"), what is reacted to ("condemned the raid"), or a noun with no clause of its own inside
    what is said ("to meet before the summit"). `item` is the clause that states the mention, if one does."""
    if not mention.nominal:
        return False
    affirmed = telling in _AFFIRMING
    if affirmed and _is_any(reading, mention):
        return True
    if attribution is None:
        return False
    if affirmed and item is not None and item.predicate in truths().reacting:
        return mention.modality in _PAST and attribution.stance in _BLAMING  # who apologises for a deed owns to it
    if is_whole(mention, attribution):
        return False
    if item is None:
        return not _is_spoken_of(reading, mention, attribution)
    return affirmed and attribution.stance in _DENIALS and not item.asserted


def is_whole(mention: EventMention, attribution: Attribution | None) -> bool:
    """Whether a mention is all that is said or denied ("denied the call"), give or take an article."""
    spans = attribution.content if attribution else ()
    return any(c.contains(mention.span) and len(c) - len(mention.span) <= _ARTICLE for c in spans)


def condemns(reading: Reading, mention: EventMention, attribution: Attribution) -> bool:
    """Whether what looks like a charge only reacts to a happening told of with its own words ("condemned the raid")."""
    told = (m for m in reading.event_mentions if m.nominal and m.id != mention.id)
    return mention.lemma in truths().reacting and any(is_whole(m, attribution) for m in told)


def _is_any(reading: Reading, mention: EventMention) -> bool:
    """Whether a noun stands for any happening of its kind."""
    start = mention.span.start
    found = [m.group(1).lower() for m in _DETERMINED.finditer(reading.document.text[max(0, start - _BEFORE) : start])]
    return not truths().whichever.isdisjoint(found)


def _words_before(reading: Reading, mention: EventMention) -> frozenset[str]:
    """The words between which and a noun only its determiner and adjectives may stand: the last few."""
    before = reading.document.text[max(0, mention.span.start - _BEFORE) : mention.span.start]
    return frozenset(before.lower().split()[-_NEAR:])


def _is_spoken_of(reading: Reading, mention: EventMention, attribution: Attribution) -> bool:
    """Whether what is said starts from a noun ("called the talks useful") or has it as a subject ("the talks lasted an
    hour"), or tells of what was said or done in an exchange: that says there was one."""
    if is_exchange(mention) and _words_before(reading, mention) & truths().within:
        return True
    if any(0 <= mention.span.start - c.start <= _OPENING for c in attribution.content):
        return True
    return any(i.span.contains(mention.span) and i.main and mention.lemma in i.subject for i in reading.items)

"""Verbs that no frame knows, between two parties, typed by the learned head.

Only a verb in whose clause one party acts on another counts, both named; the head must be surer than a threshold. What
is found is matched like a frame's word, so that participants, time, place and modality are read as of any other event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.fillers import Fillers
from rashomon.happenings.lexicon import governors
from rashomon.happenings.matching import Match
from rashomon.happenings.phrases import lemma_of
from rashomon.happenings.types_learned import NOTHING, head
from rashomon.happenings.types_signs import path_between, signs_of
from rashomon.knowledge.frames import Frame, Slot
from rashomon.knowledge.ontology import cameo_codes
from rashomon.model import RoleFiller, Span

#: Least chance of a root. With heads of five folds, .6 adds three mentions to the 1,049 coded pairs, all right (.5
#: four, all right; .4 seven, one wrong), and none to PolNeAR's dev texts (.5 two, one wrong; .3 ten, seven wrong). Of
#: composed sentences set aside 91 in a hundred are right from .6 on.
SURE = 0.6
_PARTIES = 2
#: Where the other party stands, in the order they are tried.
_OTHERS: tuple[Slot, ...] = ("object", "indirect", "to", "with", "against", "on", "for", "from", "at")


def learned_matches(
    sentence: Sentence, known: Sequence[Match], fillers: Fillers, cues: Iterable[Span]
) -> Iterator[Match]:
    """Matches for verbs that no frame knows; `cues` are the words by which something is said, which are no deeds."""
    if len(fillers.names.actors) < _PARTIES:
        return
    taken = {t.index for match in known for t in match.words}
    shut = list(cues)
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.index in taken or any(s.start < verb.end and verb.start < s.end for s in shut):
            continue
        if lemma_of(verb) in governors().verbs or lemma_of(verb) in governors().carriers:
            continue
        if (pair := _pair(sentence, verb, fillers)) is not None:
            root, chance = _root(sentence, pair, known)
            if root != NOTHING and chance >= SURE:
                yield Match(sentence, _frame(verb, root, pair[2]), verb, (verb,))


def _pair(sentence: Sentence, verb: Token, fillers: Fillers) -> tuple[RoleFiller, RoleFiller, Slot] | None:
    """Who does it, to whom, and the slot of the latter; None unless both are named."""
    for slot in _OTHERS:
        found = fillers.find(Match(sentence, _frame(verb, None, slot), verb, (verb,)))
        named = [
            f for f in found if any(e.span.overlaps(f.span) and e.reading != "pronoun" for e in fillers.names.actors)
        ]
        actor = next((f for f in named if f.role == "actor"), None)
        other = next((f for f in named if f.role == "recipient"), None)
        if actor is not None and other is not None:
            return actor, other, slot
    return None


def _root(sentence: Sentence, pair: tuple[RoleFiller, RoleFiller, Slot], known: Sequence[Match]) -> tuple[str, float]:
    """The likeliest root of what the pair's one party did to the other, and its chance; nothing where a frame matches
    on the way between them, since the head tells of the pair, not of one of several verbs."""
    source, target = (frozenset(t.index for t in sentence.within(filler.span)) for filler in pair[:2])
    target -= source
    path = path_between(sentence, source, target)
    if any(path & {t.index for t in match.words} for match in known):
        return NOTHING, 1.0
    chances = head().chances(signs_of(sentence, source, target, known))
    return max(chances.items(), key=lambda each: each[1])


def _frame(verb: Token, root: str | None, slot: Slot) -> Frame:
    words = (lemma_of(verb),)
    return Frame(words, "verb", root, cameo=family(root), actor=("subject",), recipient=(slot,), human=True)


@cache
def family(root: str | None) -> str | None:
    """CAMEO's two digits for a root, None where there are several families of it."""
    found = [code for code, each in cameo_codes().items() if each.parent is None and each.root == root]
    return found[0] if root is not None and len(found) == 1 else None

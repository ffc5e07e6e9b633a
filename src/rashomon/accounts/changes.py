"""Voices that change their telling: what one denied on Monday and admits on Friday, or 17 dead that became 23.

A voice's firmest telling on a row is its account. Where the same voice told the row otherwise at another time, that
telling stays beside it: the two are a change, never a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from rashomon.accounts.tellers import Teller
from rashomon.accounts.tellings import Told
from rashomon.edtf import disjoint
from rashomon.knowledge.files import read_yaml
from rashomon.model import Date, Telling

#: Whether the values of two tellings cannot both be true.
Clash = Callable[[Told, Told], bool]
#: When a telling was spoken.
When = Callable[[Told], Date]

_SAYS: frozenset[Telling] = frozenset({"asserts", "weaker"})
_LAST = "9999"


def earlier_or_later(best: Told, others: Iterable[Told], when: When, clash: Clash) -> list[Told]:
    """The tellings of one voice to keep beside its account: the earliest of each that says otherwise on other days.

    What only stands in the background or follows from another topic shows no change.
    """
    kept: list[Told] = []
    if _is_lasting(best.teller):
        for told in sorted(others, key=lambda t: (when(t).earliest or _LAST, t.evidence)):
            plain = told.telling != "silent" and not told.background and not told.derived
            if plain and all(_is_told_then(told, k, when, clash) for k in (best, *kept)):
                kept.append(told)
    return kept


def _is_told_then(a: Told, b: Told, when: When, clash: Clash) -> bool:
    """Whether two tellings of one row are of two times and not the same; in a row of turns both are known to be."""
    if a.row.is_turn:
        return a.evidence != b.evidence
    return is_change(a, b, clash) and disjoint(when(a), when(b))


def is_change(a: Told, b: Told, clash: Clash) -> bool:
    """Whether two tellings on one row are not one at two times: said and denied, two values that clash, two counts."""
    stances = {a.telling, b.telling}
    if a.number is not None and b.number is not None and "about" not in (a.number.bound, b.number.bound):
        return a.number.value != b.number.value
    return ("denies" in stances and bool(stances & _SAYS)) or clash(a, b)


def same_voice(a: Teller, b: Teller) -> bool:
    """Whether two tellers are one voice: the same actor, or of one side and of one body by their names ("the Kenyan
    army", "an army spokesman"). Officials of one side who are of no named body are several people."""
    if a.key == b.key:
        return True
    mine, theirs = _body(a.name), _body(b.name)
    one_side = a.side is not None and a.side == b.side
    return one_side and bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _is_lasting(teller: Teller) -> bool:
    """Whether a teller is the same voice in every report; an unnamed group is one report's own."""
    return teller.actor is not None and teller.key == teller.actor and not teller.actor.startswith("group:")


def _body(name: str) -> frozenset[str]:
    """The words of a name that say which body speaks."""
    return frozenset(re.findall(r"[^\W\d_]+", name.casefold())) & _bodies()


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(read_yaml("cues/sides.yaml")["bodies"])

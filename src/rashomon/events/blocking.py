"""Which pairs of mentions are worth comparing: those that share a key; and which belong together by position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rashomon.events.facts import Facts
from rashomon.events.vetoes import veto

#: A key that more mentions share than this says nothing; its pairs come from the finer keys.
LARGEST_BLOCK = 2000
#: Casualties told of within this many characters of an attack, about a sentence, are taken for its casualties.
BESIDE_CHARACTERS = 160


def candidate_pairs(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j), each once, of tellings that share a block: a party, a town, a thing, or a kind of happening
    in one month."""
    seen: set[tuple[int, int]] = set()
    for members in _blocks(facts):
        for pair in combinations(members, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def beside(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Pairs that tell of one event because they stand side by side: casualties with the attack, crash or shootdown that
    is told of closest to them, or with one another."""
    order = sorted(range(len(facts)), key=lambda i: (facts[i].document, facts[i].mention.span))
    for position, index in enumerate(order):
        if facts[index].kind.casualty:
            near = [i for i in order[max(0, position - 3) : position + 4] if i != index and _close(facts, i, index)]
            ranked = sorted(near, key=lambda i: (facts[i].kind.casualty, _distance(facts, i, index)))
            if ranked:
                yield min(index, ranked[0]), max(index, ranked[0])


def _close(facts: Sequence[Facts], i: int, j: int) -> bool:
    same = facts[i].document == facts[j].document and _distance(facts, i, j) <= BESIDE_CHARACTERS
    return same and veto(facts[i], facts[j]) is None


def _distance(facts: Sequence[Facts], i: int, j: int) -> int:
    return abs(facts[i].mention.span.start - facts[j].mention.span.start)


def _blocks(facts: Sequence[Facts]) -> Iterable[list[int]]:
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, each in enumerate(facts):
        if each.timed and each.window.earliest is not None:
            blocks["month", f"{each.kind.name} {each.window.earliest[:7]}"].append(index)
        for party in each.parties:
            blocks["party", party].append(index)
        if each.mention.place is not None and each.mention.place.geonameid is not None:
            blocks["place", str(each.mention.place.geonameid)].append(index)
        for thing in each.things:
            blocks["thing", thing].append(index)
    return [members for _, members in sorted(blocks.items()) if len(members) <= LARGEST_BLOCK]

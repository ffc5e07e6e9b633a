"""Which pairs of mentions are worth comparing: those that share a key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rashomon.events.facts import Facts

#: A key that more mentions share than this says nothing; its pairs come from the finer keys.
LARGEST_BLOCK = 2000


def candidate_pairs(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j), each once, of tellings that share a block: a party, a town, a thing, or a kind of happening
    in one month."""
    seen: set[tuple[int, int]] = set()
    for members in _blocks(facts):
        for pair in combinations(members, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


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

"""Acts in words: attributions that are part of the exchange they stand in, not an account of it.

"The two presidents agreed to meet, the ministry said": agreeing is what is told, the ministry tells it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.accounts.tellers import side_of
from rashomon.model import Actor, Attribution, Reading, Stance

#: Acts of these kinds are told by a relayer even where one party alone does them; an accusation or a refusal is the
#: party's own word.
_JOINT_ROOTS = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "CONCEDE", "REQUEST", "AID"})

#: Who confirms, denies, accuses or leaves out gives an account of its own.
_ACTING: frozenset[Stance] = frozenset({"asserts", "promises", "demands", "suggests", "unknown"})


def find_acts(readings: Sequence[Reading], actors: Mapping[str, Actor]) -> frozenset[str]:
    """The ids of all attributions that are acts within an exchange."""
    return frozenset(
        attribution.id
        for reading in readings
        for attribution in reading.attributions
        if _is_act(attribution, reading, actors)
    )


def find_negations(readings: Sequence[Reading]) -> frozenset[str]:
    """The ids of attributions whose own main clause is negated: their denial is that negation."""
    return frozenset(
        item.attribution
        for reading in readings
        for item in reading.items
        if item.attribution is not None and item.negated and item.main
    )


def _is_act(attribution: Attribution, reading: Reading, actors: Mapping[str, Actor]) -> bool:
    if attribution.stance == "confirms" and attribution.parent is not None and len(attribution.chain[-1].voices) > 1:
        return _is_told_as_event(attribution, reading)  # "the two agreed on a truce, the ministry said"
    if attribution.stance not in _ACTING:
        return False
    return _by_both_sides(attribution, actors) or _is_told_as_event(attribution, reading)


def _by_both_sides(attribution: Attribution, actors: Mapping[str, Actor]) -> bool:
    """Whether persons of several sides speak together: two parties have no common account but the one told of them."""
    voices = attribution.chain[-1].voices if attribution.chain else ()
    persons = [v for v in voices if v.kind == "person"]
    return len(persons) > 1 and len({side_of(v.actor, actors) or v.name for v in persons}) > 1


def _is_told_as_event(attribution: Attribution, reading: Reading) -> bool:
    """Whether the cue is the trigger of an event of its own, such as agreeing or apologising. Who insists that it is so
    makes a claim; who insists on something makes a demand."""
    claims = any(i.attribution == attribution.id and i.subject for i in reading.items)
    roots = _JOINT_ROOTS - {"REQUEST"} if claims else _JOINT_ROOTS
    return any(
        m.plover is not None and m.plover.root in roots and any(c.overlaps(m.span) for c in attribution.cue)
        for m in reading.event_mentions
    )

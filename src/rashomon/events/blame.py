"""Who is only accused: doers of a deed against somebody that a mention names on another's word, or under a hedge."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.knowledge.ontology import roots
from rashomon.model import Attribution, EventMention, Reading

#: The quad class of deeds against somebody ("material conflict"): to be named as their doer is an accusation.
_MATERIAL_CONFLICT = 4


def blamed(mention: EventMention, reading: Reading, party: Callable[[str], str]) -> frozenset[str]:
    """The actors that a mention names as doers of such a deed without the report saying so itself: a voice of another
    party says so, or a hedge bears on who did it. `party` gives the party of an actor."""
    root = roots().get(mention.plover.root) if mention.plover is not None else None
    if root is None or root.quad != _MATERIAL_CONFLICT:
        return frozenset()
    doers = {p.actor for p in mention.participants if p.role == "actor"}
    if "participants" in mention.hedged:
        return frozenset(doers)
    said = next((a for a in reading.attributions if a.id == mention.attribution), None)
    if said is None or mention.modality != "reported":
        return frozenset()
    own = _speakers(said, party)
    return frozenset(doer for doer in doers if party(doer) not in own)


def _speakers(said: Attribution, party: Callable[[str], str]) -> set[str]:
    """The parties of those responsible for what is said."""
    voices = said.chain[-1].voices if said.chain else ()
    return {party(v.actor) for v in voices if v.actor is not None}

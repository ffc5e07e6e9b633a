"""Look-alikes: events of one kind with common parties that a veto keeps apart, shown side by side with the reason, so
that a reader sees that they were not taken for one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product

from rashomon.accounts.explaining import explain
from rashomon.accounts.tellers import narrator
from rashomon.events.blocking import LARGEST_BLOCK
from rashomon.events.facts import Facts, gather
from rashomon.events.vetoes import fits_general, veto
from rashomon.knowledge.topics import topics
from rashomon.model import (
    Account,
    Actor,
    ComparedSide,
    Comparison,
    Dimension,
    Event,
    Item,
    Proposition,
    Reading,
)

#: For each event at most this many look-alikes are shown, the closest first.
MOST_LOOK_ALIKES = 5
#: A veto of this beginning is about that dimension.
_DIMENSIONS: tuple[tuple[str, Dimension], ...] = (
    ("the dates", "date"),
    ("the places", "place"),
    ("the roles", "participants"),
    ("different parties", "participants"),
    ("no party", "participants"),
    ("they are between", "participants"),
    ("one is said", "date"),
    ("one is still", "modality"),
    ("one has happened", "modality"),
)


def look_alikes(readings: Sequence[Reading], events: Sequence[Event], actors: Mapping[str, Actor]) -> list[Comparison]:
    """A comparison "different_event" for each pair of look-alike events, with the clauses that tell of them; for each
    event only the closest few, since an archive holds hundreds of calls between the same two."""
    facts = {f.mention.id: f for f in gather(readings)}
    told = [[facts[m] for m in event.mentions if m in facts] for event in events]
    found = []
    for i, j in _candidates(told):
        pair = _closest(told[i], told[j])
        if pair is not None:
            found.append((pair[0], i, j, pair[1:]))
    shown: Counter[int] = Counter()
    kept: list[Comparison] = []
    for _, i, j, alike in sorted(found, key=lambda f: ([-n for n in f[0]], f[1], f[2])):
        if max(shown[i], shown[j]) < MOST_LOOK_ALIKES:
            shown.update((i, j))
            kept.append(_comparison(len(kept), alike, readings, actors))
    return kept


def _candidates(told: Sequence[Sequence[Facts]]) -> list[tuple[int, int]]:
    """Pairs of events that share a kind and a party, thing or place."""
    blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
    for index, members in enumerate(told):
        for facts in members:
            place = facts.mention.place
            ties = {*facts.parties, *facts.things, *([str(place.geonameid)] if place and place.geonameid else [])}
            for key in product({facts.kind.name, *facts.kind.stands_for}, ties):
                blocks[key].add(index)
    pairs = (combinations(sorted(members), 2) for members in blocks.values() if len(members) <= LARGEST_BLOCK)
    return sorted({pair for block in pairs for pair in block})


def vows(
    readings: Sequence[Reading], propositions: Sequence[Proposition], actors: Mapping[str, Actor]
) -> list[Comparison]:
    """A comparison for each vow that something will never be, beside the accounts of an exchange in which it is said to
    have been or not: a change of position or an old one, but of another time than the exchange."""
    documents = {r.document.id: r.document for r in readings}
    text = {i: d.text for i, d in documents.items()}
    found: list[Comparison] = []
    for reading in readings:
        said = {a.id: a for a in reading.attributions}
        for item in reading.items:
            vower = said.get(item.attribution or "")
            if vower is None or not _is_vow(item):
                continue
            for account in _on_topic(item, reading, propositions):
                a = ComparedSide(account.id, account.evidence, account.chain)
                b = ComparedSide(None, (item.span,), vower.chain or narrator(reading.document, actors)[1])
                why = explain("different_event", a, b, ("", ""), text, "the second is a vow of another time")
                number = f"c-v{len(found)}"
                found.append(
                    Comparison(number, None, None, "content", a, b, "different_event", "change of position", why)
                )
    return found


def _is_vow(item: Item) -> bool:
    return item.topic is not None and item.negated and item.about is None and item.hedged


def _on_topic(item: Item, reading: Reading, propositions: Sequence[Proposition]) -> list[Account]:
    """The accounts of the same document that say or deny what the vow is about."""
    label = topics()[item.topic or ""].label
    return [
        account
        for proposition in propositions
        if proposition.text.endswith(f"about {label}")
        for account in proposition.accounts
        if account.stance in ("asserts", "denies") and account.evidence[0].document == reading.document.id
    ]


def _closest(mine: Sequence[Facts], theirs: Sequence[Facts]) -> tuple[tuple[int, int, int], Facts, Facts, str] | None:
    """The pair of mentions that look most alike and are kept apart, with how alike they are and the reason."""
    best: tuple[tuple[int, int, int], Facts, Facts, str] | None = None
    for a in mine:
        for b in theirs:
            likeness = _likeness(a, b)
            reason = veto(a, b) if likeness else None
            rank = (likeness, _exactness(a) + _exactness(b), len(a.mention.participants) + len(b.mention.participants))
            if reason is not None and (best is None or rank > best[0]):
                best = (rank, a, b, reason)
    return best


def _exactness(facts: Facts) -> int:
    """How exactly a mention says when its event was."""
    return ("unresolved", "interval", "resolved", "explicit").index(facts.mention.time.status)


def _likeness(a: Facts, b: Facts) -> int:
    """How far two mentions invite confusion: one kind or mirrored roles, and a common pair of parties or one party with
    a thing, a place or persons in common. 0 for no look-alikes."""
    if a.kind.name != b.kind.name and not (fits_general(a, b) or fits_general(b, a)):
        return 0
    parties, things = len(a.parties & b.parties), min(2, len(a.things & b.things) + _share_a_place(a, b))
    if not parties and (things < 2 or (a.parties and b.parties)):
        return 0
    return 2 * min(parties, 2) + len(a.persons & b.persons) + things


def _share_a_place(a: Facts, b: Facts) -> bool:
    x, y = a.mention.place, b.mention.place
    return x is not None and y is not None and x.geonameid is not None and x.geonameid == y.geonameid


def _comparison(
    number: int, pair: tuple[Facts, Facts, str], readings: Sequence[Reading], actors: Mapping[str, Actor]
) -> Comparison:
    first, second, reason = pair
    documents = {r.document.id: r.document for r in readings}
    a, b = (
        ComparedSide(None, (f.mention.extent,), narrator(documents[f.document], actors)[1]) for f in (first, second)
    )
    dimension: Dimension = next((d for start, d in _DIMENSIONS if reason.startswith(start)), "content")
    text = {i: d.text for i, d in documents.items()}
    why = explain("different_event", a, b, ("", ""), text, reason)
    return Comparison(f"c-d{number}", None, None, dimension, a, b, "different_event", None, why)

"""Look-alikes: events of one kind with common parties that a veto keeps apart, shown side by side with the reason, so
that a reader sees that they were not taken for one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.explaining import explain
from rashomon.accounts.tellers import narrator
from rashomon.events.columns import Columns, make_columns
from rashomon.events.facts import Facts, gather
from rashomon.events.sets import NOTHING, Rows, common
from rashomon.events.vetoes import FREE, VETOES, Veto, either_general, first_vetoes, same_kind
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
#: What more events than this share says nothing; their pairs come from what fewer share.
LARGEST_BLOCK = 2000
#: Pairs of events that are compared in one go, which bounds the memory.
_PAIRS_AT_ONCE = 20_000
#: Two mentions and what keeps them apart.
_Apart = tuple[Facts, Facts, str]
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
    facts = gather(readings)
    rows = {f.mention.id: row for row, f in enumerate(facts)}
    told = [np.array([rows[m] for m in event.mentions if m in rows], np.int64) for event in events]
    pairs = _candidates([[facts[row] for row in each] for each in told])
    columns = make_columns(facts)
    found: list[tuple[tuple[int, int, int], int, int, _Apart]] = []
    for start in range(0, len(pairs), _PAIRS_AT_ONCE):
        found += _closest(facts, columns, told, pairs[start : start + _PAIRS_AT_ONCE])
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


def _closest(
    facts: Sequence[Facts], columns: Columns, told: Sequence[Rows], pairs: Sequence[tuple[int, int]]
) -> list[tuple[tuple[int, int, int], int, int, _Apart]]:
    """For each of the pairs of events, the two mentions that look most alike and are kept apart, with how alike they
    are and the reason; nothing for events without such mentions."""
    i = np.concatenate([np.repeat(told[a], len(told[b])) for a, b in pairs])
    j = np.concatenate([np.tile(told[b], len(told[a])) for a, b in pairs])
    owner = np.repeat(np.arange(len(pairs)), [len(told[a]) * len(told[b]) for a, b in pairs])
    likeness = _likeness(columns, i, j)
    alike = np.flatnonzero(likeness)
    vetoes = first_vetoes(columns, i[alike], j[alike])
    best: dict[int, tuple[tuple[int, int, int], Facts, Facts, Veto]] = {}
    for n, veto in zip(alike[vetoes != FREE].tolist(), vetoes[vetoes != FREE].tolist(), strict=True):
        a, b, pair = facts[i[n]], facts[j[n]], int(owner[n])
        together = len(a.mention.participants) + len(b.mention.participants)
        rank = (int(likeness[n]), _exactness(a) + _exactness(b), together)
        if pair not in best or rank > best[pair][0]:
            best[pair] = (rank, a, b, VETOES[veto])
    return [(rank, *pairs[pair], (a, b, veto.reason(a, b))) for pair, (rank, a, b, veto) in best.items()]


def _exactness(facts: Facts) -> int:
    """How exactly a mention says when its event was."""
    return ("unresolved", "interval", "resolved", "explicit").index(facts.mention.time.status)


def _likeness(columns: Columns, i: Rows, j: Rows) -> NDArray[np.int64]:
    """How far two mentions invite confusion: one kind or mirrored roles, and a common pair of parties or one party with
    a thing, a place or persons in common. 0 for no look-alikes."""
    parties = common(columns.parties, i, columns.parties, j)
    same_place = (columns.place[i] != NOTHING) & (columns.place[i] == columns.place[j])
    things = np.minimum(2, common(columns.things, i, columns.things, j) + same_place)
    one_silent = (columns.parties.sizes(i) == 0) | (columns.parties.sizes(j) == 0)
    inviting = same_kind(columns, i, j) | either_general(columns, i, j)
    inviting &= (parties > 0) | ((things == 2) & one_silent)
    persons = common(columns.persons, i, columns.persons, j)
    return np.where(inviting, 2 * np.minimum(parties, 2) + persons + things, 0)


def _comparison(number: int, pair: _Apart, readings: Sequence[Reading], actors: Mapping[str, Actor]) -> Comparison:
    first, second, reason = pair
    documents = {r.document.id: r.document for r in readings}
    a, b = (
        ComparedSide(None, (f.mention.extent,), narrator(documents[f.document], actors)[1]) for f in (first, second)
    )
    dimension: Dimension = next((d for start, d in _DIMENSIONS if reason.startswith(start)), "content")
    text = {i: d.text for i, d in documents.items()}
    why = explain("different_event", a, b, ("", ""), text, reason)
    return Comparison(f"c-d{number}", None, None, dimension, a, b, "different_event", None, why)

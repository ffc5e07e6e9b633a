"""Look-alikes: events of one kind with common parties that a veto or their occasions keep apart, shown side by side
with the reason, so that a reader sees that they were not taken for one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.explaining import explain
from rashomon.accounts.occasions import Occasions, find_occasions
from rashomon.accounts.tellers import narrator
from rashomon.events.columns import INSTANCES, MODALITIES, Columns, make_columns
from rashomon.events.facts import Facts, gather
from rashomon.events.pairs import either_general, same_kind
from rashomon.events.sets import NOTHING, Mask, Rows, common
from rashomon.events.vetoes import FREE, VETOES, first_vetoes
from rashomon.model import (
    Account,
    Actor,
    ComparedSide,
    Comparison,
    Dimension,
    Document,
    Event,
    Item,
    Proposition,
    Reading,
    Span,
)

#: For each event at most this many look-alikes are shown, the closest first.
MOST_LOOK_ALIKES = 5
#: What more events than this share says nothing; their pairs come from what fewer share.
LARGEST_BLOCK = 2000
#: Pairs of events that are compared in one go, which bounds the memory.
_PAIRS_AT_ONCE = 20_000
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EARLIER = INSTANCES.index("earlier")
_TO_COME = [MODALITIES.index(m) for m in ("future", "possible")]
_AFTER_TWO = "the one came after “{}”, the other after “{}”"
_ONE_EARLIER = "one is said to be the earlier"
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
    ("the days", "date"),
)


@dataclass(frozen=True)
class _Apart:
    """Two mentions of the events numbered `pair`, how alike they look, why they are of two, and what is shown of
    them."""

    pair: tuple[int, int]
    rank: tuple[int, int, int, int]
    a: Facts
    b: Facts
    reason: str
    words: tuple[Span, ...]


def look_alikes(readings: Sequence[Reading], events: Sequence[Event], actors: Mapping[str, Actor]) -> list[Comparison]:
    """A comparison "different_event" for each pair of look-alike events, with the clauses that tell of them; for each
    event only the closest few, since an archive holds hundreds of calls between the same two."""
    facts = gather(readings)
    documents = {r.document.id: r.document for r in readings}
    rows = {f.mention.id: row for row, f in enumerate(facts)}
    told = [np.array([rows[m] for m in event.mentions if m in rows], np.int64) for event in events]
    pairs = _candidates([[facts[row] for row in each] for each in told])
    columns = make_columns(facts)
    occasions = find_occasions(facts, columns, told, documents)
    found: list[_Apart] = []
    for start in range(0, len(pairs), _PAIRS_AT_ONCE):
        found += _closest(occasions, documents, pairs[start : start + _PAIRS_AT_ONCE])
    shown: Counter[int] = Counter()
    kept: list[Comparison] = []
    for alike in sorted(found, key=lambda f: ([-n for n in f.rank], f.pair)):
        i, j = alike.pair
        if max(shown[i], shown[j]) < MOST_LOOK_ALIKES:
            shown.update((i, j))
            kept.append(_comparison(len(kept), alike, documents, actors))
    return kept


def _candidates(told: Sequence[Sequence[Facts]]) -> list[tuple[int, int]]:
    """Pairs of events that share a kind and a party, thing or place, but not a call and a meeting that are both told of
    as talks; and what a report calls an earlier event of a root, with its others of that root."""
    blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
    earlier: dict[tuple[str, str], set[int]] = defaultdict(set)
    of_root: dict[tuple[str, str], set[int]] = defaultdict(set)
    for index, members in enumerate(told):
        for facts in members:
            place = facts.mention.place
            ties = {*facts.parties, *facts.things, *([str(place.geonameid)] if place and place.geonameid else [])}
            for key in product({facts.kind.name, *facts.kind.stands_for}, ties):
                blocks[key].add(index)
            of_root[facts.document, facts.root or ""].add(index)
            if facts.instance == "earlier" and facts.mention.nominal:
                earlier[facts.document, facts.root or ""].add(index)
    named = [{f.kind.name for f in members if not f.kind.general} for members in told]
    tied = (combinations(sorted(members), 2) for members in blocks.values() if len(members) <= LARGEST_BLOCK)
    alike = {(a, b) for block in tied for a, b in block if not (named[a] and named[b]) or named[a] & named[b]}
    marked = {(min(a, b), max(a, b)) for key, those in earlier.items() for a in those for b in of_root[key] if a != b}
    return sorted(alike | marked)


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
    return [
        account
        for proposition in propositions
        if proposition.dimension == "content" and proposition.key == f"topic:{item.topic}"
        for account in proposition.accounts
        if account.stance in ("asserts", "denies") and account.evidence[0].document == reading.document.id
    ]


def _closest(occasions: Occasions, documents: Mapping[str, Document], pairs: Sequence[tuple[int, int]]) -> list[_Apart]:
    """For each of the pairs of events the two mentions that look most alike and are of two events, with how alike they
    are and the reason; nothing for events without such mentions."""
    facts, columns, told = occasions.facts, occasions.columns, occasions.told
    i = np.concatenate([np.repeat(told[a], len(told[b])) for a, b in pairs])
    j = np.concatenate([np.tile(told[b], len(told[a])) for a, b in pairs])
    owner = np.repeat(np.arange(len(pairs)), [len(told[a]) * len(told[b]) for a, b in pairs])
    likeness = _likeness(columns, i, j)
    alike = np.flatnonzero(likeness)
    i, j, owner, likeness = i[alike], j[alike], owner[alike], likeness[alike]
    vetoes = first_vetoes(columns, i, j)
    occasioned = {n: rows for n in np.unique(owner).tolist() if (rows := occasions.apart(*pairs[n])) is not None}
    by_days = (columns.bare[i] != NOTHING) & (columns.bare[j] != NOTHING)
    best: dict[int, _Apart] = {}
    for n in np.flatnonzero((vetoes != FREE) | np.isin(owner, list(occasioned)) | by_days).tolist():
        first, second, pair = int(i[n]), int(j[n]), int(owner[n])
        a, b, before = facts[first], facts[second], occasioned.get(pair)
        if before is not None:
            reason = _AFTER_TWO.format(*(_quoted(facts[row], documents) for row in before))
        else:
            reason = _reason(a, b, int(vetoes[n]))
        states = sum(row in occasions.stated for row in (first, second)) if before is not None else 0
        together = len(a.mention.participants) + len(b.mention.participants)
        rank = (int(likeness[n]), states, _exactness(a) + _exactness(b), together)
        if reason and (pair not in best or rank > best[pair].rank):
            words = tuple(_words(occasions, row, reason, before is not None) for row in (first, second))
            best[pair] = _Apart(pairs[pair], rank, a, b, reason, words)
    return list(best.values())


def _reason(a: Facts, b: Facts, veto: int) -> str:
    """Why two mentions are of two events, apart from what came before them; empty where nothing says so."""
    if veto != FREE:
        marked = "earlier" in (a.instance, b.instance) and VETOES[veto].name == "kinds"
        return _ONE_EARLIER if marked and a.instance != b.instance else VETOES[veto].reason(a, b)
    days = [_WEEKDAYS.index(f.bare) if f.bare in _WEEKDAYS else None for f in (a, b)]
    if a.document == b.document or days[0] is None or days[1] is None or (days[0] - days[1]) % 7 in (0, 1, 6):
        return ""
    return f"the days differ ({a.bare.title()} and {b.bare.title()})"


def _words(occasions: Occasions, row: int, reason: str, by_occasion: bool) -> Span:
    """What is shown of a mention: its clause, without what the reason names already. What is called an earlier one
    stands in a clause that tells of the later, and is shown by its own words."""
    mention = occasions.facts[row].mention
    if reason == _ONE_EARLIER and mention.nominal and mention.wording is not None:
        return mention.wording
    return occasions.without(row) if by_occasion else mention.extent


def _quoted(facts: Facts, documents: Mapping[str, Document]) -> str:
    mention = facts.mention
    return " ".join(documents[facts.document].quote(mention.wording or mention.span).split())


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
    # "discussed a meeting": what was talked about is not taken for the talk
    inviting &= same_kind(columns, i, j) | (columns.extent[i] != columns.extent[j])
    persons = common(columns.persons, i, columns.persons, j)
    found: NDArray[np.int64] = np.where(inviting, 2 * np.minimum(parties, 2) + persons + things, 0)
    return np.maximum(found, _one_earlier(columns, i, j))


def _one_earlier(columns: Columns, i: Rows, j: Rows) -> Mask:
    """ "The previous effort in Geneva" beside what the same report says is proposed now: talks of both, and the one is
    said to be the earlier without saying whose it was."""
    found: Mask = np.zeros(len(i), np.bool_)
    for a, b in ((i, j), (j, i)):
        marked = columns.nominal[a] & (columns.instance[a] == _EARLIER) & (columns.parties.sizes(a) == 0)
        marked &= columns.mutual[a] & (columns.instance[b] != _EARLIER)
        found |= marked & np.isin(columns.modality[b], _TO_COME)
    found &= (columns.document[i] == columns.document[j]) & (columns.root[i] == columns.root[j])
    return found


def _comparison(
    number: int, alike: _Apart, documents: Mapping[str, Document], actors: Mapping[str, Actor]
) -> Comparison:
    a, b = (ComparedSide(None, (words,), narrator(documents[words.document], actors)[1]) for words in alike.words)
    dimension: Dimension = next((d for start, d in _DIMENSIONS if alike.reason.startswith(start)), "content")
    text = {i: d.text for i, d in documents.items()}
    why = explain("different_event", a, b, ("", ""), text, alike.reason)
    return Comparison(f"c-d{number}", None, None, dimension, a, b, "different_event", None, why)

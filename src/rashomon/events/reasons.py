"""Reasons in plain words: what speaks for one event, what is missing, and what keeps look-alikes apart.

The words come from the same likeness and the same vetoes that decide.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.events.columns import Columns, make_columns
from rashomon.events.facts import Facts
from rashomon.events.pairs import either_general, same_kind
from rashomon.events.scoring import likeness, parts, score, tied
from rashomon.events.sets import NOTHING, Mask, Rows, common
from rashomon.events.vetoes import FREE, VETOES, first_vetoes

#: Of an event so many look-alikes are explained, the closest first.
MOST_LOOK_ALIKES = 5

_FIRST, _SECOND = np.array([0]), np.array([1])


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a mention into its event: the mention it is most like (None for one that stands alone), and why."""

    mention: str
    to: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class KeptApart:
    """A mention of another event that looks alike, and the veto that keeps the two apart."""

    mention: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why the mentions of an event are one, and why its look-alikes are others."""

    joined: tuple[Tie, ...]
    apart: tuple[KeptApart, ...]


def speaks_for(a: Facts, b: Facts) -> tuple[str, ...]:
    """What speaks for a and b being one event, each in a clause, the weightiest first."""
    found = parts(make_columns([a, b]), _FIRST, _SECOND)
    words = {
        "kind": f"both are of the kind {a.kind.name}" if a.kind.name == b.kind.name else _stands_for(a, b),
        "parties": f"{_of_both(a, b)} ({_listed(a.parties & b.parties)})",
        "persons": "the same persons take part",
        "time": _when(a, b),
        "place": _where(a, b),
        "cast": "those whom the one names are told of in the report of the other",
        "number": f"the same number ({_listed(_numbers(a) & _numbers(b))})",
        "telling": f"the same words around it ({_listed(a.near & b.near)})",
        "story": f"both reports are about the same ({_listed(a.story & b.story)})",
        "things": f"the same words beside it ({_listed(a.things & b.things)})",
        "pointing back": "the wording points back",
        "told together": "they are told close together",
    }
    weights = sorted(((float(found[name][0]), name) for name in words), key=lambda pair: -pair[0])
    return tuple(words[name] for weight, name in weights if weight > 0)


def lacks(a: Facts, b: Facts) -> str:
    """What keeps two look-alikes from being taken for one event, though no veto holds."""
    columns = make_columns([a, b])
    found = parts(columns, _FIRST, _SECOND)
    if not tied(columns, _FIRST, _SECOND, found)[0]:
        return "no day, place or name that both give ties them together"
    missing = [words for name, words in _MISSING.items() if found[name][0] <= 0]
    return (
        f"{' and '.join(missing)} in common would be needed" if missing else "other mentions of the two are less alike"
    )


_MISSING = {"parties": "parties", "time": "a day", "place": "a place"}


def why_alike(a: Facts, b: Facts) -> str:
    """One plain sentence for two events that may be the same: what ties them, what is missing."""
    return f"{'; '.join(speaks_for(a, b))}; but {lacks(a, b)}"


def why_joined(tellings: Sequence[Sequence[Facts]], wholes: Sequence[Facts]) -> list[Tie]:
    """For each mention of an event the tie that holds it in. `tellings` are the mentions of the event document by
    document, `wholes` what each document tells as a whole."""
    columns = make_columns(wholes)
    found: list[Tie] = []
    for n, members in enumerate(tellings):
        first, *others = members
        found.append(_strongest(columns, wholes, n, first.mention.id))
        within = make_columns(members)
        for m, facts in enumerate(others, 1):
            rest = np.array([k for k in range(len(members)) if k != m])
            values = score(within, np.full(len(rest), m), rest)
            best = members[int(rest[int(values.argmax())])]
            said = speaks_for(facts, best) if values.max() > 0 else ("it stands beside it in the text",)
            found.append(Tie(facts.mention.id, best.mention.id, "; ".join(said)))
    return found


def _strongest(columns: Columns, wholes: Sequence[Facts], n: int, mention: str) -> Tie:
    """The tie of one document's telling to those of the others."""
    others = np.array([k for k in range(len(wholes)) if wholes[k].document != wholes[n].document], np.int64)
    if not len(others):
        return Tie(mention, None, "no other document tells of it")
    values = score(columns, np.full(len(others), n), others)
    if not np.isfinite(values.max()):
        return Tie(mention, None, "a person's correction holds it here, against a veto")
    best = wholes[int(others[int(values.argmax())])]
    return Tie(mention, best.mention.id, "; ".join(speaks_for(wholes[n], best)))


def why_apart(own: Collection[int], wholes: Sequence[Facts], home: Sequence[int]) -> list[KeptApart]:
    """Tellings of other events that look like those of the event (rows `own`), with what keeps them apart: one for each
    of the closest events. `home` says which event each row is of."""
    columns = make_columns(wholes)
    mine = np.array(sorted(own))
    theirs = np.array([row for row in range(len(wholes)) if row not in own], np.int64)
    i, j = np.repeat(mine, len(theirs)), np.tile(theirs, len(mine))
    alike = _inviting(columns, i, j)
    i, j = i[alike], j[alike]
    vetoes = first_vetoes(columns, i, j)
    i, j, vetoes = (each[vetoes != FREE] for each in (i, j, vetoes))
    shared = common(columns.parties, i, columns.parties, j) + common(columns.things, i, columns.things, j)
    rank = np.lexsort((j, i, -likeness(columns, i, j), -shared))
    found: dict[int, KeptApart] = {}
    for n in rank.tolist():
        a, b = wholes[int(i[n])], wholes[int(j[n])]
        if len(found) < MOST_LOOK_ALIKES:
            reason = VETOES[int(vetoes[n])].reason(a, b)
            found.setdefault(home[int(j[n])], KeptApart(a.mention.id, b.mention.id, reason))
    return list(found.values())


def _inviting(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Pairs that a reader might take for one event: of one kind, with a party, a place or two things in common."""
    kind = same_kind(columns, i, j) | either_general(columns, i, j)
    place = (columns.place[i] != NOTHING) & (columns.place[i] == columns.place[j]) & ~columns.broad[i]
    parties = common(columns.parties, i, columns.parties, j) > 0
    return kind & (parties | place | (common(columns.things, i, columns.things, j) > 1))


def _stands_for(a: Facts, b: Facts) -> str:
    general, other = (a, b) if a.kind.general else (b, a)
    return f"“{general.mention.lemma}” may stand for “{other.mention.lemma}”"


def _of_both(a: Facts, b: Facts) -> str:
    return "the same parties" if a.parties == b.parties else "common parties"


def _where(a: Facts, b: Facts) -> str:
    x, y = a.mention.place, b.mention.place
    if x is not None and y is not None and x.geonameid == y.geonameid:
        return f"the same place ({x.name})"
    return "a town named close by both" if a.scene & b.scene else "the same place"


def _when(a: Facts, b: Facts) -> str:
    if a.timed and b.timed:
        same = a.window == b.window
        return f"the same time ({a.window.edtf})" if same else f"times that overlap ({a.window.edtf}, {b.window.edtf})"
    if a.timed or b.timed:
        dated = a if a.timed else b
        return f"the time of the one ({dated.window.edtf}) fits the report of the other"
    return "reports of the same days"


def _numbers(facts: Facts) -> frozenset[str]:
    return frozenset(f"{number.value:g} {number.role or number.unit or ''}".strip() for number in facts.mention.numbers)


def _listed(values: Collection[str]) -> str:
    return ", ".join(sorted(values))

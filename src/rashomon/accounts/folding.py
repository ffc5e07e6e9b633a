"""Folding: one thing that is said stands in one row, whether it was told as a claim or as what happened.

A denied claim has a row of its own (see `claims`). Where the clause that makes the claim is also somebody's
telling that an event happened, or of a part of one, the denial belongs there, beside all others who tell of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.accounts.rows import EVERYBODY, Row, Told
from rashomon.model import Span, Telling

#: As much of the shorter of two passages as must be shared for them to be the same clause. A claim's evidence may hold
#: the source and the cue beside the clause.
_SHARED = 0.8


def fold(told: Sequence[Told]) -> list[Told]:
    """The tellings, those of a claim's row moved to the row in which the claim stands already."""
    rows: dict[Row, list[Told]] = defaultdict(list)
    spoken: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in told:
        if each.row.is_claim:
            rows[each.row].append(each)
        elif each.row.dimension in ("occurrence", "content", "modality") and not each.row.tells_value:
            spoken[each.document, each.teller.key].append(each)
    home = {row: _home(found, spoken) for row, found in rows.items()}
    return _answered(_counted_alike([replace(t, row=home.get(t.row) or t.row) for t in told]))


def _counted_alike(told: Sequence[Told]) -> list[Told]:
    """Where only one country's soldiers are counted among an event's dead, soldiers without a country are those."""
    numbers = {t.row for t in told if t.row.dimension == "number"}
    alike: dict[Row, set[Row]] = defaultdict(set)
    for row in numbers:
        head, _, counted = row.key.rpartition(":")
        if " " in counted:
            alike[replace(row, key=f"{head}:{counted.partition(' ')[2]}")].add(row)
    moved = {bare: named.pop() for bare, named in alike.items() if len(named) == 1}
    return [replace(t, row=moved.get(t.row, t.row)) for t in told]


def _answered(told: Sequence[Told]) -> list[Told]:
    """Who says that nobody was killed answers each number of those killed."""
    numbers = sorted({t.row for t in told if t.row.dimension == "number"})
    found: list[Told] = []
    for each in told:
        prefix, mark, _ = each.row.key.rpartition(EVERYBODY)
        same = [
            r
            for r in (numbers if mark else ())
            if r.event == each.row.event and r.key.startswith(prefix) and r != each.row
        ]
        found += [replace(each, row=row) for row in same] or [each]
    return found


def _home(claim: Sequence[Told], spoken: dict[tuple[str, str], list[Told]]) -> Row | None:
    """The topic that the denial denies in as many words, else the row in which the voice that makes the claim tells the
    same clause: of the claim's own event before another's, then the closest."""
    denied = [(share, row) for share, row in _alike(claim, spoken, ("denies",)) if row.key.startswith("topic:")]
    alike = denied or _alike(claim, spoken, ("asserts", "weaker"))
    own = claim[0].row.event
    return (
        min(alike, key=lambda f: (f[1].event != own, -f[0], f[1].dimension != "occurrence", f[1]))[1] if alike else None
    )


def _alike(
    claim: Sequence[Told], spoken: dict[tuple[str, str], list[Told]], tellings: tuple[Telling, ...]
) -> list[tuple[float, Row]]:
    """The rows in which a voice of the claim tells the same clause in one of these ways, and how much is shared."""
    found = [
        (_likeness(made.evidence, other.evidence), other.row)
        for made in claim
        if (made.telling == "denies") == ("denies" in tellings)
        for other in spoken[made.document, made.teller.key]
        if other.telling in tellings and not other.passing
    ]
    return [(share, row) for share, row in found if share >= _SHARED]


def _likeness(a: Span, b: Span) -> float:
    if a.document != b.document:
        return 0.0
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / min(len(a), len(b))

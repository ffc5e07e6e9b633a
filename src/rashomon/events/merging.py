"""What a document tells of one event, as the facts of a single mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.edtf import intersect
from rashomon.events.describing import event_place, telling_outlook
from rashomon.events.facts import Facts
from rashomon.model import Date, Modality

_SUREST: tuple[Modality, ...] = ("actual", "reported", "future", "possible", "negated")


def merged(members: Sequence[Facts]) -> Facts:
    """All that the mentions of one event in one document say together: every party, the narrowest time, the most exact
    place, the surest modality; kind and wording are those of the mention that is most specific."""
    base = min(members, key=lambda m: (m.kind.casualty, m.kind.general, not m.parties, m.order))
    timed = [m.window for m in members if m.timed]
    modality = min((m.mention.modality for m in telling_outlook(members)), key=_SUREST.index)
    numbers = tuple(dict.fromkeys(n for m in members for n in m.mention.numbers))
    place = event_place(members)[0]
    stands = [m for m in members if m.mention.place is not None and m.mention.place == place] or members
    return replace(
        base,
        mention=replace(base.mention, place=place, modality=modality, numbers=numbers),
        parties=_all(m.parties for m in members),
        doers=_all(m.doers for m in members),
        targets=_all(m.targets for m in members),
        persons=_all(m.persons for m in members),
        represented=_all(m.represented for m in members),
        things=_all(m.things for m in members),
        rejecters=_all(m.rejecters for m in members),
        window=_narrowest(timed) if timed else base.window,
        timed=bool(timed),
        instance=next((m.instance for m in members if m.instance), ""),
        name=next((m.name for m in members if m.name), ""),
        vow=all(m.vow for m in members),
        presupposed=any(m.presupposed for m in members),
        scene=_all(m.scene for m in stands),
        near=_all(m.near for m in members),
        story=_all(m.story for m in members),
        bare="" if timed else next((m.bare for m in members if m.bare), ""),
        pending=not timed and any(m.pending for m in members),
    )


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _narrowest(windows: Sequence[Date]) -> Date:
    """The days that all windows allow, as far as they agree."""
    found = windows[0]
    for window in windows[1:]:
        found = intersect(found, window) or found
    return found

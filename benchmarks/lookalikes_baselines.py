"""Plain ways of joining event mentions, to set ours beside: by the head's dictionary form, by kind and parties, and by
kind, parties and month."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from rashomon.events.facts import Facts, gather
from rashomon.model import Reading

Baseline = Callable[[Sequence[Reading]], Mapping[tuple[str, str], Hashable]]


def _baseline(key: Callable[[Facts], Hashable]) -> Baseline:
    """Mentions with the same key are one event."""

    def join(readings: Sequence[Reading]) -> Mapping[tuple[str, str], Hashable]:
        return {(f.document, f.mention.id): key(f) for f in gather(readings)}

    return join


def _month(facts: Facts) -> str | None:
    """The month in which the time that the mention allows ends: that of its report where the text gives none."""
    return facts.window.latest[:7] if facts.window.latest else None


BASELINES: dict[str, Baseline] = {
    "head lemma": _baseline(lambda f: f.mention.lemma.split()[-1]),
    "kind and parties": _baseline(lambda f: (f.kind.name, f.parties)),
    "kind, parties and month": _baseline(lambda f: (f.kind.name, f.parties, _month(f))),
}

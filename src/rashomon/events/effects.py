"""Which corrections the events follow, and which have no effect now, since what they are about is gone or a later or
older one says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.events.locating import home_of
from rashomon.model import Correction, Event, Span


def with_effects(
    corrections: Iterable[Correction],
    said: Sequence[Correction],
    events: Iterable[Event],
    home: Mapping[Span, str],
) -> tuple[Correction, ...]:
    """The corrections that were not taken back, in order of number, each with whether the events follow it. `said` are
    the same as located in the documents."""
    active = sorted((each for each in corrections if each.active), key=lambda each: each.number)
    if not active:
        return ()
    shown = {
        each.correction
        for event in events
        for several in (event.fixed, event.remarks, event.rejected)
        for each in several
    }
    found = []
    for each, here in zip(active, said, strict=True):
        effect = _tells(here, home) if here.kind in ("same", "apart") else here.number in shown
        found.append(replace(each, number=here.number, effect=effect))
    return tuple(found)


def _tells(correction: Correction, home: Mapping[Span, str]) -> bool:
    """Whether the events are one, or apart, as the correction says."""
    if correction.kind == "same":
        a, b = home_of(correction.a, home), home_of(correction.b, home)
        return a is not None and a == b
    one, other = ({home[span] for span in side if span in home} for side in (correction.a, correction.b))
    return bool(one and other) and one.isdisjoint(other)

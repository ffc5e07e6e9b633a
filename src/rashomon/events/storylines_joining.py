"""What belongs to a run beside its own events: what texts link to it, what its reports tell beside it, and another run
of the same pair that a text ties to it. `homes` are the runs of events so far, by event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from rashomon.events.parties import doers_and_targets
from rashomon.events.storylines_runs import GAP_DAYS, MOST_EVENTS, Run, days_between
from rashomon.model import Actor, Event

#: Steps over stated links from an event between the parties to one that belongs with it.
_STEPS = 2
#: First and last day of the events between the parties of a run.
Span = tuple[str, str]


def spans_of(homes: Mapping[str, Run], days: Mapping[str, str]) -> dict[Run, Span]:
    """The days from the first to the last event of each run."""
    inside: dict[Run, list[str]] = defaultdict(list)
    for event, run in homes.items():
        inside[run].append(days[event])
    return {run: (min(each), max(each)) for run, each in inside.items()}


def linked_to(events: Mapping[str, Event], links: Mapping[str, list[str]], homes: Mapping[str, Run]) -> dict[str, Run]:
    """Other events that texts link to those of runs, over a few steps, each to the run it has most links to."""
    found: dict[str, Run] = {}
    sizes = Counter(homes.values())
    for _ in range(_STEPS):
        known = {**homes, **found}
        for event in events:
            near = Counter(known[other] for other in links.get(event, ()) if other in known)
            if event not in known and near:
                run = min(near, key=lambda run: (-near[run], run))
                if sizes[run] < MOST_EVENTS:
                    found[event] = run
                    sizes[run] += 1
    return found


def told_beside(
    events: Mapping[str, Event],
    days: Mapping[str, str],
    actors: Mapping[str, Actor],
    homes: Mapping[str, Run],
    spans: Mapping[Run, Span],
    between: Mapping[str, Run],
) -> dict[str, Run]:
    """Other events of none but the parties of a run, which a report tells beside one of its own events (`between`),
    within a gap of the run's days; each to the run that its reports tell most of."""
    found: dict[str, Run] = {}
    sizes = Counter(homes.values())
    told: dict[str, Counter[Run]] = defaultdict(Counter)
    for event, run in between.items():
        for document in events[event].documents:
            told[document][run] += 1
    for event, each in events.items():
        parties = {party for those in doers_and_targets(each, actors) for party in those}
        if event in homes or event not in days or not parties:
            continue
        near: Counter[Run] = Counter()
        for document in each.documents:
            near.update(told.get(document, {}))
        fitting = [run for run in near if parties <= set(run.pair) and _within(days[event], spans[run])]
        best = min(fitting, key=lambda run: (-near[run], run), default=None)
        if best is not None and sizes[best] < MOST_EVENTS:
            found[event] = best
            sizes[best] += 1
    return found


def joined(
    events: Mapping[str, Event],
    links: Mapping[str, list[str]],
    days: Mapping[str, str],
    homes: Mapping[str, Run],
    spans: Mapping[Run, Span],
) -> dict[Run, Run]:
    """Where each run belongs once those of one pair are joined that a text ties: an event of one to an event of the
    other, or to anything on a day of the other (an apology of June to the deed of November that it is for), while they
    are not too long together."""
    of_pair: dict[tuple[str, str], list[Run]] = defaultdict(list)
    for run in sorted(spans):
        of_pair[run.pair].append(run)
    sizes = Counter(homes.values())
    now = {run: run for run in spans}
    for event in events:
        for other in links.get(event, ()) if event in homes else ():
            here = now[homes[event]]
            there = _tied(other, homes, now, here)
            if there is None and other in days and not _within(days[other], spans[homes[event]]):
                near = (now[run] for run in of_pair[here.pair] if _within(days[other], spans[run]))
                there = next((run for run in near if run != here), None)
            if there is not None and sizes[here] + sizes[there] <= MOST_EVENTS:
                sizes[here] += sizes.pop(there)
                now.update({run: here for run in of_pair[here.pair] if now[run] == there})
    return now


def _tied(other: str, homes: Mapping[str, Run], now: Mapping[Run, Run], here: Run) -> Run | None:
    """Another run of the same pair that an event belongs to."""
    there = now[homes[other]] if other in homes else here
    return there if there != here and there.pair == here.pair else None


def _within(day: str, span: Span) -> bool:
    return days_between(day, span[0]) <= GAP_DAYS and days_between(span[1], day) <= GAP_DAYS

"""Corrections with the words they hang on, ready to be shown: the clauses, where they stand, and the events they are of
now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.events.locating import home_of
from rashomon.knowledge.outlet_names import outlet_name
from rashomon.model import Correction, CorrectionStep, Reading, Span
from rashomon.store.queries import Store

#: Of each side of a correction so many passages are shown; an event may be told of by hundreds.
MOST_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a text, the words that stand there (of a mention its clause) and who published them."""

    span: Span
    words: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a correction: its event now (id and label, None where it is gone), its first passages, and how many
    more there are."""

    event: str | None
    label: str
    passages: tuple[Passage, ...]
    more: int


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction with what it is about and what was done with it, oldest first; `sides` are one or two, `words` those
    of the account that it rejects."""

    correction: Correction
    sides: tuple[Side, ...]
    words: tuple[Passage, ...]
    steps: tuple[CorrectionStep, ...]


def correction_views(store: Store, numbers: Iterable[int] | None = None) -> tuple[CorrectionView, ...]:
    """All corrections, or those of these numbers, oldest first."""
    wanted = None if numbers is None else set(numbers)
    with store.reading():
        chosen = [each for each in store.corrections() if wanted is None or each.number in wanted]
        shown = [span for each in chosen for span in _shown(each)]
        readings = {r.document.id: r for r in store.corrected.readings(dict.fromkeys(span.document for span in shown))}
        homes = store.corrected.homes(span for each in chosen for span in (*each.a, *each.b))
        labels = store.corrected.labels(set(homes.values()))
        steps: dict[int, list[CorrectionStep]] = {}
        for step in store.corrected.steps():
            steps.setdefault(step.correction, []).append(step)

    def side(mentions: Sequence[Span]) -> Side:
        event = home_of(mentions, homes)
        first = tuple(_passage(span, readings.get(span.document)) for span in mentions[:MOST_PASSAGES])
        return Side(event, labels.get(event or "", ""), first, max(0, len(mentions) - MOST_PASSAGES))

    return tuple(
        CorrectionView(
            each,
            tuple(side(mentions) for mentions in (each.a, each.b) if mentions),
            tuple(_passage(s, readings.get(s.document)) for s in (each.account.evidence if each.account else ())),
            tuple(steps.get(each.number, ())),
        )
        for each in chosen
    )


def _shown(correction: Correction) -> tuple[Span, ...]:
    evidence = correction.account.evidence if correction.account else ()
    return (*correction.a[:MOST_PASSAGES], *correction.b[:MOST_PASSAGES], *evidence)


def _passage(span: Span, reading: Reading | None) -> Passage:
    """The words at a place; none where the document is not in the store."""
    if reading is None:
        return Passage(span, "", "")
    clause = next((m.extent for m in reading.event_mentions if m.span == span), span)
    document = reading.document
    publisher = next((actor.name for actor in reading.actors if actor.id == document.publisher), None)
    outlet = outlet_name(document.outlet) if document.outlet else publisher or document.path.rsplit("/", 1)[-1]
    return Passage(span, " ".join(document.quote(clause).split()), outlet)

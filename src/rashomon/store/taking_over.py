"""A colleague's corrections taken over: what is new is kept, what is known adds nothing, and what stands against
one that is kept is refused, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.model import Correction
from rashomon.store.correcting import check
from rashomon.store.errors import CorrectionError
from rashomon.store.writer import Writer


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of somebody's corrections: the numbers of those that were kept, how many were known here, how many
    had been taken back there, and the refused with the reason."""

    kept: tuple[int, ...]
    known: int
    withdrawn: int
    refused: tuple[tuple[Correction, str], ...]


def take_over(writer: Writer, corrections: Iterable[Correction]) -> TakenOver:
    """Keep what is new of these corrections, with who said so and when as they came. One that was taken back here stays
    taken back."""
    kept: list[int] = []
    refused: list[tuple[Correction, str]] = []
    known = withdrawn = 0
    here = {_identity(each) for each in writer.corrections()}
    for each in corrections:
        if not each.active:
            withdrawn += 1
        elif _identity(each) in here:
            known += 1
        else:
            try:
                check(writer, each)
            except CorrectionError as error:
                refused.append((each, str(error)))
                continue
            kept.append(writer.correct(each, "taken over"))
            here.add(_identity(each))
    return TakenOver(tuple(kept), known, withdrawn, tuple(refused))


def _identity(correction: Correction) -> Correction:
    """A correction without what differs from store to store."""
    return replace(correction, number=0, withdrawn_at=None, withdrawn_by=None, effect=None)

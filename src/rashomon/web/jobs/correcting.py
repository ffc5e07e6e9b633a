"""A correction that is kept already, to be followed: the events found anew, and what they make of it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.presenting.corrections import standing, what
from rashomon.store.corrected import correction_views
from rashomon.store.writer import Writer
from rashomon.web.jobs.orders import JobKind, Outcome, Say, relate


@dataclass(frozen=True, slots=True)
class CorrectionOrder:
    """Let the events follow a correction: one that was kept, taken back or put back."""

    number: int
    kind: JobKind = "correction"
    size: int = 0

    @property
    def what(self) -> str:
        """What is done, in words."""
        return f"Follow correction {self.number}"

    def carry_out(self, writer: Writer, say: Say) -> None:
        """Find the events anew, unless a job before this one did, and tell what became of the correction."""
        if writer.stale:
            relate(writer, say)
        for view in correction_views(writer, [self.number]):
            event = next((side.event for side in view.sides if side.event is not None), None)
            say(Outcome(what(view), "done", event=event, words=standing(view.correction)))

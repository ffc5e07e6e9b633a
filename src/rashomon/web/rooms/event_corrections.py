"""What persons corrected of an event, where its page shows the facts and the words that it bears on."""

from __future__ import annotations

from rashomon.model import Fixed
from rashomon.presenting.sources import Sources
from rashomon.store import EventView
from rashomon.web.evidence import Quote, quotes


def fixed_type(view: EventView) -> Fixed | None:
    """The type that a person set; a date that one set says so in its reason."""
    return next((each for each in view.event.fixed if each.what == "type"), None)


def rejected_quotes(view: EventView, sources: Sources) -> dict[int, tuple[Quote, ...]]:
    """The words of the accounts that persons found wrong, by the number of the correction."""
    return {each.correction: quotes(sources, each.account.evidence) for each in view.event.rejected}

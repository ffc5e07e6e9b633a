"""What persons corrected of an event, as its page shows it: who did it when and why, and what had been read."""

from __future__ import annotations

from rashomon.model import Fixed
from rashomon.presenting.corrections import by, read_as, when
from rashomon.presenting.sources import Sources
from rashomon.store import EventView
from rashomon.web.evidence import quotes
from rashomon.web.rooms.lines import Values
from rashomon.web.words import stance


def fixed_values(view: EventView) -> dict[str, Values]:
    """The date and the type that a person set, by what they are of."""
    return {each.what: _fixed(each) for each in view.event.fixed}


def corrected_values(view: EventView, sources: Sources) -> Values | None:
    """Notes on an event, the joins and splits that made it, and the accounts found wrong; None where there is none."""
    found: Values = {
        "notes": [
            {"words": each.words, "done": f"{when(each.at)}{by(each.by)}", "number": each.correction}
            for each in view.event.remarks
        ],
        "links": [
            {
                "words": "Joined to another event" if each.kind == "same" else "Kept apart from others",
                "done": f"{when(each.at)}{by(each.by)}",
                "why": each.note or "",
                "number": each.number,
            }
            for each in view.corrections
        ],
        "rejected": [
            {
                "voice": each.account.voice,
                "label": stance(each.account),
                "row": each.text,
                "done": f"{when(each.at)}{by(each.by)}",
                "why": each.note or "",
                "number": each.correction,
                "quotes": quotes(sources, each.account.evidence),
            }
            for each in view.event.rejected
        ],
    }
    return found if any(found.values()) else None


def _fixed(fixed: Fixed) -> Values:
    return {
        "done": f"{when(fixed.at)}{by(fixed.by)}",
        "why": fixed.note or "",
        "read": read_as(fixed),
        "number": fixed.correction,
    }

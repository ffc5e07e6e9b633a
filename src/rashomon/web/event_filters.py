"""The filters of the chronology as addresses have them: their names, and the filter that they ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rashomon.knowledge.ontology import roots
from rashomon.store import EventFilter
from rashomon.store.filters import first_day, last_day

#: The fields of the filter form, with their labels, in order. Two actors ask for events between them.
FIELDS: Mapping[str, str] = {
    "text": "Words",
    "actor": "Actor",
    "other": "And actor",
    "place": "Place",
    "type": "Type",
    "source": "Source",
    "from": "From",
    "to": "To",
    "disputed": "Disputed only",
}
YES, NO = "yes", "no"
#: The longest words or name that may be asked for: several times as long as the longest name of the actor register.
LONGEST = 300


class FilterError(ValueError):
    """A filter that makes no sense, in words for the reader; `field` is the field of the form that holds it."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def wanted_events(asked: Mapping[str, str]) -> EventFilter:
    """The filter that a form asks for: dated events unless the shelf is asked for. Raises FilterError for a date or a
    type that is none, and for what is too long to be meant."""
    check_length(FIELDS, asked)
    root = asked.get("type", "").upper()
    if root and root not in roots():
        raise FilterError("type", f"There is no type {asked['type'][:40]}.")
    taking_part = [asked[field] for field in ("actor", "other") if asked.get(field)]
    return EventFilter(
        actor=taking_part[0] if len(taking_part) == 1 else None,
        dyad=(taking_part[0], taking_part[1]) if len(taking_part) == 2 else None,
        root=root or None,
        since=_edge("from", asked, first_day),
        until=_edge("to", asked, last_day),
        place=asked.get("place") or None,
        text=asked.get("text") or None,
        source=asked.get("source") or None,
        disputed=asked.get("disputed") == YES,
        dated=asked.get("dated") != NO,
    )


def check_length(fields: Mapping[str, str], asked: Mapping[str, str]) -> None:
    """Raise FilterError for what is too long to be meant; `fields` are labels by field."""
    for field, label in fields.items():
        if len(asked.get(field, "")) > LONGEST:
            raise FilterError(field, f"“{label}” is too long: at most {LONGEST} letters.")


def _edge(field: str, asked: Mapping[str, str], edge: Callable[[str], str]) -> str | None:
    text = asked.get(field, "")
    try:
        return edge(text) if text else None
    except ValueError:
        words = f"“{FIELDS[field]}”: “{text[:40]}” is no date; write 2016-06-29, 2016-06 or 2016."
        raise FilterError(field, words) from None

"""What a proposition is called: its row in plain words."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.accounts.counting import group_in_words, several
from rashomon.accounts.rows import EVERYBODY, SAID, UNSAID, UNTRUE, Row
from rashomon.knowledge.topics import topics
from rashomon.model import Event

#: Wordings by the first part of a row's key; the event or part that is meant follows.
_BY_KEY: Mapping[str, str] = {
    "when": "When it was",
    "where": "Where it was",
    "ground": "On whose ground it was",
    "firm": "How firm it was",
    "judged": "How it was judged",
    "actor": "Who did it",
    "recipient": "To whom it was done",
    "party": "Who took part",
    "first": "Who was first",
    "accusation": "What is charged is so",
    "demand": "What is demanded",
    "promise": "What is promised",
}
#: Wordings of rows that are known by a clause.
_CLAUSES: Mapping[str, str] = {
    SAID: "What was said",
    UNSAID: "Denied in these words",
    UNTRUE: "What was denied",
}
#: What numbers count, by their role; a number without one counts goods or bodies.
_TOLLS: Mapping[str, str] = {"killed": "were killed", "injured": "were wounded"}


def text_of(row: Row, event: Event, events: Mapping[str, Event]) -> str:
    """The proposition that stands in a row, in plain words."""
    first, _, rest = row.key.partition(":")
    if row.is_beside:
        return f"What the reports tell otherwise: “{rest.partition(':')[2]}”"
    if row.is_turn:
        return f"What was told at two times: “{rest}”"
    if row.dimension == "occurrence":
        return f"It happened: {event.label}"
    if first == "topic":
        label = topics()[rest].label
        return f"When it would be: {label}" if row.dimension == "date" else f"It was about {label}"
    if first == "named":
        return f"It was about {rest}"
    if first == "claim":
        return f"The claim: “{rest}”"
    if first in _CLAUSES:
        return f"{_CLAUSES[first]}: “{rest}”"
    if first in _BY_KEY:
        about = topics().get(rest.removeprefix("topic:"))
        return f"{_BY_KEY[first]}: {about.label if about else events[rest].label if rest in events else event.label}"
    part = events[first].label if first in events else row.key
    if row.dimension == "number":
        role, _, counted = rest.partition(":")
        return f"{_how_many(role, counted)}: {part}"
    return f"When it would be: {part}" if row.dimension == "date" else part


def _how_many(role: str, counted: str) -> str:
    whom = f" {group_in_words(counted)}" if counted not in ("", EVERYBODY) else ""
    if role in _TOLLS or role.endswith("ed"):
        return f"How many{whom} {_TOLLS.get(role, f'were {role}')}"
    return f"How many{whom or (f' {several(role)}' if role else '')}"

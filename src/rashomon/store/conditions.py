"""What belongs to one event, as conditions of a query."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, or_, select

from rashomon.store import schema


def comparisons_of(event: str) -> ColumnElement[bool]:
    """Comparisons of an event, and those with another event in which one of its accounts takes part."""
    accounts, propositions, comparisons = schema.accounts, schema.propositions, schema.comparisons
    own = select(accounts.c.id).join(propositions).where(propositions.c.event == event)
    return or_(comparisons.c.event == event, comparisons.c.a.in_(own), comparisons.c.b.in_(own))


def suggestions_of(propositions: Iterable[str]) -> ColumnElement[bool]:
    """Suggestions on any of these propositions."""
    return schema.suggestions.c.proposition.in_(tuple(propositions))

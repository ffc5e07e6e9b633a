"""Propositions of events, accounts of them, and comparisons between accounts."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Comparison, Event, Proposition, Reading


def compare_accounts(
    readings: Sequence[Reading], events: Sequence[Event]
) -> tuple[tuple[Proposition, ...], tuple[Comparison, ...]]:
    return (), ()

"""Vetoes by who takes part: exchanged roles, a rejection and what it rejects, other doers, other parties."""

from __future__ import annotations

import numpy as np

from rashomon.events.columns import Columns
from rashomon.events.facts import Facts
from rashomon.events.sets import Mask, Rows, Sets, common
from rashomon.events.veto import Veto, narrowed, plainly


def _mirrored(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Who acts in the one is acted on in the other: an answer in kind, or a counter-claim, even where one does
    not say who acted."""
    return narrowed(~(columns.mutual[i] | columns.mutual[j]), columns, i, j, _exchanged)


def _exchanged(columns: Columns, i: Rows, j: Rows) -> Mask:
    doers, targets = columns.doers, columns.targets
    exchanged = _all_within(doers, i, targets, j) | _all_within(doers, j, targets, i)
    # what two do to one and the same third is no answer in kind
    return narrowed(
        exchanged,
        columns,
        i,
        j,
        lambda c, a, b: (common(c.doers, a, c.doers, b) == 0) & (common(c.targets, a, c.targets, b) == 0),
    )


def _all_within(sets: Sets, i: Rows, others: Sets, j: Rows) -> Mask:
    """Whether the first set has keys and all of them are in the second."""
    sizes = sets.sizes(i)
    return (sizes > 0) & (common(sets, i, others, j) == sizes)


def _rejected(columns: Columns, i: Rows, j: Rows) -> Mask:
    rejecters, doers = columns.rejecters, columns.doers
    return (common(rejecters, i, doers, j) > 0) | (common(rejecters, j, doers, i) > 0)


def _doers(columns: Columns, i: Rows, j: Rows) -> Mask:
    return narrowed(~(columns.mutual[i] | columns.mutual[j]), columns, i, j, _other_roles)


def _other_roles(columns: Columns, i: Rows, j: Rows) -> Mask:
    return _named_apart(columns.doers, i, j) | _named_apart(columns.targets, i, j)


def _named_apart(sets: Sets, i: Rows, j: Rows) -> Mask:
    """Whether both name somebody, and nobody is named by both."""
    named: Mask = (sets.sizes(i) > 0) & (sets.sizes(j) > 0)
    return named & (common(sets, i, sets, j) == 0)


def _doers_reason(a: Facts, b: Facts) -> str:
    acting = a.doers and b.doers and a.doers.isdisjoint(b.doers)
    return "different parties act" if acting else "different parties are acted on"


def _parties(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Parties that exclude each other: none in common where one mention names several, or two exchanges each between
    several of which neither holds all of the other's. One mention may name only the one side, another only the other.
    """
    a, b = columns.parties.sizes(i), columns.parties.sizes(j)
    return narrowed((np.minimum(a, b) > 0) & (np.maximum(a, b) > 1), columns, i, j, _other_parties)


def _other_parties(columns: Columns, i: Rows, j: Rows) -> Mask:
    smaller = np.minimum(columns.parties.sizes(i), columns.parties.sizes(j))
    shared = common(columns.parties, i, columns.parties, j)
    exchanges = (columns.mutual[i] | columns.mutual[j]) & (smaller > 1)
    return (shared == 0) | (exchanges & (shared < smaller))


def _parties_reason(a: Facts, b: Facts) -> str:
    return "no party takes part in both" if a.parties.isdisjoint(b.parties) else "they are between different parties"


MIRRORED = Veto(
    "mirrored", _mirrored, plainly("the roles are exchanged: what one does to the other, the other does in return")
)
REJECTED = Veto("rejected", _rejected, plainly("who rejects the one made the other"))
DOERS = Veto("doers", _doers, _doers_reason)
PARTIES = Veto("parties", _parties, _parties_reason)

"""Reasons why two mentions can never tell of the same event. What is not known never vetoes.

The vetoes themselves stand in a file for each thing they look at: naming, outlook, parties and setting.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.events.columns import Columns, make_columns
from rashomon.events.facts import Facts
from rashomon.events.sets import Mask, Rows
from rashomon.events.veto import Veto
from rashomon.events.vetoes_naming import EARLIER_AND_LATER, FURTHER, KINDS, NAMES, RELATED, SIDE_BY_SIDE
from rashomon.events.vetoes_outlook import DENIED_OF_ANOTHER, DENIED_OTHERWISE, MODALITY, VOWS
from rashomon.events.vetoes_parties import DOERS, MIRRORED, PARTIES, REJECTED
from rashomon.events.vetoes_setting import BACKGROUND, DATES, PLACES

#: The first that holds gives the reason.
VETOES: Sequence[Veto] = (
    KINDS,
    NAMES,
    MIRRORED,
    REJECTED,
    DATES,
    BACKGROUND,
    SIDE_BY_SIDE,
    RELATED,
    DENIED_OTHERWISE,
    DENIED_OF_ANOTHER,
    PLACES,
    MODALITY,
    VOWS,
    EARLIER_AND_LATER,
    FURTHER,
    DOERS,
    PARTIES,
)
#: No veto, where a veto's number in `VETOES` is asked for.
FREE = -1


def forbidden(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Which of the pairs are different events. Whichever comes first of a pair, the answer is the same."""
    return first_vetoes(columns, i, j) != FREE


def first_vetoes(columns: Columns, i: Rows, j: Rows) -> NDArray[np.int8]:
    """For each pair the number of the first veto that keeps it apart, `FREE` where none does."""
    found = np.full(len(i), FREE, np.int8)
    left = np.arange(len(i))
    for number, veto in enumerate(VETOES):
        apart = veto.forbids(columns, i[left], j[left])
        if apart.any():
            found[left[apart]] = number
            left = left[~apart]
    return found


def why_apart(a: Facts, b: Facts) -> str | None:
    """Why a and b are different events, as a plain clause; None when nothing speaks against one event."""
    columns = make_columns([a, b])
    number = int(first_vetoes(columns, np.array([0]), np.array([1]))[0])
    return None if number == FREE else VETOES[number].reason(a, b)

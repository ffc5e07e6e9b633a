"""Vetoes by what the two are called and counted as: other kinds or names, two named side by side, one said to be after
the other or a further one."""

from __future__ import annotations

import numpy as np

from rashomon.events.columns import INSTANCES, Columns
from rashomon.events.facts import Facts
from rashomon.events.pairs import either_general, same_kind
from rashomon.events.sets import NOTHING, Mask, Rows, holds
from rashomon.events.veto import Veto, narrowed, plainly
from rashomon.events.vetoes_setting import on_one_day

_EARLIER, _REPEAT, _LATER = (INSTANCES.index(name) for name in ("earlier", "repeat", "later"))
_UNMARKED = INSTANCES.index("")


def _kinds(columns: Columns, i: Rows, j: Rows) -> Mask:
    return narrowed(~same_kind(columns, i, j), columns, i, j, lambda c, a, b: ~either_general(c, a, b))


def _names(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Different names; or one name only, of different words: "the summit" may be the G20 summit, "the meeting" on its
    margins is not."""
    differ = columns.name[i] != columns.name[j]
    return narrowed(differ, columns, i, j, _named_otherwise)


def _named_otherwise(columns: Columns, i: Rows, j: Rows) -> Mask:
    both = (columns.name[i] != NOTHING) & (columns.name[j] != NOTHING)
    return both | (columns.lemma[i] != columns.lemma[j])


def _names_reason(a: Facts, b: Facts) -> str:
    if a.name and b.name:
        return f"they have different names ({a.name} and {b.name})"
    return f"only one is called {a.name or b.name}"


def _side_by_side(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Two nouns of one clause that name the same kind name two ("compared the blast with the bombing")."""
    return narrowed(columns.extent[i] == columns.extent[j], columns, i, j, _nouns_of_a_kind)


def _nouns_of_a_kind(columns: Columns, i: Rows, j: Rows) -> Mask:
    return columns.nominal[i] & columns.nominal[j] & same_kind(columns, i, j)


def _related(columns: Columns, i: Rows, j: Rows) -> Mask:
    """The text relates the one to the other: what was after something, in answer to it or on its margins is not that.
    Casualties are: "died after the blast"."""
    return narrowed(columns.document[i] == columns.document[j], columns, i, j, _said_to_be_two)


def _said_to_be_two(columns: Columns, i: Rows, j: Rows) -> Mask:
    related = holds(columns.related, i, columns.mention[j]) | holds(columns.related, j, columns.mention[i])
    return related & same_kind(columns, i, j)


def _differently_marked(columns: Columns, i: Rows, j: Rows) -> Mask:
    return columns.instance[i] != columns.instance[j]


def _earlier_and_later(columns: Columns, i: Rows, j: Rows) -> Mask:
    return narrowed(_differently_marked(columns, i, j), columns, i, j, _marked_both)


def _marked_both(columns: Columns, i: Rows, j: Rows) -> Mask:
    a, b = columns.instance[i], columns.instance[j]
    return ((a == _EARLIER) & (b != _UNMARKED)) | ((b == _EARLIER) & (a != _UNMARKED))


def _further(columns: Columns, i: Rows, j: Rows) -> Mask:
    """One is said to be a further one of its kind, the other does not point back, or is told before it."""
    return narrowed(_differently_marked(columns, i, j), columns, i, j, _one_repeats)


def _one_repeats(columns: Columns, i: Rows, j: Rows) -> Mask:
    a, b = columns.instance[i], columns.instance[j]
    within, first = columns.document[i] == columns.document[j], columns.order[i] <= columns.order[j]
    forth = (a == _REPEAT) & (b == _UNMARKED) & (~columns.definite[j] | (within & ~first))
    back = (b == _REPEAT) & (a == _UNMARKED) & (~columns.definite[i] | (within & first))
    # "the first meeting", "a second bomb" after another was told of: it is not that
    other = within & (columns.extent[i] != columns.extent[j])
    forth |= other & ~first & np.isin(a, (_EARLIER, _LATER)) & (b == _UNMARKED)
    back |= other & first & np.isin(b, (_EARLIER, _LATER)) & (a == _UNMARKED)
    return (forth | back) & same_kind(columns, i, j) & (within | ~on_one_day(columns, i, j))


KINDS = Veto("kinds", _kinds, lambda a, b: f"one is of the kind {a.kind.name}, the other of the kind {b.kind.name}")
NAMES = Veto("names", _names, _names_reason)
SIDE_BY_SIDE = Veto("side by side", _side_by_side, plainly("they are named side by side"))
RELATED = Veto("related", _related, plainly("the text tells of the one as after, in answer to or beside the other"))
EARLIER_AND_LATER = Veto(
    "earlier and later", _earlier_and_later, plainly("one is said to be the earlier, the other a later one")
)
FURTHER = Veto("further", _further, plainly("one is said to be a further one"))

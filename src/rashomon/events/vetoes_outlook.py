"""Vetoes by whether it was, was not or is to come: denials, plans and vows."""

from __future__ import annotations

import numpy as np

from rashomon.events.columns import NARROW_DAYS, Columns
from rashomon.events.facts import Facts
from rashomon.events.pairs import either_general, say_the_same
from rashomon.events.sets import NOTHING, Mask, Rows, common, key_of
from rashomon.events.veto import TO_COME, Veto, in_order, is_told_as, narrowed, plainly

_CALL = key_of("call")
#: A plan that names its days to within so many is kept by what was on one of them ("the weekend of May 3").
_PLANNED_DAYS = 4
_PLANNED_MONTH = 31


def _denied_otherwise(columns: Columns, i: Rows, j: Rows) -> Mask:
    """What is denied is denied in its own words: "had not crossed" denies no killing. What two sides do together has
    many: who "signed nothing" denies that the two agreed, who "held no talks" that they met."""
    return narrowed(_one_denied(columns, i, j), columns, i, j, _in_other_words)


def _one_denied(columns: Columns, i: Rows, j: Rows) -> Mask:
    return is_told_as(columns, i, "negated") != is_told_as(columns, j, "negated")


def _in_other_words(columns: Columns, i: Rows, j: Rows) -> Mask:
    together = columns.mutual[i] & columns.mutual[j]
    return ~(say_the_same(columns, i, j) | together | _both_calls(columns, i, j) | either_general(columns, i, j))


def _both_calls(columns: Columns, i: Rows, j: Rows) -> Mask:
    calls = columns.kinds.named == _CALL
    return calls[columns.kind[i]] & calls[columns.kind[j]]


def _denied_of_another(columns: Columns, i: Rows, j: Rows) -> Mask:
    """A verb denied of one is not denied of another."""
    return narrowed(_one_denied(columns, i, j), columns, i, j, _of_another)


def _of_another(columns: Columns, i: Rows, j: Rows) -> Mask:
    verbs = ~(columns.nominal[i] | columns.nominal[j] | columns.mutual[i] | columns.mutual[j])
    shared = common(columns.targets, i, columns.targets, j)
    return verbs & ((shared != columns.targets.sizes(i)) | (shared != columns.targets.sizes(j)))


def _modality(columns: Columns, i: Rows, j: Rows) -> Mask:
    """One is still to come, the other has been, or has not: unless what was planned for a day was on that day."""
    differ = is_told_as(columns, i, *TO_COME) != is_told_as(columns, j, *TO_COME)
    return narrowed(differ, columns, i, j, lambda c, a, b: ~_fulfilled(c, a, b) & ~_names_it_again(c, a, b))


def _names_it_again(columns: Columns, i: Rows, j: Rows) -> Mask:
    """The later of two mentions of one document is a definite noun without a time, which takes its outlook from the
    sentence around it: "the arrest would end the war" does not say that the arrest is to come."""
    _, later = in_order(columns, i, j)
    return columns.names_again[later] & (columns.document[i] == columns.document[j])


def _fulfilled(columns: Columns, i: Rows, j: Rows) -> Mask:
    """A plan and what another document tells as having been, on one day; of a plan that names a week or a month only,
    in one town as well."""
    plan = is_told_as(columns, i, "future") | is_told_as(columns, j, "future")
    happened = is_told_as(columns, i, "actual", "reported") | is_told_as(columns, j, "actual", "reported")
    days = np.maximum(columns.days_until_told(i, j), columns.days_until_told(j, i))
    on_time = (columns.timed[i] & columns.timed[j]) | ((days >= 0) & (days <= NARROW_DAYS))
    met = plan & happened & on_time & (columns.document[i] != columns.document[j])
    longest = np.where(days >= 0, 1, np.maximum(columns.length(i), columns.length(j)))
    one_town = (columns.place[i] != NOTHING) & (columns.place[i] == columns.place[j]) & columns.point[i]
    return met & ((longest <= _PLANNED_DAYS) | ((longest <= _PLANNED_MONTH) & one_town))


def _modality_reason(a: Facts, b: Facts) -> str:
    if "negated" in (a.mention.modality, b.mention.modality):
        return "one is still to come, the other is said not to have been"
    if a.mention.modality in TO_COME:
        return "one is still to come, the other has happened"
    return "one has happened, the other is still to come"


def _vows(columns: Columns, i: Rows, j: Rows) -> Mask:
    return columns.vow[i] != columns.vow[j]


DENIED_OTHERWISE = Veto(
    "denied otherwise", _denied_otherwise, plainly("one is denied in other words than the other is told in")
)
DENIED_OF_ANOTHER = Veto(
    "denied of another", _denied_of_another, plainly("one is denied of another than the other is told of")
)
MODALITY = Veto("modality", _modality, _modality_reason)
VOWS = Veto("vows", _vows, plainly("one is a vow that it will not be, the other tells that it was or was not"))

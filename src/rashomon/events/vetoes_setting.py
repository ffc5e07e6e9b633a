"""Vetoes by when and where: other dates, what is told as background, other places."""

from __future__ import annotations

import numpy as np

from rashomon.events.columns import NARROW_DAYS, Columns
from rashomon.events.facts import RECENT_DAYS, Facts
from rashomon.events.pairs import same_kind
from rashomon.events.sets import NOTHING, Mask, Rows
from rashomon.events.veto import TO_COME, Veto, in_order, is_told_as, narrowed


def of_different_times(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Whether time alone keeps two mentions apart."""
    return _dates(columns, i, j) | _background(columns, i, j)


def on_one_day(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Both are given a day, or a few, and share one: then "again" only says that there was another before."""
    narrow = np.maximum(columns.length(i), columns.length(j)) <= NARROW_DAYS
    return columns.timed[i] & columns.timed[j] & narrow & ~_disjoint(columns, i, j)


def _disjoint(columns: Columns, i: Rows, j: Rows) -> Mask:
    first = np.maximum(columns.earliest[i], columns.earliest[j])
    return first > np.minimum(columns.latest[i], columns.latest[j])


def _dates(columns: Columns, i: Rows, j: Rows) -> Mask:
    within = columns.document[i] == columns.document[j]
    comparable = ~within | (columns.timed[i] & columns.timed[j])
    return (comparable & _disjoint(columns, i, j)) | (~within & _out_of_season(columns, i, j))


def _out_of_season(columns: Columns, i: Rows, j: Rows) -> Mask:
    """One has a day, the other none, in a report whose dateline leaves out the year: in no year does the day lie in the
    weeks before the dateline."""
    far = (columns.days_until_told(i, j) > RECENT_DAYS) & ~is_told_as(columns, i, *TO_COME)
    return far | ((columns.days_until_told(j, i) > RECENT_DAYS) & ~is_told_as(columns, j, *TO_COME))


def _background(columns: Columns, i: Rows, j: Rows) -> Mask:
    """An event of another time that a report brings in late ("In March an explosion ...") is not the one it has been
    telling of without a date."""
    return narrowed(columns.document[i] == columns.document[j], columns, i, j, _brought_in)


def _brought_in(columns: Columns, i: Rows, j: Rows) -> Mask:
    earlier, later = in_order(columns, i, j)
    brought_in = ~columns.timed[earlier] & columns.timed[later] & ~columns.definite[earlier]
    apart = (brought_in & _disjoint(columns, i, j)) | _introduced(columns, earlier, later)
    return apart | _long_ago(columns, i, j) | _recalled(columns, i, j)


def _introduced(columns: Columns, earlier: Rows, later: Rows) -> Mask:
    """A noun that does not point back and has a time of its own, which is not that of what was told before, brings in
    another: "they accepted a truce on Tuesday. A truce at the start of the month had failed"."""
    new = columns.nominal[later] & ~columns.definite[later] & columns.timed[later] & columns.timed[earlier]
    return new & (columns.window[earlier] != columns.window[later]) & same_kind(columns, earlier, later)


def _recalled(columns: Columns, i: Rows, j: Rows) -> Mask:
    """One is told as background ("had last met"), the other as what the report is about, which a noun that points back
    ("over the downing") need not be."""
    news = np.where(columns.historical[i], j, i)
    told = ~(columns.nominal[news] & columns.definite[news])
    return (columns.historical[i] != columns.historical[j]) & told & same_kind(columns, i, j)


def _long_ago(columns: Columns, i: Rows, j: Rows) -> Mask:
    """One is told by a day of the week, the other by a month or year in full, or by another day: of the last days
    nobody says so."""
    a, b = columns.bare[i], columns.bare[j]
    named = (a != NOTHING) & (b != NOTHING) & (a != b)
    one = columns.pending[i] & columns.timed[j] & (columns.length(j) > NARROW_DAYS)
    other = columns.pending[j] & columns.timed[i] & (columns.length(i) > NARROW_DAYS)
    return one | other | named


def _background_reason(a: Facts, b: Facts) -> str:
    later = max((a, b), key=lambda facts: facts.order)
    if "historical" in (a.mention.auxiliary, b.mention.auxiliary) and a.mention.auxiliary != b.mention.auxiliary:
        return "one is told as background, the other as news"
    return f"the later told is of another time ({later.window.edtf})"


def _places(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Two places of different countries, or two towns of one; a region may hold the town, and of two towns of one name
    one may have been misread."""
    differ = (columns.place[i] != columns.place[j]) & (columns.called[i] != columns.called[j])
    return narrowed(differ, columns, i, j, _elsewhere)


def _elsewhere(columns: Columns, i: Rows, j: Rows) -> Mask:
    known = (columns.place[i] != NOTHING) & (columns.place[j] != NOTHING)
    x, y = columns.country[i], columns.country[j]
    abroad = (x != NOTHING) & (y != NOTHING) & (x != y)
    return known & (abroad | ((x == y) & columns.point[i] & columns.point[j]))


def _places_reason(a: Facts, b: Facts) -> str:
    x, y = a.mention.place, b.mention.place
    return f"the places differ ({x.name if x else None} and {y.name if y else None})"


DATES = Veto("dates", _dates, lambda a, b: f"the dates differ ({a.window.edtf} and {b.window.edtf})")
BACKGROUND = Veto("background", _background, _background_reason)
PLACES = Veto("places", _places, _places_reason)

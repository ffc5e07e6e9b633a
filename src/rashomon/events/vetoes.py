"""Reasons why two mentions can never tell of the same event. What is not known never vetoes.

A veto is a function from pairs of rows (i[n] with j[n]) to a mask of the pairs it keeps apart, and a function that
puts the reason into words for one of them. Of two mentions of one document the row of the earlier comes first; across
documents rows are in the order of document ids.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.events.columns import INSTANCES, MODALITIES, NARROW_DAYS, Columns, make_columns
from rashomon.events.facts import RECENT_DAYS, Facts
from rashomon.events.sets import NOTHING, Mask, Rows, Sets, common, holds, key_of
from rashomon.model import Modality

_CALL = key_of("call")
#: No veto, where a veto's number in `VETOES` is asked for.
FREE = -1


@dataclass(frozen=True, slots=True)
class Veto:
    """What keeps two mentions apart: a short name, the test, and the words for one pair."""

    name: str
    forbids: Callable[[Columns, Rows, Rows], Mask]
    reason: Callable[[Facts, Facts], str]


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


def fits_general(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Whether the first is a general word ("the incident") that may stand for the second, itself general or not."""
    kinds = columns.kinds
    found = kinds.general[columns.kind[i]] & (kinds.bold[columns.kind[i]] | columns.definite[i])
    left = np.flatnonzero(found)
    a, b, other = columns.kind[i[left]], columns.kind[j[left]], j[left]
    alike = (kinds.stands_alike[a] == kinds.stands_alike[b]) & (common(kinds.roots, a, kinds.roots, b) > 0)
    named = (kinds.stands_for.sizes(a) == 0) | holds(kinds.stands_for, a, kinds.named[b])
    rooted = (columns.root[other] == NOTHING) | holds(kinds.roots, a, columns.root[other])
    found[left] = np.where(kinds.general[b], alike, named & rooted)
    return found


def either_general(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Whether one of the two is a general word that may stand for the other."""
    return fits_general(columns, i, j) | fits_general(columns, j, i)


def same_kind(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Whether both are of one kind."""
    named = columns.kinds.named
    return named[columns.kind[i]] == named[columns.kind[j]]


def of_different_times(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Whether time alone keeps two mentions apart."""
    return _dates(columns, i, j) | _background(columns, i, j)


def say_the_same(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Whether the last words of two predicates are the same word, a verb and its noun, or of one group."""
    return common(columns.predicate, i, columns.predicate, j) > 0


def _narrowed(mask: Mask, columns: Columns, i: Rows, j: Rows, test: Callable[[Columns, Rows, Rows], Mask]) -> Mask:
    """Both: the mask, and the test, which is made only where the mask holds (few pairs, as a rule)."""
    left = np.flatnonzero(mask)
    found = np.zeros(len(i), np.bool_)
    if len(left):
        found[left] = test(columns, i[left], j[left])
    return found


def _is(columns: Columns, rows: Rows, *modalities: Modality) -> Mask:
    return _wanted(modalities)[columns.modality[rows]]


@cache
def _wanted(modalities: tuple[Modality, ...]) -> Mask:
    return np.isin(np.arange(len(MODALITIES)), [MODALITIES.index(m) for m in modalities])


def _kinds(columns: Columns, i: Rows, j: Rows) -> Mask:
    return _narrowed(~same_kind(columns, i, j), columns, i, j, lambda c, a, b: ~either_general(c, a, b))


def _names(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Different names; or one name only, of different words: "the summit" may be the G20 summit, "the meeting" on its
    margins is not."""
    differ = columns.name[i] != columns.name[j]
    return _narrowed(differ, columns, i, j, _named_otherwise)


def _named_otherwise(columns: Columns, i: Rows, j: Rows) -> Mask:
    both = (columns.name[i] != NOTHING) & (columns.name[j] != NOTHING)
    return both | (columns.lemma[i] != columns.lemma[j])


def _names_reason(a: Facts, b: Facts) -> str:
    if a.name and b.name:
        return f"they have different names ({a.name} and {b.name})"
    return f"only one is called {a.name or b.name}"


def _mirrored(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Who acts in the one is acted on in the other: an answer in kind, or a counter-claim, even where one does
    not say who acted."""
    return _narrowed(~(columns.mutual[i] | columns.mutual[j]), columns, i, j, _exchanged)


def _exchanged(columns: Columns, i: Rows, j: Rows) -> Mask:
    doers, targets = columns.doers, columns.targets
    exchanged = _all_within(doers, i, targets, j) | _all_within(doers, j, targets, i)
    return _narrowed(exchanged, columns, i, j, lambda c, a, b: common(c.doers, a, c.doers, b) == 0)


def _all_within(sets: Sets, i: Rows, others: Sets, j: Rows) -> Mask:
    """Whether the first set has keys and all of them are in the second."""
    sizes = sets.sizes(i)
    return (sizes > 0) & (common(sets, i, others, j) == sizes)


def _rejected(columns: Columns, i: Rows, j: Rows) -> Mask:
    rejecters, doers = columns.rejecters, columns.doers
    return (common(rejecters, i, doers, j) > 0) | (common(rejecters, j, doers, i) > 0)


def _parties(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Parties that exclude each other: none in common where one mention names several, or two exchanges each between
    several of which neither holds all of the other's. One mention may name only the one side, another only the other.
    """
    a, b = columns.parties.sizes(i), columns.parties.sizes(j)
    return _narrowed((np.minimum(a, b) > 0) & (np.maximum(a, b) > 1), columns, i, j, _other_parties)


def _other_parties(columns: Columns, i: Rows, j: Rows) -> Mask:
    smaller = np.minimum(columns.parties.sizes(i), columns.parties.sizes(j))
    shared = common(columns.parties, i, columns.parties, j)
    exchanges = (columns.mutual[i] | columns.mutual[j]) & (smaller > 1)
    return (shared == 0) | (exchanges & (shared < smaller))


def _parties_reason(a: Facts, b: Facts) -> str:
    return "no party takes part in both" if a.parties.isdisjoint(b.parties) else "they are between different parties"


def _doers(columns: Columns, i: Rows, j: Rows) -> Mask:
    return _narrowed(~(columns.mutual[i] | columns.mutual[j]), columns, i, j, _other_roles)


def _other_roles(columns: Columns, i: Rows, j: Rows) -> Mask:
    return _named_apart(columns.doers, i, j) | _named_apart(columns.targets, i, j)


def _named_apart(sets: Sets, i: Rows, j: Rows) -> Mask:
    """Whether both name somebody, and nobody is named by both."""
    named: Mask = (sets.sizes(i) > 0) & (sets.sizes(j) > 0)
    return named & (common(sets, i, sets, j) == 0)


def _doers_reason(a: Facts, b: Facts) -> str:
    acting = a.doers and b.doers and a.doers.isdisjoint(b.doers)
    return "different parties act" if acting else "different parties are acted on"


def _dates(columns: Columns, i: Rows, j: Rows) -> Mask:
    within = columns.document[i] == columns.document[j]
    comparable = ~within | (columns.timed[i] & columns.timed[j])
    return (comparable & _disjoint(columns, i, j)) | (~within & _out_of_season(columns, i, j))


def _out_of_season(columns: Columns, i: Rows, j: Rows) -> Mask:
    """One has a day, the other none, in a report whose dateline leaves out the year: in no year does the day lie in the
    weeks before the dateline."""
    far = (columns.days_until_told(i, j) > RECENT_DAYS) & ~_is(columns, i, *_TO_COME)
    return far | ((columns.days_until_told(j, i) > RECENT_DAYS) & ~_is(columns, j, *_TO_COME))


def _disjoint(columns: Columns, i: Rows, j: Rows) -> Mask:
    first = np.maximum(columns.earliest[i], columns.earliest[j])
    return first > np.minimum(columns.latest[i], columns.latest[j])


def _background(columns: Columns, i: Rows, j: Rows) -> Mask:
    """An event of another time that a report brings in late ("In March an explosion ...") is not the one it has been
    telling of without a date."""
    return _narrowed(columns.document[i] == columns.document[j], columns, i, j, _brought_in)


def _brought_in(columns: Columns, i: Rows, j: Rows) -> Mask:
    earlier, later = _in_order(columns, i, j)
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


def _in_order(columns: Columns, i: Rows, j: Rows) -> tuple[Rows, Rows]:
    """The rows of the earlier and of the later of each pair, as their documents tell them."""
    forth = columns.order[i] <= columns.order[j]
    return np.where(forth, i, j), np.where(forth, j, i)


def _background_reason(a: Facts, b: Facts) -> str:
    later = max((a, b), key=lambda facts: facts.order)
    if "historical" in (a.mention.auxiliary, b.mention.auxiliary) and a.mention.auxiliary != b.mention.auxiliary:
        return "one is told as background, the other as news"
    return f"the later told is of another time ({later.window.edtf})"


def _side_by_side(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Two nouns of one clause that name the same kind name two ("compared the blast with the bombing")."""
    return _narrowed(columns.extent[i] == columns.extent[j], columns, i, j, _nouns_of_a_kind)


def _nouns_of_a_kind(columns: Columns, i: Rows, j: Rows) -> Mask:
    return columns.nominal[i] & columns.nominal[j] & same_kind(columns, i, j)


def _related(columns: Columns, i: Rows, j: Rows) -> Mask:
    """The text relates the one to the other: what was after something, in answer to it or on its margins is not that.
    Casualties are: "died after the blast"."""
    return _narrowed(columns.document[i] == columns.document[j], columns, i, j, _said_to_be_two)


def _said_to_be_two(columns: Columns, i: Rows, j: Rows) -> Mask:
    related = holds(columns.related, i, columns.mention[j]) | holds(columns.related, j, columns.mention[i])
    return related & same_kind(columns, i, j)


def _denied_otherwise(columns: Columns, i: Rows, j: Rows) -> Mask:
    """What is denied is denied in its own words: "had not crossed" denies no killing. What two sides do together has
    many: who "signed nothing" denies that the two agreed, who "held no talks" that they met."""
    return _narrowed(_one_denied(columns, i, j), columns, i, j, _in_other_words)


def _one_denied(columns: Columns, i: Rows, j: Rows) -> Mask:
    return _is(columns, i, "negated") != _is(columns, j, "negated")


def _in_other_words(columns: Columns, i: Rows, j: Rows) -> Mask:
    together = columns.mutual[i] & columns.mutual[j]
    return ~(say_the_same(columns, i, j) | together | _both_calls(columns, i, j) | either_general(columns, i, j))


def _both_calls(columns: Columns, i: Rows, j: Rows) -> Mask:
    calls = columns.kinds.named == _CALL
    return calls[columns.kind[i]] & calls[columns.kind[j]]


def _denied_of_another(columns: Columns, i: Rows, j: Rows) -> Mask:
    """A verb denied of one is not denied of another."""
    return _narrowed(_one_denied(columns, i, j), columns, i, j, _of_another)


def _of_another(columns: Columns, i: Rows, j: Rows) -> Mask:
    verbs = ~(columns.nominal[i] | columns.nominal[j] | columns.mutual[i] | columns.mutual[j])
    shared = common(columns.targets, i, columns.targets, j)
    return verbs & ((shared != columns.targets.sizes(i)) | (shared != columns.targets.sizes(j)))


def _places(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Two places of different countries, or two towns of one; a region may hold the town, and of two towns of one name
    one may have been misread."""
    differ = (columns.place[i] != columns.place[j]) & (columns.called[i] != columns.called[j])
    return _narrowed(differ, columns, i, j, _elsewhere)


def _elsewhere(columns: Columns, i: Rows, j: Rows) -> Mask:
    known = (columns.place[i] != NOTHING) & (columns.place[j] != NOTHING)
    x, y = columns.country[i], columns.country[j]
    abroad = (x != NOTHING) & (y != NOTHING) & (x != y)
    return known & (abroad | ((x == y) & columns.point[i] & columns.point[j]))


def _places_reason(a: Facts, b: Facts) -> str:
    x, y = a.mention.place, b.mention.place
    return f"the places differ ({x.name if x else None} and {y.name if y else None})"


#: A plan that names its days to within so many is kept by what was on one of them ("the weekend of May 3").
_PLANNED_DAYS = 4
_PLANNED_MONTH = 31
_TO_COME: tuple[Modality, ...] = ("future", "possible")


def _modality(columns: Columns, i: Rows, j: Rows) -> Mask:
    """One is still to come, the other has been, or has not: unless what was planned for a day was on that day."""
    differ = _is(columns, i, *_TO_COME) != _is(columns, j, *_TO_COME)
    return _narrowed(differ, columns, i, j, lambda c, a, b: ~_fulfilled(c, a, b) & ~_names_it_again(c, a, b))


def _names_it_again(columns: Columns, i: Rows, j: Rows) -> Mask:
    """The later of two mentions of one document is a definite noun without a time, which takes its outlook from the
    sentence around it: "the arrest would end the war" does not say that the arrest is to come."""
    _, later = _in_order(columns, i, j)
    return columns.names_again[later] & (columns.document[i] == columns.document[j])


def _fulfilled(columns: Columns, i: Rows, j: Rows) -> Mask:
    """A plan and what another document tells as having been, on one day; of a plan that names a week or a month only,
    in one town as well."""
    plan = _is(columns, i, "future") | _is(columns, j, "future")
    happened = _is(columns, i, "actual", "reported") | _is(columns, j, "actual", "reported")
    days = np.maximum(columns.days_until_told(i, j), columns.days_until_told(j, i))
    on_time = (columns.timed[i] & columns.timed[j]) | ((days >= 0) & (days <= NARROW_DAYS))
    met = plan & happened & on_time & (columns.document[i] != columns.document[j])
    longest = np.where(days >= 0, 1, np.maximum(columns.length(i), columns.length(j)))
    one_town = (columns.place[i] != NOTHING) & (columns.place[i] == columns.place[j]) & columns.point[i]
    return met & ((longest <= _PLANNED_DAYS) | ((longest <= _PLANNED_MONTH) & one_town))


def _modality_reason(a: Facts, b: Facts) -> str:
    if "negated" in (a.mention.modality, b.mention.modality):
        return "one is still to come, the other is said not to have been"
    if a.mention.modality in _TO_COME:
        return "one is still to come, the other has happened"
    return "one has happened, the other is still to come"


def _vows(columns: Columns, i: Rows, j: Rows) -> Mask:
    return columns.vow[i] != columns.vow[j]


_EARLIER, _REPEAT, _LATER = (INSTANCES.index(name) for name in ("earlier", "repeat", "later"))
_UNMARKED = INSTANCES.index("")


def _differently_marked(columns: Columns, i: Rows, j: Rows) -> Mask:
    return columns.instance[i] != columns.instance[j]


def _earlier_and_later(columns: Columns, i: Rows, j: Rows) -> Mask:
    return _narrowed(_differently_marked(columns, i, j), columns, i, j, _marked_both)


def _marked_both(columns: Columns, i: Rows, j: Rows) -> Mask:
    a, b = columns.instance[i], columns.instance[j]
    return ((a == _EARLIER) & (b != _UNMARKED)) | ((b == _EARLIER) & (a != _UNMARKED))


def _further(columns: Columns, i: Rows, j: Rows) -> Mask:
    """One is said to be a further one of its kind, the other does not point back, or is told before it."""
    return _narrowed(_differently_marked(columns, i, j), columns, i, j, _one_repeats)


def _one_repeats(columns: Columns, i: Rows, j: Rows) -> Mask:
    a, b = columns.instance[i], columns.instance[j]
    within, first = columns.document[i] == columns.document[j], columns.order[i] <= columns.order[j]
    forth = (a == _REPEAT) & (b == _UNMARKED) & (~columns.definite[j] | (within & ~first))
    back = (b == _REPEAT) & (a == _UNMARKED) & (~columns.definite[i] | (within & first))
    # "the first meeting", "a second bomb" after another was told of: it is not that
    other = within & (columns.extent[i] != columns.extent[j])
    forth |= other & ~first & np.isin(a, (_EARLIER, _LATER)) & (b == _UNMARKED)
    back |= other & first & np.isin(b, (_EARLIER, _LATER)) & (a == _UNMARKED)
    return (forth | back) & same_kind(columns, i, j) & (within | ~_on_one_day(columns, i, j))


def _on_one_day(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Both are given a day, or a few, and share one: then "again" only says that there was another before."""
    narrow = np.maximum(columns.length(i), columns.length(j)) <= NARROW_DAYS
    return columns.timed[i] & columns.timed[j] & narrow & ~_disjoint(columns, i, j)


def _plainly(reason: str) -> Callable[[Facts, Facts], str]:
    return lambda a, b: reason


#: The first that holds gives the reason.
VETOES: Sequence[Veto] = (
    Veto("kinds", _kinds, lambda a, b: f"one is of the kind {a.kind.name}, the other of the kind {b.kind.name}"),
    Veto("names", _names, _names_reason),
    Veto(
        "mirrored", _mirrored, _plainly("the roles are exchanged: what one does to the other, the other does in return")
    ),
    Veto("rejected", _rejected, _plainly("who rejects the one made the other")),
    Veto("dates", _dates, lambda a, b: f"the dates differ ({a.window.edtf} and {b.window.edtf})"),
    Veto("background", _background, _background_reason),
    Veto("side by side", _side_by_side, _plainly("they are named side by side")),
    Veto("related", _related, _plainly("the text tells of the one as after, in answer to or beside the other")),
    Veto("denied otherwise", _denied_otherwise, _plainly("one is denied in other words than the other is told in")),
    Veto("denied of another", _denied_of_another, _plainly("one is denied of another than the other is told of")),
    Veto("places", _places, _places_reason),
    Veto("modality", _modality, _modality_reason),
    Veto("vows", _vows, _plainly("one is a vow that it will not be, the other tells that it was or was not")),
    Veto("earlier and later", _earlier_and_later, _plainly("one is said to be the earlier, the other a later one")),
    Veto("further", _further, _plainly("one is said to be a further one")),
    Veto("doers", _doers, _doers_reason),
    Veto("parties", _parties, _parties_reason),
)

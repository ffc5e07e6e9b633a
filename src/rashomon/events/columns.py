"""The facts of many mentions as columns, so that a million of them fit in memory and pairs are compared by the array.

Everything that is only ever compared for being the same is a key (`rashomon.events.sets`); days are counted from the
first day of year 1 (`date.toordinal`), with `EARLIEST` and `LATEST` for an open end. Row n is the n-th mention.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from rashomon.events.facts import MUTUAL_ROOTS, Facts
from rashomon.events.sets import Keys, Mask, Rows, Sets, key_of, keys_of_all, make_sets, sets_of_keys
from rashomon.events.surroundings import day_of_year
from rashomon.knowledge.happening_kinds import Kind, common_words
from rashomon.knowledge.predicates import keys_of
from rashomon.model import Modality, Number

#: Days before and after every day of the calendar.
EARLIEST, LATEST = -(2**30), 2**30
#: The length of a window with an open end, in days: longer than any other.
ENDLESS = 10**6
#: Windows of at most so many days are narrow: a day, a weekend, a week.
NARROW_DAYS = 7
DAYS_OF_YEAR = 366
MODALITIES: tuple[Modality, ...] = get_args(Modality)
INSTANCES = ("", "earlier", "repeat", "later")
#: Features exact enough for two places of one country to be two, and the one too broad to bring mentions together.
_POINTS = frozenset({"city", "airport"})
_COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds that the mentions of some columns are of; `named` is the key of the name, `stands_alike` one key for
    all that a general kind stands for."""

    named: Keys
    general: Mask
    bold: Mask  # general, and may stand for another without pointing back: casualties and communications
    roots: Sets
    stands_for: Sets
    stands_alike: Keys


@dataclass(frozen=True, slots=True)
class Columns:
    """The facts of mentions (`Facts` says what each means), one row a mention."""

    document: Keys
    start: NDArray[np.int64]
    extent: Keys
    order: NDArray[np.int64]
    kind: NDArray[np.int64]  # row of `kinds`
    root: Keys
    mutual: Mask
    lemma: Keys
    predicate: Sets  # keys of which two words that say the same share one
    words: Sets
    parties: Sets
    doers: Sets
    targets: Sets
    persons: Sets
    represented: Sets
    things: Sets
    telling: Sets  # the things that few reports tell of
    rejecters: Sets
    numbers: Sets  # value, unit and role together
    earliest: NDArray[np.int64]
    latest: NDArray[np.int64]
    window: Keys  # the same for the same date
    timed: Mask
    pending: Mask
    bare: Keys
    mention: Keys
    related: Sets  # the mentions that its text relates it to
    place: Keys
    called: Keys  # the place's name; two towns of one name may be one, of which one report was misread
    country: Keys
    point: Mask
    broad: Mask  # the place is a whole country
    name: Keys
    modality: NDArray[np.int8]  # place in MODALITIES
    instance: NDArray[np.int8]  # place in INSTANCES
    nominal: Mask
    definite: Mask
    plural: Mask
    names_again: Mask
    denied: Mask
    vow: Mask
    presupposed: Mask
    historical: Mask
    scene: Sets
    cast: Sets
    near: Sets
    story: Sets
    season: NDArray[np.int64]
    written: NDArray[np.int64]
    of_year: NDArray[np.int64]  # the day of the year of `latest`, in a leap year; 0 for an open end
    kinds: Kinds

    def __len__(self) -> int:
        return len(self.document)

    def length(self, rows: Rows) -> NDArray[np.int64]:
        """How many days the windows allow; `ENDLESS` for an open end."""
        return np.minimum(self.latest[rows] - self.earliest[rows] + 1, ENDLESS)

    def dated(self, rows: Rows) -> Mask:
        """Whether the windows bound time on at least one side."""
        return (self.earliest[rows] != EARLIEST) | (self.latest[rows] != LATEST)

    def days_until_told(self, i: Rows, j: Rows) -> NDArray[np.int64]:
        """From the last day of a narrow window j to the dateline without a year of i, in whichever year comes next; -1
        where i has no such dateline or gives a time of its own, or j has no narrow window. What ends within a week
        after the dateline counts as of its day."""
        found = np.full(len(i), -1)
        known = np.flatnonzero(self.season[i] > 0)  # few, as a rule
        known = known[~self.timed[i[known]] & self.timed[j[known]] & (self.of_year[j[known]] > 0)]
        known = known[self.length(j[known]) <= NARROW_DAYS]
        days = (self.season[i[known]] - self.of_year[j[known]]) % DAYS_OF_YEAR
        found[known] = np.where(days >= DAYS_OF_YEAR - NARROW_DAYS, 0, days)
        return found

    def take(self, rows: Rows) -> Columns:
        """The columns of these rows, in this order."""
        picked: dict[str, Any] = {}
        for each in fields(self):
            column = getattr(self, each.name)
            picked[each.name] = (
                column if each.name == "kinds" else column.take(rows) if isinstance(column, Sets) else column[rows]
            )
        return Columns(**picked)


def make_columns(facts: Sequence[Facts]) -> Columns:
    """The columns of mentions, in their order."""
    mentions = [f.mention for f in facts]
    places = [m.place for m in mentions]
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(f.kind for f in facts))}
    windows = [f.window for f in facts]
    return Columns(
        document=keys_of_all(f.document for f in facts),
        start=_integers(m.span.start for m in mentions),
        extent=keys_of_all(f"{m.extent.document} {m.extent.start} {m.extent.end}" for m in mentions),
        order=_integers(f.order for f in facts),
        kind=_integers(kinds[f.kind] for f in facts),
        root=keys_of_all(f.root or "" for f in facts),
        mutual=_flags(f.root in MUTUAL_ROOTS and not f.kind.directed for f in facts),
        pending=_flags(f.pending for f in facts),
        bare=keys_of_all(f.bare for f in facts),
        mention=keys_of_all(m.id for m in mentions),
        related=make_sets([[r.other for r in m.relations] for m in mentions]),
        lemma=keys_of_all(m.lemma for m in mentions),
        predicate=sets_of_keys([_predicate_keys(m.lemma.split()[-1]) for m in mentions]),
        words=make_sets([m.words for m in mentions]),
        parties=make_sets([f.parties for f in facts]),
        doers=make_sets([f.doers for f in facts]),
        targets=make_sets([f.targets for f in facts]),
        persons=make_sets([f.persons for f in facts]),
        represented=make_sets([f.represented for f in facts]),
        things=make_sets([f.things for f in facts]),
        telling=make_sets([f.things - common_words() for f in facts]),
        rejecters=make_sets([f.rejecters for f in facts]),
        numbers=make_sets([[_number(n) for n in m.numbers] for m in mentions]),
        earliest=_integers(_day(w.earliest, EARLIEST) for w in windows),
        latest=_integers(_day(w.latest, LATEST) for w in windows),
        window=keys_of_all(f"{w.edtf} {w.earliest} {w.latest}" for w in windows),
        timed=_flags(f.timed for f in facts),
        place=keys_of_all("" if p is None or p.geonameid is None else str(p.geonameid) for p in places),
        called=keys_of_all("" if p is None else (p.name or "").casefold() for p in places),
        country=keys_of_all("" if p is None else p.country or "" for p in places),
        point=_flags(p is not None and p.feature in _POINTS for p in places),
        broad=_flags(p is not None and p.feature == _COUNTRY for p in places),
        name=keys_of_all(f.name for f in facts),
        modality=np.array([MODALITIES.index(m.modality) for m in mentions], np.int8),
        instance=np.array([INSTANCES.index(f.instance) for f in facts], np.int8),
        nominal=_flags(m.nominal for m in mentions),
        definite=_flags(m.definite for m in mentions),
        plural=_flags(f.plural for f in facts),
        names_again=_flags(f.names_again for f in facts),
        denied=_flags(f.denied for f in facts),
        vow=_flags(f.vow for f in facts),
        presupposed=_flags(f.presupposed for f in facts),
        historical=_flags(m.auxiliary == "historical" for m in mentions),
        scene=make_sets([f.scene for f in facts]),
        cast=make_sets([f.cast for f in facts]),
        near=make_sets([f.near for f in facts]),
        story=make_sets([f.story for f in facts]),
        season=_integers(f.season for f in facts),
        written=_integers(f.written for f in facts),
        of_year=_integers(day_of_year(w.latest) for w in windows),
        kinds=make_kinds(tuple(kinds)),
    )


def make_kinds(kinds: Sequence[Kind]) -> Kinds:
    """The columns of kinds, in their order."""
    return Kinds(
        named=keys_of_all(k.name for k in kinds),
        general=_flags(k.general for k in kinds),
        bold=_flags(k.general and (k.communication or k.casualty) for k in kinds),
        roots=make_sets([k.roots for k in kinds]),
        stands_for=make_sets([k.stands_for for k in kinds]),
        stands_alike=keys_of_all(" | ".join(sorted(k.stands_for)) or "all" for k in kinds),
    )


@cache
def _predicate_keys(word: str) -> frozenset[int]:
    return frozenset(key_of(f"{type(key).__name__} {key}") for key in keys_of(word))


def _number(number: Number) -> str:
    return f"{number.value:g} {number.unit} {number.role}"


@cache
def _day(iso: str | None, otherwise: int) -> int:
    return otherwise if iso is None else date.fromisoformat(iso).toordinal()


def _integers(values: object) -> NDArray[np.int64]:
    return np.fromiter(values, np.int64)  # type: ignore[call-overload]


def _flags(values: object) -> Mask:
    return np.fromiter(values, np.bool_)  # type: ignore[call-overload]

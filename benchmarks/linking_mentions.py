"""Synthetic mentions for measuring linking alone: columns made by a fixed seed, with the event that each tells of.

Ten mentions an event on average, half of the events with one alone, a few with hundreds; forty events a day, so that
more mentions are a longer archive and not a denser one. Each mention stands in a document of its own. What is missing
or wrong is in the constants below. A third of the events repeat another of the same parties and kind some weeks later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.events.columns import DAYS_OF_YEAR, EARLIEST, INSTANCES, LATEST, MODALITIES, Columns, make_kinds
from rashomon.events.sets import NOTHING, Keys, Sets, keys_of_all
from rashomon.knowledge.happening_kinds import Kind, kinds

EVENTS_A_DAY = 40
MENTIONS_AN_EVENT = 10
UNDATED = 0.30
#: Of the undated, in reports of unknown date: their window has no ends.
UNDATED_REPORTS = 0.10
WIDENED, SHIFTED = 0.20, 0.05
WITHOUT_PLACE, REGION_ONLY, WRONG_PLACE = 0.40, 0.10, 0.03
ONE_PARTY_MISSING, WRONG_PARTY = 0.20, 0.03
GENERAL_WORD = 0.06
NAMED, NAME_GIVEN = 0.03, 0.70
THINGS_AN_EVENT, THING_GIVEN = 3, 0.40
PERSONS_GIVEN, NUMBER_GIVEN, NUMBER_WRONG = 0.30, 0.40, 0.10
REPEATED = 1 / 3
#: Days between an event and its repetition.
WEEKS_APART = (14, 70)
RECENT_DAYS = 62

_FIRST_DAY = 730_000  # September 1999
_STATES, _TOWNS_A_STATE, _WORDS = 180, 25, 20_000


@dataclass(frozen=True, slots=True)
class Synthetic:
    """Mentions as columns, a label for each that is its own, and the number of the event it tells of."""

    columns: Columns
    labels: Keys
    event: NDArray[np.int64]


def make_mentions(count: int, seed: int = 5) -> Synthetic:
    """So many mentions, over a tenth as many events, in random order."""
    rng = np.random.default_rng(seed)
    size = _sizes(rng, count // MENTIONS_AN_EVENT, count)
    events = len(size)
    days = max(events // EVENTS_A_DAY, 60)
    named_kinds = sorted({k for several in kinds().values() for k in several}, key=lambda k: (k.name, sorted(k.roots)))
    plain = np.array([n for n, k in enumerate(named_kinds) if not k.general and k.roots])
    # events
    kind = plain[_skewed(rng, len(plain), events, 0.8)]
    doer, target = _skewed(rng, _STATES, events, 0.9), _skewed(rng, _STATES, events, 0.9)
    target = np.where(target == doer, (target + 1) % _STATES, target)
    day = _FIRST_DAY + rng.integers(0, days, events)
    town = target * _TOWNS_A_STATE + _skewed(rng, _TOWNS_A_STATE, events, 1.0)
    repeats = np.flatnonzero(rng.random(events) < REPEATED)
    repeats = repeats[repeats > 0]
    model = repeats - 1
    for fact in (kind, doer, target, town):
        fact[repeats] = fact[model]
    day[repeats] = day[model] + rng.integers(*WEEKS_APART, len(repeats))
    things = rng.integers(0, _WORDS, (events, THINGS_AN_EVENT))
    name = np.where(rng.random(events) < NAMED, rng.integers(1, 200, events), 0)
    toll = rng.integers(1, 60, events)
    # mentions
    told = rng.permutation(np.repeat(np.arange(events), size))
    n = len(told)
    roots = [sorted(k.roots)[0] if k.roots else "" for k in named_kinds]
    spoken, definite = _general_words(rng, named_kinds, kind[told], roots)
    nominal = definite | (rng.random(n) < 0.3)
    earliest, latest, timed = _times(rng, day[told])
    place, country, point = _places(rng, town[told])
    doers, targets = _parties(rng, doer[told], target[told])
    said = rng.random((n, THINGS_AN_EVENT)) < THING_GIVEN
    labels = rng.integers(1, 2**62, n)
    ids = np.arange(n) + 1
    modality = np.where(rng.random(n) < 0.1, MODALITIES.index("reported"), MODALITIES.index("actual"))
    keyed = keys_of_all(str(number) for number in range(max(_WORDS, _STATES * _TOWNS_A_STATE) + 300))
    root_keys = keys_of_all(roots)
    communal = np.array([root in ("CONSULT", "AGREE", "COOPERATE") for root in roots])
    none, never = np.full(n, NOTHING), np.zeros(n, np.bool_)
    nobody = _sets(np.zeros((n, 1), np.int64), np.zeros((n, 1), np.bool_))
    parties = np.stack((doers, targets), 1)
    states = np.where(parties >= 0, keyed[parties], NOTHING)
    columns = Columns(
        document=ids,
        start=np.zeros(n, np.int64),
        extent=ids,
        order=np.zeros(n, np.int64),
        kind=spoken,
        root=root_keys[kind[told]],
        mutual=communal[kind[told]],
        lemma=keyed[spoken],
        predicate=_sets(keyed[spoken][:, None], np.ones((n, 1), np.bool_)),
        words=nobody,
        parties=_sets(states, parties >= 0),
        doers=_sets(states[:, :1], parties[:, :1] >= 0),
        targets=_sets(states[:, 1:], parties[:, 1:] >= 0),
        persons=_sets(states, (parties >= 0) & (rng.random((n, 1)) < PERSONS_GIVEN)),
        represented=nobody,
        things=_sets(keyed[things[told]], said),
        rejecters=nobody,
        numbers=_sets(*_numbers(rng, keyed, toll[told])),
        earliest=earliest,
        latest=latest,
        window=earliest * 2**31 + latest,
        timed=timed,
        pending=never,
        place=place,
        called=place,
        country=country,
        point=point,
        broad=never,
        name=np.where((name[told] > 0) & (rng.random(n) < NAME_GIVEN), keyed[name[told]], none),
        modality=modality.astype(np.int8),
        instance=np.full(n, INSTANCES.index(""), np.int8),
        nominal=nominal,
        definite=definite,
        plural=never,
        names_again=never,
        denied=never,
        vow=never,
        presupposed=never,
        historical=never,
        bare=none,
        mention=ids,
        related=nobody,
        telling=_sets(keyed[things[told]], said),
        scene=nobody,
        cast=nobody,
        near=nobody,
        story=nobody,
        season=np.zeros(n, np.int64),
        written=np.zeros(n, np.int64),
        of_year=np.where(latest == LATEST, 0, latest % DAYS_OF_YEAR),
        kinds=make_kinds(named_kinds),
    )
    return Synthetic(columns, labels, told)


def _sizes(rng: np.random.Generator, events: int, count: int) -> NDArray[np.int64]:
    """Mentions of each event, in all about `count`: half of the events with one, most others with some, one in five
    hundred with hundreds."""
    size = np.ones(events, np.int64)
    some = rng.random(events) < 0.5
    size[some] = 1 + rng.geometric(1 / 17, int(some.sum()))
    many = rng.random(events) < 0.002
    size[many] = rng.integers(100, 500, int(many.sum()))
    while (over := int(size.sum()) - count) != 0:
        row = int(rng.integers(events))
        size[row] = max(1, size[row] - over) if over > 0 and size[row] < 100 else size[row] + (over < 0)
        if over < 0:
            size[rng.integers(0, events, -over - 1)] += 1
    return size


def _skewed(rng: np.random.Generator, choices: int, count: int, power: float) -> NDArray[np.int64]:
    """Numbers 0..choices-1, the lower the more often (Zipf's law with a power)."""
    weights = 1 / np.arange(1, choices + 1) ** power
    return np.searchsorted(np.cumsum(weights / weights.sum()), rng.random(count)).clip(0, choices - 1)


def _general_words(
    rng: np.random.Generator, named_kinds: Sequence[Kind], kind: NDArray[np.int64], roots: Sequence[str]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The kind each mention is told as: its event's, or a general word that may stand for it and points back."""
    spoken = kind.copy()
    fitting = {
        number: [
            g
            for g, general in enumerate(named_kinds)
            if general.general
            and not general.casualty
            and roots[number] in general.roots
            and (not general.stands_for or named_kinds[number].name in general.stands_for)
        ]
        for number in np.unique(kind).tolist()
    }
    for number, words in fitting.items():
        rows = np.flatnonzero((kind == number) & (rng.random(len(kind)) < GENERAL_WORD))
        if words:
            spoken[rows] = rng.choice(words, len(rows))
    return spoken, spoken != kind


def _times(
    rng: np.random.Generator, day: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """The first and last day each mention allows, and whether the text gave them."""
    n = len(day)
    reported = day + rng.exponential(2.0, n).astype(np.int64)
    day = day + np.where(rng.random(n) < SHIFTED, rng.choice([-1, 1], n), 0)
    timed = rng.random(n) >= UNDATED
    width = np.where(rng.random(n) < WIDENED, rng.choice([7, 31], n), 1)
    begin = day - (rng.random(n) * width).astype(np.int64)
    earliest = np.where(timed, begin, reported - RECENT_DAYS)
    latest = np.where(timed, begin + width - 1, reported)
    unknown = ~timed & (rng.random(n) < UNDATED_REPORTS)
    return np.where(unknown, EARLIEST, earliest), np.where(unknown, LATEST, latest), timed


def _places(rng: np.random.Generator, town: NDArray[np.int64]) -> tuple[Keys, Keys, NDArray[np.bool_]]:
    """Place, country and whether the place is a point."""
    n = len(town)
    state = town // _TOWNS_A_STATE
    wrong = rng.random(n) < WRONG_PLACE
    town = np.where(wrong, state * _TOWNS_A_STATE + rng.integers(0, _TOWNS_A_STATE, n), town)
    chance = rng.random(n)
    known = chance >= WITHOUT_PLACE
    region = known & (chance < WITHOUT_PLACE + REGION_ONLY)
    place = np.where(region, 1_000_000 + town // 5, town + 1)
    return np.where(known, place, NOTHING), np.where(known, state + 1, NOTHING), known & ~region


def _parties(
    rng: np.random.Generator, doer: NDArray[np.int64], target: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Who acts and who is acted on as each mention has it, -1 for one it leaves out."""
    n = len(doer)
    wrong = rng.random(n) < WRONG_PARTY
    other = rng.integers(0, _STATES, n)
    first = rng.random(n) < 0.5
    doer = np.where(wrong & first & (other != target), other, doer)
    target = np.where(wrong & ~first & (other != doer), other, target)
    missing = rng.random(n) < ONE_PARTY_MISSING
    return np.where(missing & first, -1, doer), np.where(missing & ~first, -1, target)


def _numbers(rng: np.random.Generator, keyed: Keys, toll: NDArray[np.int64]) -> tuple[Keys, NDArray[np.bool_]]:
    n = len(toll)
    told = np.where(rng.random(n) < NUMBER_WRONG, toll + 1, toll)
    return keyed[told][:, None], rng.random((n, 1)) < NUMBER_GIVEN


def _sets(values: Keys, having: NDArray[np.bool_]) -> Sets:
    """One set a row, of the values it has."""
    spare = np.iinfo(np.int64).max
    ordered = np.sort(np.where(having, values, spare), axis=1)
    kept = (ordered != spare) & np.concatenate((np.full((len(values), 1), True), np.diff(ordered) != 0), axis=1)
    return Sets(np.concatenate(([0], np.cumsum(kept.sum(1)))), ordered[kept])

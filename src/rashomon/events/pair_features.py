"""What the learned pair scorer looks at: pairs of mentions as rows of numbers, computed by the array.

Every feature is of the two mentions and their two reports alone, so a pair has the same features whatever else is in
the store. What is not known is `MISSING`, a value of its own. No feature depends on which of the two comes first.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rashomon.events.columns import MODALITIES, Columns
from rashomon.events.pairs import either_general, same_kind, say_the_same
from rashomon.events.sets import NOTHING, Rows, Sets, common
from rashomon.events.word_columns import Common, WordColumns, Words, alike, common_words, word_vectors

MISSING = -1.0
#: No cosine is below -1.
_NO_COSINE = -2.0

Features = NDArray[np.float32]

#: The names of the columns of `report_features`, in order.
REPORT_FEATURES = (
    "names", "names covered least", "names covered most", "words", "words covered least", "words covered most",
    "names and words", "openings", "opening covered least", "opening covered most",
    "opening in report least", "opening in report most", "numbers", "numbers covered least", "numbers covered most",
)  # fmt: skip
#: The names of the columns of `pair_features`, in order: those of the mentions, of the reports, and the probability
#: that the reports tell of one story.
PAIR_FEATURES = (
    "same word", "say the same", "words alike", "triggers", "same kind", "general kind", "same root",
    "nominal", "definite", "same outlook", "parties", "doers", "targets", "mirrored", "persons", "things",
    "doer words", "target words", "crossed words", "sentence", "sentence shared", "clause",
    "near words", "near words shared", "numbers", "place", "time",
    "one report", "earlier told", "later told",
    "sentence in report least", "sentence in report most", "doer in report", "target in report",
    *(f"reports: {name}" for name in REPORT_FEATURES), "one story",
)  # fmt: skip

_OUTLOOKS = np.array([{"actual": 0, "reported": 0, "negated": 2}.get(m, 1) for m in MODALITIES])


def pair_features(
    columns: Columns, words: WordColumns, i: Rows, j: Rows, reports: Features, story: NDArray[np.float64]
) -> Features:
    """[pairs, PAIR_FEATURES] for the pairs of rows (i[n], j[n]); `reports` are the `report_features` of their reports,
    `story` the probabilities that these tell of one story, both by pair."""
    found = [*_of_kinds(columns, words, i, j), *_of_facts(columns, i, j), *_of_words(words, i, j)]
    found += [*_of_settings(columns, i, j), *_in_reports(words, i, j)]
    return np.concatenate((np.stack(found, 1), reports, story[:, None]), 1).astype(np.float32)


def report_features(words: WordColumns, a: Rows, b: Rows) -> Features:
    """[pairs, REPORT_FEATURES] for pairs of reports."""
    names, other = common_words(words.names, a, words.names, b), common_words(words.words, a, words.words, b)
    opening = common_words(words.opening, a, words.opening, b)
    numbers = common_words(words.numbers, a, words.numbers, b)
    lengths = [np.hypot(names.lengths[n], other.lengths[n]) for n in (0, 1)]
    in_report = [_in_report(words, words.opening, x, y) for x, y in ((a, b), (b, a))]
    found = [
        *_alike_and_covered(names),
        *_alike_and_covered(other),
        (names.product + other.product) / np.maximum(lengths[0] * lengths[1], 1e-6),
        *_alike_and_covered(opening),
        np.minimum(*in_report),
        np.maximum(*in_report),
        *_alike_and_covered(numbers),
    ]
    return np.stack(found, 1).astype(np.float32)


def _alike_and_covered(common_ones: Common) -> list[NDArray[np.generic]]:
    return [common_ones.cosine(MISSING), *common_ones.covered(MISSING)]


def _of_kinds(columns: Columns, words: WordColumns, i: Rows, j: Rows) -> list[NDArray[np.generic]]:
    roots = (columns.root[i] != NOTHING) & (columns.root[j] != NOTHING)
    return [
        columns.lemma[i] == columns.lemma[j],
        say_the_same(columns, i, j),
        alike(word_vectors().values, words.head[i], words.head[j], _NO_COSINE),
        common_words(words.trigger, i, words.trigger, j).cosine(MISSING),
        same_kind(columns, i, j),
        either_general(columns, i, j),
        np.where(roots, columns.root[i] == columns.root[j], MISSING),
        columns.nominal[i].astype(np.int8) + columns.nominal[j],
        columns.definite[i].astype(np.int8) + columns.definite[j],
        _OUTLOOKS[columns.modality[i]] == _OUTLOOKS[columns.modality[j]],
    ]


def _of_facts(columns: Columns, i: Rows, j: Rows) -> list[NDArray[np.generic]]:
    doers, targets = columns.doers, columns.targets
    return [
        _share(columns.parties, i, columns.parties, j),
        _share(doers, i, doers, j),
        _share(targets, i, targets, j),
        np.maximum(_share(doers, i, targets, j), _share(targets, i, doers, j)),
        _share(columns.persons, i, columns.persons, j),
        _share(columns.things, i, columns.things, j),
    ]


def _share(a: Sets, i: Rows, b: Sets, j: Rows) -> NDArray[np.generic]:
    """How much of the smaller set is in the larger."""
    least = np.minimum(a.sizes(i), b.sizes(j))
    return np.where(least > 0, common(a, i, b, j) / np.maximum(least, 1), MISSING)


def _of_words(words: WordColumns, i: Rows, j: Rows) -> list[NDArray[np.generic]]:
    doer, target = words.doer, words.target
    sentence = common_words(words.sentence, i, words.sentence, j)
    near = common_words(words.near, i, words.near, j)
    return [
        common_words(doer, i, doer, j).cosine(MISSING),
        common_words(target, i, target, j).cosine(MISSING),
        np.maximum(common_words(doer, i, target, j).cosine(MISSING), common_words(target, i, doer, j).cosine(MISSING)),
        sentence.cosine(MISSING),
        sentence.first,
        common_words(words.clause, i, words.clause, j).cosine(MISSING),
        near.cosine(MISSING),
        near.first,
    ]


def _of_settings(columns: Columns, i: Rows, j: Rows) -> list[NDArray[np.generic]]:
    places = (columns.place[i] != NOTHING) & (columns.place[j] != NOTHING)
    place = np.where(columns.country[i] == columns.country[j], 1, 0)
    overlap = np.maximum(columns.earliest[i], columns.earliest[j]) <= np.minimum(columns.latest[i], columns.latest[j])
    return [
        _share(columns.numbers, i, columns.numbers, j),
        np.where(places, np.where(columns.place[i] == columns.place[j], 2, place), MISSING),
        np.where(columns.timed[i] & columns.timed[j], overlap, MISSING),
        columns.document[i] == columns.document[j],
        np.minimum(columns.start[i], columns.start[j]),
        np.maximum(columns.start[i], columns.start[j]),
    ]


def _in_reports(words: WordColumns, i: Rows, j: Rows) -> list[NDArray[np.generic]]:
    """How much of the one's sentence, and of who acts and is acted on there, the other's report has."""
    a, b = words.report[i], words.report[j]
    one, other = _in_report(words, words.sentence, i, b), _in_report(words, words.sentence, j, a)
    roles = [
        np.minimum(_in_report(words, role, i, b), _in_report(words, role, j, a)) for role in (words.doer, words.target)
    ]
    return [np.minimum(one, other), np.maximum(one, other), *roles]


def _in_report(words: WordColumns, own: Words, rows: Rows, reports: Rows) -> NDArray[np.generic]:
    """How much of the words in these rows the reports have."""
    named, told = (common_words(own, rows, kept, reports) for kept in (words.names, words.words))
    total = named.totals[0]
    return np.where(total > 0, (named.first + told.first) / np.maximum(total, 1e-6), MISSING)

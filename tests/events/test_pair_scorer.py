"""The learned pair scorer: what it sees of two mentions, and that nothing else counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from rashomon.events.columns import make_columns
from rashomon.events.facts import Facts, gather
from rashomon.events.pair_features import PAIR_FEATURES, REPORT_FEATURES, report_features
from rashomon.events.pair_scorer import chances, scorers
from rashomon.events.word_columns import WordColumns, common_words, make_word_columns, words_of
from rashomon.model import Reading

ReadingOf = Callable[..., Reading]
FERRY = "A bomb killed nine people on a ferry off Lagos on Friday. Police said Adaeze Okafor had planted the bomb."
AGAIN = "A bomb on board a ferry off Lagos killed nine on Friday, police said. They named Adaeze Okafor."
OTHER = "A bomb killed four soldiers at a market in Gao on Monday. The army blamed Iyad Coulibaly."


def words_in(facts: list[Facts], readings: Sequence[Reading]) -> WordColumns:
    """The columns of wordings."""
    return make_word_columns(facts, {reading.document.id: reading.document for reading in readings})


def chances_of(*readings: Reading) -> dict[tuple[str, str], float]:
    """The chance of each two mentions that they are one event, by their ids."""
    facts = killings(*readings)
    i, j = np.triu_indices(len(facts), 1)
    told = chances(make_columns(facts), words_in(facts, readings), i, j)
    names = [f.mention.id for f in facts]
    return {(names[a], names[b]): float(p) for a, b, p in zip(i, j, told, strict=True)}


def killings(*readings: Reading) -> list[Facts]:
    """The mentions whose trigger is the verb."""
    return [f for f in gather(readings) if f.mention.lemma == "kill"]


def test_one_story_told_twice_is_likelier_one_event_than_two_stories(reading: ReadingOf) -> None:
    told = list(chances_of(reading(FERRY, name="a"), reading(AGAIN, name="b"), reading(OTHER, name="c")).values())
    assert told[0] > 0.5
    assert max(told[1:]) < 0.2


def test_a_pair_has_its_chance_whatever_else_is_there_and_in_any_order(reading: ReadingOf) -> None:
    readings = [reading(FERRY, name="a"), reading(AGAIN, name="b"), reading(OTHER, name="c")]
    alone, together = chances_of(*readings[:2]), chances_of(*readings)
    turned = chances_of(*readings[::-1])
    for pair, chance in alone.items():
        assert together[pair] == chance
        assert turned[pair[::-1]] == chance


def test_the_shipped_trees_are_made_for_these_features() -> None:
    reports, pairs = scorers()
    assert (reports.features, pairs.features) == (REPORT_FEATURES, PAIR_FEATURES)


def test_words_in_common_count_by_weight() -> None:
    one = words_of([(("ferry", 3.0), ("gao", 4.0)), ()], 3)
    other = words_of([(("gao", 4.0), ("lagos", 5.0), ("okafor", 6.0))], 3)
    found = common_words(one, np.array([0, 1]), other, np.array([0, 0]))
    assert found.first.tolist() == [4.0, 0.0]
    assert found.product.tolist() == [16.0, 0.0]
    least, most = found.covered(-1.0)
    assert np.allclose(least, [4 / 15, -1.0])
    assert np.allclose(most, [4 / 7, 0.0])


def test_report_features_do_not_depend_on_the_order_of_the_two(reading: ReadingOf) -> None:
    readings = [reading(FERRY, name="a"), reading(OTHER, name="c")]
    words = words_in(killings(*readings), readings)
    a, b = np.array([0]), np.array([1])
    assert report_features(words, a, b).tolist() == report_features(words, b, a).tolist()

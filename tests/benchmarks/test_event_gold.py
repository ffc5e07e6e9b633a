"""The composed numbers, times and places of events: what was tuned on is read as well as it was, and nothing is bound
that should not be."""

from __future__ import annotations

from pathlib import Path

from benchmarks import binding, numbers

GOLD = Path(__file__).parents[1] / "gold"
#: The least share in percent; raise with the figures, lower none.
NUMBERS = {"numbers P": 100, "numbers R": 95}
BINDING = {"events R": 96, "times P": 100, "times R": 90, "places P": 100, "places R": 85}


def test_numbers_are_bound_to_what_they_count() -> None:
    figures = dict(numbers.score(numbers.load(GOLD / "numbers", "tune")))
    assert {name: figures[name] for name, floor in NUMBERS.items() if float(figures[name]) < floor} == {}


def test_times_and_places_are_bound_to_their_events() -> None:
    figures = dict(binding.score(binding.load(GOLD / "binding", "tune")))
    assert {name: figures[name] for name, floor in BINDING.items() if float(figures[name]) < floor} == {}


def test_a_third_of_each_is_held_back() -> None:
    assert len(numbers.load(GOLD / "numbers", "held")) > 15
    assert len(binding.load(GOLD / "binding", "held")) > 5

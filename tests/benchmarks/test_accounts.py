"""The scorer of the composed storylines: the gold itself scores all, an empty output nothing, and slips cost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.accounts_baselines import shown
from benchmarks.accounts_figures import Counts, figures
from benchmarks.accounts_output import Output, ShownComparison, ShownProposition, words_of
from gold.accounts_reports import Pair, Storyline, storylines

GOLD = Path(__file__).parents[1] / "gold" / "accounts"
EVERY = storylines(GOLD)
TUNED = [each for each in EVERY if each.part == "tuned"]
#: Figures that count errors, or nothing that is wanted.
COUNTS = {
    "wrong verdicts",
    "reprints false",
    "clashes neutral",
    "clashes backed by rows",
    "propositions that no row takes",
}


def perfect(storyline: Storyline) -> Output:
    """The gold as an output."""

    def comparison(pair: Pair) -> ShownComparison:
        return ShownComparison(
            pair.verdicts[0], pair.nuance, words_of(storyline, pair.a[0]), words_of(storyline, pair.b[0])
        )

    rows = [
        ShownProposition(row.event, row.dimension, tuple(shown(storyline, c, c.stances[0]) for c in row.cells))
        for row in storyline.rows
    ]
    firm = [pair for pair in (*storyline.clashes, *storyline.others) if not pair.optional]
    carriers = tuple((r.key, r.carrier_of) for r in storyline.reports if r.carrier_of)
    return Output(tuple(rows), tuple(map(comparison, firm)), carriers)


def shares(counts: Counts) -> dict[str, float]:
    """The figures that are shares, where there is something to find."""
    told = {name: value for name, value in figures(counts).items() if name not in COUNTS and value != "-"}
    return {name: float(value.split()[0]) for name, value in told.items() if "(0 cells)" not in value}


@pytest.mark.parametrize("storyline", EVERY, ids=lambda each: each.name)
def test_the_gold_itself_scores_all_and_an_empty_output_nothing(storyline: Storyline) -> None:
    counts = Counts.of(storyline, perfect(storyline))
    assert {name: value for name, value in shares(counts).items() if value != 100} == {}
    assert (counts["wrong verdicts"], counts["reprints false"]) == (0, 0)
    assert set(shares(Counts.of(storyline, Output())).values()) <= {0}


def test_a_wrong_stance_is_a_miss_of_its_class_and_false_of_the_other() -> None:
    storyline = next(each for each in TUNED if each.name == "kuito_market")
    output = perfect(storyline)
    row, *others = output.propositions
    first, *rest = row.accounts
    changed = replace(row, accounts=(replace(first, stance="denies"), *rest))
    counts = Counts.of(storyline, replace(output, propositions=(changed, *others)))
    assert counts["missed asserts"] == counts["false denies"] == 1


def test_a_voice_with_two_stances_on_the_same_words_has_none() -> None:
    storyline = next(each for each in TUNED if each.name == "kuito_market")
    output = perfect(storyline)
    row, *others = output.propositions
    first, *rest = row.accounts
    both = replace(row, accounts=(first, replace(first, stance="differs"), *rest))
    counts = Counts.of(storyline, replace(output, propositions=(both, *others)))
    assert counts["missed asserts"] == 1


def test_a_clash_that_the_gold_does_not_list_is_false() -> None:
    storyline = next(each for each in TUNED if each.name == "kuito_market")
    a, b = (words_of(storyline, cell.quotes[0]) for cell in (storyline.rows[0].cells[0], storyline.rows[3].cells[0]))
    counts = Counts.of(storyline, Output(comparisons=(ShownComparison("contradict", None, a, b),)))
    assert (counts["clashes false"], counts["clashes right"]) == (1, 0)


def test_the_second_precision_counts_neutral_clashes_as_false() -> None:
    told = figures(Counts({"clashes right": 2, "clashes false": 1, "clashes neutral": 3, "clashes backed by rows": 2}))
    assert told["contradictions, precision"] == "66.7 (2/3)"
    assert told["contradictions, precision, neutral as false"] == "25.0 (2/8)"


def test_events_taken_for_one_are_not_kept_apart() -> None:
    storyline = next(each for each in TUNED if each.name == "santiago_calls")
    output = perfect(storyline)
    merged = tuple(replace(row, event="one") for row in output.propositions)
    assert Counts.of(storyline, output)["apart found"] == 1
    assert Counts.of(storyline, replace(output, propositions=merged))["apart found"] == 0

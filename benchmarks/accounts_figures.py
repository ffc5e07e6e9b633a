"""How well an output tells who says what of the composed storylines (`tests/gold/accounts`): counts and figures.

The definitions follow `score_accounts` and `score_pairs` in `score_seeds.py`; where they are kinder or stricter is said
at the head of `accounts_cells.py` and `accounts_pairs.py`. What is marked optional counts neither way. The precision of
contradictions is given twice: without those that are neutral, and with each of them counted as false, which is stricter
than `score_pairs` (there a clash that fits an optional pair is neutral too).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, get_args

from benchmarks.accounts_cells import assigned, row_counts
from benchmarks.accounts_output import ALIKE, Output, ShownAccount, Words, likeness, words_of
from benchmarks.accounts_pairs import GROUPS, NUANCES, pair_counts
from rashomon.model import Telling

if TYPE_CHECKING:
    from gold.accounts_reports import Storyline

STANCES: tuple[Telling, ...] = get_args(Telling)


class Counts(Counter[str]):
    """What was found, missed and shown wrongly, by name; those of several storylines may be added."""

    @classmethod
    def of(cls, storyline: Storyline, output: Output) -> Counts:
        """The counts of one storyline."""
        counts = cls()
        kept = assigned(storyline, output)
        counts["propositions that no row takes"] = sum(row is None for row, _ in kept)
        for number, row in enumerate(storyline.rows):
            if not row.optional:
                accounts = next((found for own, found in kept if own == number), ())
                counts.update(row_counts(storyline, row, accounts))
        counts.update(pair_counts(storyline, output))
        counts.update(_carrier_counts(storyline, output))
        counts.update(_apart_counts(storyline, output))
        return counts


# ---------------------------------------------------------------- reprints and look-alikes
def _carrier_counts(storyline: Storyline, output: Output) -> Counter[str]:
    wanted = {(report.key, report.carrier_of) for report in storyline.reports if report.carrier_of}
    shown = set(output.carriers)
    return Counter(
        {"reprints wanted": len(wanted), "reprints found": len(wanted & shown), "reprints false": len(shown - wanted)}
    )


def _apart_counts(storyline: Storyline, output: Output) -> Counter[str]:
    """Pairs of events of which each has an event of the output whose accounts use its quotes, and none uses both's."""
    counts: Counter[str] = Counter()
    for pair in storyline.different:
        quotes = [
            {words_of(storyline, q) for r in storyline.rows if r.event == event for c in r.cells for q in c.quotes}
            for event in pair
        ]
        own = [{q for q in quotes[n] if all(likeness(q, other) < ALIKE for other in quotes[1 - n])} for n in (0, 1)]
        touched: list[set[str]] = [
            {shown.event for shown in output.propositions if any(_uses(a, each) for a in shown.accounts)}
            for each in own
        ]
        counts["apart wanted"] += 1
        counts["apart found"] += bool(touched[0] and touched[1] and not touched[0] & touched[1])
    return counts


def _uses(account: ShownAccount, quotes: Iterable[Words]) -> bool:
    return any(likeness(account.words, quote) >= ALIKE for quote in quotes)


# ---------------------------------------------------------------- figures
def figures(counts: Counts) -> dict[str, str]:
    """Figures by name, as they are shown: shares in percent with what they are of in brackets, and error counts."""
    right, missed, false = (sum(counts[f"{word} {s}"] for s in STANCES) for word in ("right", "missed", "false"))
    scores = {stance: _f1(counts, stance) for stance in STANCES}
    shown = {
        "stances, macro-F1": f"{macro(counts):.1f}",
        "the same, of the rows' voices": f"{macro(listed(counts)):.1f}",
    }
    for stance, value in scores.items():
        shown[f"{stance}, F1"] = f"{value:.1f} ({counts[f'right {stance}'] + counts[f'missed {stance}']} cells)"
    shown["cells, recall"] = share(right, right + missed)
    shown["cells, precision"] = share(right, right + false)
    clashes = counts["clashes right"], counts["clashes right"] + counts["clashes false"]
    shown["contradictions, precision"] = share(*clashes)
    neutral = counts["clashes neutral"] + counts["clashes backed by rows"]
    shown["contradictions, precision, neutral as false"] = share(clashes[0], clashes[1] + neutral)
    for group in GROUPS:
        name = "contradictions" if group == "clashes" else group
        shown[f"{name}, recall"] = share(counts[f"{group} found"], counts[f"{group} wanted"])
    for nuance in NUANCES:
        shown[f"{nuance}, recall"] = share(counts[f"{nuance} found"], counts[f"{nuance} wanted"])
    shown["reprints, recall"] = share(counts["reprints found"], counts["reprints wanted"])
    shown["look-alikes kept apart"] = share(counts["apart found"], counts["apart wanted"])
    for errors in ("wrong verdicts", "reprints false"):
        shown[errors] = str(counts[errors])
    for other in ("clashes neutral", "clashes backed by rows", "propositions that no row takes"):
        shown[other] = str(counts[other])
    return shown


def listed(counts: Counts) -> Counts:
    """The counts where an account of a voice without a cell in the row counts neither way, as in `score_accounts`."""
    return Counts({**counts, **{f"false {s}": counts[f"false {s}"] - counts[f"of no cell {s}"] for s in STANCES}})


def macro(counts: Counts) -> float:
    """The mean F1 of the stances that the gold has or that were shown."""
    there = [s for s in STANCES if any(counts[f"{word} {s}"] for word in ("right", "missed", "false"))]
    return sum(_f1(counts, stance) for stance in there) / len(there) if there else 0.0


def _f1(counts: Counts, stance: Telling) -> float:
    right, missed, false = (counts[f"{word} {stance}"] for word in ("right", "missed", "false"))
    return 200 * right / (2 * right + missed + false) if right else 0.0


def share(good: int, total: int) -> str:
    """A share in percent with both counts in brackets; a dash where there is nothing to find."""
    return f"{100 * good / total:.1f} ({good}/{total})" if total else "-"

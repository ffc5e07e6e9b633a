"""What is reached on the composed storylines without reading who stands against whom: every row, voice and quote of the
gold is given, and only stances and verdicts are guessed. So the baselines miss no cell and show none that is false."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from benchmarks.accounts_output import Output, ShownAccount, ShownComparison, ShownProposition, words_of
from rashomon.model import Telling, Verdict

if TYPE_CHECKING:
    from gold.accounts_reports import Cell, Storyline

#: Words by which a sentence denies: negation, and the plain verbs of denial (after the cue lists of NegEx, Chapman et
#: al. 2001, and the verbs of rejection of the Penn Discourse Treebank's attribution types).
NEGATION = frozenset(
    (
        *("no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "false", "untrue"),
        *("deny", "denies", "denied", "denying", "denial", "reject", "rejects", "rejected", "refuted"),
        *("dismisses", "dismissed", "disputes", "disputed", "fabrication", "fabrications"),
    )
)
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_WORD = re.compile(r"[a-z]+")

Guess = Callable[["Storyline", "Cell"], Telling]


def every_voice_asserts(storyline: Storyline) -> Output:
    """Each voice asserts each row that it has a part in, and all agree."""
    return _output(storyline, lambda _, __: "asserts")


def negation_words(storyline: Storyline) -> Output:
    """A voice denies where the sentence of its first quote holds a word of negation or denial, and asserts elsewhere;
    one that asserts and one that denies stand against each other."""
    return _output(storyline, _by_words)


BASELINES: Mapping[str, Callable[[Storyline], Output]] = {
    "every voice asserts": every_voice_asserts,
    "negation words": negation_words,
}


def _by_words(storyline: Storyline, cell: Cell) -> Telling:
    text = next(report.text for report in storyline.reports if report.key == cell.report)
    start, end = cell.quotes[0].start, cell.quotes[0].end
    bounds = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    first = max(bound for bound in bounds if bound <= start)
    last = min(bound for bound in bounds if bound >= end)
    return "denies" if NEGATION & set(_WORD.findall(text[first:last].casefold())) else "asserts"


def _output(storyline: Storyline, guess: Guess) -> Output:
    propositions: list[ShownProposition] = []
    comparisons: dict[tuple[object, object], ShownComparison] = {}
    for row in storyline.rows:
        accounts = tuple(shown(storyline, cell, guess(storyline, cell)) for cell in row.cells)
        propositions.append(ShownProposition(row.event, row.dimension, accounts))
        for a, b in combinations(accounts, 2):
            verdict: Verdict = "agree" if a.stance == b.stance else "deny"
            if a.words != b.words:
                comparisons.setdefault((a.words, b.words), ShownComparison(verdict, None, a.words, b.words))
    return Output(tuple(propositions), tuple(comparisons.values()))


def shown(storyline: Storyline, cell: Cell, stance: Telling) -> ShownAccount:
    """A cell of the gold as an output would show it, with its first quote and a stance."""
    narrator = cell.report if "narrator" in cell.voices else None
    return ShownAccount(cell.voices, narrator, stance, words_of(storyline, cell.quotes[0]))

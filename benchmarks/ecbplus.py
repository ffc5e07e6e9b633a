"""Which mentions of events name the same one, across documents: `python -m benchmarks.ecbplus PATH [--check]`.

PATH is a part of ECB+ (Cybulska and Vossen 2014, CC BY 3.0). Mentions stand where the gold has them; who, when, where
and how they are worded is read by us. No topic is told. Figures are those of `score_ecbplus.py`: MUC, B3, CEAFe, LEA
and pairwise links with singletons; CoNLL F1 and LEA F1 also without; `confused` is the share of mentions in clusters
that mix stories (each topic holds two look-alike stories).

`ours` is average link over the chances of the learned pair scorer, for the pairs that share a block, and no cluster
holds a pair that is all but certain to be two; both thresholds were chosen by cross-validation on the train part.
`linking of the reader` is what the reader does with these mentions by its kinds, vetoes and hand-set weights.
Baselines: every mention alone; one cluster for each head lemma, in the corpus, within clusters of like reports, and
within the true topics and stories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.running import conclude, parser_of
from rashomon.events.clustering import cluster
from rashomon.events.columns import Columns, make_columns
from rashomon.events.facts import Facts, gather
from rashomon.events.linking import find_events
from rashomon.events.pair_blocks import telling_pairs
from rashomon.events.pair_scorer import NEVER_ONE, SAME_EVENT, chances, one_story
from rashomon.events.pair_wording import head_of
from rashomon.events.word_columns import WordColumns, make_word_columns
from rashomon.model import Reading
from training.ecbplus import GoldMention, Marked, read_ecbplus, reading_of
from training.ecbplus_figures import clusters, confused, conll, coreference, several

#: Reports this likely to be of one story stand in one cluster of the baseline with automatic stories; the threshold of
#: even odds was not tuned.
_ONE_STORY = 0.5


@dataclass(frozen=True)
class Task:
    """The gold mentions, and in the same order what is known of them."""

    gold: tuple[GoldMention, ...]
    facts: tuple[Facts, ...]
    columns: Columns
    words: WordColumns
    readings: tuple[Reading, ...]

    @property
    def chains(self) -> dict[str, str]:
        """Mention -> gold chain."""
        return {m.id: m.chain for m in self.gold}


def task_of(read: Sequence[tuple[Marked, Reading]]) -> Task:
    """The task that readings of marked documents set; a gold mention that no sentence holds stays out."""
    gold = {mention.id: mention for marked, _ in read for mention in marked.mentions}
    readings = tuple(reading for _, reading in read)
    facts = tuple(gather(readings))
    words = make_word_columns(facts, {reading.document.id: reading.document for reading in readings})
    return Task(tuple(gold[f.mention.id] for f in facts), facts, make_columns(facts), words, readings)


def ours(task: Task, threshold: float = SAME_EVENT) -> list[list[int]]:
    """Clusters of rows by the learned pair scorer."""
    i, j = telling_pairs(task.columns, task.words)
    told = chances(task.columns, task.words, i, j)
    told[told < NEVER_ONE] = -np.inf
    return cluster(
        len(task.gold), dict(zip(zip(i.tolist(), j.tolist(), strict=True), told.tolist(), strict=True)), threshold
    )


def like_reports(task: Task) -> NDArray[np.int64]:
    """The cluster of like reports that each mention's report is in (average link)."""
    size = int(task.words.report.max()) + 1
    a, b = (rows.astype(np.int64) for rows in np.triu_indices(size, 1))
    told = dict(zip(zip(a.tolist(), b.tolist(), strict=True), one_story(task.words, a, b).tolist(), strict=True))
    found = np.zeros(size, np.int64)
    for number, members in enumerate(cluster(size, told, _ONE_STORY)):
        found[members] = number
    return found[task.words.report]


def readers(task: Task) -> dict[str, dict[str, str]]:
    """Mention -> cluster, by each reader."""
    heads = {m.id: head_of(f.mention) for m, f in zip(task.gold, task.facts, strict=True)}
    stories = dict(zip(heads, like_reports(task).tolist(), strict=True))
    return {
        "ours": {task.gold[row].id: str(n) for n, rows in enumerate(ours(task)) for row in rows},
        "linking of the reader": {m: event.id for event in find_events(task.readings)[0] for m in event.mentions},
        "each alone": {m.id: m.id for m in task.gold},
        "head lemma": heads,
        "head lemma, automatic stories": {id: f"{stories[id]} {head}" for id, head in heads.items()},
        "head lemma, true topics": {m.id: f"{m.topic} {heads[m.id]}" for m in task.gold},
        "head lemma, true stories": {m.id: f"{m.story} {heads[m.id]}" for m in task.gold},
    }


def block_recall(task: Task) -> float:
    """The percentage of the pairs of one gold chain that share a block."""
    i, j = telling_pairs(task.columns, task.words)
    chains = np.array([m.chain for m in task.gold])
    wanted = sum(n * (n - 1) // 2 for n in Counter(chains.tolist()).values())
    return 100 * int((chains[i] == chains[j]).sum()) / max(1, wanted)


def rows(task: Task, missing: Sequence[GoldMention] = ()) -> list[list[str]]:
    """The table; mentions of the gold that were not read stand alone."""
    every = [*task.gold, *missing]
    truth, story = clusters({m.id: m.chain for m in every}), {m.id: m.story for m in every}
    alone = {m.id: f"alone {m.id}" for m in missing}
    names = ("CoNLL", "MUC", "B3", "CEAFe", "LEA", "links", "confused", "CoNLL, no singletons", "LEA, no singletons")
    table = [["figure", *(told := {name: {**found, **alone} for name, found in readers(task).items()})]]
    columns = [_figures(truth, story, found) for found in told.values()]
    table += [[name, *(column[name] for column in columns)] for name in names]
    return [*table, ["block recall", f"{block_recall(task):.1f}", *([""] * (len(told) - 1))]]


def _figures(truth: list[frozenset[str]], story: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    made = clusters(found)
    whole, without = coreference(truth, made), coreference(several(truth), several(made))
    cells = {name: " / ".join(f"{value:.1f}" for value in prf) for name, prf in whole.items()}
    cells["CoNLL"], cells["CoNLL, no singletons"] = f"{conll(whole):.1f}", f"{conll(without):.1f}"
    cells["LEA, no singletons"], cells["confused"] = f"{without['LEA'][2]:.1f}", f"{confused(story, made):.1f}"
    return cells


def main() -> None:
    """Read, print and publish the table, or hold it to its floors."""
    options = parser_of(__doc__).parse_args()
    read = [(marked, reading_of(marked)) for marked in read_ecbplus(options.path)]
    task = task_of(read)
    known = {m.id for m in task.gold}
    table = rows(task, [m for marked, _ in read for m in marked.mentions if m.id not in known])
    note = "P / R / F1 in percent; mentions at the gold's spans, no topics told. Threshold and trees: train part only."
    name, command = "The same event across documents (ECB+)", "python -m benchmarks.ecbplus PATH"
    conclude(options, name, command, table, note, floors="ecbplus")


if __name__ == "__main__":
    main()

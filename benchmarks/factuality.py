"""How certain an event is in its sentence, from -3 (did not happen) to +3 (did).

    python -m benchmarks.factuality FOLDER [--check]

FOLDER holds `uw_train.jsonl`, `uw_dev.jsonl`, `meantime_train.jsonl` and `meantime_dev.jsonl`; `factuality_gold` says
what is in them. For each dev file: the mean absolute error (MAE) and Pearson's r of

    mean            the mean mark of the train file for every word
    cues            two dozen cue words at the word and its governor (`factuality_features`)
    rules           the reader's modality of the word, each of the five with one value set by hand
    CC BY alone     the reader's signs, weighed as in "ours" but on MEANTIME's train file alone
    no flags        "ours" without the network's flags
    ours            the reader's signs, weighed on the train file: least absolute errors with a ridge

Half of each dev file, by the hash of its sentences, is never looked at. The weights are learnt anew at each run and are
no part of the package; what ships is the judgement that the signs are made of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.factuality_features import Sample, read, samples
from benchmarks.factuality_gold import load
from benchmarks.results import Row
from benchmarks.running import run
from rashomon.model import Modality

SETS = {"UW": "uw", "MEANTIME": "meantime"}
#: What the reader's modalities mean on the scale, set by hand: annotators give plans and possibilities a small plus.
BY_HAND: Mapping[Modality, float] = {"actual": 2.8, "reported": 2.6, "future": 1.2, "possible": 0.6, "negated": -2.5}
#: A sign is weighed where the train file has it at least so often.
LEAST = 8
#: Strength of the ridge, and the error below which all count alike. In five folds of UW's train file ridges of 3 to 30
#: and errors of .05 to .3 differ by less than .01 in MAE and in r.
RIDGE, SAME = 10.0, 0.15
ROUNDS = 30
SCALE = 3.0

Values = npt.NDArray[np.float64]
Judge = Callable[[Sequence[Sample]], Values]


def fit(train: Sequence[Sample], *, without: str = "") -> Judge:
    """Weights of the signs for the least absolute error, by reweighted least squares with a ridge; `without` leaves out
    the signs whose names begin so."""
    counts = Counter(name for s in train for name in s.features if not (without and name.startswith(without)))
    names = sorted(name for name, n in counts.items() if n >= LEAST)

    def matrix(part: Sequence[Sample]) -> Values:
        return np.array([[*(s.features.get(name, 0.0) for name in names), 1.0] for s in part])

    signs, labels = matrix(train), np.array([s.label for s in train])
    ridge = RIDGE * np.eye(len(names) + 1)
    ridge[-1, -1] = 0.0
    each = np.ones(len(train))
    weights = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        weights = np.linalg.solve(signs.T @ (signs * each[:, None]) + ridge, signs.T @ (each * labels))
        each = 1 / np.maximum(np.abs(signs @ weights - labels), SAME)
    return lambda part: np.clip(matrix(part) @ weights, -SCALE, SCALE)


def _read(path: Path) -> list[Sample]:
    return [sample for marked in load(path) for sample in samples(read(marked))]


def _figures(judge: Judge, part: Sequence[Sample]) -> tuple[str, str]:
    """Mean absolute error, and Pearson's r in hundredths."""
    labels, values = np.array([s.label for s in part]), judge(part)
    r = np.corrcoef(labels, values)[0, 1] if values.std() > 0 else 0.0
    return f"{np.abs(labels - values).mean():.3f}", f"{100 * r:.1f}"


def rows(folder: Path) -> list[Row]:
    """The table: files and parts down, judges across, MAE / r in each cell."""
    read_sets = {p: (_read(folder / f"{p}_train.jsonl"), _read(folder / f"{p}_dev.jsonl")) for p in SETS.values()}
    free = fit(read_sets["meantime"][0])
    table: list[Row] = []
    for name, prefix in SETS.items():
        train, dev = read_sets[prefix]
        mean = float(np.mean([s.label for s in train]))
        judges = _judges(train, mean, free)
        if not table:
            table.append(["figure", *judges])
        halves = {"": dev, ", tuned half": [s for s in dev if not s.held], ", held half": [s for s in dev if s.held]}
        for half, part in halves.items():
            cells = [_figures(judge, part) for judge in judges.values()]
            table.append([f"{name}{half}: MAE", *(mae for mae, _ in cells)])
            table.append([f"{name}{half}: r x 100", *(r for _, r in cells)])
    return table


def _judges(train: Sequence[Sample], mean: float, free: Judge) -> dict[str, Judge]:
    return {
        "mean": lambda part: np.full(len(part), mean),
        "cues": lambda part: np.array([s.cue_value for s in part]),
        "rules": lambda part: np.array([BY_HAND[s.modality] for s in part]),
        "CC BY alone": free,
        "no flags": fit(train, without="flag"),
        "ours": fit(train),
    }


def main() -> None:
    """Print and publish the table, or hold it to its floors."""
    note = "Elsewhere, on UW's test part: 25 cue rules .62 / .58, a ridge .56 / .71, a tuned system .40 / .67."
    run(__doc__, "Factuality", "python -m benchmarks.factuality FOLDER", rows, note, floors="factuality")


if __name__ == "__main__":
    main()

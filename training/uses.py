"""Make the head that tells names of actors from names of places: `python -m training.uses --base FOLDER`.

BASE holds `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2, as for `training.make`; only the vectors of its
vocabulary are used. The head learns from `composed_places/*.txt`, one sentence a line, `[[met:Ankara]]` a name that
stands for those who govern, live or play there, `[[lit:Ankara]]` one that names the place. One sentence in three (by
its hash) is set aside: no choice is made on it, and weights that are measured on it have not learnt from it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rashomon.encoder.parser import parse_document
from rashomon.encoder.trunk import SUMS, WEIGHTS
from rashomon.encoder.windows import load_tokenizer
from rashomon.expressions.uses import FILE, TOKENIZER, Head
from rashomon.expressions.uses_signs import SLOTS, Signs, signs_of
from rashomon.model import Block, Document

COMPOSED = Path(__file__).parent / "composed_places"
SPARE = 3
#: How much a sign counts beside a vector of which each number has variance 1, and how strongly weights are held small;
#: chosen by cross-validation on the composed sentences that are learnt from, on a coarse grid.
SIGN, HELD_SMALL = 2.0, 50.0
#: Signs seen less often are left out.
LEAST_SEEN = 2
STEPS = 12
_MARK = re.compile(r"\[\[(lit|met):([^\]]+)\]\]")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, one of its marked names [start, end), and whether that stands for an actor."""

    text: str
    start: int
    end: int
    actor: bool


@dataclass(frozen=True)
class Fitted:
    """A fitted head in full: weights of the signs by name, of each slot's vector [SLOTS, width], and the bias."""

    signs: dict[str, float]
    slots: Floats
    bias: float


def read_composed(folder: Path = COMPOSED) -> list[Marked]:
    """All marked names of the composed sentences. Raises ValueError for a line whose marks are broken."""
    lines = (line.strip() for path in sorted(folder.glob("*.txt")) for line in path.read_text("utf-8").splitlines())
    return [marked for line in lines if line and not line.startswith("#") for marked in unmarked(line)]


def unmarked(line: str) -> list[Marked]:
    """The marked names of one line. Raises ValueError where it has none or one is broken."""
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1] == "met"))
        text, at = text + mark[2], mark.end()
    text += line[at:]
    if not spans or "[[" in text or "]]" in text:
        raise ValueError(f"no marked name, or a broken mark: {line!r}")
    return [Marked(text, start, end, actor) for start, end, actor in spans]


def set_aside(marked: Marked) -> bool:
    """Whether a sentence is kept for measuring."""
    return int(sha256(marked.text.encode()).hexdigest(), 16) % SPARE == 0


def signs_in(marked: Marked) -> Signs:
    """The signs of a marked name, its sentence being read alone."""
    document = Document("marked", "marked", "marked", marked.text, (Block(0, len(marked.text), "body"),), language="en")
    sentence = parse_document(document).at(marked.start)
    if sentence is None:
        raise ValueError(f"no sentence holds the name at {marked.start}: {marked.text!r}")
    inside = [t.index for t in sentence.tokens if t.start < marked.end and marked.start < t.end]
    return signs_of(sentence, inside[0], inside[-1] + 1)


class Vocabulary:
    """The vectors of wordpieces, centred and with variance 1."""

    def __init__(self, base: Path) -> None:
        from safetensors.numpy import load_file

        vectors = load_file(base / "model.safetensors")["embeddings.word_embeddings.weight"].astype(np.float64)
        vectors -= vectors.mean(0)
        self.vectors: Floats = vectors / vectors.std()
        self.tokenizer = load_tokenizer(str(base / TOKENIZER))

    def word(self, word: str) -> Floats:
        """The mean of a word's wordpieces."""
        pieces = self.tokenizer.encode(word, add_special_tokens=False).ids
        mean: Floats = self.vectors[pieces].mean(0) if pieces else np.zeros(self.vectors.shape[1])
        return mean


class Columns:
    """Signs as rows of numbers: the vectors of all slots, then the signs that were seen often enough."""

    def __init__(self, vocabulary: Vocabulary, learnt: Iterable[Signs]) -> None:
        seen = Counter(name for signs in learnt for name in signs.named)
        self.names = sorted(name for name, times in seen.items() if times >= LEAST_SEEN)
        self.vocabulary = vocabulary

    def rows(self, examples: Sequence[Signs]) -> Floats:
        """[examples, SLOTS x width + signs]."""
        width = self.vocabulary.vectors.shape[1]
        number = {name: n for n, name in enumerate(self.names)}
        found = np.zeros((len(examples), len(SLOTS) * width + len(self.names)))
        for row, signs in zip(found, examples, strict=True):
            for slot, words in signs.words:
                at = SLOTS.index(slot) * width
                row[at : at + width] = np.mean([self.vocabulary.word(w) for w in words], 0)
            row[[len(SLOTS) * width + number[name] for name in signs.named if name in number]] = SIGN
        return found

    def fitted(self, weights: Floats, bias: float) -> Fitted:
        """The weights of a fit by what they belong to."""
        split = len(SLOTS) * self.vocabulary.vectors.shape[1]
        named = dict(zip(self.names, (weights[split:] * SIGN).tolist(), strict=True))
        return Fitted(named, weights[:split].reshape(len(SLOTS), -1), bias)


def fit(rows: Floats, actor: npt.NDArray[np.bool_], held_small: float = HELD_SMALL) -> tuple[Floats, float]:
    """L2 logistic regression by Newton's steps in the space of the examples (they are fewer than the columns): weights
    and bias."""
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    kernel, truth = rows @ rows.T, actor.astype(np.float64)
    scores: Floats = np.zeros(len(rows))
    share: Floats = np.zeros(len(rows))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-scores))
        spread = np.maximum(chance * (1 - chance), 1e-6)
        ridge = kernel + held_small * np.diag(1 / spread)
        share = np.asarray(np.linalg.solve(ridge, scores + (truth - chance) / spread), dtype=np.float64)
        scores = kernel @ share
    weights: Floats = rows.T @ share
    return weights[:-1], float(weights[-1])


def head_of(fitted: Fitted, vocabulary: Vocabulary) -> Head:
    """The head as it is shipped: what each wordpiece adds in each slot, in int8."""
    added = vocabulary.vectors @ fitted.slots.T
    scales = np.maximum(np.abs(added).max(0), 1e-9) / 127
    pieces = np.round(added / scales).astype(np.int8)
    return Head(fitted.signs, pieces, scales.astype(np.float32), fitted.bias, vocabulary.tokenizer)


def learn(examples: Sequence[tuple[Signs, bool]], vocabulary: Vocabulary) -> Head:
    """The head that some examples teach."""
    columns = Columns(vocabulary, [signs for signs, _ in examples])
    weights, bias = fit(columns.rows([signs for signs, _ in examples]), np.array([actor for _, actor in examples]))
    return head_of(columns.fitted(weights, bias), vocabulary)


def save(head: Head, folder: Path) -> None:
    """Write the head and its sum into a folder of weights."""
    names = np.array(sorted(head.signs))
    values = np.array([head.signs[name] for name in names], dtype=np.float32)
    with (folder / FILE).open("wb") as file:
        np.savez_compressed(
            file, names=names, values=values, pieces=head.pieces, scales=head.scales, bias=np.float32(head.bias)
        )
    kept = [line for line in (folder / SUMS).read_text("utf-8").splitlines() if not line.endswith(f"  {FILE}")]
    total = sha256((folder / FILE).read_bytes()).hexdigest()
    (folder / SUMS).write_text("\n".join([*kept, f"{total}  {FILE}"]) + "\n", "utf-8")


def main() -> None:
    """Learn from the composed sentences that are not set aside, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    examples = [(signs_in(m), m.actor) for m in read_composed() if not set_aside(m)]
    save(learn(examples, Vocabulary(arguments.base)), arguments.out)
    print(f"learnt from {len(examples)} names")


if __name__ == "__main__":
    main()

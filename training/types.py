"""Make the head of event types: `python -m training.types --base FOLDER [--plover TRAIN.tsv]`.

BASE holds `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2, as for `training.make`; only the vectors of its
vocabulary are used. The head learns from `composed_types/*.txt` and, where it is given, from a table of coded pairs
(Hu et al., ACL 2024). A fifth of the composed sentences (by hash) is set aside: nothing is learnt from it.
"""

from __future__ import annotations

import argparse
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
from rashomon.expressions.uses_signs import Signs
from rashomon.happenings.matching import match_frames
from rashomon.happenings.types_learned import FILE, NOTHING, TOKENIZER, Head, Vectors, digest
from rashomon.happenings.types_signs import SLOTS, signs_of
from rashomon.knowledge.ontology import roots
from rashomon.model import Block, Document
from training.types_marked import Marked, read_coded, read_composed, repeating, set_aside

#: Numbers kept of a word's vector. Of 64, 96, 128 and all 384 the last was best by half a point of macro-F1 in folds of
#: the coded pairs, for six times the bytes.
WIDTH = 64
#: How much a number of a vector counts beside a sign (both vary by 1), and how strongly weights are held small: by
#: cross-validation on the coded pairs, on a coarse grid (.08, .15, .2, .3; 8, 16, 33, 60), flat around these.
WORDS, HELD_SMALL = 0.2, 8.0
#: How far roots that are rare count for more: 0 not at all, 1 so that all roots weigh alike (.5 and 1 were tried).
EVENED = 0.5
#: Signs seen less often are left out.
LEAST_SEEN = 2
STEPS = 60
#: Steps of the vectors' int8, by how many a number of variance 1 is parted.
_PARTED = 16
#: Every name that the head gives.
NAMES = (*roots(), NOTHING)
#: Names of tables of pairs that stand for several roots.
SEVERAL = {"YIELD": ("CONCEDE", "RETREAT")}

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A pair's signs and the root it is marked with."""

    signs: Signs
    root: str


def example(marked: Marked) -> Example:
    """A marked pair as the reader meets it, its sentence being read alone; of parties in two sentences of the parser's
    the first that is marked counts."""
    document = Document("marked", "marked", "marked", marked.text, (Block(0, len(marked.text), "body"),), language="en")
    spans = sorted((*marked.source, *marked.target))
    sentences = parse_document(document).sentences
    sentence = next((s for s in sentences if spans and s.start <= spans[0][0] < s.end), sentences[0])
    source, target = (
        frozenset(t.index for t in sentence.tokens if any(t.start < b and a < t.end for a, b in party))
        for party in (marked.source, marked.target)
    )
    return Example(signs_of(sentence, source, target - source, match_frames(sentence)), marked.root)


def narrowed(base: Path) -> Vectors:
    """The vocabulary's vectors, centred, along their main directions, with variance 1, in int8."""
    from safetensors.numpy import load_file

    found = load_file(base / "model.safetensors")["embeddings.word_embeddings.weight"].astype(np.float64)
    found -= found.mean(0)
    _, directions = np.linalg.eigh(found.T @ found)
    turned = found @ directions[:, ::-1][:, :WIDTH]
    pieces = np.clip(np.round(turned / turned.std() * _PARTED), -127, 127).astype(np.int8)
    return Vectors(pieces, 1 / _PARTED, load_tokenizer(str(base / TOKENIZER)))


class Columns:
    """Signs as rows of numbers: the vectors of all slots, then the signs that were seen often enough, then 1."""

    def __init__(self, vectors: Vectors, learnt: Iterable[Signs]) -> None:
        seen = Counter(name for signs in learnt for name in signs.named)
        self.names = sorted(name for name, times in seen.items() if times >= LEAST_SEEN)
        self.vectors = vectors

    def rows(self, examples: Sequence[Signs]) -> Floats:
        """[examples, SLOTS x width + signs + 1]."""
        width = self.vectors.width
        number = {name: n for n, name in enumerate(self.names, len(SLOTS) * width)}
        found = np.zeros((len(examples), len(SLOTS) * width + len(self.names) + 1))
        for row, signs in zip(found, examples, strict=True):
            for slot, words in signs.words:
                at = SLOTS.index(slot) * width
                row[at : at + width] = WORDS * self.vectors.of(words)
            row[[number[name] for name in signs.named if name in number]] = 1
            row[-1] = 1
        return found

    def head(self, weights: Floats) -> Head:
        """The head of fitted weights [columns, NAMES], with what it keeps as it keeps it (half precision)."""
        split = len(SLOTS) * self.vectors.width
        kept = weights.astype(np.float16).astype(np.float32)
        signs = dict(zip(map(digest, self.names), kept[split:-1], strict=True))
        slots = (WORDS * weights[:split]).astype(np.float16).astype(np.float32)
        return Head(NAMES, signs, slots.reshape(len(SLOTS), -1, len(NAMES)), kept[-1], self.vectors)


def fit(rows: Floats, allowed: npt.NDArray[np.bool_], held_small: float = HELD_SMALL) -> Floats:
    """L2 multinomial logistic regression: weights [columns, names]. `allowed` [rows, names] says which names an example
    may have; where there are several the fit shares it among them as it goes (expectation maximisation).

    Steps use a bound on the curvature (Boehning 1992), so that one inverse in the space of the examples serves all.
    """
    kernel, most = rows @ rows.T, allowed / allowed.sum(1, keepdims=True)
    share = most.sum(0).clip(1)
    counts = (len(rows) / len(share) / (most @ share)) ** EVENED
    bound = counts[:, None] / 2
    inverse = np.linalg.inv(bound * kernel + held_small * np.eye(len(rows)))
    dual: Floats = np.zeros(allowed.shape)
    for _ in range(STEPS):
        scores = kernel @ dual
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        truth = chances * allowed
        truth /= truth.sum(1, keepdims=True)
        dual = inverse @ (bound * scores + counts[:, None] * (truth - chances))
    weights: Floats = rows.T @ dual
    return weights


def allowed_names(examples: Iterable[Example]) -> npt.NDArray[np.bool_]:
    """[examples, NAMES]: which names each may have."""
    return np.array([[name in SEVERAL.get(e.root, (e.root,)) for name in NAMES] for e in examples])


def learn(examples: Sequence[Example], vectors: Vectors) -> Head:
    """The head that some examples teach."""
    columns = Columns(vectors, [e.signs for e in examples])
    return columns.head(fit(columns.rows([e.signs for e in examples]), allowed_names(examples)))


def save(head: Head, folder: Path) -> None:
    """Write the head and its sum into a folder of weights."""
    names = np.array(sorted(head.signs), dtype=np.uint64)
    with (folder / FILE).open("wb") as file:
        np.savez_compressed(
            file, roots=np.array(head.roots), names=names, bias=head.bias, slots=head.slots.astype(np.float16),
            signs=np.stack([head.signs[int(name)] for name in names]).astype(np.float16), pieces=head.vectors.pieces,
            scale=np.float32(head.vectors.scale),
        )  # fmt: skip
    kept = [line for line in (folder / SUMS).read_text("utf-8").splitlines() if not line.endswith(f"  {FILE}")]
    total = sha256((folder / FILE).read_bytes()).hexdigest()
    (folder / SUMS).write_text("\n".join([*kept, f"{total}  {FILE}"]) + "\n", "utf-8")


def main() -> None:
    """Learn from the composed sentences that are not set aside, and from coded pairs if given; write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--plover", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    coded = read_coded(arguments.plover) if arguments.plover else []
    if repeated := repeating(read_composed(), coded):
        raise SystemExit(f"composed sentences repeat the table: {[m.text for m in repeated]}")
    marked = [*(m for m in read_composed() if not set_aside(m)), *coded]
    save(learn([example(m) for m in marked], narrowed(arguments.base)), arguments.out)
    print(f"learnt from {len(marked)} pairs")


if __name__ == "__main__":
    main()

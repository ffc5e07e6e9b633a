"""Event types of given pairs: `python -m benchmarks.plover_given train.tsv [--check]`.

The file is a table of sentences with a marked source and target and the PLOVER root of what the one did to the other
(Hu et al., ACL 2024; definitions of figures as in `benchmarks.plover`, every sentence having one prediction, and the
gold quad being the file's own). Heads are taught here in five folds: sentences are dealt out by their SHA-256, root by
root, and one that stands twice is in one fold. Frames were written with four fifths of each root in view; the last
fifth, held back from that, has columns of its own (some roots have three sentences there). The floor is logistic
regression on TF-IDF of words and word pairs (scikit-learn, where installed), in the same folds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.plover import HELD_SHARE, QUAD_OF, RENAMED, prf
from benchmarks.running import conclude, parser_of
from rashomon.happenings.types_learned import NOTHING, Head, head
from rashomon.model import Block, Document, EventMention, Span
from rashomon.pipeline import read_document
from training.types import Example, example, learn
from training.types_marked import Marked, Spans, read_coded, read_composed, set_aside

FOLDS = 5
#: The quads in the table's numbers.
_QUADS = {quad: str(number) for number, quad in enumerate(dict.fromkeys(QUAD_OF.values()), 1)}
#: Least chances of which the precision is told.
SURE = (0.5, 0.6, 0.7, 0.8, 0.9)

Guess = tuple[str, float]
Teacher = Callable[[list[Marked]], Callable[[Marked], Guess]]


@dataclass(frozen=True)
class Pairs:
    """The pairs of a table, which of them were held back while frames were written, and the fold of each."""

    marked: list[Marked]
    held: npt.NDArray[np.bool_]
    fold: npt.NDArray[np.int_]


def load(path: Path) -> Pairs:
    """The pairs of a table."""
    marked = read_coded(path)
    by_root: dict[str, list[int]] = {}
    for number, pair in enumerate(marked):
        by_root.setdefault(pair.root, []).append(number)
    held = {n for group in by_root.values() for n in group[len(group) - len(group) // HELD_SHARE :]}
    return Pairs(marked, np.array([n in held for n in range(len(marked))]), folds(marked))


def folds(marked: Sequence[Marked]) -> npt.NDArray[np.int_]:
    """The fold of each pair: the sentences of a root in the order of their sums, dealt round."""
    first: dict[str, str] = {}
    for pair in marked:
        first.setdefault(pair.text, pair.root)
    order = sorted(first, key=lambda text: (first[text], sha256(text.encode()).hexdigest()))
    dealt = {text: number % FOLDS for number, text in enumerate(order)}
    return np.array([dealt[pair.text] for pair in marked])


def by_frames(marked: Marked) -> str:
    """The root of the reader's mention that has the pair as its parties; else of one with either, or of the first."""
    document = Document("pair", "pair", "pair", marked.text, (Block(0, len(marked.text), "body"),), language="en")
    mentions = [m for m in read_document(document).event_mentions if m.plover is not None]
    best = max(mentions, key=lambda m: _parties(m, marked), default=None)
    return _renamed(best.plover.root) if best is not None and best.plover is not None else NOTHING


def _parties(mention: EventMention, marked: Marked) -> int:
    """How many of the pair's parties stand in their role."""
    actors = [f.span for f in mention.fillers if f.role == "actor"]
    others = [f.span for f in mention.fillers if f.role != "actor"] or actors[1:]

    def touch(spans: Iterable[Span], party: Spans) -> bool:
        return any(s.start < b and a < s.end for s in spans for a, b in party)

    return touch(actors, marked.source) + touch(others, marked.target)


def _renamed(root: str) -> str:
    return RENAMED.get(root, root)


def guess_of(chances: Mapping[str, float], *, nothing: bool = False) -> Guess:
    """The likeliest root, in the table's names, with its chance; "nothing happens" only where it may be said."""
    merged: dict[str, float] = {}
    for root, chance in chances.items():
        if nothing or root != NOTHING:
            merged[_renamed(root)] = merged.get(_renamed(root), 0.0) + chance
    return max(merged.items(), key=lambda pair: pair[1])


def by_tfidf(known: list[Marked]) -> Callable[[Marked], Guess]:
    """The floor, as its paper has it."""
    vectors, models, pipeline = (
        import_module(f"sklearn.{name}") for name in ("feature_extraction.text", "linear_model", "pipeline")
    )
    model = pipeline.make_pipeline(
        vectors.TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        models.LogisticRegression(C=20, max_iter=2000, class_weight="balanced"),
    )
    model.fit([m.text for m in known], [m.root for m in known])
    return lambda marked: (str(model.predict([marked.text])[0]), 1.0)


def by_head(examples: Mapping[Marked, Example], besides: list[Example]) -> Teacher:
    """Heads taught by the known pairs and by other examples."""

    def teach(known: list[Marked]) -> Callable[[Marked], Guess]:
        taught = learn([*(examples[m] for m in known), *besides], head().vectors)
        return lambda marked: guess_of(taught.chances(examples[marked].signs))

    return teach


def in_folds(pairs: Pairs, teach: Teacher) -> list[Guess]:
    """The guess for each pair by what was taught on the other folds."""
    found: dict[int, Guess] = {}
    for fold in range(FOLDS):
        guess = teach([m for m, f in zip(pairs.marked, pairs.fold, strict=True) if f != fold])
        found |= {n: guess(pairs.marked[n]) for n in np.flatnonzero(pairs.fold == fold).tolist()}
    return [found[n] for n in range(len(pairs.marked))]


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """The mean over the gold's classes of the F1 of each, in percent."""
    hits = Counter(g for g, f in zip(gold, found, strict=True) if g == f)
    told, wanted = Counter(found), Counter(gold)
    return sum(prf(hits[k], told[k], wanted[k])[2] for k in wanted) / max(1, len(wanted))


def line(name: str, pairs: Pairs, found: Sequence[str]) -> list[str]:
    """A row of the table: root macro F1, share of right roots, quad macro F1; then of what was held back."""
    cells = []
    for kept in (np.ones(len(found), dtype=bool), pairs.held):
        numbers = np.flatnonzero(kept).tolist()
        gold, guessed = [pairs.marked[n].root for n in numbers], [found[n] for n in numbers]
        quads = [str(pairs.marked[n].quad) for n in numbers]
        right = sum(g == f for g, f in zip(gold, guessed, strict=True))
        cells += [macro_f1(gold, guessed), 100 * right / max(1, len(gold))]
        cells.append(macro_f1(quads, [_QUADS.get(QUAD_OF.get(f, ""), "none") for f in guessed]))
    return [name, *(f"{cell:.1f}" for cell in cells)]


HEAD_ROW = [
    "reading", "root macro F1", "root F1", "quad macro F1", "held back: root macro F1", "held back: root F1",
    "held back: quad macro F1",
]  # fmt: skip


def rows(path: Path) -> tuple[list[list[str]], str]:
    """The table, in percent, and a note on how far chances can be trusted."""
    pairs = load(path)
    examples = {m: example(m) for m in pairs.marked}
    composed = [(set_aside(m), example(m)) for m in read_composed()]
    known = [e for aside, e in composed if not aside]
    alone = learn(known, head().vectors)
    taught = {
        "head taught by composed text alone": [guess_of(alone.chances(examples[m].signs)) for m in pairs.marked],
        "head taught by the pairs, 5 folds": in_folds(pairs, by_head(examples, [])),
        "head taught by both, 5 folds (ours)": in_folds(pairs, by_head(examples, known)),
    }
    floor = "TF-IDF and logistic regression, 5 folds"
    commonest = Counter(m.root for m in pairs.marked).most_common(1)[0][0]
    table = [HEAD_ROW, line("the commonest root", pairs, [commonest] * len(pairs.marked))]
    if find_spec("sklearn"):
        table.append(line(floor, pairs, [root for root, _ in in_folds(pairs, by_tfidf)]))
    else:
        table.append([floor, *("" for _ in HEAD_ROW[1:])])
    table.append(line("frames alone", pairs, [by_frames(m) for m in pairs.marked]))
    table += [line(name, pairs, [root for root, _ in guesses]) for name, guesses in taught.items()]
    kept = [e for aside, e in composed if aside]
    return table, NOTE + _trust(taught["head taught by both, 5 folds (ours)"], pairs, alone, kept)


def _trust(guesses: Sequence[Guess], pairs: Pairs, alone: Head, kept: Sequence[Example]) -> str:
    """How many guesses are right by their least chance, on the pairs and on the composed sentences set aside."""
    aside = [guess_of(alone.chances(e.signs), nothing=True) for e in kept]
    sets = (
        ("both, 5 folds", guesses, [m.root for m in pairs.marked]),
        ("composed text alone, on the composed sentences set aside", aside, [_renamed(e.root) for e in kept]),
    )
    told = []
    for name, found, gold in sets:
        parts = []
        for least in SURE:
            sure = [root == truth for (root, chance), truth in zip(found, gold, strict=True) if chance >= least]
            parts.append(f">= {least}: {100 * sum(sure) / max(1, len(sure)):.0f} % of {len(sure)}")
        told.append(f"{name} ({len(gold)}): all {_right(found, gold):.0f} %; {', '.join(parts)}")
    return "Right by chance given: " + "; ".join(told) + "."


def _right(found: Sequence[Guess], gold: Sequence[str]) -> float:
    return 100 * sum(root == truth for (root, _), truth in zip(found, gold, strict=True)) / max(1, len(gold))


NOTE = (
    "Published for the test part of the set (not this part): ZSP, an NLI model with 134 passes a pair, root macro F1 "
    "82.4 (78.2 without its second level), quad 89.6; TF-IDF and logistic regression 65.6; PETRARCH2 on spaCy parses, "
    "nothing given, 36.7. Heads see the frames that match, so the columns of what was held back are the fairer ones. "
)


def main() -> None:
    """Print and publish the table, or hold it to its floors."""
    options = parser_of(__doc__).parse_args()
    name = "Event types of given pairs (PLOVER)"
    table, note = rows(options.path)
    conclude(options, name, "python -m benchmarks.plover_given PATH", table, note, floors=name)


if __name__ == "__main__":
    main()

"""Place or those who act there, on ReLocaR: `python -m benchmarks.metonymy PATH [--base BASE]`.

PATH is `relocar_train.xml` (Gritta et al. 2017: sentences of Wikipedia, one marked place name each, `lit` or `met`).
BASE is the folder of the base weights (see `training.uses`); without it the rows of heads that are taught here are
left out. Folds go by the SHA-256 of the sample's number; samples of the first two were looked at in the making,
so the other three have a column of their own. Strengths of the fit were chosen on composed sentences; which signs are
looked at, and where the rules decide alone, was settled with the figures of the whole set in view.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.results import check, publish
from benchmarks.running import parser_of
from rashomon.encoder.parse import Sentence
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors_states import decide_state
from rashomon.expressions.actors_use import use_of
from rashomon.expressions.places_names import Named, names_in
from rashomon.expressions.places_use import decide_use, strictly_located, used_as_place
from rashomon.expressions.uses import Head, head
from rashomon.expressions.uses_signs import Signs, signs_of
from rashomon.knowledge.actors.gazetteer import Entry, find_names
from rashomon.model import Block, Document, Span
from training.uses import Marked, Vocabulary, learn, read_composed, set_aside

FOLDS, LOOKED_AT = 5, 2
_SAMPLE = re.compile(r'<sample number="(\d+)">(.*?)\s*</sample>', re.DOTALL)
_NAME = re.compile(r'<loc reading="(lit|met)">(.*?)</loc>', re.DOTALL)

Chances = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Case:
    """A marked name with its signs and the chance of an actor by the rules alone and as the reader decides."""

    actor: bool
    signs: Signs
    ruled: float
    decided: float


def read_relocar(path: Path) -> list[tuple[int, Marked]]:
    """The samples of a file with their numbers, `mix` left out."""
    found = []
    for number, body in _SAMPLE.findall(path.read_text("utf-8")):
        name = _NAME.search(body)
        if name:
            before, words, after = (html.unescape(t) for t in (body[: name.start()], name[2], body[name.end() :]))
            text = (before + words + after).replace("\n", " ")
            found.append((int(number), Marked(text, len(before), len(before) + len(words), name[1] == "met")))
    return found


def case(marked: Marked) -> Case:
    """A marked name as the reader meets it, its sentence being a document of its own."""
    document = Document("marked", "marked", "marked", marked.text, (Block(0, len(marked.text), "body"),), language="en")
    sentence = parse_document(document).at(marked.start)
    if sentence is None:
        raise ValueError(f"no sentence holds the name at {marked.start}: {marked.text!r}")
    inside = [t.index for t in sentence.tokens if t.start < marked.end and marked.start < t.end]
    first, past = inside[0], inside[-1] + 1
    signs = signs_of(sentence, first, past)
    return Case(marked.actor, signs, *_read(sentence, first, past, signs))


def _read(sentence: Sentence, first: int, past: int, signs: Signs) -> tuple[float, float]:
    """By the rules alone and as the reader decides: by what it knows of states, else by what it knows of places. Of a
    name that neither knows the rules say only where it follows a preposition that locates."""
    state, named = _state(sentence, first, past), _named(sentence, first, past)
    if state is not None:
        span, entry = state
        top = sentence.top(span) or sentence.tokens[first]
        decision = decide_state(sentence, span, top, entry)
        ruled = use_of(sentence, span, top, entry) == "actor"
    elif named is not None:
        decision = decide_use(sentence, named)
        ruled = not used_as_place(sentence, named)
    else:
        return float(not strictly_located(sentence, first, past)), _chance(head().log_odds(signs))
    sure = 1.0 if decision.confidence is None else decision.confidence
    return float(ruled), sure if decision.use == "actor" else 1 - sure


def _state(sentence: Sentence, first: int, past: int) -> tuple[Span, Entry] | None:
    start, end = sentence.tokens[first].start - sentence.start, sentence.tokens[past - 1].end - sentence.start
    for match in find_names(sentence.text):
        if match.start < end and start < match.end and match.entries[0].sort in ("country", "city"):
            span = Span(sentence.document, sentence.start + match.start, sentence.start + match.end)
            return span, match.entries[0]
    return None


def _named(sentence: Sentence, first: int, past: int) -> Named | None:
    return next((n for n in names_in(sentence) if n.first < past and first < n.past), None)


def _chance(log_odds: float) -> float:
    return float(1 / (1 + np.exp(-log_odds)))


def rows(path: Path, base: Path | None) -> list[list[str]]:
    """The table."""
    samples = read_relocar(path)
    fold = np.array([int(sha256(str(number).encode()).hexdigest(), 16) % FOLDS for number, _ in samples])
    cases, composed = [case(m) for _, m in samples], [(set_aside(m), case(m)) for m in read_composed()]
    unseen = fold >= LOOKED_AT
    truth = _truth(cases)
    line: Callable[..., list[str]] = lambda name, chances: _line(name, chances, truth, unseen)  # noqa: E731
    most = np.full(len(cases), float(truth.mean() >= 0.5))
    table = [
        ["reading", "right", "in folds never looked at", "met P / R", "lit P / R", "Brier"],
        line("the commoner class", most),
        line("rules alone", _by(cases, "ruled")),
        line("head as shipped (taught by composed text)", _head(head(), cases)),
        line("rules and head together, as shipped", _by(cases, "decided")),
    ]
    if base is not None:
        known = [(c.signs, c.actor) for aside, c in composed if not aside]
        vocabulary = Vocabulary(base)
        table.append(line("head taught by ReLocaR, 5 folds", _folded(cases, fold, [], vocabulary)))
        table.append(line("head taught by both, 5 folds", _folded(cases, fold, known, vocabulary)))
    kept = [c for aside, c in composed if aside]
    for name, chances in (
        ("composed set-aside: rules alone", _by(kept, "ruled")),
        ("composed set-aside: head", _head(head(), kept)),
        ("composed set-aside: together", _by(kept, "decided")),
    ):
        table.append(_line(name, chances, _truth(kept), None))
    return table


def reliability(path: Path) -> str:
    """How often the reader's decisions are right by their confidence, in a sentence."""
    cases = [case(m) for _, m in read_relocar(path)]
    chances, truth = _by(cases, "decided"), _truth(cases)
    sure, right = np.maximum(chances, 1 - chances), (chances >= 0.5) == truth
    parts = []
    for low, high in ((0.5, 0.7), (0.7, 0.9), (0.9, 1.0)):
        within = (sure >= low) & (sure < high)
        parts.append(f"{low:.1f}-{high:.1f}: {100 * right[within].mean():.0f} % of {within.sum()}")
    within = sure == 1.0
    parts.append(f"settled by form: {100 * right[within].mean():.0f} % of {within.sum()}")
    return "Right by confidence (ReLocaR): " + "; ".join(parts) + "."


def _truth(cases: Sequence[Case]) -> Flags:
    return np.array([c.actor for c in cases])


def _by(cases: Sequence[Case], figure: str) -> Chances:
    return np.array([getattr(c, figure) for c in cases], dtype=np.float64)


def _head(weights: Head, cases: Sequence[Case]) -> Chances:
    return np.array([_chance(weights.log_odds(c.signs)) for c in cases])


def _folded(
    cases: Sequence[Case], fold: npt.NDArray[np.int_], known: list[tuple[Signs, bool]], vocabulary: Vocabulary
) -> Chances:
    """Each fold's chances by a head that learnt from the other folds, and from what else is known."""
    chances = np.zeros(len(cases))
    for number in range(FOLDS):
        others = [(c.signs, c.actor) for c, f in zip(cases, fold, strict=True) if f != number]
        taught = learn([*others, *known], vocabulary)
        inside = fold == number
        chances[inside] = _head(taught, [c for c, i in zip(cases, inside, strict=True) if i])
    return chances


def _line(name: str, chances: Chances, truth: Flags, unseen: Flags | None) -> list[str]:
    found = chances >= 0.5
    right = found == truth
    return [
        name,
        f"{100 * right.mean():.1f}",
        "" if unseen is None else _share(right, unseen),
        f"{_share(right, found)} / {_share(right, truth)}",
        f"{_share(right, ~found)} / {_share(right, ~truth)}",
        f"{((chances - truth) ** 2).mean():.3f}",
    ]


def _share(right: Flags, among: Flags) -> str:
    return f"{100 * right[among].mean():.1f}" if among.any() else "-"


NOTE = (
    "Published for the test part of the set (not this part): dependency classifier 81, PreWin 83.6, ensemble 84.8 "
    "(Gritta et al. 2017). `met`: the name stands for people, government, team or organisation. "
)


def main() -> None:
    """Print and publish the table."""
    parser = parser_of(__doc__, checked=False)
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--base", type=Path)
    only.add_argument("--check", action="store_true", help="compare with the pinned floors; publish nothing")
    options = parser.parse_args()
    name, table = "Place or actor (ReLocaR)", rows(options.path, options.base)
    if options.check:
        check(name, table)
    else:
        publish(name, "python -m benchmarks.metonymy PATH --base BASE", table, NOTE + reliability(options.path))


if __name__ == "__main__":
    main()

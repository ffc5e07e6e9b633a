"""Learn the weights by which pronouns are settled: `python -m training.coreference GOLD --ecb PATH --meantime PATH`.

GOLD is the looked-at part of the composed reports, ECB+ `train` and MEANTIME are given by path. Conditional likelihood
of all phrases that name the right one, with a penalty on large weights (Durrett and Klein 2013), by gradient descent;
what is settled before a pronoun is settled with the weights of the round before. Writes `reference_weights.yaml`.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rashomon.encoder.parse import Parse
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.grounding.actors import begin, resolve_actors, settle
from rashomon.grounding.actors_pronouns import asked_of, candidates
from rashomon.grounding.coreference_phrases import Phrase
from rashomon.grounding.coreference_ranking import Features, Weights, features_of, learned, none_features
from rashomon.knowledge.actors.reference import reference
from rashomon.model import ActorExpression, Attribution, Document
from rashomon.statements.attributions import find_attributions
from training.coreference_corpora import THIRD, Annotated, heads, read_ecb, read_meantime
from training.coreference_gold import Marked, names_of, party, read_gold

TARGET = Path(__file__).parent.parent / "src/rashomon/knowledge/actors/reference_weights.yaml"
#: Rounds of settling and learning, steps of a round, their length, and the penalty: chosen on the looked-at reports by
#: leaving out each fifth of them in turn.
ROUNDS, STEPS, RATE, PENALTY = 3, 300, 0.5, 0.003
#: How much an example of our own domain counts beside one of the corpora.
OWN = 3.0

#: Whether a phrase, or none of them (None), is right for a pronoun; None where nothing is known of the pronoun.
Judge = Callable[[Phrase | None], bool]


@dataclass(frozen=True)
class Example:
    """The features of "none of them" and of each phrase, which of them are right, and what the example counts."""

    kind: str
    options: tuple[Features, ...]
    right: tuple[bool, ...]
    weight: float
    source: str
    keys: tuple[object, ...]
    acts: tuple[bool, ...]


@dataclass(frozen=True)
class Prepared:
    """A document read up to its attributions, and the judge of each pronoun by its offset."""

    document: Document
    parse: Parse
    expressions: tuple[ActorExpression, ...]
    attributions: tuple[Attribution, ...]
    judges: Mapping[int, Judge]
    weight: float


def examples(prepared: list[Prepared]) -> list[Example]:
    """The pronouns whose right phrases are known and among those that may be meant."""
    return [example for each in prepared for example in _examples(each)]


def _examples(each: Prepared) -> Iterator[Example]:
    context, told = begin(each.document, each.parse, each.expressions, each.attributions)
    for expression in told:
        kind = reference().pronouns.get(each.document.quote(expression.span).lower(), "")
        judge = each.judges.get(expression.span.start)
        if kind in THIRD and judge is not None and expression.reading == "pronoun":
            asked = asked_of(context, expression, kind)
            if asked is not None and asked.word not in reference()["reflexive"]:
                phrases = candidates(context, asked)
                right = (judge(None), *(judge(phrase) for phrase in phrases))
                if any(right) and not all(right):
                    options = (none_features(asked), *features_of(context, asked, phrases))
                    keys = (None, *(phrase.key for phrase in phrases))
                    acts = (False, *(bool(phrase.actors) for phrase in phrases))
                    yield Example(kind, options, right, each.weight, each.document.id, keys, acts)
        settle(context, expression)


def prepare_gold(report: Marked) -> Prepared:
    """A composed report; a phrase is right if its actors are those of the mark."""
    document = report.document
    parse = parse_document(document)
    expressions = find_actors(document, parse)
    said = find_attributions(document, parse, expressions)
    names = names_of(report, resolve_actors(document, parse, expressions, said)[1])
    judges: dict[int, Judge] = {}
    anchors: dict[str, set[int]] = {}
    for mark in report.marks:
        if mark.names:
            (key,) = mark.readings[0]
            anchors.setdefault(key, set()).update(range(mark.start, mark.end))
    for mark in report.marks:
        named = [anchors.get(key, set()) for reading in mark.readings if len(reading) == 1 for key in reading]
        wanted = [
            [{party(a) for a in names.get(key, frozenset({key} if ":" in key else ()))} for key in reading]
            for reading in mark.readings
        ]
        judges[mark.start] = _judge(wanted, set().union(*named))
    return Prepared(document, parse, expressions, said, judges, OWN)


def _judge(wanted: list[list[set[str]]], named: set[int]) -> Judge:
    """By the actors wanted; where the reader takes a name for no actor, by the place of the name."""

    def right(phrase: Phrase | None) -> bool:
        if not wanted:
            return phrase is None or not phrase.actors
        if phrase is not None and phrase.head.start in named:
            return True
        told = {party(a) for a in phrase.actors} if phrase is not None else set()
        return any(len(told) == len(reading) and all(told & each for each in reading) for reading in wanted)

    return right


def prepare_corpus(annotated: Annotated) -> Prepared:
    """A document of a corpus; a phrase is right if its head stands in a mention of the chain."""
    document = annotated.document
    parse = parse_document(document)
    expressions = find_actors(document, parse)
    said = find_attributions(document, parse, expressions)
    judges = {chain.pronoun: _in_chain(parse, chain.others) for chain in annotated.chains}
    return Prepared(document, parse, expressions, said, judges, 1.0)


def _in_chain(parse: Parse, others: tuple[tuple[int, int], ...]) -> Judge:
    named = heads(parse, others)

    def right(phrase: Phrase | None) -> bool:
        return phrase is not None and phrase.head.start in named

    return right


def learn(found: list[Example], kind: str) -> dict[str, float]:
    """The weights of a kind of pronoun."""
    mine = [e for e in found if e.kind == kind]
    weights: dict[str, float] = {}
    total = sum(e.weight for e in mine)
    for _ in range(STEPS):
        gradient: dict[str, float] = {}
        for example in mine:
            scores = [sum(weights.get(n, 0.0) * v for n, v in option.items()) for option in example.options]
            top = max(scores)
            chances = [math.exp(s - top) for s in scores]
            whole, good = sum(chances), sum(c for c, r in zip(chances, example.right, strict=True) if r)
            for option, chance, right in zip(example.options, chances, example.right, strict=True):
                pull = (chance / good if right else 0.0) - chance / whole
                if abs(pull) > 1e-6:
                    for name, value in option.items():
                        gradient[name] = gradient.get(name, 0.0) + example.weight * pull * value
        for name, slope in gradient.items():
            old = weights.get(name, 0.0)
            weights[name] = old + RATE * (slope / total * 10 - PENALTY * old * 10)
    return weights


def write(weights: Weights) -> None:
    """Set the weights as the knowledge file."""
    lines = [
        "# Weights of the features by which pronouns are settled (grounding/coreference_ranking.py), for each kind.",
        "# Source: learned by training/coreference.py from the looked-at composed reports (Apache-2.0), ECB+ train",
        "# (A. Cybulska, P. Vossen) and MEANTIME (Fondazione Bruno Kessler, VU Amsterdam, University of the Basque",
        "# Country): numbers, no text of theirs. Licence: CC BY 4.0 (MEANTIME), CC BY 3.0 (ECB+).",
    ]
    for kind, listed in sorted(weights.items()):
        lines.append(f"{kind}:")
        lines += [f"  {name}: {value:.2f}" for name, value in sorted(listed.items()) if abs(value) >= 0.005]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    learned.cache_clear()


def curve(found: list[Example], folds: int = 5) -> None:
    """Print precision and recall of each kind at each threshold, for reports of our own left out of the learning."""
    names = sorted({e.source for e in found if e.weight == OWN})
    answers: dict[str, list[tuple[float, bool, bool]]] = {}
    for fold in range(folds):
        left = {name for number, name in enumerate(names) if number % folds == fold}
        kept = [e for e in found if e.source not in left]
        for kind in sorted(THIRD):
            weights = learn(kept, kind)
            answers.setdefault(kind, []).extend(
                _answer(e, weights) for e in found if e.source in left and e.kind == kind
            )
    for kind, given in answers.items():
        for percent in range(30, 100, 5):
            clear = [(acts, right) for chance, acts, right in given if chance >= percent / 100]
            told = [right for acts, right in clear if acts]
            meant = sum(1 for e in found if e.source in names and e.kind == kind and _means(e))
            print(
                f"{kind} {percent}: P {100 * sum(told) / max(1, len(told)):.1f} R {100 * sum(told) / max(1, meant):.1f}"
            )


def _means(example: Example) -> bool:
    """Whether an actor is meant, not a thing or nobody."""
    return not example.right[0]


def _answer(example: Example, weights: Mapping[str, float]) -> tuple[float, bool, bool]:
    """The chance of the likeliest key, whether it is that of an actor, and whether it is right."""
    scores = [sum(weights.get(n, 0.0) * v for n, v in option.items()) for option in example.options]
    top = max(scores)
    chances = [math.exp(s - top) for s in scores]
    whole = sum(chances)
    by_key: dict[object, float] = {}
    for key, chance in zip(example.keys, chances, strict=True):
        by_key[key] = by_key.get(key, 0.0) + chance / whole
    best = max(by_key, key=lambda key: by_key[key])
    at = [n for n, key in enumerate(example.keys) if key == best]
    return by_key[best], any(example.acts[n] for n in at), any(example.right[n] for n in at)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--ecb", type=Path)
    parser.add_argument("--meantime", type=Path)
    parser.add_argument("--curve", action="store_true", help="precision and recall at each threshold, left out in turn")
    arguments = parser.parse_args()
    prepared = [prepare_gold(report) for report in read_gold(arguments.gold)]
    prepared += [prepare_corpus(each) for each in read_ecb(arguments.ecb) if each.chains] if arguments.ecb else []
    prepared += (
        [prepare_corpus(each) for each in read_meantime(arguments.meantime) if each.chains]
        if arguments.meantime
        else []
    )
    for number in range(ROUNDS):
        found = examples(prepared)
        print(f"round {number + 1}:", {k: sum(e.kind == k for e in found) for k in sorted(THIRD)}, flush=True)
        write({kind: learn(found, kind) for kind in sorted(THIRD)})
    if arguments.curve:
        curve(found)


if __name__ == "__main__":
    main()

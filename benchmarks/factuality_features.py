"""What is read of an event word that bears on how certain it is: named signs, each 0 or 1 or a probability.

Nothing of it is a word of a corpus: the signs are the reader's own judgement of the word (`Outlook.modality`), the
attribution that holds it, the grammar around it and above it, and what the network's flags say of negation and hedging.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.factuality_gold import Marked
from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.encoder.parser import parse_document
from rashomon.encoder.trunk import Encoded, trunk
from rashomon.expressions.actors import find_actors
from rashomon.happenings.lexicon import governors
from rashomon.happenings.modality import Outlook
from rashomon.happenings.signs import Signs
from rashomon.happenings.telling import teller, told_by
from rashomon.model import Attribution, Modality, Span
from rashomon.statements.attributions import find_attributions
from rashomon.statements.proposals import encode, readings
from rashomon.statements.quotes import Quote
from rashomon.statements.rules import drafts_by_rule
from rashomon.statements.scene import make_scene

Features = dict[str, float]
#: The network's flags in their order.
FLAGS = ("hedge", "hedged", "negation", "negated")


@dataclass(frozen=True)
class Read:
    """A marked sentence as it was read."""

    marked: Marked
    parse: Parse
    attributions: tuple[Attribution, ...]
    quotes: tuple[Quote, ...]
    encoded: tuple[Encoded, ...]


@dataclass(frozen=True)
class Sample:
    """An event word: its mark, its signs, the reader's modality of it, and whether it is held out."""

    label: float
    features: Features
    modality: Modality
    cue_value: float
    held: bool


def read(marked: Marked) -> Read:
    """One sentence, read as the pipeline reads it up to its attributions."""
    document = marked.document
    parse = parse_document(document)
    actors = find_actors(document, parse)
    scene = make_scene(document, parse, actors)
    encoded = tuple(encode(scene, readings(drafts_by_rule(scene)), trunk()))
    return Read(marked, parse, find_attributions(document, parse, actors), scene.quotes, encoded)


def samples(given: Read) -> Iterator[Sample]:
    """The event words of a sentence; those that the parser lost have no signs."""
    for target in given.marked.targets:
        sentence = given.parse.at(target.span.start)
        token = sentence.top(target.span) if sentence is not None else None
        if sentence is None or token is None:
            yield Sample(target.label, {}, "actual", CUES_NONE, given.marked.held)
            continue
        outlook = Outlook(sentence, {})
        modality = outlook.modality(token)
        attribution = teller(target.span, given.attributions)
        features = {
            f"modality {modality}": 1.0,
            f"modality {modality}, {_kind(token)}": 1.0,
            f"told as {told_by(modality, attribution, token, outlook)}": 1.0,
            **dict(_said(given, target.span, attribution)),
            **dict(_grammar(sentence, token)),
            **dict(_above(sentence, token)),
            **dict(_flags(given.encoded, target.span)),
        }
        yield Sample(target.label, features, modality, by_cues(sentence, token), given.marked.held)


def _kind(token: Token) -> str:
    return "verb" if token.pos in ("VERB", "AUX") else "noun" if token.pos in ("NOUN", "PROPN") else "other"


def _said(given: Read, span: Span, attribution: Attribution | None) -> Iterator[tuple[str, float]]:
    """Who says it and how."""
    if any(cue.overlaps(span) for a in given.attributions for cue in a.cue):
        yield "is a cue", 1.0
    if any(quote.span.contains(span) for quote in given.quotes):
        yield "in quotation", 1.0
    if attribution is None:
        return
    yield "said by a voice", 1.0
    yield f"stance {attribution.stance}", 1.0
    yield f"form {attribution.form}", 1.0
    for hedge in attribution.hedges:
        within = any(scope.overlaps(span) for scope in hedge.scope)
        yield f"hedge {hedge.kind}, {'in scope' if within else 'beside'}", 1.0


def _grammar(sentence: Sentence, token: Token) -> Iterator[tuple[str, float]]:
    """The word's own form and what hangs on it."""
    yield f"tag {token.tag}", 1.0
    yield f"relation {token.dep}", 1.0
    if token.lemma in ("be", "have"):
        yield "state", 1.0
    for kid in sentence.children(token, "aux", "mark", "det"):
        yield f"{kid.dep} {kid.text.lower()}", 1.0
    for dep in ("neg", "poss", "nsubj", "nsubjpass"):
        if sentence.child(token, dep) is not None:
            yield f"has {dep}", 1.0
    if any(t.text == "?" for t in sentence.tokens):
        yield "in a question", 1.0


def _above(sentence: Sentence, token: Token) -> Iterator[tuple[str, float]]:
    """What governs it, near and far."""
    signs, above = Signs(sentence), sentence.ancestors(token)
    for step, governor in enumerate(above[:2], 1):
        yield f"{step} up: {governor.pos}", 1.0
        yield f"{step} up: tag {governor.tag}", 1.0
        yield f"{step} up: relation {governor.dep}", 1.0
        yield f"{step} up: itself {signs.own(governor)}", 1.0
        if effect := signs.effect(governor):
            yield f"{step} up: makes {effect}", 1.0
    own = {signs.own(t) for t in above}
    yield "something above not settled", float(not own.isdisjoint(("possible", "future")))
    yield "something above negated", float("negated" in own)
    clauses = (token, *above)
    conditions = governors().conditionals
    yield (
        "in a condition",
        float(any(t.text.lower() in conditions for c in clauses for t in sentence.children(c, "mark"))),
    )
    for dep in ("ccomp", "relcl", "advcl"):
        yield f"inside {dep}", float(any(c.dep == dep for c in clauses))
    yield "depth", min(len(above), 8) / 4


def _flags(encoded: Sequence[Encoded], span: Span) -> Iterator[tuple[str, float]]:
    """The network's flags at the word: probabilities, and whether they are more likely than not."""
    for one in encoded:
        here = (one.window.starts < span.end) & (one.window.ends > span.start) & (one.window.starts >= 0)
        if here.any():
            for name, value in zip(FLAGS, one.flags[here].mean(axis=0), strict=True):
                yield f"flag {name}", float(value)
                yield f"flag {name} likely", float(value > 0.5)
            return


#: The cue rules, a baseline in two dozen words: what a word is worth without any cue, and what cues make of it.
CUES_NONE = 3.0
_NEGATIONS = frozenset(("not", "n't", "never", "no", "without"))
_MODALS = {
    "will": 2.0, "shall": 2.0, "would": 1.0, "should": 1.0, "could": 1.0, "can": 1.0, "may": 1.0, "might": 1.0,
    "must": 1.0,
}  # fmt: skip
_WANTING = frozenset(("want", "plan", "try", "hope", "ask", "urge", "threaten", "expect"))
_UNDONE = frozenset(("refuse", "fail", "deny"))


def by_cues(sentence: Sentence, token: Token) -> float:
    """What two dozen cues at the word and its governor say of it."""
    kids = [t.text.lower() for t in sentence.children(token)]
    head = sentence.head(token)
    above = head.lemma.lower() if head is not None else ""
    sign = -1.0 if not _NEGATIONS.isdisjoint(kids) or above in _UNDONE else 1.0
    if "if" in kids or "whether" in kids:
        return 0.0
    modal = next((value for word, value in _MODALS.items() if word in kids), None)
    if modal is not None:
        return sign * modal
    return 1.0 if above in _WANTING or "to" in kids else sign * CUES_NONE

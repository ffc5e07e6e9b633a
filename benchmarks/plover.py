"""Who did what to whom in single sentences: `python -m benchmarks.plover train.tsv [--check]`.

The file is a table with the columns id, sentence, marked_sentence, source, target and gold_root (pairs of Hu et al.,
ACL 2024): one pair of a source and a target is marked in a sentence, with one root. Sentences are read from end to end,
nothing given. CONCEDE and RETREAT count as YIELD, as in that file. Figures:

    root F1        micro: gold roots read, against all roots read and all sentences
    macro F1       the mean over the gold's roots of each root's F1
    quad F1        the same for the four quads of roots
    coded, first   sentences with any event; whose first root is right
    end to end     over events told as having happened, by the report or by somebody in it; what is planned, wanted,
                   feared or denied is no event. One fits whose root is right, whose actor's words overlap the marked
                   source and whose recipient's words the marked target. R: sentences with a mention that fits; P:
                   mentions that fit, of those whose actor or recipient overlaps a marked span, since no other pair is
                   marked; F1 of both
    pair           the same with any root: who and whom alone
    all mentions   end to end over all mentions, whether it happened or not

A marked span may be a long phrase ("a court's decision to ..."): words inside it overlap it, and so do wider words that
hold it. An event told of inside a marked phrase has fillers there and so counts for P, mostly as a miss. Where both
sides act (AGREE, CONSULT, COOPERATE, and whatever is told of several actors and no recipient) source and target fit in
either order, and both may be actors. A pronoun that was read as somebody named in a marked span overlaps it. Sentences
in which only one side is marked (2 %) are left out of these two figures.

The last fifth of each root's sentences is held back: nothing is tuned on it. Published, on another part of the same set
(1,033 sentences, its test file): PETRARCH2 on spaCy's parses, which is given no pair either.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.running import run
from rashomon.model import ActorMention, Block, Document, EventMention, Modality, Span
from rashomon.pipeline import read_document

QUADS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT"),
    "material cooperation": ("COOPERATE", "AID", "YIELD"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
}
QUAD_OF = {root: quad for quad, roots in QUADS.items() for root in roots}
RENAMED = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}
#: Roots in which both sides do the same, so that either may be marked as the source.
MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))
#: What an event mention says of an event that took place.
HAPPENED: frozenset[Modality] = frozenset(("actual", "reported"))
#: PETRARCH2 with spaCy's parses on the set's test file, in percent (its coded output beside the set of Hu et al.).
PETRARCH2 = {"root F1": 37.0, "root macro F1": 36.7, "quad F1": 47.4}
#: One sentence in this many of each root is held back.
HELD_SHARE = 5


@dataclass(frozen=True)
class Coded:
    """A sentence with its gold root, and the words marked as source and target by their places in it."""

    id: str
    text: str
    root: str
    source: Span | None
    target: Span | None


@dataclass(frozen=True)
class Result:
    """What the reader makes of a coded sentence: roots in text order, and of the mentions that touch a marked span how
    many there are, how many have the right pair, and how many the right root too: of what happened, and of all."""

    coded: Coded
    roots: tuple[str, ...]
    touching: int
    paired: int
    fitting: int
    touching_of_all: int
    fitting_of_all: int


def load(path: Path, part: str = "tune") -> list[Coded]:
    """The sentences of one part: "tune", "held" or "all"."""
    with path.open(encoding="utf-8", newline="") as stream:
        records = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    by_root: dict[str, list[Coded]] = {}
    for r in records:
        source, target = (_marked(r, tag, r[name]) for tag, name in (("s", "source"), ("t", "target")))
        by_root.setdefault(r["gold_root"], []).append(Coded(r["id"], r["sentence"], r["gold_root"], source, target))
    found = []
    for group in by_root.values():
        cut = len(group) - len(group) // HELD_SHARE
        found += {"tune": group[:cut], "held": group[cut:], "all": group}[part]
    return found


def _marked(record: Mapping[str, str], tag: str, words: str) -> Span | None:
    """Where the words between <tag> and </tag> stand in the bare sentence; None where the side is not marked."""
    before = re.sub(r"</?[st]>", "", record["marked_sentence"].partition(f"<{tag}>")[0])
    start = record["sentence"].find(words, max(0, len(before) - 1))
    return Span(record["id"], start, start + len(words)) if start >= 0 else None


def read(coded: Coded) -> Result:
    """Read one sentence end to end."""
    reading = read_document(document_of(coded))
    return result(coded, reading.event_mentions, reading.actor_mentions)


def result(coded: Coded, mentions: Iterable[EventMention], actors: Sequence[ActorMention]) -> Result:
    """What event mentions of a coded sentence are worth; `actors` say whom pronouns stand for."""
    source, target = (_wordings(span, actors) for span in (coded.source, coded.target))
    told = [(root, m) for m in mentions if (root := _root(m)) is not None]
    touching = [(root, m) for root, m in told if _touches([*source, *target], *_sides(m))]
    happened = [(root, m) for root, m in touching if m.modality in HAPPENED]
    paired, paired_of_all = ([r for r, m in each if _has_pair(source, target, m)] for each in (happened, touching))
    return Result(
        coded,
        tuple(dict.fromkeys(root for root, _ in told)),
        len(happened),
        len(paired),
        paired.count(coded.root),
        len(touching),
        paired_of_all.count(coded.root),
    )


def document_of(coded: Coded) -> Document:
    """A sentence as a report of one paragraph."""
    digest = hashlib.sha256(coded.text.encode()).hexdigest()
    block = Block(0, len(coded.text), "body")
    return Document(coded.id, f"{coded.id}.txt", digest, coded.text, (block,), language="en")


def _root(mention: EventMention) -> str | None:
    root = mention.plover.root if mention.plover else None
    return RENAMED.get(root, root) if root else None


def _sides(mention: EventMention) -> tuple[list[Span], list[Span]]:
    sides = [[f.span for f in mention.fillers if f.role == role] for role in ("actor", "recipient")]
    return sides[0], sides[1]


def _wordings(marked: Span | None, actors: Sequence[ActorMention]) -> list[Span]:
    """A marked span, and the pronouns elsewhere that were read as whom it names."""
    if marked is None:
        return []
    named = {a.actor for a in actors if a.reading != "pronoun" and marked.contains(a.span)}
    return [marked, *(a.span for a in actors if a.reading == "pronoun" and a.actor in named)]


def _has_pair(source: list[Span], target: list[Span], mention: EventMention) -> bool:
    """Whether the marked source acts and the marked target is acted upon; both, in a mutual act, in any order."""
    actors, recipients = _sides(mention)
    if _touches(source, actors) and _touches(target, recipients):
        return True
    joint = _root(mention) in MUTUAL or not recipients
    sources, targets = ({s for s in (*actors, *recipients) if _touches(side, [s])} for side in (source, target))
    return joint and any(s != t for s in sources for t in targets)


def _touches(marked: list[Span], *sides: Iterable[Span]) -> bool:
    return any(span.overlaps(m) for side in sides for span in side for m in marked)


def prf(hits: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent."""
    precision, recall = hits / max(1, predicted), hits / max(1, gold)
    return 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)


def _classes(pairs: list[tuple[str, tuple[str, ...]]]) -> tuple[tuple[float, float, float], dict[str, float]]:
    n: Counter[tuple[str, str]] = Counter()
    for gold, predicted in pairs:
        n[gold, "gold"] += 1
        n[gold, "hit"] += gold in predicted
        for label in predicted:
            n[label, "predicted"] += 1
    totals = {w: sum(v for (_, what), v in n.items() if what == w) for w in ("hit", "predicted", "gold")}
    labels = sorted(label for label, what in n if what == "gold")
    each = {k: prf(n[k, "hit"], n[k, "predicted"], n[k, "gold"])[2] for k in labels}
    return prf(totals["hit"], totals["predicted"], totals["gold"]), each


def score(results: list[Result]) -> Iterator[tuple[str, float]]:
    """The figures by name."""
    micro, each = _classes([(r.coded.root, r.roots) for r in results])
    quads = [(QUAD_OF[r.coded.root], tuple(dict.fromkeys(QUAD_OF.get(x, x) for x in r.roots))) for r in results]
    quad_micro, quad_each = _classes(quads)
    yield from zip(("root P", "root R", "root F1"), micro, strict=True)
    yield "root macro F1", sum(each.values()) / len(each)
    yield "quad F1", quad_micro[2]
    yield "quad macro F1", sum(quad_each.values()) / len(quad_each)
    yield "coded", 100 * sum(bool(r.roots) for r in results) / len(results)
    yield "first right", 100 * sum(r.roots[:1] == (r.coded.root,) for r in results) / len(results)
    pairs = [r for r in results if r.coded.source is not None and r.coded.target is not None]
    for name, of, hits in (
        ("end to end", "touching", "fitting"),
        ("pair", "touching", "paired"),
        ("all mentions", "touching_of_all", "fitting_of_all"),
    ):
        counts = [getattr(r, hits) for r in pairs]
        precision = 100 * sum(counts) / max(1, sum(getattr(r, of) for r in pairs))
        recall = 100 * sum(map(bool, counts)) / len(pairs)
        yield f"{name} P", precision
        yield f"{name} R", recall
        yield f"{name} F1", 2 * precision * recall / max(1e-9, precision + recall)
    for root, value in each.items():
        yield f"F1 {root}", value


def rows(path: Path) -> list[list[str]]:
    """The table of figures, in percent, of the part that was tuned on and of the part held back."""
    tune, held = (dict(score([read(coded) for coded in load(path, part)])) for part in ("tune", "held"))
    return [
        ["figure", "tuned on", "held back", "PETRARCH2 (published, test file)"],
        *([n, f"{tune[n]:.1f}", f"{held[n]:.1f}", f"{PETRARCH2[n]}" if n in PETRARCH2 else ""] for n in tune),
    ]


def main() -> None:
    """Print and publish the table, or hold it to its floors."""
    run(__doc__, "Event types and actors (PLOVER pairs)", "python -m benchmarks.plover PATH", rows, floors="plover")


if __name__ == "__main__":
    main()

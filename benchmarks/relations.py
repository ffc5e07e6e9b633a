"""Attribution relations compared: the figures by which readers of attributions are measured.

A span is the set of tokens it overlaps (words, or single marks), marks at either end dropped. Figures:

    ROLE token      tokens in any gold span of the role against tokens in any read span of it
    ROLE exact      spans with equal tokens (those that stand twice in a text counted once)
    relation        one-to-one, best first: contents with Jaccard at least .5, sources that share a token or are both
                    empty
    relation+cue    the same, and the cues share a token or are both empty
    relation, FORM  recall over gold and precision over readings of that form, read off the text: direct (content begins
                    and ends at double quotation marks), mixed (some inside), indirect (none)
    ROLE, sentence by sentence
                    spans cut at sentence ends, their marks kept, exact: as CofeNet (Wang et al., COLING 2022) is scored
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from rashomon.model import Attribution
from training.polnear import ROLES, Relation, Spans

FORMS = ("direct", "indirect", "mixed")
#: The figures in the order in which they are shown.
FIGURES = (
    *(f"{role} {measure}" for role in ROLES for measure in ("token", "exact")),
    "relation",
    "relation+cue",
    *(f"relation, {form}" for form in FORMS),
    *(f"{role}, sentence by sentence" for role in ROLES),
)
#: Contents that share at least this part of their tokens are of the same attribution (as in scoring PolNeAR readers).
ALIKE = 0.5
_TOKEN = re.compile(r"\w+|[^\w\s]")
_EDGE = re.compile(r"\w|[$%]")
_QUOTES = '"“”'

Counts = Counter[tuple[str, str]]


def relation_of(attribution: Attribution) -> Relation:
    """The spans of an attribution's roles."""
    parts = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    return {role: tuple((s.start, s.end) for s in spans) for role, spans in parts.items()}


def count(counts: Counts, text: str, sentences: Spans, gold: Sequence[Relation], found: Sequence[Relation]) -> None:
    """Add one text's counts. `sentences` are its sentences, for the figures that go by them."""
    sides = (gold, found)
    tokens = _Tokens(text)
    sets = {role: [[tokens.within(r[role]) for r in side] for side in sides] for role in ROLES}
    for role in ROLES:
        union = [frozenset[int]().union(*side) for side in sets[role]]
        add(counts, f"{role} token", len(union[0] & union[1]), len(union[0]), len(union[1]))
        once = [set(side) - {frozenset()} for side in sets[role]]
        add(counts, f"{role} exact", len(once[0] & once[1]), len(once[0]), len(once[1]))
        cut = [{piece for r in side for piece in tokens.by_sentence(r[role], sentences)} for side in sides]
        add(counts, f"{role}, sentence by sentence", len(cut[0] & cut[1]), len(cut[0]), len(cut[1]))
    forms = [[_form(text, r["content"]) if c else "" for r, c in zip(s, t, strict=True)]
             for s, t in zip(sides, sets["content"], strict=True)]  # fmt: skip
    pairs = list(_pairs(sets))
    same = _greedy(p[:3] for p in pairs)
    with_cue = _greedy(p[:3] for p in pairs if p[3])
    whole = (sum(map(bool, forms[0])), sum(map(bool, forms[1])))
    add(counts, "relation", len(same), *whole)
    add(counts, "relation+cue", len(with_cue), *whole)
    for form in FORMS:
        figure = f"relation, {form}"
        counts[figure, "hit gold"] += sum(forms[0][i] == form for i, _ in same)
        counts[figure, "hit read"] += sum(forms[1][j] == form for _, j in same)
        counts[figure, "gold"] += forms[0].count(form)
        counts[figure, "read"] += forms[1].count(form)


def matched(text: str, gold: Sequence[Relation], found: Sequence[Relation]) -> list[tuple[int, int]]:
    """Which readings are which gold relations, as pairs of numbers."""
    tokens = _Tokens(text)
    sets = {role: [[tokens.within(r[role]) for r in side] for side in (gold, found)] for role in ROLES}
    return _greedy(p[:3] for p in _pairs(sets))


def tokens_of(text: str) -> Callable[[Spans], frozenset[int]]:
    """From spans of a text to the numbers of the tokens that they overlap, marks at either end dropped."""
    return _Tokens(text).within


def scores(counts: Counts, figure: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a figure, in percent."""
    precision = counts[figure, "hit read"] / max(1, counts[figure, "read"])
    recall = counts[figure, "hit gold"] / max(1, counts[figure, "gold"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return 100 * precision, 100 * recall, 100 * f1


def _pairs(sets: dict[str, list[list[frozenset[int]]]]) -> Iterator[tuple[float, int, int, bool]]:
    """Likeness, gold number, read number of each pair that may be the same, and whether the cues meet."""
    for i, gold in enumerate(sets["content"][0]):
        for j, read_ in enumerate(sets["content"][1]):
            alike = len(gold & read_) / len(gold | read_) if gold & read_ else 0.0
            if alike >= ALIKE and _meet(sets["source"][0][i], sets["source"][1][j]):
                yield alike, i, j, _meet(sets["cue"][0][i], sets["cue"][1][j])


def _greedy(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs, the most alike first."""
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(candidates, reverse=True):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _meet(a: frozenset[int], b: frozenset[int]) -> bool:
    return bool(a & b) or (not a and not b)


class _Tokens:
    """The tokens of a text, for spans as sets of token numbers."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in _TOKEN.finditer(text)]
        self.starts, self.ends = [a for a, _ in self.spans], [b for _, b in self.spans]

    def numbers(self, start: int, end: int) -> range:
        """The numbers of the tokens that a stretch overlaps."""
        return range(bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end))

    def within(self, spans: Spans) -> frozenset[int]:
        """The numbers of the tokens that spans overlap, without marks at either end."""
        found = sorted({n for a, b in spans for n in self.numbers(a, b)})
        words = [n for n in found if _EDGE.match(self.text[self.starts[n]])]
        return frozenset(n for n in found if words and words[0] <= n <= words[-1])

    def by_sentence(self, spans: Spans, sentences: Spans) -> Iterator[tuple[int, int]]:
        """First and last token of each part of each span that lies in one sentence."""
        for a, b in spans:
            for start, end in sentences:
                if a < end and start < b and (numbers := self.numbers(max(a, start), min(b, end))):
                    yield numbers[0], numbers[-1]


def _form(text: str, content: Spans) -> str:
    """direct, mixed or indirect, from the double quotation marks in and just around a content."""
    inside = "".join(text[a:b] for a, b in content)
    first, last = content[0][0], content[-1][1]
    opens = inside[:1] in _QUOTES or text[max(0, first - 1) : first] in tuple(_QUOTES)
    closes = inside.rstrip(".,")[-1:] in _QUOTES or re.match('[.,]?["”]', text[last : last + 2]) is not None
    if opens and closes:
        return "direct"
    return "mixed" if any(c in _QUOTES for c in inside) else "indirect"


def add(counts: Counts, figure: str, hits: int, gold: int, found: int) -> None:
    """Count items that are in both, in the gold and in the reading."""
    for key, value in (("hit gold", hits), ("hit read", hits), ("gold", gold), ("read", found)):
        counts[figure, key] += value

"""Reprints: what a document took from another is that one's account, not a further one.

A document is laid beside all that came before it; its sentences that stand there, edited lightly at most, are copied.
One that holds most of another's text, or nothing else, is a carrier; one that prints a passage beside its own text
stays a report, of which the passage is not its own. A sentence in which a copy changes a number, a name or a yes to a
no is its own, and so is what it adds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rashomon.documents.furniture import furniture
from rashomon.documents.passages import GAP, Passage, passages
from rashomon.documents.sentence_ends import sentence_ends
from rashomon.documents.shingles import Words, owners, words_of
from rashomon.knowledge.files import read_yaml
from rashomon.model import EVIDENCE_ROLES, Copied, Document, Span

#: A document is a carrier of another where this share of the words of the shorter of them is shared (containment:
#: copies that are cut, prefixed, edited or set into other text hold more; see `benchmarks/reprints.py`) ...
WHOLE = 0.5
#: ... which must be this share of its own words at least: a report that begins with an old flash does not reprint it.
PART = 0.1
#: A sentence of whose words this share stands in the other text is copied; edited ones keep half and more.
SENTENCE = 0.5

_LAST_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class _Match:
    """Words of a document that stand elsewhere: by position, whose they are and where they stand there."""

    owner: dict[int, int]
    there: dict[int, int]


def mark_carriers(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents, in their order, with what each copied from others, and each carrier naming its original.

    The order in which they come makes no difference: see `originality` for who counts as first.
    """
    listed = tuple(documents)
    ranked = sorted(listed, key=originality)
    words = [words_of(document) for document in ranked]
    marked: dict[str, Document] = {}
    for number, owned in enumerate(owners(words)):
        found = passages(ranked[number], number, words, owned)
        document = replace(ranked[number], carrier_of=None, copied=())
        marked[document.id] = _marked(document, number, found, ranked, words) if found else document
    return tuple(marked[document.id] for document in listed)


def originality(document: Document) -> tuple[bool, str, int, bool, int, str]:
    """A key that puts originals before their copies: what an office issued before what reports print of it, then by day
    of publication; of one day an agency's own copy before pages that sign with its tag and those before unsigned ones,
    with a dateline before without, longer before shorter, and by id."""
    dateline = any(block.role == "dateline" for block in document.blocks)
    day = document.published.date.earliest or _LAST_DAY
    return document.kind != "statement", day, _tier(document), not dateline, -len(document.text), document.id


def _tier(document: Document) -> int:
    if document.kind != "wire":
        return 2
    return 0 if document.outlet in furniture().wires.values() else 1


def _marked(
    document: Document, number: int, found: Sequence[Passage], ranked: Sequence[Document], words: Sequence[Words]
) -> Document:
    """The document with its copied sentences, and its original where most of it is one other's."""
    match = _match(found)
    copied: list[tuple[range, int]] = []
    for sentence in _sentences(document, words[number]):
        owner = _original_of(sentence, match, document, words[number], ranked, words)
        if owner is not None:
            copied.append((sentence, owner))
    original = _carried(number, match, ranked, words)
    # what a report quotes of a statement is the office's word in the report too
    kept = [(s, o) for s, o in copied if original is not None or ranked[o].kind != "statement"]
    spans = tuple(_joined(document, words[number], kept, ranked))
    return replace(document, carrier_of=None if original is None else ranked[original].id, copied=spans)


def _carried(number: int, match: _Match, ranked: Sequence[Document], words: Sequence[Words]) -> int | None:
    """The number of the document that this one reprints: the one of whose words, or of this one's, the largest share is
    shared; None where that is no whole, nor all shared words together."""
    shared, length = Counter(match.owner.values()), len(words[number])
    shares = {
        owner: count / (length if ranked[owner].kind == "statement" else min(length, len(words[owner])))
        for owner, count in shared.items()
        if count >= PART * length
    }
    main = min(shares, key=lambda owner: (-shares[owner], owner), default=None)
    return main if main is not None and max(shares[main], shared.total() / length) >= WHOLE else None


def _match(found: Iterable[Passage]) -> _Match:
    """All passages as one; where two hold the same words, the longer passage has them."""
    owner: dict[int, int] = {}
    there: dict[int, int] = {}
    for passage in sorted(found, key=lambda p: (-len(p.here), p.owner)):
        for here, other in zip(passage.here, passage.there, strict=True):
            if here not in owner:
                owner[here], there[here] = passage.owner, other
    return _Match(owner, there)


def _original_of(
    sentence: range,
    match: _Match,
    document: Document,
    mine: Words,
    ranked: Sequence[Document],
    words: Sequence[Words],
) -> int | None:
    """Whose sentence this is: the number of the document that most of its words stand in; None for one of its own."""
    shared = [at for at in sentence if at in match.owner]
    if len(shared) < SENTENCE * len(sentence):
        return None
    owner = Counter(match.owner[at] for at in shared).most_common(1)[0][0]
    added = [at for at in sentence if at not in match.owner]
    if any(_is_weighty(_word(document, mine, at), at == sentence.start) for at in added):
        return None
    there = sorted(match.there[at] for at in shared if match.owner[at] == owner)
    lost = (at for a, b in pairwise(there) if b - a <= GAP for at in range(a + 1, b))
    return None if any(_word(ranked[owner], words[owner], at).casefold() in _negations() for at in lost) else owner


def _is_weighty(word: str, opens: bool) -> bool:
    """Whether a word that the copy adds makes its sentence another claim: a number, a name, a negation or the like."""
    folded = word.casefold()
    return any(c.isdigit() for c in word) or (word[0].isupper() and not opens) or folded in _turning()


def _word(document: Document, words: Words, at: int) -> str:
    return document.text[words.starts[at] : words.ends[at]]


def _sentences(document: Document, words: Words) -> Iterator[range]:
    """The sentences of the evidence, as positions of their words."""
    at = 0
    for block in document.blocks:
        if block.role not in EVIDENCE_ROLES:
            continue
        for end in (*sentence_ends(document.text, block.start, block.end), block.end):
            start = at
            while at < len(words) and words.starts[at] < end:
                at += 1
            if at > start:
                yield range(start, at)


def _joined(
    document: Document, words: Words, copied: Iterable[tuple[range, int]], ranked: Sequence[Document]
) -> Iterator[Copied]:
    """Sentences in a row from one document as one stretch."""
    last: tuple[range, int] | None = None
    for sentence, owner in copied:
        if last is not None and last[1] == owner and last[0].stop == sentence.start:
            last = range(last[0].start, sentence.stop), owner
            continue
        if last is not None:
            yield _stretch(document, words, last[0], ranked[last[1]])
        last = sentence, owner
    if last is not None:
        yield _stretch(document, words, last[0], ranked[last[1]])


def _stretch(document: Document, words: Words, positions: range, original: Document) -> Copied:
    return Copied(Span(document.id, words.starts[positions[0]], words.ends[positions[-1]]), original.id)


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    known = read_yaml("happenings/governors.yaml")
    return frozenset((*known["negations"], *known["negative_determiners"], *known["negative_prepositions"]))


@lru_cache(maxsize=1)
def _turning() -> frozenset[str]:
    numbers = read_yaml("happenings/numbers.yaml")
    weighty = read_yaml("documents/reprints.yaml")["turning"]
    return _negations() | frozenset((*weighty, *numbers["words"], *numbers["scales"]))

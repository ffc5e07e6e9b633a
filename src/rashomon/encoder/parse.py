"""Sentences with their words and dependencies, as plain values that know nothing of the parser that made them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from rashomon.model import BlockRole, Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `head` is the index (in the sentence) of its governor, its own index for the root.

    Tags are Universal POS (`pos`) and Penn Treebank (`tag`); relations (`dep`) are spaCy's English scheme (ClearNLP):
    nsubj, nsubjpass, dobj, dative, prep, pobj, ccomp, xcomp, advcl, relcl, acl, agent, poss, appos, conj, cc, ...
    `entity` is the parser's own named-entity label or "".
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence of one block. Token offsets count in the document's text; `text` is the shadow copy's wording
    (curly quotes straight, no-break spaces plain), of equal length, so offsets hold in both."""

    document: str
    start: int
    end: int
    text: str
    role: BlockRole
    tokens: tuple[Token, ...]
    chunks: tuple[tuple[int, int], ...] = ()  # base noun phrases as token ranges [first, past the last)
    _children: dict[int, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        kids: dict[int, list[int]] = {}
        for token in self.tokens:
            if token.head != token.index:
                kids.setdefault(token.head, []).append(token.index)
        self._children.update({head: tuple(each) for head, each in kids.items()})

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The words governed by a word, in text order, of these relations only where some are named."""
        kids = [self.tokens[i] for i in self._children.get(token.index, ())]
        return [kid for kid in kids if kid.dep in deps] if deps else kids

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first of `children`, or None."""
        return next(iter(self.children(token, *deps)), None)

    def head(self, token: Token) -> Token | None:
        """The governor of a word, None for the root."""
        return None if token.head == token.index else self.tokens[token.head]

    def ancestors(self, token: Token) -> list[Token]:
        """The governors of a word, nearest first."""
        found: list[Token] = []
        while token.head != token.index:
            token = self.tokens[token.head]
            found.append(token)
        return found

    def subtree(self, token: Token) -> list[Token]:
        """A word and all it governs, directly or not, in text order."""
        found, queue = [token.index], [token.index]
        while queue:
            kids = self._children.get(queue.pop(), ())
            found.extend(kids)
            queue.extend(kids)
        return [self.tokens[i] for i in sorted(found)]

    def edges(self, token: Token) -> tuple[int, int]:
        """First token and past the last token of a word's subtree (its stretch, gaps included)."""
        tree = self.subtree(token)
        return tree[0].index, tree[-1].index + 1

    def span(self, first: int, past: int) -> Span:
        """The span of tokens [first, past)."""
        return Span(self.document, self.tokens[first].start, self.tokens[past - 1].end)

    def tree_span(self, token: Token) -> Span:
        """The span of a word's subtree."""
        return self.span(*self.edges(token))

    def token_at(self, offset: int) -> Token | None:
        """The word that covers a document offset, or None."""
        at = bisect_right(self._starts, offset) - 1
        return self.tokens[at] if at >= 0 and offset < self.tokens[at].end else None

    def within(self, span: Span) -> list[Token]:
        """The words that overlap a span."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        past = bisect_left(self._starts, span.end)
        return [t for t in self.tokens[first:past] if span.start < t.end]

    def top(self, span: Span) -> Token | None:
        """The word of a span whose governor stands outside it: its syntactic head."""
        inside = self.within(span)
        members = {t.index for t in inside}
        return next((t for t in inside if t.head == t.index or t.head not in members), None)

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def root(self) -> Token:
        """The word that governs the sentence."""
        return next(t for t in self.tokens if t.head == t.index)


@dataclass(frozen=True)
class Parse:
    """All parsed sentences of a document, in text order; blocks that are no evidence have none."""

    document: str
    sentences: tuple[Sentence, ...]

    def at(self, offset: int) -> Sentence | None:
        """The sentence that holds a document offset, or None."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)

"""Words that point back to actors named before: pronouns, "the two leaders", "both sides", "the group"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rashomon.encoder.parse import Sentence, Token
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression, Span


def find_pairs(sentence: Sentence) -> Iterator[ActorExpression]:
    """Words for two actors named before, as ("", "pair:leaders"), ("", "pair:people") or ("", "pair:states")."""
    for kind, nouns in sorted(wordings().pairs.items()):
        yield from _found(sentence, rf"(?:the two|both) (?:{_any(nouns)})\b(?! of\b| that\b| who\b)", f"pair:{kind}")
    bare = rf"both of them\b|(?:the two|the pair|the duo)(?= (?:also )?(?:{_any(wordings()['pair_verbs'])})\b)"
    yield from _found(sentence, bare, "pair:people")


def find_bodies_again(sentence: Sentence) -> Iterator[ActorExpression]:
    """ "the group", "the newspaper", as ("", "again:armed-group") and the like."""
    for sort, nouns in sorted(wordings().again.items()):
        for expression in _found(sentence, rf"(?:the|this) (?:{_any(nouns)})\b(?! of\b)", f"again:{sort}"):
            last = sentence.token_at(expression.span.end - 1)
            if last is not None and last.dep not in {"compound", "nmod", "amod"}:
                yield expression


@cache
def _any(listed: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, listed), key=lambda word: (-len(word), word)))


def _found(sentence: Sentence, pattern: str, what: str) -> Iterator[ActorExpression]:
    for found in re.finditer(rf"\b(?:{pattern})", sentence.text, re.IGNORECASE):
        span = Span(sentence.document, sentence.start + found.start(), sentence.start + found.end())
        yield ActorExpression(span, "nominal", (), ("", what))


def find_pronouns(sentence: Sentence) -> Iterator[ActorExpression]:
    """Personal pronouns; `office` is ("", "pronoun:one") or ("", "pronoun:several")."""
    for token in sentence.tokens:
        kind = _kind(token)
        if kind is not None:
            yield ActorExpression(
                Span(sentence.document, token.start, token.end), "pronoun", (), ("", f"pronoun:{kind}")
            )


def _kind(token: Token) -> str | None:
    word = token.text.lower()
    return next(
        (kind for kind, listed in wordings().pronouns.items() if word in listed and token.tag in {"PRP", "PRP$"}), None
    )

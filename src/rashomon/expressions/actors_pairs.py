"""Words that point back to actors named before: pronouns, "the two leaders", "both sides", "the group"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.encoder.parse import Sentence, Token
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression, Span

#: What two named actors may be called together, and which kind of actors that means.
_PAIRS = (
    ("leaders", r"\b(?:the two|both|the) (?:leaders|presidents|heads of state|prime ministers|statesmen|counterparts)\b"),
    ("people", r"\b(?:the two|both) (?:men|women|officials|politicians|ministers)\b"),
    ("people", r"\b(?:the two|both of them|the pair|the duo)(?= (?:also )?(?:discussed|agreed|spoke|met|talked|exchanged|said|stressed|had|have|reviewed|pledged|vowed)\b)|\bboth of them\b"),
    ("states", r"\b(?:the two|both|the) (?:countries|nations|states|neighbours|neighbors|sides|governments|capitals)\b(?! of\b| that\b| who\b)"),
)  # fmt: skip


def find_pairs(sentence: Sentence) -> Iterator[ActorExpression]:
    """Words for two actors named before; `office` is ("", "pair:leaders"), ("", "pair:people") or ("", "pair:states")."""
    for kind, pattern in _PAIRS:
        for found in re.finditer(pattern, sentence.text, re.IGNORECASE):
            if found.group().lower().startswith(("the two", "both", "the pair", "the duo")):
                span = Span(sentence.document, sentence.start + found.start(), sentence.start + found.end())
                yield ActorExpression(span, "nominal", (), ("", f"pair:{kind}"))


#: Nouns that call a body or outlet again, and which sort of actor that means.
_AGAIN = (
    ("armed-group", r"\b(?:the|this) (?:militant |rebel |armed |terrorist |insurgent )?(?:group|movement|militia)\b(?! of\b)"),
    ("organisation", r"\b(?:the|this) (?:organi[sz]ation|bloc|alliance)\b(?! of\b)"),
    ("outlet", r"\b(?:the|this) (?:news agency|agency|newspaper|daily|broadcaster|network|channel|outlet|paper)\b(?! of\b)"),
)  # fmt: skip


def find_bodies_again(sentence: Sentence) -> Iterator[ActorExpression]:
    """ "the group", "the newspaper"; `office` is ("", "again:armed-group"), ("", "again:organisation") or ("", "again:outlet")."""
    for sort, pattern in _AGAIN:
        for found in re.finditer(pattern, sentence.text, re.IGNORECASE):
            last = sentence.token_at(sentence.start + found.end() - 1)
            if last is not None and last.dep not in {"compound", "nmod", "amod"}:
                span = Span(sentence.document, sentence.start + found.start(), sentence.start + found.end())
                yield ActorExpression(span, "nominal", (), ("", f"again:{sort}"))


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

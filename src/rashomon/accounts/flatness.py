"""Whether a denial is one: made by somebody, of the thing itself, and flatly."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.accounts.said import DENIALS, Said
from rashomon.knowledge.denials import denials
from rashomon.model import Attribution, Item, Reading

_WORD = re.compile(r"[\w'’-]+")
#: What is compared or limited is not denied flatly: "the sooner ... the better", "not only", "cannot support".
_NOT_FLAT = re.compile(
    r"^(?:the )?(?:sooner|more|less|better|longer|whether|if|how)\b"
    r"|\bnot (?:only|just|merely|simply|yet|always|all|enough|necessarily)\b"
    r"|\bno (?:doubt|question|secret)\b|\b(?:ca|could)(?:n['’]t| not)\b|\bcannot\b|\byet\b|\buntil\b|\?",
    re.IGNORECASE,
)
#: Characters that may stand before a clause in the content of its denial ("that ", "having ").
_LEAD = 12


def is_flat(words: str) -> bool:
    """Whether a clause says or denies something without limit, comparison or question."""
    return not _NOT_FLAT.search(words)


def is_made(reading: Reading, denial: Attribution, known: Mapping[str, Attribution]) -> bool:
    """Whether an attribution is somebody's denial: not one that is wanted or possible, asked about or of nobody."""
    if denial.stance not in DENIALS or not denial.source:
        return False
    words = _WORD.findall(" ".join(reading.document.quote(c) for c in denial.cue).casefold())
    outer = known.get(denial.parent or "")
    asked = outer is not None and outer.stance in ("demands", "unknown", "promises")
    return not asked and denials().unrealised.isdisjoint(words[:-1])  # what ends in "to" is "according to"


def is_denied(said: Said) -> bool:
    """Whether a clause is denied: by its own words, or as the content of a denial."""
    if said.item is None or said.item.negated:
        return said.item is not None
    attribution = said.attribution
    return attribution is not None and attribution.stance in DENIALS and _is_content(attribution, said.item)


def _is_content(attribution: Attribution, item: Item) -> bool:
    """Whether a clause is all that is denied ("denied that it had fired", "denied firing"), not a part of it ("rejects
    the deal that both reached")."""
    return any(
        item.span.contains(c) or (c.contains(item.span) and item.span.start - c.start <= _LEAD)
        for c in attribution.content
    )

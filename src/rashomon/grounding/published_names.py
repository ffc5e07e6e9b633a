"""Not written before a name came into being: groups, accords, words, administrations with the day they came up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rashomon.grounding.published_days import Evidence, days_of
from rashomon.knowledge.published import Name, names
from rashomon.model import EVIDENCE_ROLES, Document

#: Right before a name that is a title with a holder's name.
_NOT_YET = re.compile(r"\b(?:vice|deputy|future|next|former|ex|acting|then)[\s-]+$", re.IGNORECASE)
REACH = 12


def names_told(document: Document, text: str) -> Iterator[Evidence]:
    """One piece of evidence for each name of the table in headline, dateline or body; `text` is the shadow copy.

    It holds whoever uses the name, in quotations too: nobody speaks of what is still to be named. "Vice President X"
    and "the future King Y" are no names of the table.
    """
    seen = set()
    for block in document.blocks:
        if block.role not in EVIDENCE_ROLES:
            continue
        for found in _pattern().finditer(text, block.start, block.end):
            name = _by_wording()[found[0]]
            before = text[max(block.start, found.start() - REACH) : found.start()]
            if name not in seen and not _NOT_YET.search(before):
                seen.add(name)
                yield Evidence(days_of(name.since), "past", f'"{found[0]}" is named: {name.note}')


@cache
def _by_wording() -> dict[str, Name]:
    return {wording: name for name in names() for wording in name.names}


@cache
def _pattern() -> re.Pattern[str]:
    wordings = sorted(_by_wording(), key=lambda wording: (-len(wording), wording))
    return re.compile(rf"(?<![\w#@./])(?:{'|'.join(map(re.escape, wordings))})(?![\w/])")

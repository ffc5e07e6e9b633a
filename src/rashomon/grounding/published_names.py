"""Not written before a name came into being: groups, accords, words, administrations with the day they came up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rashomon.grounding.published_days import Evidence, days_of
from rashomon.knowledge.published import Name, names
from rashomon.model import EVIDENCE_ROLES, Document


def names_told(document: Document, text: str) -> Iterator[Evidence]:
    """One piece of evidence for each name of the table in headline, dateline or body; `text` is the shadow copy.

    It holds whoever uses the name, in quotations too: nobody speaks of what is still to be named.
    """
    seen = set()
    for block in document.blocks:
        if block.role not in EVIDENCE_ROLES:
            continue
        for found in _pattern().finditer(text, block.start, block.end):
            name = _by_wording()[found[0]]
            if name not in seen:
                seen.add(name)
                yield Evidence(days_of(name.since), "past", f'"{found[0]}" is named: {name.note}')


@cache
def _by_wording() -> dict[str, Name]:
    return {wording: name for name in names() for wording in name.names}


@cache
def _pattern() -> re.Pattern[str]:
    wordings = sorted(_by_wording(), key=lambda wording: (-len(wording), wording))
    return re.compile(rf"(?<![\w#@.])(?:{'|'.join(map(re.escape, wordings))})(?!\w)")

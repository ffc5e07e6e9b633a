"""Which reports tell of one story, as accounts take it: those whose words may be laid beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.events.stories import reports_of_one_story
from rashomon.model import Reading

#: Two reports are laid beside each other where they tell of one story with at least this chance.
ONE_STORY = 0.3


def reports_tied(readings: Sequence[Reading]) -> Mapping[str, frozenset[str]]:
    """For each report those of the same story, itself included; reports alone are left out."""
    documents = [r.document for r in readings]
    tied: dict[str, set[str]] = defaultdict(set)
    for i, j, _ in reports_of_one_story(documents, ONE_STORY):
        both = {documents[i].id, documents[j].id}
        for each in both:
            tied[each] |= both
    return {document: frozenset(others) for document, others in tied.items()}

"""What is denied, with the words that deny it: by itself a passage that somebody denies says the opposite."""

from __future__ import annotations

from rashomon.accounts.denying import has_denying_cue
from rashomon.model import Attribution, Document, Span

#: Between a passage and the verb of its denial stand no more characters than this ("denies that the letter, which …").
_NEAR = 200


def with_denial(document: Document, attribution: Attribution | None, span: Span) -> Span:
    """The passage from the cue by which it is denied, or up to it; itself where it is not denied so, or far off."""
    if attribution is None or not has_denying_cue(document, attribution):
        return span
    beside = [cue for cue in attribution.cue if max(cue.start - span.end, span.start - cue.end) <= _NEAR]
    edges = [span, *beside]
    return Span(span.document, min(each.start for each in edges), max(each.end for each in edges))

"""Contents as network and rules read them: cleaned of cue and source, and compared."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Span
from rashomon.statements.drafts import merged, trim, without
from rashomon.statements.proposals import Proposal
from rashomon.statements.scene import Scene


def content_of(scene: Scene, proposal: Proposal, source: Sequence[Span]) -> tuple[Span, ...]:
    """The content that the network reads, without cue and source. Of quotations that hold neither, those that it mostly
    covers are taken in whole, and of the others scraps that begin inside them are left out."""
    holes = (*source, *proposal.cue)
    apart = [q.span for q in scene.quotes if not any(q.span.overlaps(h) for h in holes)]
    taken = [q for q in apart if _cover(proposal.content, q) >= len(q) / 2]
    left = [q for q in apart if q not in taken]
    kept = [c for c in proposal.content if not any(q.start + 1 < c.start < q.end for q in left)]
    return without_holes(scene, merged([*kept, *taken]), holes)


def without_holes(scene: Scene, content: Sequence[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of a content when others are cut out of it, ends trimmed."""
    pieces = (trim(scene.text, piece) for span in content for piece in without(span, holes))
    return tuple(p for p in pieces if p is not None and any(c.isalnum() for c in scene.text[p.start : p.end]))


def likeness(a: Sequence[Span], b: Sequence[Span]) -> float:
    """The part of all their characters that two contents share."""
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return shared / (sum(map(len, a)) + sum(map(len, b)) - shared)


def one_side_of(content: Sequence[Span], around: Sequence[Span]) -> bool:
    """Whether a content is one side of what stands on both sides of a cue ("The king, two aides said, had left")."""
    return len(around) > 1 and len(content) == 1 and any(a.contains(content[0]) for a in around)


def _cover(content: Sequence[Span], span: Span) -> int:
    return sum(max(0, min(span.end, c.end) - max(span.start, c.start)) for c in content)

"""From drafts to attributions: doubles dropped, relays made whole; parents, ids, forms, stances and hedges given."""

from __future__ import annotations

from rashomon.model import Attribution, Form, Span
from rashomon.statements.drafts import Draft, holds
from rashomon.statements.hedging import hedges_of
from rashomon.statements.lexicon import silence
from rashomon.statements.relays import with_relays
from rashomon.statements.scene import Scene
from rashomon.statements.stances import stance_of

#: Which rule's reading is kept when two claim the same cue words, best first.
_RANK = (
    "silence",
    "closing",
    "verb",
    "citing",
    "preposition",
    "noun",
    "speech",
    "colon",
    "headline",
    "unsourced",
    "learned",
)


def settled(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts in text order: one for each cue, relays made whole, silences that are a party's own left out."""
    return in_order(_plain(scene, with_relays(scene, _once(drafts))))


def in_order(drafts: list[Draft]) -> list[Draft]:
    """The drafts in text order, of those that begin together the longest first."""
    return sorted(drafts, key=lambda d: (d.start, -_length(d), d.cue))


def parents_of(drafts: list[Draft]) -> list[int | None]:
    """For each draft the number of the one it stands in, None for an outermost one."""
    return [_parent(drafts, number) for number in range(len(drafts))]


def assemble(scene: Scene, kept: list[Draft]) -> tuple[Attribution, ...]:
    """The attributions of a document's settled drafts, numbered in their order, each with its parent."""
    parents = parents_of(kept)
    name = [f"{scene.document.id}/a{number + 1}" for number in range(len(kept))]
    made = []
    for number, draft in enumerate(kept):
        below = [kept[n] for n in sorted(_below(parents, number)) if kept[n].content != draft.content]
        inner = [c for d in below for c in d.content]
        parent = parents[number]
        made.append(
            Attribution(
                name[number], draft.source, draft.cue, draft.content, stance_of(scene, draft),
                form_of(scene, draft.content), hedges_of(scene, draft, inner), None if parent is None else name[parent],
            )
        )  # fmt: skip
    return tuple(made)


def form_of(scene: Scene, content: tuple[Span, ...]) -> Form:
    """direct: all of it between quotation marks; mixed: some of it; indirect: none."""
    marked = [
        q.span
        for q in scene.quotes
        if any((q.span.overlaps(c) and not q.inner.contains(c)) or c == q.inner for c in content)
    ]
    if not marked:
        return "indirect"
    whole = all(any(m.contains(c) for m in marked) for c in content)
    return "direct" if whole else "mixed"


def _once(drafts: list[Draft]) -> list[Draft]:
    """One draft for a cue: the one of the better rule, then the longer."""
    ranked = sorted(drafts, key=lambda d: (_RANK.index(d.rule), -_length(d), d.start))
    kept: list[Draft] = []
    for draft in ranked:
        if not any(_same_cue(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _same_cue(a: Draft, b: Draft) -> bool:
    same = any(x.overlaps(y) for x in a.cue for y in b.cue)
    return same or (a.content == b.content and a.source == b.source and a.rule != b.rule)


def _plain(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts without silences that are some party's own words: "the letter held no apology, an aide said"."""
    predicates = silence().denied_predicates | silence().rejecting_negated
    said = [d for d in drafts if stance_of(scene, d) == "denies"]
    return [d for d in drafts if not (d.stance == "omits" and d.verb in predicates and any(holds(o, d) for o in said))]


def _parent(drafts: list[Draft], number: int) -> int | None:
    """The smallest other draft whose content holds this one's cue (and is not held by it in turn)."""
    draft = drafts[number]
    if draft.outer is not None:
        return next((n for n, other in enumerate(drafts) if draft.outer in other.cue), None)
    outer = [
        n
        for n, other in enumerate(drafts)
        if n != number
        and other.source
        and holds(other, draft)
        and not (holds(draft, other) and _length(draft) >= _length(other))
    ]
    return min(outer, key=lambda n: (_length(drafts[n]), n), default=None)


def _below(parents: list[int | None], number: int) -> set[int]:
    """All drafts nested in one."""
    below: set[int] = set()
    for each in range(len(parents)):
        above, steps = parents[each], 0
        while above is not None and steps < len(parents):
            if above == number:
                below.add(each)
                break
            above, steps = parents[above], steps + 1
    return below


def _length(draft: Draft) -> int:
    return sum(map(len, draft.content))

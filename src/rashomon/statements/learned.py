"""The learned reader: what the network reads and what the rules read, the better of both by case.

The network was taught on what the rules read as well (see `training/`), so it confirms, mends or drops their drafts and
adds those that they miss. Which of them wins where was measured on texts kept apart from training.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.encoder.parse import Parse
from rashomon.encoder.trunk import Trunk
from rashomon.model import ActorExpression, Attribution, Document
from rashomon.statements.additions import addition
from rashomon.statements.contents import content_of, likeness, one_side_of, without_holes
from rashomon.statements.drafts import Draft, holds
from rashomon.statements.lexicon import relays
from rashomon.statements.nesting import assemble, in_order
from rashomon.statements.proposals import Proposal, propose
from rashomon.statements.rules import drafts_by_rule
from rashomon.statements.scene import Scene, make_scene
from rashomon.statements.thresholds import CHOSEN, Thresholds

#: Contents that share this part of their characters are one content with other ends.
_ALIKE = 0.5
#: Rules whose drafts stand as they are, whatever the network sees.
_BY_RULE = frozenset({"citing", "unsourced", "headline", "silence"})


class LearnedReader:
    """Reads attributions by network and rules together."""

    def __init__(self, trunk: Trunk, thresholds: Thresholds = CHOSEN) -> None:
        self._trunk, self._thresholds = trunk, thresholds

    def read(self, document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> tuple[Attribution, ...]:
        """All attributions of a document in text order, nested, without chains."""
        scene = make_scene(document, parse, actors)
        ruled = drafts_by_rule(scene)
        proposals = propose(scene, ruled, self._trunk, self._thresholds.kept)
        return assemble(scene, in_order(combined(scene, ruled, proposals, self._thresholds)))


def combined(
    scene: Scene, ruled: Sequence[Draft], proposals: Sequence[Proposal], thresholds: Thresholds = CHOSEN
) -> list[Draft]:
    """The drafts of both: those of the rules as the network sees them, and those that it adds.

    A draft that the network does not see is dropped, but for those of `_BY_RULE`, closing words, and those inside the
    content of one that stays.
    """
    partners = _partners(ruled, proposals)
    mended: dict[int, Draft] = {}
    for number, draft in enumerate(ruled):
        if draft.rule in _BY_RULE:
            mended[number] = draft
        elif (proposal := partners.get(number)) is None:
            if draft.rule == "closing":
                mended[number] = draft
        elif draft.rule == "closing" and not _holds_all(proposal, draft):
            mended[number] = replace(draft, stance=thresholds.stance_of(proposal, draft.stance))
        else:
            nested = any(holds(other, draft) for other in ruled if other is not draft)
            mended[number] = _mended(scene, draft, proposal, thresholds, nested=nested)
    for number, draft in enumerate(ruled):
        if number not in mended and any(holds(ruled[other], draft) for other in mended):
            mended[number] = draft
    kept = _distinct([_rehosted(mended[number], ruled, mended) for number in sorted(mended)])
    seen = {id(proposal) for proposal in partners.values()}
    new = [p for p in proposals if id(p) not in seen and p.content and not _claimed(p, kept)]
    for proposal in sorted(new, key=lambda p: (-p.sure, p.cue)):
        added = addition(scene, proposal, kept, thresholds)
        if added is not None:
            kept.append(added)
    return kept


def _partners(drafts: Sequence[Draft], proposals: Sequence[Proposal]) -> dict[int, Proposal]:
    """For each draft that the network sees the proposal with the same cue, the surest of several; without the drafts
    that stand by themselves. What is one cue to the network ("neither confirmed nor denied") may be two to rules."""
    partners: dict[int, Proposal] = {}
    for number, draft in enumerate(drafts):
        same = [p for p in proposals if any(a.overlaps(b) for a in p.cue for b in draft.cue)]
        if same and draft.rule not in _BY_RULE:
            partners[number] = max(same, key=lambda p: p.sure)
    return partners


def _mended(scene: Scene, draft: Draft, proposal: Proposal, thresholds: Thresholds, *, nested: bool) -> Draft:
    """A rule's draft with the cue that the network reads, and its source and content where the two differ by much.

    Where they read nearly the same the rule's ends are better, since they follow the parse and the marks; where they
    differ the network is right more often, if it saw the whole sentence. Of relays and what stands inside another's
    content the rules know more than the network was taught.
    """
    draft = replace(draft, stance=draft.stance if draft.negated else thresholds.stance_of(proposal, draft.stance))
    content = content_of(scene, proposal, proposal.source or draft.source)
    sure = bool(content) and proposal.whole and proposal.sure_content >= thresholds.replaced
    alike = likeness(draft.content, content) >= _ALIKE or one_side_of(content, draft.content)
    if not sure or nested or draft.verb in relays() or alike:
        left = without_holes(scene, draft.content, proposal.cue)
        return replace(draft, cue=proposal.cue, content=left) if left else draft
    return replace(draft, source=proposal.source or draft.source, cue=proposal.cue, content=content)


def _holds_all(proposal: Proposal, draft: Draft) -> bool:
    """Whether the network reads all of a draft's content, and more perhaps: of closing words' clause it may not make
    less, whose ends are plain from the order of words."""
    return all(any(c.contains(own) for c in proposal.content) for own in draft.content)


def _rehosted(draft: Draft, ruled: Sequence[Draft], mended: Mapping[int, Draft]) -> Draft:
    """A draft that is known to stand in another, under that other's cue as it is now; by itself where it is gone."""
    if draft.outer is None:
        return draft
    host = next((n for n, other in enumerate(ruled) if draft.outer in other.cue), None)
    return replace(draft, outer=mended[host].cue[0] if host is not None and host in mended else None)


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft where a speaker has two with the same cue and likewise content: a cue that denies what it confirms
    ("neither confirmed nor denied") leaves the matter open."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((n for n, o in enumerate(kept) if o.cue == draft.cue and o.source == draft.source), None)
        if same is None or likeness(kept[same].content, draft.content) < _ALIKE:
            kept.append(draft)
        elif kept[same].stance != draft.stance:
            kept[same] = replace(kept[same], stance="unknown")
    return kept


def _claimed(proposal: Proposal, kept: Sequence[Draft]) -> bool:
    return any(a.overlaps(b) for d in kept for a in d.cue for b in proposal.cue)

"""The learned reader: what the network reads and what the rules read, the better of both by case.

The network was taught on what the rules read as well (see `training/`), so it confirms, mends or drops their drafts and
adds those that they miss. Which of them wins where was measured on texts kept apart from training.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.encoder.trunk import Trunk
from rashomon.model import ActorExpression, Attribution, Document, Span, Stance
from rashomon.statements.cues import find_cue, negated
from rashomon.statements.drafts import Draft, holds, merged, trim, without
from rashomon.statements.lexicon import joint, relays, sources, verbs
from rashomon.statements.nesting import assemble, in_order
from rashomon.statements.proposals import Proposal, propose
from rashomon.statements.rules import drafts_by_rule
from rashomon.statements.scene import Scene, make_scene
from rashomon.statements.sources import nobody

#: Contents that share this part of their characters are one content with other ends.
_ALIKE = 0.5
#: Rules whose drafts stand as they are, whatever the network sees.
_BY_RULE = frozenset({"citing", "unsourced", "headline"})


@dataclass(frozen=True)
class Thresholds:
    """How sure the network must be (0 to 1), and where it is heard. The values were chosen on the texts of PolNeAR's
    train split that were kept from training, where F1 changes by less than a point around each of them: the higher end
    of each range was taken, for precision."""

    #: An attribution that only the network reads, by how sure it is of cue and content together: with a source, with
    #: none, and inside another's content.
    added: float = 0.65
    added_unsourced: float = 0.8
    added_inside: float = 0.3
    #: The same, by how sure it is of the content's words alone.
    content: float = 0.8
    #: A content that the network reads in place of the rules', by how sure it is of its words.
    replaced: float = 0.6
    #: A cue that the rules read too is kept from here on; what the network does not see at all is dropped.
    kept: float = 0.15
    #: A stance where no lexicon knows the cue, or knows no more than that it asserts.
    stance: float = 0.7

    def stance_of(self, proposal: Proposal, known: Stance | None) -> Stance:
        """The lexicon's stance, or the network's where that says no more and the network is sure. Its denials count as
        disputes: a denial sets two parties against each other, and needs a word that is known to deny."""
        if proposal.sure_stance < self.stance or known not in (None, "asserts"):
            return known or "asserts"
        return "disputes" if proposal.stance == "denies" else proposal.stance

    def to_add(self, *, sourced: bool, inside: bool) -> float:
        """What an attribution that only the network reads must reach."""
        if inside:
            return self.added_inside
        return self.added if sourced else self.added_unsourced


#: The thresholds of the shipped weights.
CHOSEN = Thresholds()


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

    A draft that the network does not see is dropped, but for those of `_BY_RULE` and those inside the content of one
    that stays.
    """
    partners = _partners(ruled, proposals)
    mended: dict[int, Draft] = {}
    for number, draft in enumerate(ruled):
        if draft.rule in _BY_RULE:
            mended[number] = draft
        elif (proposal := partners.get(number)) is not None:
            nested = any(holds(other, draft) for other in ruled if other is not draft)
            mended[number] = _mended(scene, draft, proposal, thresholds, nested=nested)
    for number, draft in enumerate(ruled):
        if number not in mended and any(holds(ruled[other], draft) for other in mended):
            mended[number] = draft
    kept = _distinct([_rehosted(mended[number], ruled, mended) for number in sorted(mended)])
    seen = {id(proposal) for proposal in partners.values()}
    new = [p for p in proposals if id(p) not in seen and p.content and not _claimed(p, kept)]
    for proposal in sorted(new, key=lambda p: (-p.sure, p.cue)):
        added = _added(scene, proposal, kept, thresholds)
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
    content = _content(scene, proposal, proposal.source or draft.source)
    sure = bool(content) and proposal.whole and proposal.sure_content >= thresholds.replaced
    alike = _likeness(draft.content, content) >= _ALIKE or _half_of(content, draft.content)
    if not sure or nested or draft.verb in relays() or alike:
        left = _without(scene, draft.content, proposal.cue)
        return replace(draft, cue=proposal.cue, content=left) if left else draft
    return replace(draft, source=proposal.source or draft.source, cue=proposal.cue, content=content)


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
        if same is None or _likeness(kept[same].content, draft.content) < _ALIKE:
            kept.append(draft)
        elif kept[same].stance != draft.stance:
            kept[same] = replace(kept[same], stance="unknown")
    return kept


def _added(scene: Scene, proposal: Proposal, kept: Sequence[Draft], thresholds: Thresholds) -> Draft | None:
    """The draft of a proposal that no rule saw, None where the network is not sure enough or nobody speaks: talks and
    letters sent are happenings, told by the narrator."""
    content = _content(scene, proposal, proposal.source)
    if not content or proposal.sure_content < thresholds.content or not _may_speak(scene, proposal):
        return None
    lemma, known, not_so = _by_lexicon(scene, proposal.cue[0])
    if _happens(scene, proposal.cue[0]) or _joins(scene.text, proposal.cue[0]):
        return None
    stance = thresholds.stance_of(proposal, known)
    draft = Draft(proposal.source, proposal.cue, content, stance, lemma, "learned", not_so)
    inside = any(holds(other, draft) for other in kept)
    least = thresholds.to_add(sourced=bool(draft.source), inside=inside)
    return draft if proposal.sure * proposal.sure_content >= least and not _twice(draft, kept) else None


def _happens(scene: Scene, cue: Span) -> bool:
    """Whether a cue tells what happened and claims nothing: what parties do together ("in talks about"), a letter sent,
    an adjective before its noun ("their first known exchange")."""
    sentence = scene.parse.at(cue.start)
    head = sentence.top(cue) if sentence is not None else None
    if sentence is None or head is None:
        return False
    together = any((t.pos.lower(), t.lemma) in joint() for t in sentence.within(cue))
    return together or head.lemma in sources().transfers or head.dep == "amod"


def _joins(text: str, cue: Span) -> bool:
    """Whether a cue is a mark that only joins two words, as a hyphen does."""
    mark = not any(c.isalnum() for c in text[cue.start : cue.end])
    return mark and text[cue.start - 1 : cue.start].isalnum() and text[cue.end : cue.end + 1].isalnum()


def _may_speak(scene: Scene, proposal: Proposal) -> bool:
    """Whether the source is somebody: not "nobody" or "neither ministry"."""
    for span in proposal.source:
        sentence = scene.parse.at(span.start)
        head = sentence.top(span) if sentence is not None else None
        if sentence is None or head is None or nobody(sentence, head):
            return False
        joined = [sentence.head(head)] if head.dep == "conj" else []
        if any(other is not None and _neither(sentence, other) for other in (head, *joined)):
            return False
    return True


def _neither(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun stands after "neither" or "nor" ("neither the port nor the ministry")."""
    return nobody(sentence, noun) or any(
        t.text.lower() in ("neither", "nor") for t in sentence.children(noun, "preconj", "cc", "det")
    )


def _twice(draft: Draft, kept: Sequence[Draft]) -> bool:
    """Whether a draft only opens another of the same speaker: "responded by accusing ..."."""
    return any(d.source and d.source == draft.source and (holds(draft, d) or holds(d, draft)) for d in kept)


def _claimed(proposal: Proposal, kept: Sequence[Draft]) -> bool:
    return any(a.overlaps(b) for d in kept for a in d.cue for b in proposal.cue)


def _by_lexicon(scene: Scene, span: Span) -> tuple[str, Stance | None, bool]:
    """The dictionary form of a cue's head, its stance where a lexicon gives one, and whether it is negated."""
    sentence = scene.parse.at(span.start)
    head = sentence.top(span) if sentence is not None else None
    if sentence is None or head is None:
        return "", None, False
    cue = find_cue(sentence, head)
    if cue is not None and cue.uses:
        return cue.lemma, cue.stance(cue.uses[0].stance), cue.negated
    noun = sources().content_nouns.get(head.lemma) if head.pos == "NOUN" else None
    return head.lemma, noun, head.lemma in verbs() and negated(sentence, head)


def _half_of(content: Sequence[Span], around: Sequence[Span]) -> bool:
    """Whether a content is one side of what stands on both sides of a cue ("The king, two aides said, had left")."""
    return len(around) > 1 and len(content) == 1 and any(a.contains(content[0]) for a in around)


def _likeness(a: Sequence[Span], b: Sequence[Span]) -> float:
    """The part of all their characters that two contents share."""
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return shared / (sum(map(len, a)) + sum(map(len, b)) - shared)


def _content(scene: Scene, proposal: Proposal, source: Sequence[Span]) -> tuple[Span, ...]:
    """The content that the network reads, without cue and source. Of quotations that hold neither, those that it mostly
    covers are taken in whole, and of the others scraps that begin inside them are left out."""
    holes = (*source, *proposal.cue)
    apart = [q.span for q in scene.quotes if not any(q.span.overlaps(h) for h in holes)]
    taken = [q for q in apart if _cover(proposal.content, q) >= len(q) / 2]
    left = [q for q in apart if q not in taken]
    kept = [c for c in proposal.content if not any(q.start + 1 < c.start < q.end for q in left)]
    return _without(scene, merged([*kept, *taken]), holes)


def _cover(content: Sequence[Span], span: Span) -> int:
    return sum(max(0, min(span.end, c.end) - max(span.start, c.start)) for c in content)


def _without(scene: Scene, content: Sequence[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of a content when others are cut out of it, ends trimmed."""
    pieces = (trim(scene.text, piece) for span in content for piece in without(span, holes))
    return tuple(p for p in pieces if p is not None and any(c.isalnum() for c in scene.text[p.start : p.end]))

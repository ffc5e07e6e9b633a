"""Additions: attributions that only the network reads, where it is sure enough and somebody speaks."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span, Stance
from rashomon.statements.contents import content_of
from rashomon.statements.cues import find_cue, is_cue_verb, negated
from rashomon.statements.drafts import Draft, holds
from rashomon.statements.lexicon import joint, sources, verbs
from rashomon.statements.proposals import Proposal
from rashomon.statements.scene import Scene
from rashomon.statements.sources import nobody
from rashomon.statements.thresholds import Thresholds

#: What words that only help a verb or a noun are to it.
_HELPERS = frozenset({"aux", "auxpass", "neg", "det"})


def addition(scene: Scene, proposal: Proposal, kept: Sequence[Draft], thresholds: Thresholds) -> Draft | None:
    """The draft of a proposal that no rule saw, None where the network is not sure enough or nobody speaks: talks and
    letters sent are happenings, told by the narrator."""
    content = content_of(scene, proposal, proposal.source)
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


def _may_speak(scene: Scene, proposal: Proposal) -> bool:
    """Whether the source is somebody: not "nobody" or "neither ministry", nor the town of a dateline."""
    for span in proposal.source:
        if _dates(scene.text, span):
            return False
        sentence = scene.parse.at(span.start)
        head = sentence.top(span) if sentence is not None else None
        if sentence is None or head is None or nobody(sentence, head):
            return False
        joined = [sentence.head(head)] if head.dep == "conj" else []
        if any(other is not None and _neither(sentence, other) for other in (head, *joined)):
            return False
    return True


def _dates(text: str, span: Span) -> bool:
    """Whether words in capitals stand between the beginning of a line and a dash, as a dateline does."""
    opens = not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
    return opens and text[span.start : span.end].isupper() and text[span.end :].lstrip()[:1] in ("-", "–", "—")


def _neither(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun stands after "neither" or "nor" ("neither the port nor the ministry")."""
    return nobody(sentence, noun) or any(
        t.text.lower() in ("neither", "nor") for t in sentence.children(noun, "preconj", "cc", "det")
    )


def _happens(scene: Scene, cue: Span) -> bool:
    """Whether a cue tells what happened and claims nothing: what parties do together ("in talks about"), a letter sent,
    an adjective before its noun ("their first known exchange"), a helping word of another verb."""
    sentence = scene.parse.at(cue.start)
    head = sentence.top(cue) if sentence is not None else None
    if sentence is None or head is None:
        return False
    helped = sentence.head(head)
    if head.dep in _HELPERS and not (helped is not None and is_cue_verb(helped)):
        return True  # a helping word alone says nothing ("is looking", "did not abduct")
    together = any((t.pos.lower(), t.lemma) in joint() for t in sentence.within(cue))
    return together or head.lemma in sources().transfers or head.dep == "amod"


def _joins(text: str, cue: Span) -> bool:
    """Whether a cue is a mark that only joins two words, as a hyphen does."""
    mark = not any(c.isalnum() for c in text[cue.start : cue.end])
    return mark and text[cue.start - 1 : cue.start].isalnum() and text[cue.end : cue.end + 1].isalnum()


def _twice(draft: Draft, kept: Sequence[Draft]) -> bool:
    """Whether a draft only opens another of the same speaker: "responded by accusing ..."."""
    return any(d.source and d.source == draft.source and (holds(draft, d) or holds(d, draft)) for d in kept)


def _by_lexicon(scene: Scene, span: Span) -> tuple[str, Stance | None, bool]:
    """The dictionary form of a cue's head, its stance where a lexicon gives one, and whether it is negated."""
    sentence = scene.parse.at(span.start)
    head = sentence.top(span) if sentence is not None else None
    if sentence is None or head is None:
        return "", None, False
    cue = find_cue(sentence, head)
    if cue is not None and cue.uses:
        return cue.lemma, cue.stance(cue.uses[0]), cue.negated
    noun = sources().content_nouns.get(head.lemma) if head.pos == "NOUN" else None
    return head.lemma, noun, head.lemma in verbs() and negated(sentence, head)

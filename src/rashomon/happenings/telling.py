"""Who tells of an event, and what that makes of it: what is only said by others is reported, never a plain fact."""

from __future__ import annotations

from rashomon.happenings.matching import Match
from rashomon.happenings.modality import Outlook
from rashomon.happenings.signs import Signs, furthest
from rashomon.model import Attribution, Modality, Span

#: Stances under which an event of the content has not taken place when it is told.
_UNFULFILLED: dict[str, Modality] = {"demands": "possible", "promises": "future", "suggests": "possible"}


def teller(span: Span, attributions: tuple[Attribution, ...]) -> Attribution | None:
    """The innermost attribution whose content holds a trigger: the shortest content, then the later one."""
    holding = [a for a in attributions if any(piece.contains(span) for piece in a.content)]
    return min(holding, key=lambda a: (sum(map(len, a.content)), -a.content[0].start, a.id)) if holding else None


def modality_when_told(told: Modality, attribution: Attribution | None, match: Match, outlook: Outlook) -> Modality:
    """The modality of a mention inside an attribution; a definite noun there is talked of as known."""
    if attribution is None:
        return told
    unfulfilled = _UNFULFILLED.get(attribution.stance)
    if unfulfilled and told == "actual" and not _is_given(match, outlook) and not _is_talk(attribution, outlook):
        return unfulfilled
    return furthest(told, "reported") if told == "actual" else told


def _is_talk(attribution: Attribution, outlook: Outlook) -> bool:
    """Whether the cue is a talk or call itself, whose infinitive tells what was said in it ("called to thank him")."""
    words = [t for span in attribution.cue for t in outlook.sentence.within(span)]
    return any(outlook.roots.get(t.index) == "CONSULT" for t in words)


def _is_given(match: Match, outlook: Outlook) -> bool:
    """Whether a mention in a demand or promise is presupposed by it ("demanded that those behind the attack ...")."""
    past = match.head.tag in ("VBD", "VBN") and Signs(outlook.sentence).own(match.head) == "actual"
    return match.nominal or past

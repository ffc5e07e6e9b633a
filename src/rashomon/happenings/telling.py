"""Who tells of an event, and what that makes of it: what is only said by others is reported, never a plain fact."""

from __future__ import annotations

from rashomon.encoder.parse import Token
from rashomon.happenings.matching import Match
from rashomon.happenings.modality import Outlook
from rashomon.happenings.modality_effects import implied
from rashomon.happenings.modality_lexicon import truths
from rashomon.happenings.phrases import lemma_of
from rashomon.happenings.signs import Signs, furthest, is_definite_noun
from rashomon.model import Attribution, Modality, Span

#: Stances under which an event of the content has not taken place when it is told.
_UNFULFILLED: dict[str, Modality] = {"demands": "possible", "promises": "future", "suggests": "possible"}


def teller(span: Span, attributions: tuple[Attribution, ...]) -> Attribution | None:
    """The innermost attribution whose content holds a trigger: the shortest content, then the later one."""
    holding = [a for a in attributions if any(piece.contains(span) for piece in a.content)]
    return min(holding, key=lambda a: (sum(map(len, a.content)), -a.content[0].start, a.id)) if holding else None


def modality_when_told(told: Modality, attribution: Attribution | None, match: Match, outlook: Outlook) -> Modality:
    """The modality of a mention inside an attribution; a definite noun there is talked of as known."""
    return told_by(told, attribution, match.head, outlook, nominal=match.nominal)


def told_by(
    told: Modality, attribution: Attribution | None, head: Token, outlook: Outlook, *, nominal: bool | None = None
) -> Modality:
    """What the attribution that holds a word makes of the modality which the sentence gives it; `nominal` says whether
    the word names its event as a noun, by default whether it is one."""
    if attribution is None:
        return told
    nominal = head.pos in ("NOUN", "PROPN") if nominal is None else nominal
    if told == "actual" and _is_narrators(head, attribution, outlook):
        return told
    unfulfilled = _UNFULFILLED.get(attribution.stance)
    given = nominal or _is_past(head, outlook)
    if unfulfilled and told == "actual" and not given and not _is_talk(attribution, outlook):
        return unfulfilled
    return furthest(told, "reported") if told == "actual" else told


def _is_talk(attribution: Attribution, outlook: Outlook) -> bool:
    """Whether the cue is a talk or call itself, whose infinitive tells what was said in it ("called to thank him")."""
    words = [t for span in attribution.cue for t in outlook.sentence.within(span)]
    return any(outlook.roots.get(t.index) == "CONSULT" for t in words)


def _is_narrators(head: Token, attribution: Attribution, outlook: Outlook) -> bool:
    """Whether the cue tells, in the narrator's voice, that it happened: it was brought about ("forced him to resign")
    or is what somebody responds to ("condemned the raid")."""
    s, above = outlook.sentence, outlook.sentence.head(head)
    if above is not None and head.dep == "pobj":
        above = s.head(above)
    if above is None or attribution.parent is not None:
        return False
    if not any(t.index == above.index for span in attribution.cue for t in s.within(span)):
        return False
    if head.dep in ("xcomp", "ccomp") and any(t.text.lower() == "to" for t in s.children(head, "aux")):
        return implied(above, "actual") == "actual"
    return head.dep in ("dobj", "pobj") and lemma_of(above) in truths().reacting and is_definite_noun(s, head)


def _is_past(head: Token, outlook: Outlook) -> bool:
    """Whether a verb in a demand or promise is presupposed by it ("demanded that those who attacked it ...")."""
    return head.tag in ("VBD", "VBN") and Signs(outlook.sentence).own(head) == "actual"

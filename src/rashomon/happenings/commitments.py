"""What a speaker takes upon himself by saying it: "said it would never sign" is a refusal, and an event of its own.

PLOVER codes such statements by what they commit the speaker to: REJECT for a refusal, AGREE for a promise of something
friendly, THREATEN for a promise of something hostile. The saying happened, whatever becomes of its content, so the
mention stands on the cue ("said") and is told by whoever tells of the saying.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.clauses import grammatical_subjects
from rashomon.happenings.phrases import lemma_of
from rashomon.model import Attribution, EventMention, Modality, PloverType, RoleFiller, Span

_HOSTILE = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"))
_FRIENDLY = frozenset(("AID", "RETREAT", "CONCEDE", "COOPERATE", "SUPPORT", "CONSULT", "AGREE"))
_WILL = frozenset(("will", "would", "shall", "wo", "'ll", "'d"))
#: CAMEO codes of the acts: reject, express intent to cooperate, threaten.
_CAMEO = {"REJECT": "120", "AGREE": "030", "THREATEN": "130"}


def commit(
    sentence: Sentence, mentions: list[EventMention], attributions: tuple[Attribution, ...]
) -> list[EventMention]:
    """The mentions of a sentence with those acts added; a refused deed gives way to its refusal."""
    by_id = {a.id: a for a in attributions}
    taken = {t.index for m in mentions for t in sentence.within(m.span)}
    found: list[EventMention] = []
    for mention in mentions:
        attribution = by_id.get(mention.attribution or "")
        act = _act(sentence, mention, attribution) if attribution is not None else None
        cue = _cue(sentence, attribution) if act is not None and attribution is not None else None
        if act is None or cue is None or attribution is None or cue.index in taken:
            found.append(mention)
            continue
        taken.add(cue.index)
        found += [_saying(sentence, mention, act, cue, attribution)] + ([] if act == "REJECT" else [mention])
    return found


def _act(sentence: Sentence, mention: EventMention, attribution: Attribution) -> str | None:
    """The root of what saying this amounts to, or None where it commits the speaker to nothing."""
    root = mention.plover.root if mention.plover else None
    verb = sentence.top(mention.span)
    if root is None or verb is None or mention.nominal or not _is_own_future(sentence, verb):
        return None
    if mention.modality == "negated" and root in _FRIENDLY:
        return "REJECT"
    if mention.modality != "future" or not _speaks_of_self(sentence, verb, attribution):
        return None
    return "THREATEN" if root in _HOSTILE else "AGREE" if root in _FRIENDLY else None


def _is_own_future(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb itself is what is announced: it has the auxiliary and is the clause that was said."""
    return verb.dep in ("ccomp", "relcl", "ROOT") and any(
        t.text.lower() in _WILL for t in sentence.children(verb, "aux")
    )


def _speaks_of_self(sentence: Sentence, verb: Token, attribution: Attribution) -> bool:
    subjects = grammatical_subjects(sentence, verb)
    sources = [t.text for span in attribution.source for t in sentence.within(span)]
    return any((t.pos == "PRON" and lemma_of(t) != "there") or t.text in sources for t in subjects)


def _cue(sentence: Sentence, attribution: Attribution) -> Token | None:
    """The finite verb of saying in this sentence."""
    words = [t for span in attribution.cue for t in sentence.within(span)]
    return next((t for t in words if t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBP", "VBN")), None)


def _saying(sentence: Sentence, mention: EventMention, act: str, cue: Token, attribution: Attribution) -> EventMention:
    speakers = tuple(RoleFiller("actor", span) for span in attribution.source)
    others = tuple(RoleFiller("recipient", f.span) for f in mention.fillers if f.role == "recipient")
    told: Modality = "actual" if attribution.parent is None else "reported"
    start, end = sorted((cue.start, mention.extent.start))[0], max(cue.end, mention.extent.end)
    return replace(
        mention,
        span=sentence.span(cue.index, cue.index + 1),
        extent=Span(sentence.document, start, end),
        lemma=lemma_of(cue),
        modality=told,
        plover=PloverType(act),
        cameo=_CAMEO[act],
        attribution=attribution.parent,
        fillers=(*speakers, *others),
        times=(),
        places=(),
        numbers=(),
        hedged=(),
    )

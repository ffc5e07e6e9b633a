"""Rejections: a content whose main clause denies something makes its attribution a denial."""

from __future__ import annotations

import re

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span, Stance
from rashomon.statements.cues import negated
from rashomon.statements.drafts import Draft
from rashomon.statements.lexicon import relays, silence, sources
from rashomon.statements.scene import Scene

#: What is asked about is neither claimed nor demanded.
_QUESTION = re.compile(r"(?i:whether|if|what|why|how|who|when|where)\b")


def stance_of(scene: Scene, draft: Draft) -> Stance:
    """The draft's stance, or "denies" for a plain assertion whose content is a rejection; a question has none.

    Rejections are the absence of what was spoken of ("there was no apology", "no such promise was made"), negated
    predicates of content with a document as subject ("the letter did not include an apology", "held no word of one"),
    predicates of falsehood ("the report is baseless"), and negated deeds ("its troops had not crossed the border").
    """
    if draft.stance == "demands" and _QUESTION.match(scene.text, draft.content[0].start):
        return "unknown"
    if draft.stance != "asserts" or draft.negated or not draft.source or _relays(draft):
        return draft.stance
    found = _main_verb(scene, draft.content)
    return "denies" if found is not None and _rejects(*found) else draft.stance


def _relays(draft: Draft) -> bool:
    """Whether it only passes on what another says ("quoted by the agency"): the rejection is the other's."""
    return draft.verb in relays()


def _main_verb(scene: Scene, content: tuple[Span, ...]) -> tuple[Sentence, Token] | None:
    """The head of the first finite clause of a content."""
    for span in content:
        sentence = scene.parse.at(span.start)
        if sentence is None:
            continue
        inside = [
            t
            for t in sentence.within(span)
            if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass", "relcl", "acl", "advcl")
        ]
        verbs = {t.index for t in inside}
        tops = [t for t in inside if not any(a.index in verbs for a in sentence.ancestors(t))]
        if tops:
            return sentence, tops[0]
    return None


def _rejects(sentence: Sentence, verb: Token) -> bool:
    known = silence()
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    if _nothing_such(sentence, verb, subject) or _nothing_to(sentence, verb):
        return True
    if verb.lemma == "be" or verb.pos == "AUX":
        complements = sentence.children(verb, "acomp", "attr")
        false = any(t.lemma in known.rejecting_adjectives | known.rejecting_nouns for t in complements)
        return (false and not negated(sentence, verb)) or (
            negated(sentence, verb) and any(t.lemma in known.rejecting_negated for t in complements)
        )
    if not _negated(sentence, verb) or any(t.tag == "MD" for t in sentence.children(verb, "aux")):
        return False
    if verb.lemma in known.denied_predicates:
        return subject is not None and subject.lemma.lower() in sources().documents
    return verb.lemma in known.rejecting_negated


def _nothing_to(sentence: Sentence, verb: Token) -> bool:
    """ "has nothing to apologise for": the deed that a rejection negates is one that nobody need do."""
    nothing = [t for t in sentence.children(verb, "dobj", "attr") if t.text.lower() == "nothing"]
    deeds = [t for n in nothing for t in sentence.children(n, "relcl", "acl")]
    return any(t.lemma in silence().rejecting_negated for t in deeds)


def _negated(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb or its object is negated ("held no word of regret")."""
    objects = sentence.children(verb, "dobj")
    return negated(sentence, verb) or any(d.text.lower() == "no" for o in objects for d in sentence.children(o, "det"))


def _nothing_such(sentence: Sentence, verb: Token, subject: Token | None) -> bool:
    """ "there was no apology" (of the past: "there is no solution" is a view), "no such promise was made"."""
    if subject is not None:
        words = [t.text.lower() for t in sentence.children(subject)]
        return "no" in words and "such" in words
    existing = sentence.child(verb, "attr") if sentence.child(verb, "expl") is not None else None
    past = verb.tag == "VBD" or any(
        t.tag in ("VBD", "VBZ", "VBP") and t.lemma == "have" for t in sentence.children(verb, "aux")
    )
    if existing is None or existing.lemma.lower() in sources().persons | sources().institutions:
        return False  # who was or was not there is no claim of somebody else's
    return past and any(t.text.lower() == "no" for t in sentence.children(existing, "det"))

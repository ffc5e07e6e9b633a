"""Silence in other words than a negated verb: "is silent on X", "says nothing about X", "contains no word of X".

A report that remarks on it says what a text or a speaker left out; the words are in `knowledge/cues/silence.yaml`.
"""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.statements.cues import is_cue_verb
from rashomon.statements.drafts import Draft, runs
from rashomon.statements.lexicon import silence, sources
from rashomon.statements.scene import Scene
from rashomon.statements.sources import may_speak, nobody, source_span, speaker

_HELPERS = ("aux", "auxpass", "neg", "prt")


def find_silence_drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """A draft of stance "omits" for each verb of a sentence that says so."""
    found = (_draft(scene, sentence, t) for t in sentence.tokens if t.tag.startswith("VB") or t.pos in ("VERB", "AUX"))
    return [draft for draft in found if draft is not None]


def _draft(scene: Scene, sentence: Sentence, verb: Token) -> Draft | None:
    found = _silent(sentence, verb) or _nothing(sentence, verb)
    head = speaker(sentence, verb) if found is not None else None
    if found is None and _no_word(sentence, verb) is not None:
        head = speaker(sentence, verb)
        found = _no_word(sentence, verb) if head is not None and _is_text(head) else None
    if found is None or head is None or nobody(sentence, head) or not may_speak(sentence, head):
        return None
    words, preposition, what = found
    source = source_span(sentence, scene.text, head, verb)
    helpers = sentence.children(verb, *_HELPERS)
    cue = tuple(runs(sentence, (*helpers, verb, *words, preposition)))
    content = scene.content([sentence.tree_span(what)], [*cue, *([source] if source else [])], verb)
    return Draft((source,), cue, content, "omits", verb.lemma, "silence") if source and content else None


def _silent(sentence: Sentence, verb: Token) -> tuple[tuple[Token, ...], Token, Token] | None:
    """ "was silent on the prisoners", "kept mum about the visit"."""
    for quality in sentence.children(verb, "acomp", "oprd", "xcomp", "advmod"):
        governed = _governed(sentence, (quality, verb), silence().adjectives.get(quality.lemma.lower(), frozenset()))
        if governed is not None:
            return ((quality,), *governed)
    return None


def _nothing(sentence: Sentence, verb: Token) -> tuple[tuple[Token, ...], Token, Token] | None:
    """ "said nothing about compensation"."""
    nothing = sentence.child(verb, "dobj")
    if nothing is None or nothing.text.lower() != "nothing" or not is_cue_verb(verb):
        return None
    governed = _governed(sentence, (nothing, verb), silence().nothing)
    return ((nothing,), *governed) if governed is not None else None


def _no_word(sentence: Sentence, verb: Token) -> tuple[tuple[Token, ...], Token, Token] | None:
    """ "contained no expression of regret"."""
    noun = sentence.child(verb, "dobj")
    if noun is None or verb.lemma not in silence().denied_predicates or noun.lemma not in silence().wordings:
        return None
    none = [t for t in sentence.children(noun, "det") if t.text.lower() == "no"]
    governed = _governed(sentence, (noun,), frozenset({"of", "about"}))
    return ((*none, noun), *governed) if none and governed is not None else None


def _governed(sentence: Sentence, above: tuple[Token, ...], prepositions: frozenset[str]) -> tuple[Token, Token] | None:
    """The preposition that hangs on one of these words, and what it governs."""
    for token in above:
        for prep in sentence.children(token, "prep"):
            what = sentence.child(prep, "pobj", "pcomp")
            if prep.lemma.lower() in prepositions and what is not None:
                return prep, what
    return None


def _is_text(head: Token) -> bool:
    """Whether a speaker is a text, or a pronoun that may stand for one."""
    return head.lemma.lower() in sources().documents or head.text.lower() in ("it", "which", "that")

"""Gerunds read as nouns: "denied opening fire on the post" denies a deed, not an "opening fire".

Behind a verb that takes a gerund the parser often makes the gerund a modifier of its own object. Where the word is
tagged as a participle, or the two words are a deed that the frames know ("open fire"), the gerund becomes the verb's
complement again, the noun its object, and what hung on the verb behind them its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.encoder.parse import Token
from rashomon.knowledge.claiming import gerund_verbs
from rashomon.knowledge.frames import load_frames

_ENDING = "ing"


def mend_gerunds(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, with gerunds behind verbs that take them as verbs."""
    new = list(tokens)
    for verb, gerund in pairwise(tokens):
        noun = tokens[gerund.head]
        if verb.lemma.lower() not in gerund_verbs() or not gerund.text.lower().endswith(_ENDING):
            continue
        if gerund.dep not in ("compound", "amod") or noun.dep != "dobj" or noun.head != verb.index:
            continue
        deed = _deed(gerund, noun)
        if deed is None:
            continue
        new[gerund.index] = replace(gerund, lemma=deed, pos="VERB", tag="VBG", dep="xcomp", head=verb.index)
        new[noun.index] = replace(noun, head=gerund.index)
        for kid in tokens:
            behind = kid.head == verb.index and kid.index > noun.index and kid.dep in ("prep", "npadvmod", "advmod")
            if behind and kid.dep == "prep":
                new[kid.index] = replace(new[kid.index], head=gerund.index)
    return tuple(new)


def _deed(gerund: Token, noun: Token) -> str | None:
    """The verb of a gerund: of a participle its dictionary form, of a noun one that does such a thing in the frames."""
    word = gerund.text.lower()
    if gerund.tag == "VBG" and gerund.lemma.lower() != word:
        return gerund.lemma.lower()
    stem = word.removesuffix(_ENDING)
    for verb in (stem, f"{stem}e", stem[:-1]):
        frames = load_frames().get(("verb", verb), ())
        if any(noun.lemma.lower() in (*frame.words[1:], *frame.objects) for frame in frames):
            return verb
    return stem if gerund.tag == "VBG" else None

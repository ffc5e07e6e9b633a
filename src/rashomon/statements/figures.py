"""Attributions by figure: a source gives a number, a day or a place without a clause ("put the toll at 12")."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.statements.drafts import Draft
from rashomon.statements.lexicon import figures
from rashomon.statements.scene import Scene
from rashomon.statements.sources import may_speak, nobody, source_span, speaker


def find_figure_drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """A draft for each verb of a sentence by which somebody gives a figure, a day or a place."""
    drafts = (_draft(scene, sentence, token) for token in sentence.tokens if token.pos == "VERB")
    return [draft for draft in drafts if draft is not None]


def _draft(scene: Scene, sentence: Sentence, verb: Token) -> Draft | None:
    thing, head = sentence.child(verb, "dobj"), sentence.child(verb, "nsubj")
    past = _past(sentence, verb, thing) if thing is not None else None
    if thing is None or past is None or head is None or sentence.child(verb, "neg") is not None:
        return None
    if speaker(sentence, verb) is not head or nobody(sentence, head) or not may_speak(sentence, head):
        return None
    source = source_span(sentence, scene.text, head, verb)
    cue = sentence.span(verb.index, verb.index + 1)
    said = sentence.span(sentence.edges(thing)[0], past)
    content = scene.content((said,), (cue,), verb)
    if source is None or not content:
        return None
    return Draft((source,), (cue,), content, "asserts", verb.lemma, "verb")


def _past(sentence: Sentence, verb: Token, thing: Token) -> int | None:
    """Past the last token of what a verb gives; None where it gives nothing of the kind."""
    known = figures()
    if verb.lemma in known.counting and any(t.tag == "CD" for t in sentence.children(thing, "nummod")):
        return sentence.edges(thing)[1]
    led = [p for p in (*sentence.children(verb, "prep"), *sentence.children(thing, "prep")) if p.lemma in known.leading]
    after = [p for p in led if p.index > thing.index]
    nouns = known.counts if verb.lemma in known.setting else known.tallies if verb.lemma in known.changing else ()
    if thing.lemma in nouns:
        counted = [p for p in after if any(t.tag == "CD" for t in sentence.subtree(p))]
        return max((sentence.edges(p)[1] for p in counted), default=None)
    if verb.lemma in known.giving:
        named = [p for p in after if p.lemma == "as"]
        given = {thing.lemma, *(t.lemma for p in named for t in sentence.children(p, "pobj"))}
        return max((sentence.edges(p)[1] for p in named), default=None) if given & known.given else None
    return None

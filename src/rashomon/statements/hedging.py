"""Hedges: words that weaken a content, those of the cue and those inside it."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Hedge, Span
from rashomon.statements.drafts import Draft
from rashomon.statements.lexicon import hedges
from rashomon.statements.scene import Scene


def hedges_of(scene: Scene, draft: Draft, inner: list[Span]) -> tuple[Hedge, ...]:
    """The hedges that bear on a draft's content, in text order; those inside `inner` contents are not its own."""
    found = []
    for span in draft.content:
        for sentence in scene.parse.sentences:
            if sentence.start < span.end and span.start < sentence.end:
                found.extend(_inside(sentence, span))
    found = [h for h in found if not any(h.span.overlaps(i) for i in inner)]
    return tuple(sorted([*_of_cue(draft), *found], key=lambda h: h.span))


def _of_cue(draft: Draft) -> list[Hedge]:
    known = hedges()
    by_cue = {**known.attributing_adverbs, **known.attributing_adjectives} if draft.rule == "unsourced" else known.cues
    kind = by_cue.get(draft.verb)
    return [Hedge(draft.cue[-1], kind)] if kind is not None and draft.cue else []


def _inside(sentence: Sentence, span: Span) -> list[Hedge]:
    found = []
    for token in sentence.within(span):
        kind = _kind(sentence, token)
        if kind is not None:
            found.append(Hedge(Span(sentence.document, token.start, token.end), kind))
    return found


def _kind(sentence: Sentence, token: Token) -> str | None:
    """The kind of hedge that a word is where it stands."""
    known, word = hedges(), token.text.lower()
    if token.tag == "MD":
        return known.modals.get(word) if not _ability(sentence, token) else None
    if token.pos == "ADV" or token.dep == "advmod":
        return known.adverbs.get(word)
    if token.pos == "ADJ":
        return known.adjectives.get(word) if token.dep == "amod" or _clausal(sentence, token) else None
    if token.pos == "NOUN":
        return known.nouns.get(token.lemma)
    if token.pos == "VERB":
        return known.verbs.get(token.lemma) if sentence.child(token, "xcomp", "oprd", "ccomp") else None
    return None


def _ability(sentence: Sentence, modal: Token) -> bool:
    """ "could not" says what was impossible; it weakens nothing."""
    verb = sentence.head(modal)
    return verb is not None and modal.text.lower() == "could" and sentence.child(verb, "neg") is not None


def _clausal(sentence: Sentence, adjective: Token) -> bool:
    """ "it is possible that", "is likely to", but not "made it possible to"."""
    return adjective.dep == "acomp" and sentence.child(adjective, "ccomp", "xcomp") is not None

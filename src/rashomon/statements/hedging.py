"""Hedges: words that weaken a content, those of the cue and those inside it, each with what it weakens."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Hedge, Span
from rashomon.statements.drafts import Draft, clipped, runs, trim, without
from rashomon.statements.lexicon import hedges
from rashomon.statements.scene import Scene


def hedges_of(scene: Scene, draft: Draft, inner: list[Span]) -> tuple[Hedge, ...]:
    """The hedges that bear on a draft's content, in text order; those inside `inner` contents are not its own."""
    found = []
    for span in draft.content:
        for sentence in scene.parse.sentences:
            if sentence.start < span.end and span.start < sentence.end:
                found.extend(_inside(scene, draft, sentence, span))
    found = [h for h in found if not any(h.span.overlaps(i) for i in inner)]
    return tuple(sorted([*_of_cue(draft), *found], key=lambda h: h.span))


def scope_of(sentence: Sentence, token: Token) -> tuple[Span, ...]:
    """The words that a hedge weakens: of a modal or a verb of seeming what follows under its verb, of an adjective the
    noun it stands before, of an adverb the clause or phrase it belongs to, each without the subject, who acts in any
    case; of a noun what hangs on it ("the possibility of a truce")."""
    if token.pos == "NOUN" or token.pos == "VERB":
        below = [t for kid in sentence.children(token) if kid.index > token.index for t in sentence.subtree(kid)]
        return tuple(runs(sentence, _unmarked(below)))
    head = sentence.head(token)
    if head is None:
        return ()
    if token.pos == "ADJ" and token.dep == "amod":
        return tuple(runs(sentence, _unmarked(list(sentence.tokens[token.index + 1 : head.index + 1]))))
    if token.pos == "ADJ":
        return _scope_of_complement(sentence, token)
    outside = {
        t.index
        for kid in sentence.children(head)
        if kid.dep in ("nsubj", "nsubjpass", "expl", "cc", "conj", "det", "poss", "mark", "aux", "auxpass")
        or (kid.index < token.index and kid.dep != "amod")
        for t in sentence.subtree(kid)
    }
    below = [t for t in sentence.subtree(head) if t.index not in outside and t.index != token.index]
    return tuple(runs(sentence, _unmarked(below)))


def _scope_of_complement(sentence: Sentence, adjective: Token) -> tuple[Span, ...]:
    """What is said to be likely or possible: "likely to reach Goma"."""
    below = [t for c in sentence.children(adjective, "ccomp", "xcomp") for t in sentence.subtree(c)]
    return tuple(runs(sentence, _unmarked(below)))


def _unmarked(tokens: list[Token]) -> list[Token]:
    """The words without the marks at their end."""
    last = max((t.index for t in tokens if t.pos != "PUNCT"), default=-1)
    return [t for t in tokens if t.index <= last]


def _of_cue(draft: Draft) -> list[Hedge]:
    known = hedges()
    by_cue = {**known.attributing_adverbs, **known.attributing_adjectives} if draft.rule == "unsourced" else known.cues
    kind = by_cue.get(draft.verb)
    return [Hedge(draft.cue[-1], kind, draft.content)] if kind is not None and draft.cue else []


def _inside(scene: Scene, draft: Draft, sentence: Sentence, span: Span) -> list[Hedge]:
    found = []
    for token in sentence.within(span):
        kind = _kind(sentence, token)
        if kind is not None:
            scope = _within(scene, draft, scope_of(sentence, token))
            found.append(Hedge(Span(sentence.document, token.start, token.end), kind, scope))
    return found


def _within(scene: Scene, draft: Draft, scope: tuple[Span, ...]) -> tuple[Span, ...]:
    """The part of a scope that is content: neither cue nor source, ends trimmed."""
    inside = (part for span in scope for content in draft.content if (part := clipped(span, content)) is not None)
    pieces = (trim(scene.text, piece) for part in inside for piece in without(part, (*draft.cue, *draft.source)))
    return tuple(p for p in pieces if p is not None)


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

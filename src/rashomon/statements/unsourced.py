"""Hedges that attribute to nobody named: "reportedly", "suspected militants"."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.statements.drafts import Draft
from rashomon.statements.lexicon import hedges
from rashomon.statements.scene import Scene


def find_unsourced_drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """A draft without a source for each adverb or adjective of hearsay, suspicion or allegation."""
    found = []
    for token in sentence.tokens:
        if token.text.lower() in hedges().attributing_adverbs:
            draft = _adverb(scene, sentence, token)
        elif token.text.lower() in hedges().attributing_adjectives and token.dep == "amod":
            draft = _adjective(scene, sentence, token)
        else:
            continue
        if draft is not None:
            found.append(draft)
    return found


def _adverb(scene: Scene, sentence: Sentence, adverb: Token) -> Draft | None:
    """The clause that the adverb stands in is what is said."""
    head = sentence.head(adverb)
    if head is None:
        return None
    while head.dep in ("aux", "auxpass", "amod") and head.head != head.index:
        head = sentence.tokens[head.head]
    cue = sentence.span(adverb.index, adverb.index + 1)
    tree = [t for t in sentence.subtree(head) if not _other_clause(sentence, head, t)]
    pieces = [sentence.span(tree[0].index, tree[-1].index + 1)]
    if head.dep in ("relcl", "acl"):
        noun = sentence.head(head)
        pronoun = sentence.child(head, "nsubj", "nsubjpass")
        if noun is not None and pronoun is None:
            pieces.append(sentence.span(noun.index, noun.index + 1))
    content = scene.content(pieces, [cue], adverb)
    return Draft((), (cue,), content, "asserts", adverb.text.lower(), "unsourced") if content else None


def _other_clause(sentence: Sentence, head: Token, token: Token) -> bool:
    """Words of clauses coordinated with the head's or hanging beside it are not under its adverb."""
    chain = [token, *sentence.ancestors(token)]
    below = next((t for t in chain if t.head == head.index and t.index != head.index), None)
    if below is None:
        return False
    coordinated = below.dep == "conj" and sentence.child(below, "nsubj", "nsubjpass") is not None
    return coordinated or below.dep in ("parataxis", "cc", "mark")


def _adjective(scene: Scene, sentence: Sentence, adjective: Token) -> Draft | None:
    """The rest of the noun phrase after the adjective."""
    noun = sentence.head(adjective)
    if noun is None or noun.index <= adjective.index:
        return None
    cue = sentence.span(adjective.index, adjective.index + 1)
    content = scene.content([sentence.span(adjective.index + 1, noun.index + 1)], [cue], adjective)
    return Draft((), (cue,), content, "asserts", adjective.text.lower(), "unsourced") if content else None

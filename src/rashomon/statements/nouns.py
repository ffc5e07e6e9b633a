"""Nouns of saying: "issued a statement that", "Russia's claim that", "the statement: “...”", and headline colons."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span
from rashomon.statements.drafts import Draft, runs, trim
from rashomon.statements.lexicon import sources
from rashomon.statements.scene import Scene
from rashomon.statements.sources import source_span, speaker

#: A speaker before a headline's colon is short: longer phrases are titles with a subtitle.
_LONGEST_HEADLINE_SOURCE = 8


def find_noun_drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """A draft for each noun of saying with its content, and for a quotation or headline after a colon."""
    found = [d for token in sentence.tokens if (d := _noun_draft(scene, sentence, token)) is not None]
    colon = _before_colon(scene, sentence) or _headline(scene, sentence)
    return [*found, colon] if colon is not None else found


def _noun_draft(scene: Scene, sentence: Sentence, noun: Token) -> Draft | None:
    stance = sources().content_nouns.get(noun.lemma)
    if stance is None or noun.pos != "NOUN":
        return None
    clause = next((c for c in sentence.children(noun, "acl", "ccomp") if _that_clause(sentence, c)), None)
    if clause is None:
        return None
    verb = sentence.head(noun) if noun.dep == "dobj" else None
    light = verb if verb is not None and verb.lemma in sources().light_verbs else None
    source = _owner(scene, sentence, noun, light)
    cue = [light, *_determined(sentence, noun, light)] if light is not None else [noun]
    cues = tuple(runs(sentence, cue))
    content = scene.content([sentence.tree_span(clause)], [*cues, *([source] if source else [])], noun)
    if not content:
        return None
    return Draft((source,) if source else (), cues, content, stance, noun.lemma, "noun")


def _that_clause(sentence: Sentence, clause: Token) -> bool:
    """A finite clause with "that" that lacks no part (not a relative clause)."""
    mark = sentence.child(clause, "mark")
    return mark is not None and mark.text.lower() == "that"


def _determined(sentence: Sentence, noun: Token, light: Token) -> list[Token]:
    return list(sentence.tokens[light.index + 1 : noun.index + 1])


def _owner(scene: Scene, sentence: Sentence, noun: Token, light: Token | None) -> Span | None:
    """The subject of the light verb, the possessor, or who stands after "by" or "from"."""
    if light is not None:
        head = speaker(sentence, light)
        return source_span(sentence, scene.text, head, light) if head is not None else None
    possessor = sentence.child(noun, "poss")
    if possessor is not None:
        return trim(scene.text, sentence.tree_span(possessor))
    maker = next((p for p in sentence.children(noun, "prep") if p.lemma in ("by", "from")), None)
    inner = sentence.child(maker, "pobj") if maker is not None else None
    return sentence.tree_span(inner) if inner is not None else None


def _before_colon(scene: Scene, sentence: Sentence) -> Draft | None:
    """A quotation after a colon, when the subject of the sentence before it is what or who speaks."""
    colon = next((t for t in sentence.tokens if t.text == ":" and scene.quote_at(t.start) is None), None)
    if colon is None:
        return None
    quote = next((q for q in scene.quotes if q.span.start >= colon.end and not scene.text[colon.end : q.span.start].strip()), None)
    subject = _main_subject(sentence, colon)
    if quote is None or subject is None:
        return None
    source = _without_relay(sentence, subject)
    cue = subject if subject.lemma.lower() in sources().documents else colon
    return Draft((source,), (sentence.span(cue.index, cue.index + 1),), (quote.span,), "asserts", cue.lemma, "colon")


def _main_subject(sentence: Sentence, colon: Token) -> Token | None:
    head = sentence.root
    subject = sentence.child(head, "nsubj", "nsubjpass")
    if subject is None:
        subject = head if head.pos in ("NOUN", "PROPN") and head.index < colon.index else None
    return subject if subject is not None and subject.index < colon.index and subject.pos != "PRON" else None


def _without_relay(sentence: Sentence, subject: Token) -> Span:
    """The subject's phrase up to a participle clause ("cited by the agency")."""
    first, past = sentence.edges(subject)
    for clause in sentence.children(subject, "acl", "relcl"):
        past = min(past, sentence.edges(clause)[0])
    span = sentence.span(first, past)
    return span


def _headline(scene: Scene, sentence: Sentence) -> Draft | None:
    """ "Kremlin: talks to go on": in a headline the phrase before the colon speaks."""
    if sentence.role != "headline":
        return None
    colon = next((t for t in sentence.tokens[: _LONGEST_HEADLINE_SOURCE + 1] if t.text == ":"), None)
    if colon is None or colon.index == 0 or any(t.pos in ("VERB", "AUX") for t in sentence.tokens[: colon.index]):
        return None
    content = trim(scene.text, Span(sentence.document, colon.end, sentence.end))
    if content is None:
        return None
    source = sentence.span(0, colon.index)
    return Draft((source,), (sentence.span(colon.index, colon.index + 1),), (content,), "asserts", ":", "headline")

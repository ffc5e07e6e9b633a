"""Two wordings that parsers fuse: a speaker set into what is said, and one inside a relative clause without "that"."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span
from rashomon.statements.drafts import trim
from rashomon.statements.scene import Scene

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def fused_reading(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Span, tuple[Span, ...]] | None:
    """Source and content pieces of a cue whose speaker the parse joined to the words that were said, else None."""
    return _set_in(scene, sentence, verb) or _relative(scene, sentence, verb)


def _set_in(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Span, tuple[Span, ...]] | None:
    """ "The minister, two officials said, left": commas around speaker and cue, and a finite verb after them."""
    tokens, past = sentence.tokens, verb.index + 1
    if past + 1 >= len(tokens) or tokens[past].text != "," or tokens[past + 1].tag not in _FINITE:
        return None
    comma = next((t for t in reversed(tokens[: verb.index]) if t.text == ","), None)
    if comma is None or comma.index == 0 or any(t.tag in _FINITE for t in tokens[: verb.index]):
        return None
    source = trim(scene.text, sentence.span(comma.index + 1, verb.index)) if comma.index + 1 < verb.index else None
    if source is None or not _nominal(sentence, comma.index + 1, verb.index):
        return None
    end = scene.sentence_end(sentence, verb.start)
    start = scene.sentence_start(sentence, verb.start)
    before = Span(sentence.document, start, comma.start)
    return source, (before, Span(sentence.document, tokens[past + 1].start, end))


def _relative(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Span, tuple[Span, ...]] | None:
    """ "the trucks the government claimed were carrying oil": two noun phrases, the cue, and a finite verb at once."""
    tokens = sentence.tokens
    if verb.index + 1 >= len(tokens) or tokens[verb.index + 1].tag not in _FINITE:
        return None
    speaker = next((c for c in sentence.chunks if c[1] == verb.index), None)
    thing = next((c for c in sentence.chunks if speaker is not None and c[1] == speaker[0]), None)
    if speaker is None or thing is None:
        return None
    if tokens[thing[0]].text.lower() == "that":
        thing = next(((c[0], thing[1]) for c in sentence.chunks if c[1] == thing[0]), thing)
    finite = tokens[verb.index + 1]
    main = finite if finite.dep not in ("aux", "auxpass") else tokens[finite.head]
    past = max(sentence.edges(main)[1], verb.index + 2)
    return sentence.span(*speaker), (sentence.span(*thing), sentence.span(verb.index + 1, past))


def _nominal(sentence: Sentence, first: int, past: int) -> bool:
    return any(t.pos in ("NOUN", "PROPN", "PRON") for t in sentence.tokens[first:past])

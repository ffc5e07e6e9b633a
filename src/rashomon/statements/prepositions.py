"""Prepositions of attribution: "according to the ministry"."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span
from rashomon.statements.drafts import Draft, trim
from rashomon.statements.lexicon import sources, verbs
from rashomon.statements.scene import Scene

#: "per" is an attribution only before a name, never in a rate ("per day").
_NAMED_ONLY = frozenset({"per"})
#: How many words of a name may follow what the parse has as the source.
_NAME_REST = 5
_TIME_PREPOSITIONS = frozenset({"on", "in", "at", "during"})
_TIME_ENTITIES = frozenset({"DATE", "TIME"})


def find_preposition_drafts(scene: Scene, sentence: Sentence) -> list[Draft]:
    """A draft for each "according to X" of a sentence."""
    found = []
    for first in range(len(sentence.tokens)):
        for words in sources().prepositions:
            cue = sentence.tokens[first : first + len(words)]
            if tuple(t.text.lower() for t in cue) == words:
                draft = _draft(scene, sentence, cue)
                if draft is not None:
                    found.append(draft)
                break
    return found


def _draft(scene: Scene, sentence: Sentence, cue: tuple[Token, ...]) -> Draft | None:
    head = _source_head(sentence, cue)
    if head is None or (cue[0].text.lower() in _NAMED_ONLY and head.pos != "PROPN"):
        return None
    first, past = cue[-1].index + 1, _source_end(sentence, head)
    source = trim(scene.text, sentence.span(first, past))
    cue_span = sentence.span(cue[0].index, cue[-1].index + 1)
    if source is None:
        return None
    pieces = _pieces(scene, sentence, cue[0], past)
    holes = [cue_span, Span(source.document, cue_span.start, source.end), *_dated(sentence, head, past)]
    if (relay := _relay(sentence, head)) is not None:
        holes.append(sentence.tree_span(relay))
    content = scene.content(pieces, holes, cue[0])
    if not content:
        return None
    return Draft((source,), (cue_span,), content, "asserts", cue[0].text.lower(), "preposition")


def _source_head(sentence: Sentence, cue: tuple[Token, ...]) -> Token | None:
    head = sentence.child(cue[-1], "pobj", "dobj")
    if head is not None and head.index > cue[-1].index:
        return head
    chunk = next((c for c in sentence.chunks if c[0] == cue[-1].index + 1), None)
    return sentence.top(sentence.span(*chunk)) if chunk else None


def _source_end(sentence: Sentence, head: Token) -> int:
    """Past the last token of the source: its phrase without a time that dates the saying."""
    past = sentence.edges(head)[1]
    for prep in sentence.children(head, "prep", "npadvmod"):
        if prep.index > head.index and _is_time(sentence, prep) and not _title_cased_day(prep):
            past = min(past, sentence.edges(prep)[0])
    if (relay := _relay(sentence, head)) is not None:
        return relay.index - 1 if sentence.tokens[relay.index - 1].text == "," else relay.index
    past = _to_comma(sentence, head, past)
    tail = sentence.tokens[head.index + 1 : past]
    opening = next((t for t in tail if t.text in "\"“”«''" and not _closes(tail, t)), None)
    return opening.index if opening is not None else past


def _relay(sentence: Sentence, head: Token) -> Token | None:
    """The participle that names who passes the source on, a voice of its own ("an aide quoted by the agency")."""
    for clause in sentence.subtree(head):
        relays = any(use.relays for use in verbs().get(clause.lemma, ()))
        if clause.index > head.index and clause.tag == "VBN" and relays and sentence.child(clause, "agent"):
            return clause
    return None


def _to_comma(sentence: Sentence, head: Token, past: int) -> int:
    """The end moved to a near comma, when only parts of a name stand between ("Russia Today (RT),")."""
    for token in sentence.tokens[past : past + _NAME_REST]:
        if token.text == ",":
            return token.index
        if token.pos not in ("PROPN", "NOUN") and token.text not in "()&":
            break
    return past


def _title_cased_day(token: Token) -> bool:
    """ "Today" with a capital inside a sentence is part of a name."""
    return token.text in ("Today", "Tomorrow")


def _closes(tail: tuple[Token, ...], mark: Token) -> bool:
    return any(t.text in "\"”»''" and t.index > mark.index for t in tail)


def _is_time(sentence: Sentence, prep: Token) -> bool:
    if prep.dep == "npadvmod":
        return prep.entity in _TIME_ENTITIES
    inner = sentence.child(prep, "pobj")
    return prep.lemma in _TIME_PREPOSITIONS and inner is not None and inner.entity in _TIME_ENTITIES


def _dated(sentence: Sentence, head: Token, past: int) -> list[Span]:
    """A time after the source that dates the saying ("a source on Tuesday") is no content."""
    return [
        sentence.tree_span(prep)
        for prep in sentence.children(head, "prep", "npadvmod")
        if prep.index >= past and _is_time(sentence, prep)
    ]


def _pieces(scene: Scene, sentence: Sentence, cue: Token, past: int) -> list[Span]:
    """The sentence before and after the phrase, inside the cue's window."""
    start, end = scene.sentence_start(sentence, cue.start), scene.sentence_end(sentence, cue.start)
    after = sentence.tokens[past].start if past < len(sentence.tokens) else end
    words = [t for t in sentence.tokens if start <= t.start < cue.start]
    lead = all(t.pos in ("CCONJ", "ADV", "PUNCT", "SCONJ") for t in words)
    pieces = [] if lead or cue.start <= start else [Span(sentence.document, _first(words, start), cue.start)]
    return [*pieces, Span(sentence.document, after, end)] if after < end else pieces


def _first(words: list[Token], start: int) -> int:
    return words[1].start if len(words) > 1 and words[0].pos == "CCONJ" else start

"""Quotations without a cue of their own: carried on from the speaker before them."""

from __future__ import annotations

from dataclasses import replace

from rashomon.encoder.parse import Sentence, Token
from rashomon.statements.cues import is_cue_verb
from rashomon.statements.drafts import Draft, merged, runs
from rashomon.statements.lexicon import verbs
from rashomon.statements.quotes import Quote
from rashomon.statements.scene import Scene
from rashomon.statements.sources import source_span

#: A bare quotation is taken for speech from this many words on; shorter ones are scare quotes or titles.
_SPOKEN_WORDS = 4


def with_bare_quotes(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each unclaimed quotation that is whole sentences given to the speaker before it in its paragraph.

    "X said. “A. B.”" continues X's attribution; "X disagreed. “A.”" makes one, with the verb as cue; a paragraph
    that opens with a quotation mark after one whose quotation stayed open goes on with its speaker.
    """
    drafts = list(drafts)
    for quote in scene.quotes:
        if _bare(scene, quote) and not any(_claims(d, quote) for d in drafts):
            index = _carrier(scene, drafts, quote)
            made = None if index is not None else _from_sentence_before(scene, quote)
            if index is not None:
                drafts[index] = replace(drafts[index], content=merged([*drafts[index].content, quote.span]))
            elif made is not None:
                drafts.append(made)
    return drafts


def _claims(draft: Draft, quote: Quote) -> bool:
    """Whether a draft has the quotation as content and its cue is not itself inside it."""
    quoted = any(c.overlaps(quote.span) for c in draft.content)
    return quoted and not all(quote.span.contains(cue) for cue in draft.cue)


def _bare(scene: Scene, quote: Quote) -> bool:
    """Whether a quotation stands as sentences of its own: it begins where a sentence may, and is long enough."""
    before = scene.text[: quote.span.start].rstrip(" \u00a0")
    inner = scene.text[quote.inner.start : quote.inner.end]
    return before[-1:] in ("", "\n", ".", "?", "!", ":", "”", '"') and len(inner.split()) >= _SPOKEN_WORDS


def _carrier(scene: Scene, drafts: list[Draft], quote: Quote) -> int | None:
    """The draft whose quotation stands just before this one in the same line, or was left open in the line above."""
    window = scene.window(quote.span.start)
    best: tuple[int, int] | None = None
    for number, draft in enumerate(drafts):
        if draft.rule not in ("closing", "verb", "citing", "preposition", "speech", "colon") or not draft.source:
            continue
        last = max(span.end for span in (*draft.content, *draft.cue, *draft.source))
        quoted = any(q.span.overlaps(c) for q in scene.quotes for c in draft.content)
        here = window.start <= last <= quote.span.start and _one_step(scene, last, quote.span.start)
        above = _left_open_above(scene, draft, window.start) and quote.span.start == window.start
        if quoted and (here or above) and (best is None or last > best[0]):
            best = (last, number)
    return best[1] if best is not None else None


def _one_step(scene: Scene, last: int, start: int) -> bool:
    """Whether no other sentence lies between."""
    between = scene.parse.at(last)
    following = scene.parse.at(start)
    gap = scene.text[last:start]
    return gap.count(". ") <= 1 and (between is None or following is None or between is following or len(gap) < 120)


def _left_open_above(scene: Scene, draft: Draft, start: int) -> bool:
    above = scene.text[:start].rstrip()
    return any(
        not q.closed and q.span.end == len(above) and q.span.overlaps(c) for q in scene.quotes for c in draft.content
    )


def _from_sentence_before(scene: Scene, quote: Quote) -> Draft | None:
    """ "X disagreed. “...”": the subject of the sentence just before, in the same line, is the speaker."""
    left = scene.text[: quote.span.start].rstrip(" \u00a0")
    if not left or left[-1] == "\n":
        return None
    sentence = scene.parse.at(len(left) - 1)
    if sentence is None or scene.quote_at(len(left) - 1) is not None:
        return None
    verb = sentence.root
    subject = sentence.child(verb, "nsubj")
    if not is_cue_verb(verb) or subject is None:
        return None
    source = source_span(sentence, scene.text, subject, verb)
    cue = tuple(runs(sentence, _cue_words(sentence, verb)))
    return (
        Draft((source,), cue, (quote.span,), verbs()[verb.lemma][0].stance, verb.lemma, "speech")
        if source is not None
        else None
    )


def _cue_words(sentence: Sentence, verb: Token) -> list[Token]:
    return [*sentence.children(verb, "aux", "neg", "prt"), verb]

"""Closing words: "THE CLAUSE, the ministry said on Monday." read off the order of words, whatever the parse made of it.

The order (reported clause, comma, speaker, verb of saying) is that of Quirk et al., A Comprehensive Grammar of the
English Language (1985), 14.29: parsers often join such a speaker to the noun or the clause before the comma.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span
from rashomon.statements.cues import Cue, find_cue
from rashomon.statements.drafts import Draft, holds, trim, without
from rashomon.statements.scene import Scene
from rashomon.statements.sources import first_person, may_speak, nobody

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Clauses behind the cue that only describe the saying ("in a statement that its site carried").
_SET_BEHIND = frozenset({"relcl", "acl", "advcl", "pcomp"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
#: A speaker's words begin with none of these.
_OPENING = frozenset({"CCONJ", "SCONJ", "ADP", "ADV", "VERB", "AUX", "PUNCT", "PART"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_SUBORDINATE = frozenset({"SCONJ", "ADP"})
#: Words that may stand between a speaker and the verb ("the army also said", "the envoy has said").
_BETWEEN = frozenset({"ADV", "AUX"})


def with_closings(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those of closing words that the parse does not show; what else was said in the clause ends before
    their speaker. A draft of a verb that is read the same either way is marked as sure."""
    found = [c for sentence in scene.parse.sentences if (c := _closing(scene, sentence)) is not None]
    new = [c for c in found if not any(d.rule == "verb" and _same_cue(d, c) for d in drafts)]
    sure = {(c.source, c.content) for c in found}
    kept = [replace(d, rule="closing") if d.rule == "verb" and (d.source, d.content) in sure else d for d in drafts]
    return [*(_before_closings(scene, d, new) for d in kept if not any(_same_cue(d, c) for c in new)), *new]


def _closing(scene: Scene, sentence: Sentence) -> Draft | None:
    """The draft of the closing words of a sentence without quotation marks, None where it has none."""
    if sentence.role == "headline" or any(q.span.overlaps(_whole(sentence)) for q in scene.quotes):
        return None
    for verb in reversed(sentence.tokens):
        cue = find_cue(sentence, verb) if verb.tag in _FINITE and verb.pos == "VERB" else None
        if cue is not None and (draft := _draft(scene, cue)) is not None:
            return draft
    return None


def _draft(scene: Scene, cue: Cue) -> Draft | None:
    sentence, verb = cue.sentence, cue.verb
    use = next((u for u in cue.uses if "clause" in u.frames and u.stance != "demands"), None)
    speaker = _speaker(sentence, verb)
    if use is None or cue.negated or speaker is None or not _ends(sentence, verb, hearer=use.hearer):
        return None
    comma, source = speaker
    start = scene.sentence_start(sentence, verb.start)
    if sentence.tokens[comma].start <= start:
        return None  # the comma opens the sentence, and nothing stands before it
    said = Span(sentence.document, start, sentence.tokens[comma].start)
    words = sentence.within(said)
    if words and words[0].pos == "CCONJ":
        words = words[1:]  # a leading "but" is the narrator's
    if not words or not _tells(words):
        return None
    pieces = [sentence.span(words[0].index, comma)]
    content = scene.content(pieces, [source, *cue.spans()], verb)
    return Draft((source,), cue.spans(), content, cue.stance(use), cue.lemma, "closing") if content else None


def _speaker(sentence: Sentence, verb: Token) -> tuple[int, Span] | None:
    """The comma before a speaker that stands right before the verb, and the speaker's words."""
    tokens, past = sentence.tokens, verb.index
    while past > 0 and tokens[past - 1].pos in _BETWEEN:
        past -= 1
    comma = next((t.index for t in reversed(tokens[:past]) if t.text == ","), None)
    words = tokens[comma + 1 : past] if comma is not None else ()
    if comma is None or not words or words[0].pos in _OPENING:
        return None
    if words[-1].pos not in _NOMINAL or any(t.tag in _FINITE | _RELATIVE for t in words):
        return None
    source = sentence.span(words[0].index, past)
    head = next((t for t in words if t.pos in _NOMINAL and not _goes_on(tokens, t)), words[-1])
    if first_person(head) or nobody(sentence, head) or not may_speak(sentence, head):
        return None
    return comma, source


def _goes_on(tokens: tuple[Token, ...], noun: Token) -> bool:
    """Whether a further noun of the same name or compound follows at once."""
    following = tokens[noun.index + 1]
    return following.pos in ("NOUN", "PROPN", "PART") or following.tag in ("POS", "HYPH")


def _ends(sentence: Sentence, verb: Token, *, hearer: bool) -> bool:
    """Whether nothing but adjuncts and whom the speaker told follows the verb."""
    complements = sentence.children(verb, "ccomp", "xcomp", "oprd", *(() if hearer else ("dobj",)))
    if any(t.index > verb.index for t in complements):
        return False
    behind = (t for t in sentence.tokens[verb.index + 1 :] if t.tag in _FINITE)
    return all(_describes(sentence, verb, t) for t in behind)


def _describes(sentence: Sentence, verb: Token, token: Token) -> bool:
    """Whether a verb stands in a clause that hangs on words behind the cue, or on the cue as its circumstance."""
    chain = [token, *sentence.ancestors(token)]
    inside = [t for t in chain if t.index > verb.index]
    return any(t.dep in _SET_BEHIND for t in inside)


def _tells(words: list[Token]) -> bool:
    """Whether words are a clause of their own: they have a finite verb, and do not open as a subordinate one."""
    if not any(t.tag in _FINITE for t in words):
        return False
    opens = words[0].pos in _SUBORDINATE or words[0].tag in ("VBG", "VBN")
    return not opens or any(t.text == "," for t in words)


def _before_closings(scene: Scene, draft: Draft, closings: list[Draft]) -> Draft:
    """A draft whose cue stands in the clause of closing words, its content ended before their speaker."""
    for closing in closings:
        if holds(closing, draft) and any(s.overlaps(c) for s in closing.source for c in draft.content):
            words = [*closing.source, *closing.cue]
            beyond = Span(words[0].document, min(s.start for s in words), len(scene.text))
            left = [p for c in draft.content for p in without(c, [beyond])]
            content = tuple(t for p in left if (t := trim(scene.text, p)) is not None)
            draft = replace(draft, content=content or draft.content)
    return draft


def _same_cue(a: Draft, b: Draft) -> bool:
    return any(x.overlaps(y) for x in a.cue for y in b.cue)


def _whole(sentence: Sentence) -> Span:
    return Span(sentence.document, sentence.start, sentence.end)

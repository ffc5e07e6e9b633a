"""The words by which a person would name an event: its clause from the subject on, or its noun with what belongs to it.

What hangs on the edges of a clause (a scene set before it, another clause behind it) does not name the event.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rashomon.encoder.clauses import clause_head
from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.model import EventMention, Span

#: Longer wordings end between phrases where they can, in characters: about a line on a screen.
LONGEST = 90
#: A subject that reaches further than this before its verb has clauses of its own in it and names nothing.
_LONGEST_SUBJECT = 60
#: What may stand before the noun or behind it as a part of its name.
_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod", "npadvmod"})
_BEHIND = frozenset({"of", "on", "in", "against", "between", "with", "to", "at", "by", "near", "over", "from", "for"})
#: What a verb says nothing without, however long.
_NEEDED = frozenset({"dobj", "xcomp", "ccomp", "attr", "acomp", "oprd", "pobj"})
#: Clauses and marks that belong to no clause but their own.
_OTHER_CLAUSES = frozenset({"advcl", "parataxis", "conj", "cc", "punct", "appos", "relcl", "acl", "mark", "preconj"})

#: Clauses inside a phrase, and words that lead on to what was left out.
_INNER_CLAUSES = frozenset({"relcl", "advcl", "parataxis"})
#: A measure of time before one of these belongs to it ("less than a day after").
_AFTER_MEASURE = frozenset({"after", "before", "since"})
_LOOSE_ENDS = frozenset({"punct", "cc", "prep", "det", "mark", "predet"})


def with_wording(parse: Parse, mentions: Iterable[EventMention]) -> tuple[EventMention, ...]:
    """The mentions with `wording` filled in, in the same order."""
    return tuple(_with_wording(parse.at(m.span.start), m) for m in mentions)


def _with_wording(sentence: Sentence | None, mention: EventMention) -> EventMention:
    top = sentence.top(mention.span) if sentence is not None else None
    if sentence is None or top is None:
        return mention
    wording = _noun(sentence, mention, top) if mention.nominal else _clause(sentence, mention, top)
    return replace(mention, wording=wording)


def _noun(sentence: Sentence, mention: EventMention, noun: Token) -> Span:
    before = [t for t in sentence.children(noun) if t.dep in _BEFORE and t.index < noun.index and t.tag != "PRP$"]
    first = min((sentence.edges(t)[0] for t in before), default=noun.index)
    span = _joined(mention.span, sentence.span(first, noun.index + 1))
    for kid in sentence.children(noun, "prep"):
        behind = kid.text.lower() in _BEHIND and kid.start - span.end <= 1
        whole = _joined(span, _without_clauses(sentence, kid, LONGEST - len(span)))
        if not behind or len(whole) > LONGEST:
            break
        span = whole
    return span


def _clause(sentence: Sentence, mention: EventMention, top: Token) -> Span:
    head = clause_head(sentence, top)
    span, done = mention.span, max(t.index for t in sentence.within(mention.span))
    own = sentence.children(head, "nsubj", "nsubjpass", "csubj")
    if own and own[0].index < head.index:
        start = sentence.tokens[sentence.edges(own[0])[0]].start
        if span.start - start <= _LONGEST_SUBJECT:
            span = Span(span.document, min(start, span.start), span.end)
    elif not own and (negation := sentence.child(head, "neg")) is not None and negation.start < span.start:
        span = Span(span.document, negation.start, span.end)
    bare = True
    for kid in (k for k in _behind(sentence, top, head) if sentence.edges(k)[1] - 1 > done):
        whole = _joined(span, _without_clauses(sentence, kid, LONGEST - len(span)))
        leads_on = kid.dep in ("npadvmod", "advmod") and _next_word(sentence, whole) in _AFTER_MEASURE
        if (
            leads_on
            or kid.dep in _OTHER_CLAUSES
            or (len(whole) > LONGEST and not _is_needed(sentence, kid, done, bare))
        ):
            break
        span, done, bare = whole, sentence.within(whole)[-1].index, False
    return span


def _next_word(sentence: Sentence, span: Span) -> str:
    number = sentence.within(span)[-1].index + 1
    return sentence.tokens[number].text.lower() if number < len(sentence.tokens) else ""


def _is_needed(sentence: Sentence, kid: Token, done: int, bare: bool) -> bool:
    """Whether the clause says nothing without this word, however long what hangs on it: what stands first behind the
    verb, what is said or asked, and a deed that somebody is accused of or praised for."""
    if kid.dep in ("xcomp", "ccomp"):
        return True
    if kid.dep == "prep":
        return sentence.child(kid, "pcomp") is not None or (bare and kid.index <= done + 1)
    return bare and kid.dep in _NEEDED


def _behind(sentence: Sentence, top: Token, head: Token) -> list[Token]:
    """What stands behind a verb, in order: its own words and those of its trigger's noun."""
    kids = {t.index: t for each in (top, head) for t in sentence.children(each) if t.index > top.index}
    return [kids[i] for i in sorted(kids)]


def _without_clauses(sentence: Sentence, token: Token, room: int) -> Span:
    """A phrase up to the first clause that hangs in it ("the city, which ..."), and up to an apposition where there is
    no room for it (in characters)."""
    whole = _up_to(sentence, token, _INNER_CLAUSES)
    return whole if len(whole) <= room else _up_to(sentence, token, _INNER_CLAUSES | {"appos"})


def _up_to(sentence: Sentence, token: Token, barred: frozenset[str]) -> Span:
    tree = sentence.subtree(token)
    starts = [sentence.edges(t)[0] for t in tree if t.index != token.index and t.dep in barred]
    past = min((s for s in starts if s > token.index), default=tree[-1].index + 1)
    while past - 1 > token.index and sentence.tokens[past - 1].dep in _LOOSE_ENDS:
        past -= 1
    return sentence.span(min(tree[0].index, token.index), max(past, token.index + 1))


def _joined(a: Span, b: Span) -> Span:
    return Span(a.document, min(a.start, b.start), max(a.end, b.end))

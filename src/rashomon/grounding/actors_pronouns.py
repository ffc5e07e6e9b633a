"""Whom personal pronouns stand for; where the words before leave more than one reading, there is none."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.grounding.actors_context import PRONOUN_REACH, SUBJECTS, Context, Named, people_before
from rashomon.model import ActorExpression


def pronoun(context: Context, expression: ActorExpression, number: str) -> tuple[str, ...]:
    sentence = context.parse.sentences[context.sentence_of(expression)]
    token = sentence.token_at(expression.span.start)
    if token is None:
        return ()
    return _one(context, expression, sentence, token) if number == "one" else _several(context, expression)


def _one(context: Context, expression: ActorExpression, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """The nearest person that may be meant: for an object, not the subject of its own verb; else a subject first."""
    before = people_before(context, expression, PRONOUN_REACH)
    if not context.quoted(expression.span.start):
        before = [n for n in before if not context.quoted(n.expression.span.start)]
    here = context.sentence_of(expression)
    near = [n for n in before if n.sentence == here]
    if token.dep in {"dobj", "dative", "pobj"}:
        barred = _subject_of(sentence, token)
        near = [n for n in near if n.head is not None and n.head.index != barred]
        return near[0].actors if near else ()
    for group in (near, [n for n in before if n.sentence != here]):
        subjects = [n for n in group if n.subject]
        if subjects:
            return subjects[0].actors
        if len({n.actors for n in group}) == 1:
            return group[0].actors
    return ()


def _subject_of(sentence: Sentence, token: Token) -> int | None:
    """The index of the subject of the nearest verb above a word that has one."""
    for above in sentence.ancestors(token):
        subject = sentence.child(above, *SUBJECTS)
        if subject is not None and subject.index < token.index:
            return subject.index
    return None


def _several(context: Context, expression: ActorExpression) -> tuple[str, ...]:
    """The nearest group, pair or joined names before, as a subject; others only where nothing else is a plural.

    Inside quotation marks the speaker may mean anyone: only what stands there too counts, or before in the sentence.
    """
    quoted, here = context.quoted(expression.span.start), context.sentence_of(expression)
    before = [
        n
        for n in context.before(expression, PRONOUN_REACH)
        if not quoted or n.sentence == here or context.quoted(n.expression.span.start)
    ]
    for named in before:
        if named.subject and (joined := _joined(context, named)):
            return joined
        if named.subject and _plural(named):
            return named.actors
    plurals = {n.actors for n in before if _plural(n)}
    return plurals.pop() if len(plurals) == 1 and not any(n.subject for n in before) else ()


def _plural(named: Named) -> bool:
    return len(named.actors) > 1 or named.actors[0].startswith("group:")


def _joined(context: Context, first: Named) -> tuple[str, ...]:
    """All names joined to a subject ("Tokyo and Seoul")."""
    first_word = first.head.index if first.head is not None else -1
    here = (n for n in context.named if n.sentence == first.sentence and n.head is not None)
    others = [n for n in here if n.head is not None and n.head.dep == "conj" and n.head.head == first_word]
    return tuple(dict.fromkeys((*first.actors, *(a for n in others for a in n.actors)))) if others else ()

"""Whom pronouns of the third person stand for; where the words before leave more than one reading, there is none."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.encoder.parse import Sentence, Token
from rashomon.grounding.actors_context import SUBJECTS, Context
from rashomon.grounding.actors_pairs_meant import party
from rashomon.grounding.coreference_phrases import Phrase, phrases_of
from rashomon.grounding.coreference_ranking import (
    CLEAR,
    CLEAR_ALONE,
    REACH,
    Asked,
    clearest,
    co_arguments,
    features_of,
    holds,
    none_features,
)
from rashomon.knowledge.actors.reference import reference
from rashomon.model import ActorExpression

_BOTH = 2
#: What each kind of pronoun may stand for.
_SORTS = {"one": {"person"}, "several": {"people", "things"}, "thing": {"body", "thing"}}


def pronoun(context: Context, expression: ActorExpression, kind: str) -> tuple[str, ...]:
    """The actors a pronoun of a kind ("one", "several", "thing") stands for; empty where it may mean others as well."""
    asked = asked_of(context, expression, kind)
    if asked is None:
        return ()
    phrases = candidates(context, asked)
    if asked.word in reference()["reflexive"]:
        own = _own_subject(asked, phrases)
        return own.actors if own is not None else ()
    key, chance, phrase = clearest(asked, phrases, features_of(context, asked, phrases), none_features(asked))
    if key is None or chance < (CLEAR_ALONE if _alone(phrases, phrase) else CLEAR[kind]):
        return ()
    if phrase is None or not phrase.actors:
        context.leave_open(expression, key)
        return ()
    return () if kind == "one" and _another(phrases, key) else phrase.actors


def _alone(phrases: list[Phrase], phrase: Phrase | None) -> bool:
    """Whether a person is the subject of a sentence in which nobody else may be meant."""
    here = [p for p in phrases if phrase is not None and p.sentence == phrase.sentence]
    sole = len({p.key for p in here}) == 1
    return sole and any(p.role == "subject" and p.sort == "person" for p in here)


def _another(phrases: list[Phrase], key: tuple[str, ...]) -> bool:
    """Whether a person without a name is the subject of a later clause than the one meant ("his aide had")."""
    last = max((p.start for p in phrases if p.key == key and p.role != "possessor"), default=-1)
    return any(
        p.start > last and p.sort == "person" and p.role == "subject" and not p.actors and not p.pronoun
        for p in phrases
    )


def asked_of(context: Context, expression: ActorExpression, kind: str) -> Asked | None:
    """The pronoun in its sentence; None for one of "he or she", which mean nobody in particular."""
    number = context.sentence_of(expression)
    sentence = context.parse.sentences[number]
    token = sentence.token_at(expression.span.start)
    if token is None or _either(sentence, token):
        return None
    return Asked(sentence, number, token, kind, context.quoted(token.start))


def _either(sentence: Sentence, token: Token) -> bool:
    beside = sentence.tokens[max(0, token.index - 2) : token.index + 3]
    return any(t.text.lower() == "or" for t in beside) and sum(t.pos == "PRON" for t in beside) > 1


def candidates(context: Context, asked: Asked) -> list[Phrase]:
    """The phrases that agree with a pronoun and may stand with it, in text order."""
    barred = _speakers(context, asked) | _barred(context, asked)
    found = []
    for number in range(max(0, asked.number - REACH), asked.number + 1):
        here = number == asked.number
        for phrase in (*phrases_of(context, number), *_together(context, number, asked)):
            if phrase.head.index == asked.token.index and here:
                continue
            if here and not _may_stand(asked, phrase):
                continue
            if asked.word == "both" and len(phrase.actors) != _BOTH:
                continue
            if _agrees(asked, phrase) and phrase.key not in barred:
                found.append(phrase)
    return found


def _agrees(asked: Asked, phrase: Phrase) -> bool:
    if phrase.sort not in _SORTS[asked.kind] and not (asked.kind == "several" and phrase.either):
        return False
    if asked.kind != "one" or phrase.sex is None:
        return True
    return phrase.sex == ("female" if asked.word in reference()["female"] else "male")


def _may_stand(asked: Asked, phrase: Phrase) -> bool:
    """Whether a phrase of the pronoun's own sentence may be meant: before it and in no clash with it, or behind it as
    the subject of the clause that the pronoun's own opens ("In his letter, Putin ...")."""
    if holds(asked.sentence, phrase.head, asked.token):
        return False
    if phrase.start < asked.token.start:
        return True
    verb = asked.sentence.head(phrase.head)
    above = asked.sentence.ancestors(asked.token)
    opens = all(t.index < phrase.head.index for t in above if verb is not None and t.index != verb.index)
    return phrase.head.dep in SUBJECTS and verb is not None and verb in above and opens and not phrase.pronoun


def _barred(context: Context, asked: Asked) -> set[tuple[str, ...]]:
    """The keys of the other parties of the pronoun's own verb: what they name, wherever it is named, is not meant."""
    if asked.word in reference()["reflexive"] or asked.token.dep == "poss":
        return set()
    beside = co_arguments(asked.sentence, asked.token)
    return {p.key for p in phrases_of(context, asked.number) if p.head.index in beside}


def _speakers(context: Context, asked: Asked) -> set[tuple[str, ...]]:
    """Who says the quoted words that the pronoun stands in: no speaker is a "he" in his own words."""
    if not asked.quoted:
        return set()
    sources = [
        span
        for a in context.attributions
        if a.form == "direct" and any(c.start <= asked.token.start < c.end for c in a.content)
        for span in a.source
    ]
    return {
        n.actors
        for n in context.named
        if any(s.overlaps(n.expression.span) for s in sources) and n.actors[0].startswith("person:")
    }


def _own_subject(asked: Asked, phrases: list[Phrase]) -> Phrase | None:
    """The subject of the nearest verb above a reflexive pronoun that has one."""
    subjects = {p.head.index: p for p in phrases if p.sentence == asked.number and p.role == "subject"}
    for above in asked.sentence.ancestors(asked.token):
        for child in asked.sentence.children(above, *SUBJECTS):
            if child.index in subjects:
                return subjects[child.index]
    return None


def _together(context: Context, number: int, asked: Asked) -> Iterator[Phrase]:
    """Two people or two bodies who are parties of one verb, for "they": "X met Y"."""
    if asked.kind != "several":
        return
    sentence = context.parse.sentences[number]
    known = [p for p in phrases_of(context, number) if p.actors and p.sort in {"person", "body"} and not p.place]
    for place, first in enumerate(known):
        for second in known[place + 1 :]:
            apart = first.sort == second.sort and first.key != second.key
            if (
                apart
                and first.role == "subject"
                and second.role != "subject"
                and party(sentence, first.head, second.head)
            ):
                key = tuple(sorted({*first.key, *second.key}))
                actors = (*first.actors, *second.actors)
                yield Phrase(
                    number,
                    first.head,
                    second.start,
                    "people",
                    "subject",
                    key,
                    actors,
                    quoted=first.quoted,
                    together=True,
                )

"""Whom personal pronouns stand for; where the words before leave more than one reading, there is none."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.grounding.actors_context import PRONOUN_REACH, SUBJECTS, Context, Named, people_before
from rashomon.grounding.actors_sex import sex_of
from rashomon.knowledge.actors.gazetteer import peoples
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression
from rashomon.statements.lexicon import sources


def pronoun(context: Context, expression: ActorExpression, number: str) -> tuple[str, ...]:
    sentence = context.parse.sentences[context.sentence_of(expression)]
    token = sentence.token_at(expression.span.start)
    if token is None or _either(sentence, token):
        return ()
    return _one(context, expression, sentence, token) if number == "one" else _several(context, expression)


def _either(sentence: Sentence, token: Token) -> bool:
    """Whether a pronoun is one of "he or she", which mean nobody in particular."""
    beside = sentence.tokens[max(0, token.index - 2) : token.index + 3]
    return any(t.text.lower() == "or" for t in beside) and sum(t.pos == "PRON" for t in beside) > 1


def _one(context: Context, expression: ActorExpression, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """The nearest person that may be meant: for an object, not the subject of its own verb; else a subject first."""
    before = [n for n in people_before(context, expression, PRONOUN_REACH) if _may_be(context, n, token)]
    if not context.quoted(expression.span.start):
        before = [n for n in before if not context.quoted(n.expression.span.start)]
    here = context.sentence_of(expression)
    near = [n for n in before if n.sentence == here]
    if token.dep in {"dobj", "dative", "pobj"}:
        barred = _subject_of(sentence, token)
        near = [n for n in near if n.head is not None and n.head.index != barred]
        return near[0].actors if near else ()
    for group in (near, [n for n in before if n.sentence != here]):
        subjects = [n for n in group if n.subject and _alone(context, n)]
        chosen = subjects[:1] or (group[:1] if len({n.actors for n in group}) == 1 else [])
        if chosen:
            return () if _another(context, chosen[0], token, expression) else chosen[0].actors
    return ()


def _may_be(context: Context, named: Named, token: Token) -> bool:
    """Whether nothing that the text tells of a person's sex speaks against a pronoun."""
    female = token.text.lower() in {"she", "her", "hers"}
    return sex_of(context, named.actors[0]) != ("male" if female else "female")


def _alone(context: Context, named: Named) -> bool:
    """Whether nobody is joined to a name ("Mensah and Boateng"): two people are no "he"."""
    head, sentence = named.head, context.parse.sentences[named.sentence]
    return head is not None and head.dep != "conj" and sentence.child(head, "conj") is None


def _another(context: Context, chosen: Named, token: Token, expression: ActorExpression) -> bool:
    """Whether a person without a name may be meant as well.

    That is the subject of a later clause ("that his man had ..."), or, where "his" stands in a thing's clause ("that a
    street would bear his name"), anyone in the sentences between.
    """
    here = context.sentence_of(expression)
    owned = _own_subject(context.parse.sentences[here], token)
    for sentence in context.parse.sentences[chosen.sentence : here + 1]:
        for noun in sentence.tokens:
            later = noun.start > chosen.expression.span.end and noun.dep in SUBJECTS
            before = noun.end <= expression.span.start and _unnamed(context, sentence, noun)
            if before and (later or owned):
                return True
    return False


def _unnamed(context: Context, sentence: Sentence, noun: Token) -> bool:
    """Whether a word is a noun for one person that no expression with known actors covers."""
    human = sources().persons | sources().officeholders | sources().mouthpieces | wordings()["kin"]
    covered = any(n.expression.span.start <= noun.start < n.expression.span.end for n in context.named)
    beside = noun.dep in {"appos", "attr", "compound"} or sentence.child(noun, "appos") is not None
    return noun.tag == "NN" and noun.lemma.lower() in human and not covered and not beside


def _own_subject(sentence: Sentence, token: Token) -> bool:
    """Whether "his" stands in a clause whose subject is a thing ("that a street would bear his name")."""
    verb = next((above for above in sentence.ancestors(token) if above.pos in {"VERB", "AUX"}), None)
    subject = sentence.child(verb, *SUBJECTS) if verb is not None and token.dep == "poss" else None
    return subject is not None and subject.pos == "NOUN" and verb is not None and verb.dep == "ccomp"


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
        if _plural_between(context, named, expression):
            return ()
        if named.subject and (joined := _joined(context, named)):
            return joined
        if named.subject and _plural(named):
            return named.actors
    plurals = {n.actors for n in before if _plural(n)}
    return plurals.pop() if len(plurals) == 1 and not any(n.subject for n in before) else ()


def _plural_between(context: Context, named: Named, expression: ActorExpression) -> bool:
    """Whether a plural subject nearer than a candidate stands for others ("both sides insisted that they ...")."""
    spans = [n.expression.span for n in context.named]
    for sentence in context.parse.sentences[named.sentence : context.sentence_of(expression) + 1]:
        for noun in sentence.tokens:
            between = named.expression.span.end <= noun.start and noun.end <= expression.span.start
            plural = (noun.tag in {"NNS", "NNPS"} or noun.text in peoples()) and noun.dep in SUBJECTS
            if between and plural and not any(span.start <= noun.start < span.end for span in spans):
                return True
    return False


def _plural(named: Named) -> bool:
    return len(named.actors) > 1 or named.actors[0].startswith("group:")


def _joined(context: Context, first: Named) -> tuple[str, ...]:
    """All names joined to a subject ("Tokyo, Seoul and Manila"); empty where it stands alone."""
    if first.head is None:
        return ()
    sentence, members = context.parse.sentences[first.sentence], [first.head.index]
    for token in sentence.tokens[first.head.index + 1 :]:
        if token.dep == "conj" and token.head in members:
            members.append(token.index)
    here = [n for n in context.named if n.sentence == first.sentence and n.head is not None]
    others = [n for n in here if n.head is not None and n.head.index in members[1:]]
    return tuple(dict.fromkeys((*first.actors, *(a for n in others for a in n.actors)))) if others else ()

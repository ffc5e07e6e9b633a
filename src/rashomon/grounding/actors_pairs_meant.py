"""Whom "the two leaders", "both sides" and a bare "the two" stand for."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.grounding.actors_context import PHRASE_REACH, SUBJECTS, Context, Named, office_by_role
from rashomon.knowledge.actors import countries, terms_of_people
from rashomon.model import ActorExpression

#: Offices whose holders are leaders.
LEADING = frozenset({"president", "prime-minister", "chancellor", "monarch", "supreme-leader", "crown-prince", "pope"})

#: Relations and prepositions by which a second party stands beside the subject of one verb ("X spoke with Y").
_OBJECTS, _BESIDE = frozenset({"dobj", "dative", "oprd"}), frozenset({"with", "to", "by", "and", "from", "against"})


def pair(context: Context, expression: ActorExpression, kind: str) -> tuple[str, ...]:
    """The two who last stood together: as arguments of one verb, joined by "and", or in one expression for two.

    Else the only two of their kind named so far. Who urges "both sides" is none of them. Empty where nothing is sure.
    """
    others, here = _outside(context, expression, kind), context.sentence_of(expression)
    everyone = ((named, _ones(context, named, kind)) for named in context.before(expression, here))
    before = [(named, ones) for named, ones in everyone if ones]
    for number in sorted({n.sentence for n, _ in before if here - n.sentence <= PHRASE_REACH}, reverse=True):
        found = _together(
            context.parse.sentences[number], [each for each in before if each[0].sentence == number], others
        )
        if found:
            return found if len(found) == 2 else ()
    told = list(dict.fromkeys(one for _, ones in reversed(before) for one in ones if one not in others))
    recent = {one for n, ones in before if here - n.sentence <= PHRASE_REACH for one in ones}
    return tuple(told) if len(told) == 2 and set(told) <= recent else ()


def _ones(context: Context, named: Named, kind: str) -> tuple[str, ...]:
    """The states or people of an expression that a pair of this kind may mean."""
    each = (_as_state(a, named) if kind == "states" else _as_person(context, a, kind) for a in named.actors)
    return tuple(dict.fromkeys(one for one in each if one))


def _together(sentence: Sentence, named: list[tuple[Named, tuple[str, ...]]], others: set[str]) -> tuple[str, ...]:
    """Those of a sentence who stand together last, two or more; empty where none do. `named` is nearest first."""
    for index, (later, ones) in enumerate(named):
        partners = [each for earlier, each in named[index + 1 :] if party(sentence, earlier.head, later.head)]
        found = tuple(dict.fromkeys(one for each in (*reversed(partners), ones) for one in each))
        if len(found) > 1 and not others & set(found):
            return found
    return ()


def party(sentence: Sentence, first: Token | None, second: Token | None) -> bool:
    """Whether two expressions, by their heads, are parties of one verb, or joined."""
    if first is None or second is None:
        return False
    one, other = _carrier(sentence, first), _carrier(sentence, second)
    if one.index == other.index:
        return True
    verb = _verb(sentence, one) if one.dep in SUBJECTS else None
    return verb is not None and verb == _verb(sentence, other) and other.dep not in SUBJECTS


def _carrier(sentence: Sentence, head: Token) -> Token:
    """The word that carries a name in its clause: past appositions and the first of a list."""
    above = sentence.head(head)
    while head.dep in {"appos", "conj"} and above is not None and above.pos not in {"VERB", "AUX"}:
        head, above = above, sentence.head(above)
    return head


def _verb(sentence: Sentence, word: Token) -> int | None:
    """The verb whose subject, object or party ("with X") a word is."""
    above = sentence.head(word)
    if word.dep == "pobj" and above is not None and above.lemma in _BESIDE:
        beyond = sentence.head(above)
        talk = beyond is not None and beyond.dep in _OBJECTS  # "held talks with X"
        above = sentence.head(beyond) if talk and beyond is not None else beyond
    elif word.dep not in SUBJECTS | _OBJECTS:
        return None
    while above is not None and above.dep == "xcomp" and sentence.child(above, *SUBJECTS) is None:
        above = sentence.head(above)  # "he is to see X"
    return above.index if above is not None and above.pos in {"VERB", "AUX"} else None


def _outside(context: Context, expression: ActorExpression, kind: str) -> set[str]:
    """Who deals with the pair: the subjects of its sentence, where the pair is no subject itself."""
    sentence = context.parse.sentences[context.sentence_of(expression)]
    head = sentence.top(expression.span)
    if head is None or head.dep not in {"dobj", "dative"} or kind != "states":
        return set()
    subjects = [n for n in context.before(expression, 0) if n.subject or (n.head is not None and n.head.dep == "conj")]
    return {one for n in subjects for actor in n.actors if (one := _as_state(actor, n))}


def _as_person(context: Context, actor: str, kind: str) -> str | None:
    """A person that the words may mean; "the two leaders" lead or led a state, by the tables or the text."""
    if not actor.startswith("person:"):
        return None
    offices = {term.office for term in terms_of_people().get(actor, ())} | {office_by_role(context, actor) or ""}
    return actor if kind == "people" or any(office.partition("/")[2] in LEADING for office in offices) else None


def _as_state(actor: str, named: Named) -> str | None:
    sort, _, rest = actor.partition(":")
    if sort in {"state", "government"}:
        return f"state:{rest}"
    country = rest.partition("/")[0] if sort == "office" else named.country
    return f"state:{country}" if sort in {"person", "office", "organisation"} and country in countries() else None

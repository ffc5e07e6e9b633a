"""Names that the parser takes for people's and that the text uses for places, holidays or peoples."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.actors_roles import title_of
from rashomon.knowledge.actors.gazetteer import adjectives, entries_of, peoples
from rashomon.knowledge.actors.wordings import wordings
from rashomon.knowledge.places import places_named
from rashomon.knowledge.places import words as place_words
from rashomon.knowledge.times import holidays
from rashomon.model import Span

#: Relations of a name that acts.
_SUBJECTS = frozenset({"nsubj", "agent"})


def names_of_others(named: Iterable[tuple[Sentence, Span, str]]) -> set[str]:
    """Of the full names of a document, those of places, holidays and peoples.

    A name of the gazetteer, or one that stands somewhere as places do ("the village of X", "near X"), is a person's
    only where the text gives it a title or makes it say or decide something. Names of the tables are kept.
    """
    others: set[str] = set()
    people: set[str] = set()
    for sentence, span, name in named:
        if entries_of(name):
            continue
        if name in _days() or name in adjectives() or name in peoples():
            others.add(name)
        elif _titled(sentence, span) or _acts(sentence, span):
            people.add(name)
        elif _is_place(sentence, span, name):
            others.add(name)
    return others - people


@cache
def _days() -> frozenset[str]:
    return frozenset(name for holiday in holidays() for name in holiday.names)


def _titled(sentence: Sentence, span: Span) -> bool:
    """Whether a title stands beside a name, not before it with "of" ("governor of X", "the town of X")."""
    role = title_of(sentence, span)[0]
    return role is not None and role.rpartition(" ")[2].lower() != "of"


def _acts(sentence: Sentence, span: Span) -> bool:
    """Whether a name is the subject of a verb of speaking or deciding."""
    head = sentence.top(span)
    verb = sentence.head(head) if head is not None else None
    if head is None or verb is None:
        return False
    verb = sentence.head(verb) if verb.dep == "agent" else verb
    acting = place_words()["acting"] | wordings()["source_verbs"]
    return verb is not None and head.dep in _SUBJECTS | {"pobj"} and verb.pos == "VERB" and verb.lemma in acting


def _is_place(sentence: Sentence, span: Span, name: str) -> bool:
    listed = bool(places_named(name))
    given = name.split()[0] in wordings()["male_names"] | wordings()["female_names"]
    return (listed and not given) or ((listed or not given) and _stands_as_place(sentence, span))


def _stands_as_place(sentence: Sentence, span: Span) -> bool:
    """Whether a name stands where places do: "the town of X", "in X", "shells fell on X", "fighters left X"."""
    head = sentence.top(span)
    above = sentence.head(head) if head is not None else None
    if head is None or above is None:
        return False
    if head.dep in {"dobj", "obj"}:
        return above.lemma in wordings()["visit_verbs"]
    return head.dep == "pobj" and _leads_to_place(sentence, above)


def _leads_to_place(sentence: Sentence, preposition: Token) -> bool:
    lists, word = place_words(), preposition.lemma.lower()
    governor = sentence.head(preposition)
    before = sentence.tokens[preposition.index - 1] if preposition.index else None
    lemmas = {t.lemma.lower() for t in (governor, before) if t is not None}
    if word == "of":
        return before is not None and before.lemma.lower() in lists["located"] | wordings()["of_places"]
    if word == "on":
        return bool(lemmas & wordings()["falls_on"])
    return word in lists["locative"] and not lemmas & lists["not_locating"]

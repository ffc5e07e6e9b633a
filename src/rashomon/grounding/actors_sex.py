"""Whether "he" or "she" may mean somebody, by title, address and given name; None where the text does not tell."""

from __future__ import annotations

from typing import Literal

from rashomon.grounding.actors_context import Context
from rashomon.knowledge.actors import people
from rashomon.knowledge.actors.wordings import wordings

#: How many characters before a name are read for "Mrs." or "spokesman".
BEFORE = 24

Sex = Literal["female", "male"]


def sex_of(context: Context, person: str) -> Sex | None:
    """What the words by which a document names a person tell, else the given name; None where they are silent."""
    told = _by_words(context, person)
    if told is not None:
        return told
    known = context.register.people.get(person)
    name = known.name if known is not None else people()[person].name if person in people() else ""
    given = name.split(" ")[0].partition("-")[0]
    lists = wordings()
    return "female" if given in lists["female_names"] else "male" if given in lists["male_names"] else None


def _by_words(context: Context, person: str) -> Sex | None:
    lists, found = wordings(), set[str]()
    for named in context.named:
        if named.actors == (person,) and named.expression.reading in {"name", "title"}:
            start = named.expression.span.start
            text = context.document.text[max(0, start - BEFORE) : start].rpartition("\n")[2]
            own = context.document.quote(named.expression.span)
            found |= set(f"{text.rpartition(',')[2]} {own} {named.expression.role or ''}".lower().split())
    female, male = bool(found & lists["female_words"]), bool(found & lists["male_words"])
    return None if female == male else "female" if female else "male"

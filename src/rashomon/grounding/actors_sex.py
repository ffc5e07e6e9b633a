"""Whether "he" or "she" may mean somebody, by title, address and given name; None where the text does not tell."""

from __future__ import annotations

from rashomon.expressions.actors_roles import is_title
from rashomon.grounding.actors_context import Context, Named
from rashomon.knowledge.actors import people
from rashomon.knowledge.actors.reference import Sex, reference, sex_of_given_name
from rashomon.knowledge.actors.wordings import wordings

_TITLE_PARTS = frozenset({"NOUN", "PROPN", "ADJ"})


def sex_of(context: Context, person: str) -> Sex | None:
    """What the words by which a document names a person tell, else the given name, else pronouns that were settled;
    None where they are silent."""
    return _by_words(context, person) or _by_name(context, person) or _by_pronouns(context, person)


def _by_pronouns(context: Context, person: str) -> Sex | None:
    words = {
        context.document.quote(n.expression.span).lower()
        for n in context.named
        if n.actors == (person,) and n.expression.reading == "pronoun"
    }
    kinds = {
        "female" if word in reference()["female"] else "male"
        for word in words
        if reference().pronouns.get(word) == "one"
    }
    return None if len(kinds) != 1 else "female" if "female" in kinds else "male"


def _by_name(context: Context, person: str) -> Sex | None:
    known = context.register.people.get(person)
    entry = people().get(person)
    name = known.name if known is not None else entry.name if entry is not None else ""
    country = (known.country if known is not None else None) or (entry.country if entry is not None else None)
    words = [word for word in name.split(" ") if not is_title(word)]
    if country in wordings()["family_first"]:
        words = words[1:]
    return _of_given(words[0]) if words else None


def _of_given(name: str) -> Sex | None:
    lists, first = wordings(), name.partition("-")[0]
    if first in lists["female_names"] or first in lists["male_names"]:
        return "female" if first in lists["female_names"] else "male"
    return sex_of_given_name(name.replace("-", "")) or sex_of_given_name(first)


def _by_words(context: Context, person: str) -> Sex | None:
    found = set[str]()
    for named in context.named:
        if named.actors == (person,) and named.expression.reading in {"name", "title"}:
            own = context.document.quote(named.expression.span)
            found |= set(f"{_title_before(context, named)} {own} {named.expression.role or ''}".lower().split())
    known = context.register.people.get(person)
    name = known.name.lower().split() if known is not None else []
    return sex_of_words(found.difference(name))


def _title_before(context: Context, named: Named) -> str:
    """The nouns right before a name ("Mrs.", "the Kremlin's new spokesman"); not "the chairman calls for"."""
    sentence = context.parse.sentences[named.sentence]
    inside = sentence.within(named.expression.span)
    first = start = inside[0].index if inside else 0
    while start > 0 and sentence.tokens[start - 1].pos in _TITLE_PARTS:
        start -= 1
    return " ".join(t.text for t in sentence.tokens[start:first])


def sex_of_words(words: set[str]) -> Sex | None:
    """The sex that words beside a name or noun tell of ("Mrs.", "spokesman"); None where they tell none, or both."""
    female, male = bool(words & wordings()["female_words"]), bool(words & wordings()["male_words"])
    return None if female == male else "female" if female else "male"

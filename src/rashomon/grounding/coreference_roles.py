"""People by what a text says they are: "the minister", "the former police chief", "the Omani envoy"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.actors_roles import is_title
from rashomon.expressions.actors_words import country_before, country_in
from rashomon.grounding.actors_context import Context, Named, country_named
from rashomon.grounding.coreference_ranking import co_arguments
from rashomon.knowledge.actors import terms_of_people
from rashomon.knowledge.actors.gazetteer import adjectives
from rashomon.knowledge.actors.reference import reference
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression
from rashomon.statements.lexicon import sources

#: How many sentences back a phrase for somebody's office or calling may reach: about a screen of a report.
REACH = 8

#: Offices whose holders are called leaders.
_LEADING = frozenset({"president", "prime-minister", "chancellor", "monarch", "supreme-leader", "crown-prince"})
_LEADERS = frozenset({"leader", "ruler", "strongman"})
_LEAD_VERBS = frozenset({"lead", "head", "command", "rule", "chair"})


@dataclass(frozen=True)
class Calling:
    """What somebody is called: the noun at the head, and the words before it."""

    noun: str
    words: frozenset[str]


def bearer(context: Context, expression: ActorExpression, _: str = "") -> tuple[str, ...]:
    """The person last named of whom the text or the tables say what the phrase does; empty where two would do."""
    number = context.sentence_of(expression)
    sentence = context.parse.sentences[number]
    head = sentence.top(expression.span)
    if head is None:
        return ()
    asked, country = _asked(sentence, head)
    country = country or expression.country
    fitting = [n for n in _people_before(context, expression, REACH) if _fits(context, n.actors[0], asked, country)]
    nearest = [n for n in fitting if n.sentence == fitting[0].sentence]
    who = {n.actors[0] for n in nearest}
    if len(who) > 1:
        who = {n.actors[0] for n in nearest if n.subject}
    return (who.pop(),) if len(who) == 1 else ()


def titled(context: Context, expression: ActorExpression) -> tuple[str, ...]:
    """Whom "the Chadian president" means where the tables leave it at the office: somebody of whom the text says so."""
    found = bearer(context, expression)
    return found or expression.actors


@cache
def _offices_and_ranks() -> frozenset[str]:
    titles = frozenset(title.split()[-1] for title in wordings().titles)
    return (titles | wordings()["forms_of_address"] | {"minister"}) - {"state", "affairs", "staff", "foreign"}


def _people_before(context: Context, expression: ActorExpression, reach: int) -> list[Named]:
    """Single people named before, nearest first, but for those beside whom the phrase stands in its own clause."""
    number = context.sentence_of(expression)
    sentence = context.parse.sentences[number]
    head = sentence.top(expression.span)
    beside = co_arguments(sentence, head) if head is not None else set()
    near = context.before(expression, reach)
    others = {n.actors for n in near if n.sentence == number and n.head is not None and n.head.index in beside}
    return [n for n in near if len(n.actors) == 1 and n.actors[0].startswith("person:") and n.actors not in others]


def _asked(sentence: Sentence, head: Token) -> tuple[Calling, str | None]:
    """The noun of a phrase with the words before it, and the country that a demonym tells of."""
    first = sentence.edges(head)[0]
    before = country_before(sentence, head.index)
    code = before[1] if before else None
    words = {
        t.lemma.lower()
        for t in sentence.tokens[first : head.index]
        if t.pos in {"NOUN", "ADJ", "PROPN"} and t.text not in adjectives()
    }
    return Calling(head.lemma.lower(), frozenset(words)), code


def _fits(context: Context, person: str, asked: Calling, country: str | None) -> bool:
    own = country_told(context, person)
    if country is not None and own is not None and own != country:
        return False
    callings = callings_of(context, person)
    alike = [c for c in callings if c.noun == asked.noun]
    former = wordings()["former"]
    if any(asked.words - former <= c.words for c in alike):
        return country is None or own is not None or bool(alike)
    offices = {t.office.partition("/")[2] for t in terms_of_people().get(person, ())}
    if asked.noun in _LEADERS:
        leads = bool(offices & _LEADING) or any(c.noun in _LEADERS | {"president"} for c in callings)
        return leads and (country is None or own == country) and not asked.words - former
    title = " ".join([*sorted(asked.words - former), asked.noun])
    slug = wordings().titles.get(title) or title.replace(" ", "-")
    return slug in offices and (country is None or own == country)


def callings_of(context: Context, person: str) -> list[Calling]:
    """What a text says a person is, by title, apposition and "is a"."""
    counted = sum(n.actors == (person,) and n.expression.reading == "name" for n in context.named)
    kept = context.memo.get(person)
    if kept is not None and kept[0] == counted:
        known: list[Calling] = kept[1]
        return known
    found = [
        calling
        for n in context.named
        if n.actors == (person,) and n.head is not None and n.expression.reading == "name"
        for calling in _callings(context.parse.sentences[n.sentence], n.head, n.expression)
    ]
    context.memo[person] = (counted, found)
    return found


def _callings(sentence: Sentence, head: Token, expression: ActorExpression) -> Iterator[Calling]:
    nouns = [*sentence.children(head, "appos")]
    above = sentence.head(head)
    if head.dep == "appos" and above is not None:
        nouns.append(above)
    if head.dep in {"nsubj", "nsubjpass"} and above is not None and above.lemma == "be":
        nouns += sentence.children(above, "attr")
    for clause in sentence.children(head, "relcl"):
        if clause.lemma in _LEAD_VERBS:
            yield Calling("leader", frozenset())
        nouns += sentence.children(clause, "attr") if clause.lemma == "be" else []
    for noun in (each for first in nouns for each in (first, *sentence.children(first, "conj"))):
        if noun.lemma.lower() in callings():
            yield _calling(sentence, noun)
    yield from _before(sentence, expression)


def _before(sentence: Sentence, expression: ActorExpression) -> Iterator[Calling]:
    """The title before a name: "Deputy Foreign Minister", "Captain"."""
    first = sentence.within(expression.span)[0].index
    start = first
    while start > 0 and (
        sentence.tokens[start - 1].pos in {"NOUN", "PROPN", "ADJ"} or sentence.tokens[start - 1].text == "-"
    ):
        start -= 1
    inside = [t for t in sentence.within(expression.span)[:-1] if is_title(t.text)]
    titles = [t.lemma.lower() for t in (*sentence.tokens[start:first], *inside)]
    for index, title in enumerate(titles):
        yield Calling(title, frozenset(titles[:index]))
    role = (expression.role or "").lower().split()
    if role:
        yield Calling(role[-1], frozenset(role[:-1]))


@cache
def callings() -> frozenset[str]:
    """Nouns by which a person is called."""
    return (
        _offices_and_ranks()
        | sources().officeholders
        | sources().mouthpieces
        | sources().persons
        | reference()["person_nouns"]
    )


def _calling(sentence: Sentence, noun: Token) -> Calling:
    first = sentence.edges(noun)[0]
    words = {t.lemma.lower() for t in sentence.tokens[first : noun.index] if t.pos in {"NOUN", "ADJ", "PROPN"}}
    return Calling(noun.lemma.lower(), frozenset(words))


def country_told(context: Context, person: str) -> str | None:
    """The one country that a text gives a person, by the words for what he is ("a spokesman in Kiev") too."""
    known = context.register.people.get(person)
    if known is not None and known.country is not None:
        return known.country
    named = [n for n in context.named if n.actors == (person,)]
    told = {n.country for n in named if n.country}
    for each in named:
        if each.head is not None and each.expression.reading == "name":
            sentence = context.parse.sentences[each.sentence]
            for noun in sentence.children(each.head, "appos"):
                if noun.lemma.lower() in callings() and (code := _country_within(sentence, noun)):
                    told.add(code)
    return told.pop() if len(told) == 1 else None


def _country_within(sentence: Sentence, noun: Token) -> str | None:
    """The country of "a spokesman in Kiev", "the American envoy"."""
    for preposition in sentence.children(noun, "prep"):
        if preposition.lemma == "in" and (code := country_in(sentence, preposition.index)):
            return code
    found = country_before(sentence, noun.index)
    return found[1] if found else None


def body_spoken_for(context: Context, person: str) -> str | None:
    """The body for which a text says somebody speaks or works ("a spokesman for the group", "its adviser")."""
    for named in context.named:
        if named.actors != (person,) or named.head is None or named.expression.reading != "name":
            continue
        sentence = context.parse.sentences[named.sentence]
        above = sentence.head(named.head)
        nouns = [*sentence.children(named.head, "appos", "relcl")]
        nouns += [above] if named.head.dep == "appos" and above is not None else []
        for noun in nouns:
            if noun.pos == "NOUN" and noun.lemma.lower() not in _serving():
                continue
            first, past = sentence.edges(noun)
            span = sentence.span(first, past)
            inside = [n for n in context.named if span.contains(n.expression.span) and n is not named]
            for other in inside:
                actor = other.actors[0]
                if actor.startswith(("organisation:", "group:")) and len(other.actors) == 1:
                    return actor
                if actor.startswith(("state:", "government:")) and len(other.actors) == 1:
                    return f"state:{country_named(other)}"
    return None


def _serving() -> frozenset[str]:
    return sources().mouthpieces | sources().officeholders | sources().persons

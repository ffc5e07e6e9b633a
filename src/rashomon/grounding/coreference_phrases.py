"""Noun phrases that a pronoun may stand for, whether or not they are actors: "a skipper" is a "he" as well.

A phrase that is no known actor stands in the way of one that is: a pronoun that may mean it is left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.encoder.parse import Sentence, Token
from rashomon.grounding.actors_context import SUBJECTS, Context
from rashomon.grounding.actors_sex import sex_of, sex_of_words
from rashomon.knowledge.actors import organisations
from rashomon.knowledge.actors.gazetteer import entries_of, peoples
from rashomon.knowledge.actors.reference import Sex, reference, sex_of_given_name
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression
from rashomon.statements.lexicon import sources

Sort = Literal["person", "people", "body", "thing", "things"]
Role = Literal["subject", "object", "possessor", "oblique", "other"]

_OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})
#: What the parser marks as these is no party: days, sums, numbers.
_MEASURES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_BODIES = frozenset({"ORG", "GPE", "NORP"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True)
class Phrase:
    """A noun phrase or pronoun: its head, what sort of thing it names, and the actors where they are known.

    `key` is equal for phrases that name the same: the actors, else the head's lemma. `place` says that the name is used
    as a place; `pronoun` that the phrase is one, and `mentioned` how often its key came before.
    """

    sentence: int
    head: Token
    start: int
    sort: Sort
    role: Role
    key: tuple[str, ...]
    actors: tuple[str, ...] = ()
    sex: Sex | None = None
    pronoun: bool = False
    place: bool = False
    either: bool = False  # a body that is "it" or "they" ("the Houthis")
    quoted: bool = False
    definite: bool = False  # "the" or "this" before a noun
    together: bool = False  # two parties of one verb ("X met Y"), who are no phrase of their own


def role_of(sentence: Sentence, token: Token) -> Role:
    """The part a word plays in its clause; an apposition and a joined word play that of what they are set to."""
    above = sentence.head(token)
    while token.dep in {"appos", "conj"} and above is not None and above.pos in {"NOUN", "PROPN", "PRON"}:
        token, above = above, sentence.head(above)
    if token.dep in SUBJECTS:
        return "subject"
    if token.dep in _OBJECTS:
        return "object"
    return "possessor" if token.dep == "poss" else "oblique" if token.dep in {"pobj", "agent"} else "other"


def phrases_of(context: Context, number: int) -> tuple[Phrase, ...]:
    """The phrases of a sentence in text order, with the actors known so far; lists last."""
    if number not in context.memo:
        context.memo[number] = tuple(_phrases(context, number))
    found: tuple[Phrase, ...] = context.memo[number]
    return found


def _phrases(context: Context, number: int) -> list[Phrase]:
    sentence = context.parse.sentences[number]
    if sentence.role == "dateline":
        return []
    covered = {n.head.index: n for n in context.named if n.sentence == number and n.head is not None}
    inside = {t.index for n in covered.values() for t in sentence.within(n.expression.span)}
    found = [_named(context, sentence, number, n.expression, n.actors, n.head) for n in covered.values() if n.head]
    # "the minister, Ana Lopes": the noun is she, whom her name enters
    inside |= {sentence.tokens[index].head for index in covered if sentence.tokens[index].dep == "appos"}
    for token in sentence.tokens:
        if token.index not in covered and token.index not in inside and (phrase := _plain(context, number, token)):
            found.append(phrase)
    ordered = sorted(found, key=lambda p: p.start)
    return [*ordered, *_joined(context, sentence, number, ordered)]


def _named(
    context: Context, sentence: Sentence, number: int, expression: ActorExpression, actors: tuple[str, ...], head: Token
) -> Phrase:
    sort, either = _sort_of_actors(context, actors, expression, head)
    sex = sex_of(context, actors[0]) if sort == "person" else None
    return Phrase(
        number,
        head,
        expression.span.start,
        sort,
        role_of(sentence, head),
        tuple(sorted(map(_party, actors))),
        actors,
        sex,
        expression.reading == "pronoun",
        either=either,
        quoted=context.quoted(expression.span.start),
    )


def _party(actor: str) -> str:
    """A state for its government: one party, whatever it is called."""
    return actor.replace("government:", "state:")


def _sort_of_actors(
    context: Context, actors: tuple[str, ...], expression: ActorExpression, head: Token
) -> tuple[Sort, bool]:
    sort = actors[0].partition(":")[0]
    if len(actors) > 1:
        return "people", False
    if sort == "person" or (sort == "office" and expression.reading != "metonym"):
        return "person", False
    plural = head.tag in _PLURAL_TAGS or head.text in peoples() or context.document.quote(expression.span)[-1] == "s"
    if sort == "group":
        return "people", False
    armed = actors[0] in organisations() and organisations()[actors[0]].kind == "armed-group"
    return "body", armed or (sort == "organisation" and plural) or head.text in peoples() or head.tag in _PLURAL_TAGS


def _plain(context: Context, number: int, token: Token) -> Phrase | None:
    """A phrase that is no known actor, by its head; None for words that head none, and for days and sums."""
    sentence = context.parse.sentences[number]
    if token.pos == "PRON":
        return _open_pronoun(context, number, token)
    above = sentence.head(token)
    name_inside = token.dep in {"compound", "nmod", "amod", "attr"} or (token.dep == "appos" and above is not None)
    if token.pos not in {"NOUN", "PROPN"} or name_inside or token.entity in _MEASURES:
        return None
    role = role_of(sentence, token)
    quoted = context.quoted(token.start)
    if token.pos == "PROPN" and token.entity in {"GPE", "LOC", ""} and (code := _country(sentence, token)):
        state = (f"state:{code}",)
        return Phrase(number, token, token.start, "body", role, state, state, place=True, quoted=quoted)
    first = sentence.edges(token)[0]
    words = {t.text.lower() for t in sentence.tokens[first : token.index + 1]}
    sort = "person" if _is_somebody(sentence, token) else _sort(token)
    sex = sex_of_words(words) if sort == "person" else None
    definite = bool(words & {"the", "this", "that", "these", "those"})
    start, key = sentence.tokens[first].start, (token.lemma.lower(),)
    return Phrase(number, token, start, sort, role, key, (), sex, quoted=quoted, definite=definite)


def _is_somebody(sentence: Sentence, token: Token) -> bool:
    """Whether a name that the parser takes for no person is one by what goes with it: "who", or a given name."""
    if token.pos != "PROPN" or token.tag in _PLURAL_TAGS:
        return False
    who = any(t.text.lower() == "who" for c in sentence.children(token, "relcl") for t in sentence.children(c))
    first = next(iter(sentence.children(token, "compound")), None)
    return who or (first is not None and first.pos == "PROPN" and sex_of_given_name(first.text) is not None)


def _open_pronoun(context: Context, number: int, token: Token) -> Phrase | None:
    """A pronoun before that was not settled, as one more that the next may stand for."""
    word, sentence = token.text.lower(), context.parse.sentences[number]
    kind = reference().pronouns.get(word)
    if kind not in {"one", "several", "thing"}:
        return None
    key = context.open.get(token.start, (f"{word}@{token.start}",))
    sorts: dict[str, Sort] = {"one": "person", "several": "people", "thing": "thing"}
    sex: Sex | None = None if kind != "one" else "female" if word in reference()["female"] else "male"
    role = role_of(sentence, token)
    return Phrase(number, token, token.start, sorts[kind], role, key, (), sex, True, quoted=context.quoted(token.start))


def _country(sentence: Sentence, token: Token) -> str | None:
    """The country that a name used as a place names, in full."""
    first = sentence.edges(token)[0]
    for start in range(max(first, token.index - 3), token.index + 1):
        text = sentence.text[sentence.tokens[start].start - sentence.start : token.end - sentence.start]
        for entry in entries_of(text):
            if entry.sort == "country":
                return entry.country
    return None


def _sort(token: Token) -> Sort:
    lemma, known, lists = token.lemma.lower(), sources(), reference()
    human = known.persons | known.officeholders | known.mouthpieces | wordings()["kin"] | lists["person_nouns"]
    if token.text.lower() in lists["people_nouns"]:
        return "people"
    if token.tag in _PLURAL_TAGS:
        return "people" if lemma in human or token.text.lower() in wordings()["groups"] else "things"
    if token.entity == "PERSON" or (lemma in human and token.entity not in _BODIES):
        return "person"
    return "body" if lemma in lists["body_nouns"] or token.entity in _BODIES else "thing"


def _joined(context: Context, sentence: Sentence, number: int, phrases: list[Phrase]) -> Iterator[Phrase]:
    """A phrase for each list ("Mali, Niger and their guests"), with all actors where all are known."""
    by_head = {p.head.index: p for p in phrases}
    for phrase in phrases:
        members = [phrase]
        for token in sentence.tokens[phrase.head.index + 1 :]:
            if token.dep == "conj" and token.head in {m.head.index for m in members} and token.index in by_head:
                members.append(by_head[token.index])
        if len(members) > 1 and phrase.head.dep != "conj":
            known = all(m.actors for m in members)
            actors = tuple(dict.fromkeys(a for m in members for a in m.actors)) if known else ()
            acting = all(m.sort in {"person", "people", "body"} for m in members)
            key = tuple(sorted({k for m in members for k in m.key}))
            sort: Sort = "people" if acting else "things"
            yield Phrase(number, phrase.head, phrase.start, sort, phrase.role, key, actors, quoted=phrase.quoted)

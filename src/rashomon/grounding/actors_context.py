"""A document as far as its actors have been read: who was named, where, and of which country."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rashomon.encoder.parse import Parse, Token
from rashomon.expressions.actors_offices import office_for
from rashomon.expressions.actors_register import Register
from rashomon.expressions.actors_roles import office_named
from rashomon.knowledge.actors import people
from rashomon.model import ActorExpression, Attribution, Document

#: How many sentences back a pronoun, and a phrase such as "the two leaders", may reach.
PRONOUN_REACH, PHRASE_REACH = 1, 4

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True)
class Named:
    """An expression whose actors are known, in its sentence."""

    expression: ActorExpression
    actors: tuple[str, ...]
    sentence: int
    head: Token | None
    subject: bool = False
    country: str | None = None


@dataclass
class Context:
    """A document as far as it has been read: who was named, latest last.

    `open` has, by offset, pronouns that mean somebody without a name, and which; `memo` is for what is read off a
    sentence or of a person, and holds until something more is known.
    """

    document: Document
    parse: Parse
    register: Register
    attributions: tuple[Attribution, ...]
    named: list[Named] = field(default_factory=list)
    open: dict[int, tuple[str, ...]] = field(default_factory=dict)
    memo: dict[int | str, Any] = field(default_factory=dict)

    def sentence_of(self, expression: ActorExpression) -> int:
        """The number of the sentence an expression stands in."""
        return next(i for i, s in enumerate(self.parse.sentences) if s.start <= expression.span.start < s.end)

    def before(self, expression: ActorExpression, reach: int) -> list[Named]:
        """What was named in the same sentence and `reach` before it, nearest first."""
        here, start = self.sentence_of(expression), expression.span.start
        return [n for n in reversed(self.named) if here - n.sentence <= reach and n.expression.span.start < start]

    def name(self, expression: ActorExpression, actors: tuple[str, ...]) -> None:
        """Enter an expression whose actors are known, in its place in the text."""
        number = self.sentence_of(expression)
        sentence = self.parse.sentences[number]
        head = sentence.top(expression.span)
        above = head
        while above is not None and above.dep == "appos":
            above = sentence.head(above)
        country = expression.country or country_of(self.register, actors[0])
        subject = above is not None and above.dep in SUBJECTS
        self.named.append(Named(expression, actors, number, head, subject, country))
        self.named.sort(key=lambda n: n.expression.span.start)
        self.memo.pop(number, None)

    def leave_open(self, expression: ActorExpression, key: tuple[str, ...]) -> None:
        """Enter a pronoun for somebody without a name; `key` is that of the phrase it stands for."""
        self.open[expression.span.start] = key
        self.memo.pop(self.sentence_of(expression), None)

    def quoted(self, offset: int) -> bool:
        """Whether an offset stands inside quotation marks of its block."""
        block = next((b for b in self.document.blocks if b.start <= offset < b.end), None)
        text = self.document.text[block.start : offset] if block else ""
        return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def people_before(context: Context, expression: ActorExpression, reach: int) -> list[Named]:
    """Single people named in the same sentence and `reach` before it, nearest first."""
    return [n for n in context.before(expression, reach) if len(n.actors) == 1 and n.actors[0].startswith("person:")]


def office_by_role(context: Context, person: str) -> str | None:
    """The office that the text gives a person by title and country."""
    known = context.register.people.get(person)
    title = office_named(known.role) if known is not None else None
    return office_for(known.country, title) if known is not None and known.country and title else None


def country_of(register: Register, actor: str) -> str | None:
    """The country of a person, as the text or the tables tell it."""
    if actor in register.people:
        return register.people[actor].country
    return people()[actor].country if actor in people() else None


def country_named(named: Named) -> str | None:
    """The country an expression tells of: that of a state, government or office, else of its bearer."""
    sort, _, rest = named.actors[0].partition(":")
    return rest.partition("/")[0] if sort in {"office", "government", "state"} else named.country

"""Whom words that point back stand for: pronouns, counterparts, "our president", "the two leaders".

Simple rules over what was named before; where they leave more than one reading, there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.expressions.actors_bodies import body_of
from rashomon.expressions.actors_offices import holder_of, office_for, office_of_person
from rashomon.expressions.actors_register import Register
from rashomon.knowledge.actors import countries, organisations, outlets, people
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression, Attribution, Document

#: How many sentences back a pronoun, and a phrase such as "the two leaders", may reach.
PRONOUN_REACH, PHRASE_REACH = 1, 4

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


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
    """A document as far as it has been read: who was named, latest last."""

    document: Document
    parse: Parse
    register: Register
    attributions: tuple[Attribution, ...]
    named: list[Named] = field(default_factory=list)

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
        country = expression.country or _country_of(self.register, actors[0])
        subject = above is not None and above.dep in _SUBJECTS
        self.named.append(Named(expression, actors, number, head, subject, country))
        self.named.sort(key=lambda n: n.expression.span.start)

    def quoted(self, offset: int) -> bool:
        """Whether an offset stands inside quotation marks of its block."""
        block = next((b for b in self.document.blocks if b.start <= offset < b.end), None)
        text = self.document.text[block.start : offset] if block else ""
        return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def who(context: Context, expression: ActorExpression) -> tuple[str, ...]:
    """The actors of an expression; empty where its context does not settle them."""
    if expression.actors or expression.office is None:
        return expression.actors
    country, what = expression.office
    kind, _, detail = what.partition(":")
    rules: dict[str, Callable[[Context, ActorExpression, str], tuple[str, ...]]] = {
        "counterpart": _counterpart,
        "pronoun": _pronoun,
        "pair": _pair,
        "office": _office,
        "government": _government,
        "body": _body,
        "group": _group,
        "again": _again,
    }
    return rules.get(kind, _title)(context, expression, detail or country or what)


def _people_before(context: Context, expression: ActorExpression, reach: int) -> list[Named]:
    return [n for n in context.before(expression, reach) if len(n.actors) == 1 and n.actors[0].startswith("person:")]


def _counterpart(context: Context, expression: ActorExpression, country: str) -> tuple[str, ...]:
    """The holder of the same office in another country as the nearest subject, or nearest person, before."""
    near = _people_before(context, expression, PRONOUN_REACH)
    for named in (*(n for n in near if n.subject), *near):
        person = named.actors[0]
        office = office_of_person(context.document, context.register, person) or _office_by_role(context, person)
        if office and not office.startswith(f"office:{country}/"):
            title = (
                "leader"
                if office.endswith(("/president", "/prime-minister", "/chancellor"))
                else office.partition("/")[2]
            )
            same = office_for(country, office.partition("/")[2])
            holder = holder_of(context.document, context.register, same)
            return (
                holder
                if holder.startswith("person:")
                else holder_of(context.document, context.register, office_for(country, title)),
            )
    return ()


def _office_by_role(context: Context, person: str) -> str | None:
    known = context.register.people.get(person)
    if known is None or not known.role or not known.country:
        return None
    titles = wordings().titles
    found = [value for title, value in titles.items() if known.role.lower().endswith(title)]
    return office_for(known.country, found[0]) if found else None


def _pronoun(context: Context, expression: ActorExpression, number: str) -> tuple[str, ...]:
    sentence = context.parse.sentences[context.sentence_of(expression)]
    token = sentence.token_at(expression.span.start)
    if token is None:
        return ()
    return _one(context, expression, sentence, token) if number == "one" else _several(context, expression)


def _one(context: Context, expression: ActorExpression, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """The nearest person that may be meant: for an object, not the subject of its own verb; else a subject first."""
    before = _people_before(context, expression, PRONOUN_REACH)
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
        subject = sentence.child(above, *_SUBJECTS)
        if subject is not None and subject.index < token.index:
            return subject.index
    return None


def _several(context: Context, expression: ActorExpression) -> tuple[str, ...]:
    """The nearest group, pair or joined names before, as a subject or in the same sentence."""
    here = context.sentence_of(expression)
    for named in context.before(expression, PRONOUN_REACH):
        plural = len(named.actors) > 1 or named.actors[0].startswith("group:")
        if plural and (named.sentence == here or named.subject):
            return named.actors
        if named.subject and (joined := _joined(context, named)):
            return joined
    return ()


def _joined(context: Context, first: Named) -> tuple[str, ...]:
    """All names joined to a subject ("Tokyo and Seoul")."""
    first_word = first.head.index if first.head is not None else -1
    here = (n for n in context.named if n.sentence == first.sentence and n.head is not None)
    others = [n for n in here if n.head is not None and n.head.dep == "conj" and n.head.head == first_word]
    return tuple(dict.fromkeys((*first.actors, *(a for n in others for a in n.actors)))) if others else ()


def _pair(context: Context, expression: ActorExpression, kind: str) -> tuple[str, ...]:
    """The two leaders, people or states named last, but for who urges "both sides" and is none of them."""
    found: list[str] = []
    others = _outside(context, expression, kind)
    for named in context.before(expression, PHRASE_REACH):
        for actor in reversed(named.actors):
            one = _as_state(actor, named) if kind == "states" else _as_person(context, actor, kind)
            if one and one not in found and one not in others:
                found.append(one)
        if len(found) >= 2:
            return tuple(reversed(found[:2]))
    return ()


def _outside(context: Context, expression: ActorExpression, kind: str) -> set[str]:
    """Who deals with the pair: the subjects of its sentence, where the pair is no subject itself."""
    sentence = context.parse.sentences[context.sentence_of(expression)]
    head = sentence.top(expression.span)
    if head is None or head.dep not in {"dobj", "dative"} or kind != "states":
        return set()
    subjects = [n for n in context.before(expression, 0) if n.subject or (n.head is not None and n.head.dep == "conj")]
    return {one for n in subjects for actor in n.actors if (one := _as_state(actor, n))}


def _as_person(context: Context, actor: str, kind: str) -> str | None:
    """A person that "the two leaders" may mean: one who holds or held an office, or bears such a title in the text."""
    if not actor.startswith("person:"):
        return None
    known = kind == "people" or actor in people() or _office_by_role(context, actor) is not None
    return actor if known else None


def _as_state(actor: str, named: Named) -> str | None:
    sort, _, rest = actor.partition(":")
    if sort in {"state", "government"}:
        return f"state:{rest}"
    country = rest.partition("/")[0] if sort == "office" else named.country
    return f"state:{country}" if sort in {"person", "office", "organisation"} and country in countries() else None


def _country_of(register: Register, actor: str) -> str | None:
    if actor in register.people:
        return register.people[actor].country
    return people()[actor].country if actor in people() else None


def _title(context: Context, expression: ActorExpression, title: str) -> tuple[str, ...]:
    """ "our president" and "Mr. President" by who speaks; "the president" by the last one named, else by who speaks."""
    words = context.document.quote(expression.span).lower()
    speaker = _speaker_country(context, expression)
    if not words.startswith("the "):
        return (holder_of(context.document, context.register, office_for(speaker, title)),) if speaker else ()
    for named in context.before(expression, PHRASE_REACH):
        if len(named.actors) == 1 and _is_holder(context, named, title):
            return named.actors
    return (holder_of(context.document, context.register, office_for(speaker, title)),) if speaker else ()


def _is_holder(context: Context, named: Named, title: str) -> bool:
    actor = named.actors[0]
    if actor.startswith("office:"):
        return actor.endswith(f"/{title}")
    office = office_of_person(context.document, context.register, actor) or _office_by_role(context, actor)
    return office is not None and office.endswith(f"/{title}")


def _speaker_country(context: Context, expression: ActorExpression) -> str | None:
    """The country of the innermost source whose content holds an expression, else of who seems to speak."""
    held = [a for a in context.attributions if any(c.contains(expression.span) for c in a.content)]
    for attribution in sorted(held, key=lambda a: (sum(len(c) for c in a.content), a.id)):
        spoken = [n for n in context.named if any(s.overlaps(n.expression.span) for s in attribution.source)]
        if country := next((c for n in spoken if (c := _country(n))), None):
            return country
    here = context.sentence_of(expression)
    outside = [
        n
        for n in context.named
        if here - PRONOUN_REACH <= n.sentence <= here and not context.quoted(n.expression.span.start)
    ]
    speaking = [
        n for n in outside if n.sentence == here and n.subject and n.expression.span.start > expression.span.start
    ]
    if speaking and _country(speaking[0]):
        return _country(speaking[0])
    near = [n for n in outside if n.expression.span.start < expression.span.start and _is_institution(n)]
    return _country(near[-1]) if near else _publisher_country(context.document)


def _is_institution(named: Named) -> bool:
    return named.actors[0].partition(":")[0] in {"government", "office"} or named.actors[0] in outlets()


def _publisher_country(document: Document) -> str | None:
    sort, _, rest = (document.publisher or "").partition(":")
    return rest.partition("/")[0] if sort in {"government", "office", "state"} else None


def _country(named: Named) -> str | None:
    sort, _, rest = named.actors[0].partition(":")
    return rest.partition("/")[0] if sort in {"office", "government", "state"} else named.country


def _context_country(context: Context, expression: ActorExpression) -> str | None:
    """The country spoken of: that of an outlet in the same sentence, else of the nearest actor that has one."""
    near = context.before(expression, PRONOUN_REACH)
    here = context.sentence_of(expression)
    sources = [n for n in near if n.sentence == here and n.actors[0] in outlets() and outlets()[n.actors[0]].side]
    return next((c for n in (*sources, *near) if (c := _country(n)) in countries()), None)


def _office(context: Context, expression: ActorExpression, title: str) -> tuple[str, ...]:
    country = _context_country(context, expression)
    return (office_for(country, title),) if country else ()


def _government(context: Context, expression: ActorExpression, _: str) -> tuple[str, ...]:
    """ "the government": of the one country that the last sentences speak of."""
    found = {c for n in context.before(expression, PRONOUN_REACH) if (c := _country(n)) in countries()}
    return (f"government:{found.pop()}",) if len(found) == 1 else ()


def _body(context: Context, expression: ActorExpression, body: str) -> tuple[str, ...]:
    found = {c for n in context.before(expression, PRONOUN_REACH) if (c := _country(n)) in countries() and c}
    return (body_of(found.pop(), body),) if len(found) == 1 else ()


def _group(context: Context, expression: ActorExpression, noun: str) -> tuple[str, ...]:
    """ "the rebels": the group so called before."""
    for named in context.before(expression, PHRASE_REACH):
        if len(named.actors) == 1 and named.actors[0].startswith("group:") and named.actors[0].endswith(f"-{noun}"):
            return named.actors
    return ()


def _again(context: Context, expression: ActorExpression, sort: str) -> tuple[str, ...]:
    """ "the group" or "the newspaper": the nearest body or outlet before."""
    bodies = {actor: body.kind for actor, body in organisations().items()} | dict.fromkeys(outlets(), "outlet")
    near = [
        n for n in context.before(expression, PHRASE_REACH) if len(n.actors) == 1 and bodies.get(n.actors[0]) == sort
    ]
    return near[0].actors if near else ()

"""Whom a document names in full, and whom a bare family name in it means.

Two full names that differ in a given name are never one person, and a bare name goes only to someone whom the document
names in full, or to the one holder of office whom title, country and date fit. What stays open is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.expressions.actors_fullnames import full_names
from rashomon.expressions.actors_named import names_told
from rashomon.expressions.actors_not_people import names_of_others
from rashomon.expressions.actors_offices_told import fitting_holders, sole_holder
from rashomon.expressions.actors_roles import is_title, office_named, offices_told, title_before, title_of
from rashomon.expressions.actors_words import countries_of
from rashomon.knowledge.actors.gazetteer import Entry, entries_of
from rashomon.knowledge.actors.names import bearers, in_office, one_person, single_names, slug, surnames
from rashomon.knowledge.actors.offices import people
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import Document, Span

#: How many times as often as the next a namesake must be named in full to be the one that a bare family name means.
CLEARLY_MORE = 3


#: Initials between a given and a family name ("Vladimir V. Putin").
_MIDDLE = re.compile(r"(?<=\w) (?:[A-Z]\.? ?)+(?= \w)")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Someone a document names in full, with the title it gives and the country that title tells of.

    `aside` says that the document only tells of somebody by this person: as a relative, a former holder of office or
    whom one serves ("an aide to X").
    """

    id: str
    name: str
    country: str | None
    role: str | None
    aside: bool = False


@dataclass
class Register:
    """Everyone a document names in full, the family names by which it may call them, and the countries it tells of.

    `offices` has the country of the offices that the document gives to one country alone.
    """

    people: dict[str, KnownPerson] = field(default_factory=dict)
    by_surname: dict[str, list[str]] = field(default_factory=dict)
    by_part: dict[str, list[str]] = field(default_factory=dict)
    spans: dict[Span, str] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    offices: dict[str, str] = field(default_factory=dict)

    def add(self, person: KnownPerson, span: Span) -> None:
        """Enter a full name; the first title that the text gives is kept."""
        known = self.people.get(person.id, person)
        kept = person if known.role is None and person.role is not None else known
        self.people[person.id] = replace(kept, aside=known.aside and person.aside)
        self.spans[span] = person.id
        for name in _short_names(person):
            _enter(self.by_surname, name, person.id)
        for name in person.name.split():
            _enter(self.by_part, name, person.id)

    def same_person(self, name: str, country: str | None) -> str | None:
        """The id of someone entered before whose name, fuller or shorter, this may be; None where nobody is."""
        near = {i for word in name.split() for i in self.by_part.get(word, ())}
        found = [
            i
            for i in self.people
            if i in near and one_person(self.people[i].name, name, self.people[i].country or country)
        ]
        return found[0] if len(found) == 1 else None

    def is_piece(self, name: str) -> bool:
        """Whether a name is the beginning or end of somebody's longer one, so that it may be hers or another's."""
        short = name.split()
        longer = [words for p in self.people.values() if len(words := p.name.split()) > len(short)]
        return any(words[: len(short)] == short or words[-len(short) :] == short for words in longer)

    def called(self, word: str, offset: int, role: str | None) -> str | None:
        """Whom a bare family name at an offset means; None where namesakes leave it open."""
        first = [i for i in self.by_part.get(word, []) if self.people[i].name.split()[0] == word]
        ids = list(dict.fromkeys((*self.by_surname.get(word, []), *first)))
        for chosen in (
            [i for i in ids if _role_fits(self.people[i], role)] if role else [],
            [i for i in ids if not self.people[i].aside],
            [i for i in ids if any(span.start < offset for span, person in self.spans.items() if person == i)],
        ):
            if len(chosen) == 1:
                return chosen[0]
        named = list(self.spans.values())
        ranked = sorted(ids, key=lambda i: (-named.count(i), ids.index(i)))
        clear = len(ids) > 1 and named.count(ranked[0]) >= CLEARLY_MORE * named.count(ranked[1])
        return ranked[0] if len(ids) == 1 or clear else None


def _enter(index: dict[str, list[str]], name: str, person: str) -> None:
    if person not in index.setdefault(name, []):
        index[name].append(person)


def _role_fits(person: KnownPerson, role: str | None) -> bool:
    return bool(role and person.role) and str(role).split()[-1].lower() in str(person.role).lower().split()


def _short_names(person: KnownPerson) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*surnames(person.name, person.country), *single_names().get(person.id, ()))))


def register_people(document: Document, parse: Parse) -> Register:
    """Everyone named in full in a document, then holders of office whom it names by title and family name alone.

    Headlines alone make nobody known: their capitals mislead the parser.
    """
    register = Register(countries=frozenset(names_told(parse)[""]), offices=offices_told(parse))
    named = [(sentence, span, name) for sentence in parse.sentences for span, name in full_names(sentence)]
    others = names_of_others(named)
    for sentence, span, name in named:
        if name not in others:
            _enter_full(register, document, sentence, span, name)
    for sentence in parse.sentences:
        for token, role, country in _titled_surnames(register, sentence):
            _enter_titled(register, document, token, role, country)
    return register


def _enter_full(register: Register, document: Document, sentence: Sentence, span: Span, name: str) -> None:
    role, country = title_of(sentence, span)
    aside = _aside(sentence, span)
    past = next((t.index + 1 for t in reversed(sentence.tokens) if t.end <= span.end), 0)
    country = country or next(iter(countries_of(sentence, past)[1]), None)
    known = [e for e in entries_of(name) or entries_of(_MIDDLE.sub("", name)) if e.sort == "person"]
    if known:
        best = _of_table(document, known, country, register.countries, aside and _gone(sentence, span))
        if best is not None:
            register.add(KnownPerson(best.actor, best.name, best.country, role, aside), span)
    elif sentence.role != "headline":
        country = country or (None if aside else register.offices.get(office_named(role) or ""))
        bare = re.sub(r"^(?:Mr|Mrs|Ms|Dr)\.? ", "", name)
        same = register.same_person(bare, country)
        if same is None and role is None and (register.is_piece(bare) or _common_words(document, bare)):
            return
        person = same or f"person:{slug(bare)}"
        kept = register.people.get(person)
        full = kept.name if kept and len(kept.name) > len(bare) else bare
        register.add(KnownPerson(person, full, country or (kept.country if kept else None), role, aside), span)


def _common_words(document: Document, name: str) -> bool:
    """Whether a document writes every word of a supposed name in small letters too ("Gender Equality")."""
    return all(re.search(rf"\b{re.escape(word.lower())}\b", document.text) for word in name.split())


def _of_table(
    document: Document, known: list[Entry], country: str | None, told: frozenset[str], gone: bool
) -> Entry | None:
    """Who of several that bear one name in the tables is meant: by country, then by date; None where that is open.

    `gone` says that the text speaks of a late or former holder: then it is nobody who is in office.
    """
    here = [e for e in known if e.country == country] or known
    days = document.published.date.earliest, document.published.date.latest
    if gone and days[1] is not None:
        here = [e for e in here if not in_office(e.actor, *days)]
    for chosen in (here, [e for e in here if in_office(e.actor, *days)], [e for e in here if e.country in told]):
        if len({e.actor for e in chosen}) == 1:
            return chosen[0]
    return None


def _gone(sentence: Sentence, span: Span) -> bool:
    """Whether "late", "former" or "deposed" stands right before a name or its title."""
    first = next((t.index for t in sentence.tokens if t.start >= span.start), 0)
    return any(t.text.lower() in wordings()["gone"] for t in sentence.tokens[max(0, first - 2) : first])


def _aside(sentence: Sentence, span: Span) -> bool:
    """Whether somebody is told of by this name: "his brother, X", "former President X", "an aide to X"."""
    first = next((t.index for t in sentence.tokens if t.start >= span.start), 0)
    before = sentence.tokens[max(0, first - 3) : first]
    words = {t.lemma.lower() for t in before} | {t.text.lower() for t in before}
    return bool(words & (wordings()["kin"] | wordings()["former"])) or _serves(sentence, sentence.top(span))


def _serves(sentence: Sentence, head: Token | None) -> bool:
    """Whether a name follows a noun and "to" or "of"."""
    preposition = sentence.head(head) if head is not None and head.dep == "pobj" else None
    noun = sentence.head(preposition) if preposition is not None and preposition.lemma in {"to", "of"} else None
    return noun is not None and noun.pos == "NOUN"


def _titled_surnames(register: Register, sentence: Sentence) -> Iterator[tuple[Token, str, str | None]]:
    """Single words after the title of an office that no full name explains: "Russian President Putin"."""
    for token in sentence.tokens:
        before = sentence.tokens[token.index - 1] if token.index else None
        if before is None or not token.text[:1].isupper() or not is_title(before.text) or token.text not in bearers():
            continue
        role, country = title_before(sentence, token.start)
        if office_named(role) and not any(span.start <= token.start < span.end for span in register.spans):
            yield token, str(role), country


def _enter_titled(register: Register, document: Document, token: Token, role: str, country: str | None) -> None:
    slug_of_role = str(office_named(role))
    if any(office_named(register.people[i].role) == slug_of_role for i in register.by_surname.get(token.text, ())):
        return
    found = fitting_holders(document, bearers()[token.text], slug_of_role, country)
    holder = people()[found[0]] if len(found) == 1 else None
    told = country or document.published.date.known or (holder is not None and holder.country in register.countries)
    if holder is not None and told:
        span = Span(document.id, token.start, token.end)
        register.add(KnownPerson(holder.id, holder.name, holder.country, role), span)


def untitled_holder(document: Document, register: Register, word: str) -> KnownPerson | None:
    """The one leader so called who is in office at the document's date, if the text tells of the country."""
    person = sole_holder(document, bearers().get(word, ()))
    known = people()[person] if person else None
    if known is None or person is None or known.country not in register.countries:
        return None
    return KnownPerson(person, known.name, known.country, None)

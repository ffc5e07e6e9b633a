"""People: full names by the knowledge files or the parser, and later mentions by family name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.expressions.actors_words import countries_of, country_before, phrase_at, words
from rashomon.knowledge.actors.gazetteer import adjectives, entries_of, find_names
from rashomon.knowledge.actors.names import bearers, in_office, slug, surnames
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression, Document, Span

#: Names longer than this are the parser's mistakes (a run of headline words).
LONGEST_NAME = 5

_NAME_WORD = re.compile(
    r"^(?:[A-ZÀ-ÞĀ-Ž][\w.'-]*|al|el|bin|bint|ben|ibn|de|da|do|dos|del|der|di|du|la|le|van|von|ter|y|ul|al-.+|el-.+|d'.+)$"
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Someone a document names in full, with the title it gives and the country that title tells of."""

    id: str
    name: str
    country: str | None
    role: str | None


@dataclass
class Register:
    """Everyone a document names in full, and the family names by which it may call them later."""

    people: dict[str, KnownPerson] = field(default_factory=dict)
    by_surname: dict[str, list[str]] = field(default_factory=dict)
    spans: dict[Span, str] = field(default_factory=dict)

    def add(self, person: KnownPerson, span: Span) -> None:
        """Enter a full name; the first title that the text gives is kept."""
        known = self.people.get(person.id)
        if known is None or (known.role is None and person.role is not None):
            self.people[person.id] = person
        self.spans[span] = person.id
        for name in _short_names(person):
            if person.id not in self.by_surname.setdefault(name, []):
                self.by_surname[name].append(person.id)

    def bearer(self, word: str) -> str:
        """Of all who bear a family name, the one named in full most often, else first: relatives keep given names."""
        ids, named = self.by_surname[word], list(self.spans.values())
        return max(ids, key=lambda person: (named.count(person), -ids.index(person)))


def register_people(document: Document, parse: Parse) -> Register:
    """Everyone named in full in a document. Headlines alone make nobody known: their capitals mislead the parser."""
    register = Register()
    for sentence in parse.sentences:
        for span, name in _full_names(sentence):
            role, country = title_of(sentence, span)
            known = [e for e in entries_of(name) if e.sort == "person"]
            if known:
                best = next((e for e in known if in_office(e.actor, *_days(document))), known[0])
                register.add(KnownPerson(best.actor, best.name, best.country, role), span)
            elif sentence.role != "headline":
                bare = re.sub(r"^(?:Mr|Mrs|Ms|Dr)\.? ", "", name)
                register.add(KnownPerson(_same_person(register, bare), bare, country, role), span)
    return register


def find_people(document: Document, sentence: Sentence, register: Register) -> Iterator[ActorExpression]:
    """Mentions of people by name in a sentence: in full, or by a family name the document or an office explains."""
    taken = [span for span in register.spans if sentence.start <= span.start < sentence.end]
    for span in taken:
        person = register.people[register.spans[span]]
        yield ActorExpression(span, "name", (person.id,), None, person.country, title_of(sentence, span)[0])
    for token in sentence.tokens:
        if any(span.start <= token.start < span.end for span in taken) or not token.text[:1].isupper():
            continue
        if found := _by_surname(document, sentence, token, register):
            start = _with_honorific(sentence, token)
            role = title_before(sentence, start)[0]
            yield ActorExpression(Span(document.id, start, token.end), "name", (found.id,), None, found.country, role)


def title_of(sentence: Sentence, span: Span) -> tuple[str | None, str | None]:
    """The title a text gives a person and its country: before the name, or in apposition ("Ghana's president, X")."""
    role, country = title_before(sentence, span.start)
    if role is not None:
        first = next((t.index for t in sentence.tokens if t.start >= span.start), 0)
        before = country_before(sentence, first) if country is None else None
        return role, country or (before[1] if before else None)
    tokens = sentence.within(span)
    first, past = tokens[0].index, tokens[-1].index + 1
    before_comma = first > 1 and sentence.tokens[first - 1].text == ","
    after_comma = past + 1 < len(sentence.tokens) and sentence.tokens[past].text == ","
    if before_comma and (found := _title_ending(sentence, first - 1)):
        return found
    return (_title_starting(sentence, past + 1) if after_comma else None) or (None, None)


def _title_ending(sentence: Sentence, past: int) -> tuple[str, str | None] | None:
    """A title that ends before a token, with the country before it."""
    for first in range(max(0, past - 4), past):
        text = words(sentence, first, past)
        if text.lower() in wordings().titles:
            before = country_before(sentence, first)
            return text, before[1] if before else None
    return None


def _title_starting(sentence: Sentence, first: int) -> tuple[str, str | None] | None:
    """A title in the few words after a name's comma, with its country ("the Peruvian finance minister")."""
    for index in range(first, min(first + 4, len(sentence.tokens))):
        if sentence.tokens[index].pos in {"VERB", "AUX", "PUNCT", "PRON"}:
            return None
        if found := phrase_at(sentence, index, wordings().titles):
            before, after = country_before(sentence, index), countries_of(sentence, found[0])[1]
            code = before[1] if before else after[0] if after else None
            return words(sentence, index, found[0]), code
    return None


def title_before(sentence: Sentence, offset: int) -> tuple[str | None, str | None]:
    """The title that stands before a name ("Turkish President") and the country it tells of."""
    first = next((t.index for t in sentence.tokens if t.start >= offset), 0)
    start = first
    while start > 0 and _title_word(sentence, start - 1):
        start -= 1
    if start == first or not any(_title(w.text) for w in sentence.tokens[start:first]):
        return None, None
    text = words(sentence, start, first)
    parts = (
        words(sentence, low, past) for past in range(start + 1, first + 1) for low in range(max(start, past - 2), past)
    )
    return text, next((adjectives()[part] for part in parts if part in adjectives()), None)


def _title(word: str) -> bool:
    lists = wordings()
    return word.lower() in lists["forms_of_address"] or word.lower() in _title_words()


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for title in wordings().titles for word in title.split()) | {"deputy", "acting", "interim"}


def _title_word(sentence: Sentence, index: int) -> bool:
    """Whether a word before a name belongs to the title: a title, a demonym or the portfolio before the title."""
    word = sentence.tokens[index]
    if word.pos in {"PUNCT", "VERB", "AUX", "ADP", "DET", "CCONJ", "SCONJ", "PRON"} and not _title(word.text):
        return word.text == "-" and index > 0
    return (
        _title(word.text)
        or word.text in adjectives()
        or word.pos in {"ADJ", "NOUN"}
        or word.dep in {"compound", "amod"}
    )


def _full_names(sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """Spans of full names, those of the knowledge files first, then the parser's people of two words and more."""
    taken: list[tuple[int, int]] = []
    for match in find_names(sentence.text):
        start, end = sentence.start + match.start, sentence.start + match.end
        if any(e.sort == "person" for e in match.entries) and not _goes_on(sentence, end):
            yield Span(sentence.document, start, end), sentence.text[match.start : match.end]
        taken.append((start, end))
    for run in _person_entities(sentence):
        if run and not any(a < run[-1].end and run[0].start < b for a, b in taken):
            span = Span(sentence.document, run[0].start, run[-1].end)
            yield span, sentence.text[span.start - sentence.start : span.end - sentence.start]


def _goes_on(sentence: Sentence, end: int) -> bool:
    """Whether another capitalised name word follows at once, so that this is someone else's longer name."""
    token = next((t for t in sentence.tokens if t.start >= end), None)
    return token is not None and token.start == end + 1 and token.entity == "PERSON" and token.text[:1].isupper()


def _person_entities(sentence: Sentence) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in (*sentence.tokens, None):
        if token is not None and (token.entity == "PERSON" or _continues(run, token)):
            run.append(token)
        else:
            yield _name_words(run)
            run = []


def _continues(run: list[Token], token: Token) -> bool:
    """Whether a word goes on with a name that the parser cut short: a proper noun that the last word depends on."""
    proper = token.pos == "PROPN" and token.text[:1].isupper() and token.entity in {"", "ORG", "GPE", "NORP"}
    return bool(run) and proper and run[-1].dep == "compound" and run[-1].head >= token.index


def _name_words(run: list[Token]) -> list[Token]:
    """The name in a run of words the parser holds for a person, without titles; empty where it is no full name."""
    name = list(run)
    while name and (name[-1].text in {"'s", "'", "-"} or name[-1].pos == "PUNCT"):
        name.pop()
    while name and (_title(name[0].text) or name[0].text in adjectives()):
        name.pop(0)
    plain = 1 < len(name) <= LONGEST_NAME and all(_NAME_WORD.match(w.text) and w.tag != "NNPS" for w in name)
    joined = " ".join(w.text for w in name)
    return name if plain and name[0].pos == "PROPN" and not joined.isupper() and not _is_other(joined) else []


def _is_other(name: str) -> bool:
    """Whether a supposed person bears the name of a state, body or outlet, or ends like a body."""
    return bool(entries_of(name)) or name.split()[-1].lower() in wordings()["body_words"]


def _same_person(register: Register, name: str) -> str:
    """The id of an unknown person: that of the same family name and first letter, if the document has one."""
    for other in register.by_surname.get(surnames(name)[0], ()):
        if register.people[other].name[:1] == name[:1]:
            return other
    return f"person:{slug(name)}"


def _short_names(person: KnownPerson) -> tuple[str, ...]:
    single = [name for name, ids in bearers().items() if person.id in ids]
    return tuple(dict.fromkeys((*surnames(person.name, person.country), *single)))


def _by_surname(document: Document, sentence: Sentence, token: Token, register: Register) -> KnownPerson | None:
    """Whom a single capitalised word names: someone named in full, or the one holder of office so called."""
    if token.pos not in {"PROPN", "NOUN", "ADJ", "X", "VERB", "INTJ"} or _is_part(sentence, token):
        return None
    if token.text in register.by_surname:
        return register.people[register.bearer(token.text)]
    titled = token.index > 0 and _title(sentence.tokens[token.index - 1].text)
    if token.entity not in {"PERSON", "ORG", "GPE"} and not titled:
        return None
    ids = [person for person in bearers().get(token.text, ()) if in_office(person, *_days(document))]
    if len(ids) == 1 and (titled or token.entity == "PERSON"):
        return _holder(ids[0])
    return None


def _is_part(sentence: Sentence, token: Token) -> bool:
    """Whether the word is part of a longer name ("Erdogan" in "Bilal Erdogan", "Trump" in "Trump Tower")."""
    before = sentence.tokens[token.index - 1] if token.index else None
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    longer = before is not None and before.pos == "PROPN" and before.entity == "PERSON" and not _title(before.text)
    joined = before is not None and before.text == "-"
    place = after is not None and after.pos == "PROPN" and after.text[:1].isupper() and token.dep == "compound"
    return joined or (longer and before is not None and before.head == token.index) or place


def _holder(person: str) -> KnownPerson:
    from rashomon.knowledge.actors import people

    known = people()[person]
    return KnownPerson(person, known.name, known.country, None)


def _with_honorific(sentence: Sentence, token: Token) -> int:
    """Where a mention starts: "Mr. Putin" keeps its "Mr."."""
    before = sentence.tokens[token.index - 1] if token.index else None
    kept = before is not None and before.text.lower() in wordings()["kept_with_name"]
    return before.start if kept and before is not None else token.start


def _days(document: Document) -> tuple[str | None, str | None]:
    return document.published.date.earliest, document.published.date.latest

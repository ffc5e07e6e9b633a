"""Mentions of people: full names, and later mentions by family name alone."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.actors_register import KnownPerson, Register, untitled_holder
from rashomon.expressions.actors_roles import is_title, title_before, title_of
from rashomon.knowledge.actors.gazetteer import entries_of
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression, Document, Span

#: Shorter words are particles and initials: no part of a name by which someone is called.
SHORTEST_PART = 3

_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "ad", "ar", "an"})


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


def _by_surname(document: Document, sentence: Sentence, token: Token, register: Register) -> KnownPerson | None:
    """Whom a single capitalised word names: someone named in full, or the one holder of office so called."""
    if token.pos not in {"PROPN", "NOUN", "ADJ", "X", "VERB", "INTJ"} or _is_part(sentence, token):
        return None
    if _is_time(sentence, token):
        return None
    if token.text in register.by_surname:
        role = title_before(sentence, token.start)[0]
        person = register.called(token.text, token.start, role)
        return register.people[person] if person else None
    if token.entity != "PERSON" or len(token.text) < SHORTEST_PART or entries_of(token.text):
        return None
    parts = register.by_part.get(token.text, [])
    if parts:
        return register.people[parts[0]] if len(parts) == 1 else None
    role = title_before(sentence, token.start)[0]
    plain = role is None or role.lower() in wordings()["kept_with_name"]
    return untitled_holder(document, register, token.text) if plain else None


def _is_part(sentence: Sentence, token: Token) -> bool:
    """Whether the word is part of a longer name ("Erdogan" in "Bilal Erdogan", "Trump" in "Trump Tower")."""
    first = _with_article(sentence, token)
    before = sentence.tokens[first - 1] if first else None
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    longer = before is not None and before.pos == "PROPN" and before.entity == "PERSON" and not is_title(before.text)
    joined = before is not None and before.text == "-"
    place = after is not None and after.pos == "PROPN" and after.text[:1].isupper() and token.dep == "compound"
    return joined or (longer and before is not None and before.head == token.index) or place


def _is_time(sentence: Sentence, token: Token) -> bool:
    """Whether a word is a month or day by the words beside it ("in late May", "May 3"), not who is so called."""
    if token.text not in wordings()["calendar_words"]:
        return False
    beside = sentence.tokens[max(0, token.index - 1) : token.index + 2]
    dated = any(word.pos == "NUM" for word in beside)
    before = beside[0].text.lower() if token.index else ""
    return dated or before in wordings()["before_a_time"]


def _with_article(sentence: Sentence, token: Token) -> int:
    """The index of the first token of "al-Busaidi", of which the parser makes three; else the word's own."""
    hyphen, article = sentence.tokens[max(0, token.index - 1)], sentence.tokens[max(0, token.index - 2)]
    glued = hyphen.text == "-" and hyphen.end == token.start and article.end == hyphen.start
    return article.index if glued and article.text.lower() in _ARTICLES else token.index


def _with_honorific(sentence: Sentence, token: Token) -> int:
    """Where a mention starts: "Mr. Putin" keeps its "Mr.", "al-Busaidi" its article."""
    token = sentence.tokens[_with_article(sentence, token)]
    before = sentence.tokens[token.index - 1] if token.index else None
    kept = before is not None and before.text.lower() in wordings()["kept_with_name"]
    return before.start if kept and before is not None else token.start

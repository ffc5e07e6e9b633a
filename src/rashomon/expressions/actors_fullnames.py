"""Full names of people in running text: those of the tables, then what the parser holds for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.actors_roles import is_title, office_named, title_before
from rashomon.knowledge.actors.gazetteer import adjectives, entries_of, find_names
from rashomon.knowledge.actors.reference import sex_of_given_name
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import Span

#: Names longer than this are the parser's mistakes (a run of headline words).
LONGEST_NAME = 5

#: Words of an apposition that are looked through for what somebody is, the comma and article before it included.
LONGEST_APPOSITION = 8

#: What may stand between a noun for a thing and its name ("a firm called X", "her book, X").
_BETWEEN = frozenset({",", '"', "'", "of", "known", "called", "named", "dubbed", "as"})

#: Articles that are no given name: "Al Sisi" is a family name alone.
_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "ad", "ar", "an", "bin", "ibn"})

_NAME_WORD = re.compile(
    r"^(?:[A-ZÀ-ÞĀ-Ž][\w.'-]*|al|el|bin|bint|ben|ibn|de|da|do|dos|del|der|di|du|la|le|van|von|ter|y|ul|al-.+|el-.+|d'.+)$"
)


def full_names(sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """Spans of full names, those of the knowledge files first, then the parser's people of two words and more."""
    taken: list[tuple[int, int]] = []
    for match in find_names(sentence.text):
        start, end = sentence.start + match.start, sentence.start + match.end
        if any(e.sort == "person" for e in match.entries) and not _goes_on(sentence, end):
            yield Span(sentence.document, start, end), sentence.text[match.start : match.end]
        taken.append((start, end))
    for run in (*_person_entities(sentence), *_untagged_names(sentence)):
        if run and not any(a < run[-1].end and run[0].start < b for a, b in taken) and not _of_a_thing(sentence, run):
            span = Span(sentence.document, run[0].start, run[-1].end)
            taken.append((span.start, span.end))
            yield span, sentence.text[span.start - sentence.start : span.end - sentence.start]


def _untagged_names(sentence: Sentence) -> Iterator[list[Token]]:
    """Names that the parser takes for something else, where an office before or "who" after them tells of a person."""
    tokens, index = sentence.tokens, 0
    while index < len(tokens):
        past = index
        while past < len(tokens) and _may_name(tokens[past]):
            past += 1
        name = _name_words(list(tokens[index:past]))
        if name and _is_person(sentence, name):
            yield name
        index = max(past, index + 1)


def _may_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.entity not in {"DATE", "NORP", "EVENT"} and token.text[:1].isupper()


def _is_person(sentence: Sentence, name: list[Token]) -> bool:
    """Whether an office stands right before a name, or "who" right after its comma."""
    after = sentence.tokens[name[-1].index + 1 :][:2]
    relative = len(after) == 2 and after[0].text == "," and after[1].text.lower() in {"who", "whom", "whose"}
    role = title_before(sentence, name[0].start)[0]
    given = sex_of_given_name(name[0].text) is not None and not name[0].text.isupper()
    return relative or given or office_named(role) is not None or _servant_follows(sentence, name[-1].index + 1)


def _servant_follows(sentence: Sentence, past: int) -> bool:
    """Whether an article and somebody's servant follow a comma ("X, a YPG commander", "X, the finance minister of")."""
    lists, tokens = wordings(), sentence.tokens[past : past + LONGEST_APPOSITION]
    if len(tokens) < 3 or tokens[0].text != "," or tokens[1].text.lower() not in {"a", "an", "the"}:
        return False
    run = takewhile(lambda t: t.pos in {"NOUN", "PROPN", "ADJ"} or t.text in {"-", "'s"}, tokens[2:])
    return any(t.lemma.lower() in lists["servants"] | lists["servants_of_states"] for t in run)


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
            yield _name_words([*_begun(sentence, run), *run])
            run = []


def _begun(sentence: Sentence, run: list[Token]) -> list[Token]:
    """The given name that the parser left out of a person's name: a proper noun right before that depends on it."""
    before = sentence.tokens[run[0].index - 1] if run and run[0].index else None
    if before is None or before.entity not in {"", "PERSON"} or before.pos != "PROPN" or before.dep != "compound":
        return []
    joined = run[0].index <= before.head <= run[-1].index and before.text.isalpha() and not before.text.isupper()
    other = is_title(before.text) or before.text in adjectives() or bool(entries_of(before.text))
    listed = before.text.lower() in wordings()["servants"] | wordings()["servants_of_states"] | wordings()["body_words"]
    return [before] if joined and before.text[:1].isupper() and not other and not listed else []


def _continues(run: list[Token], token: Token) -> bool:
    """Whether a word goes on with a name that the parser cut short: a proper noun that the last word depends on."""
    proper = token.pos == "PROPN" and token.text[:1].isupper() and token.entity in {"", "ORG", "GPE", "NORP"}
    glued = bool(run) and token.start == run[-1].end and "-" in {token.text, run[-1].text}
    return glued or (bool(run) and proper and run[-1].dep == "compound" and run[-1].head >= token.index)


def _name_words(run: list[Token]) -> list[Token]:
    """The name in a run of words the parser holds for a person, without titles; empty where it is no full name."""
    name = list(run)
    while name and (name[-1].text in {"'s", "'", "-"} or name[-1].pos == "PUNCT"):
        name.pop()
    while name and (is_title(name[0].text) or name[0].text in adjectives()):
        name.pop(0)
    words = _spaced(name)
    cut = bool(words) and re.fullmatch(r"[A-Z]\.?", words[-1]) is not None
    plain = 1 < len(words) <= LONGEST_NAME and not cut and all(_NAME_WORD.match(word) for word in words)
    proper = bool(name) and name[0].pos in {"PROPN", "NOUN", "ADJ"} and all(token.tag != "NNPS" for token in name)
    joined = " ".join(words)
    begun = bool(words) and words[0][:1].isupper() and not (len(words) == 2 and words[0].lower() in _ARTICLES)
    return name if plain and begun and proper and not joined.isupper() and not _is_other(joined) else []


def _spaced(name: list[Token]) -> list[str]:
    """The words of a name as spaces part them: "Tae-yul" is one, though the parser makes three of it."""
    found: list[str] = []
    for token, before in zip(name, [None, *name], strict=False):
        if before is not None and token.start == before.end:
            found[-1] += token.text
        else:
            found.append(token.text)
    return found


def _is_other(name: str) -> bool:
    """Whether a supposed person bears the name of a state, body or outlet, or ends like a body or a thing."""
    last = name.split()[-1].lower()
    return bool(entries_of(name)) or last in wordings()["body_words"] | wordings()["not_people"]


def _of_a_thing(sentence: Sentence, name: list[Token]) -> bool:
    """Whether the words around make a name that of a thing or firm: "her book, X", "the law firm X", "the X team"."""
    things, tokens = wordings()["named_things"], sentence.tokens
    first, past = name[0].index, name[-1].index + 1
    renamed = first > 1 and tokens[first - 2].text == "(" and tokens[first - 1].text in {"now", "formerly", "then"}
    close = next((t for t in reversed(tokens[max(0, first - 3) : first]) if t.text not in _BETWEEN), None)
    after = tokens[past] if past < len(tokens) else None
    explained = close is not None and close.pos in {"NOUN", "PROPN"} and close.lemma.lower() in things
    modifies = after is not None and after.pos == "NOUN" and after.lemma.lower() in things
    explains = past + 2 < len(tokens) and tokens[past].text == "," and _thing_follows(sentence, past + 1)
    return explained or renamed or (modifies and name[-1].dep in {"compound", "nmod"}) or explains


def _thing_follows(sentence: Sentence, first: int) -> bool:
    """Whether "a law firm", "the novel" follows, nothing but an article and one modifier before the noun."""
    tokens = sentence.tokens[first : first + 3]
    nouns = [t for t in tokens if t.pos == "NOUN"]
    return (
        tokens[0].text.lower() in {"a", "an", "the"}
        and bool(nouns)
        and nouns[-1].lemma.lower() in wordings()["named_things"]
        and nouns[-1].dep != "compound"
    )

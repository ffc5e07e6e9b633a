"""Organisations, armed groups and outlets by name, and unknown bodies that the parser and their last word tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.expressions.actors_words import country_before, country_named, words
from rashomon.knowledge.actors.gazetteer import Entry, adjectives, entries_of, find_names, peoples
from rashomon.knowledge.actors.names import slug
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression, Span

_ACRONYM = re.compile(r"^[A-ZÀ-Þ][\w.&/-]*[A-ZÀ-Þ.\d]$")


def find_named(sentence: Sentence, told: dict[str, set[str]], defined: dict[str, str]) -> Iterator[ActorExpression]:
    """Bodies and outlets of the tables, with an acronym in brackets if one follows, then unknown bodies."""
    taken: list[Span] = []
    for match in find_names(sentence.text):
        span = Span(sentence.document, sentence.start + match.start, sentence.start + match.end)
        name = sentence.text[match.start : match.end]
        entry = next(
            (e for e in match.entries if e.sort in {"body", "outlet"} and _counts(sentence, span, name, e, told)), None
        )
        if entry is not None or match.entries[0].sort == "person":
            taken.append(span)
        if entry is not None and not entry.place and not _gathering(sentence, span):
            whole = _with_brackets(
                sentence, span, lambda inner, e=entry: any(x.actor == e.actor for x in entries_of(inner))
            )
            if not any(whole.overlaps(other) for other in taken[:-1]):
                yield ActorExpression(whole, "name", (entry.actor,), None, entry.country)
    yield from _unknown_bodies(sentence, taken)
    yield from _acronyms(sentence, taken, defined)


def names_told(parse: Parse) -> dict[str, set[str]]:
    """The unshared names a document uses, by actor id, and under "" the countries that it names at all."""
    found: dict[str, set[str]] = {"": set()}
    for sentence in parse.sentences:
        for match in find_names(sentence.text):
            for entry in match.entries:
                if not entry.shared:
                    found.setdefault(entry.actor, set()).add(sentence.text[match.start : match.end])
                if entry.country and entry.sort in {"country", "city"}:
                    found[""].add(entry.country)
        found[""].update(adjectives()[t.text] for t in sentence.tokens if t.text in adjectives())
        found[""].update(peoples()[t.text] for t in sentence.tokens if t.text in peoples())
        found[""].update(code for region, code in wordings().regions.items() if region in sentence.text)
    return found


def acronyms_defined(parse: Parse) -> dict[str, str]:
    """Acronyms that a document gives in brackets after an unknown body's name, with the actor's id."""
    found: dict[str, str] = {}
    for sentence in parse.sentences:
        for span, actor in _bodies(sentence):
            after = re.match(r"\s*\(([^()\s]{2,10})\)", sentence.text[span.end - sentence.start :])
            if after and _ACRONYM.match(after.group(1)) and not entries_of(after.group(1)):
                found[after.group(1)] = actor
    return found


def _counts(sentence: Sentence, span: Span, name: str, entry: Entry, told: dict[str, set[str]]) -> bool:
    """Whether a name that others share may count here: used as a source (outlets), or explained by the document."""
    if not entry.shared:
        return True
    if entry.sort == "outlet":
        return _is_source(sentence, span)
    first = next((t.index for t in sentence.tokens if t.start >= span.start), 0)
    owner = country_before(sentence, first)
    if owner is not None and owner[1] != entry.country:
        return False  # "Manila's House of Representatives"
    return bool(told.get(entry.actor)) or (entry.country is not None and entry.country in told[""])


def _is_source(sentence: Sentence, span: Span) -> bool:
    head = sentence.top(span)
    governor = sentence.head(head) if head is not None else None
    if head is None or governor is None:
        return False
    if head.dep == "nsubj":
        return governor.lemma in wordings()["source_verbs"]
    above = sentence.head(governor)
    return (
        head.dep == "pobj"
        and above is not None
        and (
            (governor.lemma == "to" and above.lemma in {"accord", "tell"})
            or (governor.lemma == "by" and above.lemma in wordings()["source_verbs"])
        )
    )


def _gathering(sentence: Sentence, span: Span) -> bool:
    head = sentence.top(span)
    governor = sentence.head(head) if head is not None else None
    return (
        head is not None
        and head.dep in {"compound", "nmod"}
        and governor is not None
        and governor.lemma.lower() in wordings()["gathering_nouns"]
    )


def _with_brackets(sentence: Sentence, span: Span, is_same: object) -> Span:
    """The span with its acronym: "Russia Today (RT)" is one expression."""
    after = re.match(r"\s*\(([^()]{2,40})\)", sentence.text[span.end - sentence.start :])
    if after and callable(is_same) and is_same(after.group(1)):
        return Span(span.document, span.start, span.end + after.end())
    return span


def _unknown_bodies(sentence: Sentence, taken: list[Span]) -> Iterator[ActorExpression]:
    if sentence.role == "headline":
        return
    for span, actor in _bodies(sentence):
        if not any(span.overlaps(other) for other in taken):
            acronym = _with_brackets(sentence, span, lambda inner: bool(_ACRONYM.match(inner)))
            taken.append(acronym)
            yield ActorExpression(acronym, "name", (actor,), None, _country_of_name(sentence, span))


def _country_of_name(sentence: Sentence, span: Span) -> str | None:
    """The country whose demonym or name opens or closes a body's name ("U.S. Immigration Service", "Bank of Ghana")."""
    text = sentence.text[span.start - sentence.start : span.end - sentence.start].split(" ")
    starts = (" ".join(text[:n]) for n in (3, 2, 1))
    opening = next((adjectives()[start] for start in starts if start in adjectives()), None)
    return opening or country_named(text[-1])


def _bodies(sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """Runs of words that the parser holds for an organisation and whose last word names a kind of body."""
    run: list[Token] = []
    for token in (*sentence.tokens, None):
        if token is not None and token.entity == "ORG":
            run.append(token)
            continue
        yield from _body(sentence, run)
        run = []


def _body(sentence: Sentence, run: list[Token]) -> Iterator[tuple[Span, str]]:
    while run and (run[-1].pos == "PUNCT" or run[-1].text in {"'s", "'"}):
        run = run[:-1]
    while run and run[0].text.lower() in {"the", "a"}:
        run = run[1:]
    proper = sum(t.text[:1].isupper() for t in run)
    if (
        len(run) < 2
        or proper < 2
        or run[-1].text.lower() not in wordings()["body_words"]
        or not run[-1].text[:1].isupper()
    ):
        return
    text = words(sentence, run[0].index, run[-1].index + 1)
    lower = text.lower()
    listed = any(lower.endswith(body) for body in wordings().bodies)
    if "(" not in text and ")" not in text and not listed and not entries_of(text):
        yield sentence.span(run[0].index, run[-1].index + 1), f"organisation:{slug(text)}"


def _acronyms(sentence: Sentence, taken: list[Span], defined: dict[str, str]) -> Iterator[ActorExpression]:
    for token in sentence.tokens:
        span = Span(sentence.document, token.start, token.end)
        if token.text in defined and not any(span.overlaps(other) for other in taken):
            yield ActorExpression(span, "name", (defined[token.text],))

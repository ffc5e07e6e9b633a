"""Simple ways to say whom a word means, to compare with: the nearest that agrees, and the first subject that agrees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from rashomon.encoder.parse import Parse
from rashomon.encoder.parser import parse_document
from rashomon.knowledge.actors import people
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorMention
from training.coreference_gold import Mark, Marked

#: A way to say whom the words of a mark mean, from a report and the mentions of actors found in it.
Answer = Callable[[Marked, Mark, tuple[ActorMention, ...]], frozenset[str]]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MANY = frozenset(["they", "them", "their", "theirs", "themselves", "those"])
_FEMALE, _MALE = frozenset(["she", "her", "hers", "herself"]), frozenset(["he", "him", "his", "himself"])
_PERSON_NOUNS = frozenset(wordings().titles) | wordings()["forms_of_address"]


def nearest(report: Marked, mark: Mark, found: tuple[ActorMention, ...]) -> frozenset[str]:
    """The nearest name before that agrees; for words for two, the nearest two."""
    return _first(mark, _groups(reversed(_before(mark, found))))


def subject_first(report: Marked, mark: Mark, found: tuple[ActorMention, ...]) -> frozenset[str]:
    """The first subject of the sentence that agrees, else its first name, then those of the sentences before."""
    parse = _parse(report.name, report)
    before, order = _before(mark, found), list[ActorMention]()
    for sentence in reversed([s for s in parse.sentences if s.start <= mark.start]):
        here = [m for m in before if sentence.start <= m.span.start < sentence.end]
        order += sorted(here, key=lambda m: (not _is_subject(parse, m), m.span.start))
    return _first(mark, _groups(order))


_PARSES: dict[str, Parse] = {}


def _parse(name: str, report: Marked) -> Parse:
    if name not in _PARSES:
        _PARSES[name] = parse_document(report.document)
    return _PARSES[name]


def _is_subject(parse: Parse, mention: ActorMention) -> bool:
    sentence = parse.at(mention.span.start)
    head = sentence.top(mention.span) if sentence is not None else None
    return head is not None and head.dep in _SUBJECTS


def _before(mark: Mark, found: tuple[ActorMention, ...]) -> list[ActorMention]:
    """Mentions by name before a mark, in text order."""
    return [m for m in found if m.reading in {"name", "metonym"} and m.span.end <= mark.start]


def _groups(mentions: Iterable[ActorMention]) -> Iterator[tuple[str, ...]]:
    """The actors of each expression; one for several has several mentions of one span."""
    for mention in mentions:
        yield (mention.actor,)


def _first(mark: Mark, candidates: Iterator[tuple[str, ...]]) -> frozenset[str]:
    fitting = (actors for actors in candidates if _agrees(mark, actors[0]))
    if mark.kind in {"they", "two of them"}:
        found: list[str] = []
        for (actor,) in fitting:
            if actor.startswith("group:") and not found:
                return frozenset({actor})
            if actor not in found and (not found or _sort(actor) == _sort(found[0])):
                found.append(actor)
            if len(found) == 2:
                return frozenset(found)
        return frozenset()
    return frozenset(next(fitting, ()))


def _sort(actor: str) -> str:
    sort = actor.partition(":")[0]
    return "state" if sort == "government" else sort


def _agrees(mark: Mark, actor: str) -> bool:
    """Whether an actor may be called so, by its sort, and by its given name for "he" and "she"."""
    word, person = mark.words.lower(), actor.startswith("person:")
    if mark.kind == "he, she":
        return person and _sex(actor) not in ({"male"} if word in _FEMALE else {"female"} if word in _MALE else set())
    if mark.kind == "I, we, you":
        return person if word in {"i", "me", "my", "myself", "you", "your"} else not person
    if mark.kind == "it":
        return not person
    if mark.kind == "phrase":
        titled = any(word.endswith(noun) for noun in _PERSON_NOUNS)
        return person if titled else not person
    people_meant = any(noun in word for noun in ("leader", "president", "minister", "men", "them"))
    return mark.words.lower() in _MANY or person == people_meant


@lru_cache(maxsize=4096)
def _sex(actor: str) -> str | None:
    name = people()[actor].name if actor in people() else actor.partition(":")[2].replace("-", " ").title()
    given = name.split(" ")[0]
    lists = wordings()
    return "female" if given in lists["female_names"] else "male" if given in lists["male_names"] else None

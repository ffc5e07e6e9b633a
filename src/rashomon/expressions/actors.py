"""Actor expressions as written.

Finders run from the surest to the loosest; what one has claimed, later ones leave alone. So the "Russia" of the outlet
Russia Today, or the "Turkey" of "Turkey's foreign ministry", is never an actor of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.encoder.parse import Parse, Sentence
from rashomon.expressions.actors_bodies import (
    find_bodies,
    find_governments,
    find_governments_of,
    find_groups,
    find_offices,
)
from rashomon.expressions.actors_deeds import find_deeds
from rashomon.expressions.actors_named import acronyms_defined, find_named, names_told
from rashomon.expressions.actors_offices_bodies import find_body_offices
from rashomon.expressions.actors_pairs import find_bodies_again, find_pairs, find_pronouns
from rashomon.expressions.actors_people import find_people
from rashomon.expressions.actors_register import Register, register_people
from rashomon.expressions.actors_states import find_states
from rashomon.expressions.actors_titles import find_titles
from rashomon.knowledge.actors.gazetteer import find_names
from rashomon.model import ActorExpression, Document, Span


def find_actors(document: Document, parse: Parse) -> tuple[ActorExpression, ...]:
    """All words of a document that stand for actors, in text order, without overlap.

    `actors` is empty where the context decides (pronouns, "the two leaders", "our president"); `office` then says what
    to look for: ("TUR", "counterpart"), ("", "president"), ("", "pair:states"), ("", "pronoun:one"), ("", "body:navy").
    """
    register, told, defined = register_people(document, parse), names_told(parse), acronyms_defined(parse)
    found: list[ActorExpression] = []
    for sentence in parse.sentences:
        claimed: list[ActorExpression] = []
        for expressions in _finders(document, sentence, register, told, defined):
            claimed += _free(expressions, claimed)
        found += _unshadowed(sentence, claimed)
    return tuple(sorted(found, key=lambda e: (e.span.start, e.span.end)))


def _finders(
    document: Document, sentence: Sentence, register: Register, told: dict[str, set[str]], defined: dict[str, str]
) -> Iterator[list[ActorExpression]]:
    people = list(find_people(document, sentence, register))
    yield list(find_offices(document, sentence, register, people))
    yield [*find_body_offices(document, sentence, register), *find_governments_of(document, sentence, register)]
    yield list(find_named(sentence, told, defined))
    yield people
    yield list(find_bodies(sentence))
    yield list(find_titles(document, sentence, register))
    yield list(find_governments(document, sentence, register))
    yield list(find_pairs(sentence))
    yield list(find_groups(sentence))
    yield list(find_bodies_again(sentence))
    yield list(find_states(sentence))
    yield list(find_deeds(sentence))
    yield list(find_pronouns(sentence))


def _free(expressions: Iterable[ActorExpression], claimed: list[ActorExpression]) -> list[ActorExpression]:
    """Those that overlap nothing claimed before, longer ones first."""
    kept: list[ActorExpression] = []
    for expression in sorted(expressions, key=lambda e: (e.span.start - e.span.end, e.span.start)):
        if not any(expression.span.overlaps(other.span) for other in (*claimed, *kept)):
            kept.append(expression)
    return kept


def _unshadowed(sentence: Sentence, claimed: list[ActorExpression]) -> list[ActorExpression]:
    """Leaves out what only cuts a piece from a longer name of the tables ("Islamic Jihad" in a movement's name)."""
    names = [
        Span(sentence.document, sentence.start + m.start, sentence.start + m.end) for m in find_names(sentence.text)
    ]
    return [e for e in claimed if not any(n.contains(e.span) and len(n) > len(e.span) for n in names)]

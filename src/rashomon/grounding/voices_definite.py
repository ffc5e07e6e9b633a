"""Speakers named by a bare definite phrase ("the ministry", "the envoy") or by "both": who of those before is meant."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.statements.lexicon import sources

#: A bare phrase reaches back over this many sentences: about two paragraphs of a newspaper.
_BACK = 8
_BOTH = 2
_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT"})
_BODIES = frozenset({"ORG", "GPE", "NORP"})


def is_bare(sentence: Sentence, head: Token) -> bool:
    """Whether a phrase is an article, "same" perhaps, and a noun for somebody who speaks, and nothing more."""
    known = sources()
    kids = [t.text.lower() for t in sentence.children(head) if t.pos != "PUNCT" and not _is_aside(sentence, t)]
    speaks = known.persons | known.officeholders | known.mouthpieces | known.institutions | known.outlets
    return kids in (["the"], ["the", "same"]) and head.pos == "NOUN" and head.lemma.lower() in speaks


def _is_aside(sentence: Sentence, token: Token) -> bool:
    """Whether a clause after a comma only adds something ("the source, who asked not to be named")."""
    first, _ = sentence.edges(token)
    return token.dep in ("relcl", "acl") and first > 0 and sentence.tokens[first - 1].text == ","


def fuller(parse: Parse, sentence: Sentence, head: Token) -> tuple[Sentence, Token] | None:
    """The latest phrase before with the same noun at its head that says more than "the" ("Peru's Defence Ministry").

    None where two phrases of one sentence would do ("the Cuban and the Haitian envoy").
    """
    for home, before in _sentences_before(parse, sentence, head):
        told = [t for t in before if _same_noun(head, t) and not is_bare(home, t)]
        if told:
            return (home, told[-1]) if len(told) == 1 else None
    return None


def _same_noun(head: Token, other: Token) -> bool:
    """Whether another phrase is of the same noun, in a name too ("the ministry", "Peru's Defence Ministry")."""
    alike = other.lemma.lower() == head.lemma.lower() and other.tag == head.tag
    named = other.text.lower() == head.text.lower() and other.pos == "PROPN"
    return other.dep in _PLACES and (alike or named)


def last_two(parse: Parse, sentence: Sentence, pronoun: Token) -> list[tuple[Sentence, Token]]:
    """The two speakers told of last, each as a subject of its own, for "both"; none where there are not two."""
    found: list[tuple[Sentence, Token]] = []
    for home, before in _sentences_before(parse, sentence, pronoun):
        subjects = [t for t in before if t.dep == "nsubj" and _single_speaker(home, t)]
        for token in reversed(subjects):
            if all(token.lemma != other.lemma for _, other in found):
                found.append((home, token))
            if len(found) == _BOTH:
                return found[::-1]
    return []


def _single_speaker(sentence: Sentence, noun: Token) -> bool:
    """Whether one person or body is the subject of a main verb; the subject of what somebody says is only spoken of."""
    known = sources()
    verb = sentence.head(noun)
    if verb is None or verb.dep != "ROOT":
        return False
    speaks = noun.lemma.lower() in known.persons | known.officeholders | known.mouthpieces
    return noun.tag in ("NN", "NNP") and (speaks or noun.entity in _BODIES | {"PERSON"})


def _sentences_before(parse: Parse, sentence: Sentence, token: Token) -> Iterator[tuple[Sentence, list[Token]]]:
    """The sentence up to the word, then those before it, nearest first."""
    number = parse.sentences.index(sentence)
    for home in reversed(parse.sentences[max(0, number - _BACK) : number + 1]):
        yield home, [t for t in home.tokens if home is not sentence or t.end <= token.start]

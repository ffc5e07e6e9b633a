"""Phrases around a noun: the country before or after it, its determiner, and the longest phrase of a list."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.knowledge.actors.gazetteer import adjectives, entries_of
from rashomon.knowledge.actors.wordings import Phrases, wordings
from rashomon.model import Span

#: Words that may stand between a demonym and its noun ("the Syrian main opposition").
MOST_MODIFIERS = 3
#: Longest names and phrases of the lists, in words.
LONGEST_PHRASE = 5

_NO_MODIFIER = frozenset({"VERB", "AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART", "NUM"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "many", "several", "some", "our", "his", "her", "its", "their", "these", "those", "both", "all"}
)


def words(sentence: Sentence, first: int, past: int) -> str:
    """The wording of tokens [first, past)."""
    tokens = sentence.tokens
    return sentence.text[tokens[first].start - sentence.start : tokens[past - 1].end - sentence.start]


def phrase_at(sentence: Sentence, index: int, phrases: Phrases) -> tuple[int, str, bool] | None:
    """The longest phrase of a list that starts at a token: its end, its value, and whether it is a plural."""
    if sentence.tokens[index].text.lower().partition("-")[0] not in phrases.starts:
        return None
    for past in range(min(len(sentence.tokens), index + LONGEST_PHRASE), index, -1):
        text = words(sentence, index, past).lower()
        if text in phrases:
            return past, phrases[text], False
        single = _singular(text)
        if single in phrases:
            return past, phrases[single], True
    return None


def _singular(text: str) -> str:
    """ "foreign ministers" gives "foreign minister", "heads of state" "head of state"."""
    first, _, rest = text.partition(" of ")
    if rest and first.endswith("s"):
        return f"{first[:-1]} of {rest}"
    return text[:-3] + "y" if text.endswith("ies") else text.removesuffix("s")


def country_before(sentence: Sentence, index: int) -> tuple[int, str] | None:
    """The demonym or possessive ("Turkey's") before a noun, modifiers aside: where it starts, and the country."""
    if found := _country_as_modifier(sentence, index):
        return found
    for past in range(index, max(index - MOST_MODIFIERS, 0), -1):
        if found := _country_ending(sentence, past):
            return found
        word = sentence.tokens[past - 1]
        acting = word.text.lower() in wordings()["acting"]
        if (word.pos in _NO_MODIFIER and not acting) or (word.pos == "PUNCT" and word.text not in {"-", '"'}):
            return None
    return None


def _country_ending(sentence: Sentence, past: int) -> tuple[int, str] | None:
    tokens = sentence.tokens
    for first in range(max(0, past - 4), past):
        text = words(sentence, first, past)
        if text in adjectives():
            joined = first > 0 and tokens[first - 1].text == "-"  # "the first African-American president"
            return None if joined else (first, adjectives()[text])
        if (
            tokens[past - 1].text in {"'s", "'"}
            and first < past - 1
            and (code := country_named(words(sentence, first, past - 1)))
        ):
            return first, code
    return None


def _country_as_modifier(sentence: Sentence, index: int) -> tuple[int, str] | None:
    """The name of a country right before a noun ("the UAE foreign minister"), unless it ends a longer name."""
    for first in range(max(0, index - LONGEST_PHRASE + 1), index):
        entries = entries_of(words(sentence, first, index))
        if entries and entries[0].sort == "country" and entries[0].country:
            before = sentence.tokens[first - 1] if first else None
            longer = before is not None and before.pos == "PROPN" and before.entity in {"PERSON", "ORG", "FAC"}
            about = index < len(sentence.tokens) and sentence.tokens[index].lemma.lower() in wordings()["on_a_country"]
            alone = sentence.tokens[index - 1].dep in {"compound", "nmod", "amod", "poss"} and not about
            return None if longer or not alone else (first, entries[0].country)
    return None


def country_named(name: str) -> str | None:
    """The country of a name or capital, else None."""
    return next((e.country for e in entries_of(name) if e.sort in {"country", "city"}), None)


def countries_of(sentence: Sentence, index: int) -> tuple[int, list[str]]:
    """The countries of "of Kenya and (the) Sudan" at a token, with the end of the phrase; none elsewhere."""
    if index >= len(sentence.tokens) or sentence.tokens[index].lemma != "of":
        return index, []
    found: list[str] = []
    end, at = index, index + 1
    while at < len(sentence.tokens):
        at += sentence.tokens[at].text.lower() == "the"
        named = _country_at(sentence, at)
        if named is None:
            break
        end, code = named
        found.append(code)
        at = end
        while at < len(sentence.tokens) and sentence.tokens[at].text in {",", "and"}:
            at += 1
        if at == end:
            break
    return end, found


def country_in(sentence: Sentence, index: int) -> str | None:
    """The country of "in Beijing" or "in Ghana" at a token, else None."""
    if index + 1 >= len(sentence.tokens) or sentence.tokens[index].lemma != "in":
        return None
    longest = min(len(sentence.tokens), index + 1 + LONGEST_PHRASE)
    return next(
        (c for past in range(longest, index + 1, -1) if (c := country_named(words(sentence, index + 1, past)))), None
    )


def _country_at(sentence: Sentence, index: int) -> tuple[int, str] | None:
    for past in range(min(len(sentence.tokens), index + LONGEST_PHRASE), index, -1):
        entries = entries_of(words(sentence, index, past))
        if entries and entries[0].sort == "country" and entries[0].country:
            return past, entries[0].country
    return None


def demonyms_before(sentence: Sentence, index: int) -> tuple[int, list[str]]:
    """The countries of "Thai and Lao" or "Thai, Lao and Khmer" before a plural, and where they start."""
    found = country_before(sentence, index)
    if found is None:
        return index, []
    start, codes = found[0], [found[1]]
    while start >= 2 and sentence.tokens[start - 1].text in {"and", ",", "or"}:
        joint = start - 1 - (sentence.tokens[start - 2].text == ",")
        other = _country_ending(sentence, joint)
        if other is None:
            break
        start, codes = other[0], [other[1], *codes]
    return start, codes


def determiner_at(sentence: Sentence, index: int) -> int:
    """Where a noun phrase starts, its determiner and count ("the two", "many") included."""
    start = index
    while start > 0 and (
        sentence.tokens[start - 1].text.lower() in _DETERMINERS or sentence.tokens[start - 1].pos == "NUM"
    ):
        start -= 1
    if (
        start > 0
        and sentence.tokens[start - 1].text == '"'
        and start > 1
        and sentence.tokens[start - 2].text.lower() in {"a", "the"}
    ):
        return index
    return start


def determiner(sentence: Sentence, start: int) -> str:
    """The determiner that opens a noun phrase, in lower case, or ""."""
    word = sentence.tokens[start].text.lower()
    return word if word in _DETERMINERS else ""


def span_of(sentence: Sentence, first: int, past: int) -> Span:
    """The span of tokens [first, past)."""
    return sentence.span(first, past)


def next_word(sentence: Sentence, past: int) -> Token | None:
    """The token at an index, or None past the end."""
    return sentence.tokens[past] if past < len(sentence.tokens) else None

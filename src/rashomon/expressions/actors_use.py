"""Whether a name of a state, capital or seat stands for an actor, by rules: "threats from Ankara", "Russia's coast"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from rashomon.encoder.parse import Sentence, Token
from rashomon.knowledge.actors.gazetteer import Entry, find_names
from rashomon.knowledge.actors.wordings import wordings
from rashomon.knowledge.places import words as place_words
from rashomon.model import Span

Use = Literal["actor", "place"]

_OBJECTS = frozenset({"dobj", "obj", "dative", "iobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


def use_of(sentence: Sentence, span: Span, head: Token, entry: Entry) -> Use:
    """Whether a name of a state, capital or building stands for an actor or for the place."""
    if in_address(sentence, span) or (entry.sort == "city" and _before_noun(sentence, span)):
        return "place"
    if entry.sort == "city" and sentence.role == "headline" and _reached(sentence, span):
        return "place"
    governor = sentence.head(head)
    if (
        head.dep in {"conj", "appos"}
        and governor is not None
        and not sentence.within(span)[0].index <= governor.index < head.index
    ):
        return _like_first(sentence, span, head, governor, entry)
    if head.dep == "pobj" and governor is not None:
        return _after_preposition(sentence, governor, entry)
    if head.dep == "poss" and governor is not None:
        return _owning(governor, entry)
    if entry.sort == "city":
        return _city_as(sentence, head, governor)
    if head.dep in _OBJECTS and governor is not None and governor.lemma in wordings()["visit_verbs"]:
        return "place"
    if head.dep in {"compound", "nmod", "amod"} and governor is not None:
        return _modifying(
            sentence, governor, entry, sentence.text[span.start - sentence.start : span.end - sentence.start]
        )
    return "place" if head.dep in {"npadvmod", "advmod"} and sentence.role != "headline" else "actor"


def certain(sentence: Sentence, span: Span, head: Token) -> bool:
    """Whether the form settles the use, so that nothing else need be asked: in an address, in a headline (whose parse
    is poor), before a noun for those who speak, inside a title ("the President of Russia"), or where something told
    comes from it or goes to it ("threats from Ankara")."""
    if in_address(sentence, span) or sentence.role == "headline":
        return True
    after = next((t for t in sentence.tokens if t.start >= span.end), None)
    if after is not None and after.start == span.end + 1 and after.lemma.lower() in _speaking():
        return True  # "both Kremlin and Ankara sources": the parse of lists is poor
    governor = sentence.head(head)
    if head.dep != "pobj" or governor is None:
        return False
    above = sentence.head(governor)
    titled = above is not None and governor.lemma.lower() == "of" and above.pos == "PROPN"
    sent = governor.lemma.lower() == "to" and bool(_governing(sentence, governor) & wordings()["troops"])
    return titled or sent or _located(governor, above) or _told(sentence, governor)


def _located(preposition: Token, above: Token | None) -> bool:
    """Whether a preposition is one of sites ("at Bucharest"), not of feelings ("anger at Ankara")."""
    feels = above is not None and above.lemma.lower() in place_words()["not_locating"]
    return preposition.lemma.lower() in wordings()["site_prepositions"] and not feels


def _reached(sentence: Sentence, span: Span) -> bool:
    """Whether a verb whose object is a place stands right before a name in a headline ("Blasts rock Khartoum")."""
    before = sentence.within(span)[0].index - 1
    word = sentence.tokens[before].text.lower() if before > 0 else ""
    return bool({word, word.removesuffix("s"), word.removesuffix("es")} & place_words()["reached"])


def _before_noun(sentence: Sentence, span: Span) -> bool:
    """Whether a city's name stands before its noun ("the Geneva talks"), other than one for a government."""
    after = next((t for t in sentence.tokens if t.start >= span.end), None)
    return (
        after is not None
        and after.pos in {"NOUN", "PROPN"}
        and after.start == span.end + 1
        and after.lemma.lower() not in _speaking()
    )


@cache
def _speaking() -> frozenset[str]:
    """Nouns for those who speak for a government, and for what they say."""
    return wordings()["city_modifier_nouns"] | wordings()["communication_nouns"]


def _after_preposition(sentence: Sentence, preposition: Token, entry: Entry) -> Use:
    lists, word = wordings(), preposition.lemma.lower()
    if preposition.dep == "dative":
        return "actor"
    if word in lists["locative_prepositions"]:
        return "place"
    lemmas = _governing(sentence, preposition)
    told = _told(sentence, preposition)
    if entry.sort == "city":
        return _city_after(word, lemmas, told)
    if word in {"to", "from"}:
        return "actor" if told else _to_or_from(word, lemmas, sentence.head(preposition))
    places = lists["place_nouns"] | lists["motion_nouns"]
    if word == "of":
        above = sentence.head(preposition)
        return "place" if lemmas & places or (above is not None and above.pos == "PROPN") else "actor"
    return "place" if word == "on" and lemmas & places else "actor"


def _governing(sentence: Sentence, preposition: Token) -> set[str]:
    """The words a preposition may belong to: its governor and, as parsers often attach too high, the noun before it."""
    above = sentence.head(preposition)
    before = sentence.tokens[preposition.index - 1] if preposition.index else None
    found = {above.lemma.lower()} if above is not None else set()
    if before is not None and before.pos == "PROPN":
        return found | {before.text.lower().removesuffix("s")} & wordings()["troops"]  # "ordered Marines to"
    return found | ({before.lemma.lower()} if before is not None and before.pos == "NOUN" else set())


def _to_or_from(word: str, lemmas: set[str], above: Token | None) -> Use:
    """ "a letter to Russia" and "threats from Turkey" name an actor, "flew to Russia" and "oil from Iraq" a place."""
    lists = wordings()
    if above is None or lemmas & (
        lists["motion_verbs"] | lists["motion_nouns"] | lists["shipped_nouns"] | lists["troops"]
    ):
        return "place"
    if word == "from":
        return "actor" if above.pos == "VERB" and lemmas & lists["taking_verbs"] else "place"
    return "actor"


def _told(sentence: Sentence, preposition: Token) -> bool:
    """Whether a preposition belongs to a noun for something said, given or dealt ("threats from", "talks with")."""
    lists = wordings()
    above = sentence.head(preposition)
    before = sentence.tokens[preposition.index - 1] if preposition.index else None
    nouns = {t.lemma.lower() for t in (above, before) if t is not None and t.pos == "NOUN"}
    return bool(nouns & (lists["communication_nouns"] | lists["relation_nouns"]))


def _city_after(word: str, lemmas: set[str], told: bool) -> Use:
    """ "threats from Ankara" and "talks with Tehran" name a government, "a train from Ankara" a place."""
    lists = wordings()
    if word not in {"from", "with", "by", "between", "against", "to", "for", "toward", "towards", "on", "among"}:
        return "place"
    dealt = word in {"with", "against", "between", "by"} and not lemmas & lists["motion_verbs"]
    return "actor" if told or dealt else "place"


def _city_as(sentence: Sentence, head: Token, governor: Token | None) -> Use:
    lists = wordings()
    if governor is None:
        return "place"
    if head.dep in _SUBJECTS:
        described = governor.lemma == "be" and any(
            t.pos in {"NOUN", "PROPN"} for t in sentence.children(governor, "attr")
        )
        return (
            "place" if described or governor.lemma in lists["city_place_verbs"] or governor.dep == "relcl" else "actor"
        )
    if head.dep in _OBJECTS:
        return "actor" if governor.lemma in lists["city_object_verbs"] else "place"
    if head.dep in {"compound", "nmod"}:
        return (
            "actor"
            if governor.lemma.lower() in lists["city_modifier_nouns"]
            or governor.lemma.lower() in lists["communication_nouns"]
            else "place"
        )
    return "place"


def _owning(owned: Token, entry: Entry) -> Use:
    """ "Russia's backing" and "Moscow's troops" act, "Russia's coast" and "Moscow's streets" are places."""
    lemma = owned.lemma.lower()
    if lemma in wordings()["place_nouns"]:
        return "place"
    return "place" if entry.sort == "city" and owned.tag in {"NNP", "NNPS"} else "actor"


def _modifying(sentence: Sentence, governor: Token, entry: Entry, text: str) -> Use:
    """A name before a noun: "Russia sanctions" deal with the state, "the Syria talks" and "U.S. ally" do not."""
    lemma = governor.lemma.lower()
    if entry.sort == "building":
        return "actor"
    dealt = lemma.removesuffix("s") in wordings()["place_nouns"] | wordings()["relation_nouns"]
    if sentence.role == "headline" and not governor.text.islower() and not dealt:
        return "actor"
    if lemma in wordings()["place_nouns"] or governor.pos == "PROPN" or text.isupper() or "." in text:
        return "place"
    return "actor" if lemma in {"sanction", "policy"} else "place"


def _like_first(sentence: Sentence, span: Span, head: Token, governor: Token, entry: Entry) -> Use:
    """A joined name is used like the first of the list."""
    if entry.sort == "city" and governor.pos != "PROPN":
        return "place"
    above = sentence.head(governor)
    chain = 0
    while governor.dep == "conj" and above is not None and chain < len(sentence.tokens):
        governor, above, chain = above, sentence.head(above), chain + 1
    if governor.dep == "pobj" and above is not None:
        return _after_preposition(sentence, above, entry)
    if governor.dep == "poss" and above is not None:
        return _owning(above, entry)
    if governor.dep in {"compound", "nmod"} and above is not None and entry.sort == "city":
        return _city_as(sentence, governor, above)
    if governor.pos in {"VERB", "AUX"}:
        return "actor"
    if governor.dep in _OBJECTS and above is not None and above.lemma in wordings()["visit_verbs"]:
        return "place"
    return "actor" if entry.sort != "city" or governor.dep in _SUBJECTS | {"compound", "poss"} else "place"


def in_address(sentence: Sentence, span: Span) -> bool:
    """Whether the name closes an address: "Novorossiysk, Russia" after a place name and a comma."""
    tokens = sentence.within(span)
    before = tokens[0].index - 1
    if before < 1 or sentence.tokens[before].text != ",":
        return False
    place = sentence.tokens[before - 1]
    listed = next((t for t in sentence.tokens[tokens[-1].index + 1 :][:2] if t.text in {"and", "or"}), None)
    return (
        place.pos == "PROPN"
        and place.entity in {"GPE", "LOC", "FAC"}
        and listed is None
        and not _is_country(place.text)
    )


def _is_country(word: str) -> bool:
    return any(e.sort == "country" for m in find_names(word) for e in m.entries)

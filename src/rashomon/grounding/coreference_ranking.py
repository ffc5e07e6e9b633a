"""Which of the phrases before it a pronoun stands for: a log-linear ranking of mentions.

Each phrase that agrees with the pronoun, and "none of them", has a few features; their weights are learned
(`training/coreference.py`), one list for each kind of pronoun. Chances of phrases that name the same are added up, and
the answer counts only where it is clear. After Denis and Baldridge (EMNLP 2008) and Durrett and Klein (EMNLP 2013).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.encoder.parse import Sentence, Token
from rashomon.grounding.actors_context import SUBJECTS, Context
from rashomon.grounding.coreference_phrases import Phrase, role_of
from rashomon.knowledge.actors.reference import reference
from rashomon.knowledge.files import read_yaml

Features = Mapping[str, float]
Weights = Mapping[str, Mapping[str, float]]

#: Sentences back that a pronoun may reach.
REACH = 3
#: What the answer's chance has to be, by the curves of `python -m training.coreference --curve` (composed reports left
#: out in turn): "he" has P 91 / R 79 at .65 (89 / 85 at .5, 97 / 51 at .9), "it" 85 / 79 at .6; "they" are too few.
CLEAR: Mapping[str, float] = {"one": 0.65, "several": 0.6, "thing": 0.6}
#: The same where nobody else in the sentence of the answer may be meant: two named side by side are what most often
#: leaves "he" open to a reader too.
CLEAR_ALONE = 0.6


@dataclass(frozen=True)
class Asked:
    """A pronoun to be settled, and where it stands. `kind` is "one", "several" or "thing"."""

    sentence: Sentence
    number: int
    token: Token
    kind: str
    quoted: bool

    @property
    def word(self) -> str:
        return self.token.text.lower()


def clearest(
    asked: Asked, phrases: Sequence[Phrase], features: Sequence[Features], none: Features
) -> tuple[tuple[str, ...] | None, float, Phrase | None]:
    """The key of the phrase that a pronoun stands for, its chance, and the latest phrase of that key.

    The key is None where "none of them" is the likeliest.
    """
    weights = learned()[asked.kind]
    scores = [_score(weights, each) for each in (none, *features)]
    top = max(scores)
    chances = [math.exp(score - top) for score in scores]
    whole = sum(chances)
    by_key: dict[tuple[str, ...], float] = {}
    latest: dict[tuple[str, ...], Phrase] = {}
    for phrase, chance in zip(phrases, chances[1:], strict=True):
        by_key[phrase.key] = by_key.get(phrase.key, 0.0) + chance / whole
        if phrase.key not in latest or phrase.actors:
            latest[phrase.key] = phrase
    best = max(by_key, key=lambda key: by_key[key], default=None)
    if best is None or by_key[best] < chances[0] / whole:
        return None, chances[0] / whole, None
    return best, by_key[best], latest[best]


def _score(weights: Mapping[str, float], features: Features) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


@cache
def learned() -> Weights:
    """The weights of the features for each kind of pronoun."""
    weights: Weights = read_yaml("actors/reference_weights.yaml")
    return weights


def features_of(context: Context, asked: Asked, phrases: Sequence[Phrase]) -> list[Features]:
    """The features of each phrase that a pronoun may stand for, in the order given (text order)."""
    counts = _counts(phrases)
    ranks = _ranks(phrases)
    governing = _governing_subjects(asked)
    speaking = _speaking(context, asked)
    spoke = _spoke_last(context, asked)
    role = role_of(asked.sentence, asked.token)
    firsts = {p.sentence: p for p in reversed(phrases) if p.role == "subject"}
    found: list[Features] = []
    for phrase in phrases:
        back = asked.number - phrase.sentence
        same = back == 0
        names: dict[str, float] = {f"{back} back": 1, f"{role} for {phrase.role}": 1, f"nearest {ranks[phrase.key]}": 1}
        names[f"{phrase.role} {'here' if same else 'before'}"] = 1
        names["mentions"] = math.log2(1 + counts[phrase.key])
        if same and phrase.head.index in governing:
            names[f"governing {governing.index(phrase.head.index)}"] = 1
        if same and phrase.head.index in speaking:
            names["speaking"] = 1
        if phrase.head.start in spoke and not _followed(phrases, phrase, asked):
            names["spoke last"] = 1
        if not same and firsts.get(phrase.sentence) is phrase:
            names[f"first subject {back} back"] = 1
        if same and firsts.get(phrase.sentence) is phrase:
            names["first subject here"] = 1
        names["pronoun" if phrase.pronoun else _known_as(phrase)] = 1
        if phrase.actors and phrase.pronoun:
            names["settled pronoun"] = 1
        if phrase.pronoun and phrase.head.text.lower() == asked.word:
            names["same word"] = 1
        if phrase.sex is not None and asked.kind == "one":
            names["sex told"] = 1
        if phrase.place:
            names["place"] = 1
        if phrase.either:
            names["either number"] = 1
        if phrase.together:
            names["together"] = 1
        if phrase.quoted != asked.quoted:
            names["into quotation" if asked.quoted else "out of quotation"] = 1
        if asked.number and context.parse.sentences[phrase.sentence].role == "headline" and not same:
            names["headline"] = 1
        if phrase.start > asked.token.start:
            names["behind"] = 1
        names[f"sort {phrase.sort}"] = 1
        found.append(names)
    return found


def _known_as(phrase: Phrase) -> str:
    """How a phrase tells whom it names: a known actor, a name that is none, "the" somebody, or nothing of the kind."""
    if phrase.actors or (phrase.sort == "person" and phrase.head.pos == "PROPN"):
        return "named"
    return f"the {phrase.sort}" if phrase.definite else f"a {phrase.sort}"


def none_features(asked: Asked) -> Features:
    """The features of "none of them": mostly what makes "it" and "they" stand for nothing."""
    names: dict[str, float] = {"none": 1, f"none for {role_of(asked.sentence, asked.token)}": 1}
    if is_empty(asked.sentence, asked.token):
        names["empty"] = 1
    if asked.quoted:
        names["none in quotation"] = 1
    verb = asked.sentence.head(asked.token)
    if asked.token.dep in SUBJECTS and verb is not None and verb.tag in {"VBP", "VBZ"}:
        names["none of a present verb"] = 1
    return names


def is_empty(sentence: Sentence, token: Token) -> bool:
    """Whether "it" is the subject of what is clear, likely or needed, and stands for nothing."""
    if token.text.lower() != "it" or token.dep not in SUBJECTS | {"expl"}:
        return False
    verb = sentence.head(token)
    if verb is None:
        return False
    lists = reference()
    words = {t.lemma.lower() for t in sentence.children(verb, "attr", "acomp", "npadvmod", "oprd")} | {
        verb.text.lower()
    }
    clause = bool(sentence.children(verb, "ccomp", "xcomp", "advcl", "csubj"))
    clause = clause or any(sentence.children(t, "ccomp", "xcomp", "relcl", "acl") for t in sentence.children(verb))
    said = verb.lemma == "be" and bool(words & lists["empty_predicates"]) and (clause or "clear" in words)
    passive = token.dep == "nsubjpass" and verb.text.lower() in lists["empty_predicates"] and clause
    return token.dep == "expl" or said or passive or (verb.lemma in lists["empty_verbs"] and clause)


def _counts(phrases: Sequence[Phrase]) -> dict[tuple[str, ...], int]:
    counts: dict[tuple[str, ...], int] = {}
    for phrase in phrases:
        counts[phrase.key] = counts.get(phrase.key, 0) + 1
    return counts


def _ranks(phrases: Sequence[Phrase]) -> dict[tuple[str, ...], int]:
    """How near the latest phrase of each key is among all keys: 0 the nearest, 3 for all beyond the third."""
    order = list(dict.fromkeys(p.key for p in reversed(phrases)))
    return {key: min(rank, 3) for rank, key in enumerate(order)}


def _governing_subjects(asked: Asked) -> list[int]:
    """The subjects of the verbs above a pronoun, innermost first, its own verb's first for what is no subject."""
    found = []
    for above in asked.sentence.ancestors(asked.token):
        if above.pos in {"VERB", "AUX"}:
            subject = asked.sentence.child(above, *SUBJECTS)
            if subject is not None and subject.index != asked.token.index:
                found.append(subject.index)
    return found[:3]


def _speaking(context: Context, asked: Asked) -> set[int]:
    """The heads of sources whose words hold the pronoun."""
    found = set()
    for attribution in context.attributions:
        if any(c.start <= asked.token.start < c.end for c in attribution.content):
            for span in attribution.source:
                head = asked.sentence.top(span)
                if head is not None:
                    found.add(head.index)
    return found


def _spoke_last(context: Context, asked: Asked) -> set[int]:
    """The heads (offsets) of the latest source before a pronoun that is one itself ("he said"): whose words go on."""
    start = asked.token.start
    if not any(span.start <= start < span.end for a in context.attributions for span in a.source):
        return set()
    before = [a.source for a in context.attributions if a.source and max(s.end for s in a.source) <= start]
    found = set()
    for span in max(before, key=lambda source: source[-1].start, default=()):
        sentence = context.parse.at(span.start)
        top = sentence.top(span) if sentence is not None else None
        if sentence is not None and top is not None:
            found |= {t.start for t in (top, *sentence.children(top, "appos"))}
    return found


def _followed(phrases: Sequence[Phrase], phrase: Phrase, asked: Asked) -> bool:
    """Whether somebody else is a subject between a phrase and the sentence of the pronoun: the text has gone on."""
    after = (p for p in phrases if phrase.start < p.start and p.sentence < asked.number)
    return any(p.role == "subject" and p.key != phrase.key for p in after)


def co_arguments(sentence: Sentence, pronoun: Token) -> set[int]:
    """Words that a pronoun can't stand for as they share its verb: "he saw him", "she asked him to help her".

    A verb without a subject of its own has that of the verb above it, and "who" its noun. After principle B of the
    binding theory (Chomsky 1981).
    """
    verb = _verb(sentence, pronoun)
    if verb is None:
        return set()
    found = {t.index for t in sentence.tokens if t.index != pronoun.index and _verb(sentence, t) == verb}
    if pronoun.dep not in SUBJECTS and (subject := _subject(sentence, verb)) is not None:
        found.add(subject.index)
    return found


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb above."""
    for _ in sentence.tokens:
        own = sentence.child(verb, *SUBJECTS)
        above = sentence.head(verb)
        if own is not None:
            relative = own.tag in {"WP", "WDT"} and verb.dep == "relcl"
            return above if relative else own
        if above is None or verb.dep not in {"xcomp", "conj", "advcl", "ccomp", "relcl", "acl"}:
            return None
        if verb.dep in {"relcl", "acl"}:
            return None
        if verb.dep in {"xcomp", "ccomp"} and (told := sentence.child(above, "dobj")) is not None:
            return told
        verb = above
    return None


def holds(sentence: Sentence, phrase: Token, pronoun: Token) -> bool:
    """Whether a pronoun stands inside a phrase, but for its clauses ("the man who lost his post")."""
    inside = pronoun
    for above in sentence.ancestors(pronoun):
        if above.index == phrase.index:
            return inside.dep not in {"relcl", "acl"}
        if inside.dep in {"relcl", "acl"} or above.pos in {"VERB", "AUX"}:
            return False
        inside = above
    return False


def _verb(sentence: Sentence, token: Token) -> Token | None:
    """The verb that a word is an argument of, by a preposition too."""
    above = sentence.head(token)
    while token.dep in {"conj", "appos"} and above is not None and above.pos in {"NOUN", "PROPN", "PRON"}:
        token, above = above, sentence.head(above)
    if token.dep == "pobj" and above is not None:
        token, above = above, sentence.head(above)
        if token.dep not in {"prep", "dative", "agent"}:
            return None
    elif token.dep not in SUBJECTS | {"dobj", "dative"}:
        return None
    return above if above is not None and above.pos in {"VERB", "AUX"} else None

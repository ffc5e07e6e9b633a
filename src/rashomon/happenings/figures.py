"""Words of deeds used as figures of speech: attacks made with words, contests without arms, freed letters.

A deed that only bodies and ground can suffer is a figure where its object is neither: a *matter* ("attacked his
record", "freed up the budget", "fought for tax reform"). Attack words between two persons, one of them by name, are
criticism too: a report that means blows between two people says so ("stabbed", "shot").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from rashomon.encoder.parse import Token
from rashomon.happenings.clauses import logical_objects
from rashomon.happenings.fillers import Fillers
from rashomon.happenings.lexicon import nouns
from rashomon.happenings.matching import Match
from rashomon.happenings.phrases import lemma_of, prepositional
from rashomon.knowledge.files import read_yaml

#: Behind which a contest names its adversary, and what it is about.
_ADVERSARY = ("against", "with")
_ABOUT = ("for", "against", "on")
_ONE = frozenset(("he", "him", "his", "she", "her", "i", "me", "my"))
_SUFFERERS = ("on", "of", "against")


@dataclass(frozen=True)
class Figures:
    """The table of figures (knowledge/happenings/figures.yaml)."""

    bodily: frozenset[str]
    attacks: frozenset[str]
    blows: frozenset[str]
    armed: frozenset[str]
    contests: frozenset[str]
    pretexts: frozenset[str]
    quarrels: frozenset[str]
    living: frozenset[str]
    papers: frozenset[str]
    matters: frozenset[str]


@lru_cache(maxsize=1)
def figures() -> Figures:
    """The table, read once."""
    data: Mapping[str, Any] = read_yaml("happenings/figures.yaml")
    matters = frozenset(word for group in data["matters"].values() for word in group)
    lists = {
        name: frozenset(data[name])
        for name in ("bodily", "attacks", "blows", "armed", "contests", "pretexts", "quarrels", "living", "papers")
    }
    return Figures(**lists, matters=matters)


def as_meant(match: Match, fillers: Fillers) -> Match | None:
    """The match as its words are meant: an attack with words is criticism; None for a figure that tells of no deed."""
    frame, known = match.frame, figures()
    kinds = {frame.root, f"{frame.root}:{frame.mode}"}
    if not kinds & known.bodily or frame.objects:
        return match
    unable = known.matters | known.papers if kinds & known.living else known.matters
    suffering = _suffering(match)
    of_matter = bool(suffering) and all(_is_one_of(unable, t, match, fillers) for t in suffering)
    if frame.root == "ASSAULT" and frame.lemma in known.attacks:
        if any(lemma_of(t) in known.armed for t in match.sentence.children(match.head, "amod", "compound")):
            return match
        quarrel = frame.lemma not in known.blows and _between_persons(match, fillers)
        return _as_criticism(match) if of_matter or quarrel or _says_what(match) else match
    if frame.root == "ASSAULT" and frame.lemma in known.contests:
        persons = _between_persons(match, fillers)
        if persons and _quarrels(match):
            return _as_criticism(match)
        return None if of_matter or persons or _is_for_matter(match, fillers) else match
    spared = match.nominal and frame.root == "ASSAULT"  # "the terrorist attack on our values" is one
    return None if of_matter and not spared else match


def _as_criticism(match: Match) -> Match:
    return replace(match, frame=replace(match.frame, root="ACCUSE", mode="disapprove", context=None, cameo="111"))


def _quarrels(match: Match) -> bool:
    return any(t.text.lower() in figures().quarrels for t in match.sentence.children(match.head, "prep"))


def _suffering(match: Match) -> list[Token]:
    """What the deed is done to, inside what it comes in ("a batch of letters")."""
    s, frame = match.sentence, match.frame
    if frame.pos == "verb":
        found = logical_objects(s, match.head) if "object" in frame.recipient else []
        found = [t for t in found if t not in match.words]
    else:
        slots = [p for p in _SUFFERERS if p in frame.recipient]
        found = next((found for p in slots if (found := prepositional(s, match.head, p))), [])
        if not found and "poss" in frame.recipient:
            found = s.children(match.head, "poss")
    return [each for t in found for each in _contents(match, t) or [t]]


def _contents(match: Match, token: Token) -> list[Token]:
    return prepositional(match.sentence, token, "of") if lemma_of(token) in nouns().containers else []


def _is_one_of(words: frozenset[str], token: Token, match: Match, fillers: Fillers) -> bool:
    """Whether a word, or it with the one before it, is one of these; the name of somebody or of a place never is."""
    if token.pos == "PROPN" or token.entity or fillers.names.is_place_name(token):
        return False
    before = [t for t in match.sentence.children(token, "compound", "amod") if t.index < token.index]
    return lemma_of(token) in words or any(f"{lemma_of(t)} {lemma_of(token)}" in words for t in before)


def _between_persons(match: Match, fillers: Fillers) -> bool:
    """Whether one person does it to one person, at least one of them named."""
    by_role = fillers.by_role(match)
    doers, others = by_role["actor"], by_role["recipient"]
    if len(doers) != 1 or len(others) != 1:
        return False
    named = [_is_named_person(t, fillers) for t in (doers[0], others[0])]
    return any(named) and all(n or t.text.lower() in _ONE for n, t in zip(named, (doers[0], others[0]), strict=True))


def _is_named_person(token: Token, fillers: Fillers) -> bool:
    expression = fillers.names.expression_at(token)
    known = expression is not None and any(a.startswith("person:") for a in expression.actors)
    return token.pos == "PROPN" and (token.entity == "PERSON" or known)


def _says_what(match: Match) -> bool:
    """Whether it is told what the words were ("attacked him as weak", "attacks that he is weak")."""
    s, known = match.sentence, figures()
    if match.nominal:
        clauses = s.children(match.head, "acl", "relcl", "ccomp")
        return any(t.text.lower() == "that" for clause in clauses for t in s.children(clause, "mark"))
    after = [
        t for t in s.children(match.head, "prep") if t.text.lower() in known.pretexts and t.index > match.head.index
    ]
    return any(kid.pos == "ADJ" for p in after for kid in s.children(p, "amod", "pobj", "acomp"))


def _is_for_matter(match: Match, fillers: Fillers) -> bool:
    """Whether a contest is for or against a matter, and no adversary is told of ("fought for the reform")."""
    s = match.sentence
    leading = [t for t in s.children(match.head, "prep") if t.text.lower() in _ABOUT]
    gerunds = [t for preposition in leading for t in s.children(preposition, "pcomp")]
    about = [t for p in _ABOUT for t in prepositional(s, match.head, p)]
    adversaries = [t for p in _ADVERSARY for t in prepositional(s, match.head, p)] + _suffering(match)
    solid = [t for t in adversaries if not _is_one_of(figures().matters, t, match, fillers)]
    return not solid and (bool(gerunds) or any(_is_one_of(figures().matters, t, match, fillers) for t in about))

"""Denying: whether a clause is what a voice denies, or what it says in words of its own that say "not".

An attribution's stance is that of a denial too where what is said rejects something ("maintained that nobody had
crossed"). Such words are the denial: "what was denied" before them would be the opposite of what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from rashomon.accounts.said import DENIALS
from rashomon.knowledge.telling_words import telling_words
from rashomon.model import Attribution, Document, Item, Reading
from rashomon.statements.lexicon import sources, verbs

_WORD = re.compile(r"[\w'’-]+")


def is_denied_clause(reading: Reading, attribution: Attribution, item: Item) -> bool:
    """Whether a clause is what its voice denies: the cue denies or disputes, and what follows is no quotation of what
    the voice says against it ("“The gate was open,” he objected")."""
    if attribution.stance not in DENIALS or attribution.form == "direct":
        return False
    if has_denying_cue(reading.document, attribution):
        return True
    return not item.negated and telling_words().saying.isdisjoint(_WORD.findall(_cue(reading.document, attribution)))


def has_denying_cue(document: Document, attribution: Attribution) -> bool:
    """Whether an attribution's own words deny or dispute what follows."""
    return attribution.stance in DENIALS and _denying().search(_cue(document, attribution)) is not None


def _cue(document: Document, attribution: Attribution) -> str:
    return " ".join(document.quote(span) for span in attribution.cue).casefold()


@cache
def _denying() -> re.Pattern[str]:
    """What matches a form of a verb or a noun that denies or disputes."""
    deny = (lemma for lemma, uses in verbs().items() if any(use.stance in DENIALS for use in uses))
    return re.compile("|".join([*map(_forms, deny), *_nouns(sources().content_nouns)]))


def _forms(lemma: str) -> str:
    """A pattern of the forms of a regular verb, with its particle if it has one ("turned the claim down")."""
    verb, _, particle = lemma.partition(" ")
    if re.search(r"[^aeiou]y$", verb):
        forms = rf"\b{verb[:-1]}(?:y|ies|ied|ying)\b"
    elif verb.endswith("e"):
        forms = rf"\b{verb[:-1]}(?:e|es|ed|ing)\b"
    else:
        forms = rf"\b{verb}(?:s|es|{verb[-1]}?(?:ed|ing))?\b"
    return rf"{forms}.*\b{particle}\b" if particle else forms


def _nouns(stances: Mapping[str, str]) -> Iterator[str]:
    return (rf"\b{noun}s?\b" for noun, stance in stances.items() if stance in DENIALS)

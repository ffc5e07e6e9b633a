"""What an output says of a composed storyline, in the terms of its gold: reports by their keys, words by positions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Dimension, Telling, Verdict

if TYPE_CHECKING:
    from gold.accounts_reports import Quote, Storyline

#: Word positions of a text: the report's key and where the word begins.
Words = frozenset[tuple[str, int]]

#: The likeness from which two quotes are the same evidence, as in `score_seeds.py`: a clause and its sentence are, a
#: clause and its paragraph are not.
ALIKE = 0.3
_WORD = re.compile(r"\w+")
_LOOSE = frozenset({"a", "an", "from", "of", "s", "the"})


@dataclass(frozen=True, slots=True)
class ShownAccount:
    """One account of an output: what its voice goes by, the report in whose own voice it is told (None where somebody
    is quoted), stance and words."""

    names: tuple[str, ...]
    narrator_of: str | None
    stance: Telling
    words: Words


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """One comparison of an output."""

    verdict: Verdict
    nuance: str | None
    a: Words
    b: Words


@dataclass(frozen=True, slots=True)
class ShownProposition:
    """One proposition of an output: its event, dimension and accounts."""

    event: str
    dimension: Dimension
    accounts: tuple[ShownAccount, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """What is scored: propositions, comparisons, and pairs of a reprint and its original."""

    propositions: tuple[ShownProposition, ...] = ()
    comparisons: tuple[ShownComparison, ...] = ()
    carriers: tuple[tuple[str, str], ...] = ()


def words_of(storyline: Storyline, quote: Quote) -> Words:
    """The word positions of a quote."""
    return positions(quote.report, storyline.words(quote), quote.start)


def positions(report: str, text: str, start: int) -> Words:
    """The word positions of a stretch that begins at an offset of a report."""
    return frozenset((report, start + match.start()) for match in _WORD.finditer(text))


def likeness(some: Words, others: Words) -> float:
    """Jaccard's coefficient; nothing is like nothing."""
    return len(some & others) / len(some | others) if some | others else 0.0


def called(names: Iterable[str], accepted: Iterable[str]) -> bool:
    """Whether a name is an accepted one, or shares more than half of its words with it."""
    own, wanted = [_plain(n) for n in names], [_plain(n) for n in accepted]
    return any(a == b or _shared(a, b) > 0.5 for a in own for b in wanted)


def _plain(name: str) -> str:
    flat = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    return re.sub(r"^the ", "", "".join(c for c in flat if not unicodedata.combining(c)).strip())


def _shared(a: str, b: str) -> float:
    some, others = set(_WORD.findall(a)) - _LOOSE, set(_WORD.findall(b)) - _LOOSE
    return len(some & others) / len(some | others) if some | others else 0.0

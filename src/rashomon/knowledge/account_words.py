"""Words that give the values of an account: rungs of firmness, judgements, whom a number counts, sorts of parties."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the ladder of firmness: the words that put a clause on it, those of which it needs one beside them, and
    those that keep a clause from any higher one. `firm` says that somebody is bound."""

    name: str
    height: int
    words: frozenset[str]
    beside: frozenset[str]
    only: frozenset[str]
    firm: bool


@dataclass(frozen=True, slots=True)
class Evaluations:
    """Words of judgement with what they lean to (1 good, -1 bad, 0 neither): those that judge nothing but an exchange,
    and common ones; and the nouns that are judged."""

    plain: dict[str, int]
    common: dict[str, int]
    nouns: frozenset[str]


_LEANINGS = {"good": 1, "bad": -1, "neither": 0}


@cache
def ladder() -> tuple[Step, ...]:
    """The rungs, least firm first."""
    return tuple(
        Step(
            row["name"],
            height,
            frozenset(row["words"]),
            frozenset(row.get("with", ())),
            frozenset(row.get("only", ())),
            bool(row.get("firm")),
        )
        for height, row in enumerate(read_yaml("accounts/firmness.yaml")["ladder"])
    )


def step_of(words: Collection[str]) -> Step | None:
    """The rung of a clause with these dictionary forms; None where no word tells."""
    present = frozenset(words)
    for step in ladder():
        if step.only & present and step.words & present:
            return step
    found = [s for s in ladder() if s.words & present and (not s.beside or s.beside & present)]
    both = [s for s in found if s.beside]  # "agreed to explore" is no agreement
    return both[-1] if both else found[-1] if found else None


def is_firm(height: int) -> bool:
    """Whether somebody is bound from this rung on."""
    return ladder()[height].firm


@cache
def evaluations() -> Evaluations:
    """The table of judgements."""
    data = read_yaml("accounts/evaluation.yaml")

    def leaning(group: str) -> dict[str, int]:
        return {word: _LEANINGS[name] for name, words in data[group].items() for word in words}

    return Evaluations(leaning("plain"), leaning("common"), frozenset(data["nouns"]))


@cache
def groups_counted() -> dict[str, str]:
    """The group of each noun for people that a number may count."""
    groups = read_yaml("accounts/counted.yaml")["groups"]
    return {word: group for group, words in groups.items() for word in words}


@cache
def words_before_counted() -> frozenset[str]:
    """Words that may stand between a number and the noun it counts."""
    return frozenset(read_yaml("accounts/counted.yaml")["between"])


@cache
def words_behind_counted() -> frozenset[str]:
    """Words with which the phrase of a counted noun is over."""
    return frozenset(read_yaml("accounts/counted.yaml")["behind"])


@dataclass(frozen=True, slots=True)
class TollWords:
    """Words of a toll: the nouns and adjectives behind its number, what is counted where the number comes last, what
    those counted are left as, and the verbs that take lives before the number with the nouns for these behind it."""

    states: tuple[str, ...]
    counts: tuple[str, ...]
    left: tuple[str, ...]
    takes: tuple[str, ...]
    taken: tuple[str, ...]


@cache
def toll_words() -> dict[str, TollWords]:
    """The words by which tolls of each role are given."""
    rows = read_yaml("accounts/counted.yaml")["tolls"]
    return {
        role: TollWords(*(tuple(row.get(name, ())) for name in ("states", "counts", "left", "takes", "taken")))
        for role, row in rows.items()
    }


@cache
def toll_links() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words between a count and its number, and those between whom a number counts and what they are left as."""
    data = read_yaml("accounts/counted.yaml")
    return tuple(data["gives"]), tuple(data["are"])


@cache
def sorts() -> dict[str, str]:
    """The sort of each noun for those who act for a state or fight one."""
    named = read_yaml("accounts/parties.yaml")["sorts"]
    return {word: sort for sort, words in named.items() for word in words}


@cache
def blaming_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words by which a voice says that another did it, and that it did it itself."""
    data = read_yaml("accounts/parties.yaml")
    return frozenset(data["blaming"]), frozenset(data["owning"])

"""The words that point back to actors named elsewhere, and given names that tell a sex."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from rashomon.knowledge.files import read_yaml

Words = frozenset[str]
Sex = Literal["female", "male"]


@dataclass(frozen=True)
class Reference:
    """`reference.yaml`, where each field is explained."""

    pronouns: dict[str, str]
    bodies_again: dict[str, Words]
    lists: dict[str, Words]

    def __getitem__(self, name: str) -> Words:
        """One of the plain lists by its name in the file."""
        return self.lists[name]


@cache
def reference() -> Reference:
    """The lists of `reference.yaml`; `pronouns` from each word to its kind."""
    data = read_yaml("actors/reference.yaml")
    pronouns = {word: kind for kind, words in data.pop("pronouns").items() for word in words}
    bodies = {noun: frozenset(kinds) for noun, kinds in data.pop("bodies_again").items()}
    return Reference(pronouns, bodies, {name: frozenset(words) for name, words in data.items()})


def sex_of_given_name(name: str) -> Sex | None:
    """The sex that a given name tells of, whatever its accents and capitals; None where it may be either."""
    decomposed = unicodedata.normalize("NFD", name.lower())
    return _given_names().get("".join(c for c in decomposed if not unicodedata.combining(c)))


@cache
def _given_names() -> dict[str, Sex]:
    text = files("rashomon.knowledge.actors").joinpath("given_names.tsv").read_text(encoding="utf-8")
    sexes: dict[str, Sex] = {"f": "female", "m": "male"}
    rows = (line.split("\t") for line in text.splitlines() if line[:2] in {"f\t", "m\t"})
    return {name: sexes[sex] for sex, names in rows for name in names.split()}

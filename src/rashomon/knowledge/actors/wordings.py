"""The words by which newspapers speak of actors without a name, as sets ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml

Words = frozenset[str]


class Phrases(dict[str, str]):
    """Phrases with their values; `starts` are the words they begin with, for a quick first look."""

    def __init__(self, phrases: dict[str, str]) -> None:
        super().__init__(phrases)
        self.starts = frozenset(form for phrase in phrases for form in _forms(phrase.split()[0]))


def _forms(word: str) -> tuple[str, ...]:
    return (word, f"{word}s", f"{word[:-1]}ies") if word.endswith("y") else (word, f"{word}s")


@dataclass(frozen=True)
class Wordings:
    """`wordings.yaml`, where each field is explained."""

    titles: Phrases
    bodies: Phrases
    led_by: dict[str, str]
    pronouns: dict[str, Words]
    pairs: dict[str, Words]
    again: dict[str, Words]
    own_bodies: dict[str, dict[str, str]]
    body_offices: dict[str, dict[str, str]]
    sole_offices: dict[str, str]
    regions: dict[str, str]
    lists: dict[str, Words]

    def __getitem__(self, name: str) -> Words:
        """One of the plain lists by its name in the file."""
        return self.lists[name]


@cache
def wordings() -> Wordings:
    """The lists of `wordings.yaml`."""
    data = read_yaml("actors/wordings.yaml")
    led_by = {
        country: slug
        for key, slug in (
            ("led_by_prime_minister", "prime-minister"),
            ("led_by_monarch", "monarch"),
            ("led_by_supreme_leader", "supreme-leader"),
        )
        for country in data.pop(key)
    }
    titles, bodies = Phrases(data.pop("titles")), Phrases(data.pop("bodies"))
    pronouns, pairs, again = (_sets(data.pop(name)) for name in ("pronouns", "pairs", "again"))
    offices = data.pop("own_bodies"), data.pop("body_offices"), data.pop("sole_offices")
    return Wordings(titles, bodies, led_by, pronouns, pairs, again, *offices, data.pop("regions"), _sets(data))


def _sets(lists: dict[str, list[str]]) -> dict[str, Words]:
    return {name: frozenset(words) for name, words in lists.items()}

"""How a report says that a voice, or a count, says now what it did not say before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True, slots=True)
class Changes:
    """Verbs by which a count moves to a new one and by which somebody moves it, nouns of counts and of those counted,
    what says that another count was given before, what says of a saying that it came before, how a sentence says that
    a voice says now what it did not say before and that it says it now, whatever it said before, words of denials,
    openings of a remark on what came before, and what denies that there is cause; patterns of regular expressions, in
    lower case."""

    rises: tuple[str, ...]
    puts: tuple[str, ...]
    counting: tuple[str, ...]
    counted_before: tuple[str, ...]
    formerly: tuple[str, ...]
    turned: tuple[str, ...]
    said_otherwise: tuple[str, ...]
    denied: tuple[str, ...]
    remark: tuple[str, ...]
    no_cause: tuple[str, ...]


@cache
def changes() -> Changes:
    """The table, loaded once."""
    data = read_yaml("accounts/changes.yaml")
    verbs = {key: f"(?:{'|'.join(data[key])})\\b" for key in ("says", "holds")} | {
        "formerly": "|".join(data["formerly"])
    }
    tables = {key: tuple(map(str, data[key])) for key in Changes.__dataclass_fields__}
    for key in ("turned", "said_otherwise"):
        for name, words in verbs.items():
            tables[key] = tuple(each.replace(f"{{{name}}}", words) for each in tables[key])
    return Changes(**tables)

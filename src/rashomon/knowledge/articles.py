"""Which names of states and bodies have an article within a sentence: "the Philippines", "the European Union"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rashomon.knowledge.files import read_yaml

#: What has an article, a number or an owner of its own takes no further one, nor do words that are no name.
_DETERMINED = re.compile(r"(?:The|An?|Its|His|Her|Their|Some)\s|[^A-ZÀ-Þ]|.*(?:['’]s|s['’])\s")

#: A word of a name before its body; what stands behind "of" is no such body ("Officials of the Commission").
_WORD = r"(?!of\b)\S+\s"


def with_article(name: str) -> str:
    """A name as it stands within a sentence ("the United States", "the prime minister of Kenya", "Chad")."""
    if name.startswith(_offices()):
        return f"the {name[0].lower()}{name[1:]}"
    return f"the {name}" if not _DETERMINED.match(name) and _wanting().match(name) else name


def opening(words: str) -> str:
    """Words as they open a sentence or a heading, their first letter a capital."""
    return words[:1].upper() + words[1:]


@cache
def _offices() -> tuple[str, ...]:
    return tuple(f"{each} " for each in read_yaml("actors/articles.yaml")["offices"])


@cache
def _wanting() -> re.Pattern[str]:
    """What matches a name that wants an article."""
    told = read_yaml("actors/articles.yaml")

    def any_of(words: Iterable[str]) -> str:
        return "|".join(re.escape(each) for each in words)

    names, endings, beginnings, bodies = (any_of(told[part]) for part in ("names", "endings", "beginnings", "bodies"))
    return re.compile(
        rf"(?:{names})$|(?:{beginnings})\s|(?:{_WORD})*?(?:(?:{endings})$|(?:{bodies})\s(?:of|for|on|to)\s)"
    )

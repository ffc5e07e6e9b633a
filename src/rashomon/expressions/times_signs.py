"""Which patterns of time expressions are worth running on a text: those all of whose words may stand in it.

Running every pattern over every paragraph is the cost of the tagger; looking up its words first makes it five times as
fast (measured on AQUAINT) and changes nothing that is found.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.expressions.times_fragments import fragments
from rashomon.knowledge.times import patterns

#: A word list in a pattern: "<month>", "<?month>" (no value read), "<month:2>" (a second one).
PLACEHOLDER = re.compile(r"(?<!P)<(\?)?([a-z]+)(?::(\d))?>")


def names_in(text: str) -> frozenset[str]:
    """Which word lists a text may hold a word of, and which words that patterns ask for: what decides whether a
    pattern is worth running at all (most of them are not, on most paragraphs)."""
    table = _signs()
    there: set[str] = set()
    for word in set(_WORD.findall(text.lower())):
        there |= table.get(word, _NUMERIC if word[0].isdigit() else _NONE)
    return frozenset(there)


def needs_of(pattern: str) -> frozenset[str]:
    """What a text must hold for a pattern to match: its word lists and its own words, as far as neither is optional
    or one of several."""
    silent = re.sub(rf"{PLACEHOLDER.pattern}(?=\w)", " ", pattern)  # as a part of a word it is not found by itself
    silent = PLACEHOLDER.sub(lambda match: f" {match[2]}_ ", silent)
    silent = re.sub(r"\[[^\]]*\]\??", " ", re.sub(r"\\.", " ", silent))
    while group := _GROUP.search(silent):
        named = re.sub(r"^\?(?:P<\w+>|<?=)", "", group[1])  # what must stand beside is needed as well
        plain = not (group[2] or "|" in named or named.startswith(("?!", "?<")))
        silent = f"{silent[: group.start()]}{named.removeprefix('?:') if plain else ' '}{silent[group.end() :]}"
    if "|" in silent:
        return frozenset()
    return frozenset(word.removesuffix("_") if word.endswith("_") else f"={word}" for word in _NEEDED.findall(silent))


_WORD = re.compile(r"[a-z]+|\d\w*")
_GROUP = re.compile(r"\(([^()]*)\)([?*]?)")
_NEEDED = re.compile(r"[a-z]+_|(?<![\w'])[a-z]{3,}(?![\w'?*])")
_NONE: frozenset[str] = frozenset()
#: The lists whose words may be written in digits.
_NUMERIC = frozenset(
    {"year", "yy", "day", "dd", "mm", "digit", "nth", "decade", "number", "clock", "named", "namesake"}
)
_CLOCK_WORDS = ("o", "noon", "midnight")


@lru_cache(maxsize=1)
def _signs() -> dict[str, frozenset[str]]:
    """For each word, the word lists it may stand for (of a longer entry the longest word counts) and itself, where a
    pattern asks for it."""
    signs: dict[str, set[str]] = {}
    for name, fragment in fragments().items():
        for key in (*fragment.values, *(_CLOCK_WORDS if name == "clock" else ())):
            longest = max(_WORD.findall(key) or [""], key=len)
            signs.setdefault(longest, set()).add(name)
            if longest[:1].isdigit():
                signs[longest] |= _NUMERIC
    for needed in {need for each in patterns() for need in needs_of(each.text) if need.startswith("=")}:
        signs.setdefault(needed[1:], set()).add(needed)
    return {word: frozenset(names) for word, names in signs.items()}

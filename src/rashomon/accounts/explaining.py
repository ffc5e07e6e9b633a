"""One plain sentence that says why two claims stand as they do, in words that quote both."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model import ComparedSide, Verdict

#: Quotes in explanations are cut at this many characters; the whole stands in the evidence.
LONGEST_QUOTE = 90

_PATTERNS: Mapping[Verdict, str] = {
    "agree": "Both say so: {a} (“{x}”) and {b} (“{y}”).",
    "omit": "{a} says “{x}”; the account of {b} (“{y}”) leaves it out in the text we have.",
    "deny": "{a} says “{x}”; {b} denies it: “{y}”.",
    "contradict": "Both cannot be true: {a} says “{x}”, {b} says “{y}”.",
    "aspect": "Both may be true: {a} says “{x}”, {b} says “{y}”.",
    "different_event": "Alike, but two events: “{x}” and “{y}”.",
}

#: Nuances that say more than their verdict.
_BY_NUANCE: Mapping[str, str] = {
    "change of position": "Said otherwise at another time: {a} says “{x}”, {b} says “{y}”.",
    "updated number": "Counted again at another time: {a} says “{x}”, {b} says “{y}”.",
}


def explain(
    verdict: Verdict,
    a: ComparedSide,
    b: ComparedSide,
    names: tuple[str, str],
    text: Mapping[str, str],
    reason: str = "",
    nuance: str | None = None,
) -> str:
    """The sentence for a verdict between two sides named `names`, with a reason of its own at the end if given."""
    quotes = [_quote(side, text) for side in (a, b)]
    pattern = _BY_NUANCE.get(nuance or "", _PATTERNS[verdict])
    sentence = pattern.format(a=_start(names[0]), b=names[1], x=quotes[0], y=quotes[1])
    return f"{sentence[:-1]}: {reason}." if reason else sentence


def _start(name: str) -> str:
    return name[:1].upper() + name[1:]


def _quote(side: ComparedSide, text: Mapping[str, str]) -> str:
    first = side.evidence[0]
    words = " ".join(text[first.document][first.start : first.end].split()).strip('“”"')
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + " …"

"""One plain sentence that says why two claims stand as they do, in words that quote both."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model import ComparedSide, Dimension, Verdict

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
_BY_NUANCE: Mapping[tuple[Verdict, str], str] = {
    ("aspect", "change of position"): "Said otherwise at another time: {a} says “{x}”, {b} says “{y}”.",
    ("aspect", "updated number"): "Counted again at another time: {a} says “{x}”, {b} says “{y}”.",
    ("aspect", "same side through another channel"): "One side, two channels: {a} says “{x}”, {b} says “{y}”.",
    ("aspect", "they judge it differently"): "Judged differently: {a} says “{x}”, {b} says “{y}”.",
    ("agree", "both deny it"): "Both deny it: {a} (“{x}”) and {b} (“{y}”).",
    ("agree", "single source"): "One has it from the other: {a} (“{x}”) and {b} (“{y}”).",
    ("agree", "headline firmer than text"): "The headline is firmer than the text: {a} (“{x}”) and {b} (“{y}”).",
    ("deny", "the claim is hedged"): "{a} says, with a hedge, “{x}”; {b} denies it: “{y}”.",
}

#: What a contradiction is about, by the dimension of its row.
_ABOUT: Mapping[Dimension, str] = {
    "number": "on how many",
    "date": "on when it was",
    "place": "on where it was",
    "participants": "on who it was",
}


def explain(
    verdict: Verdict,
    a: ComparedSide,
    b: ComparedSide,
    names: tuple[str, str],
    text: Mapping[str, str],
    reason: str = "",
    nuance: str | None = None,
    dimension: Dimension | None = None,
) -> str:
    """The sentence for a verdict between two sides named `names`, with a reason of its own at the end if given, and
    with what they contradict each other on where the dimension says it."""
    quotes = [_quote(side, text) for side in (a, b)]
    pattern = _BY_NUANCE.get((verdict, nuance or ""), _PATTERNS[verdict])
    if verdict == "contradict" and dimension is not None and dimension in _ABOUT:
        pattern = pattern.replace(":", f" {_ABOUT[dimension]}:", 1)
    sentence = pattern.format(a=_start(_bare(names[0])), b=_bare(names[1]), x=quotes[0], y=quotes[1])
    return f"{sentence[:-1]}: {reason}." if reason else sentence


def _bare(name: str) -> str:
    """A name without the ending that it has before what it owns ("the police's claim")."""
    return name.removesuffix("’s").removesuffix("'s")


def _start(name: str) -> str:
    return name[:1].upper() + name[1:]


def _quote(side: ComparedSide, text: Mapping[str, str]) -> str:
    first = side.evidence[0]
    words = " ".join(text[first.document][first.start : first.end].split()).strip('“”"')
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + " …"

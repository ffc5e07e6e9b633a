"""One plain sentence that says why two claims stand as they do, in words that quote both."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model import ComparedSide, Verdict

#: Quotes in explanations are cut at this many characters; the whole stands in the evidence.
LONGEST_QUOTE = 90
#: How the words of a row begin that asks for a value; the others say what is said.
_QUESTIONS = ("How ", "When ", "Where ", "Who ", "To whom ", "On whose ")

_PATTERNS: Mapping[Verdict, str] = {
    "agree": "Both say so{on}: {a} (“{x}”) and {b} (“{y}”).",
    "omit": "{a} says “{x}”; the account of {b} (“{y}”) leaves it out in the text we have.",
    "deny": "{a} says “{x}”; {b} denies it: “{y}”.",
    "contradict": "Both cannot be true{on}: {a} says “{x}”, {b} says “{y}”.",
    "aspect": "Both may be true: {a} says “{x}”, {b} says “{y}”.",
    "different_event": "Alike, but two events: “{x}” and “{y}”.",
}

#: Nuances that say more than their verdict.
_BY_NUANCE: Mapping[tuple[Verdict, str], str] = {
    ("aspect", "change of position"): "Said otherwise at another time{on}: {a} says “{x}”, {b} says “{y}”.",
    ("aspect", "updated number"): "Counted again at another time{on}: {a} says “{x}”, {b} says “{y}”.",
    ("aspect", "same side through another channel"): "One side, two channels{on}: {a} says “{x}”, {b} says “{y}”.",
    ("aspect", "they judge it differently"): "Judged differently: {a} says “{x}”, {b} says “{y}”.",
    ("aspect", "the accounts differ"): "The accounts differ{on}: {a} says “{x}”, {b} says “{y}”.",
    (
        "aspect",
        "the numbers differ",
    ): "The numbers differ{on}: {a} says “{x}”, {b} says “{y}”.",
    ("aspect", "the reports tell it differently"): "The reports differ{on}: {a} says “{x}”, {b} says “{y}”.",
    ("agree", "both deny it"): "Both deny it{on}: {a} (“{x}”) and {b} (“{y}”).",
    ("agree", "single source"): "One has it from the other{on}: {a} (“{x}”) and {b} (“{y}”).",
    ("agree", "headline firmer than text"): "The headline is firmer than the text: {a} (“{x}”) and {b} (“{y}”).",
    ("deny", "the claim is hedged"): "{a} says, with a hedge, “{x}”; {b} denies it: “{y}”.",
}

#: What one voice said first and then, where one of the two is a denial.
_TURNED: Mapping[bool, str] = {
    True: "First denied, then said{on}: {a} denies it (“{x}”), later {b} says “{y}”.",
    False: "First said, then denied{on}: {a} says “{x}”, later {b} denies it (“{y}”).",
}


def explain(
    verdict: Verdict,
    a: ComparedSide,
    b: ComparedSide,
    names: tuple[str, str],
    text: Mapping[str, str],
    reason: str = "",
    nuance: str | None = None,
    about: str = "",
    denied_first: bool | None = None,
) -> str:
    """The sentence for a verdict between two sides named `names`, with a reason of its own at the end if given, and
    with what it is on, where the row is named (`about`: its words). `denied_first` says of a change of position,
    of which `a` is the earlier side, whether it is the one that denies; None where neither or both do."""
    quotes = [_quote(side, text) for side in (a, b)]
    pattern = _BY_NUANCE.get((verdict, nuance or ""), _PATTERNS[verdict])
    if nuance == "change of position" and denied_first is not None:
        pattern = _TURNED[denied_first]
    sentence = pattern.format(
        a=_start(_bare(names[0])), b=_bare(names[1]), x=quotes[0], y=quotes[1], on=_on(about) if about else ""
    )
    return f"{sentence[:-1]}: {reason}." if reason else sentence


def _on(about: str) -> str:
    """What a verdict is on, from the words of the row: a question ("on when it was") or a statement ("that it was about
    an apology"); nothing for rows that stand in words of a text, which the quotes repeat."""
    words = about.partition(": ")[0]
    if words.startswith(_QUESTIONS):
        return f" on {words[:1].lower()}{words[1:]}"
    return f" (that {words[:1].lower()}{words[1:]})" if words.startswith("It ") and len(words) <= LONGEST_QUOTE else ""


def _bare(name: str) -> str:
    """A name without the ending that it has before what it owns ("the police's claim")."""
    return name.removesuffix("’s").removesuffix("'s")


def _start(name: str) -> str:
    return name[:1].upper() + name[1:]


def _quote(side: ComparedSide, text: Mapping[str, str]) -> str:
    first = side.evidence[0]
    words = " ".join(text[first.document][first.start : first.end].split()).strip('“”"')
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + " …"

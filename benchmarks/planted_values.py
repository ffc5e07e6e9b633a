"""Values to change: days and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from benchmarks.planted_clauses import STEPS, Clause, Plant, everywhere, has, named, word_lists
from rashomon.encoder.parse import Token

#: As `STEPS`, of a number: it hangs on what it counts, which hangs on the event.
_NUMBER_STEPS = 3
_DAY = re.compile(
    r"\b(Jan\w*|Feb\w*|Mar\w*|Apr\w*|May|Jun\w*|Jul\w*|Aug\w*|Sept?\w*|Oct\w*|Nov\w*|Dec\w*)\.? (\d\d?)\b"
)
#: Days of the month after which none is added.
_LATE_DAY = 25


def change_date(a: Clause, b: Clause, chain: str, random: Random) -> Plant | None:
    """A weekday, or a day of a month, that both clauses give, made another."""
    days = word_lists()["weekdays"]
    for mark in a.marks("TIME"):
        words = a.report.text[mark.start : mark.end]
        token = a.token_at(mark.start)
        tokens = [t for t in a.sentence.tokens if token and a.place_of(t)[0] < mark.end and t.index >= token.index]
        if not tokens or min(a.steps_to(t) for t in tokens) > STEPS:
            continue
        for day in days:
            if re.search(rf"(?<![A-Z]\w{{4}} ){day}\b", words) and named(b, "TIME", day):  # no "Patch Tuesday"
                near = [days[(days.index(day) + step) % len(days)] for step in (1, 2, 3, -1, -2)]
                free = [d for d in near if not has(a.report.text, d) and not has(b.report.text, d)]
                if not free:
                    continue
                new = random.choice(free)
                return Plant("date", a.report, b.report, chain, day, new, everywhere(a.report, day, new))
        if (found := _DAY.search(words)) and any(
            (there := _DAY.search(b.report.text[m.start : m.end]))
            and there[1][:3] == found[1][:3]
            and there[2] == found[2]
            and named(b, "TIME", there[0])
            for m in b.marks("TIME")
        ):
            day_number = int(found[2])
            another = day_number + random.choice((1, 2, 4) if day_number < _LATE_DAY else (-1, -3))
            new = f"{found[0][: -len(found[2])]}{another}"
            return Plant("date", a.report, b.report, chain, found[0], new, everywhere(a.report, found[0], new))
    return None


def change_number(a: Clause, b: Clause, chain: str, random: Random) -> Plant | None:
    """A number of something that both clauses count alike, made another."""
    theirs = [(value, unit) for _, value, unit, _ in _numbers(b)]
    for token, value, unit, words in _numbers(a):
        if not any(value == v and (unit == u or {unit, u} <= set(word_lists()["people"])) for v, u in theirs):
            continue
        new = _other_number(token.text, value, random)
        if has(b.text, new):
            continue
        near = "|".join(re.escape(w) for w in words)
        again = re.finditer(
            rf"(?<![\w.,-])({re.escape(token.text)}|{_form(value)})(?=(?:[\s-]+[\w'’-]+){{0,3}}?[\s-]+(?:{near}))(?![.,]?\d)",
            a.report.text,
            re.IGNORECASE,
        )
        edits = {(m.start(), m.end(), _like(new, m[0])) for m in again}
        edits.add((*a.place_of(token), new))
        return Plant("number", a.report, b.report, chain, f"{token.text} {unit}", new, tuple(sorted(edits)))
    return None


def _numbers(clause: Clause) -> Iterator[tuple[Token, float, str, tuple[str, ...]]]:
    """The numbers near the event: the word, its value, what it counts, and the words that a repetition would have."""
    for token in clause.sentence.tokens:
        value = _value(token.text)
        head = clause.sentence.head(token)
        if value is None or head is None or token.tag != "CD" or clause.steps_to(token) > _NUMBER_STEPS:
            continue
        unit = head.lemma.lower()
        following = clause.sentence.tokens[token.index + 1 : token.index + 2]
        around = clause.text[max(0, token.start - 1) : token.end + 1]
        score = re.search(r"\d-$", clause.text[: token.start]) or re.match(r"-\d", clause.text[token.end :])
        dated = 1900 <= value <= 2100 and value == int(value) and head.pos not in ("NOUN",)
        aged = re.match(r"-(?:year|month|foot|inch|mile|day|hour)", clause.text[token.end :])
        if (
            unit in word_lists()["not_counted"]
            or dated
            or aged
            or score
            or ":" in around
            or (following and following[0].text in ("-", "/"))
        ):
            continue
        if head.pos not in ("NOUN", "VERB", "NUM") or value == 1:
            continue
        yield token, value, unit, (head.text, clause.trigger.text)


def _value(word: str) -> float | None:
    if word.lower() in _spelled()[1:]:
        return float(_spelled().index(word.lower()))
    return float(word.replace(",", "")) if re.fullmatch(r"\d+(?:,\d{3})*(?:\.\d+)?", word) else None


def _form(value: float) -> str:
    return _spelled()[int(value)] if value == int(value) and value < len(_spelled()) else f"{value:g}"


def _spelled() -> list[str]:
    """Number words, from zero up."""
    found: list[str] = word_lists()["numbers"]
    return found


def _other_number(word: str, value: float, random: Random) -> str:
    """Another number, written alike, some two to five tenths away."""
    if "." in word:
        return f"{value + random.choice((0.7, 1.1, -0.8)):.1f}" if value > 2 else f"{value + 1.2:.1f}"
    other = int(value) + random.choice((1, -1)) * max(1, round(value * random.choice((0.2, 0.3, 0.5))))
    other = other if other > 1 else int(value) + 2
    return _like(str(other), word)


def _like(number: str, word: str) -> str:
    """A number spelled where the word was spelled, in figures where it was in figures."""
    value = _value(number)
    if value is None or value != int(value):
        return number
    if word[:1].isdigit():
        return f"{int(value):,}" if "," in word else number if number[:1].isdigit() else str(int(value))
    spelled = _spelled()[int(value)] if value < len(_spelled()) else str(int(value))
    return spelled.capitalize() if word[:1].isupper() else spelled

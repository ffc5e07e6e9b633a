"""Conflicts to plant: one slot of a clause of one report that another report fills alike, with something else in it.

A place, date, number or taker of part is changed only where both reports give the same words for it, close (in the
tree of the sentence) to words that the corpus marks as one event in both; it is changed wherever the report repeats it,
since a report that says two things is a slip and no second account. What stands in the place is of the same kind
(`planted.yaml`). A verb is negated as English does it, or its sentence is put behind "Officials denied that".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.planted_reports import Marked, Report
from rashomon.encoder.parse import Sentence, Token
from rashomon.encoder.parser import parse_document
from rashomon.model import Block, Document

KINDS = ("number", "polarity", "place", "date", "agent")

#: A slot belongs to an event where at most so many steps in the tree of the sentence lie between their words ("struck
#: on Sunday near Bandar Abbas": verb, preposition, compound, name).
_STEPS = 4
_NUMBER_STEPS = 3

#: (start, end, new words) in a report's text.
Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Plant:
    """A conflict planted in a report: what was changed, and the pair of reports that it parts."""

    kind: str
    changed: Report
    other: Report
    chain: str
    old: str
    new: str
    edits: tuple[Edit, ...]

    def text(self) -> tuple[str, list[tuple[int, int]]]:
        """The changed report's text, and where the changed words stand in it."""
        text, done, places = "", 0, []
        for start, end, new in sorted(self.edits):
            text += self.changed.text[done:start]
            places.append((len(text), len(text) + len(new)))
            text, done = text + new, end
        return text + self.changed.text[done:], places


@dataclass(frozen=True)
class _Clause:
    """A sentence of a report with the word that a mark of an event has for its head."""

    report: Report
    number: int
    sentence: Sentence
    trigger: Token

    @property
    def text(self) -> str:
        start, end = self.report.sentences[self.number]
        return self.report.text[start:end]

    def marks(self, sort: str) -> list[Marked]:
        """The other things that are marked in the sentence."""
        return [m for m in self.report.marks if m.sentence == self.number and m.sort.startswith(sort)]

    def token_at(self, offset: int) -> Token | None:
        """The word at an offset of the report."""
        return self.sentence.token_at(offset - self.report.sentences[self.number][0])

    def place_of(self, token: Token) -> tuple[int, int]:
        """Where a word stands in the report."""
        start = self.report.sentences[self.number][0]
        return start + token.start, start + token.end

    def steps_to(self, token: Token) -> int:
        """Steps in the tree from a word to the event's."""
        up = [token.index, *(t.index for t in self.sentence.ancestors(token))]
        mine = [self.trigger.index, *(t.index for t in self.sentence.ancestors(self.trigger))]
        return min((up.index(n) + mine.index(n) for n in up if n in mine), default=len(up) + len(mine))


def plants(a: Report, b: Report, random: Random) -> Iterator[Plant]:
    """All conflicts that can be planted in `a` against `b`, at most one of each kind for each event they share."""
    shared = sorted(
        {m.chain for m in a.marks if m.sort == "ACTION" and m.chain} & {m.chain for m in b.marks if m.chain}
    )
    for chain in shared:
        ours, theirs = list(_clauses(a, chain)), list(_clauses(b, chain))
        if any(m.chain == chain and m.sort == "NEG_ACTION" for r in (a, b) for m in r.marks):
            continue
        for kind, make in _MAKERS.items():
            plant = next((p for x in ours for y in theirs if (p := make(x, y, chain, random)) is not None), None)
            if plant is not None:
                assert plant.kind == kind
                yield plant


def _clauses(report: Report, chain: str) -> Iterator[_Clause]:
    for mark in report.marks:
        if mark.chain == chain and mark.sort == "ACTION":
            start, end = report.sentences[mark.sentence]
            found = _parsed(report.text[start:end])
            token = _head(found, mark.start - start, mark.end - start) if found else None
            if found is not None and token is not None:
                yield _Clause(report, mark.sentence, found, token)


def _head(sentence: Sentence, start: int, end: int) -> Token | None:
    inside = [t for t in sentence.tokens if t.start < end and start < t.end]
    members = {t.index for t in inside}
    return next((t for t in inside if t.head == t.index or t.head not in members), None)


@cache
def _parsed(line: str) -> Sentence | None:
    """The line as one sentence; None where the parser finds several."""
    document = Document("line", "line", "0", line, (Block(0, len(line), "body"),), language="en")
    sentences = parse_document(document).sentences
    return sentences[0] if len(sentences) == 1 else None


@cache
def _words() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "planted.yaml").read_text("utf-8"))
    return found


def _spelled() -> list[str]:
    """Number words, from zero up."""
    found: list[str] = _words()["numbers"]
    return found


def _everywhere(report: Report, old: str, new: str) -> tuple[Edit, ...]:
    """An edit for every place where the report has these words."""
    return tuple((m.start(), m.end(), new) for m in re.finditer(_as_name(old), report.text))


def _has(text: str, words: str) -> bool:
    return re.search(_as_name(words), text) is not None


def _as_name(words: str) -> str:
    """A pattern for words that are no part of a longer name ("Kansas City" is not in Kansas)."""
    return rf"(?<!\w){re.escape(words)}(?!\w|\s(?:City|State|County)\b)"


# ---------------------------------------------------------------- names of places
def _place(a: _Clause, b: _Clause, chain: str, random: Random) -> Plant | None:
    for mark in a.marks("LOC"):
        for pool in _words()["pools"]:
            for name in sorted(pool, key=len, reverse=True):
                at = re.search(_as_name(name), a.report.text[mark.start : mark.end])
                token = a.token_at(mark.start + at.start()) if at else None
                if at is None or token is None or a.steps_to(token) > _STEPS or not _named(b, "LOC", name):
                    continue
                if a.report.text[: mark.start + at.start()].endswith(", "):
                    continue  # "Mannheim, Germany": what says where a town is is no place of its own
                new = _another(pool, name, (a, b), random)
                if new:
                    return Plant("place", a.report, b.report, chain, name, new, _everywhere(a.report, name, new))
    return None


def _named(clause: _Clause, sort: str, name: str) -> bool:
    """Whether something marked in the clause has this name, which stands close to the event."""
    for mark in clause.marks(sort):
        at = re.search(_as_name(name), clause.report.text[mark.start : mark.end])
        token = clause.token_at(mark.start + at.start()) if at else None
        if token is not None and clause.steps_to(token) <= _STEPS:
            return True
    return False


def _another(pool: Sequence[str], name: str, clauses: Sequence[_Clause], random: Random) -> str | None:
    """Another of a pool, which neither report names."""
    free = [p for p in pool if p != name and not any(_has(c.report.text, p) for c in clauses)]
    return random.choice(free) if free else None


# ---------------------------------------------------------------- dates
_DAY = re.compile(
    r"\b(Jan\w*|Feb\w*|Mar\w*|Apr\w*|May|Jun\w*|Jul\w*|Aug\w*|Sept?\w*|Oct\w*|Nov\w*|Dec\w*)\.? (\d\d?)\b"
)


#: Days of the month after which none is added.
_LATE_DAY = 25


def _date(a: _Clause, b: _Clause, chain: str, random: Random) -> Plant | None:
    days = _words()["weekdays"]
    for mark in a.marks("TIME"):
        words = a.report.text[mark.start : mark.end]
        token = a.token_at(mark.start)
        tokens = [t for t in a.sentence.tokens if token and a.place_of(t)[0] < mark.end and t.index >= token.index]
        if not tokens or min(a.steps_to(t) for t in tokens) > _STEPS:
            continue
        for day in days:
            if re.search(rf"(?<![A-Z]\w{{4}} ){day}\b", words) and _named(b, "TIME", day):  # no "Patch Tuesday"
                near = [days[(days.index(day) + step) % len(days)] for step in (1, 2, 3, -1, -2)]
                free = [d for d in near if not _has(a.report.text, d) and not _has(b.report.text, d)]
                if not free:
                    continue
                new = random.choice(free)
                return Plant("date", a.report, b.report, chain, day, new, _everywhere(a.report, day, new))
        if (found := _DAY.search(words)) and any(
            (there := _DAY.search(b.report.text[m.start : m.end]))
            and there[1][:3] == found[1][:3]
            and there[2] == found[2]
            and _named(b, "TIME", there[0])
            for m in b.marks("TIME")
        ):
            day_number = int(found[2])
            another = day_number + random.choice((1, 2, 4) if day_number < _LATE_DAY else (-1, -3))
            new = f"{found[0][: -len(found[2])]}{another}"
            return Plant("date", a.report, b.report, chain, found[0], new, _everywhere(a.report, found[0], new))
    return None


# ---------------------------------------------------------------- numbers
def _number(a: _Clause, b: _Clause, chain: str, random: Random) -> Plant | None:
    theirs = [(value, unit) for _, value, unit, _ in _numbers(b)]
    for token, value, unit, words in _numbers(a):
        if not any(value == v and (unit == u or {unit, u} <= set(_words()["people"])) for v, u in theirs):
            continue
        new = _other_number(token.text, value, random)
        if _has(b.text, new):
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


def _numbers(clause: _Clause) -> Iterator[tuple[Token, float, str, tuple[str, ...]]]:
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
            unit in _words()["not_counted"]
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


# ---------------------------------------------------------------- who acted
_SUBJECTS = ("nsubj", "nsubjpass")


def _agent(a: _Clause, b: _Clause, chain: str, random: Random) -> Plant | None:
    for mark in a.marks("HUMAN"):
        start = a.report.sentences[a.number][0]
        head = _head(a.sentence, mark.start - start, mark.end - start)
        if head is None or not _acts(a, head):
            continue
        for name, pool in _by_length():
            mine = head.text in name.split() or head.text.islower()  # not the Los Angeles of the Los Angeles Angels
            if mine and _has(a.report.text[mark.start : mark.end], name) and _named(b, "HUMAN", name):
                new = _another(pool, name, (a, b), random)
                if new:
                    return Plant("agent", a.report, b.report, chain, name, new, _everywhere(a.report, name, new))
        if head.tag in ("NNP", "NNPS") and head.entity == "PERSON" and _named(b, "HUMAN", head.text):
            return _renamed(a, b, head.text, chain, random)
        force = head.text.lower()
        if force in _words()["forces"] and any(_named(b, "HUMAN", f) for f in (force, force.capitalize())):
            new = _words()["forces"][force]
            again = re.finditer(rf"\b{force}\b", a.report.text, re.IGNORECASE)
            edits = tuple((m.start(), m.end(), new.capitalize() if m[0][:1].isupper() else new) for m in again)
            return Plant("agent", a.report, b.report, chain, force, new, edits)
    return None


@cache
def _by_length() -> list[tuple[str, list[str]]]:
    """Every name of a pool with its pool, the longest first."""
    named = [(name, pool) for pool in _words()["pools"] for name in pool]
    return sorted(named, key=lambda each: (-len(each[0]), each[0]))


def _acts(clause: _Clause, head: Token) -> bool:
    """Whether a word is the subject of the event's verb, or of the verb that the event's noun completes."""
    verbs = [clause.trigger, *clause.sentence.ancestors(clause.trigger)[:1]]
    governor = clause.sentence.head(head)
    return head.dep in _SUBJECTS and governor is not None and governor.index in {v.index for v in verbs}


def _renamed(a: _Clause, b: _Clause, surname: str, chain: str, random: Random) -> Plant | None:
    """Somebody else under every name by which the report calls a person."""
    first, last = random.choice(_words()["first_names"]), random.choice(_words()["surnames"])
    edits: dict[int, Edit] = {}
    given: set[str] = set()
    for m in re.finditer(rf"((?:[A-Z][\w.'’]* )*)\b{re.escape(surname)}\b", a.report.text):
        names = [w for w in m[1].split() if w not in _words()["titles"] and len(w.rstrip(".")) >= _SHORTEST_NAME]
        start = a.report.text.rindex(names[-1], m.start(1), m.end(1)) if names else m.end(1)
        edits[start] = (start, m.end(), f"{first} {last}" if names else last)
        given |= set(names[-1:])
    for name in given:
        for m in re.finditer(rf"(?<![\w-]){re.escape(name)}\b", a.report.text):
            if not any(x <= m.start() < y for x, y, _ in edits.values()):
                edits[m.start()] = (m.start(), m.end(), first)
    shouted = re.finditer(rf"(?<!\w){re.escape(surname.upper())}\b", a.report.text)  # in a headline in capitals
    edits |= {m.start(): (m.start(), m.end(), last.upper()) for m in shouted}
    return Plant("agent", a.report, b.report, chain, surname, last, tuple(sorted(edits.values())))


#: Shorter words before a surname are a part of it or an initial ("Gaetano Lo Presti").
_SHORTEST_NAME = 3


# ---------------------------------------------------------------- polarity
_FINITE = {"VBD": "did", "VBZ": "does", "VBP": "do"}
_BE = frozenset({"is", "are", "was", "were", "am"})


def _polarity(a: _Clause, b: _Clause, chain: str, random: Random) -> Plant | None:
    if b.trigger.pos not in ("VERB", "NOUN", "AUX") or _is_negated(a) or _is_negated(b):
        return None
    behind = _denied(a) if random.random() < _SHARE_DENIED else None
    if behind is not None:
        return Plant("polarity", a.report, b.report, chain, a.trigger.text, behind[2], (behind,))
    edits = [e for clause in _clauses(a.report, chain) for e in _negated(clause)]
    own = list(_negated(a))
    if not own:
        return None
    new = " ".join(e[2] for e in own)
    return Plant("polarity", a.report, b.report, chain, a.trigger.text, new, tuple(sorted({*edits, *own})))


#: The share of negations that are put into somebody's mouth, where the sentence allows it.
_SHARE_DENIED = 0.33


def _is_negated(clause: _Clause) -> bool:
    family = [clause.trigger, *clause.sentence.ancestors(clause.trigger)[:1]]
    return any(clause.sentence.children(t, "neg") for t in family)


def _is_whole(clause: _Clause) -> bool:
    """Whether a line is a sentence and no headline, whose grammar is its own."""
    return clause.text.rstrip("\"'” ").endswith((".", "!", "?"))


def _denied(clause: _Clause) -> Edit | None:
    """The whole sentence as what officials deny, where the event's verb is its own main verb."""
    first, root = clause.sentence.tokens[0], clause.sentence.root
    if root.index != clause.trigger.index or (
        root.tag not in _FINITE and not clause.sentence.children(root, "aux", "auxpass")
    ):
        return None
    subject = clause.sentence.child(root, *_SUBJECTS)
    if subject is None or clause.sentence.edges(subject)[0] != 0 or '"' in clause.text or not _is_whole(clause):
        return None
    start, _ = clause.place_of(first)
    word = first.text if first.tag in ("NNP", "NNPS") else first.text[:1].lower() + first.text[1:]
    return start, start + len(first.text), f"Officials denied that {word}"


def _negated(clause: _Clause) -> Iterator[Edit]:
    """The event's verb with a "not"."""
    verb = clause.trigger
    helpers = [t for t in clause.sentence.children(verb, "aux", "auxpass") if t.tag != "TO" and t.index < verb.index]
    if verb.pos not in ("VERB", "AUX") or clause.sentence.children(verb, "neg") or not _is_whole(clause):
        return
    subject = clause.sentence.child(verb, *_SUBJECTS, "expl")
    if subject is None:
        return
    if helpers:
        if not helpers[0].text.startswith(("'", "’")):
            _, end = clause.place_of(helpers[0])
            yield end, end, " not"
    elif verb.text.lower() in _BE:
        _, end = clause.place_of(verb)
        yield end, end, " not"
    elif verb.tag in _FINITE and subject.index < verb.index:
        start, end = clause.place_of(verb)
        plural = verb.tag == "VBZ" and subject.tag in ("NNS", "NNPS")
        yield start, end, f"{'do' if plural else _FINITE[verb.tag]} not {verb.lemma}"


_MAKERS = {"number": _number, "polarity": _polarity, "place": _place, "date": _date, "agent": _agent}

"""Words of a summary: lists of voices, dates, and what a proposition is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rashomon.accounts.rows import SAID, UNSAID, UNTRUE
from rashomon.accounts.tellers import NARRATOR
from rashomon.edtf import make_date, written
from rashomon.knowledge.articles import with_article
from rashomon.knowledge.summaries import determiners, pronouns, several
from rashomon.knowledge.topics import topics
from rashomon.model import Account, Date, Event, Proposition
from rashomon.statements.lexicon import sources

#: So many voices are named one by one; of more the first ones and the number of the others.
MOST_VOICES = 3
#: Quotations are cut at this many characters, at a word.
LONGEST_QUOTE = 80
#: What a voice without a name is called: the report's own where its outlet is not known, and others.
_NAMELESS = frozenset({NARRATOR, "unnamed"})

#: First parts of the keys of rows that are known by words of a text.
_IN_WORDS = frozenset({"named", "claim", SAID, UNSAID, UNTRUE})
_NUMBER = re.compile(r"\d+(?:\.\d+)?$")
#: Names that stand behind the words of a label.
_NAMES = re.compile(r"(?<=”) \([^()]*\)$")


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence ("A, B and C")."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def voices(accounts: Iterable[Account]) -> str:
    """The voices of accounts, each once, parties before reports; what has no name is counted."""
    told = list(accounts)
    ordered = sorted(told, key=lambda a: (a.side is None, narrates(a)))
    names = list(dict.fromkeys(in_sentence(a) for a in ordered if not is_nameless(a)))
    reports = sum(narrates(a) for a in told if is_nameless(a))
    unnamed = sum(not narrates(a) for a in told if is_nameless(a))
    names += [_counted(unnamed, "an unnamed voice", "unnamed voices")] if unnamed else []
    names += [_counted(reports, "a report", "reports")] if reports else []
    if len(names) > MOST_VOICES:
        names = [*names[: MOST_VOICES - 1], f"{len(names) - MOST_VOICES + 1} others"]
    return listed(names)


def in_sentence(account: Account) -> str:
    """A voice's name within a sentence; an outlet keeps the article of its name as it is written."""
    return account.voice if narrates(account) and account.actor is None else named(account.voice)


def named(name: str) -> str:
    """The name of a voice or an actor within a sentence, with the article that it wants there."""
    first, _, rest = name.partition(" ")
    if first in ("The", "A", "An") or _is_common(name):
        return f"{first.lower()} {rest}".rstrip()
    return with_article(name)


def _is_common(name: str) -> bool:
    """Whether a name is none: a common noun of several or a determiner opens it, and no other word has a capital, which
    could make it one ("Police Commissioner", "Doctors of the World")."""
    first, _, rest = name.partition(" ")
    if rest != rest.lower():
        return False
    return first.lower() in _common_nouns() or (bool(rest) and first.lower() in determiners())


@cache
def _common_nouns() -> frozenset[str]:
    """Nouns for sources that stand without an article: those of several, and of bodies that are many people."""
    people = (sources().persons | sources().officeholders) - pronouns() - determiners()
    return several() | {_plural(noun) for noun in people}


def _plural(noun: str) -> str:
    """A noun for people in the plural, by the rules of spelling ("witnesses", "allies", "spokesmen")."""
    if noun.endswith("man"):
        return f"{noun[:-2]}en"
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|ch|sh)$", noun) else f"{noun}s"


def _counted(number: int, one: str, several: str) -> str:
    return one if number == 1 else f"{number} {several}"


def narrates(account: Account) -> bool:
    """Whether the document tells it in its own voice."""
    return bool(account.chain) and all(v.kind == "narrator" for v in account.chain[-1].voices)


def is_nameless(account: Account) -> bool:
    """Whether a voice has no name of its own: a report without an outlet, "unnamed", a pronoun nobody is known for."""
    return account.actor is None and (account.voice in _NAMELESS or account.voice.casefold() in pronouns())


def on_date(date: Date) -> str:
    """A date with the word before it ("on 29 June 2016", "in June 2016", "between 27 and 29 June 2016"); "" for what is
    not known on both sides."""
    if date.earliest is None or date.latest is None:
        return ""
    words = written(date)
    if " to " in words:
        return "between " + words.replace(" to ", " and ", 1)
    return f"on {words}" if date.earliest == date.latest else f"in {words}"


def written_value(value: str | None) -> str:
    """The value of an account, a date in words."""
    try:
        return written(make_date(value)) or value or ""
    except ValueError:
        return value or ""


def amount(value: str | None) -> float:
    """The number in a value ("at least 31"), 0 where there is none: of one day the lower toll came first."""
    found = _NUMBER.search(value or "")
    return float(found[0]) if found else 0.0


def subject(proposition: Proposition, events: Mapping[str, Event]) -> str:
    """What a proposition is about, in few words: a topic, what was named, the words of a claim, an event's label."""
    first, _, rest = proposition.key.partition(":")
    if first == "topic":
        return topics()[rest].label
    if first in _IN_WORDS:
        return f"“{cut(rest)}”"
    meant = next((events[name] for name in (first, rest) if name in events), None)
    return _NAMES.sub("", meant.label) if meant is not None else proposition.text


def question(proposition: Proposition) -> str:
    """What a row of values answers ("where it was")."""
    words = proposition.text.partition(":")[0]
    return words[:1].lower() + words[1:]


def cut(words: str) -> str:
    """Words without marks of quotation around or inside them, cut at `LONGEST_QUOTE` characters."""
    bare = "".join(c for c in " ".join(words.split()) if c not in '“”"')
    return bare if len(bare) <= LONGEST_QUOTE else bare[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"

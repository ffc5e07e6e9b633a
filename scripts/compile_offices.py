"""Compile `offices.tsv` and `people.tsv` of the knowledge folder from dated observations and compiled terms.

Usage: python scripts/compile_offices.py OBSERVATIONS.csv

OBSERVATIONS.csv (CC0, factbook/factbook.json after the CIA World Factbook) says which file version named which holder,
family names in capitals. Compiled terms (`terms_compiled.tsv`) take precedence in the offices and years they cover;
spellings of one person are joined; a term ends when the next begins.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

KNOWLEDGE = Path(__file__).parent.parent / "src/rashomon/knowledge/actors"

#: Two starts of one person in one office nearer than this are one term (sources differ by election and swearing-in).
SAME_TERM_DAYS = 400

#: The office a title names; the first pattern that matches wins.
SLUGS = (
    ("pope", r"\bpope\b"),
    ("supreme-leader", r"supreme leader|taliban leader|state affairs commission"),
    ("monarch", r"\b(king|queen|emperor|sultan|amir|grand duke|prince|monarch)\b(?!.*prime minister$)"),
    ("governor-general", r"governor[- ]general"),
    ("chancellor", r"\bchancellor\b"),
    ("prime-minister", r"prime\b|premier\b|head of government|council of ministers|minister of state"),
    ("chief-minister", r"chief minister"),
    ("chief-executive", r"\bchief executive\b"),
    ("president", r"\bpresident\b|presidency|presidential council|presidential leadership"),
    ("governor", r"governor"),
)

#: Words before a name that are titles or left-overs of the source's wording.
LEFT_OVER = re.compile(
    r"^(?:(?:or|and|of the Pitcairn Islands|Council|Polynesia|Assembly|GNU|Interim|Acting|Vice|Prime|Minister|"
    r"President|Armed|Forces|General|Cardinal|Sheikh|Gen\.?|Dr\.?|Sir|Dame|Lt\.|Col\.|Capt\.?|Maj\.|Sr\.?|SAC|Chair) )+"
)
NOT_A_NAME = re.compile(
    r" is represented by | serves as |^DEWES$|in caretaker status|CNSP|BROTHERSON Edouard"
    r"|^Norbert HOFER$"  # one of three who stood in together in 2016
)

#: Territories whose head of state is another country's: only their own heads of government are kept.
DEPENDENT = frozenset(
    """ABW AIA AND ASM ATF BLM BMU CCK COK CUW CXR CYM FLK FRO GGY GIB GRL GUM HKG IMN IOT JEY MAC MAF MNP MSR NCL NFK
    NIU PCN PRI PYF SHN SJM SPM SXM TCA TKL VGB VIR WLF""".split()  # noqa: SIM905
)

#: Whose a monarch of several realms is taken to be.
CHIEF_REALM = "GBR"

#: Countries with a collective head of state: only its chair, whom the source gives a title, holds the office.
COLLECTIVE = frozenset({"BIH"})

#: A compiled start this near an observed one of the same person in the same office is confirmed by it (sources count
#: from election, oath, appointment or publication; two months cover these, as in tests/knowledge/test_actors_terms.py).
CONFIRMED_DAYS = 60

#: Where the next start on record lies further than this after a holder was last seen, others may have come between.
UNSEEN_DAYS = 400


@dataclass(frozen=True)
class Term:
    """One person in one office; `basis` is "observed", "confirmed" (compiled, start observed too) or "compiled"."""

    office: str
    name: str
    title: str
    since: str
    until: str
    role: str
    basis: str
    family: str = ""
    spelling: str = ""
    seen: str = ""
    other: str = ""


@dataclass
class Person:
    """A holder of office with all spellings met."""

    name: str
    family: str
    country: str
    spellings: set[str] = field(default_factory=set)


def read_table(path: Path) -> list[dict[str, str]]:
    """Rows of a knowledge table, keyed by its header."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:] if line != [""]]


def slug(text: str) -> str:
    """Lower-case ASCII with hyphens: "Recep Tayyip Erdoğan" gives "recep-tayyip-erdogan"."""
    flat = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", flat.encode("ascii", "ignore").decode().lower()).strip("-")


def is_family(word: str) -> bool:
    """Whether a word of an observed name is in capitals (particles such as "al-" may precede)."""
    return bool(re.search(r"[^\W\d_a-z]{2}|^[A-Z]'", word)) and word.upper()[-2:] == word[-2:]


def capitalised(word: str) -> str:
    """ "ERDOGAN" gives "Erdogan", "al-BASHIR" "al-Bashir", "NANDI-NDAITWAH" "Nandi-Ndaitwah"; "VIII" stays."""
    if re.fullmatch(r"[IVX]+", word):
        return word
    parts = re.split(r"([-'’ ])", word)
    return "".join(p if p.islower() or len(p) < 2 else p[0] + p[1:].lower() for p in parts)


def readable(holder: str) -> tuple[str, str, str] | None:
    """Name to show, family name and full spelling of an observed holder, or None where the cell holds no name."""
    if NOT_A_NAME.search(holder):
        return None
    text = re.sub(
        r",? aka .*|\[.*?\]|,? (?:Jr|Dr|Lt\. Gen)\.?$|\"[^\"]*\"| of (?:the Netherlands|Denmark|Norway)", "", holder
    )
    words = LEFT_OVER.sub("", text).replace("’", "'").replace(",", "").split()
    marked = [i for i, word in enumerate(words) if is_family(word)]
    if not marked:
        return (" ".join(words), words[-1], " ".join(words)) if len(words) > 1 else None
    first, last = marked[0], marked[-1]
    while first > 0 and words[first - 1].islower():
        first -= 1
    written = [capitalised(word) if i in marked else word for i, word in enumerate(words)]
    family = " ".join(written[first : last + 1])
    shown = f"{written[0]} {family}" if first > 0 else " ".join(written)
    return shown, family, " ".join(written)


def office_of(country: str, kind: str, title: str) -> str | None:
    """The slug of an office by its title, None where the title is empty or not recognised."""
    return next((name for name, pattern in SLUGS if re.search(pattern, title, re.IGNORECASE)), None)


def observed_terms(path: Path) -> list[Term]:
    """Terms as the observations give them, ends unknown."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    usual: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        if found := office_of(row["country"], row["office"], row["title"]):
            usual.setdefault((row["country"], row["office"]), Counter())[found] += 1
    terms = []
    for row in rows:
        name = readable(row["holder"])
        if name is None or (row["country"] in DEPENDENT and row["office"] == "head of state"):
            continue
        if row["country"] in COLLECTIVE and row["office"] == "head of state" and not row["title"]:
            continue
        common = usual.get((row["country"], row["office"]), Counter()).most_common(1)
        office = office_of(row["country"], row["office"], row["title"]) or (common[0][0] if common else None)
        if office is not None:
            terms.append(
                Term(
                    f"office:{row['country']}/{office}",
                    name[0],
                    row["title"],
                    row["since"],
                    row["replaced_seen"],
                    row["role"],
                    "observed",
                    name[1],
                    name[2],
                    row["last_seen"],
                )
            )
    return terms


def compiled_terms() -> list[Term]:
    """Terms set down by hand; an open end is empty."""
    return [
        Term(
            row["office"],
            row["name"],
            "",
            row["since"],
            row["until"].strip("-"),
            row["role"],
            "compiled",
            spelling=row["name"],
        )
        for row in read_table(KNOWLEDGE / "terms_compiled.tsv")
    ]


def names_by_spelling() -> dict[str, str]:
    """The name to show by the slug of every known spelling."""
    shown = {slug(row["name"]): row["name"] for row in read_table(KNOWLEDGE / "terms_compiled.tsv")}
    for row in read_table(KNOWLEDGE / "names_compiled.tsv"):
        shown.update({slug(alias): row["name"] for alias in row["aliases"].split("|") if " " in alias})
    return shown


def days(since: str) -> int:
    """A rough day number of an ISO date that may be only a year or month."""
    year, month, day = (*map(int, since.split("-")), 1, 1)[:3]
    return year * 365 + month * 30 + day


def merged(observed: list[Term], compiled: list[Term]) -> list[Term]:
    """Compiled terms, and the observed ones of offices and times that they leave open, spellings joined."""
    shown = names_by_spelling()
    last = {t.office: t for t in sorted(compiled, key=lambda t: t.since)}
    kept: list[Term] = list(compiled)
    for term in sorted(observed, key=lambda t: (t.office, t.since, t.name)):
        name = shown.get(slug(term.spelling)) or shown.get(slug(term.name)) or term.name
        term = replace(term, name=name)
        known = last.get(term.office)
        told = known and (term.since <= known.since or slug(known.name) == slug(name) or not after(term, known))
        if told and not in_gap(term, [t for t in compiled if t.office == term.office]):
            kept = [borne_out(t, term) for t in kept]
            continue
        twin = next((t for t in kept if same_term(t, term)), None)
        kept.append(replace(term, name=twin.name, since=twin.since) if twin else term)
    return kept


def in_gap(term: Term, compiled: list[Term]) -> bool:
    """Whether no compiled term of the office covers an observed start, nor begins so near that it may be the same."""
    covered = any(t.since <= term.since and (not t.until or term.since < t.until) for t in compiled)
    return not covered and not any(same_term(t, term) for t in compiled)


def borne_out(compiled: Term, observed: Term) -> Term:
    """A compiled term, confirmed where an observation of the same person in the same office starts at the same time."""
    near = abs(days(compiled.since) - days(observed.since)) <= CONFIRMED_DAYS
    same = near and compiled.basis == "compiled" and same_term(compiled, observed)
    return replace(compiled, basis="confirmed", other=observed.spelling) if same else compiled


def after(term: Term, known: Term) -> bool:
    """Whether an observed term can follow the last compiled one."""
    return bool(known.until) and days(term.since) >= days(known.until) - 30


def same_term(one: Term, other: Term) -> bool:
    """Whether two records tell of the same person in the same office at nearly the same start."""
    near = abs(days(one.since) - days(other.since)) <= SAME_TERM_DAYS
    families = slug(one.family or one.name.split()[-1]), slug(other.family)
    given = slug(one.name.split()[0]), slug(other.name.split()[0])
    one_day = one.since == other.since and len(one.since) == len("2020-01-01") and given[0] == given[1]
    named = slug(one.name) == slug(other.name) or families[0] == families[1] or one_day
    return one.office == other.office and near and named


def with_ends(terms: list[Term]) -> list[Term]:
    """One term per person and start, each observed one ended by the next start in its office."""
    unique: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        key = (term.office, slug(term.name), term.since)
        old = unique.get(key)
        unique[key] = (
            term if old is None else replace(term, until=later(old.until, term.until), seen=max(old.seen, term.seen))
        )
    by_office: dict[str, list[Term]] = {}
    for term in sorted(unique.values(), key=lambda t: (t.office, t.since, t.name)):
        by_office.setdefault(term.office, []).append(term)
    ended = []
    for office_terms in by_office.values():
        for term, following in zip(office_terms, [*office_terms[1:], None], strict=True):
            ended.append(replace(term, until=end_of(term, following)))
    return ended


def end_of(term: Term, following: Term | None) -> str:
    """When a term ended: with the next start, or when last seen where others may have come between."""
    if term.basis != "observed" or not term.until or following is None:
        return term.until
    return term.seen if days(following.since) - days(term.seen) > UNSEEN_DAYS else following.since


def later(one: str, other: str) -> str:
    """The later of two ends, where an empty one has not come."""
    return max(one, other) if one and other else ""


def people(terms: list[Term]) -> dict[str, Person]:
    """Everyone who held an office, with the spellings met, by person id."""
    found: dict[str, Person] = {}
    aliases = {row["name"]: row["aliases"].split("|") for row in read_table(KNOWLEDGE / "names_compiled.tsv")}
    for term in terms:
        country = term.office.removeprefix("office:").split("/")[0]
        person = found.setdefault(slug(term.name), Person(term.name, term.family, country if country.isupper() else ""))
        person.family = person.family or term.family
        if country == CHIEF_REALM or (country.isupper() and not person.country):
            person.country = country
        person.spellings |= {term.spelling, term.other, *aliases.get(term.name, ())} - {term.name, ""}
    return found


def write(terms: list[Term]) -> None:
    """Write both tables, sorted."""
    head = [
        "# Compiled by scripts/compile_offices.py; do not edit. Sources: where `basis` is observed,",
        "# observations of factbook/factbook.json (CC0 1.0, after the CIA World Factbook); else terms_compiled.tsv.",
    ]
    lines = [
        "\t".join([t.office, f"person:{slug(t.name)}", t.title, t.since, t.until, t.role, t.basis])
        for t in sorted(terms, key=lambda t: (t.office, t.since, t.name))
    ]
    save("offices.tsv", [*head, "office\tperson\ttitle\tsince\tuntil\trole\tbasis", *lines])
    known = people(terms)
    lines = [
        "\t".join([f"person:{key}", p.name, p.family, p.country, "|".join(sorted(p.spellings))])
        for key, p in sorted(known.items())
    ]
    save("people.tsv", [*head, "person\tname\tfamily\tcountry\taliases", *lines])


def save(name: str, lines: list[str]) -> None:
    """Write lines to a file of the knowledge folder."""
    (KNOWLEDGE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    write(with_ends(merged(observed_terms(Path(sys.argv[1])), compiled_terms())))

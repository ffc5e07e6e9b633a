"""TimeML documents, and how time expressions are scored against their TIMEX3.

In text order each gold expression takes an unused prediction of equal span, else the first that overlaps. Of the dates
(TIMEX3 of type DATE whose value says at least a century) a value is right when it says the same calendar unit; for
that an EDTF interval that is exactly one unit is that unit, an open interval its known end, and qualifiers are left
out. Predictions that only touch another kind of expression count neither way. Other kinds have recall and, as far as
EDTF can say them, values.
"""

from __future__ import annotations

import html
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from rashomon.edtf import make_date

KINDS = ("date", "reference", "unanchored", "time", "duration", "set")
MEASURES = ("strict", "relaxed", "value")

_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "AU": 23, "WI": 24}
_SEASON_NAMES = ("SP", "SU", "FA", "WI")


@dataclass(frozen=True)
class Timex:
    """A time expression with its TimeML type and value, None where a reader gives none."""

    start: int
    end: int
    type: str | None = None
    value: str | None = None

    @property
    def kind(self) -> str:
        """Which group of the report a gold expression belongs to."""
        value = (self.value or "").upper()
        if value.endswith("_REF"):
            return "reference"
        if self.type in ("TIME", "DURATION", "SET"):
            return str(self.type).lower()
        return "date" if edtf_of(value) else "unanchored"

    def touches(self, other: Timex) -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Text:
    """The plain text of a TimeML document, its creation date and its expressions."""

    name: str
    text: str
    created: str | None
    gold: tuple[Timex, ...]


# ---------------------------------------------------------------- reading
def texts(path: Path) -> Iterator[Text]:
    """The TimeML documents (`.tml`) of a folder in name order."""
    for file in sorted(p for p in path.rglob("*.tml") if not p.name.startswith(".")):
        source = file.read_bytes().decode("utf-8").replace("\r\n", "\n")
        body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.S)
        created = re.search(r"<DCT>.*?\bvalue=[\"']([^\"']+).*?</DCT>", source, re.S)
        if body is not None:
            text, gold = _plain(body[1])
            yield Text(file.stem, text, created[1][:10] if created else None, gold)


def _plain(body: str) -> tuple[str, tuple[Timex, ...]]:
    """The text without tags, and its TIMEX3."""
    text, opened, found = "", list[tuple[int, dict[str, str]]](), list[Timex]()
    for piece in re.split(r"(<[^>]+>)", body):
        if piece.startswith("<TIMEX3") and not piece.endswith("/>"):
            opened.append((len(text), {k: a or b for k, a, b in _ATTRIBUTE.findall(piece)}))
        elif piece.startswith("</TIMEX3"):
            start, said = opened.pop()
            found.append(Timex(start, len(text), said.get("type"), said.get("value")))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return text, tuple(found)


# ---------------------------------------------------------------- values
def edtf_of(value: str) -> str | None:
    """EDTF of a TimeML date value (its day, if it has a time of day); None if there is none."""
    v = value.strip().upper()
    v = v.split("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", v) else v
    if re.fullmatch(r"\d{4}(-\d\d(-(\d\d|XX))?|-XX(-XX)?)?", v):
        return v
    if re.fullmatch(r"\d{3}X?|\d\d(XX)?", v):
        return f"{v[:3]}X" if len(v) >= 3 and not v.endswith("XX") else f"{v[:2]}XX"
    if week := re.fullmatch(r"(\d{4})-W(\d{1,2})(?:-(WE|[1-7]))?", v):
        return _week(int(week[1]), int(week[2]), week[3])
    part = re.fullmatch(r"(\d{4})-(?:(SP|SU|FA|AU|WI)|Q([1-4])|H([12]))", v)
    if part is None:
        return None
    return f"{part[1]}-{_SEASONS[part[2]] if part[2] else 32 + int(part[3]) if part[3] else 39 + int(part[4])}"


def _week(year: int, week: int, day: str | None) -> str | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    if day and day != "WE":
        return (monday + timedelta(int(day) - 1)).isoformat()
    return f"{year}-W{week:02d}" + ("-WE" if day else "")


def timeml_of(edtf: str | None) -> str | None:
    """The TimeML value of an EDTF date; None if there is none."""
    v = re.sub(r"[~?%]", "", (edtf or "").strip())
    first, slash, last = v.partition("/")
    if slash:
        opens = {"", ".."} & {first, last}
        return timeml_of(last if first in opens else first) if opens else _unit(first, last)
    if re.fullmatch(r"\d{4}(-\d\d-\d\d|-\d\d-XX|-XX(-XX)?)?|\d{4}-W\d\d(-WE)?", v):
        return v
    if re.fullmatch(r"\d{3}X|\d\dXX", v):
        return v.rstrip("X")
    if time := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d(:?\d\d)?)?", v):
        return f"{time[1]}T{time[2].removesuffix(':00') if len(time[2]) == 8 else time[2]}"
    part = re.fullmatch(r"(\d{4})-(\d\d)", v)
    return _part(part[1], int(part[2])) if part else None


def _part(year: str, unit: int) -> str | None:
    if 1 <= unit <= 12:
        return f"{year}-{unit:02d}"
    if 21 <= unit <= 32:
        return f"{year}-{_SEASON_NAMES[(unit - 21) % 4]}"
    return f"{year}-Q{unit - 32}" if 33 <= unit <= 36 else f"{year}-H{unit - 39}" if unit in (40, 41) else None


def _unit(first: str, last: str) -> str | None:
    """The calendar unit that an interval of years, months or days is exactly."""
    if not all(re.fullmatch(r"\d{4}(-\d\d){0,2}", end) for end in (first, last)):
        return None
    try:
        low, high = make_date(first).earliest, make_date(last).latest
        a, b = date.fromisoformat(low or ""), date.fromisoformat(high or "")
    except ValueError:
        return None
    iso, days = a.isocalendar(), (b - a).days
    if days == 0:
        return a.isoformat()
    if (a.weekday(), days) in ((0, 6), (5, 1)):
        return f"{iso.year}-W{iso.week:02d}" + ("-WE" if days == 1 else "")
    if a.day != 1 or b.day != monthrange(b.year, b.month)[1]:
        return None
    return _months(a, b) if a.year == b.year else _years(a, b)


def _months(a: date, b: date) -> str | None:
    months = b.month - a.month + 1
    if months == 3 and a.month % 3 == 1:
        return f"{a.year}-Q{(a.month + 2) // 3}"
    if months == 6 and a.month % 6 == 1:
        return f"{a.year}-H{(a.month + 5) // 6}"
    return {1: f"{a.year}-{a.month:02d}", 12: f"{a.year}"}.get(months)


def _years(a: date, b: date) -> str | None:
    if (a.month, b.month) != (1, 12):
        return None
    if a.year % 100 in (0, 1) and b.year - a.year == 99:
        return str(a.year)[:2]
    return str(a.year)[:3] if a.year % 10 == 0 and b.year - a.year == 9 else None


def same_date(predicted: str | None, gold: str | None) -> bool:
    """Equal TimeML dates; as calendar days if the gold has a time of day, else the prediction must have none."""
    if not predicted or not gold or ("T" in predicted.upper() and "T" not in gold.upper()):
        return False
    said = timeml_of(edtf_of(predicted))
    return said is not None and said == timeml_of(edtf_of(gold))


# ---------------------------------------------------------------- scoring
def score(gold: Sequence[Text], predicted: Mapping[str, Sequence[Timex]]) -> Counter[tuple[str, str]]:
    """Counts by (group, measure): "main" for the dates, "all" for every expression, and one group for each kind."""
    n: Counter[tuple[str, str]] = Counter()
    for text in gold:
        _score_all(text.gold, predicted.get(text.name, ()), n)
        _score_dates(text.gold, predicted.get(text.name, ()), n)
    return n


def _score_all(gold: Sequence[Timex], predicted: Sequence[Timex], n: Counter[tuple[str, str]]) -> None:
    pairs = _pairs(gold, predicted)
    n["all", "gold"] += len(gold)
    n["all", "predicted"] += len(predicted)
    for i, g in enumerate(gold):
        n[g.kind, "gold"] += 1
        if i not in pairs:
            continue
        p = predicted[pairs[i]]
        exact, same = (p.start, p.end) == (g.start, g.end), (p.value or "").upper() == (g.value or "").upper()
        n["all", "relaxed"] += 1
        n["all", "strict"] += exact
        n["all", "value"] += same
        n[g.kind, "relaxed"] += 1
        n[g.kind, "strict"] += exact
        n[g.kind, "value"] += same_date(p.value, g.value) if g.kind in ("date", "time") else same
        n[g.kind, "marked"] += (p.type or "").lower() == (g.type or "").lower()


def _score_dates(gold: Sequence[Timex], predicted: Sequence[Timex], n: Counter[tuple[str, str]]) -> None:
    dates, others = [g for g in gold if g.kind == "date"], [g for g in gold if g.kind != "date"]
    pairs = _pairs(dates, predicted)
    taken = set(pairs.values())
    spurious = sum(
        j not in taken and p.type not in ("TIME", "DURATION", "SET") and not any(p.touches(o) for o in others)
        for j, p in enumerate(predicted)
    )
    n["main", "gold"] += len(dates)
    n["main", "predicted"] += len(pairs) + spurious
    for i, j in pairs.items():
        n["main", "relaxed"] += 1
        n["main", "strict"] += (dates[i].start, dates[i].end) == (predicted[j].start, predicted[j].end)
        n["main", "value"] += same_date(predicted[j].value, dates[i].value)


def _pairs(gold: Sequence[Timex], predicted: Sequence[Timex]) -> dict[int, int]:
    """Gold number -> prediction number."""
    used: set[int] = set()
    pairs = {}
    for i, g in enumerate(gold):
        touching = [j for j, p in enumerate(predicted) if j not in used and p.touches(g)]
        if touching:
            exact = [j for j in touching if (predicted[j].start, predicted[j].end) == (g.start, g.end)]
            pairs[i] = (exact or touching)[0]
            used.add(pairs[i])
    return pairs


def share(part: int, whole: int) -> float:
    """In percent; 0 of nothing."""
    return 100 * part / whole if whole else 0.0


def prf(n: Mapping[tuple[str, str], int], group: str, measure: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a group in percent."""
    p, r = share(n[group, measure], n[group, "predicted"]), share(n[group, measure], n[group, "gold"])
    return p, r, 2 * p * r / (p + r) if p + r else 0.0

"""What a text tells of where its places lie: the countries and divisions that it names, and those beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.places import Known, adjectives, areas, country_places, fold, places_named, words
from rashomon.knowledge.places.wordings import abbreviations, binds_country

#: An area beside a name is sought within so many characters before it: "the northern Iraqi town of".
_REACH = 40
#: A city of this size bears the name of an area more often than the area does in a list ("Boston, New York").
_CITY_NAMED_AS_AREA = 500_000

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_AFTER = re.compile(r",\s+(?:[A-Z][\w.' -]+? County,\s+)?|\s+\(|,?\s+in\s+")
#: An area that others follow may be one of a list ("Chad, Niger and Mali").
_LIST = re.compile(r"(?:,\s+[A-Z][\w.'-]+(?: [A-Z][\w.'-]+)*)*,?\s+(?:and|or)\s+(?:the )?[A-Z]")
_FOLLOWING = re.compile(r"[ \n]([a-z]+)")
_POSSESSIVE = re.compile(r"['’]s\s+\Z")


@dataclass(frozen=True, slots=True)
class Area:
    """A country or division that a text names at [start, end), with all areas of that folded name; `adjective` for
    "Turkish"."""

    start: int
    end: int
    name: str
    known: tuple[Known, ...]
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The area that stands beside a name to say where its place lies. `firm` unless the area's name is a big city's too
    or may be one of a list; `address` where it stands behind the name."""

    area: Area
    firm: bool
    address: bool = False


def areas_in(text: str) -> list[Area]:
    """The countries, their adjectives and first-order divisions that a text names, in its order."""
    return list(_areas(text))


def told_beside(text: str, start: int, end: int, starts: dict[int, Area], ends: dict[int, Area]) -> Told | None:
    """What stands beside the name at [start, end): "Kaduna, Nigeria", "the Turkish city of Kayseri", "Syria's Aleppo".

    `starts` and `ends` are the areas of the text by their offsets.
    """
    after = _AFTER.match(text, end)
    if after is not None:
        at = _past_filler(text, after.end())
        area = starts.get(after.end()) or starts.get(at)
        if area is not None and not area.adjective and not _owner(text, area.end):
            listed = _LIST.match(text, area.end) or _two_of_a_kind(text, starts.get(start), area)
            return Told(area, not (listed or _also_city(area) or _runs_on(text, area)), address=True)
    for back in range(start - 1, max(-1, start - _REACH), -1):
        area = ends.get(back)
        if area is not None and area.start < start:
            return Told(area, True) if _leads(text[back:start], area) else None
    return None


def _areas(text: str) -> Iterator[Area]:
    firsts, past = _first_words(), 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < past or not text[start].isupper():
            continue
        longest = firsts.get(fold(_bare(word.group())))
        area = _abbreviated(text, start) or (_longest(text, start, longest) if longest is not None else None)
        if area is not None:
            past = area.end
            yield area


def _longest(text: str, start: int, longest: int) -> Area | None:
    """The longest area name that begins at a word; no name has more than `longest` words."""
    ends = [start + len(_bare(m.group())) + m.start() for m in _words_from(text, start, longest)]
    for end in reversed(ends):
        name = text[start:end]
        if adjectives().get(name) in country_places():  # states that are no more have no point of their own
            return Area(start, end, fold(name), (country_places()[adjectives()[name]],), adjective=True)
        folded = fold(" ".join(name.split()))
        known = areas().get(folded)
        if known and folded not in words()["unnamed"]:
            return Area(start, end, folded, known)
    return None


def _words_from(text: str, start: int, longest: int) -> Iterator[re.Match[str]]:
    for count, match in enumerate(_WORD.finditer(text[start : start + 60])):
        if count == longest:
            return
        yield match


def _abbreviated(text: str, start: int) -> Area | None:
    """A state or province in its short form; two letters without points count after a comma only ("Paris, TX")."""
    for form in _short_forms().get(text[start : start + 2], ()):
        end = start + len(form)
        if text.startswith(form, start) and not text[end : end + 1].isalnum():
            plain = form.isupper() and "." not in form
            if not plain or text[max(0, start - 2) : start] == ", ":
                return Area(start, end, fold(form), abbreviations()[form])
    return None


@cache
def _short_forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in sorted(abbreviations(), key=lambda f: (-len(f), f)):
        found.setdefault(form[:2], []).append(form)
    return {first: tuple(forms) for first, forms in found.items()}


@cache
def _first_words() -> dict[str, int]:
    """The first word of every area's name, with the number of words of the longest name that begins so."""
    found: dict[str, int] = {}
    for name in (*areas(), *(fold(a) for a in adjectives())):
        pieces = name.split()
        if pieces:
            found[pieces[0]] = max(found.get(pieces[0], 0), len(pieces))
    return found


def _bare(word: str) -> str:
    """A word without its possessive."""
    return re.sub(r"['’]s?$", "", word)


def _past_filler(text: str, at: int) -> int:
    """Past "the", "southern", "central" before an area."""
    while (word := _WORD.match(text, at)) is not None and word.group().lower() in words()["fillers"]:
        at = word.end() + 1
    return at


def _owner(text: str, end: int) -> bool:
    return text.startswith(("'s", "’s"), end)


def _two_of_a_kind(text: str, own: Area | None, area: Area) -> bool:
    """Whether a name is a division's too and its own country's division follows, in full: more likely a list ("Indiana,
    Michigan") than an address ("Indiana, Pa.")."""
    if own is None or text[area.end - 1] == "." or text[area.start : area.end].isupper():
        return False
    divisions = {k.country for k in own.known if k.feature == "region"}
    return any(k.feature == "region" and k.country in divisions for k in area.known)


def _runs_on(text: str, area: Area) -> bool:
    """Whether a country after a comma may begin a clause rather than end an address: "In Kherson, Russia said"."""
    following = _FOLLOWING.match(text, area.end)
    country = area.known[0].feature == "country"
    return country and following is not None and following[1] not in words()["after_address"]


def _also_city(area: Area) -> bool:
    cities = places_named(area.known[0].name)
    return any(k.feature == "city" and k.population >= _CITY_NAMED_AS_AREA for k in cities)


def _leads(between: str, area: Area) -> bool:
    """Whether the words between an area and a name bind them: "'s ", " city of ", for an adjective " "."""
    if _POSSESSIVE.fullmatch(between) or (area.adjective and between == " "):
        return True
    if not between.endswith((" ", "\n")):
        return False
    if between.startswith(("'s", "’s")):
        return binds_country(between[2:])
    return area.adjective and binds_country(between)

"""The phrases of page furniture, credits, datelines and statements, loaded from `knowledge/documents`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True)
class Furniture:
    """Compiled phrases: `match` those at the beginning of a line, `fullmatch` whole lines, `search` anything in one."""

    openings: re.Pattern[str]
    labels: re.Pattern[str]
    anywhere: re.Pattern[str]
    whole: re.Pattern[str]
    headings: re.Pattern[str]
    offers: re.Pattern[str]
    list_begins: re.Pattern[str]
    list_ends: re.Pattern[str]
    author_box: re.Pattern[str]
    post_signature: re.Pattern[str]
    platforms: frozenset[str]
    headers: re.Pattern[str]
    credits: re.Pattern[str]
    describing: re.Pattern[str]
    near_top: re.Pattern[str]
    caption_label: re.Pattern[str]
    scene: re.Pattern[str]
    picture_agencies: frozenset[str]
    picture_sources: frozenset[str]
    bylines: re.Pattern[str]
    head_bylines: re.Pattern[str]
    person: re.Pattern[str]
    stamps: re.Pattern[str]
    date_words: frozenset[str]
    months: str
    wires: dict[str, str]
    wire_tags: str
    titles: re.Pattern[str]
    maybe_titles: re.Pattern[str]
    letterheads: re.Pattern[str]
    serials: re.Pattern[str]
    statement_opening: re.Pattern[str]
    statement_acts: re.Pattern[str]
    counterpart: re.Pattern[str]
    we: re.Pattern[str]
    reporting: re.Pattern[str]
    function_words: frozenset[str]
    languages: dict[str, str]


@lru_cache(maxsize=1)
def furniture() -> Furniture:
    """All of it, loaded once a process."""
    return Furniture(**_pages(), **_pictures(), **_lines(), **_statements(), **_words())


def _pages() -> dict[str, Any]:
    data = read_yaml("documents/furniture.yaml")
    return {
        "openings": _any(f"(?:please,? )?{opening}" for opening in data["openings"]),
        **{key: _any(data[key]) for key in ("labels", "anywhere", "whole", "headings", "offers")},
        "list_begins": re.compile(data["lists"][0], re.IGNORECASE),
        "list_ends": re.compile(data["lists"][1], re.IGNORECASE),
        "platforms": frozenset(data["platforms"]),
        "author_box": re.compile(data["author_box"]),
        "post_signature": re.compile(data["post_signature"]),
        "headers": _any(read_yaml("documents/wires.yaml")["headers"], re.NOFLAG),
    }


def _pictures() -> dict[str, Any]:
    data = read_yaml("documents/credits.yaml")
    return {
        **{key: _any(data[key]) for key in ("credits", "describing", "near_top", "scene")},
        "caption_label": re.compile(data["labels"], re.IGNORECASE),
        "picture_agencies": frozenset(str(name).casefold() for name in data["agencies"]),
        "picture_sources": frozenset(str(name).casefold() for name in data["sources"]),
    }


def _lines() -> dict[str, Any]:
    data, wires = read_yaml("documents/datelines.yaml"), read_yaml("documents/wires.yaml")["agencies"]
    tags = {tag: name for name, several in wires.items() for tag in several}
    agency = "(?:" + "|".join(re.escape(tag) for tag in sorted(tags, key=lambda tag: (-len(tag), tag))) + ")"
    parts = {"names": data["names"], "person": data["person"], "agency": agency}
    return {
        **{key: _any((line.format(**parts) for line in data[key]), re.NOFLAG) for key in ("bylines", "head_bylines")},
        "person": re.compile(data["person"]),
        "stamps": re.compile(data["stamps"], re.IGNORECASE),
        "date_words": frozenset(data["months"] + data["weekdays"] + data["zones"]),
        "months": "|".join(data["months"]),
        "wires": tags,
        "wire_tags": agency,
    }


def _statements() -> dict[str, Any]:
    data = read_yaml("documents/statements.yaml")
    return {
        "titles": _titles(data["titles"], data["office"]),
        "maybe_titles": _titles(data["maybe"], data["office"]),
        "letterheads": _titles(data["letterheads"], data["office"]),
        "serials": re.compile(data["serials"], re.IGNORECASE),
        "statement_opening": re.compile(data["opening"].format(office=data["office"])),
        "statement_acts": re.compile(data["acts"]),
        "counterpart": re.compile(data["counterpart"]),
        "we": re.compile(data["we"]),
        "reporting": _any(data["not"]),
    }


def _words() -> dict[str, Any]:
    data = read_yaml("documents/words.yaml")
    return {"function_words": frozenset(data["function_words"]), "languages": dict(data["languages"])}


def _titles(patterns: Iterable[str], office: str) -> re.Pattern[str]:
    return _any(pattern.removeprefix("(?i)").replace("{office}", office) for pattern in patterns)


def _any(patterns: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern for "any of these"."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)

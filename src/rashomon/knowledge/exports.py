"""What exports in others' formats rest on: their columns and the codes by which they name countries and bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from rashomon.knowledge.actors.tables import countries
from rashomon.knowledge.files import read_text, read_yaml

ColumnType = Literal["text", "number", "decimal", "yes/no", "list", "object"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an export: its name, the type of its values and what they mean."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """How other data sets name a country; "" where one has no code for it."""

    alpha2: str = ""
    fips: str = ""
    cow: str = ""


@dataclass(frozen=True, slots=True)
class CodeParts:
    """A CAMEO actor code taken apart: the country (the region of a body of several), the roles and kinds of body in
    their order, the known groups, and the religions."""

    country: str = ""
    types: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    religions: tuple[str, ...] = ()


def columns(format_name: str, table: str) -> tuple[Column, ...]:
    """The columns of a table of an export (see `columns.tsv`), in their order. Raises KeyError for no such table."""
    return _columns()[format_name, table]


def tables_of(format_name: str) -> tuple[str, ...]:
    """The names of the tables of an export, in the order of the file."""
    return tuple(table for name, table in _columns() if name == format_name)


def country_codes(alpha3: str | None) -> CountryCodes:
    """The codes of a country; empty ones where it is not known."""
    return _country_codes().get(alpha3 or "", CountryCodes())


def code_parts(code: str | None) -> CodeParts:
    """A CAMEO actor code ("LBNREBHEZ") taken apart into its parts of three letters."""
    parts = [code[at : at + 3] for at in range(0, len(code), 3)] if code else []
    country = parts[0] if parts and parts[0] in _cameo_countries() else ""
    rest = parts[1:] if country else parts
    region = next((part for part in rest if part in _codes()["cameo_regions"]), "") if not country else ""
    types = tuple(part for part in rest if part in _codes()["cameo_types"])
    religions = tuple(part for part in rest if part in _codes()["cameo_religions"])
    known = {*types, *religions, region}
    return CodeParts(country or region, types, tuple(part for part in rest if part not in known), religions)


def sectors(code: str | None) -> tuple[str, ...]:
    """PLOVER's sectors of a CAMEO actor code, each once."""
    known: Mapping[str, str] = _codes()["plover_sectors"]
    return tuple(dict.fromkeys(known[part] for part in code_parts(code).types if part in known))


def gdelt_quad(cameo: str) -> int | None:
    """GDELT's quad class of a CAMEO event code; None for a code of no known family."""
    found: int | None = _codes()["gdelt_quads"].get(cameo[:2])
    return found


def polecat_quad(quad: int) -> str:
    """POLECAT's words for a quad class."""
    return str(_codes()["polecat_quads"][quad])


def abbreviations() -> frozenset[str]:
    """Words whose full stop ends no sentence."""
    return frozenset(_codes()["abbreviations"])


@cache
def _columns() -> Mapping[tuple[str, str], tuple[Column, ...]]:
    found: dict[tuple[str, str], tuple[Column, ...]] = {}
    for format_name, table, name, kind, meaning in _rows("formats/columns.tsv"):
        column = Column(name, kind, meaning)  # type: ignore[arg-type]  # a test holds that each type is one of these
        found[format_name, table] = (*found.get((format_name, table), ()), column)
    return found


@cache
def _country_codes() -> Mapping[str, CountryCodes]:
    return {alpha3: CountryCodes(*codes) for alpha3, *codes in _rows("formats/country_codes.tsv")}


@cache
def _cameo_countries() -> frozenset[str]:
    return frozenset(country.cameo for country in countries().values())


@cache
def _codes() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_yaml("formats/codes.yaml")
    return {**data, "cameo_types": frozenset(data["cameo_types"])}


def _rows(path: str) -> Iterator[list[str]]:
    """The rows of a tab-separated file behind its comment and its heading."""
    lines = [line.split("\t") for line in read_text(path).splitlines() if not line.startswith("#")]
    yield from lines[1:]

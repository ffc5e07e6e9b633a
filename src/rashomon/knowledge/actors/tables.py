"""The tables of actors: one frozen record a row, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from rashomon.model import ActorKind

#: Marks before a name in a table: also borne by others, also the name of a place.
SHARED, PLACE_NAME = "~", "^"


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. `aliases` leaves out `name`; the first of `seats` is its capital or chief seat."""

    alpha3: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]
    cameo: str

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the country itself."""
        return (self.name, *self.aliases)

    @property
    def capital(self) -> str | None:
        """The capital, or the chief seat of government where they differ; None where the name is the country's own."""
        return self.seats[0] if self.seats else None


@dataclass(frozen=True, slots=True)
class Seat:
    """A building or city, beyond the capitals, that stands for the `actor` who sits there."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    actor: str
    kind: Literal["city", "building"]


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or armed group. `shared` are names it has in common with others, `places` names of places too."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    country: str | None
    cameo: str | None
    shared: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the first being the one to show."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet. `side` is the actor it speaks for and `basis` the public ground for that, both None for most."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    side: str | None
    basis: str | None
    shared: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the first being the one to show."""
        return (self.name, *self.aliases)


@cache
def countries() -> dict[str, Country]:
    """Countries and territories by ISO 3166-1 alpha-3 code."""
    return {
        row["alpha3"]: Country(
            row["alpha3"],
            row["name"],
            _several(row["aliases"]),
            _several(row["adjectives"]),
            _several(row["people"]),
            _several(row["seats"]),
            row["cameo"],
        )
        for row in rows("countries.tsv")
    }


@cache
def seats() -> tuple[Seat, ...]:
    """Seats of power beyond the capitals."""
    return tuple(
        Seat(
            row["name"],
            _several(row["aliases"]),
            row["country"] or None,
            row["actor"],
            "city" if row["kind"] == "city" else "building",
        )
        for row in rows("seats.tsv")
    )


@cache
def organisations() -> dict[str, Body]:
    """Organisations and armed groups by actor id."""
    return {row["id"]: _body(row) for name in ("organisations.tsv", "armed_groups.tsv") for row in rows(name)}


@cache
def outlets() -> dict[str, Outlet]:
    """News outlets by actor id."""
    return {row["id"]: _outlet(row) for row in rows("outlets.tsv")}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of this folder, keyed by its header; lines that start with # are notes."""
    text = files("rashomon.knowledge.actors").joinpath(name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _body(row: dict[str, str]) -> Body:
    marked = (row["name"], *_several(row["aliases"]))
    plain = tuple(name.lstrip(SHARED + PLACE_NAME) for name in marked)
    kind: ActorKind = "armed-group" if row["kind"] == "armed-group" else "organisation"
    return Body(
        row["id"],
        plain[0],
        plain[1:],
        kind,
        row["country"] or None,
        row["cameo"] or None,
        _marked(marked, SHARED),
        _marked(marked, PLACE_NAME),
    )


def _outlet(row: dict[str, str]) -> Outlet:
    marked = (row["name"], *_several(row["aliases"]))
    plain = tuple(name.lstrip(SHARED) for name in marked)
    return Outlet(
        row["id"],
        plain[0],
        plain[1:],
        row["country"] or None,
        row["side"] or None,
        row["basis"] or None,
        _marked(marked, SHARED),
    )


def _marked(names: tuple[str, ...], mark: str) -> frozenset[str]:
    return frozenset(name[1:] for name in names if name.startswith(mark))

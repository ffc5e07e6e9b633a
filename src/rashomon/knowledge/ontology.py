"""PLOVER's roots, modes and contexts and CAMEO's codes, read from `knowledge/ontology/*.yaml`.

Categories and mapping: PLOVER, Open Event Data Alliance, CC BY-SA 4.0 (see PLOVER-LICENCE.md beside the data).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from rashomon.knowledge.files import read_text, read_yaml

#: The quad classes that are conflicts, verbal and material.
_CONFLICT = frozenset({3, 4})


@dataclass(frozen=True, slots=True)
class Root:
    """One of PLOVER's event types: what it means, its quad class (1-4) and its modes with their meanings."""

    name: str
    definition: str
    quad: int
    modes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code with the PLOVER type it maps to; `root` is None for statements, `note` tells of departures."""

    code: str
    label: str
    root: str | None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    note: str | None = None

    @property
    def parent(self) -> str | None:
        """The next wider code ("0311" > "031" > "03"), None for the two-digit families."""
        return self.code[:-1] if len(self.code) > 2 else None


@cache
def roots() -> Mapping[str, Root]:
    """The sixteen roots by name."""
    return MappingProxyType(
        {name: Root(name, **entry) for name, entry in read_yaml("ontology/roots.yaml")["roots"].items()}
    )


@cache
def quad_classes() -> Mapping[int, str]:
    """The names of the four quad classes."""
    return MappingProxyType(read_yaml("ontology/roots.yaml")["quads"])


@cache
def contexts() -> Mapping[str, str]:
    """The contexts with their meanings."""
    entries = read_yaml("ontology/contexts.yaml")["contexts"].items()
    return MappingProxyType({name: str(entry["definition"]) for name, entry in entries})


@cache
def auxiliary_modes() -> Mapping[str, str]:
    """The auxiliary modes (historical, future, hypothetical, negated) with their meanings."""
    return MappingProxyType(read_yaml("ontology/auxiliary.yaml")["auxiliary"])


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """All CAMEO codes by code, families ("04") included."""
    return MappingProxyType(
        {code: _cameo_code(code, entry) for code, entry in read_yaml("ontology/cameo.yaml")["codes"].items()}
    )


@cache
def _goldstein_values() -> Mapping[str, float]:
    rows = [line.split("\t") for line in read_text("ontology/goldstein.tsv").splitlines() if not line.startswith("#")]
    return MappingProxyType({code: float(value) for code, value in rows[1:]})


@cache
def goldstein(code: str) -> float | None:
    """The Goldstein scale's value of a CAMEO code, from -10 (conflict) to 10 (cooperation): its own or that of the next
    wider code; None for a code of no known family."""
    while code and code not in _goldstein_values():
        code = code[:-1]
    return _goldstein_values().get(code)


@cache
def widest_code(root: str, mode: str | None = None) -> str | None:
    """The widest CAMEO code of a root, the first of several; with a mode the one that all codes of the mode belong to,
    where there is one.

    PLOVER makes a REQUEST of appeals (02) as of demands (10) and calls it a conflict: of two families the one whose
    value on the Goldstein scale has the sign of the root's quad class comes first.
    """
    codes = [code for code, each in cameo_codes().items() if each.root == root]
    of_mode = [code for code in codes if mode is not None and cameo_codes()[code].mode == mode]
    shared = [code for code in codes if of_mode and all(each.startswith(code) for each in of_mode)]
    if shared:
        return max(shared, key=len)
    conflict = root in roots() and roots()[root].quad in _CONFLICT
    return min(codes, key=lambda code: (((goldstein(code) or 0) < 0) != conflict, len(code), code), default=None)


def _cameo_code(code: str, entry: Mapping[str, Any]) -> CameoCode:
    return CameoCode(code, **{**entry, "contexts": tuple(entry.get("contexts", ()))})

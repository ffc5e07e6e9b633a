"""PLOVER's roots, modes and contexts and CAMEO's codes, read from `knowledge/ontology/*.yaml`.

Categories and mapping: PLOVER, Open Event Data Alliance, CC BY-SA 4.0 (see PLOVER-LICENCE.md beside the data).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from rashomon.model import PloverType


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
    return MappingProxyType({name: Root(name, **entry) for name, entry in _read("roots.yaml")["roots"].items()})


@cache
def quad_classes() -> Mapping[int, str]:
    """The names of the four quad classes."""
    return MappingProxyType(_read("roots.yaml")["quads"])


@cache
def contexts() -> Mapping[str, str]:
    """The contexts with their meanings."""
    entries = _read("contexts.yaml")["contexts"].items()
    return MappingProxyType({name: str(entry["definition"]) for name, entry in entries})


@cache
def auxiliary_modes() -> Mapping[str, str]:
    """The auxiliary modes (historical, future, hypothetical, negated) with their meanings."""
    return MappingProxyType(_read("auxiliary.yaml")["auxiliary"])


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """All CAMEO codes by code, families ("04") included."""
    return MappingProxyType({code: _cameo_code(code, entry) for code, entry in _read("cameo.yaml")["codes"].items()})


def plover_type(cameo: str) -> PloverType | None:
    """The PLOVER type of a CAMEO code with its first context; None for statements without a root.

    Raises KeyError for what is no CAMEO code.
    """
    code = cameo_codes()[cameo]
    if code.root is None:
        return None
    return PloverType(code.root, code.mode, next(iter(code.contexts), None))


def _cameo_code(code: str, entry: Mapping[str, Any]) -> CameoCode:
    return CameoCode(code, **{**entry, "contexts": tuple(entry.get("contexts", ()))})


def _read(name: str) -> dict[str, Any]:
    text = (files("rashomon.knowledge") / "ontology" / name).read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    return data


#: The C loader is some ten times quicker; both give the same values.
_LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

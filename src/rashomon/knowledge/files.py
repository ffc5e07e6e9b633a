"""The data files of this folder, as they stand."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any, ClassVar

import yaml

#: The C loader is some ten times quicker; both give the same values.
_SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOLEAN = "tag:yaml.org,2002:bool"


class _Loader(_SAFE):  # type: ignore[misc, valid-type]  # which of the two it is, is known when it runs
    """Reads "on", "off", "yes" and "no" as the words that they are here, as YAML 1.2 does and 1.1 does not; whether a
    thing is so is told by true and false alone."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
        for first, resolvers in _SAFE.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(_BOOLEAN, re.compile("(?:true|false)$"), ["t", "f"])


def read_yaml(path: str) -> Any:
    """What a YAML file holds, named from this folder on ("events/kinds.yaml"). Not cached: its readers are."""
    return parse_yaml(read_text(path))


def read_text(path: str) -> str:
    """A file's text, named as in `read_yaml`."""
    return files("rashomon.knowledge").joinpath(*path.split("/")).read_text(encoding="utf-8")


def parse_yaml(text: str) -> Any:
    """What a text in YAML holds."""
    return yaml.load(text, Loader=_Loader)

"""The data files of this folder, as they stand."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

#: The C loader is some ten times quicker; both give the same values.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: str) -> Any:
    """What a YAML file holds, named from this folder on ("events/kinds.yaml"). Not cached: its readers are."""
    return parse_yaml(read_text(path))


def read_text(path: str) -> str:
    """A file's text, named as in `read_yaml`."""
    return files("rashomon.knowledge").joinpath(*path.split("/")).read_text(encoding="utf-8")


def parse_yaml(text: str) -> Any:
    """What a text in YAML holds."""
    return yaml.load(text, Loader=_LOADER)

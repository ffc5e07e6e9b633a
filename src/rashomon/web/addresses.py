"""Where the pages of pairs, actors, sources and storylines stand."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

_STATE = re.compile(r"state:([A-Z]{3})")


def code_of(party: str) -> str:
    """A party as addresses have it: a state by its alpha-3 code, any other by its id."""
    found = _STATE.fullmatch(party)
    return found[1] if found else party


def pair_address(a: str, b: str, part: str = "", /, **asked: str) -> str:
    """A pair's page, or a part of it ("/events"), with what is asked of it."""
    return _address(f"/pairs/{_quoted(code_of(a))}/{_quoted(code_of(b))}{part}", asked)


def actor_address(actor: str, part: str = "", /, **asked: str) -> str:
    """An actor's page, or a part of it."""
    return _address(f"/actors/{_quoted(code_of(actor))}{part}", asked)


def source_address(source: str, part: str = "", /, **asked: str) -> str:
    """A source's page, or a part of it."""
    return _address(f"/sources/{_quoted(source)}{part}", asked)


def storyline_address(storyline: str, part: str = "", /, **asked: str) -> str:
    """A storyline's page."""
    return _address(f"/storylines/{_quoted(storyline)}{part}", asked)


def _quoted(name: str) -> str:
    return quote(name, safe=":/")


def _address(path: str, asked: dict[str, str]) -> str:
    return f"{path}?{urlencode(asked)}" if asked else path

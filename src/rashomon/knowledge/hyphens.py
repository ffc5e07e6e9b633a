"""Hyphenated verbs kept whole: "test-fired a rocket" has one verb, not three words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rashomon.knowledge.files import read_yaml


@lru_cache(maxsize=1)
def hyphenated() -> Mapping[str, str]:
    """Each form of a hyphenated verb, in lower case, with its dictionary form."""
    rows: dict[str, list[str]] = read_yaml("encoder/hyphenated.yaml")["verbs"]
    return {form: verb for verb, forms in rows.items() for form in (verb, *forms)}


def spellings() -> list[str]:
    """Every form as it may stand in a text: small, with a capital, in headline style."""
    styles = (str.lower, str.capitalize, lambda form: "-".join(part.capitalize() for part in form.split("-")))
    return sorted({style(form) for form in hyphenated() for style in styles})

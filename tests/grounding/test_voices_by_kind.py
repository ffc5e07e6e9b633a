"""The names voices go by: the institution's own words, whom a pronoun stands for, the person named beside a post."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.grounding.voices import resolve_voices
from rashomon.model import Document
from rashomon.statements.attributions import find_attributions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("State television in Asmara said the road was open.", ["State television in Asmara"]),
        ("Police in Nadi said the road was open.", ["Police in Nadi"]),
        ("The ministry in Quito, which denies the report, is shut.", ["The ministry in Quito"]),
        ("The army mocked what it called fairy tales.", ["The army"]),
        ("Officials showed the maps. The maps were old. They said the line was wrong.", ["Officials"]),
    ],
)
def test_the_voice_is_the_one_who_speaks(text: str, names: list[str], document: Callable[..., Document]) -> None:
    page = document(text)
    parse = parse_document(page)
    chained, _ = resolve_voices(page, parse, find_attributions(page, parse, ()), (), ())
    assert sorted({v.name for a in chained for v in a.chain[-1].voices}) == names

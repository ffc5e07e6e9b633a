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
        ("Chad's farm ministry closed the dam. The ministry said it was cracked.", ["Chad's farm ministry"]),
        ("A tired Fijian sailor came. The officer said that the ship sank.", ["The officer"]),
        ("A young Fijian officer came. The officer said that the ship sank.", ["A young Fijian officer"]),
        ("A Cuban envoy met a Haitian envoy. The envoy said that it rained.", ["The envoy"]),
        (
            "Minister Ana Paz was blunt. Minister Luz Rey was not. Both said that it rained.",
            ["Minister Ana Paz", "Minister Luz Rey"],
        ),
        ("The army mocked what it called fairy tales.", ["The army"]),
        ("Officials showed the maps. The maps were old. They said the line was wrong.", ["Officials"]),
        ("A soldier was shot at near the dam, the envoy said. A herder was hurt, he said.", ["the envoy"]),
        ("A Fijian envoy said the road was shut. A herder fired. No cow was hurt, he said.", ["A Fijian envoy"]),
        (
            "There was no leak, according to the owner, a Greek company. It said that it rained.",
            ["the owner"],
        ),
        ("A Fijian envoy denied that any sailor had landed. A boat had waited, he said.", ["A Fijian envoy"]),
        (
            "The Fijian coast guard said it sank. The Samoan navy gave its account. Three men drowned, it said.",
            ["The Fijian coast guard", "The Samoan navy"],
        ),
        ("An aide close to the chairman said the deal was dead.", ["An aide close to the chairman"]),
        ("The Fijian embassy was calm. Its account said that it rained.", ["The Fijian embassy"]),
    ],
)
def test_the_voice_is_the_one_who_speaks(text: str, names: list[str], document: Callable[..., Document]) -> None:
    page = document(text)
    parse = parse_document(page)
    chained, _ = resolve_voices(page, parse, find_attributions(page, parse, ()), (), ())
    assert sorted({v.name for a in chained for v in a.chain[-1].voices}) == names

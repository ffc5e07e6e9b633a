"""Datelines are cut off before the sentence behind them is parsed."""

from __future__ import annotations

import pytest

from rashomon.encoder.datelines import dateline_length
from rashomon.encoder.parser import parse_document


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("LIMA, Peru, March 3 - Miners marched.", "LIMA, Peru, March 3 - "),
        ("LUSAKA (Agency) - Miners marched.", "LUSAKA (Agency) - "),
        ("Port Moresby, 4 May 2011 (Wire) — Miners marched.", "Port Moresby, 4 May 2011 (Wire) — "),
        ("QUITO — “We march,” miners said.", "QUITO — "),
        ("ASEAN - the bloc of ten - met.", ""),
        ("Non-aligned states met.", ""),
        ("LUSAKA: Miners marched.", "LUSAKA: "),
        ("MBEKI: Miners marched.", ""),
    ],
)
def test_a_place_before_a_dash_and_a_capital_before_a_colon_are_datelines(line: str, dateline: str) -> None:
    assert line[: dateline_length(line)] == dateline


def test_a_dateline_is_a_sentence_of_its_own(document) -> None:  # type: ignore[no-untyped-def]
    parse = parse_document(document("LIMA, Peru, March 3 - Miners threatened to strike."))
    assert [(s.role, s.tokens[0].text) for s in parse.sentences] == [("dateline", "LIMA"), ("body", "Miners")]

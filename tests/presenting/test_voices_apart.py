"""Voices without a name of their own: the source of one report may be anybody but the source of the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import composed
from rashomon.accounts.suggesting import _can_conflict
from rashomon.accounts.tellers import NARRATOR
from rashomon.counting.sources import voice_key
from rashomon.knowledge.articles import opening
from rashomon.model import Account, Level, Reading, Span, Telling, Voice, VoiceKind
from rashomon.pipeline import relate
from rashomon.presenting.agreement import agreement
from rashomon.presenting.voices import called, cell, column_of, columns_of

NUMBERS = {"a": 1, "b": 2}


def account(
    name: str,
    kind: VoiceKind = "unnamed",
    report: str = "a",
    stance: Telling = "asserts",
    side: str | None = None,
    actor: str | None = None,
) -> Account:
    """What one voice says in one report."""
    spoken = replace(composed.PROMISE.accounts[0], voice=name, actor=actor, side=side, stance=stance, likened=False)
    chain = (Level((Voice(name, kind, actor),)),)
    return replace(spoken, id=f"{report}-{name}", chain=chain, evidence=(Span(report, 0, 9),))


@pytest.mark.parametrize(
    ("name", "kind"), [("a diplomat", "unnamed"), ("letter", "document"), ("He", "person"), (NARRATOR, "narrator")]
)
def test_two_reports_have_two_of_them(name: str, kind: VoiceKind) -> None:
    one, other = account(name, kind), account(name, kind, "b", "denies")
    row = replace(composed.PROMISE, accounts=(one, other))
    columns = columns_of([row])
    assert [cell(row, column) for column in columns] == [[one], [other]]
    assert list(called(columns, NUMBERS).values()) == [f"{opening(name)} [1]", f"{opening(name)} [2]"]
    assert voice_key(one, {}) != voice_key(other, {})
    assert agreement([row], {}, NUMBERS).names == (f"{opening(name)} [1]", f"{opening(name)} [2]")
    assert _can_conflict(one, other)


@pytest.mark.parametrize(
    ("name", "kind", "side", "actor"),
    [
        ("Asha Noor", "person", None, None),
        ("The Quayside Post", "narrator", None, None),
        ("a presidential source", "unnamed", "state:KEN", None),
        ("Villa Somalia", "institution", "state:SOM", "office:SOM/president"),
    ],
)
def test_a_name_and_a_source_of_one_side_are_known_again(
    name: str, kind: VoiceKind, side: str | None, actor: str | None
) -> None:
    said = [account(name, kind, report, side=side, actor=actor) for report in ("a", "b")]
    (column,) = columns_of([replace(composed.PROMISE, accounts=tuple(said))])
    assert called([column], NUMBERS) == {column: opening(name)}


def test_a_name_that_stands_alone_has_no_number() -> None:
    columns = [column_of(account("a diplomat")), column_of(account("an aide", report="b"))]
    assert list(called(columns, NUMBERS).values()) == ["A diplomat", "An aide"]


def test_he_of_two_reports_is_nobody_who_contradicts_himself(reading: Callable[..., Reading]) -> None:
    texts = {
        "kampala": "The talks in Kampala failed. He said the army attacked the post of Bunagana on Tuesday.",
        "kigali": "No deal was reached. He said the army did not attack the post of Bunagana on Tuesday.",
    }
    told = relate(reading(text, "2017-05-03", name) for name, text in texts.items())
    happened = next(p for p in told.propositions if p.dimension == "occurrence" and len(p.accounts) > 1)
    assert [column.voice for column in columns_of([happened])] == ["He", "He"]

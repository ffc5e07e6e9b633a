"""Meeting: voices that answer one question in words that no rule joins stand in one row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.accounts import affairs, likeness
from rashomon.accounts.answers import Clause, Rarity
from rashomon.model import Chronology, Reading, Telling
from rashomon.pipeline import relate

Read = Callable[..., Reading]

FIRED = """Army accused over a boat

India's fisheries minister said that Sri Lanka's navy had fired on a fishing boat near Katchatheevu."""
DENIED = """Colombo replies

Sri Lanka's navy denied that its patrol had shot at the fishing boat near Katchatheevu. A navy spokesman \
said that the boat carried timber."""


@pytest.fixture
def related(reading: Read, monkeypatch: pytest.MonkeyPatch) -> Callable[[float], Chronology]:
    """Both reports related, told to be of one affair, with this chance for their clauses on shooting."""
    given = [reading(FIRED, "2011-03-09", "fired"), reading(DENIED, "2011-03-09", "denied")]
    known = {r.document.id for r in given}
    shots = [
        (r.document.id, r.document.text.index(words), r.document.text.index(words) + len(words))
        for r, words in zip(given, ("fired on", "shot at"), strict=True)
    ]

    def tells_of_shots(clause: Clause) -> bool:
        place = clause.evidence
        return any(place.document == d and place.start <= start and end <= place.end for d, start, end in shots)

    def read(value: float) -> Chronology:
        def chance(a: Clause, b: Clause, rarity: Rarity) -> float:
            return value if tells_of_shots(a) and tells_of_shots(b) else 0.0

        monkeypatch.setattr(affairs, "reports_tied", lambda _: {document: set(known) for document in known})
        monkeypatch.setattr(likeness, "chance", chance)
        return relate(given)

    return read


def told_of_shots(found: Chronology) -> list[set[tuple[str, Telling]]]:
    """The accounts of each row that says that it happened, where there are two or more."""
    rows = [{(a.voice, a.stance) for a in p.accounts} for p in found.propositions if p.dimension == "occurrence"]
    return [row for row in rows if len(row) > 1]


def test_likely_answers_stand_in_one_row(related: Callable[[float], Chronology]) -> None:
    (row,) = told_of_shots(related(0.9))
    assert ("Sri Lanka's navy", "denies") in row
    assert [stance for _, stance in row if stance == "asserts"]


def test_what_is_less_likely_stays_apart(related: Callable[[float], Chronology]) -> None:
    assert not told_of_shots(related(0.5))


def test_likeness_alone_shows_no_clash(related: Callable[[float], Chronology]) -> None:
    assert not [c for c in related(0.9).comparisons if c.verdict in ("deny", "contradict")]

"""Meeting: voices that answer one question in words that no rule joins stand in one row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from rashomon.accounts import likeness, rows
from rashomon.accounts.answers import Clause, Rarity
from rashomon.accounts.corroboration import corroboration
from rashomon.model import Chronology, Proposition, Reading, Telling
from rashomon.pipeline import relate

Read = Callable[..., Reading]
#: Reports by what their clauses on the question have in them, with this chance that these answer one question.
Relate = Callable[[Mapping[str, str], float], Chronology]

SHOTS = {
    "fired on": """Army accused over a boat

India's fisheries minister said that Sri Lanka's navy had fired on a fishing boat near Katchatheevu.""",
    "shot at": """Colombo replies

Sri Lanka's navy denied that its patrol had shot at the fishing boat near Katchatheevu. A navy spokesman \
said that the boat carried timber.""",
}
CONVOY = {
    "did not fire": """Convoy stopped

A spokesman for Niger said that the troops did not fire on the convoy.""",
    "bullets": """A patrol returns

Mali's foreign minister met Mauritanian officials in Bamako. The minister told them that bullets hit the lorries.""",
}
DENIALS = {
    "denied": """Ministry answers

Chad's defence ministry denied the reports of a raid.""",
    "rejected": """Ministry speaks

Chad's army rejected the charge that it had raided a village.""",
}


@pytest.fixture
def related(reading: Read, monkeypatch: pytest.MonkeyPatch) -> Relate:
    """Reports related, six days between them, told to be of one affair."""

    def read(texts: Mapping[str, str], value: float) -> Chronology:
        given = {
            words: reading(text, f"2011-03-{9 + 6 * n:02}", words.replace(" ", "-"))
            for n, (words, text) in enumerate(texts.items())
        }
        known = {r.document.id: words for words, r in given.items()}
        quote = {r.document.id: r.document.quote for r in given.values()}

        def answers(clause: Clause) -> bool:
            document = clause.evidence.document
            return known[document] in quote[document](clause.evidence)

        def chance(a: Clause, b: Clause, rarity: Rarity) -> float:
            return value if answers(a) and answers(b) else 0.0

        monkeypatch.setattr(rows, "reports_tied", lambda _: dict.fromkeys(known, frozenset(known)))
        monkeypatch.setattr(likeness, "chance", chance)
        return relate(list(given.values()))

    return read


def rows_of_two(found: Chronology) -> list[Proposition]:
    """The rows that say that something happened or was said, in which two or more voices stand."""
    told = [p for p in found.propositions if p.dimension in ("occurrence", "content")]
    return [p for p in told if len(p.accounts) > 1]


def cells(row: Proposition) -> set[tuple[str, Telling]]:
    return {(a.voice, a.stance) for a in row.accounts}


def test_likely_answers_stand_in_one_row(related: Relate) -> None:
    (row,) = rows_of_two(related(SHOTS, 0.9))
    assert ("Sri Lanka's navy", "denies") in cells(row)
    assert [stance for _, stance in cells(row) if stance == "asserts"]


def test_what_is_less_likely_stays_apart(related: Relate) -> None:
    assert not rows_of_two(related(SHOTS, 0.5))


def test_likeness_alone_shows_no_clash(related: Relate) -> None:
    assert not [c for c in related(SHOTS, 0.9).comparisons if c.verdict in ("deny", "contradict")]


def test_what_stands_there_by_likeness_is_not_in_the_summary(related: Relate) -> None:
    found = related(SHOTS, 0.9)
    (row,) = rows_of_two(found)
    (event,) = [e for e in found.events if e.id == row.event]
    assert event.summary is not None
    assert "fisheries minister" in event.summary.text
    assert "denied" not in event.summary.text


def test_what_stands_there_by_likeness_corroborates_nothing(related: Relate) -> None:
    found = related(CONVOY, 0.9)
    (row,) = rows_of_two(found)
    assert {a.likened for a in row.accounts} == {True, False}
    assert corroboration(row.accounts) == corroboration([a for a in row.accounts if not a.likened])


def test_a_row_of_denials_alone_takes_nobody_in(related: Relate) -> None:
    (row,) = rows_of_two(related(CONVOY, 0.9))
    assert "bullets hit the lorries" in row.text
    assert ("A spokesman for Niger", "denies") in cells(row)


def test_two_acts_of_denying_are_never_one(related: Relate) -> None:
    assert not rows_of_two(related(DENIALS, 0.9))

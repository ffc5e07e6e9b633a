"""An account that a person rejects: gone from its row, from comparisons, disputes, summary and corroboration, and still
listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from rashomon.accounts.corroboration import event_corroboration
from rashomon.accounts.rejecting import _as_held, place_of, row_apart
from rashomon.formats.json import dump
from rashomon.model import Account, Chronology, Correction, Proposition, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

MEETING = """Ministers meet in Nairobi

Kenyan Foreign Minister Amina Odhiambo met Somali Foreign Minister Yusuf Ali in Nairobi on 14 May 2019. Somalia said \
that Kenya had apologised for the raid. Kenya denied that it had apologised for the raid.
"""
ANOTHER = """Foreign ministers hold talks

Somali Foreign Minister Yusuf Ali met Kenyan Foreign Minister Amina Odhiambo in Nairobi on 15 May 2019, a spokesman \
for the Somali government said. Kenya said it had not apologised for the raid.
"""


@pytest.fixture(scope="module")
def readings(reading: Read) -> list[Reading]:
    return [reading(MEETING, "2019-05-16", "a"), reading(ANOTHER, "2019-05-16", "b")]


def find(chronology: Chronology, voice: str, stance: str, key: str) -> tuple[Proposition, Account]:
    """The first account of a voice with a stance, on a row whose key begins so."""
    return next(
        (row, account)
        for row in chronology.propositions
        for account in row.accounts
        if (account.voice, account.stance) == (voice, stance) and row_apart(row.key, ids(chronology))[1] == key
    )


def ids(chronology: Chronology) -> frozenset[str]:
    return frozenset(event.id for event in chronology.events)


def rejection(chronology: Chronology, row: Proposition, account: Account) -> Correction:
    about, place = place_of(row, account, ids(chronology))
    triggers = {m.id: m.span for reading in chronology.readings for m in reading.event_mentions}
    event = next(event for event in chronology.events if event.id == about)
    mentions = tuple(triggers[m] for m in event.mentions)
    return Correction("reject", mentions, (), "2026-05-03T10:00:00+00:00", "A. Reader", "misread", account=place)


def test_a_rejected_denial_takes_its_verdict_the_dispute_and_the_summary_with_it(readings: list[Reading]) -> None:
    before = relate(readings)
    row, denial = find(before, "Kenya", "denies", "topic:apology")
    after = relate(readings, [rejection(before, row, denial)])
    (event,) = (e for e in after.events if e.id == row.event)
    (same_row,) = (p for p in after.propositions if p.event == row.event and p.key == row.key)
    assert [a.voice for a in same_row.accounts] == ["Somalia"]
    assert "content" not in event.disputed
    assert "denied" not in event.summary.text
    assert not [c for c in after.comparisons if c.event == event.id and c.verdict == "deny"]
    assert [(r.account.voice, r.account.stance, r.by, r.note) for r in event.rejected] == [
        ("Kenya", "denies", "A. Reader", "misread")
    ]
    assert after.corrections[0].effect is True


def test_an_account_that_is_rejected_corroborates_nothing(readings: list[Reading]) -> None:
    before = relate(readings)
    row, account = find(before, "a spokesman for the Somali government", "asserts", "e")
    after = relate(readings, [rejection(before, row, account)])

    def voices(chronology: Chronology) -> list[str]:
        rows = [p for p in chronology.propositions if p.event == row.event and p.dimension == "occurrence"]
        return [voice for party in event_corroboration(rows).parties for voice in party.voices]

    assert voices(before) == [account.voice]
    assert voices(after) == []


def test_a_voice_is_not_put_down_as_silent_where_its_account_was_rejected(readings: list[Reading]) -> None:
    before = relate(readings)
    row, silence = find(before, "a spokesman for the Somali government", "silent", "topic:apology")
    after = relate(readings, [rejection(before, row, silence)])
    (same_row,) = (p for p in after.propositions if p.event == row.event and p.key == row.key)
    assert silence.voice not in {a.voice for a in same_row.accounts}
    assert after.corrections[0].effect is True


def test_an_event_keeps_no_date_that_only_a_rejected_account_gave(readings: list[Reading]) -> None:
    before = relate(readings)
    row, account = find(before, "a spokesman for the Somali government", "asserts", "when:e")
    after = relate(readings, [rejection(before, row, account)])
    dates = [{e.id: e.time.date.edtf for e in found.events}[row.event] for found in (before, after)]
    assert dates == ["2019-05-15", None]


def test_it_holds_when_more_is_read_and_the_event_has_another_id(readings: list[Reading], reading: Read) -> None:
    before = relate(readings)
    row, denial = find(before, "Kenya", "denies", "topic:apology")
    earlier = reading(
        "Nairobi hosts ministers\n\nAmina Odhiambo and Yusuf Ali, foreign ministers of Kenya and Somalia, met in "
        "Nairobi on 14 May 2019.\n",
        "2019-05-14",
        "c",
    )
    after = relate([*readings, earlier], [rejection(before, row, denial)])
    ((event, rejected),) = ((e.id, r.account) for e in after.events for r in e.rejected)
    assert event != row.event
    assert rejected.evidence == denial.evidence


def test_it_holds_on_a_row_that_a_former_version_called_otherwise(reading: Read) -> None:
    text = """After the raid

Rebels attacked a convoy near Gao on Monday, Mali's army said. A trader doubted that the convoy had carried flour."""
    before = relate([reading(text, "2019-05-16", "c")])
    denied = [(row, account) for row in before.propositions for account in row.accounts if "untrue:" in row.key]
    assert denied, "the cue denies, and the clause is what is denied"
    row, account = denied[0]
    told = rejection(before, row, account)
    assert told.account is not None
    former = replace(told, account=replace(told.account, row=told.account.row.replace("untrue:", "unsaid:")))
    kept = [each.id for row in relate(before.readings, [former]).propositions for each in row.accounts]
    assert account.id not in kept


def test_what_is_denied_is_held_by_either_name_and_what_is_said_by_its_own() -> None:
    assert _as_held("content", "untrue:the gate was open") == _as_held("content", "unsaid:the gate was open")
    assert _as_held("content", "said:the gate was open") != _as_held("content", "unsaid:the gate was open")
    assert _as_held("content", "topic:apology") == ("content", "topic:apology")


def test_it_holds_when_the_report_turns_out_to_be_a_reprint(readings: list[Reading], reading: Read) -> None:
    before = relate(readings)
    row, denial = find(before, "Kenya", "denies", "topic:apology")
    original = reading(MEETING.replace("Ministers meet", "Talks on the raid"), "2019-05-14", "0")
    after = relate([*readings, original], [rejection(before, row, denial)])
    (rejected,) = (r.account for e in after.events for r in e.rejected)
    (here,), (there,) = denial.evidence, rejected.evidence
    assert there.document == "0"
    assert original.document.quote(there) == readings[0].document.quote(here)


def test_what_is_taken_back_leaves_no_trace_in_the_export(readings: list[Reading]) -> None:
    before = relate(readings)
    row, denial = find(before, "Kenya", "denies", "topic:apology")
    correction = rejection(before, row, denial)
    assert '"rejected"' in dump(relate(readings, [correction]))
    assert dump(relate(readings, [])) == dump(before)


@pytest.mark.parametrize(
    ("key", "apart"),
    [
        ("e-1", ("e-1", "e")),
        ("when:e-1", ("e-1", "when:e")),
        ("e-1:killed:*", ("e-1", "e:killed:*")),
        ("topic:apology", (None, "topic:apology")),
        ("said:e-9 came", (None, "said:e-9 came")),
    ],
)
def test_a_row_is_held_without_the_id_of_its_event(key: str, apart: tuple[str | None, str]) -> None:
    assert row_apart(key, {"e-1"}) == apart

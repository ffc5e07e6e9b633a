"""Copied passages give no account of their own; what a copy changes, it says itself."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.accounts.copies import is_verbatim
from rashomon.model import Chronology, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

WIRE = """Ferry sinks off Zanzibar

At least 14 people drowned when a ferry sank off the island of Zanzibar on Sunday, the Tanzanian coastguard said. \
Fishermen pulled dozens of passengers from the water and brought them ashore at a village in the north. The owner of \
the ferry could not be reached."""

CUT = WIRE[: WIRE.index(" The owner")]

BESIDE = """Families wait at the harbour

Hundreds of women sat on the quay through the night with lamps and blankets, waiting for boats that came in empty.

At least 14 people drowned when a ferry sank off the island of Zanzibar on Sunday, the Tanzanian coastguard said.

A port clerk said that 11 people had drowned."""

CHANGED = WIRE.replace("14 people", "9 people")


def voices(found: Chronology, document: str) -> set[str]:
    """The voices with an account whose words stand in this document."""
    return {
        a.voice
        for p in found.propositions
        for a in p.accounts
        if a.stance != "silent" and any(s.document == document for s in a.evidence)
    }


def test_a_cut_copy_gives_no_account(reading: Read) -> None:
    wire, cut = reading(WIRE, "2008-04-07", "wire"), reading(CUT, "2008-04-08", "cut")
    alone, both = relate([wire]), relate([cut, wire])
    assert is_verbatim(next(r.document for r in both.readings if r.document.id == "cut"))
    assert both.propositions == alone.propositions


def test_a_report_beside_a_wire_passage_speaks_for_its_own_words_only(reading: Read) -> None:
    found = relate([reading(BESIDE, "2008-04-08", "beside"), reading(WIRE, "2008-04-07", "wire")])
    assert "the Tanzanian coastguard" in voices(found, "wire")
    assert "the Tanzanian coastguard" not in voices(found, "beside")
    assert "A port clerk" in voices(found, "beside")
    event = next(e for e in found.events if "drowned" in e.label)
    assert set(event.documents) == {"wire", "beside"}


def test_a_number_that_a_copy_changes_is_its_own(reading: Read) -> None:
    found = relate([reading(CHANGED, "2008-04-08", "changed"), reading(WIRE, "2008-04-07", "wire")])
    values = {
        (a.evidence[0].document, a.value) for p in found.propositions if p.dimension == "number" for a in p.accounts
    }
    assert {("wire", "at least 14"), ("changed", "at least 9")} <= values

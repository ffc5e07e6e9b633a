"""What each voice says of an event, read from short reports: claims against denials, silences, rebuttals, tolls."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Chronology, Comparison, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]


def chronology(reading: Read, *texts: str, published: str | None = "2019-05-06") -> Chronology:
    """The chronology of reports of one day."""
    return relate(reading(text, published, f"report{n}") for n, text in enumerate(texts))


def words(found: Chronology, comparison: Comparison) -> tuple[str, str]:
    """The exact words of both sides."""
    documents = {r.document.id: r.document for r in found.readings}
    a, b = (documents[s.evidence[0].document].quote(s.evidence[0]) for s in (comparison.a, comparison.b))
    return a, b


def verdicts(found: Chronology, *wanted: str) -> list[tuple[str, str, str]]:
    """Verdict and words of every comparison with one of these verdicts."""
    return [(c.verdict, *words(found, c)) for c in found.comparisons if c.verdict in wanted]


RADAR = """Tokyo and Seoul at odds over radar

Japan's Defence Ministry said on Friday that a South Korean destroyer had locked its fire-control radar on a patrol \
plane. South Korea's Defence Ministry denied locking the radar on the aircraft."""

TALKS = """No talks, says Kabul

The Taliban said their envoys had met government negotiators in Doha last week. "No such meeting took place," a \
spokesman for President Ashraf Ghani said."""

CALL = """Call disputed

The Elysee said President Emmanuel Macron had telephoned his Malian counterpart on Tuesday. Bamako said that no call \
had taken place."""

READOUTS = """Readouts differ

The White House said President Barack Obama had raised human rights with President Xi Jinping during their talks in \
Beijing on Tuesday. The Chinese readout did not refer to human rights."""

OIL_FIELD = """Khartoum and Juba trade charges

South Sudan accused Khartoum of bombing an oil field in Unity state. The Sudanese army denied the accusation and \
accused Juba of backing rebels in Darfur."""

CRITICISM = """Trade deal under fire

President Park Geun-hye signed the trade deal with Canada on Monday. Farmers' leader Kim Young-ho sharply criticised \
the trade deal."""

PLEA = """Hostages freed

Gunmen shot a guard in Marib on Sunday. The governor said he had pleaded with the gunmen not to shoot the hostages."""


def test_a_denied_deed_is_set_against_the_claim(reading: Read) -> None:
    found = verdicts(chronology(reading, RADAR), "deny")
    assert len(found) == 1
    assert "had locked its fire-control radar" in found[0][1]
    assert "denied locking the radar" in found[0][2]


def test_no_such_meeting_denies_that_they_met(reading: Read) -> None:
    found = verdicts(chronology(reading, TALKS), "deny")
    assert [(a.startswith("their envoys had met"), "No such meeting" in b) for _, a, b in found] == [(True, True)]


def test_no_call_denies_that_he_telephoned(reading: Read) -> None:
    assert [v for v, _, b in verdicts(chronology(reading, CALL), "deny") if "no call" in b] == ["deny"]


def test_not_a_single_shell_was_fired(reading: Read) -> None:
    read = reading(
        "The Kenyan army said that not a single shell had been fired at the village of Dhobley.", "2012-06-10"
    )
    assert {m.modality for m in read.event_mentions} == {"negated"}


def test_a_remarked_silence_is_no_denial(reading: Read) -> None:
    found = chronology(reading, READOUTS)
    assert verdicts(found, "deny", "contradict") == []
    silences = [b for v, a, b in verdicts(found, "omit") if "raised human rights" in a]
    assert silences == ["The Chinese readout did not refer to human rights"]


def test_a_charge_is_denied_and_answered_by_another(reading: Read) -> None:
    found = chronology(reading, OIL_FIELD)
    assert any("denied the accusation" in b for _, _, b in verdicts(found, "deny"))
    assert any("backing rebels" in b for _, _, b in verdicts(found, "different_event"))


def test_criticism_denies_nothing(reading: Read) -> None:
    assert verdicts(chronology(reading, CRITICISM), "deny", "contradict") == []


def test_a_plea_not_to_act_denies_nothing(reading: Read) -> None:
    assert verdicts(chronology(reading, PLEA), "deny", "contradict") == []


def test_why_quotes_both_sides(reading: Read) -> None:
    found = chronology(reading, RADAR)
    for comparison in found.comparisons:
        a, b = words(found, comparison)
        assert a[:20].strip('"“') in comparison.why
        assert b[:20].strip('"“') in comparison.why


def test_the_same_two_evidences_stand_under_one_verdict(reading: Read) -> None:
    found = chronology(reading, RADAR, TALKS, OIL_FIELD)
    pairs = [frozenset(words(found, c)) for c in found.comparisons]
    assert len(pairs) == len(set(pairs))


def test_a_reprint_adds_no_account(reading: Read) -> None:
    once, twice = chronology(reading, RADAR), chronology(reading, RADAR, RADAR)
    assert sum(r.document.carrier_of is not None for r in twice.readings) == 1
    assert len(once.propositions) == len(twice.propositions)
    assert len(once.comparisons) == len(twice.comparisons)

"""Which claim a denial denies: by pointing back, by correcting in the same breath, by a clause of opposite polarity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.accounts.flatness import is_flat
from rashomon.accounts.pointing import singular
from rashomon.knowledge.denials import denials
from rashomon.model import Chronology, Comparison, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

ACCOUNT = """Reporters hurt at rally

Guards shelled the hall where two reporters stood, the reporters said. A spokeswoman for the Kenyan governor disputed \
their account."""

WHOSE = """Charges over the dam

Egypt said that Sudanese troops had shelled a village. Ethiopia said that rebels had attacked a convoy. Sudan called \
a meeting. The Sudanese government rejected Egypt's claim."""

VIDEO = """Film of the shooting

Soldiers shot a driver in Lagos on Monday. The film shows that the driver stood with his hands up, contradicting the \
army's earlier claim that the driver had attacked the soldiers."""

CONTRARY = """Road blocked

Troops attacked a convoy near Goma. Contrary to the army's claim that the convoy was empty, there were forty people \
in the trucks."""

WANTED = """Deal under fire

The opposition signed a deal with Chad. A senator is pressing the ministry to reject the claim, which Chad made on \
Monday, that troops had crossed the border."""

CROSSED = """Incursion reported

About 200 Malian soldiers crossed the border into Niger near Ayorou on Tuesday, Niger's army said."""

NOBODY = """Mali denies incursion

The Malian army said that none of its soldiers had set foot in Niger this week. Niger's army had reported on Tuesday \
that Malian soldiers crossed the border."""

VOTERS = """Voters torn

Farmers said they would never support Senator Adams after his attack on the union. Nurses said they supported him."""


def shown(reading: Read, *texts: str) -> list[tuple[str, str, str]]:
    """Verdict and words of what is denied or contradicted in reports of one day."""
    found = relate(reading(text, "2019-05-08", f"report{n}") for n, text in enumerate(texts))
    return [(c.verdict, *words(found, c)) for c in found.comparisons if c.verdict in ("deny", "contradict")]


def words(found: Chronology, comparison: Comparison) -> tuple[str, str]:
    """The exact words of both sides."""
    documents = {r.document.id: r.document for r in found.readings}
    a, b = (documents[s.evidence[0].document].quote(s.evidence[0]) for s in (comparison.a, comparison.b))
    return a, b


def test_a_pointer_means_the_claim_before_it(reading: Read) -> None:
    found = shown(reading, ACCOUNT)
    assert [(v, a.startswith("Guards shelled"), "disputed their account" in b) for v, a, b in found] == [
        ("deny", True, True)
    ]


def test_a_pointer_that_names_whose_claim_it_is_means_no_other(reading: Read) -> None:
    found = [(a, b) for v, a, b in shown(reading, WHOSE) if "rejected Egypt's claim" in b]
    assert [("Sudanese troops" in a, "convoy" in a) for a, _ in found] == [(True, False)]


def test_what_a_film_shows_contradicts_a_claim(reading: Read) -> None:
    found = [(a, b) for v, a, b in shown(reading, VIDEO) if v == "contradict"]
    assert [("earlier claim" in a, b.startswith("The film shows")) for a, b in found] == [(True, True)]


def test_contrary_to_a_claim(reading: Read) -> None:
    found = [(a, b) for v, a, b in shown(reading, CONTRARY) if v == "contradict"]
    assert [("the convoy was empty" in a, b.startswith("there were forty")) for a, b in found] == [(True, True)]


def test_a_denial_that_is_only_wanted_denies_nothing(reading: Read) -> None:
    assert shown(reading, WANTED) == []


def test_nobody_crossed_denies_that_soldiers_did(reading: Read) -> None:
    found = [(a, b) for v, a, b in shown(reading, CROSSED, NOBODY) if v == "deny" and "none of its soldiers" in b]
    assert any("About 200 Malian soldiers crossed" in a for a, _ in found)


def test_what_each_says_of_itself_is_no_denial(reading: Read) -> None:
    assert shown(reading, VOTERS) == []


@pytest.mark.parametrize(
    ("clause", "flat"),
    [
        ("its troops did not cross the border", True),
        ("he was not speaking only of the border", True),
        ("not only its troops crossed the border", False),
        ("the troops cannot leave", False),
        ("the treaty will not take effect until May", False),
        ("the sooner they leave, the better", False),
        ("whether the troops had crossed", False),
    ],
)
def test_which_denials_are_flat(clause: str, flat: bool) -> None:
    assert is_flat(clause) is flat


def test_nouns_that_point_back_are_singular() -> None:
    table = denials()
    nouns = table.claim_nouns | table.charge_nouns | table.blame_nouns
    assert singular("allegations") in nouns
    assert singular("theories") in nouns
    assert all(noun == noun.casefold() for noun in nouns)


MET = """Ministers meet in Oslo

Kenyan Foreign Minister Amina Mohamed met her Somali counterpart, Abdisalam Omer, in Oslo on Monday, Kenya's foreign \
ministry said."""

NOT_MET = """Somalia denies talks

Somalia's foreign ministry denied on Tuesday that Abdisalam Omer had met Kenyan Foreign Minister Amina Mohamed in \
Oslo."""

AID = """Ministers confer

Kenyan Foreign Minister Amina Mohamed met her Somali counterpart, Abdisalam Omer, in Oslo on Monday. The two \
ministers discussed food aid, Kenya's foreign ministry said."""

NO_BORDER = """Somalia on the Oslo talks

Kenyan Foreign Minister Amina Mohamed met her Somali counterpart, Abdisalam Omer, in Oslo on Monday. Somalia's \
foreign ministry said that the two ministers did not discuss the frontier."""

LETTER = """Ghana apologises

Togo's presidential office said that Ghanaian President John Mahama had apologised for the shooting of a Togolese \
driver. Mahama's envoy delivered a letter to President Faure Gnassingbe on Monday, the office said."""

NO_APOLOGY = """Ghana on the letter

President John Mahama's letter to President Faure Gnassingbe was delivered on Monday. "There was no apology by Ghana \
in the letter," spokesman Kofi Mensah said."""


def test_who_meets_is_met(reading: Read) -> None:
    assert any(verdict == "deny" and "had met" in b for verdict, _, b in shown(reading, MET, NOT_MET))


def test_what_was_not_discussed_denies_no_other_topic(reading: Read) -> None:
    assert not [s for s in shown(reading, AID, NO_BORDER) if "aid" in s[1]]


def test_a_denied_apology_denies_no_shooting(reading: Read) -> None:
    found = relate(reading(text, "2019-05-08", f"report{n}") for n, text in enumerate((LETTER, NO_APOLOGY)))
    known = {p.id: p for p in found.propositions}
    denied = [p for c in found.comparisons if c.verdict == "deny" and (p := known.get(c.proposition or ""))]
    assert not [p for p in denied if p.dimension == "occurrence"]


MARKET = """Market bombed

Chadian planes bombed a market in Tine, the United Nations said. President Bashir would ask the Security Council to \
condemn the attack, a Sudanese minister said on Monday. Chad's foreign ministry rejected the report."""


def test_a_report_that_is_rejected_is_of_something_done_and_no_plan(reading: Read) -> None:
    assert [(verdict, says) for verdict, says, _ in shown(reading, MARKET)] == [
        ("deny", "Chadian planes bombed a market in Tine")
    ]

"""Relations between event mentions: a sentence in, what its words relate out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Document
from rashomon.pipeline import read_document


@pytest.fixture
def related(document: Callable[..., Document]) -> Callable[[str], list[str]]:
    """`first kind second | cue` for each relation of a text."""

    def relate(text: str) -> list[str]:
        page = document(text)
        mentions = read_document(page).event_mentions
        known = {m.id: m for m in mentions}
        return [
            f"{m.lemma} {r.kind} {known[r.other].lemma} | {page.quote(r.cue)}" for m in mentions for r in m.relations
        ]

    return relate


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Malawi recalled its envoy after rebels attacked a ferry.", "recall follows attack | after"),
        ("Hours after rebels attacked a ferry, Malawi recalled its envoy.", "recall follows attack | after"),
        ("Malawi condemned the raid after the summit.", "condemn follows summit | after"),
        ("Peru freed a spy before its president visited Lima.", "visit follows free | before"),
        ("Peru expelled a consul in retaliation for the arrest.", "expel responds_to arrest | in retaliation for"),
        ("Laos imposed sanctions over the shelling.", "impose responds_to shelling | over"),
        ("The raid followed an ambush near Dosso.", "raid follows ambush | followed"),
        ("The raid was followed by protests in Dosso.", "protest follows raid | followed"),
        ("The killing sparked protests in Dosso.", "protest responds_to killing | sparked"),
        ("Benin mourned the bombing.", "mourn responds_to bombing | mourned"),
        ("Togo bombed a camp. Benin responded by expelling the consul.", "expel responds_to bomb | responded"),
        ("Togo bombed a camp. In retaliation, Benin attacked a port.", "attack responds_to bomb | In retaliation"),
        ("Chad and Libya agreed to exchange prisoners.", "agree announces exchange | agreed"),
        ("Togo's president invited Mali's in a phone call.", "invite part_of phone call | in"),
        ("The ministers met on the sidelines of the summit.", "meet part_of summit | on the sidelines of"),
        ("He sent a letter in which he apologised.", "apologise part_of send | in which he apologised"),
        ("Troops arrested ten men during the visit.", "arrest during visit | during"),
    ],
)
def test_what_words_relate(related: Callable[[str], list[str]], text: str, found: str) -> None:
    assert found in related(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a ferry. Malawi recalled its envoy.",  # the order of sentences relates nothing
        "Malawi did not recall its envoy after the attack.",
        "Malawi could recall its envoy after the attack.",
        "Togo bombed a camp. In retaliation for nothing, it said.",
        "The leaders may meet before or during the summit.",
        "The commissioners met over lunch.",
        "Malawi recalled its envoy for consultations.",
    ],
)
def test_what_words_do_not_relate(related: Callable[[str], list[str]], text: str) -> None:
    assert related(text) == []


def test_the_evidence_holds_both_events(document: Callable[..., Document]) -> None:
    page = document(
        "Officials said that Malawi recalled its envoy from Lusaka after rebels attacked a ferry on Monday."
    )
    (relation,) = [r for m in read_document(page).event_mentions for r in m.relations]
    assert [page.quote(s) for s in relation.evidence] == [
        "that Malawi recalled its envoy from Lusaka after rebels attacked"
    ]

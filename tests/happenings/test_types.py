"""What the learned head of event types looks at, and what it makes of pairs in composed sentences."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rashomon.encoder.trunk import SUMS, WEIGHTS, WeightsError
from rashomon.happenings.types_learned import FILE, NOTHING, TOKENIZER, head, load_head
from rashomon.happenings.types_signs import SLOTS
from training.types import example
from training.types_marked import unmarked

#: None is among the sentences that the head learnt from.
PAIRS = [
    "REJECT: [[s:Gabon]] refused to hand the captain over to [[t:Cameroon]].",
    "AGREE: [[s:Gabon]] agreed to hand the captain over to [[t:Cameroon]].",
    "THREATEN: [[s:Gabon]] threatened to bomb [[t:the island]] if the captain was not handed over.",
    "ASSAULT: [[s:Gabonese jets]] bombed [[t:the island]] on Sunday night.",
    "COERCE: [[s:Police in Libreville]] arrested [[t:two Cameroonian reporters]].",
    "RETREAT: [[s:Police in Libreville]] released [[t:two Cameroonian reporters]] on Monday.",
    "REQUEST: [[s:Reporters]] demanded that [[t:Libreville]] release their colleagues.",
    "ACCUSE: [[s:Cameroon's foreign minister]] accused [[t:Gabon]] of sheltering smugglers.",
    "CONSULT: [[s:The Gabonese president]] met [[t:his Cameroonian counterpart]] in Oyem.",
    "SUPPORT: [[s:Gabon]] praised [[t:Cameroon's]] decision to open the bridge.",
    "AID: [[s:Gabon]] sent tents and medicine to [[t:flooded villages in Cameroon]].",
    "SANCTION: [[s:Gabon]] expelled [[t:the Cameroonian ambassador]].",
    "PROTEST: [[s:Thousands of Gabonese]] marched against [[t:the government]].",
    "MOBILIZE: [[s:Gabon]] massed troops along the border with [[t:Cameroon]].",
]


def chances(line: str) -> dict[str, float]:
    return head().chances(example(unmarked(line)).signs)


def test_the_head_types_composed_pairs() -> None:
    right = sum(
        max(found, key=lambda root: found[root]) == line.split(":")[0] for line in PAIRS if (found := chances(line))
    )
    assert right >= len(PAIRS) - 2


def test_words_that_govern_a_deed_win_over_it() -> None:
    agreed = chances("AGREE: [[s:Togo]] agreed to release [[t:nine fishermen]].")
    refused = chances("REJECT: [[s:Togo]] refused to release [[t:nine fishermen]].")
    done = chances("RETREAT: [[s:Togo]] released [[t:nine fishermen]].")
    assert agreed["AGREE"] > agreed["RETREAT"]
    assert refused["REJECT"] > refused["RETREAT"]
    assert done["RETREAT"] > done["AGREE"]


def test_chances_sum_to_one_over_all_roots_and_nothing() -> None:
    found = chances("AID: [[s:Togo]] is south of [[t:Burkina Faso]].")
    assert sum(found.values()) == pytest.approx(1)
    assert len(found) == 17
    assert NOTHING in found


def test_names_are_not_looked_at() -> None:
    one, other = (
        example(unmarked(f"AID: [[s:{a}]] lent money to [[t:{b}]].")).signs
        for a, b in (("Togo", "Mali"), ("Peru", "Iran"))
    )
    assert one == other
    assert not any("togo" in name.lower() for name in one.named)


def test_signs_tell_path_verb_frames_and_slots() -> None:
    signs = example(unmarked("ACCUSE: [[s:The envoy]] accused [[t:rebels]] of theft.")).signs
    assert {"path accuse", "verb accuse", "source as nsubj", "target as dobj", "frame of verb ACCUSE"} <= set(
        signs.named
    )
    assert dict(signs.words)["verb"] == ("accuse",)
    assert {slot for slot, _ in signs.words} <= set(SLOTS)


def test_a_head_with_another_sum_is_refused(tmp_path: Path) -> None:
    for name in (FILE, TOKENIZER, SUMS):
        shutil.copyfile(WEIGHTS / name, tmp_path / name)
    assert load_head(tmp_path).roots == head().roots
    (tmp_path / FILE).write_bytes((tmp_path / FILE).read_bytes()[:-1] + b"x")
    with pytest.raises(WeightsError, match="missing or altered"):
        load_head(tmp_path)

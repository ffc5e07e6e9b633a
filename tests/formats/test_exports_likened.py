"""An account that only the likeness of words laid beside an event is told as that in every export, or left out."""

from __future__ import annotations

import json
from dataclasses import replace

import composed
from reading_back import export_of, gdelt_frames, tsv_frame

#: What the post says of the letter in its own voice stands in its row by likeness alone.
BESIDE = replace(composed.SENT.accounts[0], likened=True)
TOLD = replace(
    composed.CHRONOLOGY,
    propositions=(composed.PROMISE, replace(composed.SENT, accounts=(BESIDE, *composed.SENT.accounts[1:]))),
)


def test_a_mention_of_gdelt_says_so() -> None:
    _, mentions = gdelt_frames(TOLD)
    assert dict(zip(mentions["account_id"], mentions["likened"], strict=True)) == {
        "c-1": "false",
        "c-2": "false",
        "c-3": "false",
        "c-4": "true",
        "c-5": "false",
    }


def test_a_clause_of_polecat_and_plover_has_no_such_account() -> None:
    frame = tsv_frame(export_of("polecat", TOLD)["polecat.tsv"])
    assert set(frame["account_id"]) == {""}
    records = [json.loads(line) for line in export_of("plover", TOLD)["plover.jsonl"].decode().splitlines()]
    assert {(record["account_id"], record["stance"]) for record in records} == {(None, None)}


def test_a_slide_does_not_quote_it() -> None:
    text = json.loads(export_of("timelinejs", TOLD)["timeline.json"])["events"][0]["text"]["text"]
    assert "The Quayside Post</b>" not in text
    assert "Villa Somalia</b>" in text


def test_an_annotation_and_a_note_say_so() -> None:
    (content,) = export_of("annotations", TOLD).values()
    bodies = [each["body"] for each in json.loads(content)["first"]["items"]]
    likened = [words["value"] for words, body in bodies if body.get("likened")]
    assert likened == ["The Quayside Post: says so (Kenya's president wrote the letter); laid here by likeness"]
    notes = [json.loads(line) for line in export_of("followthemoney", TOLD)["rashomon.ftm.json"].decode().splitlines()]
    found = [
        each["properties"]["notes"]
        for each in notes
        if each["schema"] == "Note" and "laid here by likeness" in each["properties"]["keywords"]
    ]
    assert found == [["c-4"]]

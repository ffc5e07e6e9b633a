"""Whether an event happened, will, may, did not, or is only said to have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import EventMention, Modality

Told = Callable[..., list[EventMention]]

CASES: list[tuple[str, str, Modality]] = [
    ("Algeria expelled the Moroccan envoy.", "expelled", "actual"),
    ("Algeria will expel the Moroccan envoy.", "expel", "future"),
    ("Algeria plans to expel the Moroccan envoy.", "expel", "future"),
    ("Algeria may expel the Moroccan envoy.", "expel", "possible"),
    ("Algeria threatened to expel the Moroccan envoy.", "expel", "possible"),
    ("Algeria did not expel the Moroccan envoy.", "expel", "negated"),
    ("Algeria refused to expel the Moroccan envoy.", "expel", "negated"),
    ("Algeria denied expelling the Moroccan envoy.", "expelling", "negated"),
    ("Algeria did not threaten to expel the Moroccan envoy.", "expel", "possible"),
    ("Algeria continued to shell Morocco.", "shell", "actual"),
    ("Algeria never stopped shelling Morocco.", "shelling", "actual"),
    ("Algeria did not warn or attack Morocco.", "attack", "negated"),
    ("Algeria met Morocco to finish their talks.", "talks", "actual"),
    ("The Moroccan raid was necessary.", "raid", "actual"),
    ("Algeria held no talks with Morocco.", "talks", "negated"),
    ("Algeria discussed a meeting with Morocco.", "meeting", "possible"),
    ("Algeria explored the possibility of meeting Morocco.", "meeting", "possible"),
    ("Algeria proposed talks with Morocco.", "talks", "possible"),
    ("Algeria condemned the attack on Morocco.", "attack", "actual"),
    ("Algeria did not condemn the attack on Morocco.", "attack", "actual"),
    ("Algeria called off the summit with Morocco.", "summit", "negated"),
    ("Algeria accused Morocco of attacking a convoy.", "attacking", "reported"),
    ("The talks between Algeria and Morocco could take place in May.", "talks", "possible"),
    ("The summit of Algeria and Morocco, scheduled for May, drew much notice.", "summit", "future"),
    ("A planned visit by Algeria to Morocco caused a stir.", "visit", "future"),
    ("If Algeria attacks Morocco, others suffer.", "attacks", "possible"),
    ("Algeria called Morocco to offer condolences.", "condolences", "actual"),
    ("Algeria urged Morocco to release the crew.", "release", "possible"),
    ("Algeria stopped short of expelling the Moroccan envoy.", "expelling", "negated"),
    ("Algeria no longer attacks Morocco.", "attacks", "negated"),
    ("At no point did Algeria expel the Moroccan envoy.", "expel", "negated"),
    ("Algeria was not allowed to attack Morocco.", "attack", "negated"),
    ("Algeria was too weak to attack Morocco.", "attack", "negated"),
    ("Algeria nearly attacked Morocco.", "attacked", "negated"),
    ("Algeria rejected reports that it had attacked Morocco.", "attacked", "negated"),
    ("It is not true that Algeria attacked Morocco.", "attacked", "negated"),
    ("There is no evidence that Algeria attacked Morocco.", "attacked", "negated"),
    ("Algeria halted a plan to visit Morocco.", "visit", "negated"),
    ("Perhaps Algeria attacked Morocco.", "attacked", "possible"),
    ("Has Algeria attacked Morocco?", "attacked", "possible"),
    ("Should Algeria expel the Moroccan envoy, others suffer.", "expel", "possible"),
    ("It is possible that Algeria attacked Morocco.", "attacked", "possible"),
    ("A Moroccan attack on Algeria would be a mistake.", "attack", "possible"),
    ("The dispute could lead to an attack on Algeria.", "attack", "possible"),
    ("Algeria fought to expel the Moroccan envoy.", "expel", "possible"),
    ("Algeria demanded the release of the Moroccan crew.", "release", "possible"),
    ("Algeria will meet Morocco after it releases the crew.", "releases", "future"),
    ("Algeria postponed a visit to Morocco.", "visit", "future"),
    ("Next month's summit of Algeria and Morocco drew notice.", "summit", "future"),
    ("Not only did Algeria attack Morocco, it shelled a port.", "attack", "actual"),
    ("No fewer than forty Moroccan soldiers were killed in Algeria.", "killed", "actual"),
    ("Algeria was forced to expel the Moroccan envoy.", "expel", "actual"),
    ("Algeria managed to expel the Moroccan envoy.", "expel", "actual"),
    ("Algeria did not fail to attack Morocco.", "attack", "actual"),
    ("Algeria was able to expel the Moroccan envoy.", "expel", "actual"),
    ("Algeria tried to expel the Moroccan envoy.", "expel", "possible"),
    ("Algeria never tried to expel the Moroccan envoy.", "expel", "negated"),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES, ids=[c[0] for c in CASES])
def test_modality(told: Told, text: str, word: str, expected: Modality) -> None:
    mentions = told(text, ["Algeria", "Morocco", "Moroccan"], ["May"])
    found = [m for m in mentions if word in text[m.span.start : m.span.end]]
    assert [m.modality for m in found] == [expected]


def test_what_others_say_is_reported(told: Told) -> None:
    text = "Morocco said Algeria shelled a village."
    said = ("Morocco", "said", "Algeria shelled a village", "asserts")
    (mention,) = told(text, ["Algeria", "Morocco"], said=said)
    assert (mention.modality, mention.attribution) == ("reported", "a1")


def test_a_headline_announces_with_an_infinitive(told: Told) -> None:
    text = "Algeria, Morocco to Meet in Tunis\n\nMore follows."
    assert [m.modality for m in told(text, ["Algeria", "Morocco"])] == ["future"]


def test_a_refusal_told_of_is_an_act_of_refusing(told: Told) -> None:
    text = "Morocco had stated that it would never recognise the border."
    said = ("Morocco", "had stated", "it would never recognise the border", "asserts")
    (mention,) = told(text, ["Morocco"], said=said)
    assert text[mention.span.start : mention.span.end] == "stated"
    assert mention.plover is not None
    assert (mention.plover.root, mention.modality) == ("REJECT", "actual")


def test_a_promise_told_of_is_an_act_and_its_deed_is_to_come(told: Told) -> None:
    text = "Morocco said it would release the Algerian crew."
    said = ("Morocco", "said", "it would release the Algerian crew", "asserts")
    promise, deed = told(text, ["Morocco", "Algerian"], said=said)
    assert promise.plover is not None
    assert (promise.plover.root, promise.modality) == ("AGREE", "actual")
    assert deed.modality == "future"


def test_what_a_cue_reacts_to_is_the_narrators(told: Told) -> None:
    text = "Morocco condemned the attack on Algeria."
    said = ("Morocco", "condemned", "the attack on Algeria", "accuses")
    found = told(text, ["Algeria", "Morocco"], said=said)
    assert [m.modality for m in found if m.lemma == "attack"] == ["actual"]
